"""The code as a fingerprint: what it makes may be kept only as long as it is the same."""

from __future__ import annotations

import platform
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pressbridge.world.below import Stamp
from pressbridge.world.files import read_bytes, stamp
from pressbridge.world.folders import walk

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "Jinja2", "MarkupSafe", "markdown-it-py", "mdit-py-plugins", "babel", "PyYAML", "pillow",
)  # fmt: skip
"""Those whose output is in the pages."""


TEMPLATES = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
"""Where the default templates lie: in an installed package, and in a checkout."""


def code_stamps() -> tuple[tuple[str, Stamp], ...]:
    """Return what tells a change of the package, its templates and its libraries, unread."""
    own = tuple(
        (f"{folder}/{name}", found)
        for folder in (_PACKAGE, *TEMPLATES)
        for name, found in walk(folder).files.items()
        if not name.endswith(".pyc")
    )
    place = Path(platform.__file__)
    libraries = ((name, stamp(place)) for name in (platform.python_version(), *_versions()))
    return (*own, *libraries)


def _versions() -> tuple[str, ...]:
    return tuple(f"{library} {_version(library)}" for library in _LIBRARIES)


@cache
def code_fingerprint() -> bytes:
    """Return 16 bytes that stand for the package, its libraries and this Python."""
    found = blake2b(platform.python_version().encode(), digest_size=16)
    for library in _versions():
        found.update(f"{library}\n".encode())
    for name, stamp_ in walk(_PACKAGE).files.items():
        if not name.endswith(".pyc"):
            found.update(f"{name} {stamp_.size}\n".encode())
            found.update(read_bytes(_PACKAGE / name))
    return found.digest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
