"""What is wrong with the site as a whole, once it is planned, and with a template of it."""

from __future__ import annotations

from collections.abc import Iterator

from pressbridge.compiling.context import PressRoom
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.plan import IN_MENU, Plan
from pressbridge.rendering.templates import TemplateProblem
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error, said, warning
from pressbridge.words.targets import as_typed
from pressbridge.world.below import refusal


def site_problems(room: PressRoom, outline: Outline, made: Plan) -> Iterator[Problem]:
    """Yield links that lead nowhere, too long a menu, and files that cannot be copied."""
    yield from _dead_addresses(outline, made)
    yield from _beyond_menu(outline)
    yield from _unreadable(room, made)


def _dead_addresses(outline: Outline, made: Plan) -> Iterator[Problem]:
    """Yield a warning for each link such as ``/ko/2023/`` that no page or file answers."""
    asked = [link for source in outline.sources for link in source.asked]
    if not asked:
        return
    known = {at.output_file(page.address) for page in made.pages}
    known |= {at.output_file(copy.address) for copy in made.copies}
    for written, address, path, line in asked:
        inside = f"{address.strip('/')}/index.html"
        if at.output_file(address) not in known and inside not in known:
            message = said('nothing answers at "{written}"', written=as_typed(written))
            hint = said("write the path of the Markdown file instead, such as ../2023/visit.md")
            yield warning("dead-link", path, line, message, hint)


def _beyond_menu(outline: Outline) -> Iterator[Problem]:
    """Yield a warning if the menu cannot lead to all standing pages."""
    if len(outline.standing) > IN_MENU:
        path = outline.standing[IN_MENU].path
        count = len(outline.standing)
        message = said(
            "there are {count} standing pages, and menus show only the first {in_menu}",
            count=count,
            in_menu=IN_MENU,
        )
        hint = said("link to the others from one that the menus show")
        yield warning("full-menu", path, None, message, hint)


def _unreadable(room: PressRoom, made: Plan) -> Iterator[Problem]:
    """Yield a problem for each file to copy that cannot be read; asked before the first write."""
    for copy in made.copies:
        reason = refusal(room.place_of(copy))
        if reason:
            yield error(
                "unreadable", copy.origin, None, said("it cannot be read: {reason}", reason=reason)
            )


def template_problem(wrong: TemplateProblem) -> Problem:
    """Return the problem of a template that cannot be used."""
    hint = said("the default template of this name shows how it is meant")
    return error("template", f"templates/{wrong.template}", wrong.line, wrong.message, hint)
