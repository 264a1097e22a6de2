"""Renders pages, in several processes: each composes a page from what it is made of.

What is made waits in a staging folder until all of it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pressbridge.build.leaks import FoundLeak, excused, leak_problems
from pressbridge.build.ledger import Ledger
from pressbridge.build.pages import BODIED, Site, Target
from pressbridge.build.sources import Sources
from pressbridge.compiling.entry import CompileResult, unpack_body
from pressbridge.register.lookup import Register
from pressbridge.rendering.leaks import Leak, LeakScan
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.page_bodies import PageBody
from pressbridge.rendering.parts import EditionParts
from pressbridge.rendering.references import Reference, ResolvedReferences
from pressbridge.rendering.render import render
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.rendering.view_builder import ViewBuilder, ViewBuilderInput
from pressbridge.words.problems import Problem, error, said
from pressbridge.world.below import Stamp
from pressbridge.world.scratch import ScratchReader, Span
from pressbridge.world.staging import StagingWriter
from pressbridge.world.store import Encoded, Store, decode

_WORTH = 250
"""Pages that are worth starting processes for: one takes a millisecond or two."""


class _Task(NamedTuple):
    """A page to render."""

    name: str
    """The output file."""
    spec: PageSpec
    found: Mapping[Reference, bytes]
    body: Span | None
    """Where its body waits, if its source was compiled in this run; else the ledger has it."""
    body_id: bytes
    there: bool
    """The output has a file of this name."""


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


class _Renderer:
    """Renders the pages of one process."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.view_builder = ViewBuilder(given.builder_input)
        self.scratch = ScratchReader()
        self.ledger = Ledger(given.store)
        self.writer = StagingWriter(given.staging, given.out) if given.staging else None

    def body(self, task: _Task) -> PageBody | None:
        """Return the body of an edition's page; None if nobody has it."""
        spec = task.spec
        assert isinstance(spec.parts, BODIED)
        assert spec.lang
        if task.body:
            packed = decode(self.scratch.read(task.body), Encoded)
        else:
            known = self.ledger.body(spec.parts.path, spec.lang)
            if known is None or known.id != task.body_id:
                return None
            packed = known
        return decode(unpack_body(packed), PageBody)


def _render(renderer: _Renderer, task: _Task) -> _Made | None:
    """Return a page as it was rendered; None if its body has to be made first."""
    body = renderer.body(task) if task.body_id else None
    if task.body_id and body is None:
        return None
    page = renderer.view_builder.page(task.spec, ResolvedReferences(task.found), body)
    data = render(page, renderer.given.templates)
    leaks = renderer.given.scan.leaks_in(data)
    writer = renderer.writer
    return _Made(writer.put(task.name, data, there=task.there) if writer else None, leaks)


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
    return Given(templates, builder_input, site.planned.scan, store, site.room.options.out, staging)


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
                if made is None:
                    bodiless.add(task.spec.origin)
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
    body = None
    if isinstance(spec.parts, BODIED) and spec.lang:
        made = compiled.get(spec.parts.path)
        body = made.bodies.get(spec.lang) if made else None
    body_id = site.body_id(target)
    return _Task(name, spec, site.found(target), body, body_id, name in there)
