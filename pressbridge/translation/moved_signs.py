"""Texts that differ from a former one only by the sign they begin with.

What counts as a sign of a line may change: with the text (△ 5.2% to △5.2%), or with the rules by
which Pressbridge reads it. Readers saw sign and translation side by side, so both stay right.
"""

from __future__ import annotations

from pressbridge.formats.markdown.line_starts import start_of
from pressbridge.words.patterns import late
from pressbridge.words.signs import (
    ARROWS,
    DASHES,
    LETTER_CIRCLES,
    NOTES,
    NUMBERED,
    PLAIN_SIGNS,
)

_SIGN = late(
    rf"(?:[{PLAIN_SIGNS}{ARROWS}{NUMBERED}{DASHES}ㅇㅁ{NOTES}*-]|[{LETTER_CIRCLES}](?=\s))\s*"
)


def with_moved_sign(former: str, text: str, translation: str) -> str:
    """Return the translation of a text, made from that of a former one; empty if it cannot be.

    The sign that the text has now, and the former had not, comes before the translation; one that
    it has no more is taken from its beginning.
    """
    if text.endswith(former) and _SIGN.fullmatch(text[: -len(former)]):
        return text[: -len(former)] + translation
    if former.endswith(text) and _SIGN.fullmatch(former[: -len(text)]):
        start = start_of(translation, in_outline=True)
        return translation[start.length :] if start else translation
    return ""
