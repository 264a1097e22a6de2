"""Check of the order in which the two countries are named: 日韓 or 韓日, always 한일."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.register.lookup import Register
from pressbridge.register.name_index import covering
from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind
from pressbridge.words.patterns import late
from pressbridge.words.problems import said


def findings(pair: TextPair, style: str, register: Register | None = None) -> Iterable[Finding]:
    """Compare the order of Korea and Japan with the house's: ``日韓``, ``韓日``; ``""`` is silent.

    The register's names keep theirs. In Korean it is always 한일.
    """
    return _other_order(pair, style, register) if style else ()


def _other_order(pair: TextPair, style: str, register: Register | None) -> Iterator[Finding]:
    pattern, wanted = (_KOREAN_ORDER, "한일") if pair.lang is Lang.KO else _ORDERS[style]
    if not pattern.search(pair.target):
        return
    seen = register.candidates(pair.target, pair.lang) if register else ()
    names = [one for one in seen if not one.names or one.names[0].kind is not NameKind.TERM]
    for found in pattern.finditer(pair.target):
        if not covering(names, found.start()):
            message = said(
                '"{order}" stands where the house style is "{wanted}"',
                order=found[0],
                wanted=wanted,
            )
            yield Finding("korea-japan", hard=False, message=message)
            return


_ORDERS = {
    "日韓": (late("韓[・･]?日(?!本)"), "日韓"),
    "韓日": (late("日[・･]?韓(?!国)"), "韓日"),
}
_KOREAN_ORDER = late(
    "일[·ㆍ・]한(?![가-힣]{2})|(?<![가-힣])일한 ?(?:관계|양국|정상|교류|협력|회담|친선|경제|의원)"
)
"""일한 alone is mostly the verb (“worked”), so what follows must be the two countries' business."""
