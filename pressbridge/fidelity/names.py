"""Check of names: whether a translation names who and what its source names (docs/design.md §6).

Hard: a registered person, body, place or product that is lost or misspelt, a known bad rendering,
a person whom the source does not name. Soft: named less often, a term rendered otherwise, a
person whom the register lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from pressbridge.fidelity.foreign_bodies import is_foreign
from pressbridge.fidelity.name_forms import (
    NameText,
    is_named_by_reading,
    is_shortened,
    name_text,
    times_anywhere,
)
from pressbridge.fidelity.name_readings import misread_names
from pressbridge.fidelity.name_titles import title_findings, unlisted_title_findings
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.register.lookup import Register, valid_mention, wrong_mention
from pressbridge.register.name_index import Candidate, Mention, is_valid_on
from pressbridge.register.readings import is_gloss, with_reading
from pressbridge.register.unregistered import UnregisteredPerson, people_not_mentioned
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind
from pressbridge.words.patterns import late
from pressbridge.words.problems import said


def findings(pair: TextPair, register: Register) -> Iterator[Finding]:
    """Compare the names of a translation with those of its source.

    Names that the source's day has outlived are compared too, as a soft finding.
    """
    lang, other, day = pair.lang, pair.lang.other, pair.day
    before = register.candidates(pair.source, other)
    after = register.candidates(pair.target, lang)
    left = _left(pair, register) if lang is Lang.KO else {}
    yield from left.values()
    if not _agree(before, after):
        source, target = name_text(pair.source, other, before), name_text(pair.target, lang, after)
        yield from _compared(source, target, day, left.keys())
    elif after and lang is Lang.JA:
        yield from misread_names(pair.target, after, day)
    if before:
        people = [one for one in before if one.names and one.names[0].kind is NameKind.PERSON]
        if people:
            yield from title_findings(people, pair, after)
    unknown = people_not_mentioned(pair.source, other, _mentions(before, day))
    yield from map(_unknown, unknown)
    if unknown:
        theirs = people_not_mentioned(pair.target, lang, _mentions(after, day))
        yield from unlisted_title_findings(unknown, theirs, lang)


def _mentions(found: Sequence[Candidate], day: date | None) -> Iterator[Mention]:
    """Give what is named in a text on a day."""
    return (mention for one in found if (mention := valid_mention(one, day)))


def _agree(before: Sequence[Candidate], after: Sequence[Candidate]) -> bool:
    """Tell whether two texts surely have the same entries, as often and in the same order.

    Then nothing can be wrong but a reading. Where entries share a form, or a form is also a known
    mistake, the day decides: that is left to the other rules.
    """
    if len(before) != len(after):
        return False
    for one, other in zip(before, after, strict=True):
        if one.names != other.names or len(one.names) != 1 or one.wrong_for or other.wrong_for:
            return False
    return True


def _compared(
    source: NameText, target: NameText, day: date | None, told: AbstractSet[int]
) -> Iterator[Finding]:
    """Compare what of the register stands in two texts, but for the entries said already."""
    yield from _rendered(source, target, day, told)
    yield from _mistaken(target, day)
    if target.lang is Lang.JA:
        yield from misread_names(target.text, target.seen, day)
    yield from _unasked(source, target, day)
    if len(source.seen) > 1:
        yield from _exchanged(source, target, day)


def wrong_form_findings(
    target: str, lang: Lang, register: Register, day: date | None
) -> Iterator[Finding]:
    """Yield findings for the known bad renderings in a translation, without its source."""
    yield from _mistaken(name_text(target, lang, register.candidates(target, lang)), day)


_IN_JAPANESE = late("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff々]")


def _left(pair: TextPair, register: Register) -> dict[int, Finding]:
    """Return what is said of names that a Korean text leaves in Japanese writing, by entry.

    Behind the Korean name, in brackets, they may stand: 고토 시게유키(後藤茂之).
    """
    found: dict[int, Finding] = {}
    stands: dict[int, bool] = {}
    if not _IN_JAPANESE.search(pair.target):
        return found
    for one in register.candidates(pair.target, Lang.JA, in_context=False):
        name = one.names[0] if one.names and _IN_JAPANESE.search(one.form) else None
        if not name or id(name) in found:
            continue
        if id(name) not in stands:
            stands[id(name)] = any(form in pair.source for form in name.forms(Lang.JA))
        if not stands[id(name)]:
            continue
        if not is_gloss(pair.target, one.start, one.names):
            is_term = name.kind is NameKind.TERM
            message = said(
                '"{form}" is left in Japanese, it is "{ko}" in the register',
                form=one.form,
                ko=name.ko,
            )
            found[id(name)] = Finding("term" if is_term else "name", not is_term, message)
    return found


def _rendered(
    source: NameText, target: NameText, day: date | None, told: AbstractSet[int]
) -> Iterator[Finding]:
    """Compare how often each name of the source stands in the translation, but for those said."""
    asked: dict[int, tuple[Name, str, int]] = {}
    for one in source.seen:
        if one.names and not is_foreign(one, source.text, source.lang):
            mention = valid_mention(one, day)
            name = mention.name if mention else one.names[0]
            count = asked[id(name)][2] if id(name) in asked else 0
            asked[id(name)] = (name, one.form, count + 1)
    mistaken = {id(_wrong_for(one, day)) for one in target.seen}
    for name, form, count in asked.values():
        if id(name) in told:
            continue
        found = target.tally.get(id(name), 0)
        if found < count:
            found = max(found, times_anywhere(name, target))
        if not found and id(name) not in mistaken:  # that is said elsewhere
            yield from _lacking(name, form, source, target, day)
        elif 0 < found < count and name.kind is not NameKind.TERM:
            message = said(
                '"{form}" stands {count} times in the source, {found} in the translation',
                form=form,
                count=count,
                found=found,
            )
            yield Finding("name-count", hard=False, message=message)


def _lacking(
    name: Name, form: str, source: NameText, target: NameText, day: date | None
) -> Iterator[Finding]:
    wanted = name.forms(target.lang)[0]
    if name.kind is NameKind.TERM:
        message = said(_NOT_THE_TERM, form=form, wanted=wanted)
        yield Finding("term", hard=False, message=message)
    elif is_named_by_reading(name, target):
        whole = with_reading(wanted, name, target.lang)
        message = said(
            '"{form}" stands only as "{reading}", not as "{whole}"',
            form=form,
            reading=name.reading,
            whole=whole,
        )
        yield Finding("name", hard=False, message=message)
    elif not is_shortened(name, form, target):
        other = "" if is_valid_on(name, day) else _instead(name, source, target, day)
        message = said(_OTHER if other else _LACKS, form=form, wanted=wanted, other=other)
        yield Finding("name", hard=bool(other) or is_valid_on(name, day), message=message)


_NOT_THE_TERM = said('"{form}" is "{wanted}" in the register, not in the translation')
_OTHER_ORDER = said('"{one}" and "{other}" stand in another order')
_LACKS = said('"{form}" is "{wanted}" in the register; the translation lacks it')
_OTHER = said('"{form}" is "{wanted}" in the register; the translation has "{other}"')
_LOOKED_AT = 50
"""Names of a translation that may stand for one whose days have ended."""


def _instead(name: Name, source: NameText, target: NameText, day: date | None) -> str:
    """Return what stands for a name whose days have ended: a mistake, or who is not in the source.

    Its successor may: 旧産業通商部.
    """
    for one in target.seen[:_LOOKED_AT]:
        mention = valid_mention(one, day)
        if mention is None:
            if any(other is name for other in one.wrong_for):
                return one.form
            continue
        other = mention.name
        succeeds = name.until and other.since and name.until.day < other.since.day
        is_alike = other.kind is name.kind and other is not name and not succeeds
        if is_alike and id(other) not in source.tally and not times_anywhere(other, source):
            return one.form
    return ""


def _wrong_for(one: Candidate, day: date | None) -> Name | None:
    """Return the entry of which a form is a known bad rendering on a day."""
    mention = wrong_mention(one, day) if one.wrong_for else None
    return mention.name if mention else None


def _mistaken(target: NameText, day: date | None) -> Iterator[Finding]:
    """Report known bad renderings, each once."""
    told: set[str] = set()
    for one in target.seen:
        mention = wrong_mention(one, day) if one.wrong_for else None
        if mention is None or mention.form in told:
            continue
        told.add(mention.form)
        name = mention.name
        message = said(
            '"{form}" is a known mistake for "{right}" ("{name}")',
            form=mention.form,
            right=name.forms(target.lang)[0],
            name=name.forms(target.lang.other)[0],
        )
        is_term = name.kind is NameKind.TERM
        yield Finding("term" if is_term else "name", hard=not is_term, message=message)


def _exchanged(source: NameText, target: NameText, day: date | None) -> Iterator[Finding]:
    """Report people or organisations that stand in another order: engines exchange marks.

    Korean and Japanese order a sentence alike, so that is worth a look.
    """
    for kinds in ({NameKind.PERSON}, {NameKind.ORGANIZATION}):
        before, after = (_order(text, kinds, day) for text in (source, target))
        common = {*before} & {*after}
        first = [one for one in before if one in common]
        second = [one for one in after if one in common]
        for one, other in zip(first, second, strict=True):
            if one != other:
                message = said(_OTHER_ORDER, one=before[one], other=before[other])
                yield Finding("name-order", hard=False, message=message)
                break


def _order(text: NameText, kinds: AbstractSet[NameKind], day: date | None) -> dict[int, str]:
    """Return the entries of some kinds in the order of their first mention, with their forms."""
    found: dict[int, str] = {}
    for one in text.seen:
        if one.names and one.names[0].kind in kinds and (mention := valid_mention(one, day)):
            found.setdefault(id(mention.name), mention.form)
    return found


def _unasked(source: NameText, target: NameText, day: date | None) -> Iterator[Finding]:
    """Report registered people whom only the translation names."""
    told: set[int] = set()
    for one in target.seen:
        if not one.names or one.names[0].kind is not NameKind.PERSON:
            continue
        mention = valid_mention(one, day)
        if not mention or id(mention.name) in told:
            continue
        told.add(id(mention.name))
        name = mention.name
        named = id(name) in source.tally or times_anywhere(name, source)
        if not named and not is_named_by_reading(name, source):
            message = said('the translation names "{form}", the source does not', form=mention.form)
            yield Finding("name", hard=True, message=message)


_BEFORE_TITLE = said('"{text}" before {title} is not in the names register')
_AFTER_TITLE = said('"{text}" after {title} is not in the names register')


def _unknown(person: UnregisteredPerson) -> Finding:
    template = _BEFORE_TITLE if person.before else _AFTER_TITLE
    message = said(template, text=person.text, title=person.title)
    return Finding("name-unknown", hard=False, message=message)
