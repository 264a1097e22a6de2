"""``facts.json`` and ``facts.csv``: the sentences and facts of a release as files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pressbridge.rendering.fact_views import Citation
from pressbridge.rendering.facts import Fact
from pressbridge.rendering.sentence_sheets import SentenceSheet
from pressbridge.rendering.spreadsheets import spreadsheet


def facts_json(sheet: SentenceSheet, slug: str) -> bytes:
    """Return the sentences and facts of a release as JSON; ``sheet`` is its translation's.

    One row is one line: ``json`` writes it several times as fast as with indents.
    """
    translation, source = sheet.citations
    first, second = str(source.lang), str(translation.lang)
    head = {
        "generator": "Pressbridge",
        "slug": slug,
        "language": first,
        "editions": {str(one.lang): _edition(one) for one in (source, translation)},
    }
    sentences = [{"n": p.number, first: p.original, second: p.text} for p in sheet.pairs]
    facts = [
        {
            "n": fact.sentence,
            "kind": fact.kind,
            "value": fact.value,
            "unit": fact.unit or None,
            first: fact.source,
            second: fact.target,
            "urls": {first: _at(source, fact), second: _at(translation, fact)},
        }
        for fact in sheet.facts
    ]
    begin = _json(head).removesuffix("}")
    return f'{begin},\n"sentences": [{_lines(sentences)}],\n"facts": [{_lines(facts)}]}}\n'.encode()


_BETWEEN = '}, {"n": '
"""What stands between two rows, and nowhere else: in a text the quotation mark is escaped."""


def _lines(rows: Sequence[object]) -> str:
    """Return rows, each on a line; one by one they would take three times as long."""
    shown = _json(rows)[1:-1].replace(_BETWEEN, '},\n{"n": ')
    return f"\n{shown}\n" if rows else ""


_json = json.JSONEncoder(ensure_ascii=False).encode


def _edition(citation: Citation) -> dict[str, object]:
    return {
        "url": citation.url,
        "title": citation.title,
        "organization": citation.organization,
        "date": citation.day,
        "license": citation.license or None,
    }


def _at(citation: Citation, fact: Fact) -> str:
    return f"{citation.url}#s{fact.sentence}"


def facts_csv(sheet: SentenceSheet) -> bytes:
    """Return the facts of a release as a table; the sheets of both editions give the same."""
    return spreadsheet(_rows(sheet))


def _rows(sheet: SentenceSheet) -> Iterator[tuple[object, ...]]:
    first, second = sheet.citations
    source, translation = (second, first) if sheet.original else (first, second)
    langs = (str(source.lang), str(translation.lang))
    yield ("sentence", "kind", "value", "unit", *langs, *(f"{lang}_url" for lang in langs))
    for fact in sheet.facts:
        texts = (fact.value, fact.unit, fact.source, fact.target)
        yield (fact.sentence, fact.kind, *texts, _at(source, fact), _at(translation, fact))
