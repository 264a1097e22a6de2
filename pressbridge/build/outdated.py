"""Which sources are outdated, and whether the plan of the site is; each with the reason.

A source is compiled again if one of its files, the moment or a part of the globals is other for it
(``outdated_outputs`` judges the files of the output). Reasons are words for ``build --explain``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pressbridge.build.leaks import AllTexts
from pressbridge.build.ledger import Entries, Findings, Planned
from pressbridge.build.snapshot import Changes, LastRun, Snapshot
from pressbridge.compiling.context import Globals, PressRoom
from pressbridge.compiling.entry import Entry, Input, placement
from pressbridge.compiling.texts import sum_of, sums_in, unpacked
from pressbridge.reading.content_files import TABLES, is_text, sort_files
from pressbridge.rendering.search_entry import RegisteredName
from pressbridge.words.digests import checksums
from pressbridge.words.letters import letters_of
from pressbridge.words.model import Name
from pressbridge.words.moments import ZONE
from pressbridge.words.problems import NOTHING, Said, recorded, said
from pressbridge.world.below import file_hash, read_bytes
from pressbridge.world.clock import is_racy
from pressbridge.world.store import id_of

NOTHING_KNOWN = said("nothing is known of it")
NEW = said("it is new")
_UNKNOWN_NAMES = said("content/names.yaml: what it says is not known, and a name changed")


def too_new(name: str) -> Said:
    """Return the reason for a file whose stamp does not tell that it is the same."""
    return said("{name} was too new to be known by its time", name=name)


def came(name: str) -> Said:
    """Return the reason for a file that was not there."""
    return said("{name} came", name=name)


def is_gone(name: str) -> Said:
    """Return the reason for a file that is there no more."""
    return said("{name} is gone", name=name)


def changed(name: str) -> Said:
    """Return the reason for a file that is another now."""
    return said("{what} changed", what=name)


def is_too_new(reason: str) -> bool:
    """Tell whether that is the reason: any other one tells more of what was edited."""
    return isinstance(reason, Said) and reason.template == too_new("").template


class Before(NamedTuple):
    """What is known from before, and what has changed since."""

    entries: Entries
    snapshot: Snapshot
    """What lies there now."""
    globals: Globals | None = None
    findings: Findings | None = None
    planned: Planned | None = None
    last: LastRun | None = None
    changes: Changes | None = None
    """What has changed since; None if that is not known, and all is compared."""

    def same_moment(self, now: datetime) -> bool:
        """Tell whether no source shows anything else now than it did."""
        return self.last is not None and self.last.holds_at(now)


def outdated_sources(
    before: Before, room: PressRoom, all_said: AllTexts, *, all_of_them: bool
) -> tuple[dict[str, Said], dict[str, Entry]]:
    """Return the sources that have to be compiled, each with the reason; and entries to renew.

    These are entries of files that were only touched. Unless ``all_of_them`` are to be looked at,
    those are that a change may concern. ``all_said`` is asked only if names have changed.
    """
    known = before.globals
    if known is None:
        return dict.fromkeys(room.places, NOTHING_KNOWN), {}
    other = [what for what, now in room.globals.base.items() if known.base.get(what) != now]
    if other:
        return dict.fromkeys(room.places, said("{what} changed", what=recorded(other[0]))), {}
    same = before.same_moment(room.options.now)
    same = same and known.is_same_but_for_names(room.globals)
    paths = room.places if all_of_them or not same else _candidates(before.changes, room)
    judge = _Judge(room, before.changes, known)
    entries = before.entries.some(paths)
    reasons: dict[str, Said] = {}
    touched: dict[str, Entry] = {}
    for path in paths:
        entry = entries.get(path)
        reason = judge.why(path, entry)
        if reason:
            reasons[path] = reason
        elif entry and (renewed := judge.renewed(entry)) is not entry:
            touched[path] = renewed
    names = frozenset(known.names) ^ frozenset(room.globals.names)
    if names:
        found = dict(_saying(all_said(), names))
        for path in room.places:
            if path not in found:
                reasons.setdefault(path, _UNKNOWN_NAMES)
            elif name := found[path]:
                reasons.setdefault(path, said("content/names.yaml: {name} changed", name=name))
    return reasons, touched


def _candidates(changes: Changes | None, room: PressRoom) -> Collection[str]:
    """Return the sources that a change may concern: all, unless only texts were edited."""
    places = room.places
    if changes is None or changes.moved or changes.odd or changes.code:
        return places
    texts = set(filter(is_text, changes.content))
    if changes.content - texts - {*TABLES}:
        return places
    content_files = sort_files(sorted(texts))
    named = [place.path for place in (*content_files.releases, *content_files.standing)]
    named += [one.source for one in content_files.companions]
    return [path for path in dict.fromkeys(named) if path in places]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells whether a source is outdated."""

    room: PressRoom
    changes: Changes | None
    known: Globals

    def why(self, path: str, entry: Entry | None) -> Said:
        """Return why a source has to be compiled; nothing if it has not."""
        if entry is None:
            moved = self.changes.moved if self.changes else ()
            return NEW if path.removeprefix("content/") in moved else NOTHING_KNOWN
        beside = tuple(one.path for one in self.room.beside.get(path, ()))
        if entry.beside != beside:
            names = sorted({*entry.beside} ^ {*beside})
            return came(names[0]) if names[0] in beside else is_gone(names[0])
        other = [one for one in entry.inputs if not self._is_same(one)]
        if other:
            return min(map(self._difference, other), key=is_too_new)
        if not entry.holds_at(self.room.options.now):
            return _moment_passed(entry, self.room.options.now)
        if lost := [slug for slug in entry.slugs if slug not in self.room.globals.slugs]:
            return said('"{slug}", which it names, is gone', slug=lost[0])
        if self.known.owned != self.room.globals.owned and _reaches_deeper(entry):
            return said("a folder below it belongs to a source of its own now, or no more")
        return NOTHING

    def _difference(self, one: Input) -> Said:
        stamp = self.room.tree.stamp(one.name)
        if stamp is None:
            return is_gone(one.name)
        return too_new(one.name) if stamp == one.stamp and not one.hash else changed(one.name)

    def _is_same(self, one: Input) -> bool:
        stamp = self.room.tree.stamp(one.name)
        if stamp == one.stamp and not one.racy:
            return True
        if stamp is None or not one.hash:
            return False
        try:
            return file_hash(read_bytes(self.room.tree.at(one.name))) == one.hash
        except OSError:
            return False  # whoever reads it for its source says why it cannot be read

    def renewed(self, entry: Entry) -> Entry:
        """Return the entry of a source that is the same, with the stamps of its files now."""
        inputs = tuple(map(self._renewed, entry.inputs))
        return entry if inputs == entry.inputs else entry._replace(inputs=inputs)

    def _renewed(self, one: Input) -> Input:
        stamp = self.room.tree.stamp(one.name)
        if stamp is None or (stamp == one.stamp and not one.racy):
            return one
        return one._replace(stamp=stamp, racy=is_racy(stamp))


