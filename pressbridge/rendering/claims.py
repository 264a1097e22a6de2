"""Who asks for which address: each belongs to one file, today and on every day to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple
from urllib.parse import quote

from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error


class ClaimKind(IntEnum):
    """What asks for an address; what an editor can easily move comes last."""

    LIST = 0
    """The site itself, for its lists, feeds and other fixed pages: any number may share one."""
    PAGE = 1
    THEME = 2
    ALIAS = 3
    FILE = 4
    STATIC = 5


class Claim(NamedTuple):
    """An address that a file asks for, today or once it is public."""

    address: str
    kind: ClaimKind
    origin: str
    """The file that asks, for problems."""
    line: int | None = None
    """Where in it, for an alias."""


_LONGEST_NAME = 255
"""Bytes that a file name may have on the usual file systems."""
_PLAIN = re.compile(r"/(?!\.)[A-Za-z0-9/._-]{0,200}")
"""An address as nearly all are: any disk has a file name for each of its parts."""
_PAGED = re.compile(r"/(?:ko|ja)/(?:.*/)?page/\d+/")
"""A page of a list: how many there are changes with every release."""


def claim_problems(claims: Iterable[Claim]) -> Iterator[Problem]:
    """Yield what is wrong with some claims: what no disk can hold, and what two ask for."""
    ordered = sorted(claims, key=lambda claim: claim.kind)
    for claim in ordered:
        yield from _impossible(claim)
    yield from _collisions(ordered)


def _impossible(claim: Claim) -> Iterator[Problem]:
    """Yield a problem for an address that no disk has a file name for, or that is not free."""
    address = claim.address
    if claim.kind is ClaimKind.ALIAS and _PAGED.fullmatch(address):
        yield _taken(claim, "a list of the site")
    if _PLAIN.fullmatch(address):
        return
    parts = at.output_file(address).split("/")
    if any(len(part.encode()) > _LONGEST_NAME or not part.isprintable() for part in parts):
        message = f"the address {quote(address)} is too long or has a control character"
        hint = "write a shorter alias in plain letters"
        yield error("wrong-alias", claim.origin, claim.line, message, hint)
    elif parts[0].startswith(".git") and claim.kind is not ClaimKind.STATIC:
        message = f"the address {quote(address)} is one of git's own files"
        yield error("wrong-alias", claim.origin, claim.line, message, "take the alias away")


def _collisions(ordered: Iterable[Claim]) -> Iterator[Problem]:
    """Yield a problem for every output file that is claimed twice, or that would be a folder."""
    files: dict[str, Claim] = {}
    folders: dict[str, tuple[int, Claim]] = {}
    for claim in ordered:
        output, number = at.output_file(claim.address), len(files)
        first = files.setdefault(output, claim)
        if first is not claim:
            if not first.kind is claim.kind is ClaimKind.LIST:
                yield _taken(claim, first.origin)
            continue
        folder = output.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = number, claim
            folder = folder.rpartition("/")[0]
    for number, (output, claim) in enumerate(files.items()):
        if output in folders:
            first_inside, inside = folders[output]
            later, earlier = (claim, inside) if first_inside < number else (inside, claim)
            yield _taken(later._replace(address=f"/{output}"), earlier.origin)


def _taken(claim: Claim, other: str) -> Problem:
    message = f"the address {claim.address} is already taken by {other}"
    hint = "rename one of them, or take the alias away"
    return error("address-taken", claim.origin, claim.line, message, hint)
