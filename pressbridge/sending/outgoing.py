"""The gate: which texts may leave the house. Nothing is sent that ``jobs`` does not free.

A job frees texts one by one, and none by itself: what is asked for without one is not sent
(``translation.translator``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from pressbridge.compiling.workspace import Workspace
from pressbridge.run import Options
from pressbridge.translation.catalog import Catalog, EntryState
from pressbridge.translation.engines.base import Engine
from pressbridge.translation.segments import Segment
from pressbridge.translation.sending_rules import refusal, survives_withdrawal
from pressbridge.translation.translator import Job
from pressbridge.translation.withheld import SourceTexts, segments_showing, withheld_texts
from pressbridge.words.hidden_texts import HiddenText, HiddenTexts
from pressbridge.words.model import Source
from pressbridge.words.visibility import shown_as_of
from pressbridge.world.clock import now as moment_now

SHOWN = frozenset({EntryState.REVIEWED, EntryState.MACHINE, EntryState.EDITED})
"""States of texts that have a translation to show."""


def jobs(workspace: Workspace, engine: Engine | None, options: Options) -> tuple[Job, ...]:
    """Return what there is to translate, newest first; each says what may be sent.

    ``--now`` may lie in the future, to look at what will be: what is secret until then is not sent.
    """
    gate = _Gate(workspace, engine, min(options.now, moment_now()))
    return tuple(
        Job(
            workspace.catalogs[source.path],
            workspace.wanted(source),
            workspace.naming(source),
            gate.free(source),
        )
        for source in workspace.content.sources
        if source.path in workspace.catalogs
    )


class _Gate:
    """Decides for each source what of it an engine may have."""

    def __init__(self, workspace: Workspace, engine: Engine | None, now: datetime) -> None:
        self.workspace = workspace
        self.engine = engine
        self.now = now

    def free(self, source: Source) -> frozenset[Segment]:
        """Return the texts of a source that may be sent; none that has a translation is looked at.

        A public engine gets no text in which something hidden shows, wherever it comes from.
        """
        wanted, catalog = self.workspace.wanted(source), self.workspace.catalogs[source.path]
        if self.engine is None or _is_done(catalog, wanted):
            return frozenset()
        public = self.engine.public
        if refusal(source, public_engine=public, now=self.now):
            return frozenset()
        names = self.workspace.content.site.contact_names
        visible = shown_as_of(source, self.now, names) if public else source
        free = frozenset(
            text
            for text in self.workspace.wanted(visible)
            if survives_withdrawal(source, text.context, self.now)
        )
        return free - segments_showing(visible, self.hidden) if public and self.hidden else free

    @cached_property
    def hidden(self) -> HiddenTexts:
        """What no public engine may see, wherever it stands (docs/design.md §6)."""
        return HiddenTexts(self._wordings())

    def _wordings(self) -> Iterator[HiddenText]:
        workspace = self.workspace
        for source in workspace.content.sources:
            names = frozenset(workspace.named(source))
            told = SourceTexts(
                source, workspace.stored.get(source.path), workspace.hand.get(source.path), names
            )
            yield from withheld_texts(told, self.now)


def _is_done(catalog: Catalog, wanted: tuple[Segment, ...]) -> bool:
    """Tell whether every text has a translation to show: so it is nearly everywhere."""
    return catalog.has_checked(wanted) or all(catalog.state(text) in SHOWN for text in wanted)
