"""The two languages of a press room."""

from __future__ import annotations

from enum import StrEnum


class Lang(StrEnum):
    """Korean or Japanese. Two languages are a fact of this product, not a plug-in."""

    KO = "ko"
    JA = "ja"

    @property
    def other(self) -> Lang:
        """The language that this one is translated into."""
        return _OTHER[self]

    @property
    def own_name(self) -> str:
        """How the language calls itself: 한국어, 日本語."""
        return "한국어" if self is Lang.KO else "日本語"

    @property
    def locale(self) -> str:
        """The Open Graph locale (``ko_KR``, ``ja_JP``)."""
        return "ko_KR" if self is Lang.KO else "ja_JP"


_OTHER = {Lang.KO: Lang.JA, Lang.JA: Lang.KO}
"""Asked many times for every text: naming both members would take three times as long."""
