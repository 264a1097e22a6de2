"""Renders pages, in several processes: each composes a page from what it is made of.

What is made waits in a staging folder until all of it is there.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pressbridge.build.leaks import FoundLeak, excused, leak_problems
from pressbridge.build.ledger import Ledger
from pressbridge.build.pages import Site, Target
from pressbridge.build.sources import Sources
from pressbridge.compiling.entry import CompileResult, unpack_body
from pressbridge.register.lookup import Register
from pressbridge.rendering.leaks import Leak, LeakScan
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts, HeadlineParts, RenditionParts
from pressbridge.rendering.references import (
    Reference,
    ResolvedReferences,
    Shown,
    references,
)
from pressbridge.rendering.render import render
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.rendering.view_builder import ViewBuilder, ViewBuilderInput
from pressbridge.run import PICTURES
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem, error, said
from pressbridge.world.below import Below, Stamp, read_bytes
from pressbridge.world.pictures import NotAPictureError, PictureCache
from pressbridge.world.pictures.renditions import headline_image, rendition
from pressbridge.world.scratch import ScratchReader, Span
from pressbridge.world.staging import StagingWriter
from pressbridge.world.store import Encoded, Store, decode

_WORTH = 250
"""Pages that are worth starting processes for: one takes a millisecond or two."""


class _WaitingBody(NamedTuple):
    """The body of an edition's page that a file shows."""

    path: str
    """Path of the source."""
    id: bytes
    span: Span | None
    """Where it waits, if its source was compiled in this run; else the ledger has it."""


class _Task(NamedTuple):
    """A page to render."""

    name: str
    """The output file."""
    spec: PageSpec
    found: Mapping[Reference, bytes]
    bodies: tuple[_WaitingBody, ...]
    """The bodies that it shows: its own, or all of those in a feed."""
    there: bool
    """The output has a file of this name."""
    picture: Below | None = None
    """Where the picture lies that the file is made of."""


class _Made(NamedTuple):
    """A page that was rendered."""

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
        self.scratch = ScratchReader()
        self.ledger = Ledger(given.store)
        self.writer = StagingWriter(given.staging, given.out) if given.staging else None

    def put(self, task: _Task, data: bytes, leaks: tuple[Leak, ...] = ()) -> _Made:
        """Write a page, if any is to be written. Raises OSError."""
        writer = self.writer
        return _Made(writer.put(task.name, data, there=task.there) if writer else None, leaks)

    def body(self, waiting: _WaitingBody, lang: Lang) -> bytes | None:
        """Return the body of an edition's page; None if nobody has it."""
        if waiting.span:
            packed = decode(self.scratch.read(waiting.span), Encoded)
        else:
            known = self.ledger.body(waiting.path, lang)
            if known is None or known.id != waiting.id:
                return None
            packed = known
        return unpack_body(packed)


def _render(renderer: _Renderer, task: _Task) -> _Made | tuple[str, ...]:
    """Return a page as it was rendered; or the sources whose bodies have to be made first."""
    if isinstance(task.spec.parts, RenditionParts | HeadlineParts):
        return renderer.put(task, _picture(renderer, task) if renderer.writer else b"")
    spec, lang = task.spec, task.spec.lang
    bodies = {one.path: renderer.body(one, lang) for one in task.bodies} if lang else {}
    missing = tuple(path for path, data in bodies.items() if data is None)
    if missing:
        return missing
    found = {Reference(path, Shown.BODY): data for path, data in bodies.items() if data}
    page = renderer.view_builder.page(spec, ResolvedReferences({**task.found, **found}))
    data = render(page, renderer.given.templates)
    return renderer.put(task, data, renderer.given.scan.leaks_in(data))


def _picture(renderer: _Renderer, task: _Task) -> bytes:
    """Return a file that is made of a picture or a headline. Raises OSError."""
    parts, cache = task.spec.parts, renderer.given.pictures
    if isinstance(parts, HeadlineParts):
        headline = ResolvedReferences(task.found).headline(parts.path)
        return headline_image(cache, headline, renderer.view_builder.site_context.fonts)
    place = task.picture
    assert isinstance(parts, RenditionParts)
    assert place
    try:
        return rendition(cache, parts.key, parts.recipe, place.name, lambda: read_bytes(place))
    except NotAPictureError:
        raise OSError(
            errno.EIO, said("{name} changed meanwhile", name=place.name), str(place)
        ) from None


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
    there: Collection[str] = (),
) -> Rendered:
    """Render pages; new and changed ones wait in the staging folder, if there is one.

    ``there`` are the output files that may have the right bytes already. Sources whose bodies
    nobody has are compiled first. Raises OSError, and Changed.
    """
    stamps: dict[str, Stamp | None] = {}
    leaks: list[FoundLeak] = []
    bodiless: set[str] = set()
    for _ in range(2):
        names = [name for name in _longest_first(due) if name not in stamps]
        tasks = [_task(site, name, due[name], sources.compiled, there) for name in names]
        try:
            results = sources.workers.map(_render, tasks, _WORTH, (given,), _Renderer)
            for task, made in zip(tasks, results, strict=True):
                if not isinstance(made, _Made):
                    bodiless.update(made)
                    continue
                stamps[task.name] = made.stamp
                leaks += (_found(task, leak) for leak in made.leaks)
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


def _found(task: _Task, leak: Leak) -> FoundLeak:
    repeats = not isinstance(task.spec.parts, EditionParts)
    return FoundLeak(task.name, task.spec.origin, leak, repeats)


def template_problem(wrong: TemplateProblem) -> Problem:
    """Return the problem of a template that cannot be used."""
    hint = said("the default template of this name shows how it is meant")
    return error("template", f"templates/{wrong.template}", wrong.line, wrong.message, hint)


def _longest_first(due: Mapping[str, Target]) -> list[str]:
    """Put those first that tell of all releases: no process is to be left with them at the end."""
    return sorted(due, key=lambda name: bool(due[name].template))


def _task(
    site: Site,
    name: str,
    target: Target,
    compiled: Mapping[str, CompileResult],
    there: Collection[str],
) -> _Task:
    spec = target.spec
    assert spec
    bodies = tuple(
        _WaitingBody(one.path, found, _span(compiled.get(one.path), spec.lang))
        for one, found in zip(references(spec), target.ids, strict=True)
        if one.shown is Shown.BODY and found
    )
    picture = site.room.tree.at(spec.origin) if isinstance(spec.parts, RenditionParts) else None
    return _Task(name, spec, site.found(target), bodies, name in there, picture)


def _span(made: CompileResult | None, lang: Lang | None) -> Span | None:
    return made.bodies.get(lang) if made and lang else None
