"""After every kind of edit, building on gives the bytes of building anew, and renders no page more.

Each edit below is made to one small press room that was built before. What the next build renders
must be the pages whose bytes differ, and of others only neighbours and lists of a changed release.
"""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from harness import (
    NOW,
    SITE_YAML,
    TOPICS_YAML,
    SiteTest,
    catalog,
    grow_old,
    release,
    reviewed,
    tree_of,
)
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pressbridge.build import pages, pipeline, snapshot, sources
from pressbridge.build.builder import Builder, build
from pressbridge.build.snapshot import ledger_file
from pressbridge.compiling import context
from pressbridge.report import no_progress
from pressbridge.run import Options, Result
from pressbridge.words.addresses import output_file
from pressbridge.words.moments import parse_moment
from pressbridge.world import below, clock, files, folders, staging
from pressbridge.world.below import Stamp
from pressbridge.world.processes import shares
from pressbridge.world.staging import StagingWriter
from pressbridge.world.store import Store

Make = Callable[..., SiteTest]
YEAR = "content/releases/2023"
BODY = "첫 문장은 그대로다. 둘째 문장은 바뀐다.\n\n[이전 소식](b.md)을 참고한다."
BODY_JA = "最初の文はそのままである。二つ目の文は変わる。"


PADDING = bytes(40)
"""Behind a picture, where nobody looks: so that another one can have the same size."""


def ledger_in(root: Path) -> Store:
    """Return the ledger of a press room's own output folder."""
    return ledger_file(Options(root=root, out=root / "site", now=parse_moment(NOW).at))


