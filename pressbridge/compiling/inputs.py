"""The files of one source: each is read once, and what it was is kept for the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from pressbridge.compiling.entry import CheckedFile, Input, Made
from pressbridge.reading.source_files import Directory
from pressbridge.rendering.kit_files import MOST
from pressbridge.rendering.site_context import FileInfo
from pressbridge.world.below import Stamp, file_hash, opened, read_stamped, stamp_of_open
from pressbridge.world.clock import is_racy
from pressbridge.world.pictures import (
    PictureCache,
    has_place,
    is_picture,
    look_through,
    read_picture,
)
from pressbridge.world.pictures.recipes import Renditions
from pressbridge.world.pictures.renditions import made_renditions


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Reads the files of one source and keeps what they were."""

    directory: Directory
    checked: Mapping[str, CheckedFile] = field(default_factory=dict)
    """Pictures and attachments as they were looked at before, by name."""
    read: dict[str, Input] = field(default_factory=dict)
    """Files that were read or looked at, by name."""
    pictures: PictureCache | None = None
    """Where what is made of pictures is kept; None if nothing is to be made (``check``)."""

    def data(self, name: str) -> bytes:
        """Return a file's bytes. Raises OSError."""
        found, before = read_stamped(self.directory.at(name))
        young = is_racy(before)
        self.read[name] = Input(name, before, file_hash(found), young)
        return found

    def look(self, name: str, wanted: Made = Made.NOTHING) -> CheckedFile:
        """Return a file, looked at: a picture as a whole, once as long as it is the same.

        Of a picture, what is ``wanted`` is made of it. Raises OSError, and NotAPictureError for a
        damaged one.
        """
        wanted = wanted if self.pictures else Made.NOTHING
        with opened(self.directory.at(name)) as stream:
            found, before = stamp_of_open(stream), self.checked.get(name)
            young = is_racy(found)
            self.read[name] = Input(name, found, b"", young)
            if before and before.stamp == found and not young and before.made >= wanted:
                return before if not self.pictures else _with_no_more(before, wanted)
            if not is_picture(name):  # what cannot be read is said today, and not on its day
                info = FileInfo(found.size, key=_key_of(stream, found))
                stream.seek(0)
                return CheckedFile(name, found, info, has_place(stream))
            data = read_picture(stream)
            picture = look_through(data, name)
            info = FileInfo(picture.bytes, picture.width, picture.height, key=file_hash(data).hex())
            if self.pictures and wanted:
                size, share = (picture.width, picture.height), wanted is Made.SHARE
                made = made_renditions(self.pictures, data, name, size, share=share)
                info = info._replace(renditions=made)
            return CheckedFile(name, found, info, made=wanted)


def _key_of(stream: BinaryIO, known: Stamp) -> str:
    """Return what stands for the bytes of a file; nothing for one that no press kit has."""
    return file_hash(stream.read()).hex() if known.size <= MOST else ""


def _with_no_more(known: CheckedFile, wanted: Made) -> CheckedFile:
    """Return a file that was looked at with no more than what is wanted of it now."""
    if known.made == wanted:
        return known
    made = known.info.renditions._replace(share=None) if wanted else Renditions()
    return known._replace(info=known.info._replace(renditions=made), made=wanted)
