"""``SLUG.ja.md``: a translation that a person wrote as a whole (docs/design.md §2)."""

from __future__ import annotations

import re
from typing import NamedTuple

from pressbridge.reading.fields import (
    Fields,
    Findings,
    Reader,
    Refusal,
    Value,
    group,
    list_of,
    one_or_more,
    text,
)
from pressbridge.reading.shapes import shaped
from pressbridge.reading.source_fields import RELEASE_KEYS, check_body, open_file
from pressbridge.reading.types import file, language
from pressbridge.words.lang import Lang
from pressbridge.words.model import HandLines, HandTranslation, Source
from pressbridge.words.problems import COMMAND, Problem, said
from pressbridge.words.text import needs_translation
from pressbridge.words.vocabulary import Vocabulary, did_you_mean, example_hint, one_of_hint

_DIGEST = re.compile(r"[0-9a-f]{16}")


class _FileTexts(NamedTuple):
    file: str
    alt: str = ""
    caption: str = ""
    title: str = ""


class HandBody(NamedTuple):
    """A hand translation but for its fields."""

    path: str
    lang: Lang
    body: str
    body_line: int


def read_hand(
    translation: str, path: str, lang: Lang, source: Source
) -> tuple[HandTranslation | None, tuple[Problem, ...]]:
    """Read a whole translation of a source; what it leaves out is inherited."""
    found = Findings(path)
    opened = open_file(translation, found)
    if opened is None:
        return None, tuple(found.problems)
    fields, parts = opened
    check_body(parts, found)
    hand = hand_fields(fields, HandBody(path, lang, parts.body, parts.body_line), source)
    _check_title(fields, hand, source)
    name = source.path.rpartition("/")[2]
    not_here = said(
        "a translation has only texts; everything else is inherited from {name}", name=name
    )
    fields.finish(not_here, RELEASE_KEYS)
    return hand, tuple(found.problems)


def hand_fields(fields: Fields, body: HandBody, source: Source) -> HandTranslation:
    """Read every field of a translation of a source. A table: one line for each."""
    pictures = fields.get("images", list_of(_texts_of(source, "images")), ())
    papers = fields.get("attachments", list_of(_texts_of(source, "attachments")), ())
    _check_language(fields, body.lang)
    return HandTranslation(
        **body._asdict(),
        title=fields.get("title", text, ""),
        subtitle=fields.get("subtitle", one_or_more(text), ()),
        summary=fields.get("summary", text, ""),
        dateline=fields.get("dateline", text, ""),
        organization=fields.get("organization", text, ""),
        captions=tuple((p.file, p.alt, p.caption) for p in pictures),
        attachment_titles=tuple((p.file, p.title) for p in papers),
        corrections=fields.get("corrections", list_of(_CORRECTION, "- text: …"), ()),
        withdrawn=fields.get("withdrawn", group(_reason, "withdrawn: {reason: …}"), ""),
        of=fields.get("of", _digest, ""),
        lines=HandLines(*map(fields.line_of, HandLines._fields)),
    )  # fmt: skip


def _check_language(fields: Fields, lang: Lang) -> None:
    stated = fields.get("lang", language, lang)
    if stated is not lang:
        message = said(
            '"lang" says {stated}, but the name of the file says {lang}', stated=stated, lang=lang
        )
        fields.found.error(
            "wrong-language",
            fields.line_of("lang"),
            message,
            example_hint(f"lang: {lang}"),
        )


def _check_title(fields: Fields, hand: HandTranslation, source: Source) -> None:
    if not hand.title and needs_translation(source.title, source.lang):
        message = said('"title" is missing: the page would show the title in the other language')
        fields.found.warning(
            "missing-key",
            fields.line,
            message,
            said("write a line such as  {line}", line="title: …"),
        )


def _correction(fields: Fields) -> tuple[str, str, str]:
    return fields.get("text", text, ""), fields.get("was", text, ""), fields.get("now", text, "")


def _reason(fields: Fields) -> str:
    return fields.get("reason", text, "")


_CORRECTION = group(_correction, "- {text: …, was: …, now: …}")


def _digest(value: Value) -> str:
    plain = text(value)
    if not _DIGEST.fullmatch(plain):
        message = said(
            '"of" must be the 16 signs that Pressbridge wrote, not "{plain}"', plain=plain
        )
        raise Refusal(
            "wrong-digest", message, said("run  {command} translate --accept SLUG", command=COMMAND)
        )
    return plain


shaped(_digest, "pattern", _DIGEST.pattern)


def _texts_of(source: Source, key: str) -> Reader[_FileTexts]:
    """Return a reader for the texts of a picture or attachment that the source names."""
    items = source.images if key == "images" else source.attachments
    known = Vocabulary(item.file for item in items)

    def known_file(value: Value) -> str:
        name = file(value)
        if name not in known:
            message = said('the source names no file "{name}" under "{key}"', name=name, key=key)
            hint = did_you_mean(name, known) or (
                one_of_hint(known) if known else said("remove this entry")
            )
            raise Refusal("unknown-file", message, hint)
        return name

    def read(fields: Fields) -> _FileTexts:
        name = fields.need("file", known_file) or ""
        if key == "attachments":
            return _FileTexts(name, title=fields.get("title", text, ""))
        return _FileTexts(name, fields.get("alt", text, ""), fields.get("caption", text, ""))

    shaped(known_file, "same", file)
    return group(read, "- file: photo.jpg")
