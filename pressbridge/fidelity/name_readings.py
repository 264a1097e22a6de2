"""Check of readings: whether the kana beside a name are those of the register.

They stand in brackets behind it, 李永（イ・ヨン）, or it stands in brackets behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pressbridge.fidelity.pair import Finding
from pressbridge.register.lookup import valid_mention
from pressbridge.register.name_index import Candidate
from pressbridge.register.readings import normalized_reading, reading_before, stated_reading
from pressbridge.words.model import Name, NameKind
from pressbridge.words.problems import said


def misread_names(text: str, seen: Sequence[Candidate], day: date | None) -> Iterator[Finding]:
    """Report a reading beside a name that is another than the register's."""
    known: dict[int, set[str]] = {}
    for one in seen:
        mention = valid_mention(one, day) if one.names and one.names[0].reading else None
        if not mention:
            continue
        name = mention.name
        stated = stated_reading(text, one.end) or _before(text, one, name)
        if not stated:
            continue
        if id(name) not in known:
            known[id(name)] = {normalized_reading(one) for one in (name.reading, *name.ja_variants)}
        if normalized_reading(stated) not in known[id(name)]:
            message = said(
                '"{form}" is read "{reading}", not "{stated}"',
                form=mention.form,
                reading=mention.name.reading,
                stated=stated,
            )
            yield Finding("name", hard=mention.name.kind is NameKind.PERSON, message=message)


def _before(text: str, one: Candidate, name: Name) -> str:
    """Return the kana before a name in brackets if they are meant as its reading.

    A firm may stand there as well, with its head in brackets: ビットソフト（李永）.
    """
    kana = reading_before(text, one.start, one.end)
    reads = normalized_reading(kana).endswith(normalized_reading(name.reading))
    is_alike = kana[:1] == name.reading[:1] or (
        "・" in kana and kana.count("・") == name.reading.count("・")
    )
    return kana if is_alike and not reads else ""