def png(width: int, height: int, color: str = "red") -> bytes:
    """Return a picture."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), color).save(stream, "PNG")
    return stream.getvalue()


def texts(title: str, title_ja: str) -> str:
    """Return a catalog in which everything is reviewed."""
    return catalog(
        reviewed(title, title_ja, "title"),
        reviewed("요약이다.", "要約である。", "summary"),
        reviewed("첫 문장은 그대로다. 둘째 문장은 바뀐다.", BODY_JA),
        reviewed("⟦1⟧이전 소식⟦/1⟧을 참고한다.", "⟦1⟧以前のお知らせ⟦/1⟧を参照する。"),
        reviewed("본문입니다.", "本文です。", "paragraph"),
    )


SITE = {
    f"{YEAR}/a.md": release("가 소식", BODY, date="2023-05-01", summary="요약이다.", topics="[startups]"),
    f"{YEAR}/a.ja.po": texts("가 소식", "カのお知らせ"),
    f"{YEAR}/b.md": release("나 소식", date="2023-05-02", topics="[markets]",
                            images="[{file: b.png, alt: 사진}]", attachments="[{file: b.pdf}]"),
    f"{YEAR}/b.ja.po": texts("나 소식", "ナのお知らせ"),
    f"{YEAR}/b.png": png(40, 30) + PADDING,
    f"{YEAR}/b.pdf": b"%PDF-1.4 one",
    f"{YEAR}/c.md": release("다 소식", date="2023-06-03", topics="[startups, markets]", dateline="서울"),
    f"{YEAR}/c.ja.po": texts("다 소식", "タのお知らせ"),
    f"{YEAR}/d.md": release("라 소식", date="2023-06-04", aliases="[/old/d/]"),
    f"{YEAR}/d.ja.md": "---\ntitle: ラのお知らせ\n---\n手で書いた本文である。\n",
    f"{YEAR}/e.md": release("마 소식", date="2023-07-05", embargo="2023-08-01", expires="2024-08-01"),
    f"{YEAR}/f.md": release("바 소식", date="2024-01-06", topics="[markets]"),
    f"{YEAR.replace('2023', '2024')}/g.md": release("사 소식", date="2024-02-07", related="[a]"),
    "content/pages/about.md": "---\ntitle: 소개\n---\n알림을 싣는 곳이다.\n",
    "content/names.yaml": "- {ko: 부산, ja: 釜山, kind: place}\n",
    "content/static/robots-note.txt": "x",
}  # fmt: skip
SITE[f"{YEAR.replace('2023', '2024')}/f.md"] = SITE.pop(f"{YEAR}/f.md")


@dataclass
class Room:
    """The press room, built once; what an edit may do to it."""

    site: SiteTest
    patch: pytest.MonkeyPatch
    given: dict[str, object] = field(default_factory=dict)
    """Options of the next build."""

    def build(self, out: str = "site") -> Result:
        given = {"now": parse_moment(NOW).at, "offline": True, **self.given}
        options = Options(root=self.site.root, out=self.site.root / out, **given)  # type: ignore[arg-type]
        outcome = build(options, no_progress)
        assert all(problem.severity != "error" for problem in outcome.problems), outcome.problems
        return outcome

    def tree(self, out: str = "site") -> dict[str, bytes]:
        return tree_of(self.site.root / out)

    @property
    def ledger(self) -> Path:
        return ledger_in(self.site.root).path

    def put(self, name: str, text: str | bytes) -> None:
        self.site.edit(name, text)

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.site.root / name).read_text(encoding="utf-8")
        assert old in text
        self.put(name, text.replace(old, new))

    def secretly(self, name: str, data: bytes) -> None:
        """Change a file in place, and give it its old time again."""
        path = self.site.root / name
        before = path.stat()
        assert before.st_size == len(data)
        assert path.read_bytes() != data
        with path.open("r+b") as stream:
            stream.write(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.fixture(params=["young", "old"])
def room(site: Make, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Room:
    """Give a press room that was built; files that are ``old`` are known by their stamps alone."""
    if request.param == "old":
        grow_old(monkeypatch)
    made = Room(site(SITE), monkeypatch)
    made.build()
    return made


A, B, C, D, E = (f"{YEAR}/{slug}.md" for slug in "abcde")
G = f"{YEAR.replace('2023', '2024')}/g.md"
SENTENCE = ("둘째 문장은 바뀐다.", "둘째 문장은 바뀌었다.")


def a_sentence_with_its_translation(room: Room) -> None:
    room.change(A, *SENTENCE)
    room.change(A.replace(".md", ".ja.po"), *SENTENCE)
    room.change(A.replace(".md", ".ja.po"), "二つ目の文は変わる。", "二つ目の文は変わった。")


def a_second_register(room: Room) -> None:
    room.put(
        "content/names.yaml",
        "- {ko: 부산, ja: 釜山, kind: place}\n- {ko: 서울, ja: ソウル, kind: place}\n",
    )


def a_photo_of_the_same_size_and_time(room: Room) -> None:
    size = len(SITE[f"{YEAR}/b.png"])
    room.secretly(f"{YEAR}/b.png", (png(48, 30) + PADDING)[:size])


def code(room: Room) -> None:
    room.patch.setattr(context, "code_fingerprint", lambda: b"other")
    room.patch.setattr(snapshot, "code_stamp", lambda: b"other")


def every_file_touched(room: Room) -> None:
    for path in (room.site.root / "content").rglob("*.*"):
        os.utime(path)


def the_ledger(data: bytes) -> Callable[[Room], None]:
    return lambda room: room.ledger.write_bytes(data)


def an_older_ledger(room: Room) -> None:
    with closing(sqlite3.connect(room.ledger)) as ledger, ledger:
        named = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = [name for (name,) in ledger.execute(named)]
        for table in tables:
            ledger.execute(f"DROP TABLE {table}")
        ledger.execute("CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")


def half_a_ledger(room: Room) -> None:
    data = room.ledger.read_bytes()
    room.ledger.write_bytes(data[: len(data) // 2])


def option(**given: object) -> Callable[[Room], None]:
    return lambda room: room.given.update(given)


def at(moment: str) -> Callable[[Room], None]:
    return option(now=parse_moment(moment).at)


def put(name: str, text: str | bytes) -> Callable[[Room], None]:
    return lambda room: room.put(name, text)


def change(name: str, old: str, new: str) -> Callable[[Room], None]:
    return lambda room: room.change(name, old, new)


def gone(*names: str) -> Callable[[Room], None]:
    return lambda room: [room.site.remove(name) for name in names] and None


def template(name: str, old: str, new: str) -> Callable[[Room], None]:
    text = (Path(__file__).parent.parent / "templates" / name).read_text(encoding="utf-8")
    assert old in text
    return put(f"templates/{name}", text.replace(old, new))


EDITS: dict[str, Callable[[Room], None]] = {
    "nothing": lambda room: None,
    "a sentence and its translation": a_sentence_with_its_translation,
    "a sentence alone": change(A, *SENTENCE),
    "a title": change(B, "나 소식", "나의 소식"),
    "a summary": change(A, "요약이다.", "새 요약이다."),
    "a topic more": change(B, "[markets]", "[markets, startups]"),
    "another date": change(B, "2023-05-02", "2023-05-20"),
    "another day, across a year": change(G, "2024-02-07", "2023-02-07"),
    "a new release": put(f"{YEAR}/n.md", release("하 소식", date="2023-05-01T12:00", topics="[startups]")),
    "a new release in a folder": put(f"{YEAR}/n/index.md", release("하 소식", date="2023-09-01")),
    "a release that is gone": gone(C, C.replace(".md", ".ja.po")),
    "another related release": change(G, "[a]", "[b]"),
    "a draft": change(C, "title:", "draft: true\ntitle:"),
    "an embargo": change(C, "title:", "embargo: 2030-01-01\ntitle:"),
    "a withdrawal": change(B, "title:", "withdrawn: {date: 2023-05-03, reason: 잘못 냈다.}\ntitle:"),
    "a correction": change(B, "title:", "corrections: [{date: 2023-05-03, text: 고쳤다.}]\ntitle:"),
    "a correction yet to come": change(B, "title:", "corrections: [{date: 2030-05-03, text: 고쳤다.}]\ntitle:"),
    "an old address": change(A, "title:", "aliases: [/old/a/]\ntitle:"),
    "an old address less": change(D, "aliases: [/old/d/]\n", ""),
    "contacts": change(A, "title:", "contacts: [{department: 홍보과, phone: 02-123-4567}]\ntitle:"),
    "a kind": change(A, "title:", "kind: notice\ntitle:"),
    "a reviewed title": change(B.replace(".md", ".ja.po"), "ナのお知らせ", "ナからのお知らせ"),
    "a catalog that is gone": gone(B.replace(".md", ".ja.po")),
    "a new hand translation": put(f"{YEAR}/c.ja.md", "---\ntitle: 手\n---\n手で書いた。\n"),
    "a hand translation": change(D.replace(".md", ".ja.md"), "手で書いた", "人が書いた"),
    "a hand translation that is gone": gone(D.replace(".md", ".ja.md")),
    "the text of another catalog": put(G.replace(".md", ".ja.po"), catalog(reviewed("마 소식", "マのお知らせ", "title"))),
    "a left-over catalog": put(f"{YEAR}/gone.ja.po", catalog(reviewed("마 소식", "マのお知らせ", "title"))),
    "a name that a release has": a_second_register,
    "a name that no release has": put("content/names.yaml", "- {ko: 대구, ja: 大邱, kind: place}\n"),
    "no names": gone("content/names.yaml"),
    "a topic's name": put("content/topics.yaml", TOPICS_YAML.replace("スタートアップ", "起業")),
    "no topics": put("content/topics.yaml", "startups:\n  name: {ko: 창업, ja: 創業}\nmarkets:\n  name: {ko: 시장, ja: 市場}\n"),
    "the site's name": put("content/site.yaml", SITE_YAML.replace("보도실,", "공보실,")),
    "the site's contacts": put("content/site.yaml", SITE_YAML + "contacts: [{department: {ko: 과, ja: 課}, email: a@b.kr}]\n"),
    "another policy": put("content/site.yaml", SITE_YAML + "translation: {incomplete: show}\n"),
    "a template": put("templates/404.html", "<!doctype html><title>x</title>"),
    "a template that others include": template("_inline.html", "{#", "<!-- x -->{#"),
    "another footer": template("_footer.html", "<footer ", "<footer data-x "),
    "an addition to the head": put("templates/_head_extra.html", "<meta name=x>\n"),
    "a part that few pages have": template("_corrections.html", "<section ", "<section data-x "),
    "a style sheet of one's own": put("content/static/custom.css", "body { color: red }"),
    "other words": put("content/messages.yaml", '"Press release": {ko: 알림 자료}\n"Archive": {ja: これまで}\n'),
    "the base template": template("base.html", "<main ", "<main data-x "),
    "the template of a release": template("release.html", '<div class="body">', '<div class="body x">'),
    "a style sheet": put("templates/static/press.css", "body { color: red }"),
    "a photo": put(f"{YEAR}/b.png", png(50, 30)),
    "a photo of the same size and time": a_photo_of_the_same_size_and_time,
    "a photo of the same shape": put(f"{YEAR}/b.png", png(40, 30, "blue")),
    "an attachment": put(f"{YEAR}/b.pdf", b"%PDF-1.4 another, longer"),
    "a caption": change(B, "alt: 사진}", "alt: 사진, caption: 시장 입구}"),
    "a photo more": lambda room: (room.put(f"{YEAR}/b2.png", png(20, 20)), room.change(B, "[{file: b.png,", "[{file: b2.png, alt: 둘}, {file: b.png,"))[0],
    "an attachment less": change(B, "attachments: [{file: b.pdf}]\n", ""),
    "a press kit that was altered": put("site/files/b/b-ko.zip", "x"),
    "a press kit that is gone": gone("site/files/b/b-ja.zip"),
    "an attachment of the same size and time": lambda room: room.secretly(f"{YEAR}/b.pdf", b"%PDF-1.4 two"),
    "a text of the same size and time": lambda room: room.secretly(A, SITE_A.replace("바뀐다", "남는다").encode()),
    "a static file": put("content/static/CNAME", "press.example.org\n"),
    "a static file that is gone": gone("content/static/robots-note.txt"),
    "an icon": put("content/static/favicon.svg", "<svg/>"),
    "a standing page": change("content/pages/about.md", "소개", "안내"),
    "a standing page more": put("content/pages/terms.md", "---\ntitle: 약관\n---\n지킨다.\n"),
    "another base path": option(base_url="https://press.example.org/a/b/"),
    "whom errors are reported to": put("content/site.yaml", SITE_YAML + "report: {email: a@b.kr}\n"),
    "comments": put("content/site.yaml", SITE_YAML + "comments: {giscus: {repo: a/b, repo_id: R_kgDO, category: A, category_id: DIC_k}}\n"),
    "a link to another source": change(A, "(b.md)", "(c.md)"),
    "a source that others link to, withdrawn": change(B, "title:", "withdrawn: {date: 2023-05-03, reason: 잘못 냈다.}\ntitle:"),
    "a source that others link to, at another address": change(B, "2023-05-02", "2023-05-21"),
    "a licence": change(A, "title:", "license: kogl-1\ntitle:"),
    "a part of the data for machines": template("_machine_data.html", "{%", "<!-- x -->{%"),
    "a moment before an embargo": at("2023-07-20"),
    "a moment after it": at("2023-09-20"),
    "a moment long ago": at("2023-05-01T09:00"),
    "the same a day later": at("2026-11-23"),
    "the code": code,
    "every file touched": every_file_touched,
    "a page that is gone": gone("site/ko/index.html"),
    "a page that was altered": put("site/ko/index.html", "x"),
    "a page that was altered to the same size and time": lambda room: room.secretly(
        "site/ko/index.html", b" " * (room.site.root / "site/ko/index.html").stat().st_size
    ),
    "a stranger's file": put("site/ko/stranger.html", "x"),
    "a link to elsewhere in the output": lambda room: (room.site.root / "site/ko/link").symlink_to("/"),
    "a file where a folder is": put("site/ko/2023/05/x", "x"),
    "no ledger": lambda room: room.ledger.unlink(),
    "a damaged ledger": the_ledger(b"no ledger" * 1000),
    "an empty ledger": the_ledger(b""),
    "half a ledger": half_a_ledger,
    "an older ledger": an_older_ledger,
}  # fmt: skip
SITE_A = str(SITE[A])
MORE = {
    "the code", "no ledger", "a damaged ledger", "an empty ledger", "half a ledger", "an older ledger",
    "a template that others include", "a part that few pages have", "a style sheet of one's own", "other words", "the site's name", "the site's contacts", "another policy", "no topics", "whom errors are reported to", "comments",
    "a topic's name", "an icon", "another base path", "a standing page", "a standing page more", "a moment long ago", "a correction",
}  # fmt: skip
"""After these, pages may be rendered whose bytes turn out the same."""


ONE = "content/releases/2023/"
SEARCH = "assets/search/"
"""The index for searching: that of a year is made as a whole."""


def shown(outcome: Result) -> list[str]:
    """Return the pages that were rendered, without the index for searching and the press kits."""
    rendered = outcome.pages.rendered
    return [one for one in rendered if not (one.startswith(f"/{SEARCH}") or one.endswith(".zip"))]


REASONS: dict[str, tuple[str, ...]] = {
    "a catalog that is gone": (f"{ONE}b.ja.po is gone",),
    "a draft": (f"{ONE}c.md changed",),
    "a link to another source": (f"{ONE}a.md changed",),
    "a part of the data for machines": ("templates/_machine_data.html changed",),
    **dict.fromkeys(
        ("a source that others link to, withdrawn", "a source that others link to, at another address"),
        (f"{ONE}b.md changed",),
    ),
    **dict.fromkeys(("whom errors are reported to", "comments"), ("content/site.yaml changed",)),
    "a file where a folder is": (),
    "a hand translation": (f"{ONE}d.ja.md changed",),
    "a hand translation that is gone": (f"{ONE}d.ja.md is gone",),
    "a moment after it": ("the moment 2024-", "the moment 2023-"),
    "a moment before an embargo": ("the moment 2024-", "the moment 2023-"),
    "a moment long ago": ("the moment 2024-", "the moment 2023-"),
    "a name that a release has": ("content/names.yaml: 서울 changed",),
    "a new hand translation": (f"{ONE}c.ja.md came",),
    "a new release": (f"{ONE}n.md came", f"{ONE}n.md: it is new"),
    "a new release in a folder": (f"{ONE}n/index.md came", f"{ONE}n/index.md: it is new"),
    "a page that is gone": ("the file in the output is gone",),
    "a page that was altered": ("the file in the output is another",),
    "a page that was altered to the same size and time": ("the file in the output is another",),
    "a part that few pages have": ("templates/_corrections.html changed",),
    "a caption": (f"{ONE}b.md changed",),
    "a photo": (f"{ONE}b.png changed",),
    "a photo more": (f"{ONE}b.md changed", f"{ONE}b2.png is new here", f"{ONE}b2.png came"),
    "a press kit that is gone": ("the file in the output is gone",),
    "a press kit that was altered": ("the file in the output is another",),
    "an attachment less": (f"{ONE}b.md changed",),
    "a photo of the same shape": (f"{ONE}b.png changed",),
    "a photo of the same size and time": (f"{ONE}b.png changed",),
    "a release that is gone": (f"{ONE}c.ja.po is gone", f"{ONE}c.md is gone"),
    "a reviewed title": (f"{ONE}b.ja.po changed",),
    "a standing page": ("content/pages/about.md changed",),
    "a standing page more": ("content/pages/terms.md came", "content/pages/terms.md: it is new"),
    "a static file": ("content/static/CNAME is new here",),
    "a style sheet": ("templates/static/press.css changed",),
    "a style sheet of one's own": ("content/static/custom.css came", "custom.css is new here"),
    "a template": ("templates/404.html changed",),
    "a template that others include": ("templates/_inline.html changed",),
    "a text of the same size and time": (f"{ONE}a.md changed",),
    "a title": (f"{ONE}b.md changed", f"{ONE}b.ja.po changed"),
    "a topic's name": ("content/topics.yaml changed",),
    "an addition to the head": ("templates/_head_extra.html changed",),
    "an attachment": (f"{ONE}b.pdf changed",),
    "an attachment of the same size and time": (f"{ONE}b.pdf changed",),
    "an icon": ("content/static/favicon.svg",),
    "an embargo": (f"{ONE}c.md changed",),
    "another base path": ("the address of the site (base_url) changed",),
    "another day, across a year": ("content/releases/2024/g.md changed",),
    "another footer": ("templates/_footer.html changed",),
    "another policy": ("content/site.yaml changed",),
    "another related release": ("content/releases/2024/g.md changed",),
    "every file touched": (" changed",),
    "no topics": ("content/topics.yaml changed",),
    "other words": ("content/messages.yaml",),
    "the base template": ("templates/base.html changed",),
    "the code": ("Pressbridge or one of its libraries changed",),
    "the site's contacts": ("content/site.yaml changed",),
    "the site's name": ("content/site.yaml changed",),
    "the template of a release": ("templates/release.html changed",),
    **dict.fromkeys(
        ("a sentence alone", "a sentence and its translation", "a summary", "an old address", "contacts", "a kind", "a licence"),
        (f"{ONE}a.md changed", f"{ONE}a.ja.po changed"),
    ),
    **dict.fromkeys(
        ("a topic more", "another date", "a withdrawal", "a correction"), (f"{ONE}b.md changed",)
    ),
    **dict.fromkeys(
        ("no ledger", "a damaged ledger", "an empty ledger", "half a ledger", "an older ledger"),
        ("nothing is known of it",),
    ),
}  # fmt: skip
"""What the reasons of the files that an edit makes anew say, one of them each."""


def link_to(name: str) -> bytes:
    """Return the address of a release's page: what neighbours and lists of it hold."""
    return f"/{name.removesuffix('index.html')}".encode()


