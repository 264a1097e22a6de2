"""The files of the output: planned, or as they were planned before, and what each is made of.

A page's row in the ledger is its record of dependencies: its parts with their references, the ids
of what these stood for, and a key over all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pressbridge.build.leaks import (
    AllTexts,
    FoundLeak,
    excused,
    leak_problems,
    leaks_in_copies,
    scan_for,
)
from pressbridge.build.ledger import (
    Entries,
    Ledger,
    OutputRow,
    PageRow,
    Planned,
    ShownOn,
    base_name,
)
from pressbridge.build.site_problems import site_problems
from pressbridge.compiling.context import CODE, PressRoom
from pressbridge.compiling.entry import Entry, placement
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.page import Copy, PageSpec
from pressbridge.rendering.page_kinds import parts_of
from pressbridge.rendering.plan import Plan, plan
from pressbridge.rendering.references import APART, KEPT, Reference, Shown, references, resolved
from pressbridge.rendering.search_plan import made_with, releases_saying
from pressbridge.words import addresses as at
from pressbridge.words.problems import has_errors
from pressbridge.world.below import Below, stamp
from pressbridge.world.store import Encoded, encode, id_of


class Target(NamedTuple):
    """A file of the output, and what it is to be made of now."""

    key: bytes
    spec: PageSpec | None = None
    """The page; None for a copy."""
    copy: Copy | None = None
    ids: tuple[bytes, ...] = ()
    """The ids of what the page's references stand for, in their order."""

    @property
    def template(self) -> str:
        """The page's template; empty for what needs none."""
        return self.spec.template if self.spec else ""

    @property
    def row(self) -> PageRow | None:
        """The page as the ledger keeps it."""
        spec = self.spec
        if spec is None:
            return None
        kind, parts = type(spec.parts).__name__, encode(spec.parts).data
        return PageRow(kind, parts, spec.address, spec.origin, spec.line, spec.template, spec.lang)


@dataclass(frozen=True)
class Site:
    """A site that is planned, as far as it may have to be made."""

    room: PressRoom
    entries: Entries
    planned: Planned
    targets: Mapping[str, Target]
    """Files of the output by name: all of them, or those that show a source that was compiled."""
    shown: Mapping[str, ShownOn] | None = None
    """Path of each source to the pages that show something of it; None for a part of a site."""

    @property
    def is_whole(self) -> bool:
        """The targets are all files of the output."""
        return self.shown is not None

    def at(self, copy: Copy) -> Below:
        """Return where the file lies that is to be copied."""
        return self.room.place_of(copy)

    def found(self, target: Target) -> dict[Reference, bytes]:
        """Return what the references of a page stand for, but for what is kept apart."""
        spec = target.spec
        assert spec
        wanted = [one for one in references(spec) if one.shown not in APART]
        entries = self.entries.some(dict.fromkeys(one.path for one in wanted))
        return {one: _resolved(one, spec, entries).data for one in wanted}

    def bodies(self, target: Target) -> dict[Reference, bytes]:
        """Return what is kept apart and a file shows or is made from, with the ids of these."""
        spec = target.spec
        assert spec
        given = zip(references(spec), target.ids, strict=True)
        shown = {one: found for one, found in given if one.shown in APART and found}
        kept = {one: found for one, found in shown.items() if one.shown in KEPT}
        bodies = {one._replace(shown=Shown.BODY) for one in shown.keys() - kept.keys()}
        entries = self.entries.some(one.path for one in bodies) if bodies else {}
        return kept | {one: _resolved(one, spec, entries).id for one in bodies - kept.keys()}


