"""``content/site.yaml`` to a SiteConfig."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

from pressbridge.formats.yaml_nodes import Mapping, parse_yaml
from pressbridge.reading.fields import (
    Fields,
    Findings,
    Reader,
    Refusal,
    Value,
    choice,
    converted,
    flag,
    group,
    list_of,
    text,
)
from pressbridge.reading.response import comments, report, repository
from pressbridge.reading.shapes import shaped
from pressbridge.reading.types import (
    BOTH,
    contact,
    is_url,
    language,
    stays_as_typed,
    words,
    words_in_both,
)
from pressbridge.words.invisible import printable
from pressbridge.words.lang import Lang
from pressbridge.words.model import (
    BilingualText,
    Contact,
    Incomplete,
    KoreaJapan,
    Readings,
    SiteConfig,
    TranslationPolicy,
    Unreviewed,
)
from pressbridge.words.problems import Problem, Said, said
from pressbridge.words.text import script_of
from pressbridge.words.visibility import without_names
from pressbridge.words.vocabulary import example_hint

_EXAMPLE = "https://example.github.io/press/"


def read_site(source: str, path: str) -> tuple[SiteConfig | None, tuple[Problem, ...]]:
    """Read the site's own table; ``None`` if it cannot be read or lacks what a site needs."""
    found = Findings(path)
    node, problems = parse_yaml(source, path)
    found.problems.extend(problems)
    if not isinstance(node, Mapping):
        if not problems:
            found.error(
                "no-fields",
                None,
                said("the file has no fields"),
                said("write a line such as  {line}", line="name: …"),
            )
        return None, tuple(found.problems)
    fields = Fields(node, found, 1)
    site = site_fields(fields)
    fields.finish()
    return site, tuple(found.problems)


class _Reviewers(StrEnum):
    HIDE = "hide"
    SHOW = "show"


def site_fields(fields: Fields) -> SiteConfig | None:
    """Read every field of the table; None if it lacks what a site needs."""
    lang = fields.get("language", language, Lang.KO)
    name = fields.need("name", words_in_both(lang), example_hint("name: {ko: …, ja: …}"))
    description = fields.need(
        "description", words_in_both(lang), example_hint("description: {ko: …, ja: …}")
    )
    base_url = fields.need("base_url", _base_url, example_hint(f"base_url: {_EXAMPLE}"))
    organization = fields.get("organization", words(lang), BilingualText())
    contacts = fields.get("contacts", _contacts(lang), ())
    contact_names = fields.get("contact_names", _contact_names, None)
    at_github = fields.get("repository", repository, "")
    reviewers = fields.get("reviewers", converted(choice(_Reviewers), _Reviewers), _Reviewers.HIDE)
    answers = fields.get("report", report, None), fields.get("comments", comments, None)
    translation, misplaced = fields.get("translation", _TRANSLATION, _NO_TRANSLATION)
    if name is None or description is None or base_url is None:
        return None
    days = misplaced if contact_names is None else contact_names
    rows = tuple((_with_own_name(row, organization), line) for row, line in contacts)
    _check_contacts(fields.found, rows, days)
    return SiteConfig(
        name=name, description=description, base_url=base_url, language=lang,
        organization=organization, contacts=tuple(row for row, _ in rows), contact_names=days,
        translation=translation._replace(names_reviewers=reviewers is _Reviewers.SHOW),
        repository=at_github, report=answers[0], comments=answers[1],
    )  # fmt: skip


@cache
def _contacts(lang: Lang) -> Reader[tuple[tuple[Contact, int], ...]]:
    """Return a reader for the contacts, each with its line."""
    whole = contact(lang)

    def read(value: Value) -> tuple[Contact, int]:
        return whole(value), value.line

    return list_of(shaped(read, "same", whole), "- {department: …, email: …}")


def _with_own_name(row: Contact, organization: BilingualText) -> Contact:
    """Return a contact; its organisation has both names if one is that of the site."""
    names = zip(row.organization, organization, strict=True)
    is_own = any(name and name == own for name, own in names)
    return row._replace(organization=organization) if is_own and not all(row.organization) else row


