"""Refuses every socket that is not this computer's own, in each process that a test starts.

Python imports ``sitecustomize`` at its start from the folders of PYTHONPATH; ``conftest.py`` puts
this folder there and calls ``install`` for its own process.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any


class NotLoopbackError(BaseException):
    """A test tried to reach another host. No ``except Exception`` may swallow this."""


attempts: list[str] = []
"""What was refused in this process, even where somebody swallowed the exception."""

_NAMES = frozenset({"", "localhost", "localhost.localdomain"})


def is_loopback(host: object) -> bool:
    """Tell whether a host is this computer, without asking a name server."""
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name.lower() in _NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def install() -> None:
    """Guard the socket module; a second call changes nothing."""
    if getattr(socket, "guarded_by_pressbridge", False):
        return
    socket.guarded_by_pressbridge = True  # type: ignore[attr-defined]
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _on_address(getattr(socket.socket, name)))
    socket.getaddrinfo = _on_host(socket.getaddrinfo)  # type: ignore[assignment]
    socket.gethostbyname = _on_host(socket.gethostbyname)  # type: ignore[assignment]


def _on_address(original: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _check(address[0])
        return original(self, address)

    return guarded


def _on_host(original: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: Any, *args: Any, **more: Any) -> Any:
        _check(host)
        return original(host, *args, **more)

    return guarded


def _check(host: object) -> None:
    if not is_loopback(host):
        attempts.append(str(host))
        raise NotLoopbackError(f"a test tried to reach {host!r}")


install()