def planned_site(room: PressRoom, entries: Entries, said: AllTexts, before: Planned | None) -> Site:
    """Return the site, planned anew; ``before`` is what is known of the same templates."""
    known = entries.all_of(room.places)
    outline = _outline(room, known)
    made, collisions = plan(outline, room.tree.content_files.static, room.theme.static)
    problems = (*collisions, *site_problems(room, outline, made))
    scan, repeating = scan_for(room, known)
    leaks: tuple[FoundLeak, ...] = ()
    if not has_errors(problems):
        leaks = tuple(leaks_in_copies(room, made, scan, room.place_of))
    excuses = tuple(excused(leaks, known, said))
    found = leak_problems(leaks, {leak for _, leak in excuses})
    problems = (*problems, *(one for _, one in found))
    texts = room.theme.templates.texts
    templates = {name: id_of(text) for name, text in texts.items()}
    same = before is not None and before.templates == templates
    needs = _needs(room, made, before.needs if before and same else {})
    bases = _bases(room, made, templates, needs)
    pages = {
        at.output_file(spec.address): _with_ids(
            spec, bases[base_name(spec.template, spec.lang)], _ids(spec, known, ())
        )
        for spec in made.pages
    }
    pages |= _made_with(pages.values())
    targets = pages | ({} if has_errors(problems) else _copies(room, made.copies))
    planned = Planned(
        bases=bases,
        templates=templates,
        needs=needs,
        views=made.views,
        scan=scan,
        placements={path: id_of(placement(entry)) for path, entry in known.items()},
        saying=releases_saying(outline),
        problems=problems,
        repeating=repeating,
        excusing=tuple({path for path, _ in excuses}),
    )
    return Site(room, entries, planned, targets, _shown_on(room.places, pages))


def known_site(
    room: PressRoom, entries: Entries, planned: Planned, ledger: Ledger, paths: Collection[str]
) -> Site | None:
    """Return the site as it was planned, with the pages that show one of some sources.

    None where the ledger does not know all of them.
    """
    names = ledger.showing(paths)
    if names is None:
        return None
    rows = ledger.outputs(names)
    known = entries.some(paths)
    targets: dict[str, Target] = {}
    for name in sorted(names):
        row = rows.get(name)
        target = _again(row, planned, known)
        if row is None or target is None:
            return None
        if target.key != row.key and not _is_known(target, entries):
            return None
        targets[name] = target
    targets |= _made_with([one for name, one in targets.items() if one.key != rows[name].key])
    return Site(room, entries, planned, targets)


def renewed_site(site: Site, room: PressRoom, entries: Entries, paths: Collection[str]) -> Site:
    """Return a site that was planned in this run after some of its sources were compiled again."""
    assert site.shown
    known = entries.some(paths)
    targets = dict(site.targets)
    for name in {name for path in paths for name in site.shown[path].outputs}:
        spec = targets[name].spec
        assert spec
        base = site.planned.bases[base_name(spec.template, spec.lang)]
        targets[name] = _with_ids(spec, base, _ids(spec, known, targets[name].ids))
        targets |= _made_with([targets[name]])
    return replace(site, room=room, entries=entries, targets=targets)


def _outline(room: PressRoom, entries: Mapping[str, Entry]) -> Outline:
    """Return the outline of the site: releases first, the newest first."""
    ordered = in_order(room, entries)
    summaries = [entry.summary for entry in ordered if entry.summary]
    return Outline(
        room.context.site_context,
        tuple(one for one in summaries if one.release),
        tuple(one for one in summaries if not one.release),
        tuple(entry.hidden for entry in ordered if entry.hidden),
    )


