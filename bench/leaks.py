# ruff: noqa: INP001 - a script, no package; chance decides what is hidden
"""Look for leaks by chance: ``python bench/leaks.py [--rooms 300] [--seed 1]``.

Every release of a small press room has words, files and an address of its own. Some are hidden:
drafts, embargoed, expired, withdrawn, removed, renamed; public ones refer to them in every way. The
room is built with an engine that listens, edited, and built again, with moments that go back and
forth. Nothing of the hidden may be in the output, in what was sent or in what is said.

Behind the rooms come planted leaks, one in each kind of file: the scan has to stop each of them.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from doubles.engine_server import EngineServer  # noqa: E402
from pressbridge.build import render as printing  # noqa: E402

from bench import building, rooms, trials  # noqa: E402
from bench.trees import readable  # noqa: E402
from pressbridge import report  # noqa: E402
from pressbridge.build.builder import Builder  # noqa: E402
from pressbridge.build.run import Options  # noqa: E402
from pressbridge.words.moments import parse_moment  # noqa: E402

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
PATIENCE = 60.0
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
        """Its attachment."""
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


def built(builder: Builder, root: Path, now: str) -> tuple[int, str]:
    """Build; return the exit code and the JSON that the command would print."""
    options = Options(root=root, out=root / "site", now=parse_moment(now).at, jobs=1)
    outcome = builder.build(options, report.no_progress)
    return int(report.failed(outcome, strict=False)), report.as_json(outcome, strict=False)


def room_trial(seed: int, folder: Path, number: int) -> trials.Result:
    """Hide, build, edit and build again."""
    rng, result = trials.chance(seed, number), trials.Result()
    here = folder / str(number)
    here.mkdir(parents=True)
    with EngineServer() as server:
        room = Room(here, rng, result, server.url)
        room.begin(iter(rng.choices([*STATES], k=6)))
        builder = Builder()
        for _ in range(rng.randrange(3, 7)):
            now, before = rng.choice(MOMENTS), len(server.texts)
            code, said = built(builder if rng.random() < 0.5 else Builder(), here, now)
            result.counts["builds"] += 1
            result.counts["refused"] += code
            if code and '"no-release"' not in said:
                result.found("refused", f"at {now}: {said}")
            room.check(now, said, server.texts[before:])
            room.edit()
        result.counts["texts sent"] += len(server.texts)
    readable(here)
    if not result.findings:
        shutil.rmtree(here, ignore_errors=True)
    return result


PLANTS: dict[str, Callable[[str], bool] | str] = {
    "the page of a release": lambda name: name.startswith("ko/2024/05/14/s"),
    "the page of a translation": lambda name: name.startswith("ja/2024/05/14/s"),
    "the page of a machine's translation": lambda name: name.startswith("ja/2024/05/14/s5"),
    "the home": lambda name: name == "ko/index.html",
    "the home in Japanese": lambda name: name == "ja/index.html",
    "a topic": lambda name: name == "ko/topics/news/index.html",
    "the list of topics": lambda name: name == "ja/topics/index.html",
    "the archive": lambda name: name == "ko/archive/index.html",
    "a year": lambda name: name == "ja/2024/index.html",
    "a month": lambda name: name == "ko/2024/05/index.html",
    "a day": lambda name: name == "ko/2024/05/14/index.html",
    "the corrections": lambda name: name == "ko/corrections/index.html",
    "the chooser": lambda name: name == "index.html",
    "the page for wrong addresses": lambda name: name == "404.html",
    "an old address": lambda name: name.startswith("old/"),
    "a standing page": lambda name: name == "ko/about/index.html",
    "the Atom feed": lambda name: name == "ko/feed.xml",
    "the JSON feed": lambda name: name == "ja/feed.json",
    "the feed of a topic": lambda name: name == "ko/topics/news/feed.xml",
    "the sitemap": lambda name: name == "sitemap.xml",
    "robots.txt": lambda name: name == "robots.txt",
    "releases.json": lambda name: name == "releases.json",
    "a static text": "content/static/notes.txt",
    "the name of a static file": "content/static/NAME.txt",
    "a copy of a hidden file": "content/static/copy.bin",
    "a style sheet of the theme": "templates/static/more.css",
    "a template": "templates/base.html",
}
"""What a hidden text is put into: output files, behind what they say, or a file of the room."""


def plant_trial(seed: int, folder: Path, number: int) -> trials.Result:
    """Put something hidden into one kind of file; the build has to be stopped, and say where."""
    name, where = [*PLANTS.items()][number]
    rng, result = trials.chance(seed, 10_000 + number), trials.Result()
    here = folder / f"plant-{number}"
    here.mkdir(parents=True)
    with EngineServer() as server:
        room = Room(here, rng, result, server.url)
        room.begin(iter(("draft", "public", "public", "withdrawn", "embargoed", "public")))
        (here / f"content/releases/2024/{room.releases[5].slug}/index.ja.po").unlink(
            missing_ok=True
        )
        room.put("content/pages/about.md", "---\ntitle: 소개\n---\n알림을 싣는 곳이다.\n")
        built(Builder(), here, MOMENTS[2])
        before = {p: p.read_bytes() for p in (here / "site").rglob("*") if p.is_file()}
        hidden = room.releases[0]
        texts = (
            f"{hidden.words[0]} 발표", f"{hidden.words[7]} {hidden.words[8]} 본문이다",
            f"/ko/2024/05/14/{hidden.slug}/",
        )  # fmt: skip
        for text in texts:
            code, said = _planted(room, where, text)
            if code == 2:
                result.counts["plants that fit nowhere"] += 1
            elif code != 1 or '"leak"' not in said or hidden.slug not in said:
                result.found("not caught", f"{name}: {text}: exit {code} {said[:300]}")
            else:
                result.counts["caught"] += 1
        after = {p: p.read_bytes() for p in (here / "site").rglob("*") if p.is_file()}
        if after != before:
            result.found("written", f"{name}: the output changed")
    shutil.rmtree(here, ignore_errors=True)
    return result


def _planted(room: Room, where: Callable[[str], bool] | str, text: str) -> tuple[int, str]:
    if isinstance(where, str):
        return _planted_file(room, where, text)
    ordinary, put = printing.render, []

    def planted(page: object, templates: object) -> bytes:
        data = ordinary(page, templates)  # type: ignore[arg-type]
        return data + text.encode() if put else data

    def render_one(task: object) -> object:
        put[:] = [1] if where(task.name) else []  # type: ignore[attr-defined]
        return done(task)  # type: ignore[arg-type]

    done = printing._render  # noqa: SLF001 - nothing in the product lets a leak be planted
    printing.render, printing._render = planted, render_one  # type: ignore[assignment] # noqa: SLF001
    try:
        shutil.rmtree(room.root / ".pressbridge", ignore_errors=True)
        return built(Builder(), room.root, MOMENTS[2])
    finally:
        printing.render, printing._render = ordinary, done  # noqa: SLF001


def _planted_file(room: Room, where: str, text: str) -> tuple[int, str]:
    hidden = room.releases[0]
    if "NAME" in where:
        if text.startswith("/"):
            return 2, ""
        path, data = where.replace("NAME", text.replace(" ", "-")), b"x"
    elif where.endswith(".bin"):
        path = where
        data = (room.root / f"content/releases/2024/{hidden.slug}/{hidden.pdf}").read_bytes()
    elif where == "templates/base.html":
        path, data = (
            where,
            (ROOT / where).read_bytes().replace(b"</body>", f"{text}</body>".encode()),
        )
    else:
        path, data = where, f"a\n{text}\nb\n".encode()
    room.put(path, data)
    try:
        return built(Builder(), room.root, MOMENTS[2])
    finally:
        (room.root / path).unlink()
        if path.startswith("templates/"):
            shutil.rmtree(room.root / "templates")


def main() -> int:
    """Look at so many rooms, then at every planted leak."""
    asked = trials.arguments(__doc__, "rooms", 300)
    if asked.only is None:
        asked.count += len(PLANTS)

    def made(folder: Path) -> trials.Trial:
        building.warm_up(folder / "first")

        def trial(number: int) -> trials.Result:
            if number < len(PLANTS):
                return plant_trial(asked.seed, folder, number)
            return room_trial(asked.seed, folder, number - len(PLANTS))

        return trial

    return trials.report(asked, made, patience=PATIENCE)


if __name__ == "__main__":
    sys.exit(main())
