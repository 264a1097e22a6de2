"""Digests of texts (catalogs, hand translations, the journal) and of files."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from hashlib import blake2b
from itertools import chain


def digest(*parts: str) -> str:
    """Return the digest of texts in this order: 16 hexadecimal digits (BLAKE2b, 64 bits)."""
    state = blake2b(digest_size=8)
    for part in parts:
        data = part.encode()
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def checksums(texts: Iterable[str]) -> bytes:
    """Return four bytes for each text. Different texts may have the same ones, but seldom do."""
    return array("I", [zlib.crc32(text.encode()) for text in texts]).tobytes()


def checksum_set(*sums_of_texts: bytes) -> frozenset[int]:
    """Return the numbers in the results of ``checksums``, each once."""
    return frozenset(chain.from_iterable(memoryview(one).cast("I") for one in sums_of_texts))
