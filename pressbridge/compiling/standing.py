"""Standing: how far the translation of one source has come, and what is left for a person.

Of drafts and embargoed releases too: that is when they are checked. The minutes are an estimate,
the same for everybody: seconds for each sentence that a person has not read yet
(docs/commands.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

from pressbridge.compiling.entry import Left, Standing, Tally
from pressbridge.compiling.workspace import Workspace
from pressbridge.fidelity.checks import CHECKS
from pressbridge.formats.po import PoEntry
from pressbridge.translation.catalog import EntryState, state_of
from pressbridge.translation.segments import Segment
from pressbridge.translation.sentence_reuse import kept_sentences
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source, Translate
from pressbridge.words.problems import Problem
from pressbridge.words.sentences import sentences
from pressbridge.words.text import needs_translation
from pressbridge.words.visibility import Stage, stage_of

READ, COMPARED, WRITTEN = 12, 25, 45
"""Seconds that a sentence takes: one of a machine; one with a finding, or whose source changed;
one without a translation."""
_OF_PASSAGES = CHECKS | {"marks-moved"}


def stage_name(source: Source, now: datetime) -> str:
    """Return the stage of a source in a word.

    ``page`` is a public standing page, ``future`` a release whose own date is yet to come.
    """
    if not isinstance(source, Release):
        return "draft" if source.draft else "page"
    stage = stage_of(source, now)
    if stage is Stage.EMBARGOED and not (source.embargo and source.embargo.at > now):
        return "future"
    return stage.name.lower()


def standing_of(
    workspace: Workspace, source: Source, now: datetime, problems: Iterable[Problem]
) -> Standing:
    """Return the standing of a source; ``problems`` are those that were found in its catalog."""
    catalog, hand = workspace.catalogs.get(source.path), workspace.hand.get(source.path)
    bare = Standing(
        slug=source.slug,
        lang=source.lang,
        titles=_titles(workspace, source),
        day=source.date.day.isoformat() if isinstance(source, Release) else "",
        stage=stage_name(source, now),
        topics=source.topics if isinstance(source, Release) else (),
        by_hand=hand is not None,
        one_language=source.translate is Translate.NO,
        public_from=_public_from(source, now),
    )
    if catalog is None:
        return bare
    wanted = workspace.wanted(source)
    found = [one for one in problems if one.path == catalog.path and one.code in _OF_PASSAGES]
    if not found and catalog.has_checked(wanted):  # as nearly every release of an archive
        return bare._replace(states=Tally(reviewed=len(wanted)))
    entries = [(segment, catalog.find(segment)) for segment in wanted]
    return _counted(bare, entries, found)


def _public_from(source: Source, now: datetime) -> str:
    if not isinstance(source, Release) or stage_of(source, now) is not Stage.EMBARGOED:
        return ""
    return max(source.date, source.embargo or source.date).iso


def _counted(
    bare: Standing, entries: list[tuple[Segment, PoEntry | None]], problems: list[Problem]
) -> Standing:
    """Return a standing with what its entries are, and what was found in them."""
    at_line: defaultdict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        at_line[problem.line or 0].append(problem)
    states: Counter[EntryState] = Counter()
    passages = count = seconds = hard = soft = 0
    for segment, entry in entries:
        state = state_of(entry) if entry else EntryState.MISSING
        states[state] += 1
        line = entry.line if entry and state not in _REFUSED else -1
        found = at_line.pop(line, ())
        severe = sum(one.hard for one in found)
        hard, soft = hard + severe, soft + len(found) - severe
        if state is EntryState.REVIEWED and not severe:
            continue
        new = _unread(segment, entry, state)
        passages, count = passages + 1, count + new
        seconds += new * (COMPARED if found and state is not EntryState.MISSING else _PACE[state])
    return bare._replace(
        states=Tally(*(states[EntryState(name)] for name in Tally._fields)),
        hard=hard,
        soft=soft,
        left=Left(passages, count, seconds),
    )


_REFUSED = frozenset({EntryState.FAILED, EntryState.STALE})
"""States of which the build says what was found long ago."""
_PACE = {
    EntryState.REVIEWED: COMPARED,
    EntryState.MACHINE: READ,
    EntryState.EDITED: READ,
    EntryState.STALE: COMPARED,
    EntryState.FAILED: COMPARED,
    EntryState.MISSING: WRITTEN,
}


def _unread(segment: Segment, entry: PoEntry | None, state: EntryState) -> int:
    """Return how many sentences of a passage nobody has read: of a changed one the new ones."""
    count = len(sentences(segment.text))
    if entry and state is EntryState.STALE:
        kept = kept_sentences(segment.text, entry.previous or "", entry.msgstr)
        return max(1, count - len(kept))
    return count


def _titles(workspace: Workspace, source: Source) -> dict[Lang, str]:
    """Return the titles of a source that there are, the stale and the unread among them."""
    other = source.lang.other
    segment, hand = Segment("title", source.title), workspace.hand.get(source.path)
    named, catalog = workspace.named(source), workspace.catalogs.get(source.path)
    title = ""
    if source.translate is Translate.NO:
        pass
    elif hand:
        title = hand.title
    elif segment.key in named:
        title = named[segment.key].text
    elif not needs_translation(source.title, source.lang):
        title = source.title
    elif catalog and (entry := catalog.find(segment)):
        title = entry.msgstr
    return {source.lang: source.title, **({other: title} if title else {})}
