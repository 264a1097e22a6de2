"""``serve``: the site in a browser, built again after every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pressbridge.press import building
from pressbridge.press.options import Options, UsageProblem
from pressbridge.report import counted, failed, no_progress, show_problems
from pressbridge.world.clock import now
from pressbridge.world.lock import Busy


def serve(options: Options, port: int, *, fixed: bool) -> None:
    """Build into the preview folder, serve it, and build again whenever a file is saved.

    Nothing is sent to an engine. A mistake is shown in the terminal and the last good site stays.
    ``fixed`` keeps the cut-off of the options; otherwise it is the clock, each time. Raises
    UsageProblem if the port is taken.
    """
    address = f"http://127.0.0.1:{port}/"
    rebuild = rebuilder(replace(options, base_url=address, offline=True), fixed=fixed)
    rebuild()
    server = _server()
    server.watch(f"{options.root}/content/", rebuild)
    server.watch(f"{options.root}/templates/", rebuild)
    print(f"Open {address}  (Ctrl-C ends it)", flush=True)
    try:
        server.serve(port=port, host="127.0.0.1", root=str(options.out))
    except OSError:
        raise UsageProblem(f"port {port} is in use: choose another one with --port") from None


def rebuilder(options: Options, *, fixed: bool) -> Callable[[], None]:
    """Return what builds the preview and says how it went."""

    def rebuild() -> None:
        try:
            at = options.now if fixed else now()
            outcome = building.build(replace(options, now=at), no_progress)
        except (Busy, OSError) as wrong:
            print(f"Not built: {wrong}. The last good site is still shown.", flush=True)
            return
        show_problems(outcome.problems)
        if failed(outcome, strict=options.strict):
            found = counted(outcome.problems)
            print(f"Not built: {found}. The last good site is still shown.", flush=True)
        else:
            changed = outcome.pages.written + outcome.pages.removed
            print(f"Built in {outcome.seconds:.1f} s: {changed} files changed.", flush=True)

    return rebuild


def _server() -> Any:  # noqa: ANN401 - the library has no types
    """Return livereload's server, made to work with the pages' Content-Security-Policy.

    The library writes an inline script into each page, which the policy forbids: it gets the same
    script as a file of the site instead.
    """
    from livereload import Server, server  # noqa: PLC0415 - tornado takes 100 ms

    class ScriptFile(server.LiveScriptInjector):  # type: ignore[misc] # no types
        def transform_first_chunk(self, *given: Any) -> Any:  # noqa: ANN401
            self.script = b'<script src="/livereload.js" defer></script>'
            return super().transform_first_chunk(*given)

    server.LiveScriptInjector = ScriptFile
    return Server()
