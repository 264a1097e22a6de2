"""Every address of the site: only here is the base path known (docs/design.md §4).

An *address* is a path inside the site, beginning with ``/``: ``/ko/2023/05/14/visit/``. It becomes
a link (with the base path), an absolute URL, or an output file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

from pressbridge.words.lang import Lang

CHOOSER = "/"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
NOT_FOUND = "/404.html"
RELEASES_JSON = "/releases.json"
NO_JEKYLL = "/.nojekyll"

RESERVED_SLUGS = frozenset({"topics", "archive", "search", "corrections", "page", "feed"})
"""Names below ``/ko/`` that a standing page cannot take."""


@dataclass(frozen=True)
class Addresses:
    """Turns addresses into links and URLs for one base URL."""

    base_url: str
    """Absolute, ends with ``/``: ``https://example.github.io/press/``."""

    @cached_property
    def base_path(self) -> str:
        """The path of the base URL, percent-encoded once: ``/press/``, or ``/``."""
        return quote(unquote(urlsplit(self.base_url).path)) or "/"

    @cached_property
    def _host(self) -> str:
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    def link(self, address: str) -> str:
        """Return what an ``href`` on this site says: base path and address, percent-encoded."""
        return self.base_path + _encoded(address.lstrip("/"))

    def absolute(self, address: str) -> str:
        """Return the whole URL of an address."""
        return self._host + self.link(address)


_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")
"""What needs no encoding, as nearly all addresses (RFC 3986, section 2.3)."""


def _encoded(address: str) -> str:
    return address if _PLAIN.fullmatch(address) else quote(address, safe="/")


def output_file(address: str) -> str:
    """Return the file below the output folder that answers for an address."""
    path = address.lstrip("/")
    return path + "index.html" if address.endswith("/") else path


def home(lang: Lang, page: int = 1) -> str:
    """Return the address of a language's newest releases."""
    return paged(f"/{lang}/", page)


def paged(address: str, page: int) -> str:
    """Return the address of one page of a list; the first is the list itself."""
    return address if page == 1 else f"{address}page/{page}/"


def release(lang: Lang, day: date, slug: str) -> str:
    """Return the address of an edition; the same path below each language."""
    return f"{in_day(lang, day)}{slug}/"


def standing(lang: Lang, slug: str) -> str:
    """Return the address of a standing page."""
    return f"/{lang}/{slug}/"


def topics(lang: Lang) -> str:
    """Return the address of the list of topics."""
    return f"/{lang}/topics/"


def topic(lang: Lang, topic_id: str) -> str:
    """Return the address of a topic's newest releases."""
    return f"/{lang}/topics/{topic_id}/"


def archive(lang: Lang) -> str:
    """Return the address of the list of years and months."""
    return f"/{lang}/archive/"


def in_year(lang: Lang, day: date) -> str:
    """Return the address of a year's releases."""
    return f"/{lang}/{day.year:04}/"


def in_month(lang: Lang, day: date) -> str:
    """Return the address of a month's releases."""
    return f"/{lang}/{day.year:04}/{day.month:02}/"


def in_day(lang: Lang, day: date) -> str:
    """Return the address of a day's releases."""
    return f"/{lang}/{day.year:04}/{day.month:02}/{day.day:02}/"


def corrections(lang: Lang) -> str:
    """Return the address of the list of corrections."""
    return f"/{lang}/corrections/"


def atom_feed(list_address: str) -> str:
    """Return the address of the Atom feed of a home or a topic."""
    return f"{list_address}feed.xml"


def json_feed(list_address: str) -> str:
    """Return the address of the JSON Feed of a home or a topic."""
    return f"{list_address}feed.json"


def asset(name: str) -> str:
    """Return the address of a file of the theme (``templates/static``)."""
    return f"/assets/{name}"


def file_of(slug: str, file: str) -> str:
    """Return the address of a picture or attachment: one copy serves both languages.

    The slug is unique in the site and, unlike the date, rarely changes.
    """
    return f"/files/{slug}/{file}"
