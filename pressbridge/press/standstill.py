"""Whether anything has changed at all since the last build.

Neither a source nor a page is opened for that: the folders are listed, and every file must have the
stamp that it had when it was last read or written.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from pressbridge.press.code import code_stamps
from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome, Standstill
from pressbridge.press.output import is_kept
from pressbridge.press.places import JOURNAL, ledger_of
from pressbridge.world import clock
from pressbridge.world.files import Stamp, exists, walk

STILL = "still"
"""What the ledger keeps a Standstill under."""


def unchanged(options: Options) -> Outcome | None:
    """Return what the last build has to say; None if anything may be different now."""
    if options.clean or not options.out.is_dir():
        return None
    still = unpickled(ledger_of(options.root, options.out).facts().get(STILL, b""))
    if not isinstance(still, Standstill):
        return None
    if not still.since <= options.now < still.until or (still.sendable and not options.offline):
        return None
    if (options.strict and still.outcome.problems) or exists(options.root / JOURNAL):
        return None
    content = walk(options.root / "content")
    if content.odd or any(clock.is_young(file.stamp) for file in content.files):
        return None
    stamps = {f"content/{file.name}": file.stamp for file in content.files}
    if ground(options, stamps, outside(options)) != still.ground:
        return None
    out = walk(options.out)
    here = {file.name: file.stamp for file in out.files if not is_kept(file.name)}
    return still.outcome if not out.odd and of_stamps(here.items()) == still.out else None


def unpickled(data: bytes) -> object:
    """Return a value that the ledger kept; None if it is damaged, or of code that is no more."""
    try:
        return pickle.loads(data)  # noqa: S301 - ours: no other program writes it
    except Exception:  # noqa: BLE001 - whatever it is, the value is of no use
        return None


def outside(options: Options) -> tuple[tuple[str, Stamp], ...]:
    """Return the stamps of what a build reads beside the content: templates and code."""
    own = walk(options.root / "templates").files
    return (*((file.name, file.stamp) for file in own), *code_stamps())


def ground(
    options: Options, content: Mapping[str, Stamp], beside: tuple[tuple[str, Stamp], ...]
) -> bytes:
    """Return what stands for all that a build depends on."""
    asked = f"{options.base_url} {options.drafts}".encode()
    return asked + of_stamps(content.items()) + of_stamps(beside)


def of_stamps(files: Iterable[tuple[str, Stamp]]) -> bytes:
    """Return 16 bytes that stand for files and their stamps."""
    lines = sorted(f"{name} {stamp}" for name, stamp in files)
    return blake2b("\n".join(lines).encode(), digest_size=16).digest()
