"""Our own HTML as plain text and as Markdown, for whoever takes a release into another system.

Reads only what this package writes: start and end tags, with texts between them that are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple

from pressbridge.rendering.kit_emphasis import Mark, with_marks
from pressbridge.rendering.kit_lines import Lines
from pressbridge.rendering.kit_styles import MARKDOWN, PLAIN, Style, address_beside

_PIECE = re.compile(
    r"<(?P<block>p|li|td|th|h[1-6])>(?P<text>[^<]+)</(?P=block)>\n?"
    r"|<(?P<closing>/?)(?P<tag>[a-z][a-z0-9]*)(?P<rest>[^<>]*)>|[^<]+"
)
"""A block that holds a text and nothing else, as most do; a tag; a text."""
_VALUE = re.compile(r' (href|src|alt|class|start|value)="([^"]*)"')
_BREAK = "\0"
"""A break of a line inside of a text, until the text is written."""
_BLANK = f" {_BREAK}"
_TICKS = re.compile("`+")
_TILDES = re.compile("^ {0,3}(~{4,})", re.MULTILINE)
_END_OF_HEADING = re.compile(r"(?<![^ ])#(?=#*\Z)")
_SPACES = re.compile(r" +")


def plain_text(html: str, picture: str) -> str:
    """Return HTML as plain text. ``picture`` says where one is: ``[Picture: {file}]``."""
    return _Writer(PLAIN, picture).written(html)


def markdown(html: str) -> str:
    """Return HTML as Markdown (CommonMark, with the tables of GitHub)."""
    return _Writer(MARKDOWN, "").written(html)


class _List(NamedTuple):
    """A list that is open."""

    number: str
    """Form of its numbers; empty for a list without any."""
    marked: bool
    """Its items have signs of their own."""


class _Writer:
    """Writes HTML from its beginning to its end."""

    def __init__(self, style: Style, picture: str) -> None:
        self.style = style
        self.picture = picture
        self.out = Lines()
        self.text: list[str] = []
        """The pieces of the text that is being read."""
        self.marks: list[Mark] = []
        """The marks among them."""
        self.lists: list[_List] = []
        self.numbers: list[int] = []
        self.cells: list[str] = []
        self.rows: list[list[str]] = []
        self.in_table = False
        self.links: list[str] = []
        self.in_code = False
        self.code_at: int | None = None
        """Where in the text some code begins; None outside of any."""
        self.is_unread = False
        """Inside of what only a page uses."""

    def written(self, html: str) -> str:
        """Return the whole text; it ends with the end of a line."""
        for found in _PIECE.finditer(html):
            block, text, closing, tag, rest = found.groups()
            if block:
                self._whole_block(block, text)
            elif tag is None:
                self._says(found[0])
            elif closing:
                self._ends(tag)
            else:
                self._begins(tag, dict(_VALUE.findall(rest)) if rest else {})
        self._flush()
        return "\n".join(self.out.lines).strip("\n") + "\n"

    def _whole_block(self, tag: str, text: str) -> None:
        """Write a block that holds a text and nothing else."""
        text = unescape(text) if "&" in text else text
        text = self.style.escaped(text.replace("\n", " "))
        if self.text:
            self._flush()
        if tag[0] == "t":
            self.cells.append(text.strip())
        elif tag == "p" and not self.out.prefixes:  # most are: this takes a third of the time
            if self.out.lines and not self.out.is_first:
                self.out.lines.append("")
            self.out.is_first = False
            self.out.lines.append(self.style.begun(text.strip()))
        else:
            self._begins(tag, {})
            self.text.append(text)
            self._ends(tag)

    def _says(self, text: str) -> None:
        if self.is_unread or (not self.in_code and text.isspace() and "\n" in text):
            return
        text = unescape(text) if "&" in text else text
        if self.in_code or self.code_at is not None:
            self.text.append(text)
        else:
            self.text.append(self.style.escaped(text.replace("\n", " ")))

    def _begins(self, tag: str, values: dict[str, str]) -> None:
        begin = _BEGINS.get(tag)
        if begin:
            begin(self, tag, values)
        else:
            self._mark(tag, closes=False)

    def _ends(self, tag: str) -> None:
        end = _ENDS.get(tag)
        if end:
            end(self)
        else:
            self._mark(tag, closes=True)

    def begin_quotation(self, _: str, __: dict[str, str]) -> None:
        self._gap()
        self.out.begin_quotation()

    def begin_code_block(self, _: str, __: dict[str, str]) -> None:
        self._gap()
        self.in_code = True

    def begin_table(self, _: str, __: dict[str, str]) -> None:
        self._gap()
        self.in_table = True

    def begin_break(self, _: str, __: dict[str, str]) -> None:
        self.text.append(_BREAK)

    def begin_code_span(self, _: str, __: dict[str, str]) -> None:
        self.code_at = None if self.in_code else len(self.text)

    def end_block(self) -> None:
        self._flush()
        self.out.marker = self.out.marker if self.out.opening is not None else ""

    def end_list(self) -> None:
        self._flush()
        self.lists.pop()
        self.numbers.pop()

    def end_item(self) -> None:
        self._flush()
        self.out.end()

    def end_table(self) -> None:
        self._flush()
        self.in_table = False
        rows, self.rows = self.rows, []
        if not self.style.is_markdown:
            self.out.put(["\t".join(cells) for cells in rows])
            return
        width = max(map(len, rows), default=0)  # other programs drop the cells that the head lacks
        lines = [f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |" for cells in rows]
        self.out.put([*lines[:1], "|" + " --- |" * width, *lines[1:]])

    def _mark(self, tag: str, *, closes: bool) -> None:
        sign = self.style.marks.get(tag)
        if sign:
            self.marks.append(Mark(len(self.text), closes))
            self.text.append(sign)

    def _said(self) -> str:
        """Return the text that was read, and begin another."""
        if self.marks:
            with_marks(self.text, self.marks)
            self.marks.clear()
        text = "".join(self.text)
        self.text.clear()
        return text

    def begin_block(self, tag: str, _: dict[str, str]) -> None:
        self._gap()
        if tag == "hr":
            self.out.put(["---"])
        elif tag[0] == "h":
            self.out.marker += self.style.heading(int(tag[1]))

    def _gap(self) -> None:
        """End what was said, and leave a line empty before what comes."""
        self._flush()
        self.out.gap()

    def begin_list(self, tag: str, values: dict[str, str]) -> None:
        if self.lists:
            self._flush()
        else:
            self._gap()
        kind = values.get("class", "")
        form = ("{:02}" if "zero" in kind else "{}") + (") " if "parenthesis" in kind else ". ")
        self.lists.append(_List(form if tag == "ol" else "", kind == "marks"))
        self.numbers.append(int(values.get("start", "1")))

    def begin_item(self, _: str, values: dict[str, str]) -> None:
        self._flush()
        shown = self.lists[-1]
        number = int(values.get("value", self.numbers[-1]))
        if number != self.numbers[-1] and self.style.is_markdown:  # else it would count on
            self._gap()
            self.out.put(["<!-- -->"])
            self._gap()
        self.numbers[-1] = number + 1
        marker = shown.number.format(number) if shown.number else "- "
        if shown.marked and not self.style.is_markdown:
            marker = ""
        self.out.begin_item(marker)

    def begin_link(self, _: str, values: dict[str, str]) -> None:
        self.is_unread = values.get("class") == "footnote-backref"
        href = unescape(values.get("href", ""))
        self.links.append("" if href.startswith("#") else href)
        if self.links[-1] and self.style.is_markdown and not self.is_unread:
            if self.text and self.text[-1].endswith("!"):  # else it would be a picture
                self.text[-1] = f"{self.text[-1][:-1]}\\!"
            self.text.append("[")

    def end_link(self) -> None:
        href = self.links.pop() if self.links else ""
        if self.is_unread:
            self.is_unread = False
        elif href and self.style.is_markdown:
            self.text.append(f"](<{href}>)" if set(href) & set(" ()") else f"]({href})")
        elif href and (said := address_beside("".join(self.text[-1:]), href)):
            self.text.append(f" ({said})")

    def begin_image(self, _: str, values: dict[str, str]) -> None:
        source, alt = unescape(values.get("src", "")), unescape(values.get("alt", ""))
        if self.style.is_markdown:
            self.text.append(f"![{self.style.escaped(alt)}]({source})")
        else:
            self.text.append(self.picture.format(file=source))

    def code_end_block(self) -> None:
        self.in_code = False
        text = self._said().rstrip("\n")
        lines = text.split("\n")
        longest = max(map(len, _TILDES.findall(text)), default=3)
        fence = ["~" * (longest + 1)] if self.style.is_markdown else []
        self.out.put([*fence, *lines, *fence])

    def end_code_span(self) -> None:
        """End code inside of a text. Its sign is longer than any run of the same sign in it."""
        at, self.code_at = self.code_at, None
        if at is not None and self.style.is_markdown:
            text = "".join(self.text[at:])
            sign = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
            blank = " " if "`" in text else ""
            if self.in_table:
                text = text.replace("|", "\\|")
            self.text[at:] = [f"{sign}{blank}{text}{blank}{sign}"]

    def end_cell(self) -> None:
        text = _SPACES.sub(" ", self._said().replace(_BREAK, " "))
        self.cells.append(text.strip())

    def end_row(self) -> None:
        self.rows.append(self.cells)
        self.cells = []

    def _flush(self) -> None:
        """Write what was said since the last block."""
        if not self.text:
            return
        text = self._said().strip(_BLANK)
        if not text:
            return
        lines = [line.strip() for line in text.split(_BREAK)] if _BREAK in text else [text]
        if self.style.is_markdown:
            if self.out.marker.endswith("# "):
                lines = [_END_OF_HEADING.sub(r"\\#", " ".join(lines))]
            lines = list(map(self.style.begun, lines))
            lines[:-1] = [f"{line}\\" for line in lines[:-1]]
        self.out.put(lines)
        self.out.is_first = False


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BEGINS: dict[str, Callable[[_Writer, str, dict[str, str]], None]] = {
    **dict.fromkeys(("p", "figure", "hr", *_HEADINGS), _Writer.begin_block),
    **dict.fromkeys(("ul", "ol"), _Writer.begin_list),
    **dict.fromkeys(("br", "figcaption"), _Writer.begin_break),
    "li": _Writer.begin_item,
    "blockquote": _Writer.begin_quotation,
    "pre": _Writer.begin_code_block,
    "code": _Writer.begin_code_span,
    "table": _Writer.begin_table,
    "a": _Writer.begin_link,
    "img": _Writer.begin_image,
}
"""What is done where a tag begins."""
_ENDS: dict[str, Callable[[_Writer], None]] = {
    **dict.fromkeys(("p", "figure", *_HEADINGS), _Writer.end_block),
    **dict.fromkeys(("ul", "ol"), _Writer.end_list),
    **dict.fromkeys(("li", "blockquote"), _Writer.end_item),
    **dict.fromkeys(("th", "td"), _Writer.end_cell),
    "pre": _Writer.code_end_block,
    "code": _Writer.end_code_span,
    "tr": _Writer.end_row,
    "table": _Writer.end_table,
    "a": _Writer.end_link,
}
"""What is done where it ends."""
