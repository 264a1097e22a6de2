"""Invisible and forbidden characters: the one table of them.

They come with text pasted from web pages and word processors, and with answers of engines. Three
kinds: those that mean nothing here are taken away; those that deceive (a figure after U+202E is
read backwards) or break files stop what they stand in; those of private use mean something in one
font only. Sources: Default_Ignorable_Code_Point and Bidi_Control in Unicode's
DerivedCoreProperties.txt and PropList.txt, emoji sequences as in UTS #51, ideographic variation
sequences as in UTS #37. No table of the interpreter is asked: two versions of Python must agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pressbridge.words.patterns import late
from pressbridge.words.problems import Said, said

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
_NEVER = "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0x1FFFF, 0x110000, 0x10000))
CONTROLS = _CONTROLS + _NEVER
"""Control characters, those that hold annotations, and those that never are characters."""

SEPARATORS = "\u2028\u2029"
"""Line ends that YAML, JavaScript and editors count in different ways."""

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"
"""Controls of the writing direction, and the six deprecated ones (U+206A to U+206F)."""

_BLANKS = "\u115f\u1160\u3164\uffa0"
"""Hangul fillers: letters, to a program, that nobody sees."""
_BRAILLE = "(?<![\u2801-\u28ff])\u2800(?![\u2801-\u28ff])"
"""The empty cell of Braille, but for a space between its letters."""
_TAGS = "\U000e0000-\U000e007f"
"""Invisible copies of ASCII, with which whole sentences can be hidden."""

_ZERO = (
    "\u00ad\u034f\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufff8"
)
_NOTHING = (
    f"{_ZERO}\U00013430-\U00013440\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff"
)
"""No width, and in Korean and Japanese no meaning, but in the sequences below."""

WORD_IGNORES = f"{BIDI}{_BLANKS}{_ZERO}"
"""Signs without which a word is the same word to who searches for it; as in a character class."""

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
PRIVATE = re.compile(f"[{_PRIVATE}]")
"""Private use: Hanja and signs of old word processors, the signs of symbol fonts."""

OBJECT = "\ufffc"
"""Sign for a picture or table that a word processor kept elsewhere, and that did not come along."""

FOREIGN = re.compile(f"[{_PRIVATE}{OBJECT}]")
"""Signs that mean something only in the program that a text comes from."""

_LEFT_BASIC = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_LEFT = f"[{_LEFT_BASIC}\U00010800-\U00010fff\U0001e800-\U0001efff]"
RIGHT_TO_LEFT = re.compile(rf"{_LEFT}+(?:[\W\d]*{_LEFT}+)*")
"""Right-to-left words (Hebrew, Arabic …) with what is between them: figures beside them move."""

_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2100-\u214f\u2190-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_ONE = f"{_EMOJI}[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
_IDEOGRAPH = "[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SEQUENCES = (
    # The flags of England, Scotland and Wales.
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f",
    f"{_ONE}(?:\u200d{_ONE})*",  # a family is several people joined
    "[0-9#*]\ufe0f(?=\u20e3)",  # a key with its sign
    f"{_IDEOGRAPH}[\ufe00-\ufe02\U000e0100-\U000e01ef]",  # the form that a name is written with
    "[\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f][\ufe00\ufe01]",  # its place in the square
)
"""Sequences in which a character without a width of its own means something."""

_DECEIVING = f"[{BIDI}{_BLANKS}{_TAGS}]|{_BRAILLE}"
_ANY = re.compile(f"[{_CONTROLS}{SEPARATORS}{BIDI}{_BLANKS}{_ZERO}\u2800\U00010000-\U0010ffff]")
"""What is in nearly no text; of the far planes all, since many ranges there take ten times as
long."""
_ODD = re.compile(
    f"[{_CONTROLS}{SEPARATORS}{BIDI}{_BLANKS}{_ZERO}{_LEFT_BASIC}\ue000-\uf8ff\u2800\U00010000-\U0010ffff]"
)
_MAY_GO_LEFT = re.compile(f"[{_LEFT_BASIC}\U00010800-\U0001efff]")


_SIGNS = late(f"({'|'.join(_SEQUENCES)})|([{CONTROLS}{SEPARATORS}])|({_DECEIVING})|[{_NOTHING}]")
"""(sequences to keep)|(controls)|(deceiving signs)|ignorable ones."""


def is_ordinary(text: str) -> bool:
    """Tell quickly whether a text surely has no character of this module's tables."""
    return _ODD.search(text) is None


def may_have_rtl(text: str) -> bool:
    """Tell quickly whether a text may have right-to-left letters."""
    return not text.isascii() and _MAY_GO_LEFT.search(text) is not None


def without_ignorable(text: str) -> str:
    """Return a text without ignorable characters: invisible, and without meaning where they stand.

    So 12, U+200B, 3 is 123 to every check as it is to a reader.
    """
    if text.isascii() or not _ANY.search(text):
        return text
    return _SIGNS.sub(lambda found: found[0] if found.lastindex else "", text)


def without_forbidden(text: str) -> str:
    """Return a text without forbidden and without ignorable characters."""
    if not _ANY.search(text):
        return text
    return _SIGNS.sub(lambda found: found[1] or "", text)


def forbidden_positions(text: str) -> list[int]:
    """Return the positions of characters that no text may hold: controls and deceiving ones."""
    if not _ANY.search(text):
        return []
    return [found.start() for found in _SIGNS.finditer(text) if found.lastindex in (2, 3)]


def control_positions(text: str) -> list[int]:
    """Return the positions of control characters and of line separators (U+2028, U+2029)."""
    if not _ANY.search(text):
        return []
    return [found.start() for found in _SIGNS.finditer(text) if found.lastindex == 2]


def foreign_fault(char: str) -> tuple[Said, Said]:
    """Return what is wrong with a sign of ``FOREIGN``, with its code point, and what to do."""
    point = code_point(char)
    if char == OBJECT:
        return (
            said("a sign in place of a picture or table ({code_point})", code_point=point),
            said("readers see an empty box: add what was there, or delete the sign"),
        )
    return (
        said("a sign that only one font has ({code_point})", code_point=point),
        said("readers see an empty box: type the sign or the name again"),
    )


def code_point(char: str) -> str:
    """Return the code point of a character for messages: ``U+202E``."""
    return f"U+{ord(char):04X}"


def printable(text: str) -> str:
    r"""Return a text as one safe line of a terminal or log: invisible characters are escaped.

    A line end becomes ``\x0a``, U+202E becomes ``\u202e``, half a character ``\udcff``. GitHub's
    runners obey a line that begins with ``::``, and ``##[`` anywhere in it
    (https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs): neither is left.
    """
    text = _LINE_ENDS.sub(
        lambda found: _written_out(found[0]), with_invisible_escaped(text, _written_out)
    )
    text = text.replace("##[", "##\\x5b")
    start = len(text) - len(text.lstrip())
    return f"{text[:start]}\\x3a{text[start + 1 :]}" if text.startswith("::", start) else text


_LINE_ENDS = re.compile("[\t\n\r]")
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters (surrogates), which no file can hold."""


def with_invisible_escaped(text: str, write: Callable[[str], str]) -> str:
    """Return a text, each invisible character as ``write`` gives it; line ends and tabs stay."""
    if text.isprintable() and not _ANY.search(text):
        return text
    text = _SIGNS.sub(lambda found: found[1] or write(found[0]), text)
    return HALVES.sub(lambda found: write(found[0]), text)


def _written_out(char: str) -> str:
    r"""Return a character as an escape: ``\x1b``, ``\u202e``, ``\U000e0041``."""
    number = ord(char)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
