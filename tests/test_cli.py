"""The command line: exit codes, one JSON object, nothing written on error, never a traceback."""

from __future__ import annotations

import asyncio
import http.client
import io
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from doubles.engine_server import Behaviour, EngineServer, closed_port
from harness import (
    FIRST,
    NOW,
    PROJECT,
    SITE_YAML,
    TOPICS_YAML,
    SiteTest,
    becomes,
    catalog,
    free_port,
    machine,
    release,
    reviewed,
    run,
    serving,
    start,
    tree_of,
)
from PIL import Image
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from pressbridge import commands, report
from pressbridge.cli import program
from pressbridge.serve import live_preview
from pressbridge.serve.answers import Preview
from pressbridge.world import clock
from pressbridge.world.lock import run_lock

Make = Callable[..., SiteTest]
BAD = release(date="someday")
WARNED = release(body="# 큰 제목\n\n글")
COMMON = ("--offline", "--now", NOW)
KEYS = {"ok", "problems", "pages", "translation", "seconds"}
PROBLEM_KEYS = {"severity", "code", "hard", "path", "line", "message", "hint"}
PAGE_KEYS = {"written", "unchanged", "removed"}
TRANSLATION_KEYS = {
    "segments", "reviewed", "machine", "missing", "stale", "sent_characters", "requests",
}  # fmt: skip


def everything(room: SiteTest) -> dict[str, bytes]:
    """Every file of the press room and its output, but the lock."""
    return {name: data for name, data in tree_of(room.root).items() if "/lock" not in name}


# --- exit codes


def test_a_build_that_worked_ends_with_0_and_says_what_it_made(site: Make) -> None:
    room = site({FIRST: release()})
    done = room.run("build", *COMMON)
    assert done.code == 0
    assert done.err == ""
    assert re.search(r"Built \d+ files in .*site", done.out)
    assert "serve" in done.out


