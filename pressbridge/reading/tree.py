"""The whole of ``content/``: which files there are, what each says, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pressbridge.formats.encoding import CONFLICT_HINT, conflict_in, decode
from pressbridge.reading.bodies import check_bodies
from pressbridge.reading.hand import read_hand
from pressbridge.reading.layout import CONTENT, Companion, Layout, is_junk, lay_out
from pressbridge.reading.names import read_names
from pressbridge.reading.references import (
    NamedFiles,
    check_aliases,
    check_references,
    check_slugs,
)
from pressbridge.reading.releases import read_release
from pressbridge.reading.site import read_site
from pressbridge.reading.sources import Drawn
from pressbridge.reading.standing import read_standing
from pressbridge.reading.topics import read_topics
from pressbridge.words.lang import Lang
from pressbridge.words.model import Content, HandTranslation, Release, SiteConfig, Source, Standing
from pressbridge.words.problems import (
    Problem,
    did_you_mean,
    error,
    has_errors,
    in_order,
    warning,
)
from pressbridge.world.files import Listing, Oddity, read_bytes, walk, why

SITE = f"{CONTENT}/site.yaml"
S = TypeVar("S", bound=Source)

_ODD = {
    Oddity.OUTSIDE: ("is a link that leads out of content/", "put the file itself there"),
    Oddity.BROKEN: ("is a link that leads nowhere", "put the file itself there, or remove it"),
    Oddity.FOLDER_LINK: ("is a link to a folder", "put the folder itself there"),
    Oddity.NAME: ("has a name that cannot be read", "rename it, best in Latin letters"),
}


def read_content(root: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    """Read everything below ``root/content`` and return it with all problems, in order.

    ``None`` if the site itself cannot be read. Otherwise sources with errors are in the content
    too, as drafts, so that everything else that is wrong with them can be shown at once; with an
    error among the problems nothing may be written or sent.
    """
    try:
        listing = walk(root / CONTENT)
    except OSError as wrong:
        return None, (_unreadable_folder(root, wrong),)
    reader = _Reader(root, listing)
    content = reader.content()
    return content, in_order(reader.problems)


class _Reader:
    """Reads one ``content/``; the order of its steps is that of ``content()``."""

    def __init__(self, root: Path, listing: Listing) -> None:
        self.problems: list[Problem] = []
        self._root = root
        self._files = {f"{CONTENT}/{file.name}": file.path for file in listing.files}
        self._odd = {f"{CONTENT}/{name}" for name, _ in listing.odd}
        self._layout: Layout = lay_out(file.name for file in listing.files)
        self.problems.extend(self._layout.problems)
        self._name_odd(listing)

    def content(self) -> Content | None:
        site = self._site()
        language = site.language if site else Lang.KO
        topics_text = self._text(f"{CONTENT}/topics.yaml")
        topics, problems = read_topics(topics_text or "", f"{CONTENT}/topics.yaml", language)
        self.problems.extend(problems)
        names, problems = read_names(self._text(_NAMES) or "", _NAMES)
        self.problems.extend(problems)
        releases = self._releases(language)
        standing = self._standing(language)
        self._check_places(releases, standing)
        self.problems.extend(
            check_references(releases, topics, [place.slug for place in self._layout.releases])
        )
        hand = self._companions([*releases, *standing])
        if site is None:
            return None
        content = Content(
            site=site, topics=topics, names=names, releases=_newest_first(releases),
            standing=tuple(drawn.source for drawn in standing), hand=hand,
            static=tuple(self._layout.static),
            catalogs=tuple((c.path, c.lang) for c in self._layout.companions if c.is_catalog),
        )  # fmt: skip
        self.problems.extend(check_bodies(content, self._named_files().fault))
        return content

    def _text(self, path: str) -> str | None:
        """Return the text of a file; ``None`` if there is none or it cannot be read."""
        if path not in self._files:
            return None
        try:
            data = read_bytes(self._files[path])
        except OSError as wrong:
            self.problems.append(
                error("unreadable", path, None, f"it cannot be read: {why(wrong)}")
            )
            return None
        text, problems = decode(data, path)
        self.problems.extend(problems)
        conflict = conflict_in(text or "")
        if conflict:
            message = "two people's changes were not merged here"
            self.problems.append(error("conflict", path, conflict, message, CONFLICT_HINT))
            return None
        return text

    def _site(self) -> SiteConfig | None:
        if SITE not in self._files:
            hint = "a press room needs it, with name, description and base_url"
            self.problems.append(error("no-site", SITE, None, "there is no such file", hint))
            return None
        text = self._text(SITE)
        if text is None:
            return None
        site, problems = read_site(text, SITE)
        self.problems.extend(problems)
        return site

    def _releases(self, language: Lang) -> list[Drawn[Release]]:
        places = self._layout.releases
        if not places:
            path, message = f"{CONTENT}/releases", "there is no release yet"
            hint = "python build.py new visit-to-tokyo  writes one to begin with"
            self.problems.append(error("no-release", path, None, message, hint))
        texts = [(place, self._text(place.path)) for place in places]
        read = [read_release(text, place, language) for place, text in texts if text is not None]
        return [drawn for pair in read if (drawn := self._kept(pair))]

    def _standing(self, language: Lang) -> list[Drawn[Standing]]:
        texts = [(place, self._text(place.path)) for place in self._layout.standing]
        read = [read_standing(text, place, language) for place, text in texts if text is not None]
        return [drawn for pair in read if (drawn := self._kept(pair))]

    def _kept(self, pair: tuple[Drawn[S] | None, tuple[Problem, ...]]) -> Drawn[S] | None:
        """Collect the problems of a source; one with errors is a draft from here on.

        Its embargo may be what could not be read: nothing half understood may go out.
        """
        drawn, problems = pair
        self.problems.extend(problems)
        if drawn and has_errors(problems):
            return replace(drawn, source=replace(drawn.source, draft=True))
        return drawn

    def _check_places(
        self, releases: list[Drawn[Release]], standing: list[Drawn[Standing]]
    ) -> None:
        places = [*self._layout.releases, *self._layout.standing]
        self.problems.extend(check_slugs(places))
        sources: list[Drawn[Source]] = [*releases, *standing]
        self.problems.extend(check_aliases(sources))
        named = self._named_files()
        for drawn in sources:
            self.problems.extend(named.check(drawn.source))

    def _named_files(self) -> NamedFiles:
        places = [*self._layout.releases, *self._layout.standing]
        return NamedFiles(self._files, self._odd, self._root, places)

    def _companions(self, sources: list[Drawn[Source]]) -> tuple[tuple[str, HandTranslation], ...]:
        """Match catalogs and hand translations with their sources, and read the latter."""
        places = [*self._layout.releases, *self._layout.standing]
        known = {place.path for place in places}
        by_path = {drawn.source.path: drawn.source for drawn in sources}
        hand = []
        for companion in self._layout.companions:
            source = by_path.get(companion.source)
            if companion.source not in known:
                self.problems.append(_without_source(companion, known))
            elif source and source.lang is companion.lang:
                self.problems.append(_same_language(companion))
            elif source and not companion.is_catalog:
                hand.extend(self._hand(companion, source))
        return tuple(hand)

    def _hand(self, companion: Companion, source: Source) -> list[tuple[str, HandTranslation]]:
        text = self._text(companion.path)
        if text is None:
            return []
        translation, problems = read_hand(text, companion.path, companion.lang, source)
        self.problems.extend(problems)
        return [(source.path, translation)] if translation else []

    def _name_odd(self, listing: Listing) -> None:
        for name, oddity in listing.odd:
            if not is_junk(name):
                message, hint = _ODD[oddity]
                path = f"{CONTENT}/{name}"
                self.problems.append(error(f"odd-{oddity}", path, None, f"this {message}", hint))


_NAMES = f"{CONTENT}/names.yaml"


def _unreadable_folder(root: Path, wrong: OSError) -> Problem:
    path = Path(wrong.filename or root / CONTENT)
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else CONTENT
    return error("unreadable", shown, None, f"the folder cannot be read: {why(wrong)}")


def _newest_first(releases: Iterable[Drawn[Release]]) -> tuple[Release, ...]:
    by_slug = sorted((drawn.source for drawn in releases), key=lambda release: release.slug)
    return tuple(sorted(by_slug, key=lambda release: release.date.at, reverse=True))


def _without_source(companion: Companion, known: Iterable[str]) -> Problem:
    folder, _, name = companion.source.rpartition("/")
    near = [path.rpartition("/")[2] for path in known if path.startswith(f"{folder}/")]
    hint = did_you_mean(name, near)
    if companion.is_catalog:
        message = f"a catalog is left over: there is no {name}"
        hint = hint or "remove it, or give it the name that its text has now"
        return warning("leftover-catalog", companion.path, None, message, hint)
    message = f"there is no {name} that this could translate"
    hint = hint or f"if it is a release of its own, rename it to {name}"
    return error("no-source", companion.path, None, message, hint)


def _same_language(companion: Companion) -> Problem:
    name = companion.source.rpartition("/")[2]
    message = f'{name} is itself in the language "{companion.lang}"'
    if companion.is_catalog:
        message, hint = f"a catalog is left over: {message}", "remove it"
        return warning("leftover-catalog", companion.path, None, message, hint)
    hint = f'a translation of it ends with ".{companion.lang.other}.md"; or correct its "lang"'
    return error("same-language", companion.path, None, message, hint)
