"""What commands say in Korean and Japanese, from the PO files ``commands-*.po`` beside this module.

A message is named by its English template (``words.problems.said``), and may quote others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from string import Formatter

from pressbridge.messages.message_set import shipped_texts
from pressbridge.words.lang import Lang
from pressbridge.words.problems import AS_IT_IS, LONGEST, RECORDED, Said

_ENOUGH = 6
"""Letters of a template by which a text is known to be made of it."""


def told(text: str, lang: Lang) -> str:
    """Return a message in a language. What is no message, or one that is not known, stays."""
    if not isinstance(text, Said) or text.template == AS_IT_IS:
        return str(text)
    if text.template == RECORDED:
        found = _recognised(str(text), lang)
        return told(found, lang) if found else str(text)
    known = interface_texts(lang).get(text.template, text.template)
    if not text.values:
        return known
    return known.format_map({name: _value(value, lang) for name, value in text.values.items()})


def _value(value: str | int, lang: Lang) -> str | int:
    return told(value, lang) if isinstance(value, str) else value


@cache
def interface_texts(lang: Lang) -> Mapping[str, str]:
    """Return what commands say in a language, by its English templates."""
    return shipped_texts(f"commands-{lang}", str(lang))


@lru_cache(maxsize=1024)
def _recognised(text: str, lang: Lang) -> Said | None:
    """Return the message that an English text is; None if it is none of ours.

    Texts of catalogs were written by a run before. Of two templates that a text may be made of,
    the one with more letters of its own counts.
    """
    if text in interface_texts(lang):
        return Said(text)
    if len(text) > LONGEST:
        return None
    for template, pieces in _templates(lang):
        if values := _values_in(text, pieces):
            names = (name for _, name in pieces)
            parts = (_part(value, lang) for value in values)
            return Said(template, dict(zip(names, parts, strict=False)))
    return None


def _part(value: str, lang: Lang) -> str:
    return Said(value) if value in interface_texts(lang) else value


_Pieces = tuple[tuple[str, str], ...]
"""The letters before each placeholder, and its name; last, the letters behind it and nothing."""


@cache
def _templates(lang: Lang) -> tuple[tuple[str, _Pieces], ...]:
    """Return the templates with placeholders, in pieces, those with most letters first."""
    found = ((text, _pieces(text)) for text in interface_texts(lang) if "{" in text)
    some = (one for one in found if len(one[1]) > 1 and _letters(one[1]) >= _ENOUGH)
    return tuple(sorted(some, key=lambda one: -_letters(one[1])))


def _letters(pieces: _Pieces) -> int:
    return sum(len(before) for before, _ in pieces)


def _pieces(template: str) -> _Pieces:
    try:
        parts = [(before, name or "") for before, name, _, _ in Formatter().parse(template)]
    except ValueError:  # the braces of an example
        return ()
    return (*parts, ("", "")) if parts and parts[-1][1] else tuple(parts)


def _values_in(text: str, pieces: _Pieces) -> tuple[str, ...]:
    """Return what stands for the placeholders of a template; nothing if a text has another form."""
    if not text.startswith(pieces[0][0]) or not text.endswith(pieces[-1][0]):
        return ()
    values: list[str] = []
    at, last = len(pieces[0][0]), len(text) - len(pieces[-1][0])
    for before, _ in pieces[1:-1]:
        end = text.find(before, at + 1, last)
        if end < 0:
            return ()
        values.append(text[at:end])
        at = end + len(before)
    return (*values, text[at:last]) if at < last else ()