@pytest.mark.parametrize("name", EDITS)
def test_building_on_equals_building_anew_and_renders_what_differs_after(
    room: Room, name: str
) -> None:
    before = room.tree()
    EDITS[name](room)
    altered = {n for n, data in room.tree().items() if before.get(n) != data} | (
        before.keys() - room.tree().keys()
    )
    outcome = room.build()
    after = room.tree()
    room.build("anew")
    assert after == room.tree("anew")
    pages = {output_file(address) for address in outcome.pages.rendered}
    differ = {n for n in after if before.get(n) != after[n]} | altered & after.keys()
    copied = {
        n
        for n in after
        if "." not in n or (n.startswith(("assets/", "files/")) and not n.endswith(("-share.png", ".zip")))
    } | {
        "robots-note.txt", "favicon.svg", "custom.css",
    }  # fmt: skip
    copied -= {n for n in after if n.endswith(("/facts.json", "/facts.csv"))}
    expected = differ - copied
    assert pages >= expected, "a page was not rendered though it differs"
    why = dict(outcome.why)
    made = {n for n in differ if n in pages or n in copied}
    assert why.keys() >= pages | made, "something was made without a reason"
    for what in pages | made:
        assert any(one in why[what] for one in REASONS.get(name, ())), f"{what}: {why[what]}"
    if name not in MORE:
        beside = {link_to(n) for n in expected if n.count("/") > 3}
        allowed = {n for n in after if any(one in before.get(n, b"") + after[n] for one in beside)}
        idle = {n for n in pages - expected - allowed if not n.startswith(SEARCH)}
        assert not idle, "a page was rendered that shows nothing of the edit"
        years = {n.rpartition("/")[0] for n in differ}
        idle = {n for n in pages if n.startswith(SEARCH) and n.rpartition("/")[0] not in years}
        assert not idle, "a year's index was made in which nothing differs"
    again = room.build().pages
    assert (again.rendered, again.written, again.removed) == ((), 0, 0)


