"""A small declarative reader: a field's type decides how its text is read.

    date = fields.need("date", moment)
    topics = fields.get("topics", refs(text), ())
    fields.finish()

A *reader* turns a Value into what the field holds, or raises Refusal: a problem at its line. A key
is known when it was asked for. Empty values count as absent (docs/design.md §3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from pressbridge.formats.field_text import field_text
from pressbridge.formats.yaml_nodes import Item, Mapping, Node, Scalar, Sequence, parse_yaml
from pressbridge.reading.shapes import shaped
from pressbridge.words.field_names import field_meant, key_hint
from pressbridge.words.problems import NOTHING, Problem, Said, error, said, warning
from pressbridge.words.text import close_up
from pressbridge.words.vocabulary import (
    Vocabulary,
    did_you_mean,
    example_hint,
    meant_hint,
    one_of_hint,
)

T = TypeVar("T")
D = TypeVar("D")

_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*+\n\s*")
_YES = said("write  yes  or  no")
_NOTHING = {"~", "null"}
"""How YAML writes "no value"; only unquoted, since a text may be about null."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems of one file, collected while it is read."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    tells_markup: bool = True  # the table of messages takes none at all

    def error(self, code: str, line: int | None, message: Said, hint: Said = NOTHING) -> None:
        """Add a problem that stops the build."""
        self.problems.append(error(code, self.path, line, message, hint))

    def warning(self, code: str, line: int | None, message: Said, hint: Said = NOTHING) -> None:
        """Add a problem that is only shown."""
        self.problems.append(warning(code, self.path, line, message, hint))


class Refusal(Exception):  # noqa: N818 - a message to a person, not an error of the program
    """A value that its field cannot take."""

    def __init__(self, code: str, message: Said, hint: Said = NOTHING) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


_TEXT, _LIST, _GROUP = said("a text"), said("a list"), said("a group of keys")
_NO_MARKUP = said("take the signs away: only the text below the fields is Markdown")
_SHAPES = {Scalar: _TEXT, Sequence: _LIST, Mapping: _GROUP}
_WRONG = said('"{name}" must be {wanted}, not {shape}')
_EACH_WRONG = said('each entry of "{name}" must be {wanted}, not {shape}')


class Value(NamedTuple):
    """A value of a file, with what is needed to complain about it."""

    name: str
    """Key of the value, for messages."""
    node: Node
    found: Findings
    in_list: bool = False
    """Whether the value is one entry of the list that the key holds."""

    @property
    def line(self) -> int:
        """Line of the file at which the value begins."""
        return self.node.line

    def wrong_type(self, wanted: Said, hint: Said = NOTHING) -> Refusal:
        """Return the refusal of a value whose shape its field cannot take."""
        shape = _SHAPES[type(self.node)]
        template = _EACH_WRONG if self.in_list else _WRONG
        return Refusal(
            "wrong-type", said(template, name=self.name, wanted=wanted, shape=shape), hint
        )

    def accept(self, read: Reader[T]) -> T | None:
        """Return what a reader makes of this value; if it refuses, add a problem."""
        try:
            return read(self)
        except Refusal as refusal:
            self.found.error(refusal.code, self.line, refusal.message, refusal.hint)
            return None


Reader = Callable[[Value], T]


class Ref(NamedTuple):
    """A text that points to something else, with its line."""

    text: str
    line: int


def mapping_items(source: str, found: Findings, message: Said, hint: Said) -> tuple[Item, ...]:
    """Return the items of a table whose keys an editor chooses; none where it is empty.

    ``message`` and ``hint`` are what is said where it is no mapping.
    """
    node, problems = parse_yaml(source, found.path)
    found.problems.extend(problems)
    if node is None or is_empty(node):
        return ()
    if not isinstance(node, Mapping):
        found.error("wrong-type", node.line, message, hint)
        return ()
    return node.items


class Fields:
    """The keys of one mapping, read one by one."""

    def __init__(self, node: Mapping, found: Findings, line: int, within: str = "") -> None:
        self.found = found
        self.line = line
        self._items = {item.key: item for item in node.items}
        self._within = within
        self._asked: list[str] = []
        self._missing: list[tuple[str, Said]] = []

    def get(self, key: str, read: Reader[T], default: D) -> T | D:
        """Return what a field holds; the default if it is absent, empty or wrong."""
        if key not in self._items:  # as most keys that may stand in a file
            self._asked.append(key)
            return default
        value = self.maybe(key, read)
        return default if value is None else value

    def maybe(self, key: str, read: Reader[T]) -> T | None:
        """Return what a field holds; ``None`` if it is absent, empty or wrong."""
        self._asked.append(key)
        item = self._items.get(key)
        if item is None or is_empty(item.value):
            return None
        return Value(key, item.value, self.found).accept(read)

    def need(self, key: str, read: Reader[T], hint: Said = NOTHING) -> T | None:
        """Return what a field must hold; a missing one is an error."""
        item = self._items.get(key)
        if item is None or is_empty(item.value):
            self._missing.append((key, hint))
        return self.maybe(key, read)

    def line_of(self, key: str) -> int | None:
        """Return the line of a key, if it is there."""
        return self._items[key].line if key in self._items else None

    def finish(self, not_here: Said = NOTHING, elsewhere: Collection[str] = ()) -> None:
        """Complain about missing fields and about keys that nobody asked for.

        ``not_here`` explains what becomes of the keys that only ``elsewhere`` has a place for.
        """
        if not self._missing and self._items.keys() <= set(self._asked):
            return
        missing, known = dict(self._missing), Vocabulary(self._asked)
        for key, item in self._items.items():
            if key in known:
                continue
            hint = key_hint(key, known, elsewhere, not_here)
            # One slip, one problem: a misspelt "title" is not also a missing one.
            for name in [name for name in missing if f'"{name}"' in hint]:
                del missing[name]
            message = said('unknown key "{key}"', key=key)
            if self._within:
                message = said('unknown key "{key}" in "{within}"', key=key, within=self._within)
            hint = hint or one_of_hint(known)
            self.found.error("unknown-key", item.line, message, hint)
        for key, hint in missing.items():
            message = said('"{key}" is missing', key=key)
            if self._within:
                message = said('"{key}" is missing in "{within}"', key=key, within=self._within)
            self.found.error("missing-key", self.line, message, hint)


