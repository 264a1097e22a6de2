"""Terms of a text for searching: what of it the index knows (docs/search.md).

``templates/static/search.js`` reads a query in the same way; ``tests/cases/search_terms.txt`` is
asked of both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from operator import add
from typing import NamedTuple

from pressbridge.words.invisible import WORD_IGNORES
from pressbridge.words.patterns import late

_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Hangul, kana and kanji after NFKC; as in a character class of a pattern."""
_WORD = rf"[^\W_{_CJK}]"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_UNIT = "[십백천十百千]?[만억조万億兆]|[백천百千]"
_NUMBER = rf"(?<![0-9][.,]){_DIGITS}(?!{_WORD}|[.,][0-9])"
_STEP = rf"{_DIGITS}(?:{_UNIT})"
_REST = rf"(?: (?=[0-9],?[0-9]{{3}})|)(?:[0-9],[0-9]{{3}}|[0-9]{{1,4}})(?!{_WORD}|[.,][0-9])"
"""What is below 만: the 5000 of 1만 5000, the 3456 of 12만3456."""
_WITH_UNITS = rf"(?P<number>{_NUMBER}(?:(?:{_UNIT})(?: ?{_STEP})*(?:{_REST})?)?)"
_NUMBERS_AND_WORDS = late(rf"{_WITH_UNITS}|(?P<word>{_WORD}+)")
_RUN = late(f"[{_CJK}]+")
_ITEM = late(rf"{_WITH_UNITS}|(?P<run>[{_CJK}]+)|(?P<word>{_WORD}+)")
_STEPS = late(rf"({_DIGITS})([십백천十百千]?)([만억조万億兆]?)")
_UNSEEN = late(f"[{WORD_IGNORES}]+")
_SMALL = {"": 0, "십": 1, "백": 2, "천": 3, "十": 1, "百": 2, "千": 3}
_BIG = {"": 0, "만": 4, "억": 8, "조": 12, "万": 4, "億": 8, "兆": 12}
"""Units of numbers, as powers of ten."""


class Item(NamedTuple):
    """A piece of a text that is searched as one: a run of letters, a word or a number."""

    kind: str
    """``run`` (Hangul, kana, kanji), ``word`` (Latin and other letters) or ``number``."""
    text: str
    """The run or word; of a number its value: ``16100000000`` for 161억 and 16,100,000,000."""
    parts: tuple[str, ...] = ()
    """The digits of a number with units: ``161``."""


def normalized(text: str) -> str:
    """Return a text in one width and case, without what nobody sees (NFKC, UAX #15).

    Voicing marks stay: パ, バ and ハ are three letters, and half-width ﾊﾟ is パ.
    """
    if not text.isascii():
        text = _UNSEEN.sub("", text)
        if not unicodedata.is_normalized("NFKC", text):
            text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return text.lower()


def items(text: str) -> Iterator[Item]:
    """Yield the items of a text, in order."""
    for found in _ITEM.finditer(normalized(text)):
        kind, piece = found.lastgroup, found[0]
        if kind == "number":
            yield from _numbers(piece)
        elif kind == "word" and piece.isascii() and piece.isdigit():
            yield Item("number", piece)
        else:
            yield Item(str(kind), piece)


class Pieces(NamedTuple):
    """What a text is made of, each once."""

    runs: frozenset[str]
    words: frozenset[str]
    """Words, values of numbers, and the digits that numbers are written with."""

    @property
    def terms(self) -> set[str]:
        """The terms that the index has of them: letters and pairs of letters of runs, and words."""
        return terms_of(" ".join(self.runs), self.words)


def terms_of(runs: str, words: Iterable[str]) -> set[str]:
    """Return the terms that the index has of words, and of runs with a space between them."""
    found = {pair for pair in map(add, runs, runs[1:]) if " " not in pair}
    found.update(runs, words)
    found.discard(" ")
    return found


def pieces_of(text: str) -> Pieces:
    """Return the pieces of a text.

    They have the terms of all its items, and more: the unit of a number is a run, too.
    """
    plain = normalized(text)
    found = set(_NUMBERS_AND_WORDS.findall(plain))
    words = {word for _, word in found}.union(*(_written(number) for number, _ in found if number))
    return Pieces(frozenset(_RUN.findall(plain)), frozenset(words - {""}))


@lru_cache(maxsize=1 << 14)
def _written(number: str) -> tuple[str, ...]:
    """Return the values of a number in digits and units, and its digits: the same years return."""
    return tuple(word for item in _numbers(number) for word in (item.text, *item.parts))


_LONGEST = 40
"""Signs of a number that is worked out; a longer one is no figure."""
_Step = tuple[str, int, int]
"""Digits, and what they are multiplied with as powers of ten: 천 and 만 of 5천만."""


def _numbers(words: str) -> Iterator[Item]:
    """Yield the numbers in digits and units: 1조 2,000억 is one, 10억 20억 are two."""
    steps: list[_Step] = []
    for digits, small, big in _STEPS.findall(words):
        step = (digits.replace(",", ""), _SMALL[small], _BIG[big])
        if steps and not _goes_on(steps, step):
            yield _number(steps)
            steps = []
        steps.append(step)
    yield _number(steps)


def _goes_on(steps: list[_Step], step: _Step) -> bool:
    """Tell whether a step belongs to the number before it: its units are smaller."""
    _, small, big = steps[-1]
    below = min((one for _, _, one in steps if one), default=99)
    return len(steps) < _STEPS_OF_ONE and step[2] < below and (big > 0 or small > step[1])


_STEPS_OF_ONE = 12
"""Steps that a number has at most: 천, 백, 십 and one before 조, 억 and 만."""


def _number(steps: list[_Step]) -> Item:
    """Return what some steps make together."""
    (digits, small, big), *more = steps
    if any(len(one) > _LONGEST for one, _, _ in steps):
        return Item("number", digits)
    if not (small or big or more):
        return Item("number", _plain(*_scaled(digits, 0)) if "." in digits else digits)
    places = max(len(one.partition(".")[2]) for one, _, _ in steps)
    total = waiting = 0
    for one, small, big in steps:
        value, own = _scaled(one, small)
        waiting += value * 10 ** (places - own)
        if big:
            total, waiting = total + waiting * 10**big, 0
    return Item("number", _plain(total + waiting, places), tuple(one for one, _, _ in steps))


def _scaled(digits: str, power: int) -> tuple[int, int]:
    """Return digits times a power of ten as a whole number, and their places behind the point."""
    whole, _, places = digits.partition(".")
    return int(whole + places) * 10**power, len(places)


def _plain(value: int, places: int) -> str:
    """Return a number with so many places as digits, without zeros at the end of the places."""
    if not places:
        return str(value)
    digits = str(value).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")


_INLINE = late(
    "/?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|"
    r"sup|time|u|var|wbr)\b"
)
"""Tags within a sentence (HTML, phrasing content); any other parts words."""


_UNSEARCHED = late(r'(?s)<(a|span|p) [^<>]*data-search="no"[^<>]*>.*?</\1>')
"""What a page says of itself: it is searched neither here nor in the browser."""


def text_of(html: str) -> str:
    """Return what HTML shows, with a line end where one element does not go on in the next.

    What bears ``data-search="no"`` is left out.
    """
    first, *pieces = _UNSEARCHED.sub("", html).split("<")
    shown = [first]
    for piece in pieces:
        tag, _, text = piece.partition(">")
        shown += (text,) if _INLINE.match(tag) else ("\n", text)
    return unescape("".join(shown))