def test_where_nothing_changed_neither_checks_nor_templates_are_loaded(site: Make) -> None:
    room = site(SITE).built()
    script = (
        "import sys\nfrom pressbridge.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    code = end.code\n"
        "loaded = {'jinja2', 'markdown_it', 'babel', 'yaml', 'pressbridge.build.pipeline'}\n"
        "print(code, sorted(loaded & sys.modules.keys()))\n"
    )
    argv = ("--root", str(room.root), "--offline", "--now", NOW, "--format", "json")
    for _ in range(2):  # files that were just written are looked at once more
        done = subprocess.run(
            [sys.executable, "-c", script, "build", *argv],
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_where_nothing_changed_fourteen_modules_are_loaded(site: Make) -> None:
    room = site(SITE).built()
    script = (
        "import sys\nfrom pressbridge.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted(name for name, module in sys.modules.items()\n"
        "              if name.startswith('pressbridge') and not hasattr(module, '__path__')))\n"
    )
    argv = ("--root", str(room.root), "--offline")
    for _ in range(3):  # files that were just written are looked at once more
        done = subprocess.run(
            [sys.executable, "-c", script, "build", *argv],
            capture_output=True,
            text=True,
            check=True,
        )
    assert len(done.stdout.splitlines()[-1].split()) <= 14, done.stdout


def test_a_template_that_was_edited_is_rendered_without_reading_a_source(
    whole: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    EDITS["the template of a release"](whole)
    with monkeypatch.context() as patched:
        patched.setattr(sources, "compile_all", None)
        assert len(whole.build().pages.rendered) == 6
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


def test_bodies_of_many_pages_are_read_from_the_ledger_at_once(
    whole: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    some = Store.some

    def noted(store: Store, table: str, names: Iterable[str], kind: type[Any]) -> dict[str, Any]:
        wanted = list(names)
        asked.extend([wanted] if table == "bodies" else [])
        return some(store, table, wanted, kind)

    EDITS["the template of a release"](whole)
    monkeypatch.setattr(Store, "some", noted)
    assert len(whole.build().pages.rendered) == 6
    assert len(asked) == 1
    assert len(asked[0]) == 6


@given(st.lists(st.integers(0, 40)), st.integers(1, 30))
def test_shares_have_all_files_in_order_and_few_bodies(bodies: list[int], most: int) -> None:
    found = list(shares(bodies, lambda one: one, most))
    assert [one for share in found for one in share] == bodies
    assert all(len(share) == 1 or sum(max(1, one) for one in share) <= most for share in found)


WHOLE = {
    A: release("가 소식", BODY, date="2023-05-01", summary="요약이다."),
    A.replace(".md", ".ja.po"): texts("가 소식", "カのお知らせ"),
    B: release("나 소식", date="2023-05-02"),
    B.replace(".md", ".ja.po"): texts("나 소식", "ナのお知らせ"),
    D: release("라 소식", date="2023-06-04", summary="요약이다."),
    D.replace(
        ".md", ".ja.md"
    ): "---\ntitle: ラのお知らせ\nsummary: 要約\n---\n手で書いた本文である。\n",
}
"""A press room in which every text has its translation."""


@pytest.fixture
def whole(site: Make, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Give a whole press room that was built long ago."""
    grow_old(monkeypatch)
    made = Room(site(WHOLE), monkeypatch)
    made.build()
    return made


@pytest.mark.parametrize("name", ["a sentence and its translation", "a hand translation"])
def test_an_edit_that_only_its_own_pages_show_plans_nothing(
    whole: Room, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(pages, "planned_site", None)
        for _ in range(2):
            EDITS[name](whole)
            outcome = whole.build()
            # each edition's page, the two feeds that carry its text, facts.json with all sentences
            assert len(shown(outcome)) == (7 if "sentence" in name else 4)
            assert outcome.pages.written <= len(outcome.pages.rendered)
            again = whole.build().pages
            assert (again.rendered, again.written) == ((), 0)
            for path, text in WHOLE.items():
                if (whole.site.root / path).read_text(encoding="utf-8") != text:
                    whole.put(path, text)
            whole.build()
        EDITS[name](whole)
        whole.build()
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


BY_HAND = tuple(f"{YEAR}/h{number}.md" for number in range(3))


def says(room: Room, path: str, *, seoul: bool) -> None:
    """Let a release say a name of the register, or not."""
    body = "서울에서 열린다." if seoul else "어디서나 열린다."
    room.put(path, release("손 소식", body, date="2023-04-01"))


@pytest.fixture
def named(whole: Room) -> Room:
    """Give a press room with a register, and three releases that persons have translated."""
    whole.put("content/names.yaml", "- {ko: 서울, ja: ソウル, kind: place}\n")
    for path in BY_HAND:
        says(whole, path, seoul=True)
        whole.put(path.replace(".md", ".ja.md"), "---\ntitle: 手のお知らせ\n---\nどこでも開く。\n")
    whole.build()
    assert has_seoul(whole)
    return whole


def has_seoul(room: Room) -> bool:
    """Tell whether the names of the search index have the name."""
    files = (data for name, data in room.tree().items() if name.startswith(f"{SEARCH}names/"))
    return "서울".encode() in b"".join(files)


def test_an_edit_plans_nothing_while_the_releases_together_say_the_same_names(
    named: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = BY_HAND
    with monkeypatch.context() as patched:
        patched.setattr(pages, "planned_site", None)
        for path in (third, first, second):
            for seoul in (False, True):
                says(named, path, seoul=seoul)
                named.build()
        for path in (third, first):
            says(named, path, seoul=False)
            named.build()
    assert has_seoul(named)
    named.build("anew")
    assert named.tree() == named.tree("anew")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_name_leaves_the_search_index_with_the_last_release_that_says_it(
    named: Room, order: tuple[int, ...]
) -> None:
    for number in order:
        assert has_seoul(named)
        says(named, BY_HAND[number], seoul=False)
        named.build()
    assert not has_seoul(named)
    says(named, BY_HAND[order[0]], seoul=True)
    named.build()
    assert has_seoul(named)
    named.build("anew")
    assert named.tree() == named.tree("anew")


OPEN = "아직 아무도 옮기지 않은 긴 문장이다."


def a_text_that_waits(room: Room) -> None:
    """Add a source with a text that has no translation."""
    room.put(f"{YEAR}/open.md", release("연 소식", OPEN, date="2023-04-01"))
    room.build()
    room.build()


def test_an_edit_takes_the_short_way_though_another_source_lacks_a_translation(
    whole: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_text_that_waits(whole)
    with monkeypatch.context() as patched:
        patched.setattr(pages, "planned_site", None)
        a_sentence_with_its_translation(whole)
        assert len(shown(whole.build())) == 7
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


def test_a_source_takes_its_translation_from_a_catalog_that_was_edited(whole: Room) -> None:
    a_text_that_waits(whole)
    catalog_of_a, page = A.replace(".md", ".ja.po"), "ja/2023/04/01/open/index.html"
    whole.put(
        catalog_of_a, str(WHOLE[catalog_of_a]) + "\n" + entry_of(OPEN, "初めての訳文である。")
    )
    whole.build()
    assert "初めての訳文である。".encode() in whole.tree()[page]
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


def entry_of(text: str, said: str) -> str:
    return f'#~ msgid "{text}"\n#~ msgstr "{said}"\n'


def test_a_builder_that_stays_builds_as_one_that_begins(whole: Room) -> None:
    builder = Builder(owns_out=True)
    options = Options(
        root=whole.site.root, out=whole.site.root / "site", now=parse_moment(NOW).at, offline=True
    )
    catalog_of_a = A.replace(".md", ".ja.po")
    for number, step in enumerate(
        [
            lambda: a_sentence_with_its_translation(whole),
            lambda: (
                whole.put(catalog_of_a, str(WHOLE[catalog_of_a])) or whole.put(A, str(WHOLE[A]))
            ),
            lambda: EDITS["a hand translation"](whole),
            lambda: whole.change(B, "나 소식", "나의 소식"),
            lambda: a_sentence_with_its_translation(whole),
            lambda: EDITS["the base template"](whole),
            lambda: (
                whole.put(catalog_of_a, str(WHOLE[catalog_of_a])) or whole.put(A, str(WHOLE[A]))
            ),
            lambda: None,
        ]
    ):
        step()
        builder.build(options, no_progress)
        whole.build(f"anew-{number}")
        assert whole.tree() == whole.tree(f"anew-{number}"), number


def test_a_builder_that_stays_notices_that_an_older_ledger_was_brought_back(whole: Room) -> None:
    builder, ledger = Builder(owns_out=True), ledger_in(whole.site.root).path
    options = Options(
        root=whole.site.root, out=whole.site.root / "site", now=parse_moment(NOW).at, offline=True
    )
    builder.build(options, no_progress)
    older = ledger.read_bytes()
    whole.change(B, "나 소식", "나의 소식")
    builder.build(options, no_progress)
    ledger.write_bytes(older)
    whole.change(A, *SENTENCE)
    builder.build(options, no_progress)
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("snapshot", "snapshot"), ("snapshot", "last"), ("globals", "globals"),
        ("globals", "planned"), ("globals", "findings"), ("sources", A), ("texts", A),
        ("bodies", f"{A} ko"), ("outputs", "ko/2023/05/01/a/index.html"), ("sources", B),
        ("outputs", "ko/2023/05/02/b/index.html"), ("bodies", f"{B} ja"),
        ("bodies", f"{A} ko pieces"), ("bodies", f"{B} ja pieces"),
    ],
)  # fmt: skip
def test_what_is_damaged_in_a_ledger_that_can_be_read_is_made_anew(
    whole: Room, table: str, name: str
) -> None:
    with closing(sqlite3.connect(whole.ledger)) as ledger, ledger:
        ledger.execute(f"UPDATE {table} SET value = ? WHERE name = ?", (b"nothing", name))
        assert ledger.total_changes == 1
    a_sentence_with_its_translation(whole)
    whole.build()
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


@pytest.mark.parametrize("name", [A, B, D])
def test_a_source_whose_texts_were_lost_is_read_again_for_a_name(whole: Room, name: str) -> None:
    with closing(sqlite3.connect(whole.ledger)) as ledger, ledger:
        ledger.execute("DELETE FROM texts WHERE name = ?", (name,))
        assert ledger.total_changes == 1
    whole.put("content/names.yaml", "- {ko: 소식, ja: 消息, kind: term}\n")
    said = whole.build()
    anew = whole.build("anew")
    assert whole.tree() == whole.tree("anew")
    assert said.problems == anew.problems


def test_a_source_whose_row_was_lost_lends_its_texts_all_the_same(whole: Room) -> None:
    lender, borrower = A.replace(".md", ".ja.po"), f"{YEAR}/open.md"
    whole.put(lender, str(WHOLE[lender]) + "\n" + entry_of(OPEN, "初めての訳文である。"))
    whole.put(borrower, release("연 소식", "아직 아니다.", date="2023-04-01"))
    whole.build()
    with closing(sqlite3.connect(whole.ledger)) as ledger, ledger:
        ledger.execute("DELETE FROM sources WHERE name = ?", (A,))
        assert ledger.total_changes == 1
    whole.change(borrower, "아직 아니다.", OPEN)
    whole.build()
    assert "初めての訳文である。".encode() in whole.tree()["ja/2023/04/01/open/index.html"]
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


def test_after_short_builds_the_ledger_serves_a_long_one(whole: Room) -> None:
    a_sentence_with_its_translation(whole)
    whole.build()
    whole.change(B, "나 소식", "나의 소식")
    outcome = whole.build()
    assert "/ko/2023/05/01/a/" in outcome.pages.rendered
    whole.build("anew")
    assert whole.tree() == whole.tree("anew")


def test_after_short_builds_whatever_is_altered_is_seen(
    whole: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "둘째 문장은 바뀐다.", "二つ目の文は変わる。"
    with monkeypatch.context() as patched:
        patched.setattr(pages, "planned_site", None)
        for number in "一二三":
            new = f"둘째 문장은 {number}이다.", f"二つ目の文は{number}である。"
            whole.change(A, said[0], new[0])
            whole.change(A.replace(".md", ".ja.po"), said[0], new[0])
            whole.change(A.replace(".md", ".ja.po"), said[1], new[1])
            assert len(shown(whole.build())) == 7
            assert whole.build().pages.rendered == ()
            said = new
    whole.build("anew")
    right = whole.tree("anew")
    page = whole.site.root / "site/ko/2023/05/01/a/index.html"
    for alter in (
        lambda: page.write_bytes(b"another"),
        page.unlink,
        lambda: (page.parent / "stranger.html").write_bytes(b"x"),
        lambda: (whole.site.root / "site/stranger.html").write_bytes(b"x"),
    ):
        alter()
        whole.build()
        assert whole.tree() == right
    whole.put(f"{YEAR}/new.md", release("새 소식", date="2023-05-03"))
    whole.build()
    whole.build("anew again")
    assert whole.tree() == whole.tree("anew again") != right


def test_problems_that_a_short_build_finds_or_that_are_mended_are_said(whole: Room) -> None:
    room = whole
    catalog_of_a = A.replace(".md", ".ja.po")
    first = room.build()
    room.change(catalog_of_a, "二つ目の文は変わる。", "二つ目の3つの文は変わる。")
    wrong = room.build()
    new = {problem.code for problem in wrong.problems} - {
        problem.code for problem in first.problems
    }
    assert new == {"number"}
    assert room.build().problems == wrong.problems
    room.change(catalog_of_a, "二つ目の3つの文は変わる。", "二つ目の文は変わる。")
    assert room.build().problems == first.problems


def test_what_nothing_changed_says_is_what_the_last_build_said(room: Room) -> None:
    room.put(f"{YEAR}/gone.ja.po", catalog(reviewed("마 소식", "マのお知らせ", "title")))
    first = room.build()
    again = [room.build(), room.build()]
    assert {problem.code for problem in first.problems} == {"leftover-catalog", "hand-unrecorded"}
    for outcome in again:
        assert (outcome.problems, outcome.counts) == (first.problems, first.counts)
        assert outcome.pages.unchanged == first.pages.written + first.pages.unchanged


def test_a_disk_that_is_full_leaves_the_old_site_and_the_next_build_ends_well(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = room.tree()
    room.change(A, *SENTENCE)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(StagingWriter, "put", full)
        outcome = build(
            Options(
                root=room.site.root,
                out=room.site.root / "site",
                now=parse_moment(NOW).at,
                offline=True,
            ),
            no_progress,
        )
    assert "no space left on device" in outcome.problems[0].message
    assert room.tree() == before
    room.build()
    room.build("anew")
    assert room.tree() == room.tree("anew")


def test_a_file_that_is_saved_in_the_middle_of_a_build_is_in_the_site_or_in_the_next(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.change(B, "나 소식", "나의 소식")  # its neighbours are read again for their pages
    ordinary = pipeline.render_pages

    def meanwhile(*given: object, **more: object) -> object:
        room.change(A, "요약이다.", "그새 바뀐 요약이다.")
        monkeypatch.setattr(pipeline, "render_pages", ordinary)
        return ordinary(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "render_pages", meanwhile)
    room.build()
    room.build()
    room.build("anew")
    assert room.tree() == room.tree("anew")


def test_what_a_catalog_has_just_taken_another_takes_in_the_same_build(site: Make) -> None:
    table = "| 항목 | 수 |\n|---|---|\n| 상담 | 건 |\n"
    head = [reviewed("항목", "項目", "cell"), reviewed("수", "数", "cell")]
    head += [reviewed("상담", "相談", "cell")]
    own = catalog(
        reviewed("가 소식", "カの知らせ", "title"), *head, '#~ msgid "건"\n#~ msgstr "件"\n'
    )
    room = site(
        {
            "content/releases/2023/a.md": release("가 소식", table),
            "content/releases/2023/a.ja.po": own,
            "content/releases/2023/b.md": release("나 소식", table),
            "content/releases/2023/b.ja.po": catalog(
                reviewed("나 소식", "ナの知らせ", "title"), *head
            ),
        }
    ).built()
    for slug in ("a", "b"):
        assert "件" in room.page(f"/ja/2023/05/14/{slug}/").text
    before = tree_of(room.root / "content")
    assert any(b'msgctxt "cell"\nmsgid "\xea\xb1\xb4"' in data for data in before.values())
    room.built()
    assert tree_of(room.root / "content") == before
    assert room.result.data["pages"]["written"] == 0


@pytest.mark.parametrize(
    "name",
    ["content/static/notes.md", "content/static/terms.po", "content/static/names.yaml", f"{YEAR}/names.yaml"],
)  # fmt: skip
def test_a_copy_that_is_called_like_a_text_is_made_again_as_any_other(
    site: Make, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    grow_old(monkeypatch)
    source = release(
        "나 소식", attachments="[{file: names.yaml}]" if name.startswith(YEAR) else None
    )
    room = Room(site({B: source, name: "one"}), monkeypatch)
    room.build()
    room.put(name, "two")
    room.build()
    room.build("anew")
    assert room.tree() == room.tree("anew")


def a_coarse_disk(monkeypatch: pytest.MonkeyPatch, old: set[int]) -> Callable[[int], None]:
    """Let all files bear one time, but those of ``old``; return what says how long ago it was.

    ``old`` are the numbers of files from an hour before.
    """
    moment, hour = 1_700_000_000_000_000_000, 3_600_000_000_000

    def coarse(found: os.stat_result) -> Stamp:
        at = moment - hour if found.st_ino in old else moment
        return Stamp(found.st_size, at, at, found.st_ino)

    for module in (below, folders, staging, files):
        monkeypatch.setattr(module, "stamp_of", coarse)

    def ago(seconds: int) -> None:
        told = moment + seconds * 1_000_000_000
        mine = SimpleNamespace(time_ns=lambda: told, monotonic=time.monotonic)
        monkeypatch.setattr(clock, "time", mine)

    return ago


FOOTER = (Path(__file__).parent.parent / "templates" / "_footer.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("later", [1, 3600])
@pytest.mark.parametrize(
    "name",
    [f"{YEAR}/b.png", f"{YEAR}/b.pdf", "content/static/x.txt", "content/static/custom.css",
     "templates/static/x.js", "templates/_footer.html", B, "content/messages.yaml"],
)  # fmt: skip
def test_what_is_saved_again_in_the_moment_of_a_build_is_in_the_next(
    site: Make, monkeypatch: pytest.MonkeyPatch, name: str, later: int
) -> None:
    old: set[int] = set()
    ago = a_coarse_disk(monkeypatch, old)
    photo = png(40, 30) + PADDING
    told: dict[str, tuple[str | bytes, str | bytes]] = {
        f"{YEAR}/b.png": (photo, (png(48, 30) + PADDING)[: len(photo)]),
        "templates/_footer.html": (f"{FOOTER}one", f"{FOOTER}two"),
        B: (str(SITE[B]), str(SITE[B]).replace("나", "라")),
        "content/messages.yaml": ('"Archive": {ko: 가}', '"Archive": {ko: 나}'),
    }
    before, after = told.get(name, ("one", "two"))
    given = {B: f"{SITE[B]}\n", f"{YEAR}/b.png": photo + b"x", f"{YEAR}/b.pdf": "older"}
    room = Room(site(given), monkeypatch)
    old |= {path.stat().st_ino for path in room.site.root.rglob("*") if path.is_file()}
    old -= {(room.site.root / name).stat().st_ino if name in given else 0}
    ago(3600)
    room.build()
    ago(1)
    room.put(name, before)
    room.build()
    with (room.site.root / name).open("r+b") as stream:
        stream.write(after if isinstance(after, bytes) else after.encode())
    ago(later)
    room.build()
    room.build("anew")
    assert room.tree() == room.tree("anew")
