"""The preview's server: lets in who may come, builds after saves, and tells browsers of news.

Every request goes through the gate, that of the web socket too. Builds and what the desk does each
have a thread: the loop goes on answering.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tornado import httputil
from tornado.ioloop import IOLoop

from pressbridge.serve.answers import DeskHandler, Preview, PreviewAnswers, StatusHandler
from pressbridge.serve.connections import Server
from pressbridge.serve.desk_gate import DESK, LARGEST, check_desk, is_data, is_written
from pressbridge.serve.gate import Refused, check, names_in
from pressbridge.world.threads import Worker
from pressbridge.world.watcher import when_interrupted, when_saved


def run_server(preview: Preview) -> None:
    """Serve a folder to this computer until Ctrl-C; rebuild it after saves and tell the browsers.

    Raises OSError if the port cannot be ours.
    """
    with suppress(KeyboardInterrupt):  # Windows
        asyncio.run(_run_server(preview))


async def _run_server(preview: Preview) -> None:
    for log in ("tornado.general", "tornado.application"):  # others' malformed requests
        logging.getLogger(log).setLevel(logging.ERROR)
    shown = _PreviewApplication(preview)
    server = Server(shown, max_body_size=LARGEST)
    shown.keep = server.keep
    server.listen(preview.port, "127.0.0.1")

    async def rebuild_and_reload(saved: bool) -> None:  # noqa: FBT001
        if await shown.builds.do(preview.rebuild, saved):
            shown.reload_browsers()

    ended, loop = asyncio.Event(), IOLoop.current()
    when_interrupted(asyncio.get_running_loop(), ended.set)
    when_saved(
        preview.watched,
        lambda saved: loop.add_callback(rebuild_and_reload, saved),
        preview.deaf,
    )
    preview.opened()
    loop.add_callback(shown.desk_work.do, preview.desk.get_ready)
    await ended.wait()


class _PreviewApplication(PreviewAnswers):
    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self.builds = Worker()
        self.keep: Callable[[Any], None] = lambda _: None
        """Told the connection of whoever has shown the secret."""

    def find_handler(self, request: httputil.HTTPServerRequest, **more: Any) -> Any:  # noqa: ANN401
        """Return what answers a request: nothing but a status if a gate is closed to it."""
        method, uri, named = request.method or "", request.uri or "", request.headers.get_list
        try:
            writes = method == "POST" and is_written(uri)
            check(method, named("Host"), named("Origin"), self.preview.port, writes=writes)
            names = names_in(uri)
            if names[0] == DESK:
                check_desk(method, uri, named, self.preview.secret)
                if is_data(uri):
                    self.keep(request.connection)
        except Refused as refused:
            return self.get_handler_delegate(request, StatusHandler, {"status": refused.status})
        if names[0] == DESK:
            return self.get_handler_delegate(request, DeskHandler, {"names": names[1:]})
        return super().find_handler(request, **more)
