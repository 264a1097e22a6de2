"""Values of digits and multipliers: ``1억 2,000만``, ``2.5億``, ``二千三百万``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from pressbridge.words.patterns import late

SMALL = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000}
BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "万": 10**4, "億": 10**8, "兆": 10**12}
_DIGIT_WORDS = str.maketrans(
    "〇零一二三四五六七八九영공일이삼사오육륙칠팔구", "0012345678900123456678" + "9"
)
_AFTER_THOUSANDS = "(?<=[천千] )(?=[0-9]{1,3}(?![0-9,천千]))"
_AFTER_HUNDREDS = "(?<=[백百] )(?=[0-9]{1,2}(?![0-9,백천百千]))"
_GAP = f"(?: (?:{_AFTER_THOUSANDS}|{_AFTER_HUNDREDS}))?"
"""The space in 1억 4천 2백만; 5천 3천 are two numbers."""
_GROUP = late(
    rf"(?P<body>(?:[0-9][0-9,]*+(?:\.[0-9]++)?+)?여?(?: ?[십백천十百千]++)?+"
    rf"(?:{_GAP}[0-9,]++ ?[십백천十百千]++)*+(?:{_GAP}[0-9,]++(?:\.[0-9]++)?)?)"
    r"여? ?(?P<big>[만억조万億兆]?)여? ?"
)
_STEP = late(r"([0-9][0-9,]*(?:\.[0-9]+)?)|([십백천十百千])")
_ONE = Decimal(1)


def of_digits(text: str) -> Decimal:
    """Return the value of digits with commas."""
    return _of_few_digits(text) if len(text) < _FEW else Decimal(text.replace(",", ""))


_FEW = 12
"""Short numbers come again and again, and one number kept is quickly compared with itself."""


@lru_cache(maxsize=4096)
def _of_few_digits(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


_Number = tuple[int, int, Decimal, Decimal]
"""Where a number starts and ends, its value and its last multiplier."""


def chains(text: str) -> Sequence[_Number]:
    """Return (start, end, value, last multiplier) of the numbers in digits and multipliers.

    ``1억 2,000만`` is one number; ``10억 20억`` are two: multipliers of one number go down.
    """
    return _short_chains(text) if len(text) < _FEW else tuple(_chains(text))


@lru_cache(maxsize=4096)
def _short_chains(text: str) -> Sequence[_Number]:
    return tuple(_chains(text))


def _chains(text: str) -> Iterator[_Number]:
    big = BIG.get(text[-1:])
    if big and text[0].isdigit() and text[:-1].isascii():  # 161억
        yield 0, len(text), of_digits(text[:-1]) * big, Decimal(big)
        return
    start, end, total, last = 0, 0, Decimal(0), Decimal(0)
    for group in _GROUP.finditer(text):
        if not group["body"] and not group["big"]:
            continue
        scale = Decimal(BIG.get(group["big"], 1))
        value = (_below_big(group["body"]) if group["body"] else _ONE) * scale
        if last and not (scale < last and value < last):
            yield start, end, total, last
            start, total = group.start(), Decimal(0)
        total, last = total + value, scale
        end = group.end() - (len(group[0]) - len(group[0].rstrip()))
    if last:
        yield start, end, total, last


def of_words(word: str) -> Decimal | None:
    """Return the value of a numeral in Sino-Korean syllables or Chinese characters.

    None for what is no numeral, such as two numerals side by side.
    """
    digits = word.translate(_DIGIT_WORDS)
    if digits.isdigit() and len(digits) > 1 and len(digits) not in {4, 2}:
        return None
    found = chains(digits)
    return found[0][2] if len(found) == 1 else None


def _below_big(body: str) -> Decimal:
    """Return what stands before 만, 억 or 조: ``2천3백``, ``1,500``, ``三百`` with digits."""
    total, number = Decimal(0), None
    for digits, step in _STEP.findall(body):
        if digits:
            number = of_digits(digits)
        else:
            total += (_ONE if number is None else number) * SMALL[step]
            number = None
    return total + (number or 0)
