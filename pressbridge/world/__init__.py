"""The world outside: disk, network, processes, clock, one module each.

Here, the standard streams (what is printed goes to people or tools, who may have gone away), and
the words for what a system refuses.
"""

from __future__ import annotations

import os
import sys

from pressbridge.words.problems import Said, quoted, said


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


def why(wrong: OSError) -> Said:
    """Return the reason of a refusal in a few words, without Python's numbers."""
    words = wrong.strerror or _REFUSED
    if isinstance(words, Said):
        return words
    return _USUAL.get(words.lower()) or quoted(words.lower())


_REFUSED = said("the disk refused")
_USUAL: dict[str, Said] = {
    reason: reason
    for reason in (
        said("address already in use"),
        said("broken pipe"),
        said("device or resource busy"),
        said("directory not empty"),
        said("disk quota exceeded"),
        said("file exists"),
        said("file name too long"),
        said("file too large"),
        said("input/output error"),
        said("invalid argument"),
        said("is a directory"),
        said("no such file or directory"),
        said("no space left on device"),
        said("not a directory"),
        said("operation not permitted"),
        said("permission denied"),
        said("read-only file system"),
        said("too many levels of symbolic links"),
        said("too many open files"),
    )
}
"""The commonest reasons of systems."""
