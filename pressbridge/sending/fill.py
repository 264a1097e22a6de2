"""What is sent to an engine, or would be, and what catalogs get from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pressbridge.compiling.compile import Order, workspace_of
from pressbridge.compiling.context import Context
from pressbridge.compiling.workspace import (
    Workspace,
    public_counts,
    read_workspace,
    translation_problems,
)
from pressbridge.run import Options, Progress, Result
from pressbridge.sending.outgoing import jobs
from pressbridge.sending.translate import Sent, engine_for, previews, translate
from pressbridge.translation.engines.base import Engine
from pressbridge.words.problems import Problem, has_errors, in_order
from pressbridge.world.clock import stopwatch
from pressbridge.world.lock import run_lock, writing


def fill_catalogs(options: Options, progress: Progress) -> Result:
    """Fill the catalogs, and bring them up to date with their sources."""
    with stopwatch() as seconds, run_lock(options.root):
        workspace, problems = read_workspace(options.root, options.now)
        if workspace is None or has_errors(problems):
            return Result(problems=in_order(problems), seconds=seconds())
        done = _send(workspace, options, progress, engine_for(workspace, options), store_all=True)
        refused = tuple(translation_problems(done.workspace, options.now))
        found = (*problems, *done.problems, *refused)
        return replace(_outcome(done, options, found), seconds=seconds())


def dry_run(options: Options) -> Result:
    """Return exactly what would be sent, and to whom; send and write nothing."""
    with stopwatch() as seconds:
        workspace, problems = read_workspace(options.root, options.now)
        if workspace is None or has_errors(problems):
            return Result(problems=in_order(problems), seconds=seconds())
        engine = engine_for(workspace, options)
        return Result(
            problems=in_order(problems),
            counts=public_counts(workspace, options),
            previews=previews(workspace, engine, options, jobs(workspace, engine, options)),
            host=engine.host if engine else "",
            seconds=seconds(),
        )


def _send(
    workspace: Workspace,
    options: Options,
    progress: Progress,
    engine: Engine | None,
    *,
    store_all: bool,
) -> Sent:
    todo = jobs(workspace, engine, options)
    total = sum(len(job.to_send) for job in todo)
    characters = sum(len(one.text) for one in previews(workspace, engine, options, todo))
    with progress("translate", total, characters) as step:
        return translate(
            workspace, options, todo, store_all=store_all, progress=step, engine=engine
        )


def _outcome(done: Sent, options: Options, problems: tuple[Problem, ...]) -> Result:
    return Result(
        problems=in_order(problems),
        counts=public_counts(done.workspace, options),
        characters=done.characters,
        requests=done.requests,
        unanswered=done.unanswered,
    )


def send(options: Options, progress: Progress) -> tuple[Sent | None, bool]:
    """Send what is missing and store what comes; tell whether any catalog says other things now.

    None if somebody has saved a mistake in the meantime: the next build says it.
    """
    with writing():
        workspace, problems = read_workspace(options.root, options.now)
        if workspace is None or has_errors(problems):
            return None, False
        engine = engine_for(workspace, options)
        done = _send(workspace, options, progress, engine, store_all=False)
    return done, done.workspace is not workspace


def store_known(options: Options, context: Context, orders: Iterable[Order]) -> bool:
    """Store in the catalogs of some sources what is known; tell whether anything was stored."""
    return sum(_stored(options, context, order) for order in orders) > 0


def _stored(options: Options, context: Context, order: Order) -> bool:
    with writing():
        workspace = workspace_of(context, order)
        if workspace is None:
            return False
        todo = jobs(workspace, None, options)
        done = translate(
            workspace, options, todo, store_all=False, progress=lambda _: None, engine=None
        )
    return done.workspace is not workspace
