"""A text by its letters and digits alone: what is the same words, however it is set.

Quotes, brackets, dashes, spaces, line ends, marks of markup and invisible characters are gone;
width and case are one. Two texts that read alike have the same letters.
"""

from __future__ import annotations

import re
import unicodedata

_NO_LETTERS = re.compile(r"⟦[^⟧]{0,8}⟧|[\W_]+")


def letters_of(text: str) -> str:
    """Return the letters and digits of a text in one width and case (NFKC, UAX #15)."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _NO_LETTERS.sub("", plain).casefold()
