"""YAML to nodes whose scalars are the text that was typed. The one module that imports yaml.

It reads the parser's events, not PyYAML's nodes: only events tell a typed tag from a guessed one,
and a tree built from them can stop at a bomb before it has grown.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from yaml import AliasEvent, CollectionStartEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent

from pressbridge.formats.wide_spaces import has_wide_spaces, is_swallowed_key, with_plain_spaces
from pressbridge.formats.yaml_mistakes import (
    IN_QUOTES,
    WIDE_INDENT,
    Mistake,
    Position,
    explain,
    explain_text,
)
from pressbridge.words.invisible import (
    FOREIGN,
    forbidden_positions,
    foreign_fault,
    without_forbidden,
)
from pressbridge.words.problems import NOTHING, Problem, Said, error, said, warning
from pressbridge.words.text import compose

MAX_DEPTH = 20
MAX_REPEATED = 1_000
"""Nodes that all aliases of a file together may repeat: more is a bomb (billion laughs)."""

FLAT = said("write them one below the other")
OUT = said("write the repeated parts out")
QUOTE = said("put the whole text in quotes, or take the sign away")

_TAKEN_FOR_COMMENT = said('the text ends before "{hashtag}", which YAML takes for a comment')
_COMMENT = said('put the whole text in quotes, or write "# " with a space for a comment')
_STANDARD = "tag:yaml.org,2002:"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HASHTAG = re.compile(r"\s+(#[^\s#]\S*)")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line by the parser's count (YAML 1.1, 4.2)."""
_NO_TEXT = re.compile("[\r\ud800-\udfff]")


class Scalar(NamedTuple):
    """A YAML scalar: its text as it was typed, never a number or a date."""

    text: str
    line: int
    """Line of the file, from 1, as in all nodes."""
    quoted: bool = False
    folded: bool = False
    """Whether several lines were typed, which YAML joins with a space."""


class Item(NamedTuple):
    """A key of a mapping with its value."""

    key: str
    line: int
    value: Node


class Mapping(NamedTuple):
    """A YAML mapping, each key once, in the order of the file."""

    items: tuple[Item, ...]
    line: int


class Sequence(NamedTuple):
    """A YAML sequence."""

    items: tuple[Node, ...]
    line: int


Node = Scalar | Mapping | Sequence


class _Refused(Exception):  # noqa: N818 - not an error of the program: ends the reading of a text
    """The text cannot be read any further."""


