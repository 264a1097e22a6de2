"""``content/topics.yaml`` to topics, in the order of the menu."""

from __future__ import annotations

import re

from pressbridge.formats.yaml_nodes import Item
from pressbridge.reading.fields import (
    Fields,
    Findings,
    Value,
    group,
    is_empty,
    mapping_items,
)
from pressbridge.reading.types import words, words_in_both
from pressbridge.words.file_names import name_fault
from pressbridge.words.lang import Lang
from pressbridge.words.model import BilingualText, Topic
from pressbridge.words.problems import Problem, said
from pressbridge.words.vocabulary import example_hint

ID = re.compile(r"[a-z0-9-]+")
_WRITE = said("write  startups:  and below it  name: {ko: …, ja: …}")
_EXAMPLE = "startups: {name: {ko: …, ja: …}}"


def read_topics(
    source: str, path: str, language: Lang
) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """Read the table of topics; ``language`` is that of a plain text."""
    found = Findings(path)
    message = said("each topic must be a key with a name below it")
    items = mapping_items(source, found, message, _WRITE)
    topics = [_topic(item, found, language) for item in items]
    return tuple(topic for topic in topics if topic), tuple(found.problems)


def _topic(item: Item, found: Findings, language: Lang) -> Topic | None:
    if not ID.fullmatch(item.key):
        message = said('the topic "{key}" cannot be part of an address', key=item.key)
        hint = said("use small Latin letters, digits and hyphens for it; its name can be anything")
        found.error("wrong-topic-id", item.line, message, hint)
    elif bad := name_fault(item.key):
        found.error(
            "wrong-topic-id",
            item.line,
            said("its address {fault}", fault=bad),
            said("give it another id"),
        )

    if is_empty(item.value):
        found.error(
            "missing-key",
            item.line,
            said('the topic "{key}" has no name', key=item.key),
            _WRITE,
        )
        return Topic(item.key, BilingualText())
    topic = Value(item.key, item.value, found).accept(
        group(lambda fields: topic_fields(fields, item.key, language), _EXAMPLE)
    )
    return topic or Topic(item.key, BilingualText())


def topic_fields(fields: Fields, id_: str, language: Lang) -> Topic:
    """Read every field of a topic; ``language`` is that of a plain text."""
    name = fields.need("name", words_in_both(language), example_hint("name: {ko: …, ja: …}"))
    description = fields.get("description", words(language), BilingualText())
    return Topic(id_, name or BilingualText(), description)
