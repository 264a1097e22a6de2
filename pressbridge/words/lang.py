"""The two languages of a press room."""

from __future__ import annotations

from enum import StrEnum


class Lang(StrEnum):
    """Korean or Japanese. Two languages are a fact of this product, not a plug-in."""

    KO = "ko"
    JA = "ja"

    other: Lang
    """The language that this one is translated into."""

    @property
    def own_name(self) -> str:
        """The language's name in itself: 한국어, 日本語."""
        return "한국어" if self is Lang.KO else "日本語"

    @property
    def locale(self) -> str:
        """The Open Graph locale (``ko_KR``, ``ja_JP``)."""
        return "ko_KR" if self is Lang.KO else "ja_JP"


Lang.KO.other, Lang.JA.other = Lang.JA, Lang.KO
