"""The last phase: the plan becomes files. An error before the first write leaves all as it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pressbridge.press.options import Options, UsageProblem
from pressbridge.press.theme import Theme
from pressbridge.rendering.page import Copy, Page
from pressbridge.rendering.plan import Plan
from pressbridge.rendering.render import render
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error
from pressbridge.world import files, processes


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
    return name.startswith(".pressbridge-")


def _is_kept(name: str) -> bool:
    """Tell whether pruning leaves an entry of the output folder: git's own files."""
    return name.startswith(".git")


def render_all(
    plan: Plan, theme: Theme, jobs: int | None, progress: Callable[[int], None]
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return every page's bytes by output file, or the problem of a template."""
    rendered: dict[str, bytes] = {}
    results = processes.spread(_render, plan.pages, jobs, _start, (theme.templates,))
    try:
        for page, data in zip(plan.pages, results, strict=True):
            rendered[at.output_file(page.address)] = data
            progress(len(data))
    except TemplateProblem as wrong:
        path = f"templates/{wrong.template}"
        hint = "the default template of this name shows how it is meant"
        return {}, (error("template", path, wrong.line, wrong.message, hint),)
    return rendered, ()


_templates: list[TemplateSet] = []
"""What the pages of this process are rendered with: it travels to each process once."""


def _start(templates: TemplateSet) -> None:
    _templates[:] = [templates]


def _render(page: Page) -> bytes:
    return render(page, _templates[0])


def unreadable(plan: Plan, theme: Theme, options: Options) -> tuple[Problem, ...]:
    """Return a problem for each file to copy that cannot be read; asked before the first write."""
    found = ((copy, files.refusal(_source(copy, theme, options))) for copy in plan.copies)
    return tuple(
        error("unreadable", _name(copy), None, f"it cannot be read: {reason}")
        for copy, reason in found
        if reason
    )


def _source(copy: Copy, theme: Theme, options: Options) -> Path:
    return theme.static[copy.file] if copy.of_theme else options.root / copy.file


def _name(copy: Copy) -> str:
    return f"templates/static/{copy.file}" if copy.of_theme else copy.file


def write_all(rendered: dict[str, bytes], plan: Plan, theme: Theme, options: Options) -> Written:
    """Bring the output folder to the plan: write what differs, remove what is not in it.

    Raises OSError; each file is then still the old one or already the new one.
    """
    out = options.out
    if options.clean:
        files.clear(out, _is_kept)
    planned = {*rendered, *(at.output_file(copy.address) for copy in plan.copies)}
    removed = _prune(out, planned)  # first: an old file may stand where a folder must be now
    changed = [files.write_if_changed(out / name, rendered[name]) for name in _in_order(rendered)]
    for copy in plan.copies:
        source = _source(copy, theme, options)
        changed.append(files.copy_if_changed(source, out / at.output_file(copy.address)))
    return Written(changed.count(True), changed.count(False), removed)


def _in_order(names: Iterable[str]) -> list[str]:
    """Put releases.json first: it makes the folder ours even if the rest is cut short."""
    return sorted(names, key=lambda name: (name != at.output_file(at.RELEASES_JSON), name))


def _prune(out: Path, planned: set[str]) -> int:
    """Remove what is in the output folder and not in the plan; return how many files."""
    listing = files.walk(out)
    here = {file.name: file.path for file in listing.files}
    stale = [path for name, path in here.items() if name not in planned and not _is_kept(name)]
    # Nothing is written through a link, so no link may stay.
    links = [out / name for name, oddity in listing.odd if oddity is not files.Oddity.NAME]
    for path in (*stale, *(link for link in links if not _is_kept(link.name))):
        files.remove(path, up_to=out)
    return len(stale) + len(links)