def in_order(room: PressRoom, entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """Return the entries of the sources that there are: of releases first, the newest first."""
    content_files = room.tree.content_files
    places = sorted(content_files.releases, key=lambda place: place.slug)
    releases = [entries[place.path] for place in places if place.path in entries]
    releases.sort(key=lambda entry: entry.at, reverse=True)
    standing = [entries[place.path] for place in content_files.standing if place.path in entries]
    return (*releases, *standing)


def _needs(
    room: PressRoom, made: Plan, known: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the templates that each is made with; what is known need not be parsed again."""
    return {
        name: known.get(name) or tuple(sorted(room.theme.templates.needs(name)))
        for name in dict.fromkeys(spec.template for spec in made.pages)
    }


def _bases(
    room: PressRoom,
    made: Plan,
    templates: Mapping[str, bytes],
    needs: Mapping[str, tuple[str, ...]],
) -> dict[tuple[str, str], bytes]:
    """Return what stands for all that pages of a kind share.

    That is the tables of the site, the code, the templates and the masthead. A text that has no
    template has no masthead either.
    """
    own = id_of(room.globals.base)
    found: dict[tuple[str, str], bytes] = {}
    for template, lang in dict.fromkeys((spec.template, spec.lang) for spec in made.pages):
        used = [(name, templates[name]) for name in needs[template]]
        views = ([made.views[lang]] if lang else list(made.views.values())) if template else []
        found[base_name(template, lang)] = id_of(own, used, views)
    return found


def _with_ids(spec: PageSpec, base: bytes, ids: tuple[bytes, ...]) -> Target:
    return Target(id_of(base, type(spec.parts).__name__, spec.parts, ids), spec, None, ids)


def _made_with(targets: Iterable[Target]) -> dict[str, Target]:
    """Return the files that are made with some pages: each of all that its page is made of."""
    return {
        at.output_file(spec.address): Target(id_of(target.key, spec.address), spec)
        for target in targets
        if target.spec
        for spec in made_with(target.spec)
    }


def _ids(
    spec: PageSpec, entries: Mapping[str, Entry], known: tuple[bytes, ...]
) -> tuple[bytes, ...]:
    """Return the ids of what a page's references stand for; the known ones of other sources."""
    found = []
    for number, one in enumerate(references(spec)):
        if known and one.path not in entries:
            found.append(known[number])
            continue
        found.append(_resolved(one, spec, entries).id)
    return tuple(found)


def _resolved(one: Reference, spec: PageSpec, entries: Mapping[str, Entry]) -> Encoded:
    """Return what a reference of a page stands for; an empty value for nothing."""
    entry = entries.get(one.path)
    value = resolved(one, spec.lang, entry.summary) if entry and entry.summary else None
    return value or Encoded(b"", b"")


def _again(row: OutputRow | None, planned: Planned, entries: Mapping[str, Entry]) -> Target | None:
    """Return a page that was planned before, with what it is made of now; None if unknown."""
    spec = spec_of(row.page) if row and row.page else None
    if row is None or spec is None:
        return None
    base = planned.base_of(spec)
    if base is None or _with_ids(spec, base, row.ids).key != row.key:
        return None
    return _with_ids(spec, base, _ids(spec, entries, row.ids))


def _is_known(target: Target, entries: Entries) -> bool:
    """Tell whether all that a page refers to is known as it was when the page was planned."""
    assert target.spec
    paths = dict.fromkeys(one.path for one in references(target.spec))
    return _ids(target.spec, entries.some(paths), ()) == target.ids


def spec_of(row: PageRow) -> PageSpec | None:
    """Return a page from its row; None if its parts are none that there are."""
    parts = parts_of(row.kind, row.parts)
    if parts is None:
        return None
    return PageSpec(row.address, row.origin, row.line, row.template, row.lang, parts)


def _shown_on(paths: Iterable[str], pages: Mapping[str, Target]) -> dict[str, ShownOn]:
    found: dict[str, list[str]] = {path: [] for path in paths}
    for name, target in pages.items():
        assert target.spec
        for path in dict.fromkeys(one.path for one in references(target.spec)):
            found[path].append(name)
    return {path: ShownOn(tuple(names)) for path, names in found.items()}


def _copies(room: PressRoom, copies: Iterable[Copy]) -> dict[str, Target]:
    found = {}
    for copy in copies:
        known = None if copy.of_theme else room.tree.stamp(copy.file)
        code = room.globals.base[CODE] if copy.is_stripped or copy.is_compacted else b""
        key = id_of(copy.file, known or stamp(room.place_of(copy)), code)
        found[at.output_file(copy.address)] = Target(key, None, copy)
    return found
