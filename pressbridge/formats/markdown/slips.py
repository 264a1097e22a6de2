"""Slips of Markdown: what an editor meant as markup, and readers see as it was typed.

They are looked for in what markdown-it left as text: what stands in code is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.formats.comments import comment_fault
from pressbridge.formats.markdown.cell_breaks import ends_line
from pressbridge.formats.markdown.line_starts import LABEL
from pressbridge.formats.markdown.tables import TOO_MANY
from pressbridge.words.patterns import late
from pressbridge.words.problems import Said, said

_LONGEST = 40
"""Characters of what is quoted in a message."""
_OTHER = "\ufffc"
"""Stands for code, pictures and the like in a line of text."""
_ADDRESS = r"(?:https?://|www\.|mailto:|tel:)"
_FILE = r"[^（）()\s]+\.[A-Za-z]{2,5}[）)]"


class Slip(NamedTuple):
    """Something that was hardly meant as it is shown."""

    line: int
    """Line of the body, from 1."""
    code: str
    message: Said
    hint: Said


class _Form(NamedTuple):
    """Form of a slip in a line of text."""

    code: str
    pattern: re.Pattern[str]
    message: Said
    """Comes behind what was found, in quotes."""
    hint: Said


_STARTS = (
    _Form(
        "heading-space",
        late(
            "[ \t\u00a0\u3000]*(?:#{2,6}(?=[^#\\s])|#{1,6}[\u00a0\u3000]"
            "|＃{2,6}|＃(?=[ \u00a0\u3000])).*"
        ),
        said("is shown as text, not as a heading"),
        said("type half-width signs with a half-width space behind them: ## 제목"),
    ),
    _Form(
        "footnote-unused",
        late(r"\[\^[^\[\]\s]+\]:"),
        said("is shown as text: nothing refers to this footnote, or it is there twice"),
        said("write its sign, such as [^1], where it belongs in the text"),
    ),
)
_TAG = _Form(
    "html-tag",
    late(
        r"</?(?i:p|br|hr|em|strong|mark|small|su[bp]|del|ins|span|div|center|font|table|t(?:r|[dh]|head|body)"
        r"|[uo]l|li|img|figure|pre|iframe|video|h[1-6])"
        r"(?:[ \t][^<>]*)?/?>|<[abiu][ \t][^<>]*>|</[abiu]>"
    ),
    said("is shown as text: HTML is not read"),
    said(
        "write Markdown: an empty line between paragraphs, **굵게**, [글자](https://example.org/)"
    ),
)
"""Told once a line."""
_WITHIN = (
    _Form(
        "link-target",
        late(
            r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?!\s*<?(?i:javascript|vbscript|file|data):)(?=[^()\s]*\s)[^()\n]*\)"
        ),
        said("is shown as text: there is a space in its target"),
        said("put the target in < and >: [글자](<결과 보고서.pdf>)"),
    ),
    _Form(
        "link-apart",
        late(rf"\[[^\[\]]+\][ \t\u3000]{{1,3}}\(<?(?:{_ADDRESS}[^()\s]*|{_FILE[:-5]})>?\)"),
        said("is shown as text: there is a space between its brackets"),
        said("put the brackets side by side: [글자](https://example.org/)"),
    ),
    _Form(
        "link-brackets",
        late(
            rf"［[^［］\[\]]+[］\]][（(](?:{_ADDRESS}[^（）()\s]*[）)]|{_FILE})"
            rf"|\[[^［］\[\]]+(?:\]（|］[（(])(?:{_ADDRESS}[^（）()\s]*[）)]|{_FILE})"
        ),
        said("is shown as text: it has full-width brackets"),
        said("type half-width ones: [글자](https://example.org/)"),
    ),
    _Form(
        "link-broken",
        late(r"[^\[\]\s]{0,20}\]\((?!\s*<?(?i:javascript|vbscript|file|data):)\S{0,20}"),
        said("is shown as text, not as a link"),
        said("type [글자](https://example.org/), with as many brackets closed as opened"),
    ),
    _Form(
        "link-address",
        late(r"<(?:www\.|[\w.-]+\.(?:kr|jp|com|org|net)[/>])[^<>\s]*>?"),
        said("is shown with its signs: it has no https://"),
        said("type the whole address: <https://www.example.org/>"),
    ),
    _Form(
        "emphasis-space",
        late(r"(?<![\w*])\*\*(?!\*)[^*\n]+\*\*(?!\*)|＊＊[^＊\n]+＊＊"),
        said("is shown with its asterisks"),
        said("type half-width signs without a space inside: **굵게**"),
    ),
    _Form(
        "emphasis-open",
        late(r"(?<![\w*])\*\*(?=[^\s*)）0-9０-９])[^*\n]*$"),
        said("is shown with its asterisks"),
        said("type them before and behind the words: **굵게**"),
    ),
    _Form(
        "emphasis-sign",
        late(r"(?<![\w_])__(?!_)[^_\n]+__(?!_)|(?<![\w~])~~(?!~)[^~\n]+~~(?!~)"),
        said("is shown with its signs"),
        said("write **굵게** or ~~삭제~~, without a space inside"),
    ),
    _Form(
        "footnote-missing",
        late(r"\[\^[^\[\]\s]+\](?!:)"),
        said("is shown as text: there is no such footnote"),
        said("write its text on a line of its own: [^1]: 각주"),
    ),
)
_ANY = late(r"[#＃*＊_~|｜<＜\[［\]{]|%%|&lt;")
"""Without one of these signs there is no slip in a text."""
_TITLED = late(r"\]\(\s*<?[^()\s]+(?:\.[A-Za-z]{2,5}\s|\s+[\"'“”‘’「『])")
"""A target with something behind it, as a caption stands there."""
_NO_TITLE = said("is shown as text: its caption is not between straight quotation marks")
_TITLE_HINT = said('type them, and none within: ![시장 입구](photo.jpg "시장의 입구")')
_COMMENT_HINT = said("write  <!-- …  -->, or put it into ` if readers are to see it")
_CONTAINERS = ("blockquote_open", "list_item_open")
_DEEPEST = 19
"""Level of a quotation or an item in which markdown-it reads nothing any more (``maxNesting``)."""
_RULE = late(r"[|:\- \t]+")
_WIDE_HINT = said("type half-width signs: | 가 | 나 |")
_TORN_PICTURE, _PICTURE = late(r"!\s+$|！\s*$"), late(r"(?i)\.(?:jpe?g|png|webp|gif|svg|avif)$")
_NO_PICTURE = said("this is a link to a picture, which is not shown")
_NO_WORDS = said("readers do not see this link: nothing stands between [ and ]")
_SENTENCE = late("(?:[.!?。！？다요]|[0-9]{4}[)）]?)$")
_TABLE_NOTE = late(rf"{LABEL.pattern}|[ \t\u3000]*[(（\[［<＜【〈*＊¹²³⁴-⁹]|[주注註][)）]")
"""What stands below a table as a rule: (단위: 억 원), 자료: 통계청, the mark of a note."""
_TABLE_HINT = said(
    "put an empty line above the table, and below its first row a line such as |---|---| with as "
    "many columns"
)


def slips_in(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Yield the slips of a parsed text, in order."""
    table_end = -1
    for before, token in pairwise((Token("", "", 0), *tokens)):
        table_end = token.map[1] if token.type == "table_open" and token.map else table_end
        line = token.map[0] + 1 if token.map else 0
        if token.type == "inline":
            is_text = before.type == "paragraph_open" and not before.meta and not before.hidden
            if table_end == line - 1 and is_text:  # no note with its sign, and no item of a list
                yield from _below_table(token.content, line)
            yield from _in_text(token, line)
            if before.type == "heading_open" and before.markup in ("-", "="):
                yield from _in_heading(before.markup, token.content, line)
        elif token.type == "fence" and not _is_closed(token):
            message = said("the code that begins here is not closed: all below it is code")
            code = "comment" if "<!--" in token.content else "code-open"  # which would be shown
            hint = said("write  {markup}  on a line below it", markup=token.markup)
            yield Slip(line, code, message, hint)
        elif token.type == "fence" and not token.info.isascii():
            message = said(
                "{quoted} is not shown: it stands behind {markup}",
                quoted=_quoted(token.info),
                markup=token.markup,
            )
            yield Slip(line, "code-info", message, said("write it on a line of its own"))
        elif token.type == "tr_open" and TOO_MANY in token.meta:
            yield _cells(token.meta[TOO_MANY], line)
        elif token.type in _CONTAINERS and token.level >= _DEEPEST:
            message = said("this is nested too deeply: what stands in it is not shown")
            yield Slip(line, "nesting", message, said("use fewer levels of lists and quotations"))


