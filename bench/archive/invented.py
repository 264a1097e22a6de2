# ruff: noqa: S311 - the same seed gives the same releases
"""Invented releases: values with both languages in them, the same for the same number and seed.

Nothing depends on the clock or on another release, so an edit is a release made again with one
thing changed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bench.archive import png, prose
from bench.archive.prose import Name, Pair, filled

SEED = 4
FIRST_DAY = date(2014, 1, 2)
YEARS = 10
ISSUE_DAYS = (1, 3)
"""Weekdays on which the office issues releases: Tuesday and Thursday."""
WITH_PICTURE = 6
"""Every sixth release has a picture."""
NAMED_RELATED = 2
"""Every second release names its related ones; for the others each tool takes the newest."""
PHONE = "02-0000-0000"
MAIL = "press@example.org"
LICENSE = "kogl-1"
BASE_URL = "https://example.org/press/"

Kind = Literal["paragraph", "heading", "list"]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a body."""

    kind: Kind
    texts: tuple[Pair, ...]
    """The sentences of a paragraph, the items of a list, or one heading."""

    def paragraph(self) -> Pair:
        """Return the sentences as one text; Japanese has no spaces between them."""
        return Pair(" ".join(t.ko for t in self.texts), "".join(t.ja for t in self.texts))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its texts."""

    file: str
    alt: Pair
    caption: Pair
    data: bytes


@dataclass(frozen=True, slots=True)
class Release:
    """A press release in both languages."""

    number: int
    slug: str
    date: datetime
    title: Pair
    summary: Pair
    topics: tuple[str, ...]
    byline: Name
    related: tuple[str, ...]
    blocks: tuple[Block, ...]
    picture: Picture | None

    @property
    def code(self) -> str:
        """The office's own number of the release."""
        return f"{self.date.year}-{self.number:05}"


def releases(count: int, seed: int = SEED) -> Iterator[Release]:
    """Yield the releases with the numbers 0, 1, … in no order of time."""
    return (release(number, seed) for number in range(count))


def release(number: int, seed: int = SEED) -> Release:
    """Return one release; the same number and seed give the same one."""
    return _Writer(random.Random(f"{seed}:{number}"), number).release()


def with_new_sentence(old: Release, turn: int) -> Release:
    """Return a release in which one sentence of the body became another, another one each turn."""
    writer = _Writer(random.Random(f"sentence:{old.number}:{turn}"), old.number, old.date)
    where = next(n for n, block in enumerate(old.blocks) if block.kind == "heading") + 1
    first, *others = old.blocks[where].texts
    texts = (writer.said(prose.EDITS[turn % len(prose.EDITS)]), *others)
    assert texts[0] != first
    blocks = list(old.blocks)
    blocks[where] = replace(old.blocks[where], texts=texts)
    return replace(old, blocks=tuple(blocks))


def with_new_title(old: Release, turn: int) -> Release:
    """Return a release with another title, another one each turn."""
    writer = _Writer(random.Random(f"title:{old.number}:{turn}"), old.number, old.date)
    return replace(old, title=writer.said(writer.rng.choice(prose.TITLES)))


def with_new_name(turn: int) -> tuple[Name, ...]:
    """Return the register in which the last byline's Japanese form became another one."""
    *others, last = prose.REGISTER
    return (*others, last._replace(ja=f"{last.ja}{turn}"))


