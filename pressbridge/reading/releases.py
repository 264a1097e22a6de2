"""One file to one Release (docs/design.md §3), with every mistake in it."""

from __future__ import annotations

from functools import cache

from pressbridge.formats.yaml_nodes import Mapping
from pressbridge.reading.fields import (
    Fields,
    Findings,
    Reader,
    Value,
    choice,
    converted,
    flag,
    group,
    list_of,
    one_or_more,
    refs,
    text,
)
from pressbridge.reading.shapes import shaped
from pressbridge.reading.source_fields import (
    ParsedSource,
    SourceLocation,
    check_body,
    open_file,
    shared_fields,
)
from pressbridge.reading.types import (
    WITH_CONDITIONS,
    contact,
    email,
    license_name,
    moment,
    url,
    words,
)
from pressbridge.words.lang import Lang
from pressbridge.words.model import (
    BilingualText,
    Contact,
    Correction,
    CorrectionSeverity,
    Origin,
    Permission,
    Person,
    Release,
    ReleaseKind,
    Withdrawal,
)
from pressbridge.words.moments import EPOCH, Moment
from pressbridge.words.problems import Problem, said

NO_DATE = Moment(EPOCH, has_time=False)
"""Stands for a date that could not be read, so that the other fields are still checked."""


def read_release(
    source: str, location: SourceLocation, language: Lang
) -> tuple[ParsedSource[Release] | None, tuple[Problem, ...]]:
    """Read a release; ``language`` is that of a source which says nothing.

    ``None`` if its fields cannot be read at all; with other errors the release is still returned,
    for the checks that need all of them.
    """
    found = Findings(location.path)
    opened = open_file(source, found)
    if opened is None:
        return None, tuple(found.problems)
    fields, parts = opened
    check_body(parts, found)
    parsed = release_fields(fields, location, parts.body, parts.body_line, language)
    fields.finish()
    _check_expiry(parsed.source, fields)
    _check_embargo(parsed.source, fields)
    _check_training(parsed.source, fields)
    return parsed, tuple(found.problems)


def release_fields(
    fields: Fields, location: SourceLocation, body: str, body_line: int, language: Lang
) -> ParsedSource[Release]:
    """Read every field. A table: one line for each, in the order of docs/design.md §3."""
    shared = shared_fields(fields, body, language)
    date = fields.need(
        "date", moment, said("write a line such as  {line}", line="date: 2023-05-14 08:30")
    )
    topics = fields.get("topics", _TOPICS, ())
    related = fields.get("related", _RELATED, ())
    release = Release(
        slug=location.slug,
        path=location.path,
        folder=location.folder,
        lang=shared.lang,
        title=shared.title,
        date=date or NO_DATE,
        subtitle=fields.get("subtitle", _SUBTITLE, ()),
        summary=shared.summary,
        body=body,
        body_line=body_line,
        kind=fields.get("kind", _KIND, ReleaseKind.RELEASE),
        number=fields.get("number", text, ""),
        topics=tuple(ref.text for ref in topics),
        byline=fields.get("byline", _byline(shared.lang), ()),
        organization=fields.get("organization", words(shared.lang), BilingualText()),
        dateline=fields.get("dateline", text, ""),
        embargo=fields.maybe("embargo", moment),
        expires=fields.maybe("expires", moment),
        draft=shared.draft,
        confidential=fields.get("confidential", flag, default=False),
        images=shared.images,
        attachments=shared.attachments,
        contacts=fields.get("contacts", _contacts(shared.lang), ()),
        related=tuple(ref.text for ref in related),
        corrections=fields.get("corrections", _CORRECTIONS, ()),
        updated=fields.maybe("updated", moment),
        withdrawn=fields.maybe("withdrawn", _WITHDRAWAL),
        license=fields.get("license", license_name, ""),
        ai_training=fields.get("ai_training", flag, default=False),
        permission=fields.maybe("permission", _PERMISSION),
        origin=fields.maybe("source", _ORIGIN),
        aliases=tuple(ref.text for ref in shared.aliases),
        alias_lines=tuple(ref.line for ref in shared.aliases),
        translate=shared.translate,
    )
    line = fields.line_of("date")
    return ParsedSource(release, date is not None, line, topics, related, shared.aliases)


