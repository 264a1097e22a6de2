"""A build that dies at any step leaves files that are whole, and the next one ends as a clean one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from harness import NOW, SiteTest, catalog, grow_old, release, reviewed, tree_of

from pressbridge.build.builder import build
from pressbridge.report import no_progress
from pressbridge.run import Options
from pressbridge.words.moments import parse_moment
from pressbridge.world import files, staging
from pressbridge.world.store import Store

Make = Callable[..., SiteTest]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")

YEAR = "content/releases/2023"
BODY = "첫 문장은 그대로다. 둘째 문장은 바뀐다."
JAPANESE = "最初の文はそのままである。二つ目の文は変わる。"


def texts(title: str, title_ja: str) -> str:
    """Return a catalog in which everything is reviewed."""
    return catalog(
        reviewed(title, title_ja, "title"),
        reviewed("요약이다.", "要約である。", "summary"),
        reviewed(BODY, JAPANESE),
    )


SITE = {
    f"{YEAR}/a.md": release("가 소식", BODY, date="2023-05-01", summary="요약이다.", topics="[startups]"),
    f"{YEAR}/a.ja.po": texts("가 소식", "カのお知らせ"),
    f"{YEAR}/b.md": release("나 소식", BODY, date="2023-05-02", summary="요약이다.", attachments="[{file: b.pdf}]"),
    f"{YEAR}/b.ja.po": texts("나 소식", "ナのお知らせ"),
    f"{YEAR}/b.pdf": b"%PDF-1.4 one",
}  # fmt: skip


def options(room: SiteTest, out: str = "site", *, clean: bool = False) -> Options:
    return Options(
        root=room.root, out=room.root / out, now=parse_moment(NOW).at, offline=True, clean=clean
    )


def sentence(room: SiteTest) -> None:
    room.edit(f"{YEAR}/a.md", str(SITE[f"{YEAR}/a.md"]).replace("바뀐다", "바뀌었다"))
    room.edit(f"{YEAR}/a.ja.po", str(SITE[f"{YEAR}/a.ja.po"]).replace("바뀐다", "바뀌었다"))


def much(room: SiteTest) -> None:
    """Change every page, add some, and take some away."""
    room.edit(f"{YEAR}/c.md", release("다 소식", BODY, date="2023-06-01"))
    room.remove(f"{YEAR}/b.md")
    room.remove(f"{YEAR}/b.ja.po")
    base = Path(__file__).parent.parent / "templates/base.html"
    room.edit(
        "templates/base.html", base.read_text(encoding="utf-8").replace("<main", "<main data-x")
    )


STEPS = {
    "a page is written": (os, "open"),
    "files are moved": (os, "replace"),
    "an old file is removed": (files, "remove"),
    "a file is copied": (staging, "copy_to"),
    "the ledger is written": (Store, "change"),
}


def dies(room: SiteTest, where: tuple[object, str], nth: int, *, before: bool, clean: bool) -> bool:
    """Build in a process that dies at (before or after) the nth call; tell whether it came to that."""
    owner, name = where
    child = os.fork()
    if child == 0:
        ordinary, count = getattr(owner, name), iter(range(1, 100_000))

        def deadly(*given: object, **named: object) -> object:
            at = next(count)
            if before and at == nth:
                os.kill(os.getpid(), signal.SIGKILL)
            result = ordinary(*given, **named)
            if at == nth:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        setattr(owner, name, deadly)
        with suppress(BaseException):
            build(options(room, clean=clean), no_progress)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def as_it_was(room: SiteTest) -> None:
    """Undo the edit, and build the old site."""
    for name in (f"{YEAR}/c.md", "templates/base.html"):
        if (room.root / name).exists():
            room.remove(name)
    for name, data in SITE.items():
        room.edit(name, data)
    build(options(room), no_progress)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("edit", [sentence, much])
@pytest.mark.parametrize("clean", [False, True], ids=["", "clean"])
def test_a_build_that_dies_leaves_whole_files_and_the_next_one_ends_well(
    site: Make,
    step: str,
    edit: Callable[[SiteTest], None],
    clean: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if edit is sentence:  # so that it takes the short way
        grow_old(monkeypatch)
    room = site(SITE)
    build(options(room), no_progress)
    old = tree_of(room.root / "site")
    edit(room)
    build(options(room, "new"), no_progress)
    new = tree_of(room.root / "new")
    nth = 1
    while True:
        as_it_was(room)
        edit(room)
        if not dies(room, STEPS[step], nth, before=nth % 2 == 0, clean=clean):
            break
        for name, data in tree_of(room.root / "site").items():
            if ".pressbridge-" not in name:
                assert data in (old.get(name), new.get(name)), (name, nth)
        build(options(room), no_progress)
        assert tree_of(room.root / "site") == new, nth
        assert [path for path in room.root.iterdir() if ".pressbridge-" in path.name] == []
        assert list((room.root / ".pressbridge").glob("spool-*")) == []
        nth += 1 + nth // 4  # the first steps, and then some
    assert tree_of(room.root / "site") == new


def command(room: SiteTest, *more: str) -> list[str]:
    asked = ("--root", str(room.root), "--offline", "--now", NOW, "--jobs", "2")
    return [sys.executable, "-m", "pressbridge", "build", *asked, *more]


def many(count: int = 60) -> dict[str, str | bytes]:
    """Return enough releases for two processes."""
    return {
        f"{YEAR}/n{number}.md": release(
            f"소식 {number}", BODY * 5, date=f"2023-05-{1 + number % 28:02}"
        )
        for number in range(count)
    }


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the processes that a process has started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    with suppress(OSError):
        return [int(child) for child in children.read_text().split()]
    return []


def is_gone(process: int) -> bool:
    """Tell whether a process has ended, buried or not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def becomes(true: Callable[[], object]) -> bool:
    end = time.monotonic() + 30
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True


linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this asks Linux")


@linux
def test_the_workers_of_a_build_that_is_killed_end_too_and_hold_no_lock(site: Make) -> None:
    room = site(many())
    with subprocess.Popen(command(room), stdout=subprocess.DEVNULL) as process:
        assert becomes(lambda: len(workers(process)) == 2)
        started = workers(process)
        process.kill()
    assert becomes(lambda: all(map(is_gone, started)))
    assert not build(options(room), no_progress).problems
    build(options(room, "new"), no_progress)
    assert tree_of(room.root / "site") == tree_of(room.root / "new")


@linux
def test_a_worker_that_the_system_ends_is_one_line_and_leaves_the_old_site(site: Make) -> None:
    room = site(many(90))
    build(options(room), no_progress)
    old = tree_of(room.root / "site")
    room.edit(
        "content/site.yaml",
        (room.root / "content/site.yaml").read_text("utf-8").replace("보도실", "공보실"),
    )
    with subprocess.Popen(command(room), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert becomes(lambda: len(workers(process)) == 2)
        os.kill(workers(process)[0], signal.SIGKILL)
        _, said = process.communicate()
    assert process.returncode == 1
    assert "one of the processes was ended" in said.decode()
    assert "Traceback" not in said.decode()
    assert tree_of(room.root / "site") == old


@pytest.mark.parametrize("method", sorted({*multiprocessing.get_all_start_methods()} - {"fork"}))
def test_processes_that_are_started_otherwise_build_the_same(site: Make, method: str) -> None:
    room = site(many())
    script = (
        f"import multiprocessing\nfrom pressbridge.cli import main\n"
        f"if __name__ == '__main__':\n    multiprocessing.set_start_method({method!r})\n    main()\n"
    )
    (room.root / "door.py").write_text(script)
    argv = command(room)[3:]
    subprocess.run(
        [sys.executable, str(room.root / "door.py"), *argv], check=True, capture_output=True
    )
    build(options(room, "new"), no_progress)
    assert tree_of(room.root / "site") == tree_of(room.root / "new")
