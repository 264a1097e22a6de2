"""Renders pages, in several processes: each composes a page from what it is made of.

What is made waits in a staging folder until all of it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pressbridge.build.leaks import FoundLeak, excused, leak_problems
from pressbridge.build.ledger import Bodies, Ledger, WaitingBody, waiting_body
from pressbridge.build.pages import Site, Target
from pressbridge.build.site_problems import template_problem
from pressbridge.build.sources import Sources
from pressbridge.compiling.entry import CompileResult
from pressbridge.formats.stored_zip import stored_zip
from pressbridge.register.lookup import Register
from pressbridge.rendering.leaks import Leak, LeakScan
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import (
    EditionParts,
    FactsParts,
    HeadlineParts,
    KitParts,
    RenditionParts,
    SearchFileParts,
    SearchYearParts,
)
from pressbridge.rendering.references import Reference, ResolvedReferences
from pressbridge.rendering.render import render
from pressbridge.rendering.search_files import search_files
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.rendering.view_builder import ViewBuilder, ViewBuilderInput
from pressbridge.run import PICTURES
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem
from pressbridge.world.below import Below, Stamp, read_bytes
from pressbridge.world.pictures import NotAPictureError, PictureCache
from pressbridge.world.pictures.originals import changed_meanwhile, original
from pressbridge.world.pictures.renditions import headline_image, rendition
from pressbridge.world.processes import Workers, shares
from pressbridge.world.staging import StagingWriter
from pressbridge.world.store import Store

_TOGETHER = 25
"""Bodies that are read from the ledger at once: to open it takes as long as to read ten."""
_WORTH = 10
"""As many times these pages are worth starting processes for: one takes a millisecond or two."""


class _Task(NamedTuple):
    """A page to render."""

    names: tuple[str, ...]
    """The output files: one, but for what is made together."""
    spec: PageSpec
    found: Mapping[Reference, bytes]
    bodies: tuple[WaitingBody, ...]
    """The bodies that it shows: its own, or all of those in a feed or a year's index."""
    there: Mapping[str, int]
    """The size of what the output has of the same names."""
    pictures: tuple[Below, ...] = ()
    """Where the files lie that it is made of: a picture, or what a press kit has."""


class _File(NamedTuple):
    """A file as it was made."""

    name: str
    data: bytes
    said: bytes
    """What of it is searched for what is hidden: all but its pictures and attachments."""


