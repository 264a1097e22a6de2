"""Addresses of the site; only this module knows the base path (docs/design.md §4).

An *address* is a path inside the site, beginning with ``/``: ``/ko/2023/05/14/visit/``. It becomes
a link (with the base path), an absolute URL, or an output file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

from pressbridge.words.lang import Lang
from pressbridge.words.named_addresses import DATED, decoded, normalized_paths, slug_named

CHOOSER = "/"
SITEMAP = "/sitemap.xml"
"""Address of the sitemap: of a large site an index, whose parts are ``sitemap_part``."""
NEWS_SITEMAP = "/news-sitemap.xml"
ROBOTS = "/robots.txt"
NOT_FOUND = "/404.html"
RELEASES_JSON = "/releases.json"
RELEASES_SCHEMA = "/releases.schema.json"
NO_JEKYLL = "/.nojekyll"
SEARCH_INDEX = "/assets/search/"
"""Address of the folder of the search index."""


@dataclass(frozen=True)
class Addresses:
    """Links and URLs of a site's addresses, for one base URL."""

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

    def named_by(self, href: str) -> tuple[str, ...]:
        """Return the addresses of this site that a link names, as ``normalized_paths`` gives them.

        One on another host names an edition or a file if its path is that of one: the same site
        may answer under several names.
        """
        found = normalized_paths(href)
        if not self.is_own(href):
            return tuple(match[0] for path in found for match in DATED.finditer(path))
        base = unquote(self.base_path).casefold().rstrip("/")
        return tuple(
            path.removeprefix(base) or "/" if base and f"{path}/".startswith(f"{base}/") else path
            for path in found
        )

    def is_own(self, href: str) -> bool:
        """Tell whether a link leads to this site's host, or names it."""
        return href[:1] in "/\\" or self._own_host.search(decoded(href)) is not None

    def slugs_named_by(self, href: str) -> tuple[str, ...]:
        """Return the slugs in those of them that are of this site by its name, of whatever day."""
        named = self.named_by(href) if self.is_own(href) else ()
        return tuple(filter(None, map(slug_named, named)))

    @cached_property
    def _own_host(self) -> re.Pattern[str]:
        """Finds the host's name, also as its letters are written for people (RFC 5891)."""
        host = (urlsplit(self.base_url).hostname or "").casefold().rstrip(".")
        names = {host}
        with suppress(UnicodeError):
            names |= {host.encode().decode("idna"), host.encode("idna").decode()}
        return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")

    def tag(self, address: str) -> str:
        """Return the name of an edition that feeds know it by for good (RFC 4151, a tag URI).

        ``address`` is the first that it had; the day in it stands for when the name was given.
        """
        found = _EDITION.fullmatch(address)
        assert found, address
        host = (urlsplit(self.base_url).hostname or "").rstrip(".")
        with suppress(UnicodeError):
            host = host.encode("idna").decode()
        return f"tag:{host},{found['day'].replace('/', '-')}:{self.link(address)}"

    def absolute(self, address: str) -> str:
        """Return the whole URL of an address."""
        return self._host + self.link(address)

    def absolute_link(self, href: str, page: str) -> str:
        """Return the whole URL of a link that stands on a page; ``page`` is the page's own URL."""
        if href.startswith("#"):
            return page + href
        return self._host + href if href.startswith("/") else href


_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")
"""An address that needs no percent-encoding, as nearly all (RFC 3986, section 2.3)."""


def _encoded(address: str) -> str:
    return address if _PLAIN.fullmatch(address) else quote(address, safe="/")


def old_address(alias: str) -> str:
    """Return the address whose file a server gives for an old path: decoded."""
    path = unquote(alias).rstrip("/")
    is_file = "." in path.rpartition("/")[2] and not alias.endswith("/")
    return path if is_file else f"{path}/"


def output_file(address: str) -> str:
    """Return the file below the output folder that answers for an address."""
    path = address.lstrip("/")
    return path + "index.html" if address.endswith("/") else path


