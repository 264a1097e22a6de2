"""A socket that listens, and says when the system has no descriptor left for who knocks."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from typing import Any

_NONE_LEFT = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
"""What accept(2) says where a process, or the system, has too many files open."""


class ListeningSocket(socket.socket):
    """A listening socket whose ``accept`` finds nobody while no descriptor is left.

    Otherwise the error would come back for ever: whoever knocks goes on knocking.
    """

    none_left: Callable[[], None]
    """Called then; it should make room, or turn away from the socket for a while."""

    def accept(self) -> tuple[socket.socket, Any]:
        """Return the next connection. Raises BlockingIOError if there is none that can be had."""
        try:
            return super().accept()
        except OSError as wrong:
            if wrong.errno not in _NONE_LEFT:
                raise
            self.none_left()
            raise BlockingIOError from None


def listening(given: socket.socket, none_left: Callable[[], None]) -> ListeningSocket:
    """Return a listening socket as one that says when no descriptor is left."""
    made = ListeningSocket(fileno=given.detach())
    made.setblocking(False)
    made.none_left = none_left
    return made
