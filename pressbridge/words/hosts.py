"""Hosts of web addresses in one spelling, and whether a host is in the house.

Software reads more spellings of a host than people do: a final dot, capitals, full-width letters,
``%6c``, an address as one number (``http://0x7f000001``). A name is known in each of them. What is
read in different ways in different places is never taken for an address in the house.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import TypeAlias
from urllib.parse import unquote

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_DOTS = re.compile("[。．｡]")
"""Full stops of host names (RFC 3490, section 3.1)."""

_INVISIBLE = re.compile("[\u00ad\u034f\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
"""Characters that are ignored in host names (UTS 46)."""

_NUMBER = re.compile(r"0x[0-9a-f]{1,8}|0|[1-9][0-9]{0,9}")

_PRIVATE = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
)
"""RFC 1918 and RFC 4193. Addresses of a link, of a carrier or of documents are not the office's."""


def normalized_host(host: str) -> str:
    """Return the normalized name of a host, the same for all its spellings, without brackets.

    ``ＬibreTranslate.COM.`` and ``%6cibretranslate.com`` become ``libretranslate.com``, ``xn--…``
    its letters.
    """
    return ".".join(map(_label, _spelled(unquote(host)).strip("[]").rstrip(".").split(".")))


def _spelled(host: str) -> str:
    """Return a host as clients read it before they ask for it (UTS 46)."""
    text = unicodedata.normalize("NFKC", _DOTS.sub(".", host))
    return _INVISIBLE.sub("", text).casefold().strip()


def _label(label: str) -> str:
    """Return a part of a name as its letters: ``xn--…`` is decoded (RFC 3492)."""
    if not label.startswith("xn--"):
        return label
    try:
        return _spelled(label[4:].encode("ascii").decode("punycode"))
    except UnicodeError:
        return label


def address_of(host: str) -> Address | None:
    """Return the address that a host is; None if it is a name.

    None, too, for what one system reads as another address than the next, or asks a name server
    for: numbers that begin with 0 (octal or not), a final dot, ``%``.
    """
    text = _spelled(host)
    bare = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    try:
        found = ipaddress.ip_address(bare) if "%" not in bare else None
    except ValueError:
        return _by_numbers(bare)
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found


def _by_numbers(text: str) -> ipaddress.IPv4Address | None:
    """Read an address as ``inet_aton`` does: one to four numbers, decimal or hexadecimal.

    The last number fills what is left of the four bytes: 127.1 is 127.0.0.1.
    """
    parts = text.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    *first, last = (int(part, 0) for part in parts)
    if any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        return None
    return ipaddress.IPv4Address(
        last + sum(number << 8 * (3 - at) for at, number in enumerate(first))
    )


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer: its traffic never leaves it.

    ``localhost`` is the only name that counts: no other says by itself where it leads.
    """
    if host.lower() == "localhost":
        return True
    address = address_of(host)
    return address is not None and address.is_loopback


def is_in_house(host: str) -> bool:
    """Tell whether a host is this computer or has a private address (RFC 1918, RFC 4193).

    A name never does, whatever it ends in: ``.local`` and ``.internal`` are promises of a network,
    and a name server may lead them anywhere.
    """
    if is_loopback(host):
        return True
    address = address_of(host)
    return address is not None and any(
        address in network for network in _PRIVATE if network.version == address.version
    )