def _in_text(inline: Token, first: int) -> Iterator[Slip]:
    """Yield the slips in a block of text."""
    if "\t" in inline.content:
        yield from _copied_table(_texts(inline.children or ()), first)
    if not _ANY.search(inline.content):
        return
    texts = _texts(inline.children or ())
    yield from _odd_links(inline.children or (), first)
    for number, text in enumerate(texts):
        if fault := comment_fault(text):
            yield Slip(first + number, "comment", fault, _COMMENT_HINT)
        found = [(form, form.pattern.match(text)) for form in _STARTS]
        found += [(_TAG, _TAG.pattern.search(text) if "<" in text else None)]
        found += [(form, hit) for form in _WITHIN for hit in form.pattern.finditer(text)]
        told = {_joint(hit) for form, hit in found if hit and form.code == "link-target"}
        for form, hit in found:
            if hit and form.code == "emphasis-open" and "*" in text[: hit.start()]:
                continue  # the end of another one, of which is told
            if hit and not (form.code == "link-broken" and _joint(hit) in told):
                is_title = form.code == "link-target" and _TITLED.search(hit[0])
                what = _NO_TITLE if is_title else form.message
                message = said("{quoted} {what}", quoted=_quoted(hit[0]), what=what)
                hint = _TITLE_HINT if is_title else form.hint
                yield Slip(first + number, form.code, message, hint)
    yield from _no_table(texts, first)


