"""Check of what nobody is to see: comments, and characters that turn the order of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.formats.comments import comment_fault
from pressbridge.words.invisible import (
    PRIVATE,
    RIGHT_TO_LEFT,
    code_point,
    forbidden_positions,
    is_ordinary,
)
from pressbridge.words.problems import Said, said


def findings(pair: TextPair) -> Iterable[Finding]:
    """Find what no text may hold, and letters from right to left: ``invisible`` and ``script``.

    A comment in a translation is one that readers would see. After U+202E a figure is read
    backwards; beside a Hebrew letter two figures change places.
    """
    fault = comment_fault(pair.target, pair.source)
    if fault or not is_ordinary(pair.target):
        return _invisible(pair, fault)
    return ()


def _invisible(pair: TextPair, fault: Said) -> Iterator[Finding]:
    target = pair.target
    if fault:
        yield Finding("invisible", True, fault)
    deceiving = {target[at] for at in forbidden_positions(target)}
    if deceiving:
        listed = _listed(map(code_point, sorted(deceiving)))
        yield Finding("invisible", True, said("signs that nobody sees: {listed}", listed=listed))
    private = set(PRIVATE.findall(target)).difference(pair.source)
    if private:
        listed = _listed(map(code_point, sorted(private)))
        yield Finding(
            "invisible", True, said("signs that only one font has: {listed}", listed=listed)
        )
    strange = [run[0] for run in RIGHT_TO_LEFT.finditer(target) if run[0] not in pair.source]
    if strange:
        yield Finding(
            "script",
            True,
            said("letters written from right to left: {listed}", listed=_listed(strange)),
        )


def _listed(words: Iterable[str]) -> str:
    shown = list(dict.fromkeys(words))
    return ", ".join(shown[:5]) + (" …" if len(shown) > 5 else "")