def parse_yaml(
    text: str, path: str, first_line: int = 1
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one YAML document; ``first_line`` is the line of the file that the text begins at.

    Returns ``None`` for an empty document and for one that cannot be read. A full-width or no-break
    space beside the colon of a key is read as a space.
    """
    node, builder = _built(text, path, first_line)
    if (builder.problems or builder.is_odd) and has_wide_spaces(text):
        node, builder = _built(with_plain_spaces(text), path, first_line)
    return node, tuple(builder.problems)


def _built(text: str, path: str, first_line: int) -> tuple[Node | None, _NodeBuilder]:
    builder = _NodeBuilder(text, path, first_line)
    try:
        return builder.document(), builder
    except _Refused:
        pass
    except yaml.MarkedYAMLError as wrong:
        builder.complain(*_explained(wrong, builder.lines))
    except yaml.YAMLError:  # characters that YAML excludes; formats/encoding has named them before
        builder.complain(0, "yaml", said("this text holds characters that YAML does not allow"))
    return None, builder


def _explained(wrong: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str, Said, Said]:
    at = wrong.problem_mark or wrong.context_mark
    start = wrong.context_mark or at
    mistake = Mistake(
        wrong.problem or "", wrong.context or "",
        Position(at.line, at.column) if at else Position(0, 0),
        Position(start.line, start.column) if start else Position(0, 0),
    )  # fmt: skip
    line, message, hint = explain(mistake, lines)
    return line, "yaml", message, hint


class _NodeBuilder:
    """Builds the nodes of one document from the parser's events."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self.lines = _LINE_END.split(text)
        self._text = text
        self._has_signs = "#" in text
        self._path = path
        self._first_line = first_line
        self.is_odd = False
        """A wide space stands where YAML wants a space, and made another text of it."""
        self._anchors: dict[str, tuple[Node, int] | None] = {}
        self._unused: dict[str, list[int]] = {}
        """Lines of the texts that begin with ``&`` and a name, as long as nothing repeats them."""
        self._repeated = 0
        self._count = 0

    def complain(self, line: int, code: str, message: Said, hint: Said = NOTHING) -> None:
        self.problems.append(error(code, self._path, self._first_line + line, message, hint))

    def document(self) -> Node | None:
        root: Node | None = None
        # Not yaml.parse: its two calls for each event cost as much as reading it.
        self._next = _LOADER(self._text).get_event
        while (event := self._next()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._several(event)
                root = self._node(self._next(), 0)
        for name, lines in self._unused.items():
            for line in lines:
                message = said('a value begins with "{tag}"', tag=f"&{name}")
                self.complain(line, "yaml-anchor", message, QUOTE)
        if isinstance(root, Scalar) and not root.quoted and (fault := explain_text(self.lines)):
            self.complain(fault[0], "yaml", *fault[1:])
            return None
        return root if root != Scalar("", self._first_line) else None

    def _several(self, event: yaml.Event) -> None:
        self.complain(
            _start(event), "yaml", said('a second "---" begins another document here'),
            said('remove this line: a file has one part between "---" lines'),
        )  # fmt: skip
        raise _Refused

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            message = said("lists and keys are nested too deeply here")
            self.complain(_start(event), "yaml-too-deep", message, FLAT)
            raise _Refused
        if type(event) is ScalarEvent and event.tag is None and not event.anchor:
            self._count += 1  # nearly every node
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        assert isinstance(event, (ScalarEvent, CollectionStartEvent))
        if event.tag is not None:
            message = said('a value begins with "{tag}"', tag=_typed_tag(event.tag))
            self.complain(_start(event), "yaml-tag", message, QUOTE)
        anchor, before = event.anchor, self._count
        if anchor:
            self._anchors[anchor] = None  # until it is finished, an alias to it would be a circle
        node = self._new_node(event, depth)
        self._count += 1
        if anchor:
            self._anchors[anchor] = (node, self._count - before)
            if isinstance(node, Scalar):  # a name such as &TEAM that its text would lose
                self._unused.setdefault(anchor, []).append(_start(event))
                return node if node.text else node._replace(text=f"&{anchor}")
        return node

    def _new_node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        start, end, value = event.start_mark, event.end_mark, event.value
        line, end_line = start.line if start else 0, end.line if end else 0
        plain = not event.style
        if event.style == '"' or not value.isprintable():
            value = self._readable(value, line)
        if not value.isascii():
            value = compose(value)
            self.is_odd = self.is_odd or (plain and self._is_swallowed(value, event))
        if plain and self._has_signs and end and end_line < len(self.lines):
            value = self._with_hashtag(value, end_line, self.lines[end_line][end.column :])
        # The text of a block begins below its sign, and its end is the line after it.
        folded = end_line > line and end_line - line > (2 if event.style in ("|", ">") else 0)
        return Scalar(value, self._first_line + line, not plain, folded)

    def _is_swallowed(self, value: str, event: ScalarEvent) -> bool:
        """Tell whether a plain text is keys or parts of a list that wide spaces made a text of."""
        if value[0] == "-":
            return has_wide_spaces(value[1:2])
        start = event.start_mark
        first = start is not None and not self.lines[start.line][: start.column].strip()
        return first and is_swallowed_key(value)

    def _readable(self, value: str, line: int) -> str:
        """Return a value without what no file may hold, which only an escape can bring here."""
        if _NO_TEXT.search(value) or forbidden_positions(value):
            message = said("an escape such as \\x00 stands for no readable text")
            hint = said("use single quotes if the backslash belongs to the text")
            self.complain(line, "control-character", message, hint)
        foreign = FOREIGN.search(value)
        if foreign and foreign[0] not in self._text:
            what, hint = foreign_fault(foreign[0])
            at, message = self._first_line + line, said("an escape stands for {what}", what=what)
            self.problems.append(warning("private-character", self._path, at, message, hint))
        return without_forbidden(_NO_TEXT.sub("", value))

    def _with_hashtag(self, text: str, line: int, rest: str) -> str:
        """Complain about a comment without a space: a hashtag that the text then loses."""
        match = _HASHTAG.match(rest)
        if match and not text:
            message = said('a text cannot begin with "#", as in "{hashtag}"', hashtag=match[1])
            self.complain(line, "hashtag", message, IN_QUOTES)
            return match[1]
        if match:
            at, hint = self._first_line + line, _COMMENT
            message = said(_TAKEN_FOR_COMMENT, hashtag=match[1])
            self.problems.append(warning("hashtag", self._path, at, message, hint))
        return text

    def _sequence(self, event: yaml.Event, depth: int) -> Sequence:
        items: list[Node] = []
        while type(inner := self._next()) is not SequenceEndEvent:
            items.append(self._node(inner, depth + 1))
        return Sequence(tuple(items), self._first_line + _start(event))

    def _mapping(self, event: yaml.Event, depth: int) -> Mapping:
        items: dict[str, Item] = {}
        following, node = self._next, self._node
        while type(inner := following()) is not MappingEndEvent:
            key = node(inner, depth + 1)
            value = node(following(), depth + 1)
            if not isinstance(key, Scalar):
                self.complain(_start(inner), "yaml", said("a key must be a plain word"), IN_QUOTES)
            elif has_wide_spaces(key.text[:1]):
                self.complain(_start(inner), "yaml", *WIDE_INDENT)
                raise _Refused
            elif key.text in items:
                message = said('"{text}" stands here twice', text=key.text)
                at = items[key.text].line
                hint = said("it stands already on line {line}: keep one of them", line=at)
                self.complain(_start(inner), "duplicate-key", message, hint)
            else:
                self.is_odd = self.is_odd or has_wide_spaces(key.text)
                items[key.text] = Item(key.text, key.line, value)
        return Mapping(tuple(items.values()), self._first_line + _start(event))

    def _alias(self, event: AliasEvent) -> Node:
        line, name = _start(event), event.anchor
        if name not in self._anchors:
            message = said('a value begins with "{tag}"', tag=f"*{name}")
            self.complain(line, "yaml-alias", message, QUOTE)
            return Scalar(f"*{name}", self._first_line + line)
        anchored = self._anchors[name]
        if self._unused.get(name):
            self._unused[name].pop()
        if anchored is None:
            message = said('"{tag}" stands inside the part that it repeats', tag=f"*{name}")
            self.complain(line, "yaml-alias", message, OUT)
            raise _Refused
        node, count = anchored
        self._count += count
        self._repeated += count
        if self._repeated > MAX_REPEATED:
            message = said("too much of this file is repeated with * and &")
            self.complain(line, "yaml-alias", message, OUT)
            raise _Refused
        return node


def _start(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _typed_tag(tag: str) -> str:
    return "!!" + tag.removeprefix(_STANDARD) if tag.startswith(_STANDARD) else tag
