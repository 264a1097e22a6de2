"""Full-width and no-break spaces in YAML, which knows only the ordinary one.

A Japanese keyboard types U+3000 after the colon of a key, a word processor leaves U+00A0 there.
Both are meant as a space. Between the letters of a text they stay what they are.
"""

from __future__ import annotations

import re

WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are no space to YAML, for a class of characters."""

_ANY = re.compile(f"[{WIDE}]")
_BEFORE_KEY = rf"^(?: *-[ {WIDE}]+)+|^[ {WIDE}]+$"
_QUOTED = "\"[^\"\n]*\"|'[^'\n]*'"
_ANY_KEY = r"[^\s:\"'#\[{-][^\s:\"'#\[{]*"
_AFTER_KEY = rf"^ *(?:(?:- +)+(?:[a-z_]+|{_QUOTED})|{_ANY_KEY}|{_QUOTED})[ {WIDE}]*:[ {WIDE}]+"
_KEY = re.compile(rf"[\w-]+:[{WIDE}]")
_IN_FLOW = rf"[{{,][ {WIDE}]*(?:\"[^\"\n]*\"|[\w-]+)[ {WIDE}]*:[ {WIDE}]+"
_IS_FLOW = rf"^ *(?:- *)*(?:[\w-]+:[ {WIDE}]*)?[\[{{].*$"
_INDENTED = f" *[{WIDE}]"
_INDENTED_KEY = rf" *[{WIDE}][ {WIDE}]*(?:-[ {WIDE}]|[^\s:：]+\s*[:：])"


def has_wide_spaces(text: str) -> bool:
    """Tell whether a text has a space that YAML does not know."""
    return not text.isascii() and _ANY.search(text) is not None


def is_swallowed_key(text: str) -> bool:
    """Tell whether a text begins with a key that YAML did not take for one."""
    return not text.isascii() and _KEY.match(text) is not None


def with_plain_spaces(text: str) -> str:
    """Return a YAML text with ordinary spaces around the colons of its keys and after its dashes.

    Every line keeps its length. Only for a text that YAML does not read as it was meant: a line of
    a longer text may look like a key.
    """
    text = re.sub(_BEFORE_KEY, _plain, text, flags=re.MULTILINE)
    text = re.sub(_AFTER_KEY, _plain, text, flags=re.MULTILINE)
    return re.sub(_IS_FLOW, _plain_flow, text, flags=re.MULTILINE)


def _plain(found: re.Match[str]) -> str:
    return _ANY.sub(" ", found[0])


def _plain_flow(found: re.Match[str]) -> str:
    return re.sub(_IN_FLOW, _plain, found[0])


def is_indented_wide(line: str, *, has_key: bool = False) -> bool:
    """Tell whether a line, or one with a key or a part of a list, is indented with such a space."""
    return re.match(_INDENTED_KEY if has_key else _INDENTED, line) is not None
