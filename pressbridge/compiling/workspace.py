"""The workspace: all sources and catalogs at once, for what needs all of them.

That is what sending, ``translate``, ``status`` and ``accept`` do; a build takes the sources one by
one (``compile``), each in a workspace of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from pressbridge.compiling.context import Context
from pressbridge.compiling.inputs import SourceFiles
from pressbridge.formats.encoding import decode_text
from pressbridge.reading.content import read_content
from pressbridge.reading.content_files import CONTENT
from pressbridge.register.lookup import Register
from pressbridge.run import Counts, Options
from pressbridge.translation.catalog import Catalog, EntryState, read_catalog, state_of
from pressbridge.translation.catalog_merge import merged_catalog
from pressbridge.translation.editions import named_phrases, source_edition, translated_edition
from pressbridge.translation.engines.choose import problem_with
from pressbridge.translation.hand_editions import hand_edition, lacking_texts
from pressbridge.translation.memory import Memory
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.phrase_lookup import is_withheld
from pressbridge.translation.segments import Segment, segments, untranslated_code
from pressbridge.translation.source_checks import source_problems
from pressbridge.words.edition import Edition, Phrase, SegmentKey
from pressbridge.words.lang import Lang
from pressbridge.words.model import (
    Content,
    HandTranslation,
    Release,
    Source,
    StandingPage,
    Translate,
    Unreviewed,
)
from pressbridge.words.problems import Problem, error, said
from pressbridge.words.visibility import Stage, is_withdrawn, shown_as_of, stage_of
from pressbridge.world import why
from pressbridge.world.below import Below, entries, read_bytes


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a source, by who says them in the other language."""

    named: Mapping[SegmentKey, Phrase]
    """The register."""
    wanted: tuple[Segment, ...]
    """The catalog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Everything that is known of a press room before anything is translated or rendered."""

    content: Content
    register: Register
    hand: Mapping[str, HandTranslation] = field(default_factory=dict)
    """Path of a source to its hand translation."""
    stored: Mapping[str, Catalog] = field(default_factory=dict)
    """Path of a source to its catalog as the file has it; those that a catalog translates."""
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    """Path of a source to its catalog, brought up to date and filled from memory."""

    known: dict[tuple[object, ...], Texts] = field(default_factory=dict)
    """What was found out of each source: every phase asks for it again."""

    def texts(self, source: Source) -> Texts:
        """Return what a source has to translate; found out once."""
        key = (source.path, *_what_may_lack(source))
        if key not in self.known:
            named = named_phrases(source, self.register)
            wanted = tuple(s for s in segments(source) if s.key not in named)
            self.known[key] = Texts(named, wanted)
        return self.known[key]

    def naming(self, source: Source) -> Naming:
        """Return the register as it holds for a source."""
        day = source.date.day if isinstance(source, Release) else None
        return Naming(self.register, source.lang, day, self.content.site.translation.readings)

    def named(self, source: Source) -> Mapping[SegmentKey, Phrase]:
        """Return the texts of a source that the register knows as a whole."""
        return self.texts(source).named

    def wanted(self, source: Source) -> tuple[Segment, ...]:
        """Return what a source's catalog is to hold: all its segments but registered names."""
        return self.texts(source).wanted


def _what_may_lack(source: Source) -> tuple[object, ...]:
    """Return what tells a source from itself at another moment (``shown_as_of``)."""
    if not isinstance(source, Release):
        return ()
    persons = len(source.byline), sum(any(contact.name) for contact in source.contacts)
    return len(source.corrections), source.withdrawn is not None, persons


