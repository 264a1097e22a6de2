"""Links in the HTML of our own pages, for texts that are read elsewhere: feeds and press kits."""

from __future__ import annotations

import re
from collections.abc import Callable

_TAG = re.compile(r"<[a-z][^<>]*>")
"""A start tag of our own HTML, in which neither texts nor values have a bare ``<`` or ``>``."""
_LINK = re.compile(r' (href|src)="([^"]*)"')


def relinked(html: str, link: Callable[[str], str], dropped: re.Pattern[str]) -> str:
    """Return HTML with other links, without the attributes that match a pattern.

    ``link`` is given the value of each ``href`` and ``src`` as HTML has it.
    """

    def linked(found: re.Match[str]) -> str:
        return f' {found[1]}="{link(found[2])}"'

    def tag(found: re.Match[str]) -> str:
        if '="' not in found[0]:
            return found[0]
        return _LINK.sub(linked, dropped.sub("", found[0]))

    return _TAG.sub(tag, html)
