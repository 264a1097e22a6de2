"""Compiles a source: from its files to all that the site needs of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from pressbridge.compiling.body_references import BodyReference, body_references, named_slugs
from pressbridge.compiling.context import Context
from pressbridge.compiling.corrections import coming_corrections, corrections_in_one_language
from pressbridge.compiling.entry import BEGINNING, CheckedFile, Entry, bounds, kept_apart
from pressbridge.compiling.inputs import SourceFiles
from pressbridge.compiling.pictures import (
    file_error,
    file_warnings,
    mentions,
    wanted_of,
)
from pressbridge.compiling.standing import standing_of
from pressbridge.compiling.texts import all_texts, letters_in, packed, sums_of, texts_in_both
from pressbridge.compiling.workspace import (
    Workspace,
    counts_of,
    editions_of,
    is_public,
    workspace_with,
)
from pressbridge.reading.content_files import Companion
from pressbridge.reading.source_fields import ParsedSource, SourceLocation
from pressbridge.reading.source_files import ReadSource, read_source, texts_of
from pressbridge.rendering.body_links import public_files
from pressbridge.rendering.edition_summaries import summary_and_bodies
from pressbridge.rendering.hidden import SHOWN_OF_WITHDRAWN, Hidden, coming_of, hidden_of
from pressbridge.rendering.page_bodies import SourceInput
from pressbridge.rendering.summaries import SourceSummary
from pressbridge.run import Counts
from pressbridge.translation.catalog import Catalog, has_new_translations, is_open
from pressbridge.translation.names_left import names_left
from pressbridge.translation.segments import Segment
from pressbridge.translation.sending_rules import refusal, survives_withdrawal
from pressbridge.words.digests import checksums
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.problems import Problem
from pressbridge.words.targets import TargetKind
from pressbridge.words.visibility import (
    Stage,
    as_of,
    is_news,
    is_withdrawn,
    shown_as_of,
    stage_of,
)
from pressbridge.world.pictures import NotAPictureError, PictureCache
from pressbridge.world.store import Encoded


class Order(NamedTuple):
    """A source to compile."""

    place: SourceLocation
    beside: tuple[Companion, ...]
    checked: tuple[CheckedFile, ...] = ()
    """Pictures and attachments of the source as they were looked at before."""


def compiled(
    context: Context, order: Order, pictures: PictureCache | None = None
) -> tuple[Entry, dict[str, Encoded], bytes]:
    """Return a source's entry, what is kept apart of it, and all that it says, packed.

    ``pictures`` keeps what is made of its pictures; without, nothing is made of them.
    """
    checked = {one.name: one for one in order.checked}
    files = SourceFiles(context.directory, checked, pictures=pictures)
    read = _read(context, order, files)
    beside = tuple(one.path for one in order.beside)
    entry = Entry(path=order.place.path, beside=beside, problems=read.problems)
    bodies: dict[str, Encoded] = {}
    texts = b""
    if read.parsed:
        workspace, found = workspace_with(context, read.parsed.source, read.hand, files)
        making = _Compiling(context, read.parsed, workspace, files, read.text)
        entry = making.beginning._replace(beside=beside, problems=(*read.problems, *found))
        if making.untranslated and context.memory is None:
            entry = entry._replace(needs_memory=True)
        else:
            entry, bodies = making.whole(entry)
            texts = packed(making.texts)
    return entry._replace(inputs=tuple(files.read.values())), bodies, texts


def read_alone(
    context: Context, order: Order, files: SourceFiles
) -> tuple[Workspace | None, tuple[Problem, ...]]:
    """Return a workspace in which there is only this source, and what is wrong with its files.

    None if the source cannot be read. ``files`` knows afterwards what was read.
    """
    read = _read(context, order, files)
    if read.parsed is None:
        return None, read.problems
    workspace, found = workspace_with(context, read.parsed.source, read.hand, files)
    return workspace, (*read.problems, *found)


def workspace_of(context: Context, order: Order) -> Workspace | None:
    """Return a workspace in which there is only this source; None if it cannot be read."""
    return read_alone(context, order, SourceFiles(context.directory))[0]


def _read(context: Context, order: Order, files: SourceFiles) -> ReadSource:
    data, unreadable = texts_of(order.place, order.beside, files.data)
    source = read_source(context.directory, order.place, order.beside, data)
    return replace(source, problems=(*unreadable, *source.problems))


def _untranslated(stored: Catalog, wanted: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the texts that a catalog's file has no translation for."""
    if stored.has_checked(wanted):
        return ()
    return tuple(segment for segment in wanted if is_open(stored.find(segment)))


