"""Letters and digits of a text alone: the same for the same words, however they are set.

Quotes, brackets, dashes, spaces, line ends, marks of markup and invisible characters are gone;
width and case are one. Two texts that read alike have the same letters.
"""

from __future__ import annotations

import re
import unicodedata

from pressbridge.words.invisible import BIDI
from pressbridge.words.text import without_marks

INVISIBLE = (
    f"{BIDI}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Characters that Unicode calls ignorable, and Hangul fillers, which are letters to it; as in a
character class of a pattern."""
_SIGN = INVISIBLE + r"!-/:-@\[-`{-~…·、。「」『』【】〈〉《》！-／：-＠［-｀｛-､“”‘’—–"
_SIGNS = re.compile(rf"[\s{_SIGN}]+")
"""Nearly all that is no letter. Without it few texts are left for which NFKC has work to do."""
_SIGNS_IN_LINE = re.compile(rf"(?:[^\S\n]|[{_SIGN}])+")
_UNHEARD = "\u1160\u02b0-\u02ff"
"""Letters to Unicode that nobody reads as such: a Hangul filler, signs of sound (ˈ)."""
_NO_LETTERS_IN_LINE = re.compile(rf"(?:[^\w\n]|[_{_UNHEARD}])+")
_NO_LETTERS = re.compile(rf"[\W_{_UNHEARD}]+")


def letters_of(text: str) -> str:
    """Return the letters and digits of a text in one width and case (NFKC, UAX #15)."""
    plain = _SIGNS.sub("", without_marks(text))
    if not plain.isascii() and not unicodedata.is_normalized("NFKC", plain):
        plain = unicodedata.normalize("NFKC", plain)
    return _NO_LETTERS.sub("", plain).casefold()


def lines_of_letters(text: str) -> list[str]:
    """Return the lines of a text, each as ``letters_of`` gives it."""
    plain = _SIGNS_IN_LINE.sub("", without_marks(text))
    if not plain.isascii() and not unicodedata.is_normalized("NFKC", plain):
        plain = unicodedata.normalize("NFKC", plain)
    return _NO_LETTERS_IN_LINE.sub("", plain).casefold().split("\n")
