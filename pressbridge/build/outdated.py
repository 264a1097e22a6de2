"""What is outdated, and why: the one judge of sources and of files of the output.

A source is compiled again if one of its files, the moment or a part of the globals is other for it.
A file is made again if what it is made of, or the file itself, is other. Each decision has a reason
in words (``build --explain``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pressbridge.build.context import PressRoom
from pressbridge.build.entry import Entry, Input, placement
from pressbridge.build.leaks import Said
from pressbridge.build.ledger import Entries, Findings, Globals, OutputRow, Planned
from pressbridge.build.pages import Site, Target, spec_of
from pressbridge.build.snapshot import Changes, LastRun, Snapshot
from pressbridge.build.texts import sum_of, sums_in, unpacked
from pressbridge.reading.layout import lay_out
from pressbridge.rendering.leaks import LeakScan
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.references import Reference, Shown, references
from pressbridge.words.digests import sums
from pressbridge.words.letters import letters_of
from pressbridge.words.model import Name
from pressbridge.world.below import Stamp, file_hash, read_bytes
from pressbridge.world.clock import is_young
from pressbridge.world.store import id_of

NOTHING_KNOWN = "nothing is known of it"


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
    """None if that is not known: all is compared."""

    def same_moment(self, now: datetime) -> bool:
        """Tell whether no source shows anything else now than it did."""
        return self.last is not None and self.last.since <= now < self.last.until


def outdated_sources(
    before: Before, room: PressRoom, said: Said, *, all_of_them: bool
) -> tuple[dict[str, str], dict[str, Entry]]:
    """Return the sources that have to be compiled, each with the reason; and entries to renew.

    These are entries of files that were only touched. Unless ``all_of_them`` are to be looked at,
    those are that a change may concern. ``said`` is asked only if names have changed.
    """
    known = before.globals
    if known is None:
        return dict.fromkeys(room.places, NOTHING_KNOWN), {}
    other = [what for what, now in room.globals.base.items() if known.base.get(what) != now]
    if other:
        return dict.fromkeys(room.places, f"{other[0]} changed"), {}
    same = before.same_moment(room.options.now)
    same = same and known._replace(names=()) == room.globals._replace(names=())
    paths = room.places if all_of_them or not same else _candidates(before.changes, room)
    judge = _Judge(room, before.changes, known)
    entries = before.entries.some(paths)
    reasons: dict[str, str] = {}
    touched: dict[str, Entry] = {}
    for path in paths:
        entry = entries.get(path)
        reason = judge.why(path, entry)
        if reason:
            reasons[path] = reason
        elif entry and (renewed := judge.renewed(entry)) is not entry:
            touched[path] = renewed
    changed = frozenset(known.names) ^ frozenset(room.globals.names)
    for path, name in _saying(said(), changed) if changed else ():
        if path in room.places:
            reasons.setdefault(path, f"content/names.yaml: {name} changed")
    return reasons, touched


def _candidates(changes: Changes | None, room: PressRoom) -> Collection[str]:
    """Return the sources that a change may concern: all, unless only texts were edited."""
    places = room.places
    if changes is None or changes.moved or changes.odd or changes.code:
        return places
    texts = {name for name in changes.content if name.endswith((".md", ".po"))}
    if changes.content - texts - {"names.yaml", "site.yaml", "topics.yaml"}:
        return places
    layout = lay_out(sorted(texts))
    named = [place.path for place in (*layout.releases, *layout.standing)]
    named += [one.source for one in layout.companions]
    return [path for path in dict.fromkeys(named) if path in places]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells whether a source is outdated."""

    room: PressRoom
    changes: Changes | None
    known: Globals

    def why(self, path: str, entry: Entry | None) -> str:
        """Return why a source has to be compiled; nothing if it has not."""
        if entry is None:
            moved = self.changes.moved if self.changes else ()
            return "it is new" if path.removeprefix("content/") in moved else NOTHING_KNOWN
        beside = tuple(one.path for one in self.room.beside.get(path, ()))
        if entry.beside != beside:
            names = sorted({*entry.beside} ^ {*beside})
            return f"{names[0]} {'came' if names[0] in beside else 'is gone'}"
        for one in entry.inputs:
            if not self._is_same(one):
                gone = one.name not in self.room.tree.stamps
                return f"{one.name} {'is gone' if gone else 'changed'}"
        if not entry.holds_at(self.room.options.now):
            return _moment_passed(entry, self.room.options.now)
        if lost := [slug for slug in entry.slugs if slug not in self.room.globals.slugs]:
            return f'"{lost[0]}", which it names, is gone'
        if self.known.owned != self.room.globals.owned and _reaches_deeper(entry):
            return "a folder below it belongs to a source of its own now, or no more"
        return ""

    def _is_same(self, one: Input) -> bool:
        stamp = self.room.tree.stamps.get(one.name)
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
        stamps = self.room.tree.stamps
        inputs = tuple(
            one._replace(stamp=stamps[one.name], racy=is_young(stamps[one.name]))
            if one.racy or one.stamp != stamps[one.name]
            else one
            for one in entry.inputs
        )
        return entry if inputs == entry.inputs else entry._replace(inputs=inputs)


