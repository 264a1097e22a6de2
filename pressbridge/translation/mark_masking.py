"""Masking of marks and addresses: the form in which a text is sent to an engine, and the way back.

Stored marks (⟦1⟧) become ``{1}`` or ``[X1X]``, as the engine keeps them best (docs/engines.md). Web
addresses, mail addresses and telephone numbers become marks too and never leave (docs/design.md
§6). On the way back every mark must be there once; what engines do to its brackets and spaces is
undone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from pressbridge.words.invisible import without_ignorable
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.sentences import sentences
from pressbridge.words.text import MARK, join_lines

_DASH = "[-‐‑–－]"
_GAP = "[-‐‑–－. ]"
_PATH = r"(?:[A-Za-z0-9._~:/?#@!$&'*+,;=%-]*[A-Za-z0-9/_~=%#&+-])?"
_REMARK = r"\([A-Za-z0-9._~%+-]{1,60}\)"
_BRACKETS = rf"(?:(?:(?<=[/_=-]){_REMARK}|{_REMARK}(?=[./?#_-]?[A-Za-z0-9])){_PATH})*"
"""Brackets that are of an address, and no remark behind it: Seoul_(city), time(v2).xlsx."""
_TOP = "(?:kr|jp|com|net|org|info|io|biz)"
_PARTICLE = "(?:에서|에는?|으?로|까지|부터|[을를은는이가과와의도])(?![가-힣])"
_NO_SIGN = r"<>\"“”‘’「」『』()（）\[\]{}⟦⟧、。"
_WITH_HANGUL = (
    rf"https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]*"
    rf"(?:(?<=[/=&?_.-])(?!{_PARTICLE})[가-힣]|[가-힣]{{1,40}}[./_=-](?=[A-Za-z0-9가-힣]))"
    rf"(?:[^\s{_NO_SIGN}]*[^\s{_NO_SIGN}.,:;!?])?"
)
"""Hangul behind a sign of addresses is a part of one, up to a blank: 한국.kr, /안내."""
_ADDRESSES = (
    _WITH_HANGUL,
    rf"https?://{_PATH}{_BRACKETS}",  # ASCII only: particles follow without a space (https://mss.go.kr에서)
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    rf"(?<![A-Za-z0-9@.-])(?:[A-Za-z0-9-]+\.)+{_TOP}(?![A-Za-z0-9-])(?:/{_PATH}{_BRACKETS})?",
    rf"www\.[A-Za-z0-9-]+\.{_PATH}{_BRACKETS}",
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
_NUMBERED = r"[\[［{｛⟦]\s*([/／]?)\s*[XxＸｘ]?\s*([0-9０-９]{1,6})\s*[XxＸｘ]?\s*[\]］}｝⟧]"
_LOOKALIKE = late(_NUMBERED)
_RETURNED = late(rf"\s?{_NUMBERED}")
_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


_GUARDED = late(
    rf"{'|'.join(_ADDRESSES)}|(?<![\d-])(?:{'|'.join(_PHONES)})(?![\d-])", re.IGNORECASE
)
"""Addresses and telephone numbers."""


class MarkStyle(StrEnum):
    """Form of a mark that an engine keeps: ``{1}`` or ``[X1X]`` (``Engine.mark_styles``)."""

    BRACES = "braces"
    BRACKETS = "brackets"

    def written(self, name: str) -> str:
        """Return the mark of a name such as ``3`` or ``/3``."""
        if self is MarkStyle.BRACES:
            return f"{{{name}}}"
        return f"[/X{name[1:]}X]" if name.startswith("/") else f"[X{name}X]"


class MaskedMarks(NamedTuple):
    """A text ready to send, and what each of its marks stands for."""

    text: str
    stored: tuple[tuple[str, str], ...]
    """(mark in the sent text without brackets, such as ``3`` or ``/3``; what it stands for)."""
    style: MarkStyle = MarkStyle.BRACES


def mask_marks(text: str, style: MarkStyle = MarkStyle.BRACES) -> MaskedMarks:
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
        return style.written(name)

    sent = MARK.sub(as_mark, text)
    following = base + max((int(match[2]) for match in MARK.finditer(text)), default=0) + 1

    def as_guard(match: re.Match[str]) -> str:
        name = str(following + len(stored))
        stored.append((name, match[0]))
        return style.written(name)

    return MaskedMarks(_GUARDED.sub(as_guard, sent), tuple(stored), style)


def address_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of the web addresses, mail addresses and telephone numbers in a text."""
    return tuple(found.span() for found in _GUARDED.finditer(text))


