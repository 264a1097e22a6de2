"""Press rooms in which some releases are hidden, and a look for what of them shows."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from bench.nets import rooms, trials

MOMENTS = ("2024-05-20T09:00", "2024-06-02T09:00", "2024-06-06T09:00", "2024-06-10T09:00")
"""Before an embargo is over; after it; after a withdrawal; after an expiry."""
STATES = {
    "public": {},
    "draft": {"draft": "yes"},
    "embargoed": {"embargo": "2024-06-01 14:00"},
    "dated": {"date": "2024-06-01"},
    "withdrawn": {"withdrawn": "{date: 2024-06-05, reason: 사정이 달라졌습니다.}"},
    "expiring": {"expires": "2024-06-07"},
    "confidential": {"confidential": "yes"},
    "gone": None,
}
HIDDEN_FROM = {"withdrawn": "2024-06-05", "expiring": "2024-06-07"}
HIDDEN_UNTIL = {"embargoed": "2024-06-01T14:00", "dated": "2024-06-01"}
SITE = """name: {{ko: 보도실, ja: プレスルーム}}
description: {{ko: 보도실의 소식, ja: プレスルームのお知らせ}}
base_url: https://press.example.org/a/
translation: {{engine: google, endpoint: '{url}'}}
"""
TOPICS = "news:\n  name: {ko: 소식, ja: お知らせ}\n"
SHARED = "이 자료는 누구나 쓸 수 있으며 자세한 내용은 담당 부서에 문의하면 된다."
"""The line that ends every release: it is no secret."""
LINKS = (
    "/ko/{day}/{slug}/", "/ja/{day}/{slug}/", "/ko/./{day}/{slug}/index.html",
    "/files/{slug}/{pdf}",
    "/ja/../ko/{day}/{slug}/#s1", "/KO/{day}/{slug}/", "/%6bo/{day}/{slug}/", "/old/{slug}/",
    "https://press.example.org/a/ko/{day}/{slug}/", "https://PRESS.example.org:443/a/old/{slug}/",
    "https://u@press.example.org./a/files/{slug}/{pdf}", "http://press.example.org/a/%6bo/{day}/{slug}",
    "https://share.example.com/?u=https%3A%2F%2Fpress.example.org%2Fa%2Fko%2F{quoted}%2F{slug}%2F",
    "https://other.example.com/mirror/ko/{day}/{slug}/",
)  # fmt: skip


class Release(NamedTuple):
    """A release whose every word, file and address is its own."""

    slug: str
    words: tuple[str, ...]
    """In Korean."""
    kana: tuple[str, ...]
    """In Japanese: what its catalog has."""

    @property
    def pdf(self) -> str:
        """Name of the release's attachment."""
        return f"{self.slug}-report.pdf"

    def tokens(self, state: str) -> tuple[str, ...]:
        """Return what nobody may see of it; of a withdrawn one the headline stays.

        Where a removed one was, nobody knows any more: links to it are as dead as any.
        """
        if state == "gone":
            return (*self.words, *self.kana)
        if state == "withdrawn":
            return (*self.words[1:], *self.kana[1:], self.pdf)
        return (*self.words, *self.kana, self.slug)