class _Compiling:
    """A source that is being compiled, once it was read."""

    def __init__(
        self,
        context: Context,
        parsed_source: ParsedSource[Source],
        workspace: Workspace,
        files: SourceFiles,
        text: str,
    ) -> None:
        self.context = context
        self.parsed = parsed_source
        self.written = parsed_source.source
        self.source = as_of(self.written, context.now)
        """The source without what is yet to come."""
        names = context.site_context.config.contact_names
        self.seen = shown_as_of(self.written, context.now, names)
        """What readers see of the source, if they see it."""
        self.workspace = workspace
        self.files = files
        self.text = text
        stored = workspace.stored.get(self.written.path)
        wanted = workspace.wanted(self.written)
        self.untranslated = _untranslated(stored, wanted) if stored else ()

    @property
    def beginning(self) -> Entry:
        """What is known before a look into the other catalogs."""
        source, stored = self.written, self.workspace.stored.get(self.written.path)
        at = source.date.at if isinstance(source, Release) else BEGINNING
        return Entry(
            path=source.path,
            untranslated=self.untranslated,
            lang=source.lang.other,
            at=at,
            catalog=stored.path if stored else "",
            catalog_texts=checksums(e.msgid for e in stored.file.entries) if stored else b"",
            lends=not is_withdrawn(source, self.context.now),
        )

    def whole(self, entry: Entry) -> tuple[Entry, dict[str, Encoded]]:
        """Return the entry with all that is known, and the bodies of the source's pages."""
        written, now, path = self.written, self.context.now, self.written.path
        editions, found = editions_of(self.workspace, written, self.seen)
        more = self._names_left(editions)
        checked = dict(self._checked_files(editions, more))
        summary, bodies = self._summary_and_bodies(editions, checked)
        since, until = bounds(written, now, self.context.site_context.config.contact_names)
        stored = self.workspace.stored.get(path)
        catalog = self.workspace.catalogs.get(path)
        known = entry._replace(
            problems=(*entry.problems, *found, *more, *self._corrections(editions)),
            summary=summary,
            hidden=self._hidden(editions, checked),
            said=sums_of(self.shown) if summary else b"",
            checked=tuple(checked.values()),
            aliases=self.parsed.aliases,
            slugs=tuple(named_slugs(written, self.references)),
            counts=self._counts(editions),
            standing=standing_of(self.workspace, written, now, found),
            catalog_outdated=bool(stored and catalog and has_new_translations(stored, catalog)),
            may_be_sent=self._may_be_sent,
            since=since,
            until=until,
        )
        return known, bodies

    def _names_left(self, editions: Mapping[Lang, Edition]) -> list[Problem]:
        register, other = self.context.site_context.register, editions.get(self.seen.lang.other)
        is_gone = self.stage in {Stage.EXPIRED, Stage.WITHDRAWN}
        return [] if is_gone or not other else names_left(self.seen, other, register, self.text)

    def _corrections(self, editions: Mapping[Lang, Edition]) -> Iterator[Problem]:
        """Yield the major corrections that readers see in one language only, or would on a day."""
        edition, site = editions.get(self.seen.lang.other), self.context.site_context
        if edition and self.stage is Stage.PUBLIC and site.has_text(edition):
            hand = self.workspace.hand.get(self.written.path)
            yield from corrections_in_one_language(edition, hand)
        yield from coming_corrections(self.workspace, self.written, site, self.context.now)

    @property
    def _may_be_sent(self) -> bool:
        """Whether an engine of the office's own may have some of what is not translated."""
        written, now = self.written, self.context.now
        kept = (survives_withdrawal(written, text.context, now) for text in self.untranslated)
        return any(kept) and not refusal(written, public_engine=False, now=now)

    def _counts(self, editions: Mapping[Lang, Edition]) -> Counts:
        if not is_public(self.written, self.context.now):
            return Counts()
        return counts_of(self.workspace, self.seen, editions.get(self.seen.lang.other))

    @property
    def stage(self) -> Stage | None:
        """Where in its life a release is; None for a standing page that is public."""
        if isinstance(self.written, Release):
            return stage_of(self.written, self.context.now)
        return Stage.DRAFT if self.written.draft else None

    @property
    def is_shown(self) -> bool:
        """Whether its page is in the site: the whole of it, or why it was withdrawn."""
        shown = self.stage in {None, Stage.PUBLIC, Stage.WITHDRAWN}
        return shown or self.context.site_context.drafts

    @cached_property
    def texts(self) -> frozenset[str]:
        """What the source and its translation say, sentence by sentence."""
        return all_texts(self.workspace, self.written)

    @cached_property
    def shown(self) -> frozenset[str]:
        """What of it readers may see, sentence by sentence."""
        source = self.source
        if self.stage is Stage.WITHDRAWN and isinstance(source, Release) and source.withdrawn:
            both = texts_in_both(self.workspace, source)
            shown = (text for what, text in both if what in SHOWN_OF_WITHDRAWN)
            return letters_in((source.title, source.withdrawn.reason, *shown))
        return self.texts if source is self.written else all_texts(self.workspace, source)

    def _hidden(
        self, editions: Mapping[Lang, Edition], checked: Mapping[str, CheckedFile]
    ) -> Hidden | None:
        """Return what readers may not see of the source; of a public one, what is yet to come."""
        written, stage = self.written, self.stage
        if self.is_shown and stage is not Stage.WITHDRAWN:
            if self.source is written or self.context.site_context.drafts:
                return None
            said = set(texts_in_both(self.workspace, self.source))
            coming = [one for one in texts_in_both(self.workspace, written) if one not in said]
            return coming_of(written, coming, self.shown) if coming else None
        assert stage
        files = {file: (one.stamp.size, one.info.bytes) for file, one in checked.items()}
        shown = self.shown if stage is Stage.WITHDRAWN else ()
        texts = texts_in_both(self.workspace, written)
        return hidden_of(written, stage, editions, files, texts, shown)

    def _summary_and_bodies(
        self, editions: Mapping[Lang, Edition], checked: Mapping[str, CheckedFile]
    ) -> tuple[SourceSummary | None, dict[str, Encoded]]:
        """Return the summary of what readers may see, and what is kept apart of it."""
        if not self.is_shown:
            return None, {}
        stage = self.stage if isinstance(self.written, Release) else None
        withdrawn = stage is Stage.WITHDRAWN
        source_input = SourceInput(
            site_context=self.context.site_context,
            source=self.seen,
            stage=stage,
            editions=editions,
            is_news=isinstance(self.written, Release) and is_news(self.written, self.context.now),
            files={} if withdrawn else {file: one.info for file, one in checked.items()},
        )
        summary, bodies = summary_and_bodies(source_input)
        asked = (
            (found.reference.target, found.target.value, found.path, found.line)
            for found in self.references
            if found.target.kind is TargetKind.ADDRESS
        )
        return kept_apart(summary._replace(asked=tuple(asked)), bodies)

    @cached_property
    def references(self) -> tuple[BodyReference, ...]:
        """The links and pictures of the source's bodies."""
        return tuple(body_references(self.written, self.workspace.hand.get(self.written.path)))

    def _checked_files(
        self, editions: Mapping[Lang, Edition], problems: list[Problem]
    ) -> Iterator[tuple[str, CheckedFile]]:
        """Yield the files that a source names, and complain about those that cannot be shown.

        Of one that is not public yet too: an editor mends it before the day.
        """
        source = self.written
        matters = self.stage not in {Stage.EXPIRED, Stage.WITHDRAWN}
        named = mentions(source, self.references)
        is_seen = self.is_shown and self.stage is not Stage.WITHDRAWN
        for file in sorted(set(public_files(*editions.values()))):
            name = f"{source.folder}/{file}"
            if name not in self.context.directory.files:
                continue  # it was complained about
            places = named.get(file, ())
            path, line = (places[0].path, places[0].line) if places else (source.path, None)
            try:
                found = self.files.look(name, wanted_of(source, file, places, is_seen=is_seen))
                yield file, found
                problems += file_warnings(path, file, found, places) if matters else ()
            except (NotAPictureError, OSError) as wrong:
                if matters or isinstance(wrong, OSError):
                    problems.append(file_error(path, line, file, wrong))
