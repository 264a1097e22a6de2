"""A small declarative reader: a field's type decides how its text is read.

    date = fields.need("date", moment)
    topics = fields.get("topics", refs(text), ())
    fields.finish()

A *reader* turns a Value into what the field holds, or raises Refusal, which becomes a problem at
the value's line. A key is known when it was asked for, so that the reading code is the only list
of keys. Empty values count as absent (docs/design.md §3: scalars are the text that was typed).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from pressbridge.formats.comments import without_comments
from pressbridge.formats.yaml_nodes import Item, Mapping, Node, Scalar, Sequence, parse_yaml
from pressbridge.reading.shapes import shaped
from pressbridge.words.field_names import field_meant
from pressbridge.words.problems import Problem, error, warning
from pressbridge.words.text import close_up
from pressbridge.words.vocabulary import Vocabulary, did_you_mean, one_of_hint

T = TypeVar("T")
D = TypeVar("D")

_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*+\n\s*")
_YES = "write  yes  or  no"
_NOTHING = {"~", "null"}
"""How YAML writes "no value"; only unquoted, since a text may be about null."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems of one file, collected while it is read."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, line: int | None, message: str, hint: str = "") -> None:
        """Add a problem that stops the build."""
        self.problems.append(error(code, self.path, line, message, hint))

    def warning(self, code: str, line: int | None, message: str, hint: str = "") -> None:
        """Add a problem that is only shown."""
        self.problems.append(warning(code, self.path, line, message, hint))


class Refusal(Exception):  # noqa: N818 - a message to a person, not an error of the program
    """A value that its field cannot take."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


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

    def wrong_type(self, wanted: str, hint: str = "") -> Refusal:
        """Return the refusal of a value whose shape its field cannot take."""
        shape = {Scalar: "a text", Sequence: "a list", Mapping: "a group of keys"}[type(self.node)]
        subject = f'each entry of "{self.name}"' if self.in_list else f'"{self.name}"'
        return Refusal("wrong-type", f"{subject} must be {wanted}, not {shape}", hint)

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


def mapping_items(source: str, found: Findings, message: str, hint: str) -> tuple[Item, ...]:
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
        self._within = f' in "{within}"' if within else ""
        self._asked: list[str] = []
        self._missing: list[tuple[str, str]] = []

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

    def need(self, key: str, read: Reader[T], hint: str = "") -> T | None:
        """Return what a field must hold; a missing one is an error."""
        item = self._items.get(key)
        if item is None or is_empty(item.value):
            self._missing.append((key, hint))
        return self.maybe(key, read)

    def line_of(self, key: str) -> int | None:
        """Return the line of a key, if it is there."""
        return self._items[key].line if key in self._items else None

    def finish(self, not_here: str = "", elsewhere: Collection[str] = ()) -> None:
        """Complain about missing fields and about keys that nobody asked for.

        ``not_here`` explains what becomes of the keys that only ``elsewhere`` has a place for.
        """
        if not self._missing and self._items.keys() <= set(self._asked):
            return
        missing, known = dict(self._missing), Vocabulary(self._asked)
        for key, item in self._items.items():
            if key in known:
                continue
            hint = _hint_for(key, known, elsewhere, not_here)
            # One slip, one problem: a misspelt "title" is not also a missing one.
            for name in [name for name in missing if f'"{name}"' in hint]:
                del missing[name]
            message = f'unknown key "{key}"{self._within}'
            hint = hint or one_of_hint(known)
            self.found.error("unknown-key", item.line, message, hint)
        for key, hint in missing.items():
            self.found.error("missing-key", self.line, f'"{key}" is missing{self._within}', hint)


_GROUPS = {
    **dict.fromkeys(("department", "phone", "email", "role"), "contacts"),
    **dict.fromkeys(("file", "alt", "caption", "credit"), "images"),
}
"""Fields that editors write beside the group that they belong to."""


def _hint_for(key: str, known: Vocabulary, elsewhere: Collection[str], not_here: str) -> str:
    """Return what an unknown key may have meant; an empty string if nobody can tell."""
    if key in elsewhere:
        return not_here
    if (group := _GROUPS.get(field_meant(key, _GROUPS), "")) in known:
        return f'it stands inside "{group}"'
    meant = field_meant(key, known)
    if not meant and (strange := field_meant(key, elsewhere)):
        return f'"{strange}" is meant: {not_here}'
    return f'did you mean "{meant}"?' if meant else did_you_mean(key.lower(), known)


def is_empty(node: Node) -> bool:
    """Tell whether a value is as good as absent."""
    if not isinstance(node, Scalar):
        return not node.items
    return not node.text.strip() or (not node.quoted and node.text in _NOTHING)


def text(value: Value) -> str:
    """Read a text of one line; line breaks that were typed for looks disappear."""
    if not isinstance(value.node, Scalar):
        hint = 'a text that begins with "[" or "{" goes in quotes'
        raise value.wrong_type("a text", hint)
    plain = value.node.text.strip()
    if "<!--" in plain:
        plain = _without_comments(value, plain)
    if "\n" in plain:
        plain = _LINE_BREAK.sub(" ", plain)
    elif not value.node.folded:
        return plain
    # YAML joins lines with a space, which Japanese does not have between words.
    return close_up(plain)


def _without_comments(value: Value, plain: str) -> str:
    kept, unclosed = without_comments(plain)
    if unclosed:
        message = f'"{value.name}": a comment is not closed'
        raise Refusal("comment", message, "write  -->  where it ends")
    return kept.strip()


_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")


def flag(value: Value) -> bool:
    """Read yes or no."""
    plain = text(value)
    if plain.lower() in _TRUE:
        return True
    if plain.lower() in _FALSE:
        return False
    raise Refusal("not-a-flag", f'"{value.name}" must be yes or no, not "{plain}"', _YES)


shaped(flag, "flag", *_TRUE, *_FALSE)


def choice(options: Iterable[str]) -> Reader[str]:
    """Return a reader for one of some words."""
    known = tuple(str(option) for option in options)

    def read(value: Value) -> str:
        plain = text(value)
        if plain in known:
            return plain
        meant = field_meant(plain, known)
        near = f'did you mean "{meant}"?' if meant else did_you_mean(plain.lower(), known)
        hint = near or one_of_hint(known)
        raise Refusal("unknown-choice", f'"{value.name}" cannot be "{plain}"', hint)

    return shaped(read, "choice", *known)


def converted(read: Reader[str], make: Callable[[str], T]) -> Reader[T]:
    """Return a reader whose text becomes something else, such as a member of an enumeration."""
    return shaped(lambda value: make(read(value)), "same", read)


def list_of(read: Reader[T], example: str = "") -> Reader[tuple[T, ...]]:
    """Return a reader for a list; empty entries do not count."""

    def read_list(value: Value) -> tuple[T, ...]:
        if not isinstance(value.node, Sequence):
            raise value.wrong_type("a list", example and f"write  {example}")
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
                message = f'"{ref.text}" stands twice in "{value.name}"'
                value.found.warning("twice", ref.line, message, "remove one of them")
        return tuple(unique.values())

    return shaped(read_refs, "list", read)


def group(read: Callable[[Fields], T], example: str = "") -> Reader[T]:
    """Return a reader for a mapping with keys of its own."""

    def read_group(value: Value) -> T:
        if not isinstance(value.node, Mapping):
            raise value.wrong_type("a group of keys", example and f"write  {example}")
        fields = Fields(value.node, value.found, value.line, within=value.name)
        result = read(fields)
        fields.finish()
        return result

    return shaped(read_group, "group", read)
