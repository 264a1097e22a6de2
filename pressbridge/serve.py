"""``serve``: the site in a browser, built again after every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pressbridge.press.building import Builder
from pressbridge.press.options import Options, UsageProblem
from pressbridge.report import counted, failed, no_progress, say, show_problems
from pressbridge.world.clock import now
from pressbridge.world.lock import Busy
from pressbridge.world.saves import when_interrupted, when_saved


def serve(options: Options, port: int, *, fixed: bool) -> None:
    """Build into the preview folder, serve it, and build again whenever a file is saved.

    Nothing is sent to an engine. A mistake is shown in the terminal and the last good site stays.
    ``fixed`` keeps the cut-off of the options; otherwise it is the clock, each time. Raises
    UsageProblem if the port is taken.
    """
    address = f"http://127.0.0.1:{port}/"
    rebuild = rebuilder(replace(options, base_url=address, offline=True), fixed=fixed)
    rebuild(True)
    server = _server([options.root / "content", options.root / "templates"], rebuild)
    say(f"Open {address}  (Ctrl-C ends it)", flush=True)
    try:
        server.serve(port=port, host="127.0.0.1", root=str(options.out))
    except OSError:
        raise UsageProblem(f"port {port} is in use: choose another one with --port") from None


def rebuilder(options: Options, *, fixed: bool) -> Callable[[bool], bool]:
    """Return what builds the preview and tells whether any page is new.

    It is told whether something was saved; if not, it says nothing unless there is something new.
    """
    builder = Builder(owns_out=True)

    def rebuild(saved: bool) -> bool:  # noqa: FBT001 - its only word
        try:
            at = options.now if fixed else now()
            outcome = builder.build(replace(options, now=at), no_progress)
        except (Busy, OSError) as wrong:
            if saved:
                say(f"Not built: {wrong}. The last good site is still shown.", flush=True)
            return False
        if not saved and not outcome.pages.written + outcome.pages.removed:
            return False
        show_problems(outcome.problems)
        if failed(outcome, strict=options.strict):
            found = counted(outcome.problems)
            say(f"Not built: {found}. The last good site is still shown.", flush=True)
            return False
        changed = outcome.pages.written + outcome.pages.removed
        say(f"Built in {outcome.seconds:.1f} s: {changed} files changed.", flush=True)
        return changed > 0

    return rebuild


def _server(folders: list[Path], rebuild: Callable[[bool], bool]) -> Any:  # noqa: ANN401
    """Return livereload's server, which has no types, made to work with the pages' policy.

    The library writes an inline script into each page, which the Content-Security-Policy forbids:
    it gets the same script as a file of the site instead. And it looks through all files again and
    again, and passes over a second save within three seconds: we are told of saves, and tell the
    browsers at once.
    """
    from livereload import Server, handlers, server, watcher  # noqa: PLC0415 - takes 100 ms
    from tornado.ioloop import IOLoop  # noqa: PLC0415

    class ScriptFile(server.LiveScriptInjector):  # type: ignore[misc] # no types
        def transform_first_chunk(self, *given: Any) -> Any:  # noqa: ANN401
            self.script = b'<script src="/livereload.js" defer></script>'
            return super().transform_first_chunk(*given)

    class Saves(watcher.Watcher):  # type: ignore[misc] # no types
        def start(self, _: object) -> bool:
            loop = IOLoop.current()
            when_interrupted(loop.asyncio_loop, loop.stop)  # type: ignore[attr-defined]
            when_saved(folders, lambda saved: loop.add_callback(self.look, saved))
            return True

        def look(self, saved: bool) -> None:  # noqa: FBT001
            browsers = handlers.LiveReloadHandler
            if rebuild(saved) and browsers.waiters:
                browsers.reload_waiters("*")

    server.LiveScriptInjector = ScriptFile
    made = Server(watcher=Saves())
    for folder in folders:
        made.watch(f"{folder}/")
    return made
