"""Command ``serve``: builds the preview, serves it, and rebuilds it after saves."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace

from pressbridge.build.builder import Builder
from pressbridge.report import IN_ENGLISH, counted, failed, no_progress, say, show_problems
from pressbridge.run import Options, UsageProblem
from pressbridge.serve.preview_server import run_server
from pressbridge.words.problems import COMMAND, Tell, said
from pressbridge.world import why
from pressbridge.world.clock import now
from pressbridge.world.files import exists
from pressbridge.world.lock import Busy


def serve(options: Options, port: int, *, fixed: bool, command: str, tell: Tell) -> None:
    """Build into the preview folder, serve it, and build again whenever a file is saved.

    Nothing is sent to an engine. A mistake is shown in the terminal and the last good site stays.
    ``fixed`` keeps the cut-off of the options; otherwise it is the clock, each time. ``command`` is
    what hints call the command; ``tell`` says all in the language of the run. Raises UsageProblem
    if the port is taken.
    """
    address = f"http://127.0.0.1:{port}/"
    options = replace(options, base_url=address, offline=True)
    rebuild = rebuilder(options, fixed=fixed, command=command, tell=tell)
    rebuild(True)
    watched = [options.root / "content", options.root / "templates"]

    def opened() -> None:
        say(said("Open {address}  (Ctrl-C ends it)", address=address), flush=True, tell=tell)

    try:
        run_server(options.out, port, watched, rebuild, opened)
    except OSError as refused:
        if refused.errno == errno.EADDRINUSE:
            message = said("port {port} is in use: choose another one with --port", port=port)
        else:
            message = said(
                "port {port} cannot be used ({why}): choose another one with --port",
                port=port,
                why=why(refused),
            )
        raise UsageProblem(message) from None


_STILL_SHOWN = said("Not built: {reason}. The last good site is still shown.")
_NO_SITE = said("Not built: {reason}. There is no site yet: it appears as soon as this is mended.")


def rebuilder(
    options: Options, *, fixed: bool, command: str = COMMAND, tell: Tell = IN_ENGLISH
) -> Callable[[bool], bool]:
    """Return what builds the preview and tells whether any page is new.

    It is told whether something was saved; if not, it says nothing unless there is something new.
    """
    builder = Builder(owns_out=True)

    def rebuild(saved: bool) -> bool:  # noqa: FBT001 - its only word
        try:
            at = options.now if fixed else now()
            result = builder.build(replace(options, now=at), no_progress)
        except (Busy, OSError) as wrong:
            if saved:
                reason = wrong.message if isinstance(wrong, Busy) else why(wrong)
                say(said(_STILL_SHOWN, reason=reason), flush=True, tell=tell)
            return False
        if not saved and not result.pages.written + result.pages.removed:
            return False
        show_problems(result.problems, command, tell)
        if failed(result, strict=options.strict):
            template = _STILL_SHOWN if exists(options.out / "index.html") else _NO_SITE
            say(said(template, reason=counted(result.problems)), flush=True, tell=tell)
            return False
        changed = result.pages.written + result.pages.removed
        built = said(
            "Built in {seconds} s: {n} files changed.", seconds=f"{result.seconds:.1f}", n=changed
        )
        say(built, flush=True, tell=tell)
        return changed > 0

    return rebuild
