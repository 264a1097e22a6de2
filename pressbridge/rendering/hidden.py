"""What readers may not see of a source yet, or no more: nothing of it may stand in the site."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from pressbridge.rendering.claims import Claim, ClaimKind
from pressbridge.rendering.site_context import address_of
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.letters import letters_of
from pressbridge.words.model import Release, Source
from pressbridge.words.named_addresses import parts_in
from pressbridge.words.sentences import sentences
from pressbridge.words.visibility import Stage

SHOWN_OF_WITHDRAWN = frozenset({"title", "withdrawn"})
"""What readers are told of a withdrawn release: its headline, and why it was withdrawn."""


class Hidden(NamedTuple):
    """A source, or a part of one, that readers may not see."""

    path: str
    slug: str
    stage: Stage
    claims: tuple[Claim, ...] = ()
    """Addresses that the source will ask for: pages, aliases, files, and the lists that it will
    stand in. Of a withdrawn release only the files."""
    titles: tuple[str, ...] = ()
    """The headline in both languages."""
    sentences: tuple[str, ...] = ()
    """All other texts in both languages, sentence by sentence, with the marks of their markup."""
    shown: tuple[str, ...] = ()
    """Texts that readers see all the same, by letters alone: why it was withdrawn."""
    files: tuple[tuple[str, int, int], ...] = ()
    """(name relative to the root, bytes of it, bytes of what is published of it) of its pictures
    and attachments."""

    @property
    def is_secret(self) -> bool:
        """Whether it was never public: what has been public is hidden no more for that hour."""
        return self.stage in {Stage.DRAFT, Stage.EMBARGOED}

    @property
    def own_claims(self) -> tuple[Claim, ...]:
        """Claims to addresses that are nobody else's."""
        return tuple(claim for claim in self.claims if claim.kind is not ClaimKind.LIST)

    @property
    def has_no_page(self) -> bool:
        """Whether nothing of the source is shown, and not only a part of it hidden."""
        return any(claim.kind is ClaimKind.PAGE for claim in self.claims)

    @property
    def parts(self) -> frozenset[bytes]:
        """One part of each of its own addresses, in small letters: the slug, or an alias's last."""
        old = (claim.address for claim in self.claims if claim.kind is ClaimKind.ALIAS)
        last = (part for alias in old for part in parts_in(alias.encode())[-1:])
        return frozenset((self.slug.encode(), *last))


def hidden_of(  # noqa: PLR0913, PLR0917 - a source, and all that was found out of it
    source: Source,
    stage: Stage,
    editions: Mapping[Lang, Edition],
    files: Mapping[str, tuple[int, int]],
    texts: Iterable[tuple[str, str]],
    shown: Collection[str],
) -> Hidden:
    """Return what is to be hidden of a source.

    ``files`` are those that it names, with their bytes and those of what is published of them;
    ``texts`` are pairs of what a text is
    (``title`` and others) and the text, in both languages; ``shown`` is what readers see of it all
    the same, by letters alone.
    """
    claims = [
        Claim(at.file_of(source.slug, file), ClaimKind.FILE, f"{source.folder}/{file}")
        for file in files
    ]
    if stage is not Stage.WITHDRAWN:
        claims += _pages(source, editions)
    titles, others = _sorted(texts, shown)
    if stage is Stage.EXPIRED:  # there may be thousands, and all of it has been public
        others = ()
    named = tuple((f"{source.folder}/{file}", *sizes) for file, sizes in files.items())
    return Hidden(
        source.path, source.slug, stage, tuple(claims), titles, others, tuple(sorted(shown)), named
    )


def coming_of(
    source: Source, texts: Iterable[tuple[str, str]], shown: Collection[str]
) -> Hidden | None:
    """Return what is to be hidden of a public source: corrections and the like, until their day."""
    _, others = _sorted(texts, shown)
    if not others:
        return None
    return Hidden(source.path, source.slug, Stage.EMBARGOED, sentences=others)


def _pages(source: Source, editions: Mapping[Lang, Edition]) -> Iterator[Claim]:
    for edition in editions.values():
        yield Claim(address_of(edition), ClaimKind.PAGE, source.path)
    for alias, line in zip_longest(source.aliases, source.alias_lines):
        yield Claim(at.old_address(alias), ClaimKind.ALIAS, source.path, line)
    if isinstance(source, Release):
        for lang in editions:
            yield Claim(at.kit_of(source.slug, lang), ClaimKind.FILE, source.path)
            for address in _lists(source, lang):
                yield Claim(address, ClaimKind.LIST, "content/site.yaml")


def _lists(release: Release, lang: Lang) -> Iterator[str]:
    """Yield the lists and feeds of a language that a release will stand in."""
    day = release.date.day
    yield from (at.home(lang), at.archive(lang), at.topics(lang), at.corrections(lang))
    yield from (at.in_year(lang, day), at.in_month(lang, day), at.in_day(lang, day))
    feeds = [at.home(lang)]
    for topic in release.topics:
        yield at.topic(lang, topic)
        feeds.append(at.topic(lang, topic))
    yield at.corrections_feed(lang)
    for address in feeds:
        yield from (at.atom_feed(address), at.json_feed(address))


def _sorted(
    texts: Iterable[tuple[str, str]], shown: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return headlines and other sentences, without those that are shown."""
    open_ = "\n".join(shown)
    titles: dict[str, None] = {}
    others: dict[str, None] = {}
    for what, text in texts:
        for one in (text,) if what == "title" else sentences(text):
            if one and not (shown and letters_of(one) in open_):
                (titles if what == "title" else others)[one] = None
    return tuple(titles), tuple(others)
