"""The same content gives the same bytes: anywhere, in any order, built anew or bit by bit."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import FIRST, NOW, PROJECT, SiteTest, catalog, release, reviewed, start, tree_of

Make = Callable[..., SiteTest]
WAYS = (("0", "1"), ("1", "2"), ("4242", "2"))


def copy_of_sample(folder: Path) -> SiteTest:
    shutil.copytree(PROJECT / "content", folder / "content")
    return SiteTest(folder)


def build_in_process(room: SiteTest, seed: str, jobs: str, *more: str) -> dict[str, bytes]:
    argv = ("--root", str(room.root), "--offline", "--now", NOW, "--jobs", jobs, *more)
    done = start(*argv, environment={"PYTHONHASHSEED": seed})
    assert done.code == 0, done.err
    return room.tree()


def test_clean_builds_in_other_folders_with_other_hashes_and_jobs_are_identical(
    tmp_path: Path,
) -> None:
    trees, made = [], tmp_path / "room-0" / ".pressbridge" / "pictures"
    for number, (seed, jobs) in enumerate(WAYS):
        room = copy_of_sample(tmp_path / ("deep" * number) / f"room-{number}")
        if number == 2:  # with the pictures of another room, which it need not make
            shutil.copytree(made, room.root / ".pressbridge" / "pictures")
        trees.append(build_in_process(room, seed, jobs, "--clean"))
    assert len(trees[0]) > 100
    for tree in trees[1:]:
        assert [name for name in trees[0] if tree.get(name) != trees[0][name]] == []
        assert set(tree) == set(trees[0])


def test_no_byte_tells_where_it_was_built(sample: SiteTest) -> None:
    traces = (str(sample.root).encode(), str(PROJECT).encode())
    named = [n for n, data in sample.tree().items() if any(trace in data for trace in traces)]
    assert named == []


def test_the_order_in_which_files_came_into_a_folder_does_not_matter(site: Make) -> None:
    files = {f"content/releases/2023/{slug}.md": release(slug) for slug in "abcdefgh"}
    shuffled = list(files.items())
    random.Random(7).shuffle(shuffled)
    one, other = site(files, "one").built(), site(dict(shuffled), "other").built()
    assert one.tree() == other.tree()


def test_the_time_of_day_changes_nothing_but_what_it_must(site: Make) -> None:
    room = site({FIRST: release()})
    early = room.built(now="2025-01-01").tree()
    assert room.built(now="2026-11-22T23:59:59").tree() == early


def test_an_unchanged_second_build_writes_nothing(tmp_path: Path) -> None:
    room = copy_of_sample(tmp_path / "room").built()
    first = room.tree()
    stamps = {path: path.stat().st_mtime_ns for path in room.out.rglob("*")}
    room.built()
    assert room.result.data["pages"] == {"written": 0, "unchanged": len(first), "removed": 0}
    assert {path: path.stat().st_mtime_ns for path in room.out.rglob("*")} == stamps
    assert room.tree() == first


EDITS: dict[str, dict[str, str | None]] = {
    "a title": {FIRST: release("다른 제목")},
    "a date": {FIRST: release(date="2022-01-02T03:04")},
    "a new topic": {FIRST: release(topics="[markets]")},
    "a new release": {"content/releases/2024/new.md": release("새 글", date="2024-01-01")},
    "a release that is gone": {"content/releases/2023/second.md": None},
    "a site's name": {"content/site.yaml": "name: {ko: 새, ja: 新}\ndescription: {ko: 가, ja: 仮}\n"
                                           "base_url: https://other.example.org/x/\n"},
    "a topic's name": {"content/topics.yaml": "startups:\n  name: {ko: 창업, ja: 創業}\n"},
    "a template": {"templates/404.html": "<!doctype html><title>x</title>"},
    "a style sheet": {"templates/static/press.css": "body { color: red }"},
    "a hand translation": {"content/releases/2023/visit.ja.md": "---\ntitle: 手\n---\n手で。\n"},
    "a static file": {"content/static/CNAME": "press.example.org\n"},
    "a name of the register": {"content/names.yaml": "- {ko: 서울, ja: ソウル, kind: place}\n"},
    "a catalog": {"content/releases/2023/second.ja.po": 'msgctxt "title"\nmsgid "둘째"\n'
                                                        'msgstr "二つ目"\n'},
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_building_on_equals_building_anew_after(site: Make, edit: dict[str, str | None]) -> None:
    room = site(
        {
            FIRST: release(dateline="서울", topics="[startups]"),
            FIRST.replace(".md", ".ja.po"): catalog(reviewed("도쿄 방문", "東京訪問", "title")),
            "content/releases/2023/second.md": release("둘째", date="2023-05-13"),
        }
    ).built()
    before = room.tree()
    for name, text in edit.items():
        if text is None:
            room.remove(name)
        else:
            room.edit(name, text)
    after = room.built().tree()
    assert after != before
    assert after == room.built(out=room.root / "fresh").tree()
    assert after == room.built(clean=True).tree()


def test_what_the_plan_does_not_have_is_pruned_and_gits_own_files_stay(site: Make) -> None:
    room = site({FIRST: release(), "site/.gitignore": "*\n!.gitignore\n"}).built()
    (room.out / "ko" / "old").mkdir()
    orphans = ("ko/old/index.html", "left-over.txt", ".hidden", "ko/.pressbridge-0.tmp")
    for name in orphans:
        (room.out / name).write_text("x")
    (room.out / ".git").mkdir()
    (room.out / ".git" / "HEAD").write_text("ref")
    room.built()
    assert room.result.data["pages"]["removed"] == len(orphans)
    assert not (room.out / "ko" / "old").exists()
    kept = {name for name in room.tree() if name.startswith(".git")}
    assert kept == {".gitignore", ".git/HEAD"}
    room.built(clean=True)
    assert kept <= set(room.tree())
    assert room.text("/.gitignore") == "*\n!.gitignore\n"


def test_the_folder_for_the_site_is_ignored_by_git_from_the_first_clone_on() -> None:
    ignored = (PROJECT / "site" / ".gitignore").read_text(encoding="utf-8").split()
    assert ignored == ["*", "!.gitignore"]


def test_a_clean_build_leaves_nothing_beside_the_site(site: Make) -> None:
    room = site({FIRST: release()}).built()
    room.built(clean=True)
    assert {path.name for path in room.root.iterdir()} == {"content", "site", ".pressbridge"}


def test_a_damaged_file_of_the_output_is_written_again(site: Make) -> None:
    room = site({FIRST: release()}).built()
    whole = room.tree()
    (room.out / "ko" / "index.html").write_text("damaged")
    (room.out / "robots.txt").unlink()
    (room.out / "sitemap.xml").write_bytes(b"x" * len(whole["sitemap.xml"]))
    room.built()
    assert room.tree() == whole
    assert room.result.data["pages"]["written"] == 3


def test_a_link_in_the_output_is_replaced_and_what_it_leads_to_is_left_alone(
    site: Make, tmp_path: Path
) -> None:
    room = site({FIRST: release()}).built()
    whole = room.tree()
    precious = tmp_path / "precious.html"
    precious.write_bytes(whole["ko/index.html"])
    (room.out / "ko" / "index.html").unlink()
    (room.out / "ko" / "index.html").symlink_to(precious)
    room.edit(FIRST, release("다른 제목"))
    room.built()
    assert precious.read_bytes() == whole["ko/index.html"]
    assert not (room.out / "ko" / "index.html").is_symlink()


def test_nothing_is_written_through_a_link_in_the_output(site: Make, tmp_path: Path) -> None:
    room = site({FIRST: release()}).built()
    whole = room.tree()
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    shutil.rmtree(room.out / "ko")
    (room.out / "ko").symlink_to(foreign)
    (room.out / "left").symlink_to(tmp_path / "nowhere")
    (room.out / "copy").symlink_to(room.root / "content" / "site.yaml")
    room.built()
    assert list(foreign.iterdir()) == []
    assert room.tree() == whole
    assert not [path for path in room.out.rglob("*") if path.is_symlink()]


def test_building_changes_nothing_in_content(tmp_path: Path) -> None:
    room = copy_of_sample(tmp_path / "room")
    before = tree_of(room.root / "content")
    room.built()
    assert tree_of(room.root / "content") == before
