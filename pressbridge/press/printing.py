"""Renders pages, in several processes: each composes a page from its sheet and writes its file."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, cast

from pressbridge.naming.register import Register
from pressbridge.press.ready import Ready
from pressbridge.press.site import Sheets
from pressbridge.rendering.compose import Composer, Shared
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.rendering.render import render
from pressbridge.rendering.sheets import Sheet
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error
from pressbridge.world.files import Stamp
from pressbridge.world.processes import Crew
from pressbridge.world.spool import Place, SpoolReader
from pressbridge.world.staging import StagingWriter

_WORTH = 250
"""Pages that are worth starting processes for: one takes a millisecond or two."""


class Made(NamedTuple):
    """A page that was rendered."""

    name: str
    """Its file below the output folder."""
    stamp: Stamp | None
    """Of the file that waits; None if the output has these bytes already."""


class _Task(NamedTuple):
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


_presses: list[_Press] = []


def _start(templates: TemplateSet, shared: Shared, out: Path, folder: Path | None) -> None:
    templates.adopt()
    writer = StagingWriter(folder, out) if folder else None
    _presses[:] = [_Press(templates, Composer(shared), SpoolReader(), writer)]


def _render(task: _Task) -> Made:
    press, spec = _presses[0], task.spec
    sheet = None
    if task.sheet:
        sheet = cast("Sheet", pickle.loads(press.spool.taken(task.sheet)))  # noqa: S301 - ours
    data = render(press.composer.page(spec, sheet), press.templates)
    name = at.output_file(spec.address)
    return Made(name, press.writer.put(name, data, there=task.there) if press.writer else None)


def render_all(  # noqa: PLR0913 - what to render, from what, by whom and to where
    ready: Ready,
    due: Sequence[PageSpec],
    sheets: Sheets,
    crew: Crew,
    *,
    progress: Callable[[int], None],
    folder: Path | None = None,
    there: Collection[str] = (),
) -> tuple[tuple[Made, ...], tuple[Problem, ...]]:
    """Render pages; new and changed ones wait in the staging folder, if there is one.

    ``there`` are the files of the output that may have the right bytes already. Returns the pages,
    or the problem of a template. Raises OSError.
    """
    tasks = [
        _Task(spec, _sheet(sheets, spec), at.output_file(spec.address) in there) for spec in due
    ]
    shared = Shared(replace(ready.site.outline.setting, register=Register(())), ready.plan.views)
    start = (ready.templates, shared, ready.options.out, folder)
    made: list[Made] = []
    try:
        for one in crew.spread(_render, tasks, _WORTH, _start, start):
            made.append(one)
            progress(1)
    except TemplateProblem as wrong:
        path = f"templates/{wrong.template}"
        hint = "the default template of this name shows how it is meant"
        return (), (error("template", path, wrong.line, wrong.message, hint),)
    return tuple(made), ()


def _sheet(sheets: Sheets, spec: PageSpec) -> Place | None:
    parts = spec.parts
    if isinstance(parts, EditionParts) and spec.lang:
        return sheets[parts.path, spec.lang]
    return None
