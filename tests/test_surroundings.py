"""Odd surroundings end in a message of one line: links in circles, closed terminals, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harness import FIRST, NOW, PROJECT, SiteTest, becomes, release

from pressbridge import commands
from pressbridge.build import snapshot
from pressbridge.world import folders
from pressbridge.world.listing import Listing

Make = Callable[..., SiteTest]
TEMPLATE = (PROJECT / "templates/list.html").read_text(encoding="utf-8")


def in_circle(path: Path) -> Path:
    path.symlink_to(path.name)
    return path


def said(room: SiteTest, *argv: str) -> tuple[int, str]:
    """Return the exit code and the one line on stderr of a run."""
    done = room.run(*argv, "--offline", "--now", NOW)
    (line,) = done.err.splitlines()
    return done.code, line


# --- links in circles, and files where folders should be


def test_an_output_that_leads_back_to_itself_is_wrong_usage(site: Make) -> None:
    room = site({FIRST: release()})
    circle = in_circle(room.root / "circle")
    for argv in (("--out", str(circle)), ("--out", str(circle / "below")), ("--out", str(circle), "--drafts")):  # fmt: skip
        code, line = said(room, "build", *argv)
        assert code == 2
        assert line.endswith("here a link leads back to itself")
    in_circle(room.root / "site")
    for command in ("build", "check", "status"):
        assert said(room, command)[0] == 2


@pytest.mark.parametrize("name", ["content", "templates", ".pressbridge", ".pressbridge/lock"])
@pytest.mark.parametrize("made", [in_circle, Path.touch], ids=["circle", "file"])
def test_a_folder_of_ours_that_is_none_is_no_traceback(
    site: Make, name: str, made: Callable[[Path], object]
) -> None:
    room = site({FIRST: release()})
    place = room.root / name
    if place.exists():
        place.rename(room.root / "away")
    place.parent.mkdir(exist_ok=True)
    made(place)
    for command in ("build", "check", "translate"):
        done = room.build(command)
        assert done.code in (0, 1, 2)
        assert done.data["ok"] or done.data["problems"]


GONE = """
import os, sys
from pathlib import Path
sys.path.append(sys.argv.pop())
from pressbridge.cli import main
Path.cwd().rmdir()
main(["build", "--offline"])
"""


def test_a_folder_that_is_gone_is_said_so(site: Make, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", GONE, str(PROJECT)],
        cwd=gone, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "the current folder was deleted: go to another one\n"


OTHERS = {
    "deep lists": b"[" * 200_000,
    "deep objects": b'{"a":' * 200_000,
    "other bytes": b'{"generator": "\xff"}',
    "a number without an end": b'{"generator": ' + b"9" * 5000 + b"}",
    "no text": bytes(100),
    "nothing": b"",
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_a_list_of_releases_that_is_not_ours_means_a_site_that_is_not(
    site: Make, data: bytes
) -> None:
    room = site({FIRST: release()}).built()
    (room.out / "releases.json").write_bytes(data)
    before = room.tree()
    room.edit(FIRST, release("오사카 방문"))
    code, line = said(room, "build")
    assert code == 2
    assert "files that Pressbridge did not make" in line
    assert room.tree() == before


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="names are UTF-8 there")
@pytest.mark.parametrize("place", ["content/pages", "content/static", "content", "site/ko"])
def test_a_file_of_the_system_whose_name_is_no_utf_8_disturbs_nothing(
    site: Make, place: str
) -> None:
    room = site({FIRST: release()}).built()
    before = room.tree()
    folder = room.root / place
    folder.mkdir(exist_ok=True)
    (folder / os.fsdecode(b".\xff~")).write_text("x")
    room.edit(FIRST, release("오사카 방문"))
    room.built()
    room.edit(FIRST, release())
    assert room.built().tree() == before


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="names are UTF-8 there")
def test_a_folder_whose_name_is_no_utf_8_holds_a_room_or_a_site(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"b\xf6rse")
    room = SiteTest.make(root, {FIRST: release()})
    for out in (root / "site", tmp_path / os.fsdecode(b"\xff")):
        room.built(out=out)
        room.edit(FIRST, release("오사카 방문"))
        room.built(out=out)
        assert "오사카" in room.page("/ko/2023/05/14/visit/").title
        room.edit(FIRST, release())


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_that_is_not_ours_is_not_gone_through(
    site: Make, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """``--out /`` would list the whole disk before it is refused."""
    room = site({FIRST: release()})
    disk = room.root.parent
    walked: list[Path] = []

    def walk(folder: Path, **more: Any) -> Listing:
        walked.append(folder)
        return folders.walk(folder, **more)

    monkeypatch.setattr(snapshot, "walk", walk)
    assert room.build(command, out=disk).code == (2 if command == "build" else 0)
    assert disk not in walked


@pytest.mark.parametrize("kind", ["pipe", "device", "link"])
def test_a_list_of_releases_that_is_no_file_is_not_read(site: Make, kind: str) -> None:
    room = site({FIRST: release()}).built()
    listed = room.out / "releases.json"
    listed.rename(room.root / "elsewhere.json")
    if kind == "pipe":
        os.mkfifo(listed)
    else:
        listed.symlink_to("/dev/zero" if kind == "device" else room.root / "elsewhere.json")
    room.edit(FIRST, release("오사카 방문"))
    assert said(room, "build")[0] == 2


# --- templates

HALF = "it gives half a character (\\ud83d), which no page can hold"
DEEP = "it leads back to itself, or is nested too deeply"
BROKEN = {
    "half a character": ("{{ '\\ud83d' }}", HALF),
    "half a character of a value": ("{% set x = {'a': '\\ud83d'} %}\n{{ x.a }}", HALF),
    "half a character that is made": ("{{ '%c'|format(55357) }}", HALF),
    "half a name": ("{% include '\\ud83d' %}", 'there is no template "\\ud83d"'),
    "itself": ("{% include 'list.html' %}", DEEP),
    "a macro without an end": ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", DEEP),
    "many brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", DEEP),
    "many signs": ("{{ " + "-" * 100_000 + "1 }}", DEEP),
    "many conditions": ("{% if 1 %}" * 500 + "{% endif %}" * 500, ""),
    "a division": ("{{ 1 / 0 }}", "division by zero"),
    "a large number": ("{{ 2.0 ** 5000 }}", ""),
    "a long number": ("{{ 9 ** 9999 }}", ""),
    "all memory": ("{{ ('a' * 10 ** 15) | length }}", "it needs more memory than there is"),
    "no such sign": ("{{ [][1] }}", ""),
    "no function": ("{{ 1() }}", ""),
}


@pytest.mark.parametrize(("piece", "message"), BROKEN.values(), ids=BROKEN)
def test_a_template_that_fails_is_a_problem_with_its_place(
    site: Make, piece: str, message: str
) -> None:
    room = site({FIRST: release()}).built()
    before = room.tree()
    room.edit("templates/list.html", TEMPLATE.replace("</h1>", f"{piece}</h1>", 1))
    for command in ("build", "check"):
        assert room.build(command).code == 1
        (problem,) = room.result.data["problems"]
        assert problem["code"] == "template"
        assert problem["path"] == "templates/list.html"
        assert message in problem["message"]
        assert "\n" not in problem["message"]
    assert room.tree() == before


def test_half_a_character_is_found_in_its_line(site: Make) -> None:
    line = TEMPLATE[: TEMPLATE.index("</h1>")].count("\n") + 1
    room = site({FIRST: release()})
    room.edit("templates/list.html", TEMPLATE.replace("</h1>", "{{ '\\uD83D' }}</h1>", 1))
    room.build()
    assert room.problems == [f"! templates/list.html:{line}: {HALF}"]


def test_a_template_that_leads_back_to_itself_is_told_with_the_line_that_does(site: Make) -> None:
    line = TEMPLATE[: TEMPLATE.index("</h1>")].count("\n") + 2
    room = site({FIRST: release()})
    room.edit(
        "templates/list.html", TEMPLATE.replace("</h1>", "\n{% include 'list.html' %}</h1>", 1)
    )
    room.build()
    assert room.problems == [f"! templates/list.html:{line}: {DEEP}"]


# --- who listens


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    python = f"{sys.executable} {PROJECT / 'build.py'}"
    return subprocess.run(
        ["/bin/bash", "-c", command.replace("BUILD", python)],
        capture_output=True, check=False, encoding="utf-8", env={**os.environ, **environment},
    )  # fmt: skip


CLOSED = {
    "no stdout": ("BUILD {} >&-", 0),
    "no stderr": ("BUILD {} 2>&-", 0),
    "neither": ("BUILD {} >&- 2>&-", 0),
    "no stdin": ("BUILD {} <&-", 0),
    "nobody listens": ("BUILD {} | true; exit 0", 0),
    "nobody listens to JSON": ("BUILD {} --format json > >(true); exit 0", 0),
    "a full disk": ("BUILD {} > /dev/full", 1),
    "a full disk for JSON": ("BUILD {} --format json > /dev/full", 1),
    "a full disk for help": ("BUILD --help > /dev/full", 1),
    "a full disk for mistakes": ("BUILD --root none 2> /dev/full", 1),
}


@pytest.mark.skipif(sys.platform != "linux", reason="a shell and /dev/full")
@pytest.mark.parametrize(("command", "code"), CLOSED.values(), ids=CLOSED)
def test_who_does_not_listen_is_no_traceback(site: Make, command: str, code: int) -> None:
    room = site({FIRST: release()})
    done = shell(command.format(f"--offline --root {room.root} --now {NOW}"))
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such surroundings")
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "C"],
)
def test_a_terminal_without_hangul_is_no_traceback(site: Make, environment: dict[str, str]) -> None:
    room = site({FIRST: release(date="언젠가"), "content/releases/2023/가.md": release()})
    done = shell(f"unset HOME; BUILD check --root {room.root}", **environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert FIRST in done.stderr


# --- Ctrl-C


def test_ctrl_c_ends_a_run_as_shells_do(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    room = site({FIRST: release()})
    monkeypatch.setattr(commands, "build", interrupted)
    done = room.run("build")
    assert (done.code, done.err.strip()) == (130, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a process's children")
def test_ctrl_c_ends_the_other_processes_too_and_leaves_no_traceback(site: Make) -> None:
    many = {f"content/releases/2023/r{n}.md": release(f"제목 {n}") for n in range(600)}
    room = site(many)
    with subprocess.Popen(
        [sys.executable, "build.py", "--offline", "--jobs", "2", "--root", str(room.root)],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        start_new_session=True,
    ) as process:  # fmt: skip
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        assert becomes(lambda: len(children.read_text(encoding="utf-8").split()) >= 2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == ""
    assert not room.out.exists() or not room.tree()
    room.built()
