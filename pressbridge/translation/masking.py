"""The form in which a text leaves for an engine, and the way back.

Stored marks (⟦1⟧) become ``{1}``: of twelve forms tried on engines elsewhere, digits in braces were
kept most often (docs/engines.md). Web addresses, mail addresses and telephone numbers
become marks too and never leave (docs/design.md §6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressbridge.words.lang import Lang
from pressbridge.words.text import MARK

_DASH = "[-‐‑–－]"
_GAP = "[-‐‑–－. ]"
_PATH = r"(?:[A-Za-z0-9._~:/?#@!$&'*+,;=%-]*[A-Za-z0-9/_~=%#&+-])?"
_TOP = "(?:kr|jp|com|net|org|info|io|biz)"
_ADDRESSES = (
    rf"https?://{_PATH}",  # ASCII only: particles follow without a space (https://mss.go.kr에서)
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    rf"(?<![A-Za-z0-9@.-])(?:[A-Za-z0-9-]+\.)+{_TOP}(?![A-Za-z0-9-])(?:/{_PATH})?",
    rf"www\.[A-Za-z0-9-]+\.{_PATH}",
)
_COUNTRY = rf"(?:\+\d{{1,3}}{_GAP}?)?"
_AREA = r"(?:[(（][0０]\d{0,4}[)）]\d?|[0０]\d{1,4})"
_PHONES = (
    rf"{_COUNTRY}{_AREA}{_DASH}\d{{1,4}}{_DASH}\d{{3,4}}",  # 02-123-4567
    rf"{_COUNTRY}[(（]?[0０]\d{{1,3}}[)）] ?\d{{3,4}}{_DASH}\d{{4}}",  # 02) 123-4567
    r"[0０]\d{1,4}[(（]\d{1,4}[)）]\d{4}",  # 03(1234)5678
    r"[0０]\d{1,2}(?P<gap>[. ])\d{3,4}(?P=gap)\d{4}",  # 02.123.4567
    rf"\+\d{{1,3}}{_GAP}\d{{1,3}}{_GAP}\d{{3,4}}{_GAP}\d{{4}}",  # +82 2 123 4567
    r"[0０](?:1\d|[789]0)\d{7,8}",  # 01012345678
    rf"1[5-9]\d{{2}}{_DASH}\d{{4}}",  # 1588-1234
)
_GUARDED = re.compile(
    rf"{'|'.join(_ADDRESSES)}|(?<![\d-])(?:{'|'.join(_PHONES)})(?![\d-])", re.IGNORECASE
)
_NUMBERED = r"[\[［{｛⟦]\s*([/／]?)\s*([0-9０-９]{1,6})\s*[\]］}｝⟧]"
_LOOKALIKE = re.compile(_NUMBERED)
_RETURNED = re.compile(rf"\s?{_NUMBERED}")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text ready to send, and what its marks stand for."""

    text: str
    stored: tuple[tuple[str, str], ...]
    """(mark in the sent text without braces, such as ``3`` or ``/3``; what it stands for)."""


def mask(text: str) -> Masked:
    """Return a stored text in the form that is sent.

    Marks are numbered above any ``{7}`` or ``[7]`` that the text itself contains, which then stays
    a text.
    """
    numbers = (int(found[2]) for found in _LOOKALIKE.finditer(MARK.sub("", text)))
    base = max(numbers, default=0)
    stored: list[tuple[str, str]] = []

    def as_mark(match: re.Match[str]) -> str:
        name = f"{match[1]}{int(match[2]) + base}"
        stored.append((name, match[0]))
        return f"{{{name}}}"

    sent = MARK.sub(as_mark, text)
    following = base + max((int(match[2]) for match in MARK.finditer(text)), default=0) + 1

    def as_guard(match: re.Match[str]) -> str:
        name = str(following + len(stored))
        stored.append((name, match[0]))
        return f"{{{name}}}"

    return Masked(_GUARDED.sub(as_guard, sent), tuple(stored))


def unmask(answer: str, masked: Masked, target: Lang) -> str:
    """Return an engine's answer in the stored form.

    Engines put spaces into marks and before them, and widen their brackets and digits; that is
    undone. Korean needs a space before a word though the Japanese had none: there only those
    before a closing mark go. Raises ValueError if a mark is missing or stands more than once.
    """
    stands_for = dict(masked.stored)
    seen: list[str] = []

    def restore(match: re.Match[str]) -> str:
        name = ("/" if match[1] else "") + match[2].translate(_DIGITS)
        if name not in stands_for:
            return match[0]
        seen.append(name)
        needed = _had_space(masked.text, name) or (target is Lang.KO and not match[1])
        space = match[0][0] if match[0][0].isspace() and needed else ""
        return space + stands_for[name]

    text = _RETURNED.sub(restore, answer)
    for name, _ in masked.stored:
        if seen.count(name) != 1:
            msg = f"mark {{{name}}} came back {seen.count(name)} times, not once"
            raise ValueError(msg)
    return text


def _had_space(sent: str, name: str) -> bool:
    """Tell whether a space before a mark was sent: those that an engine adds are taken out."""
    at = sent.find(f"{{{name}}}")
    return at > 0 and sent[at - 1].isspace()


def split(sent: str, limit: int) -> tuple[str, ...]:
    """Split a text that is too long for an engine at the ends of its sentences.

    Never inside a pair of marks. A sentence longer than the limit is sent as it is.
    """
    if len(sent) <= limit:
        return (sent,)
    parts: list[str] = [""]
    for sentence in _sentences(sent):
        if parts[-1] and len(parts[-1]) + len(sentence) > limit:
            parts.append("")
        parts[-1] += sentence
    return tuple(part.strip() for part in parts if part.strip())


_END = re.compile(r"(?:[。！？]|(?<!\d)[.!?…](?=\s))[”’」』）)\"]*\s*")
_PAIR_MARK = re.compile(r"\{(/?)(\d+)\}")


def _sentences(text: str) -> Iterator[str]:
    pairs = {match[2] for match in _PAIR_MARK.finditer(text) if match[1]}
    depth = at = start = 0
    for end in _END.finditer(text):
        for mark in _PAIR_MARK.finditer(text, at, end.end()):
            depth += 0 if mark[2] not in pairs else -1 if mark[1] else 1
        at = end.end()
        if depth <= 0:
            yield text[start:at]
            start = at
    if start < len(text):
        yield text[start:]
