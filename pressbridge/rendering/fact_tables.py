"""The table of figures and names on the page of a release, and what a quotation names."""

from __future__ import annotations

from pressbridge.rendering.fact_views import FactRow, FactTable, SentenceViews
from pressbridge.rendering.lang_context import LangContext
from pressbridge.rendering.sentence_sheets import SentenceSheet
from pressbridge.words import addresses as at

IN_PAGE = 100
"""Rows of the table on a page: of a longer one the files have all."""

_KINDS = {
    "figure": "Figure",
    "money": "Money",
    "percentage": "Percentage",
    "date": "Date",
    "time": "Time",
    "person": "Person",
    "organization": "Organization",
    "place": "Place",
    "product": "Product",
}


def sentence_views(context: LangContext, sheet: SentenceSheet, slug: str) -> SentenceViews | None:
    """Return what a page shows of its sentences; None if they have no numbers."""
    if not sheet.citations:
        return None
    citation = sheet.citations[0]
    facts = _table(context, sheet, slug) if sheet.has_facts else None
    return SentenceViews(
        citation=citation,
        facts=facts,
        unchecked=sheet.original is not None and facts is None,
        pairs=sheet.pairs,
        original=sheet.original,
    )


def _table(context: LangContext, sheet: SentenceSheet, slug: str) -> FactTable:
    """Return the facts of a release, each with all sentences that say it in the same words."""
    is_source = sheet.original is None
    rows: dict[tuple[str, str, str], list[int]] = {}
    for fact in sheet.facts:
        own, other = fact.source, fact.target
        key = (fact.kind, own, other) if is_source else (fact.kind, other, own)
        rows.setdefault(key, []).append(fact.sentence)
    kinds = {kind: context.say(_KINDS[kind]) for kind in {kind for kind, _, _ in rows}}
    shown = [
        FactRow(kinds[kind], own, other, tuple(dict.fromkeys(sentences)))
        for (kind, own, other), sentences in list(rows.items())[:IN_PAGE]
    ]
    json, csv = (context.link(at.facts(slug, kind)) for kind in ("json", "csv"))
    return FactTable(tuple(shown), len(rows) - len(shown), json, csv, context.lang.other)
