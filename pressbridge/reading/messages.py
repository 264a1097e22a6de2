"""``content/messages.yaml``: messages of the pages in a press room's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressbridge.formats.yaml_nodes import Item
from pressbridge.reading.fields import Findings, Value, is_empty, mapping_items
from pressbridge.reading.types import words
from pressbridge.words.lang import Lang
from pressbridge.words.model import BilingualText, OwnMessage
from pressbridge.words.problems import Problem, Said, said
from pressbridge.words.text import has_script_of
from pressbridge.words.vocabulary import Vocabulary, did_you_mean, meant_hint

_EXAMPLE = '"Related releases": {ko: …, ja: …}'
_IN_OTHER = {
    Lang.KO: said('the Korean text of "{message}" is written in Japanese'),
    Lang.JA: said('the Japanese text of "{message}" is written in Korean'),
}
_HAS_MARKUP = {
    Lang.KO: said('the Korean text of "{message}" has markup in it ("{markup}")'),
    Lang.JA: said('the Japanese text of "{message}" has markup in it ("{markup}")'),
}
_HAS_OTHERS = {
    Lang.KO: said('the Korean text of "{message}" has other placeholders'),
    Lang.JA: said('the Japanese text of "{message}" has other placeholders'),
}
_MARKUP = re.compile(r"<[A-Za-z/!]|&#?\w+;")


def read_messages(
    source: str, path: str, language: Lang
) -> tuple[tuple[OwnMessage, ...], tuple[Problem, ...]]:
    """Read the table of messages; ``language`` is that of a plain text."""
    found = Findings(path, tells_markup=False)
    message = said("each message must be a key with its texts beside it")
    items = mapping_items(source, found, message, said("write  {example}", example=_EXAMPLE))
    if not items:
        return (), tuple(found.problems)
    from pressbridge.messages import message_names  # noqa: PLC0415 - few press rooms have this table

    known = Vocabulary(message_names())
    read = [_message(item, found, language, known) for item in items]
    return tuple(one for one in read if one), tuple(found.problems)


def _message(item: Item, found: Findings, language: Lang, known: Vocabulary) -> OwnMessage | None:
    if item.key not in known:
        near = known.in_other_capitals(item.key)
        hint = meant_hint(near) or did_you_mean(item.key, known)
        hint = hint or said("docs/templates.md says where all messages stand")
        found.error(
            "unknown-message", item.line, said('there is no message "{key}"', key=item.key), hint
        )
        return None
    if is_empty(item.value):
        return None
    texts = Value(item.key, item.value, found).accept(words(language))
    if texts is None:
        return None
    faults = [*_faults(item.key, texts)]
    for code, message, hint in faults:
        found.error(code, item.line, message, hint)
    return None if faults else OwnMessage(item.key, texts)


def _faults(message: str, texts: BilingualText) -> Iterable[tuple[str, Said, Said]]:
    """Yield what is wrong with the texts of a message: code, message and hint."""
    from pressbridge.messages import placeholders  # noqa: PLC0415 - as above

    wanted = placeholders(message)
    for lang in Lang:
        text = texts.in_lang(lang)
        if not text:
            continue
        if has_script_of(text, lang.other) and not has_script_of(text, lang):
            fault = said(_IN_OTHER[lang], message=message)
            yield "wrong-language", fault, said("write it beside  {lang}:", lang=lang.other)
        if markup := _MARKUP.search(text):
            fault = said(_HAS_MARKUP[lang], message=message, markup=markup[0])
            yield (
                "markup",
                fault,
                said("write plain text: readers would see the signs as they stand"),
            )
        if placeholders(text) != wanted:
            fault = said(_HAS_OTHERS[lang], message=message)
            yield "wrong-placeholder", fault, _placeholder_hint(wanted or {})


def _placeholder_hint(wanted: Iterable[str]) -> Said:
    names = [f"{{{name}}}" for name in wanted]
    if not names:
        return said("take { and } away: this message has none")
    return said("it needs {names}, each once, and no other", names=", ".join(names))
