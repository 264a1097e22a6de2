"""Writes pictures (PNG, third edition, §11: IHDR, IDAT, IEND)."""

from __future__ import annotations

import struct
import zlib


def grey(rows: list[bytes], *, level: int = -1) -> bytes:
    """Return a picture of rows of one byte for each point, packed as zlib's level says."""
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), level)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
