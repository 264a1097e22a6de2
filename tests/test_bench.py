"""The invented releases that bench/run.py builds: right for the checks, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness import SiteTest

from bench import compare, desk_kills
from bench.archive import invented
from bench.archive.layout import edit_template
from bench.archive.tools import TOOLS

MANY = 12


def tree(root: Path) -> dict[str, bytes]:
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def room(tmp_path: Path) -> SiteTest:
    TOOLS["ours"].write(tmp_path, invented.releases(MANY))
    return SiteTest(tmp_path)


def test_no_check_finds_a_fault_and_everything_is_reviewed(room: SiteTest) -> None:
    data = room.build("check").data
    assert data["problems"] == []
    texts = data["translation"]
    assert texts["segments"] == texts["reviewed"] > 10 * MANY


def test_no_edit_brings_a_fault_in(room: SiteTest) -> None:
    ours = TOOLS["ours"]
    for number in range(MANY):
        edited = invented.with_new_sentence(invented.release(number), number)
        ours.write_release(room.root, invented.with_new_title(edited, number))
    ours.write_names(room.root, invented.with_new_name(1))
    data = room.build("check").data
    assert data["problems"] == []
    assert data["translation"]["segments"] == data["translation"]["reviewed"]


def test_every_edit_is_seen_on_the_pages(room: SiteTest) -> None:
    ours = TOOLS["ours"]
    assert room.build().code == 0
    before = tree(room.out)
    ours.write_names(room.root, invented.with_new_name(1))
    edit_template(room.root / ours.template, 1)
    edited = invented.with_new_title(invented.with_new_sentence(invented.release(7), 0), 0)
    ours.write_release(room.root, edited)
    assert room.build().code == 0
    after = tree(room.out)
    html = [path for path in before if path.endswith(".html") and path[:3] in ("ko/", "ja/")]
    assert all(before[path] != after[path] for path in html)
    for lang, of in enumerate(("ko", "ja")):
        page = after[f"{of}/{edited.date:%Y/%m/%d}/{edited.slug}/index.html"].decode()
        assert edited.title[lang] in page
        assert edited.blocks[2].texts[0][lang] in page
    assert any(invented.with_new_name(1)[-1].ja.encode() in after[path] for path in html)


@pytest.mark.parametrize("layout", sorted(TOOLS))
def test_the_same_seed_gives_the_same_bytes(layout: str, tmp_path: Path) -> None:
    for name, seed in (("one", 4), ("two", 4), ("other", 5)):
        TOOLS[layout].write(tmp_path / name, invented.releases(MANY, seed))
    one, two, other = (tree(tmp_path / name) for name in ("one", "two", "other"))
    assert one == two
    assert one != other


@pytest.mark.parametrize("layout", sorted(TOOLS))
def test_each_layout_has_every_text_in_both_languages(layout: str, tmp_path: Path) -> None:
    TOOLS[layout].write(tmp_path, invented.releases(MANY))
    everything = "\n".join(
        data.decode() for path, data in tree(tmp_path).items() if path.endswith((".md", ".po"))
    )
    for release in invented.releases(MANY):
        for text in (release.title, release.summary, *release.blocks[2].texts):
            assert text.ko in everything
            assert text.ja in everything


def test_a_release_that_is_edited_twice_differs_each_time() -> None:
    release = invented.release(3)
    bodies = {invented.with_new_sentence(release, turn).blocks for turn in range(4)}
    assert len(bodies | {release.blocks}) == 5


def test_hugo_has_lists_and_feeds_of_the_same_length(tmp_path: Path) -> None:
    room = SiteTest(tmp_path / "ours")
    TOOLS["ours"].write(room.root, invented.releases(24))
    TOOLS["hugo"].write(tmp_path / "hugo", invented.releases(1))
    assert room.build().code == 0
    settings = (tmp_path / "hugo/hugo.toml").read_text(encoding="utf-8")
    assert f"pagerSize = {len(room.page('/ko/').cards)}\n" in settings
    atom = (tmp_path / "hugo/layouts/list.atom.xml").read_text(encoding="utf-8")
    assert f"range first {room.text('/ko/feed.xml').count('<entry>')} " in atom


STEPS = [name for name in compare.STEPS if name not in ("clean", "nothing")]


@pytest.mark.parametrize("name", STEPS)
def test_every_step_of_a_comparison_is_something_to_build(name: str, tmp_path: Path) -> None:
    side = compare.Side("new", compare.ROOT, tmp_path, 1)
    compare.write(side.room, MANY)
    (side.room / "templates").mkdir()
    release = (compare.ROOT / "templates/release.html").read_bytes()
    (side.room / "templates/release.html").write_bytes(release)
    room, step = SiteTest(side.room), compare.STEPS[name]
    assert room.build(now=compare.NOW).code == 0
    before = tree(room.out)
    step.change(side, compare.Archive.of(MANY), 0)
    data = room.build(now=step.now).data
    assert data["problems"] == []
    assert tree(room.out) != before


def test_a_comparison_tells_which_files_differ(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for root, files in ((one, {"a": "1", "b": "2", "d": "4"}), (other, {"a": "1", "b": "3"})):
        root.mkdir()
        for name, text in files.items():
            (root / name).write_text(text)
    assert list(compare.differences(one, one)) == []
    assert list(compare.differences(one, other)) == ["b", "d"]


def test_the_name_that_a_comparison_adds_is_said_by_a_few_releases(tmp_path: Path) -> None:
    compare.write(tmp_path, MANY)
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md")]
    assert sum(compare.NEW_NAME.ko in text for text in texts) == compare.SAYING
    assert sum("embargo:" in text for text in texts) == 1


def test_each_save_that_is_killed_would_have_been_taken(tmp_path: Path) -> None:
    site = desk_kills.room(tmp_path)
    said = [-1, -1]
    for hand, number in ((0, 0), (1, 407), (0, 1_000_000)):
        done = desk_kills.approved(site.root, hand, number)
        assert (len(done.saved), done.refused, done.conflicts) == (1, (), ())
        said[hand] = number
        figures = desk_kills.Figures()
        desk_kills.look(site.root, said, figures)
        assert figures == desk_kills.Figures()