class _Writer:
    """Writes one release: everything is drawn from one chance, in a fixed order."""

    def __init__(self, rng: random.Random, number: int, day: datetime | None = None) -> None:
        self.rng = rng
        self.number = number
        self.date = day or self._issued()
        self.fixed = {
            "office": _pair(prose.OFFICE),
            "programme": _pair(rng.choice(prose.PROGRAMMES)),
            "person": _pair(rng.choice(prose.PEOPLE)),
            "url": Pair(*[f"https://www.example.org/apply/{number}"] * 2),
        }

    def release(self) -> Release:
        rng, number = self.rng, self.number
        named = range(max(0, number - 2), number) if number % NAMED_RELATED else ()
        return Release(
            number=number,
            slug=_slug(number),
            date=self.date,
            title=self.said(rng.choice(prose.TITLES)),
            summary=self.said(rng.choice(prose.SUMMARIES)),
            topics=tuple(rng.sample(sorted(prose.TOPICS), rng.choice((1, 1, 2)))),
            byline=rng.choice(prose.BYLINES),
            related=tuple(map(_slug, named)),
            blocks=tuple(self._body()),
            picture=self._picture() if number % WITH_PICTURE == 0 else None,
        )

    def said(self, template: Pair) -> Pair:
        """Return a template with fresh figures."""
        return filled(template, self.fixed | self._fields())

    def _body(self) -> Iterator[Block]:
        pool = iter(self.rng.sample(prose.SENTENCES, 15))
        headings = iter(self.rng.sample(prose.HEADINGS, 3))

        def paragraph(*more: Pair, length: int = 3) -> Block:
            texts = [self.said(next(pool)) for _ in range(length)]
            return Block("paragraph", (*map(self.said, more), *texts))

        def heading() -> Block:
            return Block("heading", (next(headings),))

        yield paragraph(self.rng.choice(prose.LEADS), length=2)
        yield heading()
        yield paragraph()
        yield paragraph()
        yield heading()
        yield paragraph(prose.BEFORE_ITEMS, length=0)
        yield Block("list", tuple(self.said(each) for each in self.rng.sample(prose.ITEMS, 3)))
        yield paragraph()
        yield heading()
        yield paragraph()
        yield paragraph(prose.LINK, length=1)

    def _fields(self) -> dict[str, Pair]:
        rng = self.rng
        day = self.date.date() + timedelta(days=rng.randint(-20, 60))
        whole, half = rng.randint(1, 5), rng.choice((0, 30))
        past = self.date.year - rng.randint(1, 6)
        return {
            "partner": _pair(rng.choice(prose.PARTNERS)),
            "place": _pair(rng.choice(prose.PLACES)),
            "n": _same(rng.randint(11, 480)),
            "few": _same(rng.randint(3, 9)),
            "year": _same(self.date.year + rng.randint(1, 4)),
            "since": _same(past),
            "area": _same(f"{rng.randint(320, 9800):,}"),
            "percent": _same(f"{rng.randint(11, 689) / 10:.1f}%"),
            "money": _money(rng.randint(2, 950)),
            "day": Pair(f"{day.month}월 {day.day}일", f"{day.month}月{day.day}日"),
            "date": _date(day),
            "time": Pair(
                f"오후 {whole}시" + f" {half}분" * bool(half),
                f"午後{whole}時" + f"{half}分" * bool(half),
            ),
        }

    def _issued(self) -> datetime:
        weeks = self.rng.randrange(YEARS * 52)
        monday = FIRST_DAY - timedelta(days=FIRST_DAY.weekday()) + timedelta(weeks=weeks + 1)
        day = monday + timedelta(days=self.rng.choice(ISSUE_DAYS))
        at = timedelta(hours=self.rng.randint(9, 17), minutes=self.rng.choice((0, 15, 30, 45)))
        return datetime(day.year, day.month, day.day) + at  # noqa: DTZ001 - as an editor types it

    def _picture(self) -> Picture:
        texts = self.said(prose.ALT), self.said(prose.CAPTION)
        return Picture("photo.png", *texts, _stripes(self.rng, 320, 180))


def _slug(number: int) -> str:
    return f"{sorted(prose.TOPICS)[number % len(prose.TOPICS)]}-{number:05}"


def _pair(name: Name) -> Pair:
    return Pair(name.ko, name.ja)


def _same(figure: object) -> Pair:
    return Pair(str(figure), str(figure))


def _money(hundred_millions: int) -> Pair:
    return Pair(f"{hundred_millions}억 원", f"{hundred_millions}億ウォン")


def _date(day: date) -> Pair:
    ko, ja = "월화수목금토일"[day.weekday()], "月火水木金土日"[day.weekday()]
    return Pair(
        f"{day.year}년 {day.month}월 {day.day}일({ko})",
        f"{day.year}年{day.month}月{day.day}日（{ja}）",
    )


def _stripes(rng: random.Random, width: int, height: int) -> bytes:
    """Return a grey picture of stripes, about 20 kB."""
    rows = [rng.randbytes(width) for _ in range(64)]
    return png.grey([rows[n % 64] for n in range(height)])
