"""A name that a reviewer selected, as a new entry of the register (``content/names.yaml``).

The file is a person's: it keeps its order, its comments and its line ends, and gets one line more.
Its own reader says whether that line is right.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from pressbridge.formats.encoding import decode_text
from pressbridge.reading.content_files import CONTENT
from pressbridge.reading.names import read_names
from pressbridge.reading.tree import NAMES
from pressbridge.review.opened import placed
from pressbridge.review.requests import BadRequest, parts_of, text_in
from pressbridge.review.save import PATIENCE
from pressbridge.review.typed import LONGEST_NAME, Unfit, typed_line
from pressbridge.run import Options
from pressbridge.words.model import Name
from pressbridge.words.problems import NOTHING, Problem, Said, has_errors, quoted, said
from pressbridge.world.below import read_bytes
from pressbridge.world.files import place_below, replace_below
from pressbridge.world.lock import joined_lock

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・･＝=\u3000 -]*")
_NO_KANA = said("a reading is written in kana, such as イ・ヨン")


class NameRequest(NamedTuple):
    """A name to register."""

    ko: str
    ja: str
    kind: str
    reading: str = ""
    """How a Japanese reader says it, in katakana; may be empty."""


class NameAnswer(NamedTuple):
    """Whether a name is registered now."""

    ok: bool
    line: int = 0
    """Line of the new entry, if there is one."""
    message: Said = NOTHING
    """Why there is none."""
    hint: Said = NOTHING

    def as_data(self) -> object:
        """Return the answer as JSON can hold it."""
        if self.ok:
            return {"ok": True, "line": self.line}
        return {"ok": False, "message": self.message, "hint": self.hint}


def name_request(data: object) -> NameRequest:
    """Read a request to register a name. Raises BadRequest."""
    parts = parts_of(data, said("the request"), ("ko", "ja", "kind"), ("reading",))
    given = {name: text_in(parts, name, 10 * LONGEST_NAME) for name in parts}
    try:
        fit = {
            name: typed_line(text, quoted(f'"{name}"'), LONGEST_NAME)
            for name, text in given.items()
        }
    except Unfit as wrong:
        raise BadRequest(wrong.message) from None
    return NameRequest(**fit)


def add_name(options: Options, request: NameRequest, patience: float = PATIENCE) -> NameAnswer:
    """Write a name into the register, if it contradicts nothing there.

    Raises Busy while a build takes longer than ``patience``, in seconds, and OSError.
    """
    content = options.root / CONTENT
    with joined_lock(options.root, patience=patience):
        at = place_below(content, options.root / NAMES)
        try:
            data = read_bytes(at)
        except FileNotFoundError:
            data = b""
        answer, new = with_name(data, request)
        if answer.ok:
            replace_below(at, new)
    return answer


def with_name(data: bytes, request: NameRequest) -> tuple[NameAnswer, bytes]:
    """Return whether a register may have one more name, and its bytes then."""
    before, problems = _read(data)
    if before is None or has_errors(problems):
        wrong = next(one for one in problems if one.severity == "error")
        return NameAnswer(False, message=placed(wrong), hint=wrong.remedy), data
    if not _KANA.fullmatch(request.reading):
        return NameAnswer(False, message=_NO_KANA), data
    new = _appended(data, request)
    after, found = _read(new)
    known = {(one.code, one.message) for one in problems}
    told = [one for one in found if (one.code, one.message) not in known]
    if told:
        return NameAnswer(False, message=told[0].what, hint=told[0].remedy), data
    if after is None or after[:-1] != before or _asked(after[-1:]) != request:
        hint = said("write a line into {file}:  {line}", file=NAMES, line=_entry(request))
        message = said("the register is written in a form that nothing can be added to")
        return NameAnswer(False, message=message, hint=hint), data
    return NameAnswer(True, line=after[-1].line), new


def _read(data: bytes) -> tuple[tuple[Name, ...] | None, tuple[Problem, ...]]:
    text, mistakes = decode_text(data, NAMES)
    if text is None:
        return None, mistakes
    names, problems = read_names(text, NAMES)
    return names, (*mistakes, *problems)


def _asked(names: tuple[Name, ...]) -> NameRequest | None:
    return NameRequest(names[0].ko, names[0].ja, names[0].kind, names[0].reading) if names else None


_ITEM = re.compile(rb"^( *)-(?=[ \r\n])", re.MULTILINE)


def _appended(data: bytes, request: NameRequest) -> bytes:
    """Return a register with an entry below all others, indented and ended as they are."""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    first = _ITEM.search(data)
    indent = first[1] if first else b""
    closed = b"" if not data or data.endswith((b"\n", b"\r")) else end
    return b"".join((data, closed, indent, _entry(request).encode(), end))


def _entry(request: NameRequest) -> str:
    parts = {"ko": request.ko, "ja": request.ja, "kind": request.kind, "reading": request.reading}
    pairs = ", ".join(f"{key}: {_scalar(text)}" for key, text in parts.items() if text)
    return f"- {{{pairs}}}"


_PLAIN = re.compile(r"[^\W\d_](?:[\w .·・ー-]*[^\W_])?")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""What YAML 1.1 takes for something else than a text."""


def _scalar(text: str) -> str:
    """Return a text as YAML has it: in quotes unless all its signs are plain."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)