def read_workspace(root: Path, now: datetime) -> tuple[Workspace | None, tuple[Problem, ...]]:
    """Read a press room with all its problems; ``None`` if there is no site to speak of.

    What is withdrawn at the cut-off is taken over into no other catalog.
    """
    content, problems = read_content(root)
    if content is None:
        return None, problems
    found = list(problems)
    engine = problem_with(content.site.translation)
    if engine:
        found.append(engine)
    hand = dict(content.hand)
    stored: dict[str, Catalog] = {}
    there = cache(entries)
    for source in content.sources:
        if source.translate is not Translate.NO and source.path not in hand:
            path, lang = source.catalog_path(source.lang.other), source.lang.other
            catalog, mistakes = _catalog(root, path, lang, there)
            stored[source.path] = catalog
            found.extend(mistakes)
    register = Register(content.names, content.site.organization)
    workspace = Workspace(content=content, register=register, hand=hand, stored=stored)
    others = _leftover(root, workspace, there)
    return replace(workspace, catalogs=_renewed(workspace, others, now)), tuple(found)


def _renewed(workspace: Workspace, others: Iterable[Catalog], now: datetime) -> dict[str, Catalog]:
    """Return the catalogs brought up to date, from all that any catalog of what stands knows."""
    sources = {source.path: source for source in workspace.content.sources}
    lent = (one for path, one in workspace.stored.items() if not is_withdrawn(sources[path], now))
    memory = Memory((*lent, *others))
    return {
        path: merged_catalog(
            catalog, workspace.wanted(sources[path]), memory, workspace.naming(sources[path]).forms
        )
        for path, catalog in workspace.stored.items()
    }


def _leftover(
    root: Path, workspace: Workspace, there: Callable[[Path], tuple[str, ...]]
) -> Iterator[Catalog]:
    """Yield the catalogs that translate nothing any more; damaged ones are no memory."""
    used = {catalog.path for catalog in workspace.stored.values()}
    for path, lang in workspace.content.catalogs:
        if path not in used:
            catalog, mistakes = _catalog(root, path, lang, there)
            if not mistakes:
                yield catalog


def _catalog(
    root: Path, path: str, lang: Lang, there: Callable[[Path], tuple[str, ...]]
) -> tuple[Catalog, tuple[Problem, ...]]:
    is_there = path.rpartition("/")[2] in there((root / path).parent)
    at = Below(root / CONTENT, path.removeprefix(f"{CONTENT}/"))
    return catalog_from(path, lang, (lambda _: read_bytes(at)) if is_there else None)