def _check_expiry(release: Release, fields: Fields) -> None:
    if release.expires is None:
        return
    for key, start in (("date", release.date), ("embargo", release.embargo)):
        if start is not None and release.expires.at <= start.at:
            message = said(
                '"expires" is not after "{key}", so nobody would ever see the release', key=key
            )
            hint = said(
                'write a later day, or take "expires" away; "{key}" is {start}',
                key=key,
                start=_shown(start),
            )
            fields.found.error("wrong-order", fields.line_of("expires"), message, hint)


def _check_embargo(release: Release, fields: Fields) -> None:
    """Warn of an embargo that holds nothing back: one of the two moments may be mistyped."""
    if release.embargo is not None and release.embargo.at < release.date.at:
        message = said('"embargo" is earlier than "date", so it holds nothing back')
        hint = said(
            'look at both; nothing is public before the later one, "date": {start}',
            start=_shown(release.date),
        )
        fields.found.warning("wrong-order", fields.line_of("embargo"), message, hint)


def _check_training(release: Release, fields: Fields) -> None:
    if not release.ai_training or release.license in WITH_CONDITIONS:
        return
    message = said('"ai_training" is a mark of kogl-1 to kogl-4')
    hint = said(
        "write one of {names} as the license, or take it away", names=", ".join(WITH_CONDITIONS)
    )
    if release.license == "kogl-0":
        hint = said("take it away: kogl-0 allows everything, training too")
    fields.found.error("wrong-license", fields.line_of("ai_training"), message, hint)


def _shown(moment: Moment) -> str:
    return moment.at.strftime("%Y-%m-%d %H:%M" if moment.has_time else "%Y-%m-%d")


@cache
def _byline(lang: Lang) -> Reader[tuple[Person, ...]]:
    return list_of(_person(lang), "byline: [name]")


@cache
def _contacts(lang: Lang) -> Reader[tuple[Contact, ...]]:
    return list_of(contact(lang), "- {department: …, phone: …, email: …}")


def _person(lang: Lang) -> Reader[Person]:
    """Return a reader for a byline: a name, or ``{name, role, email}``."""
    name = words(lang)

    def read_group(fields: Fields) -> Person:
        return Person(
            name=fields.need("name", name) or BilingualText(),
            role=fields.get("role", name, BilingualText()),
            email=fields.get("email", email, ""),
        )

    whole = group(read_group)

    def read(value: Value) -> Person:
        # {ko: …, ja: …} is a name in both languages, {name: …} a person.
        if isinstance(value.node, Mapping) and not _is_words(value.node):
            return whole(value)
        return Person(name(value))

    return shaped(read, "either", name, whole)


def _is_words(node: Mapping) -> bool:
    return {item.key for item in node.items} <= {"ko", "ja"}


def _correction(fields: Fields) -> Correction:
    date = fields.need("date", moment, said("write the day of the correction: date: 2023-05-15"))
    return Correction(
        date=date or NO_DATE,
        text=fields.need("text", text, said("write what was corrected: text: …")) or "",
        was=fields.get("was", text, ""),
        now=fields.get("now", text, ""),
        severity=fields.get("severity", _WEIGHT, CorrectionSeverity.MINOR),
        line=fields.line,
    )


def _withdrawal(fields: Fields) -> Withdrawal:
    date = fields.need("date", moment, said("write the day of the withdrawal: date: 2023-05-15"))
    reason = fields.need("reason", text, said("write why it was withdrawn: reason: …"))
    return Withdrawal(date or NO_DATE, reason or "")


def _permission(fields: Fields) -> Permission:
    return Permission(
        by=fields.need("by", text, said("write who gave it: by: …")) or "",
        date=fields.maybe("date", moment),
        note=fields.get("note", text, ""),
    )


def _origin(fields: Fields) -> Origin:
    name = fields.need("name", text, said("write whose text it is: name: …"))
    return Origin(name or "", fields.get("url", url, ""))


# Made once: a reader has no state, and each release asks for all of them.
_TOPICS = refs(text, "topics: [one, two]")
_RELATED = refs(text, "related: [slug-of-another]")
_SUBTITLE = one_or_more(text)
_KIND = converted(choice(ReleaseKind), ReleaseKind)
_WEIGHT = converted(choice(CorrectionSeverity), CorrectionSeverity)
_CORRECTIONS = list_of(group(_correction, "- {date: 2023-05-15, text: …}"), "- date: 2023-05-15")
_WITHDRAWAL = group(_withdrawal, "withdrawn: {date: 2023-05-15, reason: …}")
_PERMISSION = group(_permission, "permission: {by: …, date: 2023-05-15}")
_ORIGIN = group(_origin, "source: {name: …, url: …}")