def _moment_passed(entry: Entry, now: datetime) -> str:
    moment = entry.until if now >= entry.until else entry.since
    return f"the moment {moment.isoformat()} lies between then and now"


def _reaches_deeper(entry: Entry) -> bool:
    """Tell whether it reads from a folder below: another release may own that now."""
    folder = entry.path.rpartition("/")[0]
    return any(one.name.rpartition("/")[0] != folder for one in entry.inputs)


def _saying(
    texts: Iterable[tuple[str, bytes]], names: Collection[Name]
) -> Iterator[tuple[str, str]]:
    """Yield the sources that say one of some names in any of its forms, each with the form."""
    forms = {letters_of(form): form for name in names for form in _forms(name) if form}
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len))))
    for path, data in texts:
        # A name may have a full stop in it, where a sentence seems to end.
        found = pattern.search(unpacked(data).replace("\n", ""))
        if found:
            yield path, forms[found[0]]


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
            lacking[path] = sums(text.text for text in entry.untranslated)
    return Findings(problems, findings.outputs, lacking)


def why_plan(before: Before, fresh: Mapping[str, Entry], room: PressRoom) -> str:
    """Return why the site has to be planned again; nothing if the old plan stays.

    It stays where what was compiled shows the same in the same places as before: the pages that
    show a part of it are all that may differ.
    """
    changes, planned = before.changes, before.planned
    if changes is None or before.globals is None or planned is None:
        return NOTHING_KNOWN
    if changes.code or changes.templates or changes.output or changes.odd or changes.moved:
        return "more than texts changed"
    if any(not name.endswith((".md", ".po", "names.yaml")) for name in changes.content):
        return "more than texts changed"
    if before.globals._replace(names=()) != room.globals._replace(names=()):
        return "the tables of the site changed"
    was = before.entries.some(fresh) if planned.scan.hidden else {}
    for path, entry in fresh.items():
        if planned.placements.get(path) != id_of(placement(entry)):
            return f"{path} stands elsewhere, or other things stand beside it"
        if planned.scan.hidden and (path not in was or _excused(was[path], entry, planned.scan)):
            return f"{path} no longer says what is hidden elsewhere"
    return ""


def _excused(was: Entry, now: Entry, scan: LeakScan) -> bool:
    """Tell whether a hidden text was no leak only because this source has said it so far."""
    gone = set(sums_in(was.said)) - set(sums_in(now.said))
    return not gone.isdisjoint(map(sum_of, scan.said))


def outdated_outputs(
    site: Site,
    rows: Mapping[str, OutputRow],
    here: Mapping[str, Stamp],
    reasons: Mapping[str, str],
    before: Planned | None,
) -> dict[str, str]:
    """Return the files of the output that have to be made, each with the reason.

    ``rows`` is what is known of them, ``here`` what stands in the output folder, ``reasons`` why
    sources were compiled, ``before`` the site as it was planned last.
    """
    found: dict[str, str] = {}
    for name, target in site.targets.items():
        row = rows.get(name)
        if row is None:
            found[name] = "it is new"
        elif row.key != target.key:
            found[name] = _why_made(site, target, row, reasons, before)
        elif row.stamp != here.get(name):
            found[name] = "the file in the output " + ("is another" if name in here else "is gone")
    return found


def _why_made(
    site: Site,
    target: Target,
    row: OutputRow,
    reasons: Mapping[str, str],
    before: Planned | None,
) -> str:
    """Return why a file that stands there has to be made again."""
    spec = target.spec
    if spec is None or row.page is None:
        return f"{target.copy.origin if target.copy else 'the file'} changed"
    was = spec_of(row.page)
    if was is None or before is None:
        return NOTHING_KNOWN
    kind = (spec.template, str(spec.lang or ""))
    if before.bases.get(kind) != site.planned.bases[kind]:
        return _why_shared(site, before, spec)
    known = dict(zip(references(was), row.ids, strict=False))
    now = dict(zip(references(spec), target.ids, strict=True))
    for one, found in now.items():
        if one in known and known[one] != found:
            return _why_shown(one, spec, reasons.get(one.path, ""))
    came, went = [one for one in now if one not in known], [one for one in known if one not in now]
    if came or went:
        one = (came or went)[0]
        return f"{one.path} {'came' if came else 'went'} (its {one.shown})"
    return "its place among the others changed"


def _why_shown(one: Reference, spec: PageSpec, reason: str) -> str:
    """Return why a page shows another part of a source."""
    said = f": {reason}" if reason else ""
    if one.path == spec.origin and one.shown is Shown.BODY:
        return reason or f"{one.path} says something else"
    return f"the {one.shown} of {one.path} changed{said}"


def _why_shared(site: Site, before: Planned, spec: PageSpec) -> str:
    """Return why all pages of a kind have to be made again."""
    needed = site.room.theme.templates.needs(spec.template)
    now, was = site.planned.templates, before.templates
    changed = sorted(name for name in needed if now.get(name) != was.get(name))
    if changed:
        return f"templates/{changed[0]} changed"
    if before.views != site.planned.views:
        return "the masthead, the menu or the footer changed"
    return "the tables of the site or Pressbridge changed"