def unmask_marks(answer: str, masked: MaskedMarks, target: Lang) -> str:
    """Return an engine's answer in the stored form.

    Engines put spaces into marks and before them, and widen their brackets and digits; that is
    undone. Korean needs a space before a word though the Japanese had none: there only those
    before a closing mark go. New line ends and invisible signs are taken out, too: they may stand
    in the middle of a mark, a name or a number. Raises ValueError if a mark is missing or stands
    more than once.
    """
    stands_for = dict(masked.stored)
    seen: list[str] = []

    def restore(match: re.Match[str]) -> str:
        name = ("/" if match[1] else "") + match[2].translate(_DIGITS)
        if name not in stands_for:
            return match[0]
        seen.append(name)
        needed = _had_space(masked, name) or (target is Lang.KO and not match[1])
        space = match[0][0] if match[0][0].isspace() and needed else ""
        return space + stands_for[name]

    text = _RETURNED.sub(restore, _on_one_line(answer, masked.text, target))
    times = Counter(seen)
    for name, _ in masked.stored:
        if times[name] != 1:
            msg = f"mark {masked.style.written(name)} came back {times[name]} times, not once"
            raise ValueError(msg)
    return text


def _on_one_line(answer: str, sent: str, target: Lang) -> str:
    """Return the answer without idle signs, and without line ends unless the sent text has them."""
    text = without_ignorable(answer)
    if _LINE_ENDS.search(sent) or not _LINE_ENDS.search(text):
        return text
    whole = ""
    for line in filter(None, map(str.strip, _LINE_ENDS.split(text))):
        whole += (join_lines(whole, line, target) if whole else "") + line
    return whole


def stray_marks(text: str, source: str) -> tuple[str, ...]:
    """Return what looks like a mark in an answer and does not stand in its source."""
    own = {_plain(found) for found in _LOOKALIKE.finditer(MARK.sub("", source))}
    return tuple(
        found[0] for found in _LOOKALIKE.finditer(MARK.sub("", text)) if _plain(found) not in own
    )


def without_sent_marks(answer: str) -> str:
    """Return an engine's answer without anything that looks like a mark."""
    return _LOOKALIKE.sub("", answer)


def _plain(found: re.Match[str]) -> str:
    return found[2].translate(_DIGITS)


def _had_space(masked: MaskedMarks, name: str) -> bool:
    """Tell whether a space before a mark was sent: those that an engine adds are taken out."""
    at = masked.text.find(masked.style.written(name))
    return at > 0 and masked.text[at - 1].isspace()


def split_by_length(sent: str, limit: int) -> tuple[str, ...]:
    """Split a text that is too long for an engine at the ends of its sentences.

    Never inside a pair of marks. A sentence longer than the limit is sent as it is.
    """
    if len(sent) <= limit:
        return (sent,)
    parts: list[str] = [""]
    for sentence in _whole_pairs(sentences(sent)):
        if parts[-1] and len(parts[-1]) + len(sentence) > limit:
            parts.append("")
        parts[-1] += sentence
    return tuple(part.strip() for part in parts if part.strip())


_BRACKETED = re.compile(r"\[(/?)X([1-9][0-9]{0,5})X\]")


def _whole_pairs(parts: tuple[str, ...]) -> Iterator[str]:
    """Join sentences that one pair of marks in brackets spans; ``sentences`` knows the braces."""
    text = "".join(parts)
    if "[X" not in text:
        yield from parts
        return
    paired = {match[2] for match in _BRACKETED.finditer(text) if match[1]}
    depth, whole = 0, ""
    for part in parts:
        whole += part
        for match in _BRACKETED.finditer(part):
            depth += 0 if match[2] not in paired else -1 if match[1] else 1
        if depth <= 0:
            yield whole
            whole = ""
    if whole:
        yield whole
