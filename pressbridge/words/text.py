"""Pure functions on Korean and Japanese text."""

from __future__ import annotations

import re
import unicodedata

from pressbridge.words.invisible import without_forbidden
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_KEPT_IDEOGRAPHS = re.compile(r"([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
"""CJK compatibility ideographs. Plain NFC replaces them by their unified look-alikes, which can
turn a person's name into other characters (U+FA19 to U+795E): a name is never changed here."""

_HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e\u1100-\u11ff]")
_KANA = re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")
MARK = re.compile(r"⟦(/?)([1-9][0-9]{0,5})⟧")
"""A mark of inline markup in a stored text: ⟦1⟧ opens or stands alone, ⟦/1⟧ closes."""

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")


_HAN = late(r"[\u3400-\u9fff\uf900-\ufaff\u3005\u3006\U00020000-\U0003ffff]")
_WIDE = r"[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
_BETWEEN_WIDE = late(rf"(?<={_WIDE}) (?={_WIDE})(?!(?<=[０-９] )[０-９])")
_BREAK_BETWEEN_WIDE = late(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})(?!(?<=[０-９]\n)[０-９])")

_ADDRESS_END = late(r"(?:://|www\.|[A-Za-z0-9]@)[!-~]+$", re.IGNORECASE)
"""End of a text that is the end of an address on the web or of one for mail."""
_LONGEST_ADDRESS = 200
"""Characters before an end in which an address is looked for, so that a long text costs little."""


def compose(text: str) -> str:
    """Return a text in NFC (UAX #15), except that CJK compatibility ideographs stay as they are.

    macOS writes decomposed Hangul and kana.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):  # nearly every text is
        return text
    pieces = _KEPT_IDEOGRAPHS.split(text)
    pieces[::2] = [unicodedata.normalize("NFC", piece) for piece in pieces[::2]]
    return "".join(pieces)


def storable(text: str) -> str:
    """Return a text as it comes back from a file: composed, without what no file may hold.

    Engines and character references (``&#8232;``) bring control characters and half characters.
    """
    if not text.isprintable():  # else it has none of these, which one look is enough to see
        text = _HALF_PAIRS.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return compose(without_forbidden(text))


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space, ends stripped."""
    return " ".join(text.split())


def join_lines(first: str, second: str, lang: Lang) -> str:
    """Return the joint of two lines of one paragraph: a space, or nothing in Japanese.

    Japanese has no spaces between words; only two Latin neighbours need one, and the end of an
    address, to which the words of the next line would seem to belong.
    """
    if lang is Lang.KO:
        return " "
    before, after = first[-1:], second[:1]
    if not (before and after and before.isascii()) or before.isspace() or after.isspace():
        return ""
    if after.isascii():
        return " "
    return " " if _ADDRESS_END.search(first, max(0, len(first) - _LONGEST_ADDRESS)) else ""


def without_marks(text: str) -> str:
    """Return a stored text without the marks of its inline markup (⟦1⟧, ⟦/1⟧)."""
    return MARK.sub("", text) if "⟦" in text else text


def needs_translation(text: str, source: Lang) -> bool:
    """Tell whether a text has anything in its language: figures and Latin names stay as they are.

    A Korean text needs Hangul or hanja, a Japanese one kana or kanji. Texts without letters are
    never sent: engines answer them with nothing at all.
    """
    letters = _HANGUL if source is Lang.KO else _KANA  # nearly every text has one of these
    return letters.search(text) is not None or _has_han(text)  # a mark has no letters


def has_script_of(text: str, lang: Lang) -> bool:
    """Tell whether a text has at least one letter that its language is written with."""
    return bool(_HANGUL.search(text)) if lang is Lang.KO else _is_japanese(text)


def script_of(text: str) -> Lang | None:
    """Guess which language a short text, such as a name, is written in; ``None`` for Latin."""
    if _HANGUL.search(text):
        return Lang.KO
    return Lang.JA if _is_japanese(text) else None


def _is_japanese(text: str) -> bool:
    return _KANA.search(text) is not None or _has_han(text)


def _has_han(text: str) -> bool:
    return not text.isascii() and _HAN.search(text) is not None


_QUOTES = {Lang.KO: ("“", "”", "‘", "’"), Lang.JA: ("「", "」", "『", "』")}
"""The outer quotation marks of a language, and the inner ones."""


def within_quotes(text: str, lang: Lang) -> str:
    """Return a text as it stands between quotation marks.

    Its own become the inner ones, and those within them the outer (templates/static/quote.js does
    the same).
    """
    outer, end, inner, inner_end = _QUOTES[lang]
    if not (outer in text or inner in text or end in text):  # as nearly always
        return text
    ends: list[str] = []  # what closes each quotation that is open
    made: list[str] = []
    for sign in text:
        if sign in {outer, inner}:
            ends.append(end if sign == outer else inner_end)
            made.append(inner if len(ends) % 2 else outer)
        elif ends and sign == ends[-1]:
            ends.pop()
            made.append(end if len(ends) % 2 else inner_end)
        else:  # such as an apostrophe
            made.append(inner_end if sign == end else sign)
    return "".join(made)


def close_up(text: str) -> str:
    """Return a text without the spaces between its Japanese letters and signs, but figures."""
    return _BETWEEN_WIDE.sub("", text) if " " in text else text


def excerpt(text: str, limit: int = 140) -> str:
    """Return the beginning of a plain text, at most ``limit`` characters, with an ellipsis if cut.

    Korean is cut at a space, Japanese after a comma or anywhere.
    """
    flat = one_line(_BREAK_BETWEEN_WIDE.sub("", text) if "\n" in text else text)
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    at = max(cut.rfind(sign) for sign in " 、。,")
    return (cut[:at] if at > limit // 2 else cut).rstrip(" 、,") + "…"