def catalog_from(
    path: str, lang: Lang, read: Callable[[str], bytes] | None
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return a catalog and what is wrong with its file.

    ``read`` gives the bytes of a file of the press room; None if there is no such file.
    """
    if read is None:
        return Catalog(path, lang), ()
    try:
        data = read(path)
    except OSError as refused:
        message = said("it cannot be read: {why}", why=why(refused))
        return Catalog(path, lang), (error("unreadable", path, None, message),)
    text, problems = decode_text(data, path, catalog=True)
    if text is None:
        return Catalog(path, lang), tuple(problems)
    catalog, mistakes = read_catalog(text, path, lang)
    return catalog, (*problems, *mistakes)


def editions_of(
    workspace: Workspace, written: Source, source: Source
) -> tuple[dict[Lang, Edition], tuple[Problem, ...]]:
    """Return a source's editions, and what is wrong with it and with its translation.

    ``source`` is what was ``written``, without what is yet to come.
    """
    original = source_edition(source)
    problems = tuple(source_problems(written))
    named = workspace.named(source)
    if written.path in workspace.hand:
        hand = workspace.hand[written.path]
        edition, found = hand_edition(written, hand, named, workspace.naming(source), source)
    elif written.path in workspace.catalogs:
        edition, found = translated_edition(
            source,
            workspace.catalogs[written.path],
            workspace.wanted(source),
            policy=workspace.content.site.translation,
            naming=workspace.naming(source),
            named=named,
        )
    else:
        return {source.lang: original}, problems
    editions = {source.lang: original, source.lang.other: edition}
    return {lang: editions[lang] for lang in Lang}, (*problems, *found)


def translation_problems(workspace: Workspace, now: datetime) -> Iterator[Problem]:
    """Yield what is wrong with the translations of all sources."""
    for written in workspace.content.sources:
        shown = shown_as_of(written, now, workspace.content.site.contact_names)
        yield from editions_of(workspace, written, shown)[1]


def counts_of(workspace: Workspace, source: Source, edition: Edition | None = None) -> Counts:
    """Count one source's segments by what readers see of them, and else by state.

    A translation that nobody may see for what a check found in it counts as failed. ``edition`` is
    what readers see, if it is known. A hand translation counts as reviewed.
    """
    wanted, hand = workspace.wanted(source), workspace.hand.get(source.path)
    catalog = workspace.catalogs.get(source.path)
    if catalog is None:
        missing = lacking_texts(source, hand) if hand else 0
        count = len(wanted) if hand else 0
        return Counts(segments=count, reviewed=count - missing, missing=missing)
    code = untranslated_code(source)
    if edition and edition.missing == 0 and catalog.has_checked(wanted):
        return Counts(segments=len(wanted) + code, reviewed=len(wanted), missing=code)
    states = [_state_shown(workspace, source, segment, edition) for segment in wanted]
    return Counts(
        segments=len(states) + code,
        reviewed=states.count(EntryState.REVIEWED),
        machine=states.count(EntryState.MACHINE) + states.count(EntryState.EDITED),
        edited=states.count(EntryState.EDITED),
        stale=states.count(EntryState.STALE),
        failed=states.count(EntryState.FAILED),
        missing=states.count(EntryState.MISSING) + code,
    )


_TRANSLATED = frozenset({EntryState.REVIEWED, EntryState.MACHINE, EntryState.EDITED})


def _state_shown(
    workspace: Workspace, source: Source, segment: Segment, edition: Edition | None
) -> EntryState:
    """Return a segment's state; failed if it has a translation that nobody may see."""
    catalog, policy = workspace.catalogs[source.path], workspace.content.site.translation
    entry = catalog.find(segment)
    state = state_of(entry) if entry else EntryState.MISSING
    if entry is None or state not in _TRANSLATED:
        return state
    if edition and (state is EntryState.REVIEWED or policy.unreviewed is Unreviewed.PUBLISH):
        return state if segment.key in edition.phrases else EntryState.FAILED
    withheld = is_withheld(segment, entry, catalog.lang, policy, workspace.naming(source))
    return EntryState.FAILED if withheld else state


def public_counts(workspace: Workspace, options: Options) -> Counts:
    """Count the segments of everything that is public."""
    total = Counts()
    for source in workspace.content.sources:
        if is_public(source, options.now):
            shown = shown_as_of(source, options.now, workspace.content.site.contact_names)
            total = total.plus(counts_of(workspace, shown))
    return total


def is_public(source: Source, now: datetime) -> bool:
    """Tell whether readers may see a source at the cut-off."""
    if isinstance(source, Release):
        return stage_of(source, now) is Stage.PUBLIC
    return isinstance(source, StandingPage) and not source.draft


def workspace_with(
    context: Context, source: Source, hand: HandTranslation | None, files: SourceFiles
) -> tuple[Workspace, tuple[Problem, ...]]:
    """Return a workspace in which there is only this source."""
    site_context = context.site_context
    content = Content(
        site=site_context.config,
        topics=site_context.topics,
        releases=(source,) if isinstance(source, Release) else (),
        standing=(source,) if isinstance(source, StandingPage) else (),
    )
    workspace = Workspace(
        content=content, register=site_context.register, hand={source.path: hand} if hand else {}
    )
    if hand or source.translate is Translate.NO:
        return workspace, ()
    name = source.catalog_path(source.lang.other)
    read = files.data if context.directory.has(name) else None
    stored, problems = catalog_from(name, source.lang.other, read)
    catalog = merged_catalog(
        stored,
        workspace.wanted(source),
        context.memory or Memory(()),
        workspace.naming(source).forms,
    )
    found = replace(workspace, stored={source.path: stored}, catalogs={source.path: catalog})
    return found, problems
