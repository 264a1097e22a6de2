"""Telephone numbers as offices write them: the one number that a telephone is to dial.

Beside a number stand its extension, the end of a range (7123~4), a second number, a fax, the (0)
that is only dialled at home. A link that takes their figures along dials somebody else, so a number
is known by its shape and length (Korea: numbering plan of the ministry of science; Japan: 総務省
電気通信番号計画; others: ITU-T E.164), and what has no such shape has no link.
"""

from __future__ import annotations

import re
import unicodedata

from pressbridge.words.patterns import late

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー"), "-")
_TRUNK = late(r"[-. ]{0,2}\(0\)[-. ]{0,2}")
"""The zero that falls away behind +82."""
_GAP = r"(?: ?[-.()] ?| ?\) ?\( ?| )"
_NATIONAL = (
    rf"0\d{{1,4}}{_GAP}\d{{1,4}}{_GAP}\d{{4}}"  # 044-204-7123, 02) 123-4567, 03(1234)5678
    rf"|0\d\d0{_GAP}\d{{3}}{_GAP}?\d{{3}}"  # 0120-123-456
    rf"|0\d{{1,3}}{_GAP}\d{{7,8}}"  # 010-12345678
    r"|0\d{8,11}"
    rf"|1[568]\d\d{_GAP}?\d{{4}}"  # 1588-1234
)
_END = r"(?!\d)(?![-.]\d{3})"
"""What stands behind a number: no figure, and no fourth group."""
_NUMBER = late(
    r"(?<![\d+])(?<!\d[-.(])(?:"
    rf"(?:(?:\+|00) ?(?P<country>8[12]){_GAP}?|(?P<bare>8[12])-)\(?0?\)?(?P<rest>[\d(). -]{{8,24}})"
    rf"|\+ ?(?P<foreign>(?!8[12])[1-9](?:{_GAP}?\d){{6,14}}){_END}"
    rf"|\(?(?P<national>{_NATIONAL}){_END})"
)
_AT_HOME = late(rf"(?:{_NATIONAL}){_END}")
_SHORT = late(
    r"(?:[^\w#*]|_|국번|없이|전화|번호|대표|민원|상담|콜센터|電話|番号|代表|[Tt][Ee][Ll])*"
    r"(1(?![568]\d\d)\d{2,3})(?:[\W_]|번|콜센터|상담|番)*"
)
"""A number of three or four figures that stands alone: 국번 없이 110."""
_FAX = late(r"[Ff][Aa][Xx]|팩스|팩시밀리|ファ[クッ]")
_VOICE = late(r"[Tt][Ee][Ll]|전화|電話|휴대|携帯|☎|☏")
_NUMBER_BEFORE = late(r"\d{2,4}[-.) ]\d{3}|\d{6}")


def dialled(written: str) -> str:
    """Return what a telephone dials for a number as it is written; empty if that is not sure.

    Of several numbers it is the first, without its extension. The answer has digits, and a plus
    before those of another country.
    """
    text = unicodedata.normalize("NFKC", written).translate(_DASHES)
    text = _TRUNK.sub("-", text) if "(0)" in text else text
    end = 0
    for found in _NUMBER.finditer(text):
        label = text[end : found.start()]
        if _NUMBER_BEFORE.search(label):  # the first number is none that we know
            return ""
        end = found.end()
        if not _FAX.search(label) or _VOICE.search(label):
            return _digits(found)
    short = _SHORT.fullmatch(text) if not end else None
    return short[1] if short else ""


def _digits(found: re.Match[str]) -> str:
    """Return the digits of a number; empty if they are too few or too many for one."""
    if found["national"]:
        return _checked(found["national"])
    if found["foreign"]:
        return _checked_abroad(found["foreign"])
    country = found["country"] or found["bare"]
    home = _AT_HOME.match("0" + found["rest"].lstrip("-. )"))
    digits = _checked(home[0]) if home else ""
    return f"+{country}{digits[1:]}" if digits.startswith("0") else ""


def _checked(national: str) -> str:
    digits = re.sub(r"\D", "", national)
    if digits.startswith("1"):
        return digits
    if digits.startswith("02"):
        fits = len(digits) in {9, 10}
    elif digits.startswith("050"):
        fits = len(digits) in {10, 11, 12}
    else:
        fits = len(digits) in {10, 11}
    return digits if fits and not digits.startswith("00") else ""


def _checked_abroad(number: str) -> str:
    """Return a number of a country whose plan is not known here; empty if its end is not sure."""
    digits = re.sub(r"\D", "", number)
    if digits.startswith("1") and len(digits) != 11:  # North America
        return ""
    return "" if re.search(r"\D\d$", number) else f"+{digits}"
