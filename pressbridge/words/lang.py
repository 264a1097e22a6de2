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
        """The language's name in itself: 한국어, 日本語."""
        return "한국어" if self is Lang.KO else "日本語"

    @property
    def locale(self) -> str:
        """The Open Graph locale (``ko_KR``, ``ja_JP``)."""
        return "ko_KR" if self is Lang.KO else "ja_JP"


_OTHER = {Lang.KO: Lang.JA, Lang.JA: Lang.KO}
"""The other language of each. ``other`` is asked for every text: a conditional takes three times
as long."""
