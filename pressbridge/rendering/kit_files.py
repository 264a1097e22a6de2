"""The photographs and attachments of a press kit: which go into it, and under which names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from pressbridge.formats.markdown import parse
from pressbridge.rendering.localizer import Localizer, file_size
from pressbridge.rendering.views import KitView
from pressbridge.words import addresses as at
from pressbridge.words.targets import TargetKind, target_of

MOST = 25_000_000
"""Bytes of all files of a kit together: what mail still carries, as whoever gets a kit sends it on.
What would not fit any more is named by its address (docs/decisions.md)."""


class KitFile(NamedTuple):
    """A photograph or attachment of a release, as a press kit has it."""

    file: str
    """Relative to the release's folder."""
    name: str
    """Name in the kit; empty if the file is not in it, because the kit would be too large."""
    original: str
    """Where it lies, relative to the root."""
    is_photo: bool
    """Whether the release shows it; else it is only offered for download."""
    key: str
    """Stands for its bytes (``FileInfo.key``)."""


def kit_files(localizer: Localizer) -> tuple[KitFile, ...]:
    """Return the files of an edition's kit: photographs first, each in the order of the text.

    They are numbered behind the release's slug: such a name is safe on every system, and tells in
    any other folder where the file is from.
    """
    found = dict.fromkeys(_named(localizer))
    folder, slug = localizer.edition.source.folder, localizer.edition.source.slug
    room = MOST
    files: list[KitFile] = []
    for kept in _FOLDERS:
        number = 0
        for kind, file in found:
            if kind != kept:
                continue
            number += 1
            info = localizer.files[file]
            name = f"{kind}/{slug}-{number}{_ending(file)}"
            fits = bool(info.key) and info.bytes <= room
            room -= info.bytes if fits else 0
            original = f"{folder}/{file}"
            name = name if fits else ""
            files.append(KitFile(file, name, original, kind == PHOTOS, info.key))
    return tuple(files)


def _ending(file: str) -> str:
    """Return how a name ends, as it tells what a file is: ``.pdf``, ``.tar.gz``."""
    whole = PurePosixPath(file)
    ending = whole.suffix.lower()
    packed = PurePosixPath(whole.stem).suffix.lower()
    found = f"{packed}{ending}" if packed == ".tar" else ending
    return found if found.isascii() else ""


PHOTOS, ATTACHMENTS = _FOLDERS = ("photos", "attachments")
"""Folders of a kit."""


def _named(localizer: Localizer) -> Iterator[tuple[str, str]]:
    """Yield (folder, file) of what an edition shows or links to, if readers may have it."""
    edition, files = localizer.edition, localizer.files
    source = edition.source
    shown = {image.file: PHOTOS for image in source.images}
    for reference in parse(edition.body, edition.body_lang).references:
        target = target_of(reference.target, source)
        if target.kind is TargetKind.FILE:
            is_shown = reference.kind == "image"
            kind = PHOTOS if is_shown else shown.get(target.value, ATTACHMENTS)
            if is_shown or target.value not in shown:
                shown[target.value] = kind
    for item in source.attachments:
        shown.setdefault(item.file, ATTACHMENTS)
    yield from ((kind, file) for file, kind in shown.items() if file in files)


def kit_view(localizer: Localizer, files: tuple[KitFile, ...]) -> KitView:
    """Return the link to an edition's kit with some files."""
    size = sum(localizer.files[one.file].bytes for one in files if one.name)
    address = at.kit_of(localizer.edition.source.slug, localizer.lang)
    return KitView(localizer.link(address), file_size(size) if size else "")
