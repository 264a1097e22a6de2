"""Command ``serve``: builds the preview, serves it, and rebuilds it after saves."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace

from pressbridge.build.builder import Builder
from pressbridge.report import counted, failed, no_progress, say, show_problems
from pressbridge.run import Options, UsageProblem
from pressbridge.serve.preview_server import run_server
from pressbridge.words.problems import COMMAND
from pressbridge.world.below import why
from pressbridge.world.clock import now
from pressbridge.world.files import exists
from pressbridge.world.lock import Busy


def serve(options: Options, port: int, *, fixed: bool, command: str) -> None:
    """Build into the preview folder, serve it, and build again whenever a file is saved.

    Nothing is sent to an engine. A mistake is shown in the terminal and the last good site stays.
    ``fixed`` keeps the cut-off of the options; otherwise it is the clock, each time. ``command`` is
    what hints call the command. Raises UsageProblem if the port is taken.
    """
    address = f"http://127.0.0.1:{port}/"
    options = replace(options, base_url=address, offline=True)
    rebuild = rebuilder(options, fixed=fixed, command=command)
    rebuild(True)
    watched = [options.root / "content", options.root / "templates"]

    def opened() -> None:
        say(f"Open {address}  (Ctrl-C ends it)", flush=True)

    try:
        run_server(options.out, port, watched, rebuild, opened)
    except OSError as refused:
        taken = refused.errno == errno.EADDRINUSE
        said = "is in use" if taken else f"cannot be used ({why(refused)})"
        raise UsageProblem(f"port {port} {said}: choose another one with --port") from None


def rebuilder(options: Options, *, fixed: bool, command: str = COMMAND) -> Callable[[bool], bool]:
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
                say(f"Not built: {wrong}. The last good site is still shown.", flush=True)
            return False
        if not saved and not result.pages.written + result.pages.removed:
            return False
        show_problems(result.problems, command)
        if failed(result, strict=options.strict):
            found = counted(result.problems)
            shown = "The last good site is still shown."
            if not exists(options.out / "index.html"):
                shown = "There is no site yet: it appears as soon as this is mended."
            say(f"Not built: {found}. {shown}", flush=True)
            return False
        changed = result.pages.written + result.pages.removed
        say(f"Built in {result.seconds:.1f} s: {changed} files changed.", flush=True)
        return changed > 0

    return rebuild
