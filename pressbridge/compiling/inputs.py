"""The files of one source: each is read once, and what it was is kept for the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressbridge.compiling.entry import CheckedFile, Input
from pressbridge.reading.source_files import Directory
from pressbridge.rendering.site_context import FileInfo
from pressbridge.world.below import file_hash, opened, read_stamped, stamp_of_open
from pressbridge.world.clock import is_racy
from pressbridge.world.pictures import has_place, is_picture, look_at


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Reads the files of one source and keeps what they were."""

    directory: Directory
    checked: Mapping[str, CheckedFile] = field(default_factory=dict)
    """Pictures and attachments as they were looked at before, by name."""
    read: dict[str, Input] = field(default_factory=dict)
    """Files that were read or looked at, by name."""

    def data(self, name: str) -> bytes:
        """Return a file's bytes. Raises OSError."""
        found, before = read_stamped(self.directory.at(name))
        young = is_racy(before)
        self.read[name] = Input(name, before, file_hash(found), young)
        return found

    def look(self, name: str) -> CheckedFile:
        """Return a file, looked at: a picture as a whole, once as long as it is the same.

        Raises OSError, and NotAPictureError for a damaged one.
        """
        with opened(self.directory.at(name)) as stream:
            found, before = stamp_of_open(stream), self.checked.get(name)
            young = is_racy(found)
            self.read[name] = Input(name, found, b"", young)
            if before and before.stamp == found and not young:
                return before
            if not is_picture(name):  # what cannot be read is said today, and not on its day
                return CheckedFile(name, found, FileInfo(found.size), has_place(stream))
            picture = look_at(stream, name)
            return CheckedFile(name, found, FileInfo(picture.bytes, picture.width, picture.height))
