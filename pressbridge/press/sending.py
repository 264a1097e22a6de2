"""What is sent to an engine, or would be, and what catalogs get from it."""

from __future__ import annotations

from dataclasses import replace

from pressbridge.press.counting import public_tally
from pressbridge.press.digest import Workshop
from pressbridge.press.digesting import room_of
from pressbridge.press.editions import translation_problems
from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome, Progress
from pressbridge.press.outgoing import jobs
from pressbridge.press.places import JOURNAL
from pressbridge.press.ready import Ready
from pressbridge.press.room import Room, read_room
from pressbridge.press.site import with_memory
from pressbridge.press.translate import Sent, engine_for, letters, translate
from pressbridge.translation.engines.base import Engine
from pressbridge.words.problems import Problem, has_errors, in_order
from pressbridge.world.clock import stopwatch
from pressbridge.world.files import exists
from pressbridge.world.lock import run_lock


def fill_catalogs(options: Options, progress: Progress) -> Outcome:
    """Fill the catalogs, and bring them up to date with their sources."""
    with stopwatch() as seconds, run_lock(options.root):
        room, problems = read_room(options.root, options.now)
        if room is None or has_errors(problems):
            return Outcome(problems=in_order(problems), seconds=seconds())
        done = _send(room, options, progress, engine_for(room, options), store_all=True)
        refused = tuple(translation_problems(done.room, options.now))
        found = (*problems, *done.problems, *refused)
        return replace(_outcome(done, options, found), seconds=seconds())


def dry_run(options: Options) -> Outcome:
    """Return exactly what would be sent, and to whom; send and write nothing."""
    with stopwatch() as seconds:
        room, problems = read_room(options.root, options.now)
        if room is None or has_errors(problems):
            return Outcome(problems=in_order(problems), seconds=seconds())
        engine = engine_for(room, options)
        return Outcome(
            problems=in_order(problems),
            tally=public_tally(room, options),
            letters=letters(room, engine, options, jobs(room, engine, options)),
            host=engine.host if engine else "",
            seconds=seconds(),
        )


def _send(
    room: Room, options: Options, progress: Progress, engine: Engine | None, *, store_all: bool
) -> Sent:
    todo = jobs(room, engine, options)
    total = sum(len(job.to_send) for job in todo)
    characters = sum(len(letter.text) for letter in letters(room, engine, options, todo))
    with progress("translate", total, characters) as step:
        return translate(room, options, todo, store_all=store_all, progress=step, engine=engine)


def _outcome(done: Sent, options: Options, problems: tuple[Problem, ...]) -> Outcome:
    return Outcome(
        problems=in_order(problems),
        tally=public_tally(done.room, options),
        characters=done.characters,
        requests=done.requests,
        unanswered=done.unanswered,
    )


def sent(made: Ready, options: Options, progress: Progress) -> tuple[Sent | None, tuple[str, ...]]:
    """Send what is missing and store what is known, if there is anything to do.

    Tells what was done, and the sources whose catalogs are others now.
    """
    sendable = any(digest.may_be_sent for digest in made.site.digests) and not options.offline
    if not sendable and not exists(options.root / JOURNAL):
        return None, stored_known(made)
    room, problems = read_room(options.root, options.now)
    if room is None or has_errors(problems):
        return None, ()  # somebody saved a mistake in the meantime: the next build says it
    done = _send(room, options, progress, engine_for(room, options), store_all=False)
    return done, tuple(room.catalogs) if done.room is not room else ()


def stored_known(made: Ready) -> tuple[str, ...]:
    """Store in catalogs what is known; return the sources whose catalogs are others now."""
    unsaid = [digest for digest in made.site.digests if digest.unsaid]
    workshop = with_memory(made.site) if any(one.open for one in unsaid) else made.site.workshop
    return tuple(one.path for one in unsaid if _stored(made, workshop, one.path))


def _stored(made: Ready, workshop: Workshop, path: str) -> bool:
    """Store what is known of a source in its catalog; tell whether anything was."""
    room = room_of(workshop, made.site.orders[path])
    if room is None:
        return False
    todo = jobs(room, None, made.options)
    done = translate(
        room, made.options, todo, store_all=False, progress=lambda _: None, engine=None
    )
    return done.room is not room
