"""``serve``: the site in a browser, built again after every change."""

from __future__ import annotations

from dataclasses import replace

from pressbridge.press import pipeline
from pressbridge.press.options import Options, UsageProblem
from pressbridge.report import counted, no_progress, show_problems
from pressbridge.words.problems import has_errors
from pressbridge.world.clock import now


def serve(options: Options, port: int) -> None:
    """Build into the preview folder, serve it, and build again whenever a file is saved.

    Nothing is sent to an engine. A mistake is shown in the terminal and the last good site stays.
    """
    from livereload import Server  # noqa: PLC0415 - tornado takes 100 ms

    address = f"http://127.0.0.1:{port}/"
    options = replace(options, base_url=address, offline=True)

    def rebuild() -> None:
        outcome = pipeline.build(replace(options, now=now()), no_progress)
        show_problems(outcome.problems)
        if has_errors(outcome.problems):
            print(f"Not built: {counted(outcome.problems)}. The last good site is still shown.")
        else:
            print(f"Built in {outcome.seconds:.1f} s: {outcome.pages.written} files changed.")

    rebuild()
    server = Server()
    server.watch(f"{options.root}/content/", rebuild)
    server.watch(f"{options.root}/templates/", rebuild)
    print(f"Open {address}  (Ctrl-C ends it)")
    try:
        server.serve(port=port, host="127.0.0.1", root=str(options.out), open_url_delay=None)
    except OSError:
        raise UsageProblem(f"port {port} is in use: choose another one with --port") from None
