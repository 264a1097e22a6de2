"""The code as a fingerprint: what it makes may be kept only as long as it is the same."""

from __future__ import annotations

import platform
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pressbridge.world.files import read_bytes, walk

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "Jinja2", "MarkupSafe", "markdown-it-py", "mdit-py-plugins", "babel", "PyYAML", "pillow",
)  # fmt: skip
"""Those whose output is in the pages."""


@cache
def code_fingerprint() -> bytes:
    """Return 16 bytes that stand for the package, its libraries and this Python."""
    found = blake2b(platform.python_version().encode(), digest_size=16)
    for library in _LIBRARIES:
        found.update(f"{library} {_version(library)}\n".encode())
    for file in walk(_PACKAGE).files:
        if not file.name.endswith(".pyc"):
            found.update(f"{file.name} {file.stamp.size}\n".encode())
            found.update(read_bytes(file.path))
    return found.digest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
