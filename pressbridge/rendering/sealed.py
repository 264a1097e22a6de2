"""Views on their way: between processes, and from one build to the next."""

from __future__ import annotations

import pickle
from hashlib import blake2b
from typing import NamedTuple


class Sealed(NamedTuple):
    """A frozen value as bytes. Who only passes it on need not open it."""

    id: bytes
    """Equal exactly for equal values."""
    data: bytes

    def __repr__(self) -> str:
        """Stand for the value in the fingerprint of what holds it."""
        return f"Sealed({self.id.hex()})"

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same: the bytes of equal values may differ."""
        return isinstance(other, Sealed) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    def open(self) -> object:
        """Return the value."""
        return pickle.loads(self.data)  # noqa: S301 - ours: no other program writes it


def seal(value: object) -> Sealed:
    """Seal a frozen value. What it says, and not how it lies in memory, makes its id."""
    return Sealed(fingerprint(value), pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def fingerprint(*values: object) -> bytes:
    """Return 16 bytes that stand for values made of texts, numbers, tuples and frozen types."""
    return blake2b(repr(values).encode(), digest_size=16).digest()
