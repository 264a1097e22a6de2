"""What is kept apart of summaries, read where a file is made of it: the bodies of pages, mostly."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from pressbridge.build.ledger import Ledger
from pressbridge.compiling.entry import CompileResult, body_name, unpack_body
from pressbridge.rendering.references import Reference
from pressbridge.words.lang import Lang
from pressbridge.world.scratch import ScratchReader, Span
from pressbridge.world.store import Encoded, decode


class WaitingBody(NamedTuple):
    """The body of an edition's page that a file is made of, or what searching has to know of it."""

    part: Reference
    name: str
    """Its name in the ledger."""
    id: bytes
    span: Span | None
    """Where it waits, if its source was compiled in this run; else the ledger has it."""


def waiting_body(
    part: Reference, found: bytes, lang: Lang | None, made: CompileResult | None
) -> WaitingBody:
    """Return where to read a part of an edition; ``made`` is its source, if it was compiled."""
    assert lang
    name = body_name(lang, part.shown)
    span = made.bodies.get(name) if made else None
    return WaitingBody(part, f"{part.path} {name}", found, span)


class Bodies:
    """Reads bodies, in one process."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._scratch = ScratchReader()
        self._near: dict[WaitingBody, bytes | None] = {}
        """Those of the last file: the next ones are often made of the same."""

    def of(self, wanted: Collection[WaitingBody]) -> dict[Reference, bytes | None]:
        """Return the bodies that a file is made of; None for each that nobody has."""
        near = self._near
        stored = [one.name for one in wanted if one not in near and one.span is None]
        known = self._ledger.bodies(stored) if stored else {}
        self._near = {
            one: near[one] if one in near else self._read(one, known.get(one.name))
            for one in wanted
        }
        return {one.part: data for one, data in self._near.items()}

    def _read(self, wanted: WaitingBody, known: Encoded | None) -> bytes | None:
        if wanted.span:
            return unpack_body(decode(self._scratch.read(wanted.span), Encoded))
        return unpack_body(known) if known and known.id == wanted.id else None
