"""Renders pages, in several processes: each composes a page from its sheet and writes its file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pressbridge.press.leaking import FoundLeak, leak_problems
from pressbridge.press.ready import Ready
from pressbridge.press.site import Sheets
from pressbridge.register.lookup import Register
from pressbridge.rendering.compose import Composer, Shared
from pressbridge.rendering.leaks import Leak, LeakScan
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.rendering.render import render
from pressbridge.rendering.sealed import opened
from pressbridge.rendering.sheets import Sheet
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.words.problems import Problem, error
from pressbridge.world.below import Stamp
from pressbridge.world.processes import Crew
from pressbridge.world.spool import Place, SpoolReader
from pressbridge.world.staging import StagingWriter

_WORTH = 250
"""Pages that are worth starting processes for: one takes a millisecond or two."""


class _Task(NamedTuple):
    name: str
    """The output file."""
    spec: PageSpec
    sheet: Place | None
    there: bool
    """The output has a file of this name."""


@dataclass(frozen=True, slots=True)
class _Press:
    """What the pages of a process are rendered with: it travels to each process once."""

    templates: TemplateSet
    composer: Composer
    spool: SpoolReader
    writer: StagingWriter | None
    """None if nothing is to be written."""
    scan: LeakScan


_presses: list[_Press] = []


def _start(
    templates: TemplateSet, shared: Shared, scan: LeakScan, out: Path, folder: Path | None
) -> None:
    templates.adopt()
    writer = StagingWriter(folder, out) if folder else None
    _presses[:] = [_Press(templates, Composer(shared), SpoolReader(), writer, scan)]


def _render(task: _Task) -> tuple[Stamp | None, tuple[Leak, ...]]:
    """Return the stamp of the file that waits, and what of the hidden stands in it.

    There is no stamp if the output has these bytes already.
    """
    press, spec = _presses[0], task.spec
    sheet = None
    if task.sheet:
        sheet = opened(press.spool.taken(task.sheet), Sheet)
    data = render(press.composer.page(spec, sheet), press.templates)
    leaks = press.scan.leaks_in(data)
    stamp = press.writer.put(task.name, data, there=task.there) if press.writer else None
    return stamp, leaks


def render_all(  # noqa: PLR0913 - what to render, from what, by whom and to where
    ready: Ready,
    due: Mapping[str, PageSpec],
    sheets: Sheets,
    crew: Crew,
    *,
    progress: Callable[[int], None],
    folder: Path | None = None,
    there: Collection[str] = (),
) -> tuple[dict[str, Stamp | None], tuple[Problem, ...]]:
    """Render pages; new and changed ones wait in the staging folder, if there is one.

    ``due`` are output files and their pages; ``there`` are those that may have the right bytes
    already. Returns the stamp of each file that waits, None if it has these bytes already; and the
    problems: that of a template, or what of the hidden stands in a page. Raises OSError.
    """
    tasks = [_Task(name, spec, _sheet(sheets, spec), name in there) for name, spec in due.items()]
    shared = Shared(replace(ready.site.outline.setting, register=Register(())), ready.plan.views)
    start = (ready.templates, shared, ready.scan, ready.options.out, folder)
    made: dict[str, Stamp | None] = {}
    found: list[FoundLeak] = []
    try:
        results = crew.spread(_render, tasks, _WORTH, _start, start)
        for (name, spec), (stamp, leaks) in zip(due.items(), results, strict=True):
            made[name] = stamp
            found += (FoundLeak(name, spec.origin, leak) for leak in leaks)
            progress(1)
    except TemplateProblem as wrong:
        path = f"templates/{wrong.template}"
        hint = "the default template of this name shows how it is meant"
        return {}, (error("template", path, wrong.line, wrong.message, hint),)
    return made, leak_problems(ready, found)


def _sheet(sheets: Sheets, spec: PageSpec) -> Place | None:
    parts = spec.parts
    if isinstance(parts, EditionParts) and spec.lang:
        return sheets[parts.path, spec.lang]
    return None
