"""How texts and their marks are written in plain text and in Markdown (CommonMark 0.31)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote


class Style(NamedTuple):
    """A way to write texts and their marks."""

    escaped: Callable[[str], str]
    """Gives a text in which no sign is taken for a mark."""
    begun: Callable[[str], str]
    """Gives a line of text whose first sign begins no list, heading or quotation."""
    heading: Callable[[int], str]
    """What stands before a heading of a level."""
    marks: Mapping[str, str]
    """Tag to the sign on both sides of its text."""
    is_markdown: bool


_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&]")
_BEGIN = frozenset("0123456789-+#=:")
_BEGINNING = re.compile(r"^(?:(\d{1,9})([.)])|[-+#=:])")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _begun(line: str) -> str:
    return _BEGINNING.sub(_disarmed, line, count=1) if line[:1] in _BEGIN else line


def _disarmed(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}"


PLAIN = Style(
    escaped=str,
    begun=str,
    heading=lambda level: "■ " if level > 1 else "",
    marks={},
    is_markdown=False,
)
MARKDOWN = Style(
    escaped=_escaped,
    begun=_begun,
    heading=lambda level: "#" * level + " ",
    marks={"strong": "**", "em": "*", "s": "~~"},
    is_markdown=True,
)


def address_beside(shown: str, href: str) -> str:
    """Return what is written beside a link in plain text: its address, empty if it is shown.

    A telephone number is always shown, in its own writing.
    """
    if href.startswith("tel:") and any(char.isdecimal() for char in shown):
        return ""
    known = {href, unquote(href), href.removeprefix("http://"), href.removeprefix("mailto:")}
    return "" if shown in known else href.removeprefix("mailto:").removeprefix("tel:")
