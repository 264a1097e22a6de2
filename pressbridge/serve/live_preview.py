"""Command ``serve``: builds the preview, serves it with the desk, and rebuilds it after saves."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace

from pressbridge.build.builder import Builder
from pressbridge.desk import mistakes_page
from pressbridge.messages import desk_texts
from pressbridge.report import counted, failed, no_progress, say, show_problems, shown
from pressbridge.run import Options, Result, UsageProblem
from pressbridge.serve.answers import Preview
from pressbridge.serve.desk import Desk
from pressbridge.serve.desk_gate import Secret
from pressbridge.serve.press_room import OpenPressRoom
from pressbridge.serve.preview_server import run_server
from pressbridge.words.problems import COMMAND, Problem, has_errors
from pressbridge.world.below import why
from pressbridge.world.clock import monotonic, now, pause
from pressbridge.world.files import exists
from pressbridge.world.lock import Busy

_PATIENCE = 2.0
"""Seconds that a build waits for another run; the next look comes some seconds later."""


def serve(options: Options, port: int, *, fixed: bool, command: str, lang: str = "en") -> None:
    """Build into the preview folder, serve it, and build again whenever a file is saved.

    Nothing is sent to an engine. A mistake is shown in the terminal and in the browser, and the
    last good site stays. ``fixed`` keeps the cut-off of the options; otherwise it is the clock,
    each time. ``command`` is what hints call the command, ``lang`` the language of the desk.
    Raises UsageProblem if the port is taken.
    """
    address = f"http://127.0.0.1:{port}/"
    options = replace(options, base_url=address, offline=True)
    live = LivePreview(options, fixed=fixed, command=command)
    live.rebuild(True)
    secret = Secret(port)

    def opened() -> None:
        say(f"Open {address}  (Ctrl-C ends it)", flush=True)
        say(f"Check translations: {address}{secret.address}", flush=True)

    room = OpenPressRoom(live.moment, lang)
    live.when_saved = room.forget
    preview = Preview(
        out=options.out,
        port=port,
        watched=(options.root / "content", options.root / "templates"),
        rebuild=live.rebuild,
        opened=opened,
        secret=secret,
        desk=Desk(room, desk_texts(), lang),
        mistakes=lambda last_good: live.mistakes(lang, last_good),
    )
    try:
        run_server(preview)
    except OSError as refused:
        taken = refused.errno == errno.EADDRINUSE
        said = "is in use" if taken else f"cannot be used ({why(refused)})"
        raise UsageProblem(f"port {port} {said}: choose another one with --port") from None


class LivePreview:
    """The preview of one run of ``serve``, and what is wrong with it."""

    def __init__(self, options: Options, *, fixed: bool, command: str = COMMAND) -> None:
        self._options, self._fixed, self._command = options, fixed, command
        self._builder = Builder(owns_out=True)
        self._wrong: tuple[Problem, ...] = ()
        self.when_saved: Callable[[], None] = lambda: None
        """Called before each build after a save, and after one that found anything new."""

    def moment(self) -> Options:
        """Return the options as they are now: the cut-off goes with the clock."""
        return self._options if self._fixed else replace(self._options, now=now())

    def rebuild(self, saved: bool) -> bool:  # noqa: FBT001 - its only word
        """Build the preview; tell whether a browser would see anything new.

        ``saved`` tells whether something was saved; if not, only news are told in the terminal.
        """
        if saved:
            self.when_saved()
        try:
            result = self._built()
        except (Busy, OSError) as wrong:
            if saved:
                say(f"Not built: {wrong}. The last good site is still shown.", flush=True)
            return False
        stopped = failed(result, strict=self._options.strict)
        before, self._wrong = self._wrong, result.problems if stopped else ()
        changed = result.pages.written + result.pages.removed
        if not saved and not changed and self._wrong == before:
            return False
        self.when_saved()
        show_problems(result.problems, self._command)
        if stopped:
            found = counted(result.problems)
            shown = "The last good site is still shown."
            if not self._has_site():
                shown = "There is no site yet: it appears as soon as this is mended."
            say(f"Not built: {found}. {shown}", flush=True)
            return before != self._wrong
        say(f"Built in {result.seconds:.1f} s: {changed} files changed.", flush=True)
        return changed > 0 or bool(before)

    def _built(self) -> Result:
        """Build; the desk may still hold the lock in the moment in which its save is heard."""
        end = monotonic() + _PATIENCE
        while True:
            try:
                return self._builder.build(self.moment(), no_progress)
            except Busy:
                if monotonic() > end:
                    raise
                pause(0.05)

    def mistakes(self, lang: str, last_good: str) -> tuple[str, str] | None:
        """Return the page of what keeps the site from being built, and its policy; None if nothing.

        ``last_good`` is the address of the page as it was.
        """
        wrong = self._wrong
        if not wrong:
            return None
        stops = [one for one in wrong if has_errors([one])] or wrong
        texts = desk_texts().get(lang, {})

        def said(message: str, **values: object) -> str:
            return texts.get(message, message).format_map(values)

        address = last_good if self._has_site() else ""
        return mistakes_page(stops, said, shown, lang, address)

    def _has_site(self) -> bool:
        return exists(self._options.out / "index.html")
