"""Safe file names: no address is made of a name that some system reads in another way.

The output is served by one system, copied to another and packed by a third. Names that Windows
keeps for devices or cannot hold: https://learn.microsoft.com/windows/win32/fileio/naming-a-file;
those that git keeps for itself: https://git-scm.com/docs/git-config (core.protectNTFS). All of them
are refused everywhere, so that a site can be moved.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from pressbridge.words.invisible import forbidden_positions, without_ignorable
from pressbridge.words.patterns import late
from pressbridge.words.problems import NOTHING, Said, said

LONGEST_NAME = 255
"""Bytes that a file name may have on the usual file systems."""
LONGEST_PATH = 900
"""Bytes that a path below the output may have: macOS holds 1,024 with the folders above it."""

SAFE_NAME_HINT = said("use letters, digits, hyphens and dots")

_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{4,60}(?:\.[0-9A-Za-z]{1,5})?")
_ORDINARY = late(
    r"[0-9A-Za-z가-힣ぁ-ヿ一-鿿][0-9A-Za-z가-힣ぁ-ヿ一-鿿_-]{4,60}(?:\.[0-9A-Za-z]{1,5})?"
)
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE
)
_SIGNS = re.compile(r'[<>:"|?*\\]')
_CODED = re.compile("%(?:2e|2f|5c|00)", re.IGNORECASE)
"""Percent codes that some servers decode a second time, which leads out of the folder."""
_BROKEN_CODE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def name_fault(name: str) -> Said:
    """Return why a name of a file or folder is not safe everywhere, or an empty string."""
    ordinary = _PLAIN if name.isascii() else _ORDINARY
    return NOTHING if ordinary.fullmatch(name) else next(_faults(name), NOTHING)


def _faults(name: str) -> Iterator[Said]:
    if not name:
        yield said("has an empty part")
    elif not _is_seen(name):
        yield said("has a sign that nobody sees")
    elif sign := _SIGNS.search(name):
        yield said("has {sign}, which not every system can have in a name", sign=sign[0])
    elif name in (".", ".."):
        yield said('has the part "{name}"', name=name)
    elif name[0].isspace() or name[-1].isspace() or name[-1] == ".":
        yield said("has a part that ends with a dot, or begins or ends with a space")
    elif _CODED.search(name):
        yield said("has a dot or slash written with %")
    elif _DEVICE.match(name):
        yield said('has the part "{name}", which is a device on Windows', name=name)
    elif name.casefold().startswith((".git", "git~")):
        yield said('has the part "{name}", which git keeps for itself', name=name)
    elif len(name.encode()) > LONGEST_NAME:
        yield said("has a part of more than {bytes} bytes", bytes=LONGEST_NAME)


def _is_seen(name: str) -> bool:
    if any(char.isspace() and char not in " \u3000" for char in name):
        return False
    bare = name.replace("\u3000", "")
    return bare.isprintable() and not forbidden_positions(name) and without_ignorable(name) == name


def path_fault(path: str) -> Said:
    """Return why a path of names is not safe everywhere, or an empty string."""
    found = next(filter(None, map(name_fault, path.split("/"))), NOTHING)
    if not found and len(path) > LONGEST_PATH // 4 and len(path.encode()) > LONGEST_PATH:
        return said("is longer than {bytes} bytes", bytes=LONGEST_PATH)
    return found


def address_fault(address: str) -> Said:
    """Return why a path of the site, percent-encoded as links have it, cannot stand for a page."""
    if re.search("%(?:2f|5c)", address, re.IGNORECASE):
        return said("has a slash written with %")
    if _BROKEN_CODE.search(address):
        return said("has a % without two digits of a code")
    inner = unquote(address, errors="surrogateescape").removeprefix("/").removesuffix("/")
    if "%" in inner:
        return said("has a % that is itself written with %")
    hidden = [part for part in inner.split("/") if part.startswith(".") and part != ".well-known"]
    found = path_fault(inner) if inner else NOTHING
    return found or (
        said("has a part that begins with a dot, which servers hide") if hidden else NOTHING
    )


def same_on_some_disk(path: str) -> str:
    """Return a key that is the same for paths which Windows or macOS takes for one file.

    Those systems do not tell capitals from small letters, nor composed from decomposed ones.
    """
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
