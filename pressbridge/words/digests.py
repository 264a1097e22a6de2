"""Short digests: of texts for catalogs, hand translations and the journal, of files."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import blake2b


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits (BLAKE2b, 64 bits) that stand for these texts in this order."""
    state = blake2b(digest_size=8)
    for part in parts:
        data = part.encode()
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def file_hash(data: bytes) -> bytes:
    """Return 16 bytes that stand for the bytes of a file."""
    return blake2b(data, digest_size=16).digest()


def sums(texts: Iterable[str]) -> tuple[int, ...]:
    """Return a small number for each text. Different texts may have the same one, but seldom do."""
    return tuple(zlib.crc32(text.encode()) for text in texts)