def _joint(hit: re.Match[str]) -> int:
    """Return where the target of a link begins: one link may be found in two forms."""
    return hit.start() + hit[0].find("](")


def _no_table(texts: Sequence[str], first: int) -> Iterator[Slip]:
    """Yield a slip for lines that look like a table and are none."""
    rows = [text.strip().replace("｜", "|") for text in texts]
    for number, (above, row) in enumerate(pairwise(("", *rows)), 0):
        is_rule = "--" in row and "|" in row and _RULE.fullmatch(row)
        is_row = all(one[:1] == one[-1:] == "|" and len(one) > 1 for one in (above, row))
        if is_rule or is_row:
            yield _no_row(texts, number if is_rule else number - 1, first)
            return
    lone = [n for n, row in enumerate(rows) if row[:1] == row[-1:] == "|" and row.count("|") > 2]
    if lone:
        yield _no_row(texts, lone[0], first)


def _no_row(texts: Sequence[str], at: int, first: int) -> Slip:
    message = said("{row} is shown as text, not as a table", row=_quoted(texts[at]))
    return Slip(first + at, "table-line", message, _WIDE_HINT if "｜" in texts[at] else _TABLE_HINT)


def _odd_links(children: Sequence[Token], first: int) -> Iterator[Slip]:
    """Yield a slip for each link that nobody sees, and for each that was to be a picture."""
    line = first
    seen = False
    for before, token in pairwise((Token("", "", 0), *children)):
        line += ends_line(token)
        if token.type == "link_close" and not seen:
            hint = said("write what readers are to press: [글자](https://example.org/)")
            yield Slip(line, "link-empty", _NO_WORDS, hint)
        is_torn = token.type == "link_open" and _TORN_PICTURE.search(before.content)
        if is_torn and _PICTURE.search(str(token.attrs["href"])):
            hint = said("put a half-width ! right before the bracket: ![시장 입구](photo.jpg)")
            yield Slip(line, "link-apart", _NO_PICTURE, hint)
        is_text = token.type in ("text", "code_inline")
        seen = token.type != "link_open" and (
            seen or token.type == "image" or (is_text and bool(token.content.strip()))
        )


def _copied_table(texts: Sequence[str], first: int) -> Iterator[Slip]:
    """Yield a slip for lines with tabs between three columns and more."""
    columns = [text.strip().count("\t") for text in texts]
    for number, (above, below) in enumerate(pairwise(columns)):
        if above == below and above > 1:
            message = said("these lines have tabs in them, as a table that was copied")
            hint = said("write | between the cells: | 가 | 나 |")
            yield Slip(first + number, "table-tabs", message, hint)
            return


def _texts(children: Sequence[Token]) -> list[str]:
    """Return what readers see of each line of a block as text."""
    lines = [""]
    for token in children:
        if ends_line(token):
            lines.append("")
        elif token.type == "text":
            lines[-1] += token.content
        elif not token.nesting:
            lines[-1] += _OTHER
    return lines


def _is_closed(fence: Token) -> bool:
    """Tell whether a code block has its last line: it has two lines more than what is in it."""
    first, end = fence.map or (0, 0)
    return len(fence.content.splitlines()) + 2 <= end - first


def _below_table(text: str, line: int) -> Iterator[Slip]:
    if "|" not in text.partition("\n")[0] and not _TABLE_NOTE.match(text):
        message = said("this line below a table begins a paragraph: it has no | of a row")
        hint = said("put an empty line above it, or write | in it")
        yield Slip(line, "table-below", message, hint)


def _in_heading(sign: str, text: str, line: int) -> Iterator[Slip]:
    if sign == "=" or _SENTENCE.search(text) or LABEL.match(text):
        message = said("a line of {sign} below it makes this text a heading", sign=sign)
        yield Slip(line, "heading-line", message, said("put an empty line above the line of signs"))


def _cells(more: int, line: int) -> Slip:
    message = said("this row has {more} cells more than the head of the table", more=more)
    if more == 1:
        message = said("this row has one cell more than the head of the table")
    hint = said("write as many cells in each row; type \\| where no new cell begins")
    return Slip(line, "table-cells", message, hint)


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat[:_LONGEST]}…"' if len(flat) > _LONGEST else f'"{flat}"'
