"""Command ``serve``: builds the preview, serves it with the desk, and rebuilds it after saves."""

from __future__ import annotations

import errno
from dataclasses import replace
from typing import Protocol

from pressbridge.build.builder import Builder
from pressbridge.desk import mistakes_page
from pressbridge.messages import desk_texts
from pressbridge.report import (
    called,
    counted,
    failed,
    no_progress,
    say,
    show_problems,
    shown,
    teller,
    texts_of,
)
from pressbridge.run import Options, Result, UsageProblem
from pressbridge.serve.answers import Preview
from pressbridge.serve.desk import Desk
from pressbridge.serve.desk_gate import Secret
from pressbridge.serve.press_room import OpenPressRoom
from pressbridge.serve.preview_server import run_server
from pressbridge.words.problems import COMMAND, Problem, Said, has_errors, said
from pressbridge.world import why
from pressbridge.world.clock import monotonic, now, pause
from pressbridge.world.files import exists
from pressbridge.world.lock import Busy

_PATIENCE = 2.0
"""Seconds that a build waits for another run; the next look comes some seconds later."""


def serve(options: Options, port: int, *, fixed: bool, command: str, lang: str = "en") -> None:
    """Build into the preview folder, serve it, and build again whenever a file is saved.

    Nothing is sent to an engine. A mistake is shown in the terminal and in the browser, and the
    last good site stays. ``fixed`` keeps the cut-off of the options; otherwise it is the clock,
    each time. ``command`` is what hints call the command, ``lang`` the language of the terminal,
    and of the desk until its reviewer chooses another one. Raises UsageProblem if the port is
    taken.
    """
    address, tell = f"http://127.0.0.1:{port}/", teller(lang)
    options = replace(options, base_url=address, offline=True)
    live = LivePreview(options, fixed=fixed, command=command, lang=lang)
    live.rebuild(True)
    secret = Secret()

    def opened() -> None:
        say(said("Open {address}  (Ctrl-C ends it)", address=address), flush=True, tell=tell)
        desk = said("Check translations: {address}", address=f"{address}{secret.address}")
        say(desk, flush=True, tell=tell)

    room = OpenPressRoom(live.moment, lang)
    live.beside = room
    preview = Preview(
        out=options.out,
        port=port,
        watched=(options.root / "content", options.root / "templates"),
        rebuild=live.rebuild,
        opened=opened,
        deaf=lambda: say(_DEAF, flush=True, tell=tell),
        secret=secret,
        desk=Desk(room, desk_texts(), lang),
        mistakes=live.mistakes,
        lang=lang,
    )
    try:
        run_server(preview)
    except OSError as refused:
        raise UsageProblem(_port_fault(refused, port)) from None


def _port_fault(refused: OSError, port: int) -> Said:
    if refused.errno == errno.EADDRINUSE:
        return said("port {port} is in use: choose another one with --port", port=port)
    return said(
        "port {port} cannot be used ({why}): choose another one with --port",
        port=port,
        why=why(refused),
    )


_DEAF = said(
    "The system could not say what was saved, perhaps for a file whose name is no text: every file "
    "is looked at every few seconds"
)
_STILL_SHOWN = said("Not built: {reason}. The last good site is still shown.")
_NO_SITE = said("Not built: {reason}. There is no site yet: it appears as soon as this is mended.")


class Beside(Protocol):
    """What shows the same press room as the preview, and knows of it what a build leaves."""

    def build_begins(self, *, saved: bool) -> None:
        """Hear of a build; ``saved`` tells that something was saved before."""

    def build_ends(self, *, news: bool) -> None:
        """Hear that the build is done; ``news`` tells that it found or made anything new."""


class LivePreview:
    """The preview of one run of ``serve``, and what is wrong with it."""

    def __init__(
        self, options: Options, *, fixed: bool, command: str = COMMAND, lang: str = "en"
    ) -> None:
        self._options, self._fixed, self._command = options, fixed, command
        self._tell = teller(lang)
        self._builder = Builder(owns_out=True)
        self._wrong: tuple[Problem, ...] = ()
        self.beside: Beside | None = None
        """What is told of saves and builds; the first build has nobody to tell."""

    def moment(self) -> Options:
        """Return the options as they are now: the cut-off goes with the clock."""
        return self._options if self._fixed else replace(self._options, now=now())

    def rebuild(self, saved: bool) -> bool:  # noqa: FBT001 - its only word
        """Build the preview; tell whether a browser would see anything new.

        ``saved`` tells whether something was saved; if not, only news are told in the terminal.
        """
        beside = self.beside
        if beside:
            beside.build_begins(saved=saved)
        try:
            result = self._built()
        except (Busy, OSError) as wrong:
            if saved:
                reason = wrong.message if isinstance(wrong, Busy) else why(wrong)
                say(said(_STILL_SHOWN, reason=reason), flush=True, tell=self._tell)
            return False
        stopped = failed(result, strict=self._options.strict)
        before, self._wrong = self._wrong, result.problems if stopped else ()
        changed = result.pages.written + result.pages.removed
        is_news = bool(changed) or self._wrong != before
        if beside:
            beside.build_ends(news=is_news)
        if not saved and not is_news:
            return False
        show_problems(result.problems, self._command, self._tell)
        if stopped:
            template = _STILL_SHOWN if self._has_site() else _NO_SITE
            reason = counted(result.problems)
            say(said(template, reason=reason), flush=True, tell=self._tell)
            return before != self._wrong
        built = said(
            "Built in {seconds} s: {n} files changed.", seconds=f"{result.seconds:.1f}", n=changed
        )
        say(built, flush=True, tell=self._tell)
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

    def mistakes(self, last_good: str, lang: str) -> tuple[str, str] | None:
        """Return the page of what keeps the site from being built, and its policy; None if nothing.

        ``last_good`` is the address of the page as it was, ``lang`` the language of what is said.
        """
        wrong = self._wrong
        if not wrong:
            return None
        stops = [one for one in wrong if has_errors([one])] or wrong
        texts, tell = desk_texts().get(lang, {}), teller(lang)

        def in_lang(message: str, **values: object) -> str:
            return texts.get(message, message).format_map(values)

        def told(problem: Problem) -> Problem:
            message, hint = texts_of(problem, tell)
            return problem._replace(message=message, hint=called(hint, self._command))

        address = last_good if self._has_site() else ""
        return mistakes_page([*map(told, stops)], in_lang, shown, lang, address)

    def _has_site(self) -> bool:
        return exists(self._options.out / "index.html")