def _check_contacts(found: Findings, rows: Iterable[tuple[Contact, int]], days: int | None) -> None:
    """Warn of what stands in one language on the pages of both; ``days`` as ``contact_names``."""
    for row, line in rows:
        for one in without_names((row,)) if days == 0 else (row,):
            for words_ in (one.organization, one.department, one.name, one.role):
                lang = Lang.KO if words_.ko else Lang.JA
                alone = words_.in_lang(lang)
                if not words_.in_lang(lang.other) and script_of(alone) is lang:
                    hint = said("write {both} here", both=BOTH)
                    found.warning("name-left", line, stays_as_typed(alone, lang), hint)


def _contact_names(value: Value) -> int | None:
    """Read for how many days contacts name persons: ``show`` (None), ``hide`` (0), or a number."""
    plain = text(value)
    if plain in {"show", "hide"}:
        return None if plain == "show" else 0
    if plain.isascii() and plain.isdigit() and len(plain) <= 6:
        return int(plain)
    hint = said("write show, hide, or the number of days, such as 365")
    raise Refusal(
        "wrong-choice",
        said('"{name}": "{plain}" is no number of days', name=value.name, plain=plain),
        hint,
    )


shaped(_contact_names, "pattern", "show|hide|[0-9]{1,6}")
_NO_TRANSLATION: tuple[TranslationPolicy, int | None] = TranslationPolicy(), None


def _translation(fields: Fields) -> tuple[TranslationPolicy, int | None]:
    """Read ``translation``; also how contacts name persons, where that stands here by mistake.

    What is to be hidden stays hidden, wherever it is asked for.
    """
    contact_names = fields.get("contact_names", _contact_names, None)
    line = fields.line_of("contact_names")
    if line:
        message = said('"contact_names" stands inside "translation"')
        hint = said("begin its line at the left edge, as that of base_url")
        fields.found.warning("misplaced-key", line, message, hint)
    return _policy(fields), contact_names


def _policy(fields: Fields) -> TranslationPolicy:
    standard = TranslationPolicy()
    return TranslationPolicy(
        engine=fields.get("engine", text, standard.engine),
        endpoint=fields.get("endpoint", _endpoint, ""),
        endpoint_is_ours=fields.get("endpoint_is_ours", flag, standard.endpoint_is_ours),
        unreviewed=fields.get(
            "unreviewed", converted(choice(Unreviewed), Unreviewed), standard.unreviewed
        ),
        incomplete=fields.get(
            "incomplete", converted(choice(Incomplete), Incomplete), standard.incomplete
        ),
        korea_japan=fields.get(
            "korea_japan", converted(choice(KoreaJapan), KoreaJapan), standard.korea_japan
        ),
        readings=fields.get("readings", converted(choice(Readings), Readings), standard.readings),
        line=fields.line_of("engine") or fields.line,
    )


_TRANSLATION = group(_translation, "translation: {engine: google}")


def _endpoint(value: Value) -> str:
    """Read the address of an engine's server. Never quoted: people put keys into addresses."""
    plain = text(value)
    if is_url(plain):
        return plain
    hint = said("write the whole address, such as https://translate.example.org")
    raise Refusal("wrong-url", said('"{name}" is not a web address', name=value.name), hint)


def _base_url(value: Value) -> str:
    """Read where the site will stand: absolute, made to end with ``/``."""
    plain = text(value)
    fault = base_url_fault(plain)
    if fault:
        message, hint = fault
        raise Refusal(
            "wrong-base-url",
            said('"base_url": "{plain}" {fault}', plain=plain, fault=message),
            hint,
        )
    return plain.rstrip("/") + "/"


def base_url_fault(plain: str) -> tuple[Said, Said] | None:
    """Return what is wrong with a base URL, and what to do; ``None`` if nothing is."""
    if not is_url(plain):
        return said("is not a web address"), said(
            "write the whole address, such as {example}", example=_EXAMPLE
        )
    if printable(plain) != plain:  # YAML has none, but the command line may
        return said("has a sign that nobody sees"), said("type it anew")
    parts = urlsplit(plain)
    if "?" in plain or "#" in plain or parts.username is not None:
        hint = said('take "?", "#" and "@" away, with what belongs to them')
        return said("has more than a host and a path"), hint
    if {"..", "."} & set(parts.path.split("/")):
        return said('has "." or ".." as a part of its path'), said("write the path out")
    if "//" in parts.path.rstrip("/"):
        path = re.sub("/+", "/", parts.path)
        hint = said("write {meant}", meant=f"{parts.scheme}://{parts.netloc}{path}")
        return said("has two slashes side by side, and browsers take what follows for a host"), hint
    return None
