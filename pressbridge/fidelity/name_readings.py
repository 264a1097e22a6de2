"""Check of readings: whether the kana in brackets behind a name are those of the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pressbridge.fidelity.pair import Finding
from pressbridge.register.lookup import valid_mention
from pressbridge.register.name_index import Candidate
from pressbridge.register.readings import normalized_reading, stated_reading
from pressbridge.words.model import NameKind


def misread_names(text: str, seen: Sequence[Candidate], day: date | None) -> Iterator[Finding]:
    """Report a reading in brackets that is another than the register's."""
    known: dict[int, set[str]] = {}
    for one in seen:
        mention = valid_mention(one, day) if one.names and one.names[0].reading else None
        stated = stated_reading(text, one.end) if mention else ""
        if not mention or not stated:
            continue
        name = mention.name
        if id(name) not in known:
            known[id(name)] = {normalized_reading(one) for one in (name.reading, *name.ja_variants)}
        if normalized_reading(stated) not in known[id(name)]:
            message = f'"{mention.form}" is read "{mention.name.reading}", not "{stated}"'
            yield Finding("name", hard=mention.name.kind is NameKind.PERSON, message=message)
