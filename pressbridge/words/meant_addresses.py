"""What somebody meant who typed an address without its beginning: ``www.example.org`` in a link."""

from __future__ import annotations

import re

_MAIL = r"[^@\s/:]+@[^@\s/:]+\.[^@\s/:.]+"
_PHONE = r"[+(0][\d\s().~-]{6,24}"
_TORN = (
    r"(?:h?t?tps?\s*[:：;.]?\s*[/\\]+|//)(?P<rest>[^/\\].*)|"
    r"https?\s*[:：](?P<plain>[^/\\].*)"
)
_ENDS = (
    "asia|biz|cn|co|com|de|dev|edu|eu|fr|gov|info|int|io|jp|kr|me|net|org|shop|site|tokyo|tv|tw|"
    "uk|us|xyz|한국"
)
_HOST = rf"(?:www\.[^\s/]+|(?:[\w-]+\.)+(?:{_ENDS}))(?::\d+)?(?:[/?#].*)?"
"""A host, by how it begins or ends: a file of these names is hardly ever meant."""


def address_meant(typed: str) -> str:
    """Return the whole address that is meant; an empty string if it may be the name of a file.

    ``https:/example.org``, ``example.org/news``, ``press@example.org`` and ``02-123-4567``.
    """
    torn = re.fullmatch(_TORN, typed, re.IGNORECASE)
    if torn:
        return f"https://{torn['rest'] or torn['plain']}"
    if re.fullmatch(_MAIL, typed):
        return f"mailto:{typed}"
    if re.fullmatch(_HOST, typed, re.IGNORECASE):
        return f"https://{typed}"
    if re.fullmatch(_PHONE, typed) and sum(map(str.isdigit, typed)) > 6:
        return f"tel:{re.sub(r'[^+0-9-]', '', typed)}"
    return ""
