"""The world outside: disk, network, processes, clock, one module each; here, the standard streams.

What is printed goes to people or tools, who may have gone away.
"""

from __future__ import annotations

import os
import sys


def open_streams() -> None:
    """Make stdout and stderr take every sign. What was closed from outside takes it and drops it.

    A Windows console may not know Hangul; a name on the disk may hold bytes that are no text.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def drop_output() -> None:
    """Let what waits to be printed go nowhere: Python would try again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
