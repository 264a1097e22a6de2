"""The preview's connections: few enough for the system, and none that keeps the owner out.

Any program of this computer can open as many as it likes, and say nothing, or say it slowly. So
the oldest that has not shown the desk's secret makes room for a new one.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Any, cast

from tornado.http1connection import HTTP1Connection, HTTP1ServerConnection
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPConnection, HTTPMessageDelegate
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream

from pressbridge.world.listening import listening

_MOST = 256
"""Connections at once, web sockets among them; a process may open some 1,000 files."""
_PAUSE = 1.0
"""Seconds without a look at who knocks, where the system has no descriptor left."""
_FIRST, _PATIENCE = 5, 30
"""Seconds that the head of a request may take to come; the second for whoever has shown the secret,
and for all that follows a head."""


class Server(HTTPServer):
    """A server with no more than ``_MOST`` connections."""

    def initialize(self, *given: Any, **more: Any) -> None:
        """Set up the server, as its base is made."""
        more |= {"idle_connection_timeout": _FIRST, "body_timeout": _PATIENCE}
        super().initialize(*given, **more)
        self._open: dict[IOStream, HTTP1ServerConnection | None] = {}
        self._known: set[IOStream] = set()
        self._patient = copy(self.conn_params)
        self._patient.header_timeout = _PATIENCE

    def add_sockets(self, sockets: Iterable[Any]) -> None:
        """Listen to sockets, also where there are more who knock than the system takes."""
        super().add_sockets([listening(one, self._none_left) for one in sockets])

    def handle_stream(self, stream: IOStream, address: Any) -> None:  # noqa: ANN401 - as tornado's
        """Take in a connection, in the place of an older one if there are too many."""
        self._forget_closed()
        if len(self._open) >= _MOST and not self._make_room():
            stream.close()
            return
        self._open[stream] = None
        super().handle_stream(stream, address)

    def start_request(
        self, server_conn: object, request_conn: HTTPConnection
    ) -> HTTPMessageDelegate:
        """Begin a request; its connection is remembered, to be waited for longer if it is known."""
        connection = cast("HTTP1ServerConnection", server_conn)
        self._open[connection.stream] = connection
        return super().start_request(server_conn, request_conn)

    def keep(self, asking: HTTP1Connection) -> None:
        """Remember that a connection has shown the secret: it does not make room for others."""
        connection = self._open.get(asking.stream)
        if connection:
            self._known.add(asking.stream)
            connection.params = self._patient

    def _forget_closed(self) -> None:
        for stream in [one for one in self._open if one.closed()]:
            del self._open[stream]
            self._known.discard(stream)

    def _make_room(self) -> bool:
        """Close the oldest connection that has not shown the secret; tell whether there was one."""
        self._forget_closed()
        oldest = next((one for one in self._open if one not in self._known), None)
        if oldest is None:
            return False
        del self._open[oldest]
        oldest.close()
        return True

    def _none_left(self) -> None:
        if not self._make_room():
            resting = [*self._sockets.values()]
            for one in resting:
                self._handlers.pop(one.fileno())()
            IOLoop.current().call_later(_PAUSE, super().add_sockets, resting)
