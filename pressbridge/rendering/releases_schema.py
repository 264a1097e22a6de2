"""The JSON Schema of ``releases.json``, for partners that read it. Draft 7, as in docs/schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pressbridge.reading.types import LICENSES
from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.edition import EditionStatus
from pressbridge.words.lang import Lang
from pressbridge.words.model import ReleaseKind

_MOMENT = {"type": "string", "format": "date-time"}
_URL = {"type": "string", "format": "uri"}


def releases_schema(addresses: Addresses) -> bytes:
    """Return the schema as a file of the site."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": addresses.absolute(at.RELEASES_SCHEMA),
        "title": "releases.json",
        "description": "All public releases of a press room, newest first, withdrawn ones not.",
        **_object(
            {
                "$schema": _said(_URL, "Address of this schema."),
                "generator": {"const": "Pressbridge"},
                "site": _said(_in_both({"type": "string"}), "Name of the press room."),
                "base_url": _said(_URL, "Where the site stands; ends with a slash."),
                "releases": {"type": "array", "items": {"$ref": "#/definitions/release"}},
                "drafts": _said({"const": True}, "Built with --drafts: not the public site."),
                "ahead": _said({"const": True}, "Built for a moment that is yet to come."),
            },
            without=("drafts", "ahead"),
        ),
        "definitions": {"release": _release(), "edition": _edition()},
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _release() -> dict[str, object]:
    licenses = [*LICENSES, ""]
    topics = {"type": "array", "items": {"type": "string"}}
    return _object(
        {
            "slug": _said(
                {"type": "string", "pattern": "^[a-z0-9-]+$"},
                "Name of the release, unique in the press room.",
            ),
            "language": _said(_choice(Lang), "Language in which it was written."),
            "kind": _choice(ReleaseKind),
            "number": _said({"type": "string"}, "As the office counts; may be empty."),
            "date": _said(_MOMENT, "When it was published, in +09:00."),
            "updated": _said(
                {"anyOf": [_MOMENT, {"type": "null"}]}, "When its text was last changed."
            ),
            "topics": _said(topics, "Ids of its topics, as in their addresses."),
            "license": _said(_choice(licenses), "Empty where none is said."),
            "ai_training": _said({"const": True}, "KOGL's AI mark stands beside the licence."),
            "corrections": _said(
                {"type": "integer", "minimum": 0}, "How many corrections were published."
            ),
            "editions": {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {str(lang): {"$ref": "#/definitions/edition"} for lang in Lang},
            },
        },
        without=("ai_training",),
    )


def _edition() -> dict[str, object]:
    title = {"type": ["string", "null"]}
    return _object(
        {
            "url": _URL,
            "title": _said(title, "None where it is not in the edition's language yet."),
            "translation": _said(
                _choice(EditionStatus),
                "source: as it was written; reviewed: a person has checked the translation; "
                "machine: nobody has checked all of it yet.",
            ),
        }
    )


def _object(properties: dict[str, object], without: tuple[str, ...] = ()) -> dict[str, object]:
    """Return an object that has all of some properties, but for those it may be ``without``."""
    required = [name for name in properties if name not in without]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def _in_both(schema: dict[str, object]) -> dict[str, object]:
    return _object({str(lang): schema for lang in Lang})


def _choice(words: Iterable[str]) -> dict[str, object]:
    return {"enum": [str(word) for word in words]}


def _said(schema: Mapping[str, object], description: str) -> dict[str, object]:
    return {"description": description, **schema}
