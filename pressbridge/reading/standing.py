"""One file to one standing page, such as ``content/pages/about.md``."""

from __future__ import annotations

from pressbridge.reading.fields import Findings
from pressbridge.reading.source_fields import (
    RELEASE_KEYS,
    ParsedSource,
    SourceLocation,
    check_body,
    open_file,
    shared_fields,
)
from pressbridge.words.lang import Lang
from pressbridge.words.model import StandingPage
from pressbridge.words.named_addresses import RESERVED_SLUGS
from pressbridge.words.problems import Problem, said


def read_standing(
    source: str, location: SourceLocation, language: Lang
) -> tuple[ParsedSource[StandingPage] | None, tuple[Problem, ...]]:
    """Read a standing page; ``language`` is that of a source which says nothing."""
    found = Findings(location.path)
    if location.slug in RESERVED_SLUGS or location.slug.isdigit():
        message = said(
            'a page cannot be called "{slug}": the site has an address of that name',
            slug=location.slug,
        )
        found.error("reserved-slug", None, message, said("give the file another name"))
    opened = open_file(source, found)
    if opened is None:
        return None, tuple(found.problems)
    fields, parts = opened
    check_body(parts, found)
    shared = shared_fields(fields, parts.body, language)
    page = StandingPage(
        slug=location.slug, path=location.path, folder=location.folder, lang=shared.lang,
        title=shared.title, body=parts.body, body_line=parts.body_line, summary=shared.summary,
        images=shared.images, attachments=shared.attachments, translate=shared.translate,
        aliases=tuple(ref.text for ref in shared.aliases),
        alias_lines=tuple(ref.line for ref in shared.aliases), draft=shared.draft,
    )  # fmt: skip
    fields.finish(said("only a release has it"), RELEASE_KEYS)
    return ParsedSource(page, aliases=shared.aliases), tuple(found.problems)
