"""Views on their way: between processes, and from one build to the next."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple, TypeVar

import msgspec

T = TypeVar("T")


class Sealed(NamedTuple):
    """A frozen value as bytes. Who only passes it on need not open it."""

    id: bytes
    """Equal exactly for equal values of one type."""
    data: bytes

    def __repr__(self) -> str:
        """Stand for the value in the fingerprint of what holds it."""
        return f"Sealed({self.id.hex()})"

    def open(self, kind: type[T]) -> T:
        """Return the value, which is of this type."""
        return opened(self.data, kind)


def seal(value: object) -> Sealed:
    """Seal a frozen value.

    Its type's annotations tell what is in it: texts, numbers, tuples, and other such types, where
    no field may be of one or another of them.
    """
    data = _ENCODER.encode(value)
    return Sealed(_id(value, data), data)


def _id(value: object, data: bytes) -> bytes:
    """Return what stands for a value of a type, and for no other one of this type."""
    kind = type(value).__name__.encode()
    return blake2b(data, digest_size=_LENGTH, person=kind[:16]).digest()


_ENCODER = msgspec.msgpack.Encoder()
_LENGTH = 16


def opened(data: bytes, kind: type[T]) -> T:
    """Return a value of this type that was sealed."""
    return msgspec.msgpack.decode(data, type=kind)


def key_of(ground: bytes, parts: object) -> bytes:
    """Return the key of a page: what it shares with others, and what it is made of."""
    return _id(parts, _ENCODER.encode((ground, parts)))


def fingerprint(*values: object) -> bytes:
    """Return 16 bytes that stand for values made of texts, numbers, tuples and frozen types."""
    return blake2b(repr(values).encode(), digest_size=_LENGTH).digest()
