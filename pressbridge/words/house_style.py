"""Deterministic house style for a machine's output: widths, signs and spaces.

Ministries and newspapers write so on the web. A reviewed text is never changed (docs/design.md §6).
Words, figures, marks, addresses, code and Latin passages stay as they are. Doing it twice changes
nothing more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from pressbridge.words.brackets import enclosed_spans

_PAIR, _SINGLE, _FIXED = "\ue000", "\ue001", "\ue002"
"""Stand for a mark of a pair, for a single mark, and for what is neither touched nor joined."""

_PROTECTED = re.compile(
    r"[⟦{](?P<closing>/?)(?P<number>[1-9][0-9]{0,5})[⟧}]"
    r"|`{1,3}+[^`\n]*+`{1,3}+|(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]++"
    r"|[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]++|[\ue000-\ue002]"
)
_LETTER = r"ぁ-ゖァ-ヺー一-鿿㐀-䶿豈-﫿々〆"
_SIGNS = "、。「」『』（）【】《》・！？…〜"
_BLANK = "[ \t\u00a0\u2002-\u200b\u202f]"
_UNITS = frozenset("一二三四五六七八九十百千万億兆割分〇零数")
"""Beside a figure these may belong to it: the space stays, or the figure would be another."""

_HALF_KANA = re.compile("[\u3041-\u30ff]?[\uff61-\uff9f]+")
_NARROW = {
    ord(char) + 0xFEE0: char
    for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%&+@#$"
}
_NEAR = 200
"""Characters of a quotation or bracket that are read to see what stands in it."""

_DOTS = "[·ㆍ‧∙]"
_BEFORE = rf"(?<=[{_LETTER}）」』])"
_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _wider(match: re.Match[str]) -> str:
    return chr(ord(match[0]) + 0xFEE0)


_JAPANESE: Sequence[_Rule] = (
    (re.compile(r"(?<=\d)，(?=\d{3}(?!\d))"), ","),
    (re.compile(r"(?<=\d)．(?=\d)"), "."),
    (re.compile("，"), "、"),
    (re.compile("．"), "。"),
    (re.compile(rf"(?<![A-Za-z]){_DOTS}|{_DOTS}(?![A-Za-z])"), "・"),
    (re.compile(rf"{_BEFORE}(?:\.{{3,}}|。{{3,}}|・{{3,}})"), "…"),
    (re.compile(rf"(?<=[{_LETTER}）」』\ue000\ue001]){_BLANK}{{0,9}},"), "、"),
    (re.compile(rf"(?<=[A-Za-z0-9]),(?={_BLANK}{{0,9}}\ue000?[{_LETTER}「『（])"), "、"),
    (re.compile(rf"{_BEFORE}{_BLANK}{{0,9}}\.(?=[\s\ue000]|$|[{_LETTER}{_SIGNS}”’\")])"), "。"),
    (re.compile(rf"(?<=[{_LETTER}）」』！？])[!?]"), _wider),
    (re.compile("。{2,}"), "。"),
    (re.compile("。(?=\ue000{0,9}[」』])"), ""),
    (re.compile(rf"(?<=[\d%{_LETTER}）」]){_BLANK}{{0,9}}[~∼～〜](?:{_BLANK}{{0,9}}(?=[\d{_LETTER}（「])"
                r"|(?=[\s）」』、。,]|$))"), "〜"),
    (re.compile(rf"(?<=\d){_BLANK}{{1,9}}%"), "%"),
)  # fmt: skip
_SPACED = re.compile(rf"([^\s\ue000])(\ue000*+)({_BLANK}++)(?=\ue000*+([^\s\ue000]))")
_PROSE = re.compile(r"[다요까][.!?][^\w]*$")


def japanese(text: str, source: str = "") -> str:
    """Return a machine's Japanese text in house style.

    Half-width kana become full, full-width figures and Latin letters half; 、。「」『』（）〜・…
    replace their ASCII and Korean forms beside Japanese; spaces go but between the words of a
    heading and the names of a list. Whether the text is a sentence is seen from its source too.
    """
    return _settled(text, lambda once: _in_japanese(once, _PROSE.search(source) is not None))


def _in_japanese(text: str, is_prose: bool) -> str:  # noqa: FBT001 - what kind of text it is
    text, kept = _shielded(text)
    text = _HALF_KANA.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = _quoted(text.translate(_NARROW))
    for pattern, replacement in _JAPANESE:
        text = pattern.sub(replacement, text)
    is_prose = is_prose or "。" in text
    text = _SPACED.sub(lambda match: _joined(match, is_prose), text)
    return _unshielded(text, kept)


def _settled(text: str, style: Callable[[str], str]) -> str:
    """Apply a style until nothing changes: a rule may make room for one before it."""
    for _ in range(8):
        styled = style(text)
        if styled == text:
            break
        text = styled
    return text


def _shielded(text: str) -> tuple[str, list[str]]:
    """Put one character in the place of each thing that is not to be touched."""
    kept = [match[0] for match in _PROTECTED.finditer(text)]
    closed = {match["number"] for match in _PROTECTED.finditer(text) if match["closing"]}

    def stand_in(match: re.Match[str]) -> str:
        if not match["number"]:
            return _FIXED
        return _PAIR if match["number"] in closed else _SINGLE

    return _PROTECTED.sub(stand_in, text), kept


def _unshielded(text: str, kept: list[str]) -> str:
    things = iter(kept)
    return re.sub("[\ue000-\ue002]", lambda _: next(things), text)


def _quoted(text: str) -> str:
    """Write quotations as 「」, those inside as 『』, and brackets beside Japanese as （）."""
    signs = list(text)
    around: list[tuple[int, str]] = []
    for start, end in sorted(enclosed_spans(text)):
        while around and around[-1][0] < end:
            around.pop()
        outer = around[-1][1] if around else ""
        form = _form(text, start, end, outer)
        if form:
            signs[start], signs[end - 1] = form[0], form[1]
            around.append((end, form if form in ("「」", "『』") else outer))
    return "".join(signs)


def _form(text: str, start: int, end: int, outer: str) -> str:
    """Return the two signs with which a quotation or bracket is written, if it is changed."""
    sign, inside = text[start], text[start + 1 : min(end - 1, start + _NEAR)]
    before, after = text[max(start - 9, 0) : start], text[end : end + 9].lstrip(_PAIR)[:1]
    if sign in "(（":
        beside = _is_wide(before.rstrip(f" {_PAIR}")[-1:]) or _has_letter(inside)
        return "（）" if beside or sign == "（" else ""
    if sign == "『":
        return "『』"
    if sign == "「" or (
        sign in "“‘\"'"
        and any((_has_letter(inside), _is_wide(before.rstrip(_PAIR)[-1:]), _is_wide(after)))
    ):
        return "『』" if outer == "「」" else "「」"
    return ""


_IN_JAPANESE = re.compile(f"[{_LETTER}]")
_WIDE = re.compile(f"[{_LETTER}{_SIGNS}]")


def _has_letter(text: str) -> bool:
    return bool(_IN_JAPANESE.search(text))


def _is_wide(char: str) -> bool:
    return bool(_WIDE.match(char))


def _joined(match: re.Match[str], is_prose: bool) -> str:  # noqa: FBT001 - what kind of text it is
    """Return two characters without the space between them, or with it where it says something."""
    left, right = match[1], match[4]
    goes = _closes_up(left, right) if _FIXED not in (left, right) else right in "、。"
    goes = goes or (is_prose and _are_words(left, right))
    return left + match[2] + ("" if goes else match[3])


def _closes_up(left: str, right: str) -> bool:
    """Tell whether no space stands between two characters in any kind of text."""
    near = [char in _SIGNS for char in (left, right)]
    if any(near):
        other = right if near[0] else left
        return all(near) or other.isalnum() or other == _SINGLE
    if left.isdecimal() or right.isdecimal():
        letter = right if left.isdecimal() else left
        return _has_letter(letter) and letter not in _UNITS
    return any("ぁ" <= char <= "ゖ" for char in (left, right)) and all(
        char.isalpha() or char == _SINGLE for char in (left, right)
    )


def _are_words(left: str, right: str) -> bool:
    """Tell whether a sentence has no space here: not between names in katakana, nor in Latin."""
    katakana = all("ァ" <= char <= "ー" for char in (left, right))
    words = all(char.isalpha() or char == _SINGLE for char in (left, right))
    return words and not katakana and any(map(_has_letter, (left, right)))


# --- Korean -----------------------------------------------------------------------------------

_HALVES = {0xFF01 + at: chr(0x21 + at) for at in range(94)}
_KOREAN_SIGNS = {
    **_HALVES, **dict.fromkeys(map(ord, "〜∼"), "~"), ord("・"): "·", ord("\u3000"): " ",
}  # fmt: skip
_SAID = re.compile("[.!?。！？]")
_KOREAN: Sequence[_Rule] = (
    (re.compile("、 *"), ", "),
    (re.compile("。 *(?=[^\\s”’」』)\"'\ue000])"), ". "),
    (re.compile("。"), "."),
    (re.compile(r"(?<! ) ++(?=[,.](?:\s|$))"), ""),
    (re.compile(" {2,}"), " "),
    (re.compile(r", $"), ","),
)


def korean(text: str) -> str:
    """Return a machine's Korean text in house style: Korean signs, half-width, single spaces."""
    return _settled(text, _in_korean)


def _in_korean(text: str) -> str:
    text, kept = _shielded(text)
    signs = list(text)
    for start, end in enclosed_spans(text):
        if text[start] == "「":
            said = _SAID.search(text, start, min(end, start + _NEAR))
            signs[start], signs[end - 1] = ("“", "”") if said else ("‘", "’")
    text = "".join(signs).translate(_KOREAN_SIGNS)
    for pattern, replacement in _KOREAN:
        text = pattern.sub(replacement, text)
    return _unshielded(text, kept)
