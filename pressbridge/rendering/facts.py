"""Facts of a release: figures and names that both languages say, as the checks read them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressbridge.fidelity.figures import same_figures
from pressbridge.fidelity.pair import TextPair
from pressbridge.register.lookup import Register
from pressbridge.rendering.fact_figures import told_figures
from pressbridge.words.model import NameKind


class Fact(NamedTuple):
    """A figure or a name that stands in a sentence, in the words of both languages."""

    sentence: int
    """Number of the sentence."""
    kind: str
    """``figure``, ``money``, ``percentage``, ``date``, ``time``, or a kind of name: ``person``,
    ``organization``, ``place``, ``product``."""
    value: str
    """A number in digits; a date as ``2023-05-14``, or ``XXXX-05-14`` without a year; a time as
    ``14:30``; a name as the register has it in the source's language."""
    unit: str
    """``KRW``, ``%``, ``person``; empty where there is none."""
    source: str
    """As the source writes it."""
    target: str
    """As the translation writes it."""


class FactText(NamedTuple):
    """A text and its translation, as readers see them, with the numbers of its sentences."""

    pair: TextPair
    ends: Sequence[int]
    """Where each sentence of the source ends, white space behind it included."""
    their_ends: Sequence[int]
    """Where each sentence of the translation ends: there are as many."""
    numbers: Sequence[int]
    """Number of each sentence; all of them count as one where it is not said which sentence of the
    translation is which."""


def facts_in(texts: Sequence[FactText], register: Register) -> tuple[Fact, ...]:
    """Return what figures and names some texts say, each once in a sentence.

    A figure is a fact where both languages say the same in digits, in the same sentence; a name
    where both have it there.
    """
    found = (fact for text in texts for fact in (*_figures(text), *_names(text, register)))
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: fact.sentence))


def _sentence(text: FactText, at: int) -> int:
    """Return the number of the sentence that a place of the source lies in."""
    return text.numbers[_place(text.ends, at)]


def _place(ends: Sequence[int], at: int) -> int:
    return min(bisect_right(ends, at), len(ends) - 1)


def _figures(text: FactText) -> Iterator[Fact]:
    pair = text.pair
    for one in told_figures(pair, same_figures(pair)):
        if _place(text.ends, one.at) != _place(text.their_ends, one.their_at):
            continue  # nobody finds it in the sentence that the address of the other leads to
        yield Fact(_sentence(text, one.at), one.kind, one.value, one.unit, one.source, one.target)


def _names(text: FactText, register: Register) -> Iterator[Fact]:
    """Yield the registered names that stand in both texts; terms are no names."""
    pair = text.pair
    theirs: dict[tuple[int, int], str] = {}
    ours = register.mentions(pair.source, pair.lang.other, pair.day)
    if not ours:
        return
    for seen in register.mentions(pair.target, pair.lang, pair.day):
        theirs.setdefault((id(seen.name), _place(text.their_ends, seen.start)), seen.form)
    for seen in ours:
        name = seen.name
        form = theirs.get((id(name), _place(text.ends, seen.start)))
        if name.kind is not NameKind.TERM and form:
            value = name.forms(pair.lang.other)[0]
            sentence = _sentence(text, seen.start)
            yield Fact(sentence, str(name.kind), value, "", seen.form, form)
