"""Renders pages, in several processes: each composes a page from its sheet and writes its file."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
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
from pressbridge.world import processes
from pressbridge.world.spool import Place, taken
from pressbridge.world.staging import Staging, stage

_WORTH = 250
"""Pages that are worth starting processes for: one takes a millisecond or two."""


class Made(NamedTuple):
    """A page that was rendered."""

    name: str
    """Its file below the output folder."""
    staged: str
    """Its name in the staging folder; empty if the file has these bytes already."""


class _Task(NamedTuple):
    number: int
    spec: PageSpec
    sheet: Place | None


@dataclass(frozen=True, slots=True)
class _Press:
    """What the pages of a process are rendered with: it travels to each process once."""

    templates: TemplateSet
    composer: Composer
    out: Path
    folder: Path | None
    """Where new files wait; None if nothing is to be written."""
    afresh: bool
    """Files count as new even where the output folder has the same."""


_presses: list[_Press] = []


def _start(
    templates: TemplateSet, shared: Shared, out: Path, folder: Path | None, *afresh: bool
) -> None:
    _presses[:] = [_Press(templates, Composer(shared), out, folder, *afresh)]


def _render(task: _Task) -> Made:
    press, spec = _presses[0], task.spec
    sheet = cast("Sheet", pickle.loads(taken(task.sheet))) if task.sheet else None  # noqa: S301
    data = render(press.composer.page(spec, sheet), press.templates)
    name, staged = at.output_file(spec.address), f"{task.number}"
    if press.folder is None:
        return Made(name, "")
    changed = stage(press.folder / staged, None if press.afresh else press.out / name, data)
    return Made(name, staged if changed else "")


def render_all(
    ready: Ready,
    due: Sequence[PageSpec],
    sheets: Sheets,
    *,
    staging: Staging | None,
    progress: Callable[[int], None],
) -> tuple[tuple[Made, ...], tuple[Problem, ...]]:
    """Render pages; new and changed ones wait in the staging folder, if there is one.

    Returns them, or the problem of a template. Raises OSError.
    """
    options = ready.options
    tasks = [_Task(number, spec, _sheet(sheets, spec)) for number, spec in enumerate(due)]
    shared = Shared(replace(ready.site.outline.setting, register=Register(())), ready.plan.views)
    folder = staging.folder if staging else None
    start = (ready.theme.templates, shared, options.out, folder, options.clean)
    count = processes.wanted(options.jobs, len(tasks), _WORTH)
    made: list[Made] = []
    try:
        for one in processes.spread(_render, tasks, count, _start, start):
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