@dataclass
class Room:
    """A press room, and what is wrong with what it gives away."""

    root: Path
    rng: random.Random
    result: trials.Result
    url: str
    releases: list[Release] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    """Tokens that were public at some moment, and may have been sent then."""

    def begin(self, states: Iterator[str]) -> None:
        """Write a room of six releases."""
        self.put("content/site.yaml", SITE.format(url=self.url))
        self.put("content/topics.yaml", TOPICS)
        for number, state in zip(range(6), states, strict=False):
            one = Release(
                f"s{number}-{self.rng.getrandbits(40):010x}",
                tuple(self._word("가나다라마바사아자차카타파하거너더러머버") for _ in range(9)),
                tuple(self._word("アカサタナハマヤラワイキシチニヒミリウク") for _ in range(9)),
            )
            self.releases.append(one)
            self.states[one.slug] = state
        self.write()

    def _word(self, letters: str) -> str:
        return "".join(self.rng.choice(letters) for _ in range(6))

    def put(self, name: str, data: str | bytes) -> None:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def write(self) -> None:
        """Write all releases as their states want them."""
        shutil.rmtree(self.root / "content/releases", ignore_errors=True)
        there = [one for one in self.releases if self.states[one.slug] != "gone"]
        for one in there:
            folder = f"content/releases/2024/{one.slug}"
            self.put(f"{folder}/index.md", self._source(one, there))
            self.put(f"{folder}/{one.slug}.png", rooms.picture(9, 7, self.rng.randrange(200)))
            self.put(f"{folder}/{one.pdf}", f"%PDF-1.4 {one.words[8]}".encode())
            if self.rng.random() < 0.8:
                self.put(f"{folder}/index.ja.po", _catalog(one))

    def edit(self) -> None:
        """Give some releases another state, and perhaps one another name."""
        for one in self.rng.sample(self.releases, 2):
            self.states[one.slug] = self.rng.choice([*STATES])
        if self.rng.random() < 0.3:
            at = self.rng.randrange(len(self.releases))
            old = self.releases[at]
            self.releases[at] = old._replace(slug=f"{old.slug}r")
            self.states[self.releases[at].slug] = self.states.pop(old.slug)
        self.write()

    def _source(self, one: Release, there: list[Release]) -> str:
        w, state = one.words, self.states[one.slug]
        head = {
            "title": f"{w[0]} 발표",
            "date": "2024-05-14",
            "subtitle": f"{w[1]} 부제",
            "summary": f"{w[2]} 요약이다.",
            "topics": "[news]",
            "aliases": f"[/old/{one.slug}/]",
            "images": f"[{{file: {one.slug}.png, alt: {w[3]} 사진, caption: {w[4]} 설명}}]",
            "attachments": f"[{{file: {one.pdf}, title: {w[5]} 자료}}]",
            "corrections": f"[{{date: 2024-06-03, text: {w[6]} 정정한다.}}]",
            **(STATES[state] or {}),
        }
        others = [other for other in there if other is not one]
        if others and self.rng.random() < 0.7:
            head["related"] = f"[{self.rng.choice(others).slug}]"
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        links = self._links(one, there)
        return f"---\n{lines}---\n{w[7]} **{w[8]}** 본문이다.\n\n{links}\n\n{SHARED}\n"

    def _links(self, one: Release, there: list[Release]) -> str:
        found = []
        for other in self.rng.sample(self.releases, 3):
            day = "2024/06/01" if self.states[other.slug] == "dated" else "2024/05/14"
            link = self.rng.choice(LINKS).format(
                day=day, slug=other.slug, pdf=other.pdf, quoted=day.replace("/", "%2F")
            )
            by_file = other in there and other is not one and self.rng.random() < 0.3
            found.append(f"[여기]({f'../{other.slug}/index.md' if by_file else link})")
        return " ".join(found)

    def is_hidden(self, one: Release, now: str) -> bool:
        """Tell whether readers may not see a release at a moment."""
        state = self.states[one.slug]
        if state in HIDDEN_FROM:
            return now >= HIDDEN_FROM[state]
        return state in {"draft", "gone"} or now < HIDDEN_UNTIL.get(state, "")

    def check(self, now: str, said: str, sent: list[str]) -> None:
        """Find what of the hidden shows: in the output, in what is said, in what was sent."""
        shown = "\n".join(_shown(self.root / "site"))
        for one in self.releases:
            state = self.states[one.slug]
            tokens = one.tokens(state)
            hidden = self.is_hidden(one, now)
            for token in tokens if hidden else ():
                if token in shown:
                    self.result.found("output", f"{token} of {state} {one.slug} at {now}")
                if token in said and token not in {one.slug, one.pdf}:
                    self.result.found("said", f"{token} of {state} {one.slug} at {now}: {said}")
            secret = hidden or state == "confidential"
            for token in (*tokens, one.words[6]) if secret else ():
                if any(token in text for text in sent):
                    self.result.found("sent", f"{token} of {state} {one.slug} at {now}")


def _catalog(one: Release) -> str:
    k, w = one.kana, one.words
    pairs = [
        ("title", f"{w[0]} 발표", f"{k[0]}発表"), ("subtitle", f"{w[1]} 부제", f"{k[1]}副題"),
        ("summary", f"{w[2]} 요약이다.", f"{k[2]}要約である。"),
        ("alt", f"{w[3]} 사진", f"{k[3]}写真"),
        ("caption", f"{w[4]} 설명", f"{k[4]}説明"), ("attachment", f"{w[5]} 자료", f"{k[5]}資料"),
        ("", f"{w[7]} ⟦1⟧{w[8]}⟦/1⟧ 본문이다.", f"{k[7]}⟦1⟧{k[8]}⟦/1⟧本文である。"),
    ]  # fmt: skip
    entries = (
        (f'msgctxt "{context}"\n' if context else "") + f'msgid "{ko}"\nmsgstr "{ja}"\n'
        for context, ko, ja in pairs
    )
    head = (
        'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    )
    return "\n".join((head, *entries))


def _shown(out: Path) -> Iterator[str]:
    """Yield the names and contents of the output, without escapes."""
    for path in sorted(out.rglob("*")) if out.is_dir() else ():
        yield unquote(path.relative_to(out).as_posix())
        if path.is_file():
            yield unquote(unescape(path.read_bytes().decode("utf-8", "replace")))