class _Made(NamedTuple):
    """A file that was made and searched."""

    stamp: Stamp | None
    """Stamp of the file that waits; None if the output has these bytes already."""
    leaks: tuple[Leak, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What all pages of a run are rendered with; it travels to each process once."""

    templates: TemplateSet
    builder_input: ViewBuilderInput
    scan: LeakScan
    store: Store
    out: Path
    staging: Path | None
    """Staging folder; None if nothing is to be written."""
    pictures: PictureCache


class _Renderer:
    """Renders the pages of one process."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.view_builder = ViewBuilder(given.builder_input)
        self.bodies = Bodies(Ledger(given.store))
        self.writer = StagingWriter(given.staging, given.out) if given.staging else None

    def put(self, task: _Task, file: _File) -> _Made:
        """Write a file, if any is to be written. Raises OSError."""
        leaks = self.given.scan.leaks_in(file.said) if file.said else ()
        if self.writer is None:
            return _Made(None, leaks)
        old = task.there.get(file.name)
        return _Made(self.writer.put(file.name, file.data, there=old is not None, size=old), leaks)


def _render_all(renderer: _Renderer, tasks: Sequence[_Task]) -> list[list[_Made] | tuple[str, ...]]:
    """Do what ``_render`` does for each of some tasks."""
    renderer.bodies.read_ahead(body for task in tasks for body in task.bodies)
    return [_render(renderer, task) for task in tasks]


def _render(renderer: _Renderer, task: _Task) -> list[_Made] | tuple[str, ...]:
    """Return the files of a task as they were made, or the sources whose bodies it lacks."""
    bodies = renderer.bodies.of(task.bodies)
    missing = tuple(part.path for part, data in bodies.items() if data is None)
    if missing:
        return missing
    found = {part: data for part, data in bodies.items() if data is not None}
    made = _files(renderer, task, ResolvedReferences({**task.found, **found}))
    written = {file.name: renderer.put(task, file) for file in made}
    return [written[name] for name in task.names]


def _files(renderer: _Renderer, task: _Task, resolved: ResolvedReferences) -> Iterable[_File]:
    """Return the files of a task. Raises TemplateProblem and OSError."""
    parts, name = task.spec.parts, task.names[0]
    if isinstance(parts, SearchYearParts):
        found = search_files(parts, resolved, task.names)
        return (_File(one, data, data) for one, data in found)
    if isinstance(parts, RenditionParts | HeadlineParts):
        data = _picture(renderer, task, resolved) if renderer.writer else b""
        return [_File(name, data, b"")]
    if isinstance(parts, KitParts):
        return [_kit(renderer, task, parts, resolved)]
    page = renderer.view_builder.page(task.spec, resolved)
    data = render(page, renderer.given.templates)
    return [_File(name, data, data)]


def _kit(renderer: _Renderer, task: _Task, parts: KitParts, resolved: ResolvedReferences) -> _File:
    """Return a press kit. Raises OSError."""
    texts, moment = renderer.view_builder.kit(task.spec, resolved)
    said = b"\n".join((*(name.encode() for name, _ in texts), *(data for _, data in texts)))
    inside = [one for one in parts.files if one.name] if renderer.writer else []
    files = [(a.name, original(b, a.key)) for a, b in zip(inside, task.pictures, strict=False)]
    return _File(task.names[0], stored_zip((*texts, *files), moment), said)


def _picture(renderer: _Renderer, task: _Task, resolved: ResolvedReferences) -> bytes:
    """Return a file that is made of a picture or a headline. Raises OSError."""
    parts, cache = task.spec.parts, renderer.given.pictures
    if isinstance(parts, HeadlineParts):
        fonts = renderer.view_builder.site_context.fonts
        return headline_image(cache, resolved.headline(parts.path), fonts)
    assert isinstance(parts, RenditionParts)
    (place,) = task.pictures
    try:
        return rendition(cache, parts.key, parts.recipe, place.name, lambda: read_bytes(place))
    except NotAPictureError:
        raise changed_meanwhile(place) from None


class Rendered(NamedTuple):
    """The pages that were rendered."""

    stamps: Mapping[str, Stamp | None] = {}
    """Output file to the stamp of what waits; None if the output has these bytes already."""
    problems: tuple[tuple[str, Problem], ...] = ()
    """(output file, problem): that of a template, or what of the hidden stands in a page."""


def given_for(site: Site, store: Store, staging: Path | None) -> Given:
    """Return what the pages of a site are rendered with."""
    site_context = replace(site.room.context.site_context, register=Register(()))
    builder_input = ViewBuilderInput(site_context, site.planned.views)
    templates = site.room.theme.templates
    options = site.room.options
    pictures = PictureCache(options.root / PICTURES)
    return Given(templates, builder_input, site.planned.scan, store, options.out, staging, pictures)


def render_pages(  # noqa: PLR0913 - what, from what, and to where
    site: Site,
    due: Mapping[str, Target],
    sources: Sources,
    given: Given,
    *,
    progress: Callable[[int], None],
    there: Mapping[str, int] = {},
) -> Rendered:
    """Render pages; new and changed ones wait in the staging folder, if there is one.

    ``there`` are the output files that may have the right bytes already, with their sizes. Sources
    whose bodies nobody has are compiled first. Raises OSError, and Changed.
    """
    stamps: dict[str, Stamp | None] = {}
    leaks: list[FoundLeak] = []
    bodiless: set[str] = set()
    for _ in range(2):
        groups = _made_together((one for one in _longest_first(due) if one not in stamps), due)
        tasks = [_task(site, names, sources.compiled, there) for names in groups]
        try:
            for task, made in zip(tasks, _results(sources.workers, tasks, given), strict=True):
                if isinstance(made, tuple):
                    bodiless.update(made)
                    continue
                for name, one in zip(task.names, made, strict=True):
                    stamps[name] = one.stamp
                    leaks += (_found(task, name, leak) for leak in one.leaks)
                    progress(1)
        except TemplateProblem as wrong:
            return Rendered(problems=(("", template_problem(wrong)),))
        if not bodiless:
            break
        sources.make_bodies(site.room, site.entries, bodiless)
    said = partial(sources.said_openly, site.room, site.entries)
    present = site.entries.all_of(site.room.places) if leaks else {}
    own = {leak for _, leak in excused(leaks, present, said)}
    return Rendered(stamps, tuple(leak_problems(leaks, own)))


def _results(
    workers: Workers, tasks: Sequence[_Task], given: Given
) -> Iterator[list[_Made] | tuple[str, ...]]:
    """Yield what ``_render`` returns for each task. Raises TemplateProblem and OSError."""
    together = list(shares(tasks, lambda task: len(task.bodies), _TOGETHER))
    if workers.would_start(len(together), _WORTH):
        given.templates.compile({task.spec.template for task in tasks})
    return chain.from_iterable(workers.map(_render_all, together, _WORTH, (given,), _Renderer))


def _found(task: _Task, name: str, leak: Leak) -> FoundLeak:
    repeats = not isinstance(task.spec.parts, EditionParts)
    return FoundLeak(name, task.spec.origin, leak, repeats)


def _longest_first(due: Mapping[str, Target]) -> list[str]:
    """Put those first that tell of all releases: no process is to be left with them at the end."""
    return sorted(due, key=lambda name: _edition_of(due[name]))


def _edition_of(target: Target) -> tuple[str, str]:
    """Return the edition of whose body a file is made: such files are to follow each other."""
    spec = target.spec
    if spec is None or not isinstance(spec.parts, EditionParts | KitParts | FactsParts):
        return "", ""
    return spec.origin, str(spec.lang)


def _made_together(names: Iterable[str], due: Mapping[str, Target]) -> Iterable[tuple[str, ...]]:
    """Return files in the groups in which they are made."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_first_of(due[name], name), []).append(name)
    return map(tuple, groups.values())


def _first_of(target: Target, name: str) -> str:
    """Return the file with whose page a file is made; mostly it is that one."""
    parts = target.spec and target.spec.parts
    return at.output_file(parts.first) if isinstance(parts, SearchFileParts) else name


def _task(
    site: Site,
    names: tuple[str, ...],
    compiled: Mapping[str, CompileResult],
    there: Mapping[str, int],
) -> _Task:
    target = site.targets[_first_of(site.targets[names[0]], names[0])]
    spec = target.spec
    assert spec
    bodies = tuple(
        waiting_body(part, found, spec.lang, compiled.get(part.path))
        for part, found in site.bodies(target).items()
    )
    pictures = tuple(map(site.room.tree.at, _read_for(spec)))
    sizes = {name: there[name] for name in names if name in there}
    return _Task(names, spec, site.found(target), bodies, sizes, pictures)


def _read_for(spec: PageSpec) -> Iterable[str]:
    """Return the files of the content that a file is made of, relative to the root."""
    if isinstance(spec.parts, RenditionParts):
        return (spec.origin,)
    if isinstance(spec.parts, KitParts):
        return (one.original for one in spec.parts.files if one.name)
    return ()
