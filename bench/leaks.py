"""Look for leaks by chance: ``python bench/leaks.py [--rooms 300] [--seed 1]``.

Every release of a small press room has words, files and an address of its own. Some are hidden:
drafts, embargoed, expired, withdrawn, removed, renamed; public ones refer to them in every way. The
room is built with an engine that listens, edited, and built again, with moments that go back and
forth. Nothing of the hidden may be in the output, in what was sent or in what is said.

Behind the rooms come planted leaks, one in each kind of file: the scan has to stop each of them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from doubles.engine_server import EngineServer  # noqa: E402

from bench.nets import building, trials  # noqa: E402
from bench.nets.secrets import MOMENTS, STATES, Room  # noqa: E402
from bench.nets.trees import readable  # noqa: E402
from pressbridge import json_report, report  # noqa: E402
from pressbridge.build import render as printing  # noqa: E402
from pressbridge.build.builder import Builder  # noqa: E402
from pressbridge.run import Options  # noqa: E402
from pressbridge.words.moments import parse_moment  # noqa: E402

PATIENCE = 60.0


def built(builder: Builder, root: Path, now: str) -> tuple[int, str]:
    """Build; return the exit code and the JSON that the command would print."""
    options = Options(root=root, out=root / "site", now=parse_moment(now).at, jobs=1)
    outcome = builder.build(options, report.no_progress)
    return int(report.failed(outcome, strict=False)), json_report.as_json(outcome, strict=False)


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
    "a press kit": lambda name: name.startswith("files/s") and name.endswith("-ko.zip"),
    "the sitemap": lambda name: name == "sitemap.xml",
    "robots.txt": lambda name: name == "robots.txt",
    "releases.json": lambda name: name == "releases.json",
    "the news sitemap": lambda name: name == "news-sitemap.xml",
    "the page about feeds": lambda name: name == "ko/subscribe/index.html",
    "the search": lambda name: name == "ja/search/index.html",
    "the index of the search": lambda name: name.startswith("assets/search/"),
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
    renderer = printing._Renderer  # noqa: SLF001 - nothing in the product lets a leak be planted
    ordinary = renderer.put

    def planted(self: object, task: object, file: object) -> object:
        if where(file.name):  # type: ignore[attr-defined]
            file = file._replace(said=file.said + text.encode())  # type: ignore[attr-defined]
        return ordinary(self, task, file)  # type: ignore[arg-type]

    renderer.put = planted  # type: ignore[assignment, method-assign]
    try:
        shutil.rmtree(room.root / ".pressbridge", ignore_errors=True)
        return built(Builder(), room.root, MOMENTS[2])
    finally:
        renderer.put = ordinary  # type: ignore[method-assign]


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
