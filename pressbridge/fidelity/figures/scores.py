"""Results of games and votes, which the two languages write in other signs: 3대 1 is 3-1."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from pressbridge.fidelity.figures.figure import RATIO, Figure
from pressbridge.words.patterns import late

_GAME = late(
    "이[겼기긴]|승리|[완역]승|승부|[0-9] ?승|[완역]?패[배했하]|완패|졌|지고|꺾|완파|대파|격파"
    "|눌러|눌렀|물리|제압"
    "|제치|비[겼기]|결[판승]|동점|승부차기|PK|무승부|스코어|앞[서선섰]|뒤[지진졌]"
    "|勝|敗|下し|破[りっ]|引き?分け|制し|スコア|カウント|ドロー|リード|先行|決着|決勝|同点|延長戦"
)
_NEAR = 24
"""Characters around a score within which a word tells that it is one."""
_HIGHEST = 300
"""Points of a basketball team hardly reach that; years do."""
_SIGN = late(" ?[-~] ?")
_TALLY = late(
    "(?:찬성|반대|기권|무효|유효|賛成|反対|棄権|無効|有効"
    "|(?<![一-龥])[金銀銅]|금메달|은메달|동메달|金メダル|銀メダル|銅メダル"
    r"|승점|勝ち点|の差"
    r")(?:이|은|는|が|は|票)? ?[:：]? ?\Z"
)


def with_scores(figures: list[Figure], text: str) -> list[Figure]:
    """Return the figures of a text with 3-1 as a ratio, where a word of a game stands near."""
    at = [n for n, one in enumerate(figures) if not one.unit and one.end - one.at < 4]
    if len(at) < 2 or all(n + 1 != after for n, after in pairwise(at)) or not _GAME.search(text):
        return figures
    found: list[Figure] = []
    for figure in figures:
        last = found[-1] if found else None
        if last and (score := _score(last, figure, text)):
            found[-1] = Figure(last.at, figure.end, RATIO, score, text[last.at : figure.end])
        else:
            found.append(figure)
    return found


def _score(last: Figure, figure: Figure, text: str) -> tuple[Decimal, Decimal] | None:
    """Return the score that two numbers are, or ``None``."""
    first, second = last.value, figure.value
    if last.unit or figure.unit or not (last.words + figure.words).isdecimal():
        return None
    if not isinstance(first, Decimal) or not isinstance(second, Decimal):
        return None
    if max(first, second) > _HIGHEST or not _SIGN.fullmatch(text, last.end, figure.at):
        return None
    near = _GAME.search(text, max(0, last.at - _NEAR), figure.end + _NEAR)
    return (first, second) if near else None


def is_tally(figure: Figure, text: str) -> bool:
    """Tell whether a number counts votes or medals by what stands before it: 賛成8, 金3."""
    return _TALLY.search(text, max(0, figure.at - 8), figure.at) is not None


def is_average(figure: Figure) -> bool:
    """Tell whether a figure counts parts of a person: a birth rate of 0.8명 is 0.8."""
    number = figure.value
    return figure.unit == "person" and isinstance(number, Decimal) and number % 1 != 0
