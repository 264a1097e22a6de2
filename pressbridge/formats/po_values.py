"""Quoted values of a PO file: from what stands between quotes to a text, and back."""

from __future__ import annotations

import re

STRING = re.compile(
    r'\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+)?"([^"\\]*+(?:\\[ntr"\\][^"\\]*+)*+)"\s*'
)
"""A line with a string: (keyword, or None for a continuation line; the value)."""

_TEXT = r'[^"\\\n]*+(?:\\[ntr"\\][^"\\\n]*+)*+'
_VALUE = rf'"({_TEXT}(?:"\n"{_TEXT})*+)"'
USUAL_ENTRY = re.compile(
    rf"((?:\#[^~|\n][^\n]*+\n|\#\n)*+)(?:msgctxt {_VALUE}\n)?msgid {_VALUE}\nmsgstr {_VALUE}\n?"
)
"""An entry as it usually stands between blank lines: comments, then each keyword once, in order."""

_ESCAPE = re.compile(r'\\([ntr"\\])')
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


def unquoted(value: str) -> str:
    """Return the text of a value whose lines have only their outer quotes left."""
    text = value.replace('"\n"', "")  # a quote in a line is escaped: this is where two lines meet
    return _ESCAPE.sub(lambda found: _UNESCAPED[found[1]], text) if "\\" in text else text


def written_value(keyword: str, text: str, prefix: str = "") -> str:
    """Return a keyword with its value, each line of the text on a line of its own."""
    if "\n" not in text:
        return f"{prefix}{keyword} {quoted(text)}\n"
    lines = text.split("\n")
    pieces = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    if len(pieces) <= 1:
        return f"{prefix}{keyword} {quoted(text)}\n"
    return f'{prefix}{keyword} ""\n' + "".join(f"{prefix}{quoted(piece)}\n" for piece in pieces)


def quoted(text: str) -> str:
    """Return a text as a catalog writes it in one line, between quotes."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')  # first of all the sign that escapes
    return '"' + text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'
