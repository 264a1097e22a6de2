"""Requests of the desk: JSON that somebody sent, read strictly.

Whoever sent it may be anybody: each part is of its type and no longer than it needs to be, and
what is unknown is refused and not passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pressbridge.review.edits import Do, Edit
from pressbridge.review.typed import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Unfit,
    typed_line,
)
from pressbridge.translation.reviews import Waiver
from pressbridge.words.invisible import HALVES
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Said, said

T = TypeVar("T")

MOST_EDITS = 5_000
"""Edits in one request: no release has as many passages."""
_MOST_PARTS = 100
_DIGEST = re.compile(r"[0-9a-f]{16}")
_LONGEST_PATH = 1_000


class BadRequest(Exception):  # noqa: N818 - another's slip
    """What came is no request of the desk. The message is a sentence that names the part."""

    def __init__(self, message: Said) -> None:
        super().__init__(message)
        self.message = message


class SaveRequest(NamedTuple):
    """What a reviewer did with passages of one source."""

    path: str
    to: str
    name: str
    """Name of the reviewer."""
    edits: tuple[Edit, ...]


def json_in(data: bytes, longest: int) -> object:
    """Return the JSON value in some bytes. Raises BadRequest, whatever the bytes are."""
    if len(data) > longest:
        raise BadRequest(said("there is more than {n} MB", n=longest // 1_000_000))
    try:
        return json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError, MemoryError) as wrong:
        raise BadRequest(said("this is no JSON that the desk has written")) from wrong


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(word: str) -> object:
    raise ValueError(word)


def save_request(data: object) -> SaveRequest:
    """Read a request to save. Raises BadRequest."""
    parts = parts_of(data, said("the request"), ("path", "to", "name", "edits"))
    return SaveRequest(
        path=text_in(parts, "path", _LONGEST_PATH),
        to=language_in(parts),
        name=reviewer_name(text_in(parts, "name", LONGEST_NAME * 4)),
        edits=edits_in(parts["edits"]),
    )


def language_in(parts: Mapping[str, object]) -> str:
    """Return the language of a request. Raises BadRequest for any other than ours."""
    to = text_in(parts, "to", 2)
    if to not in {*Lang}:
        raise BadRequest(said('"to" is ko or ja'))
    return to


def reviewer_name(name: str) -> str:
    """Return a reviewer's name as a catalog records it. Raises BadRequest if it cannot."""
    try:
        line = typed_line(name, said("your name"), LONGEST_NAME)
    except Unfit as wrong:
        raise BadRequest(wrong.message) from None
    if not line:
        raise BadRequest(said("your name is missing"))
    return line


def edits_in(data: object) -> tuple[Edit, ...]:
    """Read a list of edits, each of another passage. Raises BadRequest."""
    edits = tuple(map(_edit, _list(data, "edits", MOST_EDITS)))
    if len({edit.key for edit in edits}) != len(edits):
        raise BadRequest(said("two edits are of one passage"))
    return edits


def _edit(data: object) -> Edit:
    parts = parts_of(data, said("an edit"), ("key", "entry", "do"), ("text", "waive", "notes"))
    do = text_in(parts, "do", 10)
    if do not in {*Do}:
        raise BadRequest(said('"do" is approve, edit, reject or note'))
    return Edit(
        key=_digest(parts, "key"),
        entry=_digest(parts, "entry"),
        do=Do(do),
        text=text_in(parts, "text", LONGEST_TEXT * 2) if "text" in parts else "",
        waive=_maybe(parts, "waive", _waiver),
        notes=_maybe(parts, "notes", _note),
    )


def _digest(parts: Mapping[str, object], name: str) -> str:
    text = text_in(parts, name, 16)
    if not _DIGEST.fullmatch(text):
        raise BadRequest(said('"{name}" is no digest', name=name))
    return text


def _maybe(
    parts: Mapping[str, object], name: str, read: Callable[[object], T]
) -> tuple[T, ...] | None:
    return tuple(map(read, _list(parts[name], name, _MOST_PARTS))) if name in parts else None


def _note(data: object) -> str:
    if not isinstance(data, str):
        raise BadRequest(said('"notes" holds something that is no text'))
    return _whole(data, "notes")


def _waiver(data: object) -> Waiver:
    parts = parts_of(data, said("a waiver"), ("check",), ("reason",))
    reason = text_in(parts, "reason", LONGEST_TEXT) if "reason" in parts else ""
    return Waiver(text_in(parts, "check", _LONGEST_PATH), reason)


def parts_of(
    data: object, what: Said, needed: Sequence[str], others: Sequence[str] = ()
) -> Mapping[str, object]:
    """Return a JSON object that has what is needed and nothing unknown. Raises BadRequest."""
    if not isinstance(data, dict):
        raise BadRequest(said("{what} is no JSON object", what=what))
    for name in needed:
        if name not in data:
            raise BadRequest(said('{what} lacks "{name}"', what=what, name=name))
    unknown = next((name for name in data if name not in (*needed, *others)), None)
    if unknown is not None:
        raise BadRequest(
            said('{what} has an unknown part "{name}"', what=what, name=str(unknown)[:40])
        )
    return data


def text_in(parts: Mapping[str, object], name: str, longest: int) -> str:
    """Return a part that is a text. Raises BadRequest for any other, and for one too long."""
    value = parts[name]
    if not isinstance(value, str):
        raise BadRequest(said('"{name}" is no text', name=name))
    if len(value) > longest:
        raise BadRequest(said('"{name}" is too long', name=name))
    return _whole(value, name)


def _whole(text: str, name: str) -> str:
    """Return a text that an answer can say again: JSON may bring half of a character."""
    if HALVES.search(text):
        raise BadRequest(said('"{name}" holds half of a character', name=name))
    return text


def _list(data: object, name: str, longest: int) -> Sequence[object]:
    if not isinstance(data, list):
        raise BadRequest(said('"{name}" is no list', name=name))
    if len(data) > longest:
        raise BadRequest(said('"{name}" has more than {n} parts', name=name, n=longest))
    return data
