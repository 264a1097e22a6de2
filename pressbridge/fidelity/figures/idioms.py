"""Figures said another way: 首位 for 1위, 7割 for 10명 중 7명."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pressbridge.fidelity.figures.figure import DATE, FRACTION, RATIO, TIME, Figure
from pressbridge.fidelity.figures.matching import LIMIT, Matched, amount
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_SAYS_ONE = {
    Lang.KO: late("선두|최우수|단신|독신|개인|개별|혼자|유일|단독|처음|최초|첫|수석|정상에"),
    Lang.JA: late("首位|トップ|最優秀|単身|個人|個別|一人|独り|唯一|単独|初|最高賞|首席"),
}
_EVEN = (Decimal(1), Decimal(1))
_EVENT = late(
    r"(?<![0-9.,])[0-9]{1,2} ?[·・.] ?[0-9]{1,2} ?[가-힣一-龥ァ-ヶー]{0,3} ?"
    r"(?:절|전쟁|운동|민주|사태|의거|항쟁|테러|선언|혁명|사변|대지진|대책|참사|정신|동란"
    r"|節|戦争|運動|事態|抗争|テロ|宣言|革命|大?震災|地震)"
)
"""A day that names an event: 3·1절, 6·25전쟁. The other language may have another name for it."""
_EVENT_DAY = late("([0-9]{1,2}) ?[·・.] ?([0-9]{1,2})")
_OF_THEM = late(" ?(?:중|가운데|중에서|のうち|中|に) ?")


def says_one(figure: Figure, other: str, lang: Lang) -> bool:
    """Tell whether a text in ``lang`` may say in words that something is first, or alone."""
    one = figure.value == _EVEN if figure.unit == RATIO else amount(figure) == 1
    return one and figure.scale == 1 and _says_one(other, lang)


@lru_cache(maxsize=4)
def _says_one(text: str, lang: Lang) -> bool:
    """Do so cached, once for all figures of a text."""
    return _SAYS_ONE[lang].search(text) is not None


_SAYS_NONE = {
    Lang.KO: late("없|빈 |비[어었]|음수|양수|음의|양의|무[료상]"),
    Lang.JA: late("な[いしくか]|ません|無|空|負|正の|正数|ず[、に]"),
}
_MIDNIGHT = late("深夜|真夜中|자정|한밤")
_RADIX = late(" ?(?:進|진[수법 ]|を底|の(?:対数|補数)|의 보수)")


def says_none(figure: Figure, other: str, lang: Lang) -> bool:
    """Tell whether a text in ``lang`` may say a zero in words: なし, 없다; 深夜."""
    return figure.value == 0 and _says_none(other, lang, midnight=figure.unit == TIME)


@lru_cache(maxsize=4)
def _says_none(text: str, lang: Lang, *, midnight: bool) -> bool:
    """Do so cached, once for all figures of a text."""
    return (_MIDNIGHT if midnight else _SAYS_NONE[lang]).search(text) is not None


def is_radix(figure: Figure, text: str) -> bool:
    """Tell whether a number names a system of numbers: 10進数 may be no more than a number."""
    return not figure.unit and _RADIX.match(text, figure.end) is not None


def is_event_day(figure: Figure, other: str) -> bool:
    """Tell whether a date is the one that names an event in the other text: 8·15 광복절."""
    if figure.unit != DATE or not isinstance(figure.value, tuple):
        return False
    return figure.value[1:] in _event_days(other)


@lru_cache(maxsize=4)
def _event_days(text: str) -> frozenset[tuple[Decimal | None, ...]]:
    """Return, once for all figures of a text, the months and days that name its events."""
    days = (_EVENT_DAY.match(match[0]) for match in _EVENT.finditer(text))
    return frozenset(tuple(map(Decimal, day.groups())) for day in days if day)


_DUST = {Decimal("2.5"): late("초미세 ?먼지|微小粒子状物質"), Decimal(10): late("미세 ?먼지")}
_PARTICLES = late(r"PM[- ]?\Z")


def is_dust(figure: Figure, here: str, there: str) -> bool:
    """Tell whether a figure is the size in PM2.5, which the other text calls by its name."""
    name = None if figure.unit else _DUST.get(amount(figure) or Decimal(0))
    if not name or not _PARTICLES.search(here, max(0, figure.at - 3), figure.at):
        return False
    return name.search(there) is not None


def names_event(figure: Figure, text: str) -> bool:
    """Tell whether a figure is part of an event's name."""
    near = text[max(0, figure.at - 6) : figure.end + 16]
    shift = max(0, figure.at - 6)
    return any(
        match.start() + shift <= figure.at < match.end() + shift for match in _EVENT.finditer(near)
    )


def shares_matched(found: Matched, source: str, target: str) -> Matched:
    """Match 7割 with 10명 중 7명, 4분의 3 with 4人に3人: two figures are one share."""
    if len(found.missing) + len(found.extra) < 3:
        return found
    missing, extra = list(found.missing[:LIMIT]), list(found.extra[:LIMIT])
    pairs = list(found.pairs)
    for ours, theirs, text in ((missing, extra, source), (extra, missing, target)):
        for whole, part in zip(tuple(ours), tuple(ours[1:]), strict=False):
            share = _share(whole, part, text)
            same = next((one for one in theirs if _per_cent(one) == share), None)
            if share and same and whole in ours:
                ours.remove(whole)
                ours.remove(part)
                theirs.remove(same)
                pairs.append((part, same) if text is source else (same, part))
    rest = found.missing[LIMIT:], found.extra[LIMIT:]
    return Matched(tuple(pairs), (*missing, *rest[0]), (*extra, *rest[1]))


def shares_in_words_matched(
    found: Matched, words: Matched, source: str, target: str
) -> tuple[Matched, Matched]:
    """Match 4分の3 with 네 명 중 세 명, which is in words; return both that are left."""
    if not words.missing and not words.extra:
        return found, words
    forth = shares_matched(Matched((), words.missing, found.extra), source, target)
    back = shares_matched(Matched((), found.missing, words.extra), source, target)
    left = Matched(words.pairs, forth.missing, back.extra)
    return Matched(found.pairs, back.missing, forth.extra), left


def _per_cent(figure: Figure) -> Decimal | None:
    """Return the per cent that a share or a fraction is: 75 for 4분의 3; None for others."""
    if figure.unit == FRACTION and isinstance(figure.value, tuple):
        upper, lower = figure.value
        return upper * 100 / lower if upper and lower else None
    return figure.value if figure.unit == "percent" and isinstance(figure.value, Decimal) else None


def _share(whole: Figure, part: Figure, text: str) -> Decimal | None:
    """Return the per cent that one figure is of the one right before it; None if they are not."""
    total, number = amount(whole), amount(part)
    if not total or number is None or {whole.unit, part.unit} - {"person", "place", "company", ""}:
        return None
    between = text[whole.end : part.at]
    return number * 100 / total if len(between) < 6 and _OF_THEM.fullmatch(between) else None