def sitemap_part(number: int) -> str:
    """Return the address of one part of a large sitemap, from 1."""
    return f"/sitemap-{number}.xml"


def home(lang: Lang, page: int = 1) -> str:
    """Return the address of a language's newest releases."""
    return paged(f"/{lang}/", page)


def paged(address: str, page: int) -> str:
    """Return the address of one page of a list; the first is the list itself."""
    return address if page == 1 else f"{address}page/{page}/"


def release(lang: Lang, day: date, slug: str) -> str:
    """Return the address of an edition; the same path below each language."""
    return f"{in_day(lang, day)}{slug}/"


def first_edition(aliases: Iterable[str], lang: Lang, address: str) -> str:
    """Return the first address that an edition ever had; ``address`` is its address now.

    The aliases of its source tell: the first of them that is an edition's, in either language.
    """
    for alias in aliases:
        found = _EDITION.fullmatch(old_address(alias))
        if found and _is_day(found["day"]):
            return f"/{lang}/{found['day']}/{found['slug']}/"
    return address


def _is_day(written: str) -> bool:
    with suppress(ValueError):
        return bool(date.fromisoformat(written.replace("/", "-")))
    return False


_EDITION = re.compile(r"/(?:ko|ja)/(?P<day>\d{4}/\d\d/\d\d)/(?P<slug>[a-z0-9-]+)/(?:index\.html)?")


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


def search(lang: Lang) -> str:
    """Return the address of the search page; a query follows behind ``?q=``."""
    return f"/{lang}/search/"


def search_index(lang: Lang, year: int) -> str:
    """Return the address of the folder of the search index of a year."""
    return f"{SEARCH_INDEX}{lang}/{year:04}/"


def search_file(folder: str, name: str) -> str:
    """Return the address of a file of that folder."""
    return f"{folder}{name}.txt"


def search_names(number: int) -> str:
    """Return the address of a file of names of the search index, from 0."""
    return f"{SEARCH_INDEX}names/n{number}.txt"


def corrections(lang: Lang) -> str:
    """Return the address of the list of corrections."""
    return f"/{lang}/corrections/"


def subscribe(lang: Lang) -> str:
    """Return the address of the page that explains feeds."""
    return f"/{lang}/subscribe/"


def corrections_feed(lang: Lang) -> str:
    """Return the address of the Atom feed of all corrections."""
    return f"/{lang}/corrections.xml"


def atom_feed(list_address: str) -> str:
    """Return the address of the Atom feed of a home or a topic."""
    return f"{list_address}feed.xml"


def json_feed(list_address: str) -> str:
    """Return the address of the JSON Feed of a home or a topic."""
    return f"{list_address}feed.json"


def asset(name: str) -> str:
    """Return the address of a file of the theme (``templates/static``)."""
    return f"/assets/{name}"


def facts(slug: str, kind: str) -> str:
    """Return the address of a release's sentences and facts; ``kind`` is ``json`` or ``csv``."""
    return f"/files/{slug}/facts.{kind}"


def file_of(slug: str, file: str) -> str:
    """Return the address of a picture or attachment: one copy serves both languages.

    The slug is unique in the site and, unlike the date, rarely changes.
    """
    return f"/files/{slug}/{file}"


def size_of(slug: str, file: str, width: int) -> str:
    """Return the address of a picture in another width, in pixels: beside the original.

    It stays when the picture changes, as that of the original does.
    """
    return f"{file_of(slug, file)}-{width}.webp"


def share_of(slug: str, file: str) -> str:
    """Return the address of the share image that is made of a picture."""
    return f"{file_of(slug, file)}-share.jpg"


def kit_of(slug: str, lang: Lang) -> str:
    """Return the address of the press kit of an edition."""
    return file_of(slug, f"{slug}-{lang}.zip")


def headline_of(slug: str, lang: Lang) -> str:
    """Return the address of the share image on which an edition's headline is drawn."""
    return file_of(slug, f"{slug}-{lang}-share.png")
