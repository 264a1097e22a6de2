"""JSON Schema of the front matter and of the tables, made from what the readers ask for.

The readers stay the only list of keys: each is let read nothing, and tells what it asks for. What a
schema refuses, the reader refuses too; what the reader finds wrong with a value (a day that does
not exist, a name that contradicts another) a schema need not know. Draft 7, which editors know
best: https://json-schema.org/draft-07
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pressbridge.formats.yaml_nodes import Mapping as YamlMapping
from pressbridge.messages import message_names, shipped_texts
from pressbridge.reading.fields import Fields, Findings, Reader
from pressbridge.reading.hand import HandBody, hand_fields
from pressbridge.reading.names import name_fields
from pressbridge.reading.releases import release_fields
from pressbridge.reading.schema_texts import DESCRIPTIONS, TITLES
from pressbridge.reading.shapes import Shape, shape_of
from pressbridge.reading.site import site_fields
from pressbridge.reading.source_fields import SourceLocation, shared_fields
from pressbridge.reading.topics import ID, topic_fields
from pressbridge.reading.types import words
from pressbridge.words.lang import Lang
from pressbridge.words.model import StandingPage

T = TypeVar("T")
D = TypeVar("D")
Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_EMPTY: Schema = {"$ref": "#/definitions/empty"}
_DEFINITIONS: Schema = {
    "empty": {"anyOf": [{"enum": [None, [], {}]}, {"type": "string", "pattern": r"^\s*$"}]}
}
"""What counts as absent: nothing, only spaces, a list or a group without anything in it."""
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""A scalar is the text that was typed, whatever YAML makes of it."""


class _Asked(Fields):
    """Fields of a file that has none: gathers which keys are asked for, with their readers."""

    def __init__(self) -> None:
        super().__init__(YamlMapping((), 1), Findings(""), 1)
        self.readers: dict[str, Reader[Any]] = {}
        self.needed: list[str] = []

    def get(self, key: str, read: Reader[T], default: D) -> T | D:
        """Note the key, and answer as if it were absent."""
        self.readers[key] = read
        return default

    def maybe(self, key: str, read: Reader[T]) -> T | None:
        """Note the key, and answer as if it were absent."""
        self.readers[key] = read
        return None

    def need(self, key: str, read: Reader[T], hint: str = "") -> T | None:
        """Note that the key is needed, and answer as if it were absent."""
        del hint
        self.needed.append(key)
        return self.maybe(key, read)


def schemas() -> dict[str, Schema]:
    """Return each schema by its name: those of three kinds of front matter, and of the tables."""
    page = StandingPage(slug="", path="", folder="", lang=Lang.KO, title="", body="", body_line=1)
    here, lang = SourceLocation("", "", ""), Lang.KO
    body = HandBody("", Lang.JA, "", 1)
    return {
        "release": _root("release", _group(lambda f: release_fields(f, here, "", 1, lang))),
        "page": _root("page", _group(lambda f: shared_fields(f, "", lang))),
        "translation": _root("translation", _group(lambda f: hand_fields(f, body, page))),
        "site": _root("site", _group(site_fields)),
        "topics": _root("topics", _or_empty(_topics())),
        "names": _root("names", _or_empty(_list(_group(name_fields, ("names",))))),
        "messages": _root("messages", _or_empty(_messages())),
    }


def schema_text(schema: Schema) -> str:
    """Return a schema as a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _root(name: str, schema: Schema) -> Schema:
    head = {"$schema": _DRAFT, "title": f"Pressbridge: {TITLES[name]}"}
    texts = {"texts": _or_empty(_of(words(Lang.KO), ()))} if name == "messages" else {}
    return {**head, **schema, "definitions": {**_DEFINITIONS, **texts}}


def _topics() -> Schema:
    topic = _filled(_group(lambda fields: topic_fields(fields, "", Lang.KO)))
    names = {"pattern": f"^{ID.pattern}$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": topic}


def _messages() -> Schema:
    each: Schema = {"$ref": "#/definitions/texts"}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(message_names(), each),
    }


def _group(read: Callable[[Fields], object], path: tuple[str, ...] = ()) -> Schema:
    asked = _Asked()
    read(asked)
    properties = {}
    for key, reader in asked.readers.items():
        schema = _of(reader, (*path, key))
        schema = _filled(schema) if key in asked.needed else _or_empty(schema)
        properties[key] = {"description": _description((*path, key)), **schema}
    needed = {"required": asked.needed} if asked.needed else {}
    return {"type": "object", "additionalProperties": False, **needed, "properties": properties}


def _of(read: Callable[..., Any], path: tuple[str, ...]) -> Schema:
    """Return the schema of what a reader takes. Raises ValueError for an unknown shape."""
    shape = shape_of(read)
    if shape is None:
        return _TEXT
    inner = (_of(part, path) for part in shape.parts)
    match shape.kind:
        case "same":
            return next(inner)
        case "either":
            return {"anyOf": [*inner]}
        case "list":
            return _list(next(inner))
        case "one or more":
            one = next(inner)
            return {"anyOf": [one, _list(one)]}
        case "group":
            return _group(shape.parts[0], path)
        case _:
            return _scalar(shape)


def _scalar(shape: Shape) -> Schema:
    """Return the schema of a text that is one of some words, or has a form."""
    match shape.kind:
        case "choice":
            return {"enum": [*shape.parts]}
        case "pattern":
            return _text(shape.parts[0])
        case "moment":
            return _text(shape.parts[0], "string")
        case "flag":
            return _text(_in_any_case(shape.parts), "string", "boolean")
        case _:
            raise ValueError(shape.kind)


def _text(pattern: str, *types: str) -> Schema:
    """Return the schema of a text of one form; YAML takes some for a number or a truth value."""
    return {"type": [*(types or _TEXT["type"])], "pattern": rf"^\s*(?:{pattern})\s*$"}


def _in_any_case(words: tuple[str, ...]) -> str:
    """Return a pattern of some words in capitals or not: the schema's patterns have no flags."""
    return re.sub("[a-z]", lambda found: f"[{found[0].upper()}{found[0]}]", "|".join(words))


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": _or_empty(items)}


def _or_empty(schema: Schema) -> Schema:
    """Return the schema of what may be absent."""
    options = schema["anyOf"] if [*schema] == ["anyOf"] else [schema]
    return {"anyOf": [*options, _EMPTY]}


def _filled(schema: Schema) -> Schema:
    """Return the schema of what must be there."""
    return {**schema, "not": _EMPTY}


def _description(path: tuple[str, ...]) -> str:
    """Return what a field is for, in Korean, Japanese and English."""
    english = next(
        DESCRIPTIONS[name]
        for start in range(len(path))
        if (name := ".".join(path[start:])) in DESCRIPTIONS
    )
    told: list[Mapping[str, str]] = [shipped_texts(f"schema-{lang}", lang) for lang in ("ko", "ja")]
    return "\n\n".join([*(texts[english] for texts in told), english])
