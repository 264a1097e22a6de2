"""``status``: what is translated, by whom, and what is stale, release by release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressbridge.compiling.workspace import Workspace, counts_of
from pressbridge.run import Counts, Options
from pressbridge.translation.consistency import Disagreement, disagreements
from pressbridge.translation.segments import source_digest
from pressbridge.words.model import Release, Source, Translate
from pressbridge.words.visibility import Stage, is_withdrawn, stage_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the translation of one source stands."""

    source: Source
    stage: str
    """``public``, ``draft``, ``embargoed``, ``withdrawn`` or ``expired``."""
    by: str
    """``catalog``, ``hand``, or ``none`` for a source in one language only."""
    stale_hand: bool
    tally: Counts

    @property
    def data(self) -> dict[str, object]:
        """State of the release as ``status --format json`` prints it."""
        counts = self.tally
        return {
            "path": self.source.path,
            "slug": self.source.slug,
            "language": str(self.source.lang),
            "stage": self.stage,
            "translation": self.by,
            "stale_hand": self.stale_hand,
            "segments": counts.segments,
            "reviewed": counts.reviewed,
            "machine": counts.machine - counts.edited,
            "edited": counts.edited,
            "stale": counts.stale,
            "failed": counts.failed,
            "missing": counts.missing,
        }


def standings(workspace: Workspace, options: Options) -> tuple[Standing, ...]:
    """Return where every source stands, newest first, standing pages last."""
    return tuple(_standing(workspace, source, options) for source in workspace.content.sources)


def _standing(workspace: Workspace, source: Source, options: Options) -> Standing:
    hand = workspace.hand.get(source.path)
    by = "hand" if hand else "none" if source.translate is Translate.NO else "catalog"
    stale = hand is not None and bool(hand.of) and hand.of != source_digest(source)
    return Standing(source, _stage(source, options), by, stale, counts_of(workspace, source))


def _stage(source: Source, options: Options) -> str:
    if isinstance(source, Release):
        return stage_of(source, options.now).name.lower()
    return (Stage.DRAFT if source.draft else Stage.PUBLIC).name.lower()


def lines(found: tuple[Standing, ...]) -> Iterator[str]:
    """Yield the table for people."""
    width = max((len(item.source.slug) for item in found), default=0)
    for item in found:
        stage = "" if item.stage == "public" else f"  ({item.stage})"
        way = f"{item.source.lang} → {item.source.lang.other}"
        yield f"{item.source.slug:<{width}}  {way}  {_said(item)}{stage}"


def _said(item: Standing) -> str:
    counts = item.tally
    if item.by == "none":
        return "in one language only"
    if item.by == "hand":
        texts = f", {counts.missing} text{'s' * (counts.missing > 1)} missing"
        stale = ", out of date" if item.stale_hand else ""
        return f"written by hand{stale}{texts if counts.missing else ''}"
    if counts.reviewed == counts.segments:
        return f"all {counts.segments} passages reviewed"
    parts = [
        (counts.reviewed, "reviewed"),
        (counts.machine - counts.edited, "machine"),
        (counts.edited, "edited"),
        (counts.stale, "stale"),
        (counts.failed, "failed"),
        (counts.missing, "missing"),
    ]
    said = ", ".join(f"{n} {word}" for n, word in parts if n)
    return f"{counts.segments} passages: {said}"


def terms_of(workspace: Workspace, options: Options) -> tuple[Disagreement, ...]:
    """Return what the catalogs of the press room translate in several ways.

    Those of withdrawn releases are no example to anyone.
    """
    sources = [
        source
        for source in workspace.content.sources
        if source.path in workspace.catalogs and not is_withdrawn(source, options.now)
    ]
    pairs = [(workspace.catalogs[source.path], workspace.naming(source)) for source in sources]
    return disagreements(pairs, workspace.register)


def terms_data(found: tuple[Disagreement, ...]) -> list[dict[str, object]]:
    """Return the several renderings for tools."""
    return [
        {
            "source": item.source,
            "language": str(item.lang),
            "renderings": [
                {
                    "text": rendering.text,
                    "places": [{"path": path, "line": line} for path, line in rendering.places],
                }
                for rendering in item.renderings
            ],
        }
        for item in found
    ]


def term_lines(found: tuple[Disagreement, ...]) -> Iterator[str]:
    """Yield the several renderings for people, with some of their places."""
    if found:
        yield ""
        yield "Several renderings of one text or term:"
    for item in found:
        yield f"  {item.source} → {item.lang}"
        for rendering in item.renderings:
            places = ", ".join(f"{path}:{line or '?'}" for path, line in rendering.places[:_SHOWN])
            more = len(rendering.places) - _SHOWN
            rest = f" and {more} more" if more > 0 else ""
            yield f"    {rendering.text or 'another form'}  ({places}{rest})"


_SHOWN = 3
