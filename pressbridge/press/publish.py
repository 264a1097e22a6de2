"""The last phase: the plan becomes files. An error before the first write leaves all as it was."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

from pressbridge.press.options import Options, UsageProblem
from pressbridge.press.site import Site
from pressbridge.press.theme import Theme
from pressbridge.rendering.compose import Composer, Shared
from pressbridge.rendering.page import Copy, PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.rendering.plan import Plan
from pressbridge.rendering.render import render
from pressbridge.rendering.sheets import Sheet
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error
from pressbridge.world import files, processes
from pressbridge.world.spool import Place, taken
from pressbridge.world.staging import PREFIX, Staging, stage, stage_copy


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of the output changed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def check_out(options: Options) -> None:
    """Raise UsageProblem if the output folder is not one that may be filled and pruned.

    What is in it and not in the plan will be removed, so it must be empty or a site of ours.
    """
    root, out = options.root.resolve(), options.out.resolve()
    if root.is_relative_to(out):
        raise UsageProblem(f"--out {options.out}: the press room itself lies in this folder")
    taken = [root / name for name in ("content", "templates", ".git", ".pressbridge/lock")]
    if out == root / ".pressbridge" or any(out.is_relative_to(folder) for folder in taken):
        raise UsageProblem(f"--out {options.out}: this folder is not for the site")
    if out.exists() and not out.is_dir():
        raise UsageProblem(f"--out {options.out}: this is a file, not a folder")
    made = _made(out)
    if made is None:
        raise UsageProblem(
            f"--out {options.out}: the folder has files that Pressbridge did not make; "
            "empty it or name another one"
        )
    ours = out.is_relative_to(root / ".pressbridge")
    if options.drafts and made and not made.get("drafts") and not ours:
        raise UsageProblem(
            f"--out {options.out}: a site without drafts stands there; "
            "name another folder, so that drafts are not published by accident"
        )


def _made(out: Path) -> dict[str, object] | None:
    """Return what a site of ours says of itself, nothing if there is none, ``None`` if not ours."""
    names = [name for name in files.entries(out) if not _is_kept(name)]
    if all(_is_beginning(name) for name in names):
        return {}  # empty, or a build that was cut short at its first file
    try:
        made = json.loads(files.read_bytes(out / at.output_file(at.RELEASES_JSON)))
    except (OSError, ValueError):
        return None
    return made if isinstance(made, dict) and made.get("generator") == "Pressbridge" else None


def _is_beginning(name: str) -> bool:
    return name.startswith(PREFIX)


def _is_kept(name: str) -> bool:
    """Tell whether pruning leaves an entry of the output folder: git's own files."""
    return name.startswith(".git")


@dataclass(frozen=True, slots=True)
class Ready:
    """A site that is planned whole and ready to be rendered."""

    site: Site
    plan: Plan
    theme: Theme


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
    ready: Ready, options: Options, staging: Staging | None, progress: Callable[[int], None]
) -> tuple[tuple[Made, ...], tuple[Problem, ...]]:
    """Render every page; new and changed ones wait in the staging folder, if there is one.

    Returns them, or the problem of a template. Raises OSError.
    """
    site, theme = ready.site, ready.theme
    tasks = [
        _Task(number, spec, _sheet(site, spec)) for number, spec in enumerate(ready.plan.pages)
    ]
    shared = Shared(site.outline.setting, ready.plan.views)
    folder = staging.folder if staging else None
    start = (theme.templates, shared, options.out, folder, options.clean)
    made: list[Made] = []
    try:
        for one in processes.spread(_render, tasks, options.jobs, _start, start):
            made.append(one)
            progress(1)
    except TemplateProblem as wrong:
        path = f"templates/{wrong.template}"
        hint = "the default template of this name shows how it is meant"
        return (), (error("template", path, wrong.line, wrong.message, hint),)
    return tuple(made), ()


def _sheet(site: Site, spec: PageSpec) -> Place | None:
    parts = spec.parts
    if isinstance(parts, EditionParts) and spec.lang:
        return site.sheets[parts.path, spec.lang]
    return None


def unreadable(ready: Ready, options: Options) -> tuple[Problem, ...]:
    """Return a problem for each file to copy that cannot be read; asked before the first write."""
    copies = ready.plan.copies
    found = ((copy, files.refusal(_source(copy, ready.theme, options))) for copy in copies)
    return tuple(
        error("unreadable", _name(copy), None, f"it cannot be read: {reason}")
        for copy, reason in found
        if reason
    )


def _source(copy: Copy, theme: Theme, options: Options) -> Path:
    return theme.static[copy.file] if copy.of_theme else options.root / copy.file


def _name(copy: Copy) -> str:
    return f"templates/static/{copy.file}" if copy.of_theme else copy.file


def write_all(made: Iterable[Made], ready: Ready, options: Options, staging: Staging) -> Written:
    """Bring the output folder to the plan: what waits moves in, what is not planned goes.

    Raises OSError; each file is then still the old one or already the new one.
    """
    waiting = {one.name: one.staged for one in made}
    for number, copy in enumerate(ready.plan.copies):
        name, staged = at.output_file(copy.address), f"copy-{number}"
        source = _source(copy, ready.theme, options)
        target = None if options.clean else options.out / name
        changed = stage_copy(staging.folder / staged, target, source)
        waiting[name] = staged if changed else ""
    if options.clean:
        files.clear(options.out, lambda name: _is_kept(name) or name == staging.folder.name)
    # First: an old file may stand where a folder must be now.
    removed = _prune(options.out, waiting, staging.folder.name)
    for name in _in_order(waiting):
        if waiting[name]:
            staging.move(waiting[name], name)
    written = sum(map(bool, waiting.values()))
    return Written(written, len(waiting) - written, removed)


def _in_order(names: Iterable[str]) -> list[str]:
    """Put releases.json first: it makes the folder ours even if the rest is cut short."""
    return sorted(names, key=lambda name: (name != at.output_file(at.RELEASES_JSON), name))


def _prune(out: Path, planned: Container[str], staging: str) -> int:
    """Remove what is in the output folder and not in the plan; return how many files."""
    listing = files.walk(out, without=staging)
    here = {file.name: file.path for file in listing.files}
    stale = [path for name, path in here.items() if name not in planned and not _is_kept(name)]
    # Nothing is written through a link, so no link may stay.
    links = [out / name for name, oddity in listing.odd if oddity is not files.Oddity.NAME]
    for path in (*stale, *(link for link in links if not _is_kept(link.name))):
        files.remove(path, up_to=out)
    return len(stale) + len(links)
