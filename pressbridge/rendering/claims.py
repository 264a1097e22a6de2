"""Who asks for which address: each belongs to one file, today and on every day to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple
from urllib.parse import quote

from pressbridge.words import addresses as at
from pressbridge.words.file_names import SAFE_NAME_HINT, path_fault, same_on_some_disk
from pressbridge.words.problems import Problem, error, said


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
    """Line of that file, for an alias."""


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
    """Yield a problem for an address that some disk has no file name for, or that is not free."""
    address = claim.address
    if claim.kind is ClaimKind.ALIAS and _PAGED.fullmatch(address):
        yield _taken(claim, address, said("a list of the site"))
    if _PLAIN.fullmatch(address) and claim.kind < ClaimKind.FILE and claim.kind != ClaimKind.THEME:
        return
    bad = path_fault(at.output_file(address))
    if not bad:
        return
    if claim.kind in {ClaimKind.THEME, ClaimKind.FILE, ClaimKind.STATIC}:
        yield error(
            "wrong-name",
            claim.origin,
            None,
            said("the name {fault}", fault=bad),
            said("rename it: {how}", how=SAFE_NAME_HINT),
        )
    else:
        message = said("the address {address} {fault}", address=quote(address), fault=bad)
        yield error("wrong-alias", claim.origin, claim.line, message, said("take the alias away"))


class _Output(NamedTuple):
    """An output file, and who asks for it."""

    number: int
    name: str
    claim: Claim


def _collisions(ordered: Iterable[Claim]) -> Iterator[Problem]:
    """Yield a problem for every output file that is claimed twice, or that would be a folder.

    Two names that differ only in capitals are one on Windows and macOS, where sites are copied to.
    """
    files: dict[str, _Output] = {}
    folders: dict[str, _Output] = {}
    for number, claim in enumerate(ordered):
        output = _Output(number, at.output_file(claim.address), claim)
        same = same_on_some_disk(output.name)
        other = files.setdefault(same, output)
        if other is output:
            other = _in_other_letters(folders, same, output) or output
        elif other.claim.kind is claim.kind is ClaimKind.LIST:
            continue
        if other is not output:
            yield _taken(claim, claim.address, _said(other, claim.address))
    for same, output in files.items():
        if same in folders:
            earlier, later = sorted((output, folders[same]))
            yield _taken(later.claim, f"/{output.name}", earlier.claim.origin)


def _in_other_letters(folders: dict[str, _Output], same: str, output: _Output) -> _Output | None:
    """Note the folders of a file; return who writes one of them in other letters, if anyone."""
    folder, spelled = same.rpartition("/")[0], output.name.rpartition("/")[0]
    while folder:
        known = folders.setdefault(folder, output)
        if known is not output:
            return None if known.name.startswith(f"{spelled}/") else known
        folder, spelled = folder.rpartition("/")[0], spelled.rpartition("/")[0]
    return None


def _said(other: _Output, address: str) -> str:
    known = f"/{other.name}"
    return other.claim.origin + ("" if known.startswith(address) else f" ({known})")


def _taken(claim: Claim, address: str, other: str) -> Problem:
    message = said(
        "the address {address} is already taken by {other}", address=address, other=other
    )
    hint = said("rename one of them, or take the alias away")
    return error("address-taken", claim.origin, claim.line, message, hint)
