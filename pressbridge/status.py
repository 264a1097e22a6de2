"""``status``: what is translated, by whom, and what is stale, release by release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressbridge.compiling.workspace import Workspace, counts_of
from pressbridge.run import Counts, Options
from pressbridge.translation.consistency import Disagreement, disagreements
from pressbridge.translation.segments import source_digest
from pressbridge.words.model import Release, Source, Translate
from pressbridge.words.problems import Said, Tell, listed, quoted, said
from pressbridge.words.visibility import Stage, is_withdrawn, stage_of


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """What readers see of the translation of one source, in numbers."""

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


def statuses(workspace: Workspace, options: Options) -> tuple[SourceStatus, ...]:
    """Return the status of every source, newest first, standing pages last."""
    return tuple(_status_of(workspace, source, options) for source in workspace.content.sources)


def _status_of(workspace: Workspace, source: Source, options: Options) -> SourceStatus:
    hand = workspace.hand.get(source.path)
    by = "hand" if hand else "none" if source.translate is Translate.NO else "catalog"
    stale = hand is not None and bool(hand.of) and hand.of != source_digest(source)
    return SourceStatus(source, _stage(source, options), by, stale, counts_of(workspace, source))


def _stage(source: Source, options: Options) -> str:
    if isinstance(source, Release):
        return stage_of(source, options.now).name.lower()
    return (Stage.DRAFT if source.draft else Stage.PUBLIC).name.lower()


def lines(found: tuple[SourceStatus, ...], tell: Tell) -> Iterator[str]:
    """Yield the table for people."""
    width = max((len(item.source.slug) for item in found), default=0)
    for item in found:
        stage = "" if item.stage == "public" else f"  ({tell(_STAGES[item.stage])})"
        way = f"{item.source.lang} → {item.source.lang.other}"
        yield f"{item.source.slug:<{width}}  {way}  {tell(_in_words(item))}{stage}"


_STAGES = {
    "draft": said("draft"),
    "embargoed": said("embargoed"),
    "expired": said("expired"),
    "withdrawn": said("withdrawn"),
}


def _in_words(item: SourceStatus) -> Said:
    counts = item.tally
    if item.by == "none":
        return said("in one language only")
    if item.by == "hand":
        return _by_hand(item)
    if counts.reviewed == counts.segments:
        return said("all {n} passages reviewed", n=counts.segments)
    parts = [
        (counts.reviewed, said("{n} reviewed")),
        (counts.machine - counts.edited, said("{n} machine")),
        (counts.edited, said("{n} edited")),
        (counts.stale, said("{n} stale")),
        (counts.failed, said("{n} failed")),
        (counts.missing, said("{n} missing")),
    ]
    each = listed(said(template, n=n) for n, template in parts if n)
    return said("{n} passages: {parts}", n=counts.segments, parts=each)


def _by_hand(item: SourceStatus) -> Said:
    parts = [said("written by hand")]
    if item.stale_hand:
        parts.append(said("out of date"))
    missing = item.tally.missing
    if missing:
        parts.append(
            said("1 text missing") if missing == 1 else said("{n} texts missing", n=missing)
        )
    return listed(parts)


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
        yield said("Several renderings of one text or term:")
    for item in found:
        yield f"  {item.source} → {item.lang}"
        for rendering in item.renderings:
            places = ", ".join(f"{path}:{line or '?'}" for path, line in rendering.places[:_SHOWN])
            shown, more = quoted(places), len(rendering.places) - _SHOWN
            if more > 0:
                shown = said("{list} and {more} more", list=places, more=more)
            text = quoted(rendering.text) if rendering.text else said("another form")
            yield said("    {text}  ({places})", text=text, places=shown)


_SHOWN = 3