def is_empty(node: Node) -> bool:
    """Tell whether a value is as good as absent."""
    if not isinstance(node, Scalar):
        return not node.items
    return not node.text.strip() or (not node.quoted and node.text in _NOTHING)


def text(value: Value) -> str:
    """Read a text of one line; line breaks that were typed for looks disappear."""
    if not isinstance(value.node, Scalar):
        raise value.wrong_type(_TEXT, said('a text that begins with "[" or "{" goes in quotes'))
    plain = _without_comments(value, value.node.text)
    if "\n" in plain:
        plain = _LINE_BREAK.sub(" ", plain)
    elif not value.node.folded:
        return plain
    # YAML joins lines with a space, which Japanese does not have between words.
    return close_up(plain)


def _without_comments(value: Value, typed: str) -> str:
    """Return a text without comments; complain about what readers would see as it was typed."""
    found = field_text(typed.strip())
    if found.has_open_comment:
        message = said('"{name}": a comment is not closed', name=value.name)
        raise Refusal("comment", message, said("write  -->  where it ends"))
    if found.comment_fault:
        hint = said("write  <!-- …  -->, or take it out")
        raise Refusal("comment", found.comment_fault, hint)
    if found.markup and value.found.tells_markup and value.name != "note":  # which nobody is shown
        message = said('"{markup}" is shown as it is typed', markup=found.markup)
        value.found.warning("field-markup", value.line, message, _NO_MARKUP)
    return found.text


_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")


def flag(value: Value) -> bool:
    """Read yes or no."""
    plain = text(value)
    if plain.lower() in _TRUE:
        return True
    if plain.lower() in _FALSE:
        return False
    message = said('"{name}" must be yes or no, not "{plain}"', name=value.name, plain=plain)
    raise Refusal("not-a-flag", message, _YES)


shaped(flag, "flag", *_TRUE, *_FALSE)


def choice(options: Iterable[str]) -> Reader[str]:
    """Return a reader for one of some words."""
    known = tuple(str(option) for option in options)

    def read(value: Value) -> str:
        plain = text(value)
        if plain in known:
            return plain
        meant = field_meant(plain, known)
        near = meant_hint(meant) or did_you_mean(plain.lower(), known)
        hint = near or one_of_hint(known)
        message = said('"{name}" cannot be "{plain}"', name=value.name, plain=plain)
        raise Refusal("unknown-choice", message, hint)

    return shaped(read, "choice", *known)


def converted(read: Reader[str], make: Callable[[str], T]) -> Reader[T]:
    """Return a reader whose text becomes something else, such as a member of an enumeration."""
    return shaped(lambda value: make(read(value)), "same", read)


def list_of(read: Reader[T], example: str = "") -> Reader[tuple[T, ...]]:
    """Return a reader for a list; empty entries do not count."""

    def read_list(value: Value) -> tuple[T, ...]:
        if not isinstance(value.node, Sequence):
            raise value.wrong_type(_LIST, example_hint(example))
        entries = (node for node in value.node.items if not is_empty(node))
        results = (Value(value.name, n, value.found, in_list=True).accept(read) for n in entries)
        return tuple(result for result in results if result is not None)

    return shaped(read_list, "list", read)


def one_or_more(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return a reader for a list, or for a single value without one."""
    many = list_of(read)

    def read_some(value: Value) -> tuple[T, ...]:
        return many(value) if isinstance(value.node, Sequence) else (read(value),)

    return shaped(read_some, "one or more", read)


def refs(read: Reader[str], example: str = "") -> Reader[tuple[Ref, ...]]:
    """Return a reader for a list of texts that remember their lines; twice the same is said."""
    many = list_of(lambda value: Ref(read(value), value.line), example)

    def read_refs(value: Value) -> tuple[Ref, ...]:
        unique: dict[str, Ref] = {}
        for ref in many(value):
            if unique.setdefault(ref.text, ref) is not ref:
                message = said('"{text}" stands twice in "{name}"', text=ref.text, name=value.name)
                value.found.warning("twice", ref.line, message, said("remove one of them"))
        return tuple(unique.values())

    return shaped(read_refs, "list", read)


def group(read: Callable[[Fields], T], example: str = "") -> Reader[T]:
    """Return a reader for a mapping with keys of its own."""

    def read_group(value: Value) -> T:
        if not isinstance(value.node, Mapping):
            raise value.wrong_type(_GROUP, example_hint(example))
        fields = Fields(value.node, value.found, value.line, within=value.name)
        result = read(fields)
        fields.finish()
        return result

    return shaped(read_group, "group", read)
