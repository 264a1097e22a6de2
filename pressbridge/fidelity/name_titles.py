"""Check of titles beside people: another rank, or one that is held no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressbridge.fidelity.name_forms import name_places, name_text
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.fidelity.titles import MAY_STAND, TITLES, standing, title_beside
from pressbridge.register.lookup import valid_mention
from pressbridge.register.name_index import Candidate
from pressbridge.register.unregistered import UnregisteredPerson
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name
from pressbridge.words.problems import said


def title_findings(
    people: Sequence[Candidate], pair: TextPair, after: Sequence[Candidate]
) -> Iterator[Finding]:
    """Report registered people whose title became another one, hard if that is another rank.

    ``people`` stand in the source, ``after`` are all names of the translation.
    """
    ours: dict[int, tuple[Name, dict[str, None]]] = {}
    other = pair.lang.other
    for one in people:
        mention = valid_mention(one, pair.day)
        title = title_beside(pair.source, one.start, one.end, other) if mention else ""
        if mention and title:
            ours.setdefault(id(mention.name), (mention.name, {}))[1][title] = None
    for name, titles in ours.values():
        for start, end in _places_of(name, pair, after):
            title = title_beside(pair.target, start, end, pair.lang)
            if title and not any(TITLES.alike(one, title, other) for one in titles):
                hard = any(TITLES.are_ranks(one, title) for one in titles)
                yield _finding(name, pair, next(iter(titles)), title, hard=hard)
                break
    yield from _standings(people, pair, after)


def unlisted_title_findings(
    people: Sequence[UnregisteredPerson], after: Sequence[UnregisteredPerson], lang: Lang
) -> Iterator[Finding]:
    """Report, softly, people whom the register lacks and whose title became another rank.

    They are told from each other by their order alone, which both languages keep.
    """
    if len(people) != len(after):
        return
    for one, other in zip(people, after, strict=True):
        old, new = one.title, other.title
        if TITLES.are_ranks(old, new) and not TITLES.alike(old, new, lang.other):
            yield _title_finding(one.text, old, new, hard=False)


def _standings(
    people: Sequence[Candidate], pair: TextPair, after: Sequence[Candidate]
) -> Iterator[Finding]:
    """Report, softly, a former or acting minister who became the minister, and the reverse."""
    if not MAY_STAND.search(pair.source) and not MAY_STAND.search(pair.target):
        return
    told: set[int] = set()
    for one in people:
        mention = valid_mention(one, pair.day)
        ours = standing(pair.source, one.end, pair.lang.other) if mention else None
        if mention is None or ours is None or id(mention.name) in told:
            continue
        told.add(id(mention.name))
        places = _places_of(mention.name, pair, after)
        theirs = [held for _, end in places if (held := standing(pair.target, end, pair.lang))]
        if theirs and all(map(ours.differs, theirs)):
            yield _finding(mention.name, pair, ours.words, theirs[0].words, hard=False)


def _finding(name: Name, pair: TextPair, old: str, new: str, *, hard: bool) -> Finding:
    return _title_finding(name.forms(pair.lang.other)[0], old, new, hard=hard)


def _title_finding(name: str, old: str, new: str, *, hard: bool) -> Finding:
    message = said(
        '"{name}" is {old} in the source, {new} in the translation',
        name=name,
        old=old,
        new=new,
    )
    return Finding("name", hard, message)


def _places_of(name: Name, pair: TextPair, after: Sequence[Candidate]) -> Sequence[tuple[int, int]]:
    """Return where a person stands in a translation, also before a title that hides the name."""
    found = [(one.start, one.end) for one in after if name in one.names]
    if found:
        return found
    return sorted(name_places(name, name_text(pair.target, pair.lang, after), pair.target))
