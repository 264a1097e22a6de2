"""Invented officials in press sentences: how many the checks find, and what they take for one.

What the rules do in small is in tests/cases/unregistered.txt (tests/test_register.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from planting import read_register
from tables import CASES

from pressbridge.register.lookup import Register
from pressbridge.register.unregistered import UnregisteredPerson, unregistered_people
from pressbridge.words.lang import Lang
from pressbridge.words.text import script_of

PARTS = ("seen", "unseen", "last", "rare")
REGISTER = Register(read_register())


@dataclass(frozen=True)
class Sentence:
    text: str
    lang: Lang
    people: tuple[str, ...]
    """Who is named in it; nobody in a trap."""

    def found(self) -> tuple[UnregisteredPerson, ...]:
        return unregistered_people(self.text, self.lang, REGISTER, None)


@cache
def sentences(part: str) -> tuple[Sentence, ...]:
    table = (CASES / "unregistered_people.txt").read_text(encoding="utf-8")
    lines = table.split(f"== {part}\n")[1].split("\n== ")[0].splitlines()
    return tuple(sentence(line) for line in lines if line[:2] in ("+ ", "- "))


def sentence(line: str) -> Sentence:
    text, _, people = line[2:].partition(" | ")
    assert bool(people) == line.startswith("+"), line
    assert all(person in text for person in people.split("; ")), line
    return Sentence(text, script_of(text) or Lang.JA, tuple(filter(None, people.split("; "))))


def lost(part: str) -> list[tuple[str, str]]:
    return [
        (person, each.text)
        for each in sentences(part)
        for person in each.people
        if person not in {found.text for found in each.found()}
    ]


def false(part: str) -> list[tuple[str, str]]:
    return [
        (found.text, each.text)
        for each in sentences(part)
        for found in each.found()
        if found.text not in each.people
    ]


def test_there_are_enough_sentences_of_both_languages() -> None:
    every = [each for part in PARTS for each in sentences(part)]
    assert len({each.text for each in every}) == len(every)
    for trap in (True, False):
        kind = [each for each in every if trap is not bool(each.people)]
        unseen = [each for each in every if each not in sentences("seen")]
        unseen = [each for each in unseen if trap is not bool(each.people)]
        assert len(kind) >= 120
        assert len(unseen) >= len(kind) / 3
        assert min(sum(each.lang is lang for each in kind) for lang in Lang) >= 55


@pytest.mark.parametrize("part", PARTS)
def test_of_the_people_whom_the_register_lacks_85_in_100_are_found(part: str) -> None:
    named = sum(len(each.people) for each in sentences(part))
    assert len(lost(part)) <= 0.15 * named, lost(part)


@pytest.mark.parametrize("part", PARTS)
def test_of_the_sentences_3_in_100_at_most_report_who_is_nobody(part: str) -> None:
    assert len(false(part)) <= 0.03 * len(sentences(part)), false(part)


@pytest.mark.parametrize("part", PARTS)
def test_whoever_is_sure_is_a_person(part: str) -> None:
    wrong = [
        (found.text, each.text)
        for each in sentences(part)
        for found in each.found()
        if found.sure and found.text not in each.people
    ]
    assert wrong == []