def _moment_passed(entry: Entry, now: datetime) -> Said:
    moment = entry.until if now >= entry.until else entry.since
    at = moment.astimezone(ZONE).isoformat(timespec="minutes")
    return said("the moment {moment} lies between then and now", moment=at)


def _reaches_deeper(entry: Entry) -> bool:
    """Tell whether it reads from a folder below: another release may own that now."""
    folder = entry.path.rpartition("/")[0]
    return any(one.name.rpartition("/")[0] != folder for one in entry.inputs)


def _saying(
    texts: Iterable[tuple[str, bytes]], names: Collection[Name]
) -> Iterator[tuple[str, str]]:
    """Yield all sources with the form in which they say one of some names; empty if they do not."""
    forms = {letters_of(form): form for name in names for form in _forms(name) if form}
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len))))
    for path, data in texts:
        # A name may have a full stop in it, where a sentence seems to end.
        found = pattern.search(unpacked(data).replace("\n", ""))
        yield path, forms[found[0]] if found else ""


def _forms(name: Name) -> Iterator[str]:
    yield from (name.ko, name.ja, name.reading)
    yield from (*name.ko_variants, *name.ja_variants, *name.ko_wrong, *name.ja_wrong)


def renewed_findings(findings: Findings, fresh: Mapping[str, Entry]) -> Findings:
    """Return what was found, after some sources were compiled."""
    problems = {path: found for path, found in findings.sources.items() if path not in fresh}
    lacking = {path: texts for path, texts in findings.untranslated.items() if path not in fresh}
    for path, entry in fresh.items():
        if entry.problems:
            problems[path] = entry.problems
        if entry.untranslated:
            lacking[path] = checksums(text.text for text in entry.untranslated)
    return Findings(problems, findings.outputs, lacking)


def why_plan(before: Before, fresh: Mapping[str, Entry], room: PressRoom) -> Said:
    """Return why the site has to be planned again; nothing if the old plan stays.

    It stays where what was compiled shows the same in the same places as before: the pages that
    show a part of it are all that may differ.
    """
    changes, planned = before.changes, before.planned
    if changes is None or before.globals is None or planned is None:
        return NOTHING_KNOWN
    if changes.code or changes.templates or changes.output or changes.odd or changes.moved:
        return said("more than texts changed")
    if not all(name == "names.yaml" or is_text(name) for name in changes.content):
        return said("more than texts changed")
    if not before.globals.is_same_but_for_names(room.globals):
        return said("the tables of the site changed")
    was = before.entries.some(fresh) if planned.scan.hidden else {}
    after = before.entries.with_fresh(fresh)
    for path, entry in fresh.items():
        if planned.placements.get(path) != id_of(placement(entry)):
            return said("{path} stands elsewhere, or other things stand beside it", path=path)
        excusing = path not in was or path in planned.excusing
        if planned.scan.hidden and (excusing or _excused(was[path], entry, planned, after)):
            return said("{path} no longer says what is hidden elsewhere", path=path)
    if _other_names(planned, after, fresh.keys()):
        return said("the releases together say other names")
    return NOTHING


def _other_names(planned: Planned, entries: Entries, fresh: AbstractSet[str]) -> bool:
    """Tell whether a name is new to the search index, or perhaps nobody says it any more."""
    new = (name for entry in entries.some(fresh).values() for name in _names_in(entry))
    if any(name not in planned.saying for name in new):
        return True
    for name, paths in planned.saying.items():
        if not fresh.isdisjoint(paths):
            saying = entries.some(paths).values()
            if not any(name in _names_in(entry) for entry in saying):
                return True
    return False


def _names_in(entry: Entry) -> tuple[RegisteredName, ...]:
    return entry.summary.names if entry.summary and entry.summary.release else ()


def _excused(was: Entry, now: Entry, planned: Planned, entries: Entries) -> bool:
    """Tell whether a hidden text was no leak perhaps only because this source has said it so far.

    ``entries`` are those of now: others may say it still.
    """
    gone = set(sums_in(was.said)) - set(sums_in(now.said))
    for one in gone.intersection(map(sum_of, planned.scan.said)):
        saying = entries.some(planned.repeating.get(one, ())).values()
        if not any(one in set(sums_in(entry.said)) for entry in saying):
            return True
    return False
