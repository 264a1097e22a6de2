"""Signs that begin a line of a press release: □ ㅇ - ※ and their like.

Their order is a custom of Korean offices: □ above ㅇ above - above · above the notes ※ and *.
"""

from __future__ import annotations

from pressbridge.words.lang import Lang

SQUARES = "□■▢▣◻◼◽◾⬜⬛❏❐❑❒◇◆◈❖▤▥▦▧▨▩☐"
CIRCLES = "○●◯〇∘◎◉◌◦⊙⦁❍⚪⚫"
LETTER_CIRCLES = "oOοΟоОｏＯ"
"""Letters o, Latin, Greek and Cyrillic, that are typed for a circle before a blank and Hangul."""
TRIANGLES = "△▲▽▼▷▶▹►◁◀◃◄▸"
VALUE_SIGNS = "△▲▽▼"
"""Before a figure they say that it rose or fell: △5.2%."""
STARS = "☆★✦✩✪✱✲✳✻✼✽❋"
NOTES = "※＊†‡"
"""Before a note: ※, the asterisk of Japanese releases, the daggers of tables."""
ARROWS = "☞☛➢➤➔➜➡⇒⇨→"
CHECKS = "✓✔✅☑"
DOTS = "·•‣∙‧ㆍᆞ・･▪▫⁃⋅"
_SERIES = (
    "①-⑳㉑-㉟㊱-㊿", "❶-❿⓫-⓴", "➀-➉", "➊-➓", "⓵-⓾", "⑴-⒇", "㉠-㉭", "㉮-㉻", "㈀-㈍", "㈎-㈛",
    "ⓐ-ⓩ", "⒜-⒵", "㋐-㋾", "㊀-㊉", "㈠-㈩", "󰊱-󰊹",
)  # fmt: skip
NUMBERED = "".join(_SERIES)
"""Ranges for a class of characters: numbers and letters in circles, HWP's numbers in boxes."""
DASHES = "–—―‒−－‐‑"
"""Dashes that are no hyphen-minus: a word processor makes them of it."""

PRIVATE_SIGNS = {
    "\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf071": "❑", "\uf075": "◆", "\uf076": "❖",
    "\uf09f": "•", "\uf0a1": "○", "\uf0a7": "▪", "\uf0a8": "◻", "\uf0ab": "★", "\uf0b7": "•",
    "\uf0d8": "➢", "\uf0e0": "→", "\uf0e8": "➔", "\uf0f0": "⇨", "\uf0fc": "✓", "\uf0fe": "☑",
    **{chr(0xF02B1 + n): chr(ord("①") + n) for n in range(9)},
}  # fmt: skip
"""Bullets with a code of their own: Word's (the fonts Symbol and Wingdings), HWP's numbers in
boxes. Each with the sign that every font has."""

LOST_SIGNS = {"§": "▪", "Ø": "➢", "ü": "✓"}
"""Letters that a bullet of Wingdings becomes where Word's text is pasted without its fonts."""

PLAIN_SIGNS = "".join(
    (SQUARES, CIRCLES, TRIANGLES, STARS, CHECKS, DOTS, *(c for c in PRIVATE_SIGNS if c < "\uffff"))
)
"""Signs that begin a line with or without a blank behind them."""

_RANKS = {
    **dict.fromkeys(SQUARES, 1),
    **dict.fromkeys(CIRCLES, 2),
    "ㅁ": 1,
    "-": 3,
    **dict.fromkeys(DOTS, 4),
    "*": 5,
    **dict.fromkeys(NOTES, 5),
}


_LETTERS = 14
"""가 to 하, and ㄱ to ㅎ."""
_IN_LANGUAGE: dict[Lang, dict[str, str]] = {
    Lang.KO: {chr(ord("㋐") + n): chr(ord("㉮") + n) for n in range(_LETTERS)},
    Lang.JA: {
        chr(ord(korean) + n): chr(ord(known) + n)
        for korean, known in (("㉮", "㋐"), ("㉠", "ⓐ"), ("㈀", "⒜"), ("㈎", "⒜"))
        for n in range(_LETTERS)
    },
}
"""Signs with a letter of the other language, each with one that readers of this one know."""


def series_of(sign: str) -> str:
    """Return the first sign of the series that a sign with a number is of: ⑴ for ⑶; else the sign.

    The signs of one series stand on one level.
    """
    for series in _SERIES:
        if any(a <= sign <= z for a, z in zip(series[::3], series[2::3], strict=True)):
            return series[0]
    return sign


def rank_of(sign: str) -> int:
    """Return the level that a sign stands for by custom, from 1; 0 if custom says nothing."""
    return _RANKS.get(sign, 0)


def shown_sign(sign: str, lang: Lang, typed_in: Lang) -> str:
    """Return a typed sign as pages of a language show it: each reader has it in a font.

    Korean offices type the letters ㅇ and o for a circle, and ㅁ for a square. ㉮ of a Korean text
    is ㋐ in Japanese.
    """
    if sign in PRIVATE_SIGNS or sign in LOST_SIGNS:
        return PRIVATE_SIGNS.get(sign) or LOST_SIGNS[sign]
    if lang is Lang.JA:
        sign = "○" if sign in f"ㅇ{LETTER_CIRCLES}" else "□" if sign == "ㅁ" else sign
    return sign if typed_in is lang else _IN_LANGUAGE[lang].get(sign, sign)


def is_read_as_sign(text: str, at: int) -> bool:
    """Tell whether a private character begins its line, where it is read as the sign it stands for.

    Readers then see ``shown_sign``, so nothing need be said against it.
    """
    if text[at] not in PRIVATE_SIGNS:
        return False
    before = at - 1
    while before >= 0 and text[before] in " \t\u00a0\u3000>*_~[":
        before -= 1
    return before < 0 or text[before] == "\n"