def test_a_build_says_how_large_a_site_is_that_a_host_may_soon_refuse(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = site({FIRST: release()})
    assert "Size:" not in room.run("build", *COMMON).out
    total = sum(map(len, tree_of(room.root / "site").values()))
    monkeypatch.setattr(report, "_PAGES_TAKES", total)
    monkeypatch.setattr(report, "_MB", total // 100)
    (room.root / FIRST).write_text(release("다른 제목"))
    assert re.search(r"Size: the site has (99|10\d) MB", room.run("build", *COMMON).out)


def test_mistakes_of_the_content_end_with_1_and_stand_on_stderr(site: Make) -> None:
    room = site({FIRST: BAD})
    for command in ("build", "check", "translate", "status"):
        done = room.run(command, *COMMON)
        assert done.code == 1, command
        assert f'{FIRST}:3: "date"' in done.err, command


def test_all_mistakes_are_shown_at_once_in_order(site: Make) -> None:
    room = site({FIRST: BAD, "content/releases/2022/a.md": release(colour="red"),
                 "content/topics.yaml": "startups:\n  nome: x\n"})  # fmt: skip
    done = room.run("check", *COMMON)
    lines = [line for line in done.err.splitlines() if not line.startswith("  ")]
    assert [line.partition(":")[0] for line in lines] == sorted(
        line.partition(":")[0] for line in lines
    )
    assert {line.partition(":")[0] for line in lines} >= {
        FIRST, "content/releases/2022/a.md", "content/topics.yaml",
    }  # fmt: skip
    for line in lines:
        assert re.match(r"content/[^:]+:(\d+:)? \S", line), line


def test_long_messages_are_not_wrapped_and_have_no_colour(site: Make) -> None:
    room = site({FIRST: release(**{"k" * 300: "1"})})
    done = room.run("check", *COMMON)
    assert "k" * 300 in done.err.splitlines()[0]
    assert "\x1b" not in done.err + done.out


def test_a_missing_content_is_an_error_of_the_content(tmp_path: Path) -> None:
    done = run("--root", str(tmp_path), *COMMON)
    assert done.code == 1
    assert "content/site.yaml: there is no such file" in done.err
    assert not (tmp_path / "site").exists()


WRONG = (
    ("--now", "tomorrow"),
    ("--now", "2026-13-01"),
    ("--now", ""),
    ("--base-url", "example.org/press"),
    ("--base-url", "ftp://example.org/"),
    ("--base-url", "https://example.org/?a=1"),
    ("--base-url", "https://example.org/#a"),
    ("--base-url", "https://example.org/../"),
    ("--base-url", "https://name:word@example.org/"),
    ("--base-url", "https://"),
    ("--base-url", "https://example\u202e.org/"),
    ("--base-url", "https://example.org/\udcff/"),
    ("--base-url", "https://example.org/a\nb/"),
    ("--jobs", "0"),
    ("--jobs", "-1"),
    ("--jobs", "many"),
    ("--jobs", "100000"),
    ("--format", "xml"),
    ("--colour",),
    ("--drafts",),
    ("--accept", "visit"),
    ("biuld",),
    ("build", "check"),
    ("new",),
    ("new", "con"),
    ("new", "a" * 300),
    ("new", "Big Slug"),
    ("new", "한글"),
    ("new", "../up"),
    ("new", ""),
    ("new", "visit"),
    ("new", "fine", "--lang", "en"),
    ("translate", "--accept", "nobody"),
    ("translate", "--accept", "visit"),
    ("serve", "--port", "0"),
    ("serve", "--port", "99999"),
)


@pytest.mark.parametrize("argv", WRONG, ids=" ".join)
def test_wrong_usage_ends_with_2_and_changes_nothing(site: Make, argv: tuple[str, ...]) -> None:
    room = site({FIRST: release()})
    before = everything(room)
    done = room.run(*argv)
    assert done.code == 2
    assert done.out == ""
    assert done.err
    assert everything(room) == before


@pytest.mark.parametrize("argv", WRONG, ids=" ".join)
def test_wrong_usage_is_one_json_object_where_that_was_asked_for(
    site: Make, argv: tuple[str, ...]
) -> None:
    if argv == ("--format", "xml"):
        return
    done = site({FIRST: release()}).run(*argv, "--format", "json")
    assert done.code == 2
    assert set(done.data) == KEYS
    assert not done.data["ok"]
    assert done.data["problems"][0]["code"] == "usage"
    assert done.err == ""


def test_a_root_that_is_not_there_or_a_file_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for root in (tmp_path / "nothing", tmp_path / "file"):
        assert run("check", "--root", str(root)).code == 2


# --- where the site may be written


def outs(room: SiteTest) -> dict[str, Path]:
    return {
        "the root itself": room.root,
        "a folder above the root": room.root.parent,
        "content": room.root / "content",
        "a folder in content": room.root / "content" / "new",
        "content by a detour": room.root / "site" / ".." / "content",
        "the templates": room.root / "templates",
        "the repository": room.root / ".git",
        "the ledger's folder": room.root / ".pressbridge",
        "a file": room.root / FIRST,
        "a foreign folder": room.root / "foreign",
        "a foreign folder of a usual name": room.root / "usual",
        "a folder whose releases.json is another's": room.root / "other",
    }


@pytest.mark.parametrize("name", outs(SiteTest(Path("/nowhere"))))
def test_the_site_is_not_written_into(site: Make, name: str) -> None:
    room = site(
        {
            FIRST: release(),
            "foreign/thesis.doc": "x",
            "usual/assets/thesis.doc": "x",
            "usual/ko/thesis.doc": "x",
            "other/releases.json": '{"generator": "Another"}',
        }
    )
    before = everything(room)
    for more in ((), ("--clean",)):
        done = room.run("build", *COMMON, "--out", str(outs(room)[name]), *more)
        assert done.code == 2, name
        assert "--out" in done.err
        assert everything(room) == before


def test_an_empty_folder_and_one_of_gits_files_may_be_filled(site: Make) -> None:
    room = site({FIRST: release(), "site/.gitignore": "*\n"})
    room.built()
    assert room.text("/.gitignore") == "*\n"
    (room.root / "empty").mkdir()
    room.built(out=room.root / "empty")


def test_a_build_that_was_cut_short_is_taken_up_again(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = site({FIRST: release()})
    replace, count = os.replace, iter(range(1000))

    def stop(staged: str, target: Path) -> None:
        if next(count) == 3:
            raise KeyboardInterrupt
        replace(staged, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stop)
        assert room.run("build", *COMMON).code == 130
    assert 0 < len(room.tree()) < 10
    room.built()
    whole = room.tree()
    assert whole == room.built(out=room.root / "fresh").tree()


@pytest.mark.parametrize("out", ["site", "site/", "./site", "site/preview", "content/../site"])
def test_drafts_never_land_in_the_site(site: Make, out: str) -> None:
    room = site({FIRST: release()})
    done = room.run("build", *COMMON, "--drafts", "--out", str(room.root) + "/" + out)
    assert done.code == 2
    assert "--drafts needs --out" in done.err
    assert not room.out.exists()


@pytest.mark.parametrize("out", [None, "site", "site/preview", "content/../site"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_yet_to_come_never_lands_in_the_site(
    site: Make, out: str | None, form: str
) -> None:
    room = site({FIRST: release(), "content/releases/2099/far.md": release(date="2099-01-01")})
    where = ["--out", f"{room.root}/{out}"] if out else []
    done = room.run("build", "--offline", "--now", "2099-01-02", "--format", form, *where)
    assert done.code == 2
    assert "--now in the future needs --out" in done.err + done.out
    assert not room.root.joinpath("site").exists()


@pytest.mark.parametrize("command", ["check", "status", "translate"])
def test_commands_that_write_no_site_may_look_ahead(site: Make, command: str) -> None:
    room = site({FIRST: release()})
    assert room.build(command, now="2099-01-02").code == 0


def test_a_moment_within_a_minute_is_now(site: Make) -> None:
    room = site({FIRST: release()})
    for seconds, code in ((-3600, 0), (30, 0), (3600, 2)):
        moment = clock.now() + timedelta(seconds=seconds)
        assert room.build(now=moment.isoformat(timespec="seconds")).code == code


def test_a_site_of_a_later_day_says_so_and_never_replaces_the_public_one(
    site: Make, tmp_path: Path
) -> None:
    far = "content/releases/2099/far.md"
    room = site({FIRST: release(), far: release(date="2099-01-01")})
    public, later = tmp_path / "public", tmp_path / "later"
    before = room.built(out=public).tree()
    assert room.build(out=public, now="2099-01-02").code == 2
    assert tree_of(public) == before
    assert "ahead" not in json.loads(room.text("/releases.json"))
    room.built(out=later, now="2099-01-02")
    assert room.has("/ko/2099/01/01/far/")
    assert json.loads(room.text("/releases.json"))["ahead"] is True
    room.built(out=later, now="2099-01-03")
    room.built(out=later, drafts=True)
    assert room.built(out=later).tree() == before


def test_a_day_that_has_come_is_no_preview_any_more(
    site: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = site({FIRST: release()})
    room.built(out=tmp_path / "out", now="2099-01-02")
    monkeypatch.setattr(commands, "is_ahead", lambda _: False)
    room.built(out=tmp_path / "out", now="2099-01-02")
    assert "ahead" not in json.loads(room.text("/releases.json"))


def test_drafts_with_a_folder_of_their_own_are_shown(site: Make) -> None:
    room = site({FIRST: release(draft="true")})
    room.built(drafts=True, out=room.root / "preview")
    assert room.has("/ko/2023/05/14/visit/")


# --- nothing is written when there is an error

ERRORS = {
    "a wrong date": {FIRST: BAD},
    "a broken table": {"content/site.yaml": "name: [\n"},
    "no table": {"content/topics.yaml": "- x\n"},
    "a broken catalog": {FIRST.replace(".md", ".ja.po"): 'msgid "x\nmsgstr ""\n'},
    "a catalog that is a folder": {FIRST.replace(".md", ".ja.po") + "/x": "x"},
    "a missing picture": {FIRST: release(images="[{file: none.jpg}]")},
    "a damaged picture": {
        FIRST: release(images="[{file: a.jpg}]"),
        "content/releases/2023/a.jpg": b"\xff\xd8\xff\xe0 no picture",
    },
    "a wrong template": {"templates/release.html": "{% if %}"},
    "a template that asks for nothing": {"templates/release.html": "{{ page.nothing }}"},
    "an unknown message": {"templates/list.html": "{{ _('no such message') }}"},
    "two of one address": {"content/static/robots.txt": "x"},
}


@pytest.mark.parametrize("files", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("clean", [False, True], ids=["", "clean"])
def test_the_old_site_stays_as_it_was_after(
    site: Make, files: dict[str, str | bytes], clean: bool
) -> None:
    room = site({FIRST: release()}).built()
    before = room.tree()
    for name, text in files.items():
        room.edit(name, text)
    result = room.build(clean=clean)
    assert result.code == 1
    assert not result.data["ok"]
    assert room.tree() == before
    problem = next(p for p in result.data["problems"] if p["severity"] == "error")
    assert not problem["path"].startswith("/")
    assert problem["message"]
    assert room.build("check").code == 1


def test_strict_makes_warnings_count(site: Make) -> None:
    room = site({FIRST: release()}).built()
    before = room.tree()
    room.edit(FIRST, WARNED)
    result = room.build(strict=True)
    assert result.code == 1
    assert not result.data["ok"]
    assert [p["severity"] for p in result.data["problems"]] == ["warning"]
    assert room.tree() == before
    assert room.build("check", strict=True).code == 1
    assert room.build("check").code == 0
    room.built()
    assert room.tree() != before


def test_check_and_status_and_a_dry_run_write_nothing(site: Make) -> None:
    room = site({FIRST: release()})
    before = tree_of(room.root)
    for argv in (("check",), ("status",), ("translate", "--dry-run")):
        assert room.run(*argv, *COMMON).code == 0
        assert tree_of(room.root) == before


# --- the forms of the output

RUNS = ("build", "check", "translate", "new other-slug")


@pytest.mark.parametrize("command", RUNS)
@pytest.mark.parametrize("text", [release(), WARNED], ids=["right", "with warnings"])
def test_json_is_one_object_with_these_keys_and_nothing_else(
    site: Make, command: str, text: str
) -> None:
    done = site({FIRST: text}).run(*command.split(), *COMMON, "--format", "json")
    assert done.code == 0
    assert done.err == ""
    assert_shape(done.data)
    assert set(done.data) == KEYS


@pytest.mark.parametrize("command", ["build", "check", "translate", "status"])
def test_json_of_mistakes_has_the_same_keys(site: Make, command: str) -> None:
    done = site({FIRST: BAD}).run(command, *COMMON, "--format=json")
    assert done.code == 1
    assert done.err == ""
    assert_shape(done.data)
    assert set(done.data) == KEYS
    assert not done.data["ok"]
    problem = done.data["problems"][0]
    assert (problem["path"], problem["line"], problem["severity"]) == (FIRST, 3, "error")


@pytest.mark.parametrize("argv", [("status",), ("translate", "--dry-run")], ids=" ".join)
def test_json_of_commands_that_answer_a_question_has_the_answer_too(
    site: Make, argv: tuple[str, ...]
) -> None:
    done = site({FIRST: release()}).run(*argv, *COMMON, "--format", "json")
    assert done.code == 0
    assert_shape(done.data)
    assert set(done.data) > KEYS


def assert_shape(data: dict[str, Any]) -> None:
    assert set(data) >= KEYS
    assert set(data["pages"]) == PAGE_KEYS
    assert set(data["translation"]) == TRANSLATION_KEYS
    assert isinstance(data["ok"], bool)
    assert isinstance(data["seconds"], float)
    for problem in data["problems"]:
        assert set(problem) == PROBLEM_KEYS
        assert problem["severity"] in ("error", "warning")
        assert isinstance(problem["hard"], bool)
        assert problem["line"] is None or problem["line"] >= 1
        assert "\n" not in problem["message"]
    counts = [*data["pages"].values(), *data["translation"].values()]
    assert all(isinstance(count, int) and count >= 0 for count in counts)


def test_quiet_prints_problems_only(site: Make) -> None:
    room = site({FIRST: WARNED})
    for command in ("build", "check", "translate"):
        done = room.run(command, *COMMON, "--quiet")
        assert done.out == ""
        lines = [line for line in done.err.splitlines() if not line.startswith("  ")]
        assert [line.partition(":")[0] for line in lines] == ([FIRST] if command else [])


def test_the_counts_of_the_output_are_true(site: Make) -> None:
    room = site({FIRST: release(), "content/releases/2023/b.md": release("둘")}).built()
    files = len(room.tree())
    assert room.result.data["pages"] == {"written": files, "unchanged": 0, "removed": 0}
    room.remove("content/releases/2023/b.md")
    before = room.tree()
    room.built()
    after = room.tree()
    changed = [name for name in after if after[name] != before[name]]
    assert room.result.data["pages"] == {
        "written": len(changed),
        "unchanged": len(after) - len(changed),
        "removed": files - len(after),
    }


def test_the_counts_of_the_translation_are_true(site: Make) -> None:
    body = "하나.\n\n둘.\n\n셋."
    entries = (reviewed("도쿄 방문", "東京訪問", "title"), machine("하나.", "一。"),
               reviewed("둘.", ""))  # fmt: skip
    room = site({FIRST: release(body=body), FIRST.replace(".md", ".ja.po"): catalog(*entries)})
    counts = room.built().result.data["translation"]
    assert (counts["segments"], counts["reviewed"], counts["machine"], counts["missing"]) == (
        4, 1, 1, 2,
    )  # fmt: skip
    assert counts["sent_characters"] == counts["requests"] == 0


# --- options and commands in any order

ORDERS = (
    ("{root}", "check"),
    ("check", "{root}"),
    ("--now", NOW, "{root}", "check", "--offline"),
    ("--offline", "check", "--now", NOW, "{root}"),
    ("--now=2026-01-01", "{root}", "check"),
)


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_options_may_stand_on_either_side_of_the_command(
    site: Make, order: tuple[str, ...]
) -> None:
    room = site({FIRST: release()})
    argv = [word.replace("{root}", f"--root={room.root}") for word in order]
    done = run(*argv)
    assert done.code == 0
    assert "No problems" in done.out
    assert not room.out.exists()


def test_without_a_command_the_site_is_built(site: Make) -> None:
    room = site({FIRST: release()})
    assert run("--root", str(room.root), *COMMON).code == 0
    assert room.has("/ko/")


def test_a_value_that_is_called_like_a_command_is_a_value(site: Make) -> None:
    room = site({FIRST: release(), "content/releases/2023/check.md": release("둘")})
    done = run("--root", str(room.root), "translate", "--accept", "check")
    assert done.code == 2
    assert "check.md has no translation written by hand" in done.err
    assert run("--root", str(room.root), "new", "build", "--now", NOW).code == 0
    assert (room.root / "content/releases/2026/build.md").is_file()


@pytest.mark.parametrize("command", ["", "build", "check", "translate", "status", "serve", "new"])
def test_help_is_there_for_every_command(command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.code == 0
    assert "Usage:" in done.out


def test_the_console_script_and_the_module_are_the_same_commands() -> None:
    table = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, name = table["project"]["scripts"]["pressbridge"].partition(":")
    assert getattr(import_module(module), name) is import_module("pressbridge.cli").main
    by_module = subprocess.run(
        [sys.executable, "-m", "pressbridge", "--help"],
        cwd=PROJECT, capture_output=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip
    assert "Usage: python -m pressbridge " in by_module
    by_module = by_module.replace("python -m pressbridge", "python build.py")
    assert by_module == start("--help").out == run("--help").out


# --- check, status, new, translate


def test_status_names_every_text_and_how_far_it_is(site: Make) -> None:
    files = {
        FIRST: release(),
        FIRST.replace(".md", ".ja.po"): catalog(reviewed("도쿄 방문", "東京訪問", "title"),
                                                reviewed("본문입니다.", "本文です。")),
        "content/releases/2024/later.md": release(date="2031-01-01"),
        "content/releases/2024/draft.md": release(date="2024-01-01", draft="true"),
        "content/releases/2024/only.md": release(date="2024-01-02", translate="no"),
        "content/releases/2024/hand.md": release(date="2024-01-03"),
        "content/releases/2024/hand.ja.md": "---\ntitle: 手\n---\n手で\n",
        "content/pages/about.md": "---\ntitle: 소개\n---\n글\n",
    }  # fmt: skip
    room = site(files)
    lines = {line.split()[0]: line for line in room.run("status", *COMMON).out.splitlines()}
    assert "all 2 passages reviewed" in lines["visit"]
    assert "(embargoed)" in lines["later"]
    assert "(draft)" in lines["draft"]
    assert "in one language only" in lines["only"]
    assert "written by hand" in lines["hand"]
    assert "missing" in lines["about"]
    found = room.run("status", *COMMON, "--format", "json").data["releases"]
    assert {item["slug"] for item in found} == set(lines)


@pytest.mark.parametrize("lang", ["ko", "ja"])
def test_new_writes_a_draft_that_checks_without_a_word(site: Make, lang: str) -> None:
    room = site({FIRST: release()})
    done = room.run("new", "grand-opening", "--lang", lang, "--now", "2025-03-04T05:06")
    assert done.code == 0
    path = done.out.strip()
    assert path == "content/releases/2025/grand-opening.md"
    assert "serve" in done.err
    text = (room.root / path).read_text(encoding="utf-8")
    assert "draft: true" in text
    assert "date: 2025-03-04" in text
    room.built()
    assert room.problems == []
    assert "grand-opening" not in "".join(room.tree())
    # Every line that is commented out is right too.
    fields = re.sub(r"^# (?!images|  )", "", text, flags=re.MULTILINE).replace("draft: true", "")
    room.edit(path, re.sub(r"^# .*\n", "", fields, flags=re.MULTILINE))
    room.build("check")
    assert [problem for problem in room.problems if problem.startswith("!")] == []


def test_new_overwrites_nothing(site: Make) -> None:
    room = site({FIRST: release(), "content/pages/about.md": "---\ntitle: 소개\n---\n글\n"})
    for slug in ("visit", "about"):
        done = room.run("new", slug)
        assert done.code == 2
        assert "is taken by content/" in done.err


def engine_site(site: Make, server: EngineServer, **files: str) -> SiteTest:
    table = f"{SITE_YAML}translation: {{engine: google, endpoint: '{server.url}'}}\n"
    hidden = {
        "draft": release("극비초안", "극비초안글", draft="true"),
        "later": release("극비예고", "극비예고글", date="2031-01-01"),
        "held": release("극비보류", "극비보류글", embargo="2031-01-01"),
        "inner": release("극비내부", "극비내부글", confidential="true"),
    }
    texts = {f"content/releases/2023/{slug}.md": text for slug, text in hidden.items()}
    return site({"content/site.yaml": table, FIRST: release(), **texts, **files})


def test_a_build_translates_what_is_public_and_sends_nothing_else(site: Make) -> None:
    with EngineServer() as server:
        room = engine_site(site, server)
        room.built(offline=None)
        assert sorted(server.texts) == sorted(["도쿄 방문", "본문입니다."])
        counts = room.result.data["translation"]
        assert counts["requests"] == 2
        assert counts["sent_characters"] == len("도쿄 방문본문입니다.")
        assert room.page("/ja/2023/05/14/visit/").status == ["machine"]
        room.built(offline=None)
        assert len(server.texts) == 2


def test_nothing_is_sent_or_stored_for_a_site_that_does_not_build(site: Make) -> None:
    with EngineServer() as server:
        room = engine_site(site, server)
        room.edit("templates/release.html", "{{ 1 // 0 }}")
        assert room.build(offline=None).code == 1
        assert server.texts == []
        assert not (room.root / "content/releases/2023/visit.ja.po").exists()
        room.remove("templates/release.html")
        room.built(offline=None)
        assert server.texts


def test_a_dry_run_lists_what_a_build_sends(site: Make) -> None:
    with EngineServer() as server:
        room = engine_site(site, server)
        done = room.run("translate", "--dry-run", "--now", NOW, "--format", "json")
        assert server.texts == []
        assert done.data["would_send_characters"] == sum(
            len(letter["text"]) for letter in done.data["would_send"]
        )
        text = room.run("translate", "--dry-run", "--now", NOW).out
        assert "127.0.0.1" in text
        room.built(offline=None)
        assert [letter["text"] for letter in done.data["would_send"]] == server.texts


def test_an_engine_that_fails_is_a_warning_for_build_and_a_failure_for_translate(
    site: Make,
) -> None:
    with EngineServer(Behaviour.TOO_MANY) as server:
        room = engine_site(site, server)
        room.built(offline=None)
        problems = [p for p in room.result.data["problems"] if p["code"] != "other-year"]
        assert [(p["code"], p["severity"]) for p in problems] == [("engine", "warning")]
        assert room.page("/ja/2023/05/14/visit/").heading == "도쿄 방문"
        assert room.run("translate", "--now", NOW).code == 1
    assert room.run("translate", "--now", NOW, "--offline").code == 0


# --- one run at a time


def test_a_second_run_is_told_and_writes_nothing(site: Make) -> None:
    room = site({FIRST: release()})
    with run_lock(room.root):
        for argv in (("build",), ("translate",)):
            done = room.run(*argv, *COMMON)
            assert done.code == 1
            assert "another run of Pressbridge" in done.err
            assert done.out == ""
        done = room.run("build", *COMMON, "--format", "json")
        assert done.code == 1
        assert_shape(done.data)
        assert not room.out.exists()
        assert room.run("check", *COMMON).code == 0
        assert room.run("status", *COMMON).code == 0
    assert room.run("build", *COMMON).code == 0


def test_two_processes_at_once_leave_one_whole_site(site: Make) -> None:
    room = site({FIRST: release()})
    argv = [sys.executable, str(PROJECT / "build.py"), "--root", str(room.root), *COMMON]
    running = [
        subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    ends = [(process.communicate(), process.returncode) for process in running]
    assert {code for _, code in ends} <= {0, 1}
    assert 0 in {code for _, code in ends}
    for (_, err), code in ends:
        assert b"Traceback" not in err
        assert code == 0 or b"another run of Pressbridge" in err
    whole = room.tree()
    assert whole == room.built(out=room.root / "again").tree()


# --- never a traceback


def seeds() -> dict[str, bytes]:
    """One file of each kind, right as it stands."""
    picture = io.BytesIO()
    Image.new("RGB", (3, 2)).save(picture, "PNG")
    photo = io.BytesIO()
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (3, 2)).save(photo, "JPEG", exif=turned)
    full = release(
        "도쿄 방문", "글 **굵게** [이름](a.txt)\n\n| 가 | 나 |\n| --- | ---: |\n| 1 | 2 |\n\n글[^1]"
        '\n\n![그림](a.png "설명 [사진=중기부]")\n\n[^1]: 각주\n\n△ 하나 △ 둘',
        images="[{file: a.png, alt: 가, caption: 나, credit: 중기부}, {file: a.jpg}, {file: a.svg}]",
        attachments="[{file: a.txt, title: 글}]", topics="[startups]", subtitle="[하나, 둘]",
        corrections="[{date: 2023-05-15, text: 고침}]", byline="[{name: 가나다, role: 과장}]",
        contacts="[{department: 과, phone: 02-0000-0000, email: a@example.org}]",
    )  # fmt: skip
    folder = "content/releases/2023/visit/"
    texts = {
        "content/site.yaml": SITE_YAML,
        "content/topics.yaml": TOPICS_YAML,
        "content/names.yaml": "- {ko: 중기부, ja: 中企部, kind: organization}\n",
        f"{folder}index.md": full,
        f"{folder}index.ja.po": catalog(
            reviewed("도쿄 방문", "東京訪問", "title"), machine("글 ⟦1⟧굵게⟦/1⟧", "文⟦1⟧太⟦/1⟧")
        ),
        f"{folder}a.txt": "글",
        f"{folder}a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
        "content/releases/2023/hand.md": release("손", "글"),
        "content/releases/2023/hand.ja.md": "---\ntitle: 手\nof: 0123456789abcdef\n---\n文\n",
        "content/pages/about.md": "---\ntitle: 소개\n---\n글\n",
        "content/static/CNAME": "press.example.org\n",
        "templates/list.html": "<h1>{{ page.heading }}</h1>",
    }
    found = {name: text.encode() for name, text in texts.items()}
    return {**found, f"{folder}a.png": picture.getvalue(), f"{folder}a.jpg": photo.getvalue()}


def test_what_is_broken_in_the_next_tests_is_right(site: Make) -> None:
    room = site(dict(seeds()))
    room.build()
    assert room.result.code == 0, room.problems


STRANGE = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\t", b"---\n", b"{", b"}", b"[", b"]]", b'"',
    b"'", b": ", b"- ", b"&a ", b"*a", b"<<: *a\n", b"!!python/object:os.system ", b"%", b"|",
    b"1e999", b"-", b"9" * 400, b"\xe2\x9f\xa61\xe2\x9f\xa7", b"\xe2\x9f\xa6/1\xe2\x9f\xa7",
    b"[^1]", b"](", b"![", b"```", b"\\", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"msgid ",
    b"{% ", b"{{ ", b"<script>", b"\xc2\xa0", b"#~ ", b"#| msgid \"x\"\n", b"0", b".", b" ",
)  # fmt: skip


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return a file after an accident."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((0, 1, 3, 20)))
        kind = chance.randrange(5)
        if kind == 0:
            data = data[:at]
        elif kind == 1:
            data = data[:at] + bytes(chance.randrange(256) for _ in range(3)) + data[end:]
        elif kind == 2:
            data = data[:at] + data[end:] + data[at:end]
        else:
            data = data[:at] + chance.choice(STRANGE) + data[end:]
    return data


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # see a photo with a damaged EXIF
@pytest.mark.parametrize("seed", range(6))
def test_no_accident_to_a_file_ends_in_a_traceback(site: Make, seed: int) -> None:
    """Each round breaks one file in twenty ways; an exception would pass through ``build``."""
    chance = random.Random(seed)
    whole = seeds()
    room = site(dict(whole))
    for _ in range(20):
        name = chance.choice(sorted(whole))
        data = broken(whole[name], chance)
        room.edit(name, data)
        print(name, data)  # shown where it fails
        result = room.build()
        assert result.code in (0, 1), (name, data)
        assert_shape(result.data)
        assert result.data["ok"] or result.data["problems"], (name, data)
        room.edit(name, whole[name])


PICTURES = {
    "a viewBox with two points": ("a.svg", b'<svg viewBox="0 0 1.2.3 4"/>'),
    "a viewBox of a point": ("a.svg", b'<svg viewBox="0 0 . ."/>'),
    "a viewBox without an end": ("a.svg", b'<svg viewBox="0 0 ' + b"9" * 400 + b' 4"/>'),
}


@pytest.mark.parametrize(("name", "data"), PICTURES.values(), ids=PICTURES)
def test_an_odd_drawing_is_no_traceback(site: Make, name: str, data: bytes) -> None:
    files = {FIRST: release(images=f"[{{file: {name}}}]"), f"content/releases/2023/{name}": data}
    assert site(files).build().code in (0, 1)


def test_a_photo_with_a_damaged_exif_is_no_noise(site: Make) -> None:
    photo = io.BytesIO()
    Image.new("RGB", (3, 2)).save(photo, "JPEG", exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08")
    files = {FIRST: release(images="[{file: a.jpg, alt: 그림}]")}
    room = site({**files, "content/releases/2023/a.jpg": photo.getvalue()})
    assert room.build().code == 0


def test_a_real_process_says_what_is_wrong_without_a_traceback(site: Make) -> None:
    room = site({FIRST: BAD})
    done = start("check", "--root", str(room.root))
    assert done.code == 1
    assert done.err.startswith(f"{FIRST}:3: ")
    assert "Traceback" not in done.err


def test_a_disk_that_refuses_is_one_line(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    room = site({FIRST: release()})

    def full(_: str, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(os, "replace", full)
    done = room.run("build", *COMMON)
    assert done.code == 1
    assert "no space left on device" in done.err
    assert not [name for name in room.tree() if "pressbridge-" in name]


# --- serve


class FakeServer:
    """Stands for the preview's server: keeps what it is given and starts nothing."""

    def __init__(self) -> None:
        self.out = Path()
        self.port = 0
        self.watched: list[Path] = []
        self.rebuild: Callable[[bool], bool] = bool

    def show(self, preview: Preview) -> None:
        self.out, self.port = preview.out, preview.port
        self.watched, self.rebuild = [*preview.watched], preview.rebuild
        preview.opened()


@pytest.fixture
def fake_server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    server = FakeServer()
    monkeypatch.setattr(live_preview, "run_server", server.show)
    return server


def test_serve_builds_a_preview_and_watches_content_and_templates(
    site: Make, fake_server: FakeServer
) -> None:
    room = site({FIRST: release()})
    assert room.run("serve", "--port", "8123").code == 0
    assert not room.out.exists()
    preview = room.root / ".pressbridge" / "preview"
    assert (fake_server.out, fake_server.port) == (preview, 8123)
    home = (preview / "ko/index.html").read_text(encoding="utf-8")
    assert "http://127.0.0.1:8123/" in home
    assert sorted(path.name for path in fake_server.watched) == ["content", "templates"]


def test_serve_builds_again_and_keeps_the_last_good_site(
    site: Make, fake_server: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    room = site({FIRST: release()})
    room.run("serve")
    page = room.root / ".pressbridge/preview/ko/2023/05/14/visit/index.html"
    room.edit(FIRST, release(body="고친 글입니다."))
    fake_server.rebuild(True)
    assert "고친 글입니다." in page.read_text(encoding="utf-8")
    room.edit(FIRST, BAD)
    fake_server.rebuild(True)
    said = capsys.readouterr()
    assert f"{FIRST}:3: " in said.err
    assert "Not built" in said.out
    assert "고친 글입니다." in page.read_text(encoding="utf-8")


def test_serve_waits_out_another_run(site: Make, fake_server: FakeServer) -> None:
    room = site({FIRST: release()})
    room.run("serve")
    with run_lock(room.root):
        fake_server.rebuild(True)


def test_serve_shows_the_moment_that_was_asked_for(site: Make, fake_server: FakeServer) -> None:
    room = site({FIRST: release(), "content/releases/2031/far.md": release(date="2031-01-01")})
    room.run("serve", "--now", "2032-01-01")
    assert (room.root / ".pressbridge/preview/ko/2031/01/01/far/index.html").is_file()


def answer(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.read().decode() if response.status == 200 else ""
    except ConnectionRefusedError:
        return ""
    finally:
        connection.close()


def test_serve_shows_the_site_and_again_after_a_change(site: Make) -> None:
    room = site({FIRST: release()})
    port = free_port()
    with serving(room, port) as process:
        assert becomes(lambda: "도쿄 방문" in answer(port, "/ko/"))
        room.edit(FIRST, release("오사카 방문"))
        assert becomes(lambda: "오사카 방문" in answer(port, "/ko/"))
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in err


def test_browsers_are_told_of_two_saves_that_follow_each_other(site: Make) -> None:
    room = site({FIRST: release()})
    port = free_port()

    async def told() -> list[str]:
        asked = HTTPRequest(
            f"ws://127.0.0.1:{port}/livereload", headers={"Origin": f"http://127.0.0.1:{port}"}
        )
        socket_ = await websocket_connect(asked)
        await socket_.write_message('{"command": "hello"}')
        assert "hello" in str(await socket_.read_message())
        await socket_.write_message('{"command": "info", "url": "/ko/"}')
        messages = []
        for body in ("첫째로 고친 글입니다.", "둘째로 고친 글입니다."):
            room.edit(FIRST, release(body=body))
            message = await asyncio.wait_for(socket_.read_message(), 20)
            assert body in answer(port, "/ko/2023/05/14/visit/")
            messages.append(json.loads(str(message))["command"])
        socket_.close()
        assert await socket_.read_message() is None
        return messages

    with serving(room, port):
        assert becomes(lambda: "도쿄 방문" in answer(port, "/ko/"))
        with ThreadPoolExecutor(1) as apart:  # a browser of other tests may have this thread's loop
            assert apart.submit(lambda: asyncio.run(told())).result() == ["reload", "reload"]


def test_a_port_that_is_taken_is_wrong_usage(site: Make) -> None:
    room = site({FIRST: release()})
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        place.listen()
        port = place.getsockname()[1]
        done = start("serve", "--root", str(room.root), "--port", str(port))
    assert done.code == 2
    assert f"port {port} is in use" in done.err
    assert "Traceback" not in done.err


# --- the guard of this suite holds for processes that tests start

REACH = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"


def test_a_process_that_a_test_starts_reaches_no_other_host() -> None:
    done = subprocess.run(
        [sys.executable, "-c", REACH], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode != 0
    assert "NotLoopbackError" in done.stderr


def test_the_json_of_a_real_process_is_all_that_stdout_holds(site: Make) -> None:
    room = site({FIRST: WARNED})
    done = start("--root", str(room.root), *COMMON, "--format", "json")
    assert done.err == ""
    assert json.loads(done.out)["ok"]


def test_drafts_never_replace_a_site_that_has_none(site: Make, tmp_path: Path) -> None:
    room = site({FIRST: release()})
    elsewhere = tmp_path / "other" / "site"
    room.built(out=elsewhere)
    before = room.tree()
    assert room.build(out=elsewhere, drafts=True).code == 2
    assert room.tree() == before
    room.built(out=tmp_path / "preview", drafts=True)
    room.built(out=tmp_path / "preview", drafts=True)


# --- what hints call the command, and many findings of one kind


@pytest.mark.parametrize(
    ("called", "command"),
    [
        ("/usr/bin/pressbridge", "pressbridge"),
        ("pressbridge.exe", "pressbridge"),
        ("/venv/lib/pressbridge/__main__.py", "python -m pressbridge"),
        (str(Path.cwd() / "build.py"), "python build.py"),
        ("build.py", "python build.py"),
        ("/opt/press room/build.py", 'python "/opt/press room/build.py"'),
        ("../pressbridge/build.py", "python ../pressbridge/build.py"),
        ("/usr/lib/pytest/__main__.py", "python build.py"),
        ("", "python build.py"),
    ],
)
def test_hints_name_the_command_that_is_there(called: str, command: str) -> None:
    assert program(called) == command


def test_an_empty_folder_is_told_what_to_do_with_the_command_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pressbridge"])
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.code == 1
    assert result.err.splitlines() == [
        "content/releases: there is no release yet",
        "  pressbridge new visit-to-tokyo  writes one to begin with",
        "content/site.yaml: there is no such file",
        ("  go to the folder that holds content/, or name it with --root; or begin a press room with "
        "this file and three lines:"),
        "    name: {ko: …, ja: …}",
        "    description: {ko: …, ja: …}",
        "    base_url: https://…",
    ]  # fmt: skip
    data = run("check", "--format", "json", "--root", str(tmp_path)).data
    assert data["problems"][0]["hint"].startswith(f"pressbridge --root {tmp_path} new ")


def test_a_misspelt_command_is_named(site: Make) -> None:
    result = site({FIRST: release()}).run("chekc", "--offline")
    assert (result.code, result.err) == (2, 'there is no command "chekc": did you mean "check"?\n')
    result = site({FIRST: release()}).run("publish")
    assert "use one of: build, check" in result.err


def test_many_findings_of_one_kind_are_one_line_with_the_command_that_mends_them(
    site: Make,
) -> None:
    slugs = [f"visit-{number:02}" for number in range(30)]
    texts = {f"content/releases/2023/{slug}.md": release(body=f"본문 {slug}") for slug in slugs}
    hands = {
        f"content/releases/2023/{slug}.ja.md": f"---\ntitle: 訪問\n---\n本文です {slug}\n"
        for slug in slugs
    }
    room = site({**texts, **hands})
    lines = room.run("check", "--offline").err.splitlines()
    assert lines == [
        ("content/releases/2023/visit-00.ja.md:1: warning: it is not recorded which text of the source "
        "this translation was made from (30 times: 30 files; this is the first)"),
        ("  if all of them say what their sources say now, run: python build.py --root "
        f"{room.root} translate --accept-unrecorded; --format json lists all"),
    ]  # fmt: skip
    assert len(room.build("check").data["problems"]) == 30
    result = room.run("translate", "--accept-unrecorded")
    assert result.code == 0
    assert len(result.out.splitlines()) == 30
    assert room.build("check").data["problems"] == []
    assert "Every translation written by hand has its record." in room.run(
        "translate", "--accept-unrecorded"
    ).out  # fmt: skip


def test_a_record_that_is_out_of_date_is_not_renewed_with_the_others(site: Make) -> None:
    hand = f"---\ntitle: 訪問\nof: {'0' * 16}\n---\n本文です。\n"
    room = site({FIRST: release(), FIRST.replace(".md", ".ja.md"): hand})
    room.run("translate", "--accept-unrecorded")
    assert (room.root / FIRST.replace(".md", ".ja.md")).read_text(encoding="utf-8") == hand


def test_a_few_findings_of_one_kind_are_all_shown(site: Make) -> None:
    body = "\n\n".join(["# 소제목"] * 10)
    err = site({FIRST: release(body=body)}).run("check", "--offline").err
    assert err.count("a heading with one #") == 10
    err = site({FIRST: release(body=f"{body}\n\n# 끝")}).run("check", "--offline").err
    assert err.count("a heading with one #") == 1
    assert "(11 times: lines 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25)" in err


# --- the sums count what readers see

MARKED = "장관은 **도쿄**를 방문하여 관계자를 만났다고 밝혔다."
MARKED_ID = "장관은 ⟦1⟧도쿄⟦/1⟧를 방문하여 관계자를 만났다고 밝혔다."
NOT_SHOWN = {
    "a checked text without its marks": reviewed(MARKED_ID, "大臣は東京を訪れ関係者に会ったと述べた。"),
    "a checked text with a sign that nobody sees": reviewed(
        MARKED_ID, "大臣は⟦1⟧東京⟦/1⟧を訪れ\u202e関係者に会ったと述べた。"
    ),
    "a machine's text with another figure": machine(
        MARKED_ID, "大臣は⟦1⟧東京⟦/1⟧を訪れ、関係者123人に会ったと述べた。"
    ),
}  # fmt: skip


@pytest.mark.parametrize("entry", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_what_readers_do_not_see_counts_as_failed_everywhere(site: Make, entry: str) -> None:
    title = reviewed("도쿄 방문", "東京訪問", "title")
    room = site(
        {FIRST: release(body=MARKED), FIRST.replace(".md", ".ja.po"): catalog(title, entry)}
    )
    assert "2 passages: 1 reviewed, 1 failed" in room.run("status").out
    assert "1 of 2 passages reviewed, 1 failed" in room.run("check", *COMMON).out
    assert "1 of 2 passages reviewed, 1 failed" in room.run("build", *COMMON).out
    for command in ("status", "check", "build"):
        data = room.build(command).data
        assert data["translation"]["reviewed"] == 1
        assert data["translation"]["missing"] == 1
    assert room.build("status").data["releases"][0]["failed"] == 1


def test_a_checked_text_with_another_figure_is_shown_and_counts_as_checked(site: Make) -> None:
    """A person has read it: that a check disagrees is a warning."""
    said = reviewed(MARKED_ID, "大臣は⟦1⟧東京⟦/1⟧を訪れ、関係者123人に会ったと述べた。")
    title = reviewed("도쿄 방문", "東京訪問", "title")
    room = site({FIRST: release(body=MARKED), FIRST.replace(".md", ".ja.po"): catalog(title, said)})
    assert "all 2 passages reviewed" in room.run("status").out
    assert room.build().data["translation"]["reviewed"] == 2


def test_a_text_that_a_hand_translation_lacks_is_counted(site: Make) -> None:
    source = release(summary="요약을 씁니다.", subtitle="부제를 씁니다.")
    hand = "---\ntitle: 訪問\n---\n本文です。\n"
    room = site({FIRST: source, FIRST.replace(".md", ".ja.md"): hand})
    assert "written by hand, 2 texts missing" in room.run("status").out
    data = room.build().data["translation"]
    assert (data["segments"], data["reviewed"], data["missing"]) == (4, 2, 2)


# --- an engine that fails


def test_an_engine_that_cannot_be_reached_got_nothing_and_the_message_says_so(site: Make) -> None:
    place = closed_port()
    table = f"{SITE_YAML}translation: {{engine: google, endpoint: '{place}'}}\n"
    room = site({"content/site.yaml": table, FIRST: release()})
    data = room.build(offline=None).data
    [problem] = data["problems"]
    host = place.removeprefix("http://")
    assert problem["message"] == (
        "the translation service cannot be reached: nothing was sent; still to translate: "
        f"2 passages (google ({host}): no connection)"
    )
    assert problem["hint"].startswith("see that this computer is connected to the internet")
    assert data["translation"]["requests"] == data["translation"]["sent_characters"] == 0


@pytest.mark.parametrize(
    ("behaviour", "said", "hint"),
    [
        (Behaviour.TOO_MANY, "(too many requests: status-429): 1 request with 5 characters went out", "wait an hour"),
        (Behaviour.FORBIDDEN, "(it does not let us in: status-403): 1 request with 5 characters went out", "look at the account"),
        (Behaviour.UNAVAILABLE, "(status-503): 2 requests with 11 characters went out", "asks for them again"),
    ],
)  # fmt: skip
def test_an_engine_that_gives_up_got_what_the_message_says(
    site: Make, behaviour: Behaviour, said: str, hint: str
) -> None:
    with EngineServer(behaviour) as server:
        room = engine_site(site, server)
        data = room.build(offline=None).data
        [problem] = [one for one in data["problems"] if one["code"] == "engine"]
        assert said in problem["message"]
        assert hint in problem["hint"]
        assert data["translation"]["requests"] == len(server.texts)
        assert data["translation"]["sent_characters"] == sum(map(len, server.texts))
