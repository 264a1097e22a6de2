"""Style sheets and scripts without what only people read: comments, indentation, empty lines.

A browser gets the same style and the same script. The files that people edit stay as they are.
Both functions read UTF-8, without decoding it: none of its longer signs has a byte of ASCII in it.
"""

from __future__ import annotations

import re

_STYLE = re.compile(
    rb'"(?:[^"\\\n]|\\[\s\S])*["\n]?'
    rb"|'(?:[^'\\\n]|\\[\s\S])*['\n]?"
    rb"|\\[\s\S]"
    rb"""|url\([ \t\r\n\f]*(?:[^()"' \t\r\n\f\\]|\\[\s\S])*[ \t\r\n\f]*\)"""
    rb"|(?P<gap>(?:[ \t\r\n\f]|/\*[\s\S]*?(?:\*/|\Z))+)"
)
"""Strings, escapes and addresses, which stay, and gaps: spaces and comments (CSS Syntax 3, 4.3). A
string that is not closed ends with its line."""
_COMMENT = re.compile(rb"/\*[\s\S]*?\*/")
_SPACE = re.compile(rb"[ \t\r\n\f]")
_PARTING = frozenset((b"{", b"}", b";", b","))
_PLAIN_VALUE = re.compile(rb"\$\{[^{}`]*\}")


def compact_style(style: bytes) -> bytes:
    """Return a CSS style sheet that means the same in fewer bytes.

    A comment that begins with ``/*!`` stays: that is how licences ask for it.
    """
    return _STYLE.sub(_narrow, style)


def _narrow(found: re.Match[bytes]) -> bytes:
    """Return what is left of a gap; what is no gap stays."""
    gap = found["gap"]
    if gap is None or b"/*!" in gap:
        return found[0]
    style, start, end = found.string, found.start(), found.end()
    before, after = style[start - 1 : start], style[end : end + 1]
    is_escaped = style[start - 2 : start - 1] == b"\\"
    if not before or not after or (before in _PARTING and not is_escaped):
        return b""
    if after in _PARTING and before != b":":  # "--empty: ;" has a value, which is a space
        return b""
    if not _SPACE.search(_COMMENT.sub(b"", gap)):
        return b"/**/"  # it parts two words
    return b"\n" if b"\n" in gap else b" "


def compact_script(script: bytes) -> bytes:
    """Return a JavaScript file without its indentation and without lines that are only ``//``.

    A file in which a text may go on over the end of a line stays as it is: there, what looks
    like indentation or like a comment may be said to readers.
    """
    lines = script.splitlines(keepends=True)
    if any(map(_may_go_on, lines)):
        return script
    bare = (line.lstrip(b" \t") for line in lines)
    return b"".join(line for line in bare if line.strip() and not _is_comment(line))


def _is_comment(line: bytes) -> bool:
    """Tell whether a line is only a comment; licences and source maps begin otherwise."""
    return line.startswith(b"//") and line[2:3] not in {b"!", b"#", b"@"}


def _may_go_on(line: bytes) -> bool:
    """Tell whether a text may begin or end in a line that does not end or begin there."""
    if b"`" in line and (line.count(b"`") % 2 or b"${" in _PLAIN_VALUE.sub(b"", line)):
        return True
    return line.rstrip(b"\r\n").endswith(b"\\")
