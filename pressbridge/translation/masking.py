"""The form in which a text leaves for an engine, and the way back.

Stored marks (⟦1⟧) become ``{1}``: of twelve forms tried on engines elsewhere, digits in braces were
kept most often (research/translation.md §2.3). Web addresses, mail addresses and telephone numbers
become marks too and never leave (DESIGN.md §6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STORED = re.compile(r"⟦(/?)(\d+)⟧")
_LOOKALIKE = re.compile(r"\{/?(\d+)\}")
_GUARDED = re.compile(
    r"""
    https?://[^\s⟦⟧、。「」（）<>]*[^\s⟦⟧、。「」（）<>.,;:!?)]   # web addresses
    | www\.[A-Za-z0-9.-]+[A-Za-z0-9](?:/[^\s⟦⟧、。「」（）<>]*[^\s⟦⟧、。「」（）<>.,;:!?)])?
    | [A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+         # mail addresses
    | (?<![\d-])(?:\+\d{1,3}[-\ ]?)?\(?0\d{1,3}\)?[-\ ]\d{3,4}-\d{4}(?![\d-])  # telephone numbers
    | (?<![\d-])\+\d{1,3}-\d{1,3}-\d{3,4}-\d{4}(?![\d-])
    | (?<![\d-])1[5-9]\d{2}-\d{4}(?![\d-])
    """,
    re.VERBOSE,
)
_RETURNED = re.compile(r"\s?[\[［{｛⟦]\s*([/／]?)\s*([0-9０-９]+)\s*[\]］}｝⟧]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text ready to send, and what its marks stand for."""

    text: str
    stored: tuple[tuple[str, str], ...]
    """(mark in the sent text without braces, such as ``3`` or ``/3``; what it stands for)."""


def mask(text: str) -> Masked:
    """Return a stored text in the form that is sent.

    Marks are numbered above any ``{7}`` that the text itself contains, which then stays a text.
    """
    base = max((int(found) for found in _LOOKALIKE.findall(text)), default=0)
    stored: list[tuple[str, str]] = []

    def as_mark(match: re.Match[str]) -> str:
        name = f"{match[1]}{int(match[2]) + base}"
        stored.append((name, match[0]))
        return f"{{{name}}}"

    sent = _STORED.sub(as_mark, text)
    following = base + max((int(match[2]) for match in _STORED.finditer(text)), default=0) + 1

    def as_guard(match: re.Match[str]) -> str:
        name = str(following + len(stored))
        stored.append((name, match[0]))
        return f"{{{name}}}"

    return Masked(_GUARDED.sub(as_guard, sent), tuple(stored))


def unmask(answer: str, masked: Masked) -> str:
    """Return an engine's answer in the stored form.

    Engines put spaces into marks and widen their brackets and digits; that is undone. Raises
    ValueError if a mark is missing or stands more than once.
    """
    stands_for = dict(masked.stored)
    seen: list[str] = []

    def restore(match: re.Match[str]) -> str:
        name = ("/" if match[1] else "") + match[2].translate(_DIGITS)
        if name not in stands_for:
            return match[0]
        seen.append(name)
        space = match[0][0] if match[0][0].isspace() and _had_space(masked.text, name) else ""
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


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()]
        opened = len(re.findall(r"\{\d+\}", piece))
        closed = len(re.findall(r"\{/\d+\}", piece))
        if closed < opened and _still_open(text[: match.end()]):
            continue
        yield piece
        start = match.end()
    if start < len(text):
        yield text[start:]


def _still_open(text: str) -> bool:
    """Tell whether a pair that closes later is open at the end of this beginning."""
    closing = set(re.findall(r"\{/(\d+)\}", text))
    return any(number not in closing for number in re.findall(r"\{(\d+)\}", text))
