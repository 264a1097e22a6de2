"""Fields that releases and standing pages share, and how the file of either is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from pressbridge.formats.yaml_nodes import Mapping, parse_yaml
from pressbridge.reading.fields import (
    Fields,
    Findings,
    Ref,
    choice,
    converted,
    flag,
    group,
    list_of,
    refs,
    text,
)
from pressbridge.reading.frontmatter import Parts, split
from pressbridge.reading.types import credit, file, language, license_name, site_address
from pressbridge.words.lang import Lang
from pressbridge.words.model import Attachment, Image, Release, Source, Translate
from pressbridge.words.problems import said
from pressbridge.words.text import has_script_of
from pressbridge.words.vocabulary import example_hint

LONG_TITLE = 200
RELEASE_KEYS = frozenset({*Release.__dataclass_fields__, "source"})
"""What the front matter of a release may hold, for hints in files that may hold less."""
S_co = TypeVar("S_co", bound=Source, covariant=True)


class SourceLocation(NamedTuple):
    """Slug, path and folder of a source's file."""

    slug: str
    path: str
    """Path of the Markdown file, relative to the root."""
    folder: str
    """Folder of the source's pictures and attachments, relative to the root."""


class ParsedSource(NamedTuple, Generic[S_co]):
    """A source as it was parsed, with the lines of what must be compared with other files."""

    source: S_co
    has_date: bool = True
    date_line: int | None = None
    topics: tuple[Ref, ...] = ()
    related: tuple[Ref, ...] = ()
    aliases: tuple[Ref, ...] = ()


class SharedFields(NamedTuple):
    """The fields that every source has."""

    lang: Lang
    title: str
    summary: str
    images: tuple[Image, ...]
    attachments: tuple[Attachment, ...]
    aliases: tuple[Ref, ...]
    translate: Translate
    draft: bool


def open_file(source: str, found: Findings) -> tuple[Fields, Parts] | None:
    """Return the fields and the parts of a Markdown file, or ``None`` if there are none to read."""
    parts, problems = split(source, found.path)
    found.problems.extend(problems)
    if parts is None:
        return None
    node, problems = parse_yaml(parts.head, found.path, parts.head_line)
    found.problems.extend(problems)
    if isinstance(node, Mapping):
        return Fields(node, found, parts.head_line - 1), parts
    if not problems:
        line = node.line if node else parts.head_line - 1
        message = said('there are no fields between the "---" lines')
        found.error(
            "no-fields", line, message, said("write a line such as  {line}", line="title: …")
        )
    return None


def shared_fields(fields: Fields, body: str, default: Lang) -> SharedFields:
    """Read what every source has, and check that it is in the language that it says."""
    lang = fields.get("lang", language, default)
    title = fields.need("title", text, said("write a line such as  {line}", line="title: …")) or ""
    if len(title) > LONG_TITLE:
        message = said("the title is very long ({count} characters)", count=len(title))
        hint = said(
            "keep it below {count} characters; the rest may be a subtitle",
            count=LONG_TITLE,
        )
        fields.found.warning("long-title", fields.line_of("title"), message, hint)
    _check_language(fields, lang, (title, body))
    return SharedFields(
        lang, title,
        summary=fields.get("summary", text, ""),
        images=fields.get("images", _IMAGES, ()),
        attachments=fields.get("attachments", _ATTACHMENTS, ()),
        aliases=fields.get("aliases", _ALIASES, ()),
        translate=fields.get("translate", _TRANSLATE, Translate.AUTO),
        draft=fields.get("draft", flag, default=False),
    )  # fmt: skip


def check_body(parts: Parts, found: Findings) -> None:
    """Complain about a file that has only fields."""
    if not parts.body.strip():
        hint = said('write the text below the second "---" line')
        found.error("empty-body", parts.body_line, said("there is no text below the fields"), hint)


def _check_language(fields: Fields, lang: Lang, texts: Sequence[str]) -> None:
    # First whether it is as it should be: the first word tells.
    if not _has_script(texts, lang) and _has_script(texts, lang.other):
        message = _OTHER_LANGUAGE[lang]
        line = fields.line_of("lang") or fields.line
        fields.found.warning("other-language", line, message, example_hint(f"lang: {lang.other}"))


def _has_script(texts: Sequence[str], lang: Lang) -> bool:
    return any(has_script_of(text, lang) for text in texts)


_OTHER_LANGUAGE = {
    Lang.KO: said("the text is read as Korean, but is written in Japanese"),
    Lang.JA: said("the text is read as Japanese, but is written in Korean"),
}


def _image(fields: Fields) -> Image:
    return Image(
        file=fields.need("file", file, example_hint("file: photo.jpg")) or "",
        alt=fields.get("alt", text, ""),
        caption=fields.get("caption", text, ""),
        credit=fields.maybe("credit", credit),
        license=fields.get("license", license_name, ""),
        line=fields.line_of("file") or fields.line,
    )


def _attachment(fields: Fields) -> Attachment:
    return Attachment(
        file=fields.need("file", file, example_hint("file: report.pdf")) or "",
        title=fields.get("title", text, ""),
        line=fields.line_of("file") or fields.line,
    )


IMAGE = group(_image, "- file: photo.jpg")
ATTACHMENT = group(_attachment, "- file: report.pdf")
_IMAGES = list_of(IMAGE, "- file: photo.jpg")
_ATTACHMENTS = list_of(ATTACHMENT, "- file: report.pdf")
_ALIASES = refs(site_address, "aliases: [/old/address/]")
_TRANSLATE = converted(choice(Translate), Translate)
