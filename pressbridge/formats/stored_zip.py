"""ZIP archives whose files are stored as they are: the same files and moment, the same bytes.

Nothing is compressed. Photographs are already; texts are small; and what a compressor makes of them
depends on its version. What is stored can also be searched where it lies.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import datetime
from zlib import crc32

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
"""Version of the format that a reader needs (APPNOTE.TXT, 4.4.3)."""
_UNIX = 3 << 8
"""The system in whose way the rights of a file are written (APPNOTE.TXT, 4.4.2)."""
_UTF8 = 0x0800
"""Flag of a name in UTF-8 (APPNOTE.TXT, 4.4.4, bit 11)."""
_FILE = 0o100644 << 16
"""Rights of a file that all may read."""
MOST = 0xFFFF_FFFF
"""Bytes that an archive may have: more would need another form of it (ZIP64)."""


def stored_zip(files: Sequence[tuple[str, bytes]], moment: datetime) -> bytes:
    """Return an archive of files, each given by its name and bytes, in their order.

    All of them have the ``moment`` as their time, to two seconds; the format begins in 1980 and
    ends in 2107. Raises ValueError for more than the format holds.
    """
    time, day = _dos_time(moment)
    pieces: list[bytes] = []
    entries: list[bytes] = []
    offset = 0
    for name, data in files:
        spelled = name.encode()
        flags = 0 if name.isascii() else _UTF8
        size = len(data)
        head = (flags, 0, time, day, crc32(data), size, size, len(spelled), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *head) + spelled
        if offset + len(local) + size > MOST:
            raise ValueError(name)
        pieces += (local, data)
        more = (0, 0, 0, _FILE, offset)
        entries.append(_CENTRAL.pack(b"PK\1\2", _UNIX | _VERSION, _VERSION, *head, *more) + spelled)
        offset += len(local) + size
    directory = b"".join(entries)
    count = len(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*pieces, directory, end))


def _dos_time(moment: datetime) -> tuple[int, int]:
    """Return a moment as the format has it: two numbers, without a zone (APPNOTE.TXT, 4.4.6)."""
    if moment.year < 1980:
        return 0, 1 << 5 | 1
    year = min(moment.year, 2107) - 1980
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    return time, year << 9 | moment.month << 5 | moment.day
