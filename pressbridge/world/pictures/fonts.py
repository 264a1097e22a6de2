"""Fonts that a headline is drawn in: those that a system comes with, or that are often added.

None is shipped: a Korean and Japanese one has 20 MB. A font is known by its size and the beginning
of its file, where the sums of all its tables stand (OpenType, table directory).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_NOTO = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",  # Debian, Ubuntu
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",  # Fedora
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",  # Arch, Alpine
    "/usr/share/fonts/noto/NotoSansCJK-Bold.ttc",
)
PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ko": (
        *((path, "Noto Sans CJK KR") for path in _NOTO),
        ("/System/Library/Fonts/AppleSDGothicNeo.ttc", "Apple SD Gothic Neo"),  # macOS
        ("C:/Windows/Fonts/malgunbd.ttf", "Malgun Gothic"),  # Windows
        ("/usr/share/fonts/truetype/nanum/NanumGothicBold.ttf", "NanumGothic"),
    ),
    "ja": (
        *((path, "Noto Sans CJK JP") for path in _NOTO),
        ("/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc", "Hiragino Sans"),  # macOS
        ("C:/Windows/Fonts/YuGothB.ttc", "Yu Gothic"),  # Windows
        ("C:/Windows/Fonts/meiryob.ttc", "Meiryo"),
        ("/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf", "IPAexGothic"),
    ),
}
"""Language to (file, family) that is looked for, the best first; bold where there is a choice."""
NAMES = "Noto Sans CJK, Apple SD Gothic Neo, Hiragino Sans, Malgun Gothic, Yu Gothic, NanumGothic"
"""What is looked for, in words."""

_BEGINNING = 1 << 16
_SIGNS = (b"ttcf", b"OTTO", b"true", b"\0\1\0\0")
"""What a font begins with (OpenType, organization of an OpenType font)."""


class Font(NamedTuple):
    """A font of this computer."""

    path: str
    family: str
    id: bytes
    """Equal for equal files."""


def fonts_here() -> dict[str, Font]:
    """Return the font that this computer has for each language, if it has one."""
    found = {}
    for lang, places in PLACES.items():
        for path, family in places:
            with suppress(OSError), Path(path).open("rb") as stream:
                beginning = stream.read(_BEGINNING)
                if not beginning.startswith(_SIGNS):
                    continue
                state = blake2b(beginning, digest_size=16)
                state.update(str(stream.seek(0, 2)).encode())
                found[lang] = Font(path, family, state.digest())
                break
    return found
