"""The spine: read, translate, plan, render, write (ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Protocol

from pressbridge.press.links import dead_addresses
from pressbridge.press.options import Options
from pressbridge.press.publish import (
    Written,
    check_out,
    render_all,
    unreadable,
    write_all,
)
from pressbridge.press.room import Room, read_room
from pressbridge.press.site import editions_of, public_site
from pressbridge.press.tally import Tally, public_tally
from pressbridge.press.theme import Theme, read_theme
from pressbridge.press.translate import (
    Letter,
    Sent,
    engine_for,
    jobs,
    letters,
    translate,
)
from pressbridge.rendering.plan import Plan, plan
from pressbridge.translation.engines.base import Engine
from pressbridge.words.problems import Problem, error, has_errors, in_order
from pressbridge.world import clock
from pressbridge.world.files import why
from pressbridge.world.lock import run_lock


class Progress(Protocol):
    """Shows how far a long phase has come."""

    def __call__(
        self, label: str, total: int, characters: int = 0
    ) -> AbstractContextManager[Callable[[int], None]]:
        """Begin a phase of so many steps, and characters to send.

        What it gives is called after each step, with the characters that it took.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command found and did."""

    problems: tuple[Problem, ...] = ()
    pages: Written = field(default_factory=Written)
    tally: Tally = field(default_factory=Tally)
    characters: int = 0
    requests: int = 0
    unanswered: int = 0
    letters: tuple[Letter, ...] = ()
    """What a dry run would send."""
    host: str = ""
    """Where to."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A press room made into a plan."""

    plan: Plan
    theme: Theme
    problems: tuple[Problem, ...]


def build(options: Options, progress: Progress) -> Outcome:
    """Translate what is missing, render, and write the site."""
    check_out(options)
    with _timed() as seconds, run_lock(options.root):
        room, problems = read_room(options.root)
        if room is None or has_errors(problems):
            return Outcome(problems=in_order(problems), seconds=seconds())
        # What an engine would be asked for is only asked once the site is known to build.
        made = _make(room, options)
        if _stops((*problems, *made.problems), options):
            return Outcome(problems=in_order((*problems, *made.problems)), seconds=seconds())
        sent = _send(room, options, progress, engine_for(room, options), store_all=False)
        if sent.room is not room:
            made = _make(sent.room, options)
        found = (*problems, *sent.problems, *made.problems)
        outcome = _outcome(sent, options, found)
        written, more = _write(made, options, progress, found)
        return replace(
            outcome, problems=in_order((*found, *more)), pages=written, seconds=seconds()
        )


def check(options: Options) -> Outcome:
    """Find everything that is wrong; write nothing and send nothing."""
    with _timed() as seconds:
        room, problems = read_room(options.root)
        if room is None:
            return Outcome(problems=in_order(problems), seconds=seconds())
        found = list(problems)
        if not has_errors(problems):
            made = _make(room, options)
            found += made.problems
            _, more = render_all(made.plan, made.theme, options.jobs, lambda _: None)
            found += more
        tally = public_tally(room, options)
        return Outcome(problems=in_order(found), tally=tally, seconds=seconds())


def fill_catalogs(options: Options, progress: Progress) -> Outcome:
    """Fill the catalogs, and bring them up to date with their sources."""
    with _timed() as seconds, run_lock(options.root):
        room, problems = read_room(options.root)
        if room is None or has_errors(problems):
            return Outcome(problems=in_order(problems), seconds=seconds())
        sent = _send(room, options, progress, engine_for(room, options), store_all=True)
        refused = editions_of(sent.room, options)[1]
        found = (*problems, *sent.problems, *refused)
        return replace(_outcome(sent, options, found), seconds=seconds())


def dry_run(options: Options) -> Outcome:
    """Return exactly what would be sent, and to whom; send and write nothing."""
    with _timed() as seconds:
        room, problems = read_room(options.root)
        if room is None or has_errors(problems):
            return Outcome(problems=in_order(problems), seconds=seconds())
        engine = engine_for(room, options)
        return Outcome(
            problems=in_order(problems),
            tally=public_tally(room, options),
            letters=letters(room, engine, options),
            host=engine.host if engine else "",
            seconds=seconds(),
        )


def _stops(problems: Iterable[Problem], options: Options) -> bool:
    """Tell whether nothing may be written: on errors, and with ``--strict`` on warnings."""
    found = tuple(problems)
    return has_errors(found) or (options.strict and bool(found))


def _send(
    room: Room, options: Options, progress: Progress, engine: Engine | None, *, store_all: bool
) -> Sent:
    total = sum(len(job.to_send) for job in jobs(room, engine, options))
    characters = sum(len(letter.text) for letter in letters(room, engine, options))
    with progress("translate", total, characters) as step:
        return translate(room, options, store_all=store_all, progress=step, engine=engine)


def _outcome(sent: Sent, options: Options, problems: tuple[Problem, ...]) -> Outcome:
    return Outcome(
        problems=in_order(problems),
        tally=public_tally(sent.room, options),
        characters=sent.characters,
        requests=sent.requests,
        unanswered=sent.unanswered,
    )


def _make(room: Room, options: Options) -> _Made:
    site, problems = public_site(room, options)
    theme, mistakes = read_theme(options.root)
    made, collisions = plan(site, theme.static)
    dead = tuple(dead_addresses(room, site, made))
    return _Made(plan=made, theme=theme, problems=(*problems, *mistakes, *collisions, *dead))


def _write(
    made: _Made, options: Options, progress: Progress, found: tuple[Problem, ...]
) -> tuple[Written, tuple[Problem, ...]]:
    if _stops(found, options):
        return Written(), ()
    with progress("render", len(made.plan.pages)) as step:
        rendered, problems = render_all(made.plan, made.theme, options.jobs, step)
    problems = (*problems, *unreadable(made.plan, made.theme, options))
    if problems:
        return Written(), problems
    try:
        return write_all(rendered, made.plan, made.theme, options), ()
    except OSError as refused:
        hint = "free some space or choose another folder with --out, then build again"
        message = f"the site could not be written: {why(refused)}"
        return Written(), (error("output", str(options.out), None, message, hint),)


class _timed(AbstractContextManager[Callable[[], float]]):  # noqa: N801 - read as a word
    def __enter__(self) -> Callable[[], float]:
        begin = clock.monotonic()
        return lambda: round(clock.monotonic() - begin, 3)

    def __exit__(self, *_: object) -> None:
        return None
