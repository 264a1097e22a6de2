"""The editions of a source: what it says in each language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pressbridge.press.room import Room
from pressbridge.translation.editions import source_edition, translated_edition
from pressbridge.translation.hand_editions import hand_edition
from pressbridge.translation.source_checks import source_problems
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Source
from pressbridge.words.problems import Problem
from pressbridge.words.visibility import as_of


def editions_of(
    room: Room, written: Source, source: Source
) -> tuple[dict[Lang, Edition], tuple[Problem, ...]]:
    """Return a source's editions, and what is wrong with it and with its translation.

    ``source`` is what was ``written``, without what is yet to come.
    """
    original = source_edition(source)
    problems = tuple(source_problems(written))
    named = room.named(source)
    if written.path in room.hand:
        hand = room.hand[written.path]
        edition, found = hand_edition(written, hand, named, room.naming(source), source)
    elif written.path in room.catalogs:
        edition, found = translated_edition(
            source,
            room.catalogs[written.path],
            room.wanted(source),
            policy=room.content.site.translation,
            naming=room.naming(source),
            named=named,
        )
    else:
        return {source.lang: original}, problems
    editions = {source.lang: original, source.lang.other: edition}
    return {lang: editions[lang] for lang in Lang}, (*problems, *found)


def translation_problems(room: Room, now: datetime) -> Iterator[Problem]:
    """Yield what is wrong with the translations of all sources."""
    for written in room.content.sources:
        yield from editions_of(room, written, as_of(written, now))[1]
