"""A folder that is known is listed again as if it were not."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressbridge.world import below
from pressbridge.world.below import Below
from pressbridge.world.folders import walk
from pressbridge.world.listing import UNKNOWN, Listing, SkipReason, listing_of
from pressbridge.world.store import decode, encode

NAMES = ["a", "b", "a/x", "a/y", "a/x/deep", "b/z", "보도", "c.txt"]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "remove", "rename", "folder"]), st.sampled_from(NAMES)
    ),
    max_size=12,
)


def take(step: str, path: Path) -> None:
    """Change something below a folder, if that can be."""
    try:
        if step == "put":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(os.urandom(3))
        elif step == "folder":
            path.mkdir(parents=True)
        elif step == "rename":
            path.rename(path.with_name("renamed"))
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        pass  # a folder where a file is, or nothing to remove


def forgetful(listing: Listing) -> Listing:
    """Return a listing that has to look at every folder, as if they were all too young."""
    folders = {name: folder.with_stamp(UNKNOWN) for name, folder in listing.folders.items()}
    return listing._replace(folders=folders)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(STEPS, STEPS)
def test_a_known_folder_is_listed_as_an_unknown_one(tmp_path: Path, first, second) -> None:
    folder = tmp_path / "room"
    folder.mkdir(exist_ok=True)
    try:
        for step, name in first:
            take(step, folder / name)
        known = forgetful(walk(folder))
        for step, name in second:
            take(step, folder / name)
        anew, again = walk(folder), walk(folder, known=known)
        assert (again.files, again.skipped, again.spelled) == (
            anew.files,
            anew.skipped,
            anew.spelled,
        )
        assert again.folders == anew.folders
    finally:
        shutil.rmtree(folder)


def test_only_folders_with_other_entries_are_opened(tmp_path: Path, monkeypatch) -> None:
    for name in ("a/one", "b/two", "b/c/three"):
        take("put", tmp_path / name)
    known = walk(tmp_path)
    scanned: list[str] = []
    ordinary = os.scandir
    monkeypatch.setattr(os, "scandir", lambda at: scanned.append(str(at)) or ordinary(at))
    (tmp_path / "b/two").write_bytes(b"longer than before")
    again = walk(tmp_path, known=known)
    assert scanned == []
    assert again.files["b/two"].size == 18
    assert not again.same_as(known)
    (tmp_path / "b/c").rename(tmp_path / "b/d")
    assert sorted(walk(tmp_path, known=known).files) == ["a/one", "b/d/three", "b/two"]


def test_a_listing_comes_back_from_its_bytes(tmp_path: Path) -> None:
    for name in ("a/one", "보도/two"):
        take("put", tmp_path / name)
    listing = walk(tmp_path)
    data = encode(listing).data
    assert decode(data, Listing) == listing
    assert listing_of(tmp_path, listing.files.items()) == listing
    for damaged in (b"", b"x", data[:-9]):
        with pytest.raises(ValueError, match=r".*"):
            decode(damaged, Listing)


def test_files_are_told_that_changed_came_or_went(tmp_path: Path) -> None:
    for name in ("a/one", "a/two", "b/three", "c"):
        take("put", tmp_path / name)
    before = walk(tmp_path)
    (tmp_path / "a/one").write_bytes(b"longer than before")
    (tmp_path / "b/three").rename(tmp_path / "b/four")
    take("put", tmp_path / "d/five")
    after = walk(tmp_path, known=before)
    assert after.changes_since(before) == ({"a/one"}, {"b/three", "b/four", "d/five"})
    assert after.changes_since(after) == (set(), set())
    take("put", tmp_path / "in the first folder")
    assert not walk(tmp_path, known=after).same_as(after)


def test_a_listing_says_what_lies_where(tmp_path: Path) -> None:
    names = ["a/one", "a/x/two", "a-b/three", "four", "a/x/보도"]
    for name in names:
        take("put", tmp_path / name)
    (tmp_path / "empty").mkdir()
    files = walk(tmp_path).files
    assert sorted(files) == sorted(names)
    assert len(files) == len(names)
    assert {name: files[name] for name in files} == {
        name: below.stamp(Below(tmp_path, name)) for name in names
    }
    for name in ("", "one", "a", "a/x", "a/", "empty/", "empty/one", "gone/one", "a/x/two/"):
        assert name not in files
    assert walk(tmp_path).size == 3 * len(names)


def test_files_that_were_put_there_are_in_the_listing(tmp_path: Path) -> None:
    for name in ("a/one", "a/two", "b/three"):
        take("put", tmp_path / name)
    before = walk(tmp_path)
    (tmp_path / "a/one").write_bytes(b"longer than before")
    take("put", tmp_path / "c/four")
    put = {name: below.stamp(Below(tmp_path, name)) for name in ("a/one", "c/four")}
    after = before.with_files(put)
    assert after.files == walk(tmp_path).files
    unknown = {name for name, folder in after.folders.items() if folder.stamp == UNKNOWN}
    assert unknown == {"", "a", "c"}
    assert before.with_files({}) == before


def test_times_and_numbers_beyond_the_ledgers_are_kept_as_some_number(tmp_path: Path) -> None:
    take("put", tmp_path / "old")
    for when in (-5_000_000_000, 1 << 61):
        os.utime(tmp_path / "old", ns=(when, when))
        listing = walk(tmp_path)
        assert decode(encode(listing).data, Listing) == listing
        assert walk(tmp_path, known=listing).same_as(listing)


def test_a_listing_that_left_something_out_is_never_the_same(tmp_path: Path) -> None:
    try:
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("the system has no links")
    listing = walk(tmp_path)
    assert not listing.same_as(listing)


needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")


@needs_links
@pytest.mark.parametrize("folder", ["a", "a/x", "a/x/deep", "b"])
def test_a_folder_that_became_a_link_is_not_looked_into(tmp_path: Path, folder: str) -> None:
    room, outside = tmp_path / "room", tmp_path / "outside"
    for name in ("a/one", "a/x/two", "a/x/deep/three", "b/four"):
        take("put", room / name)
        take("put", outside / name.removeprefix(folder).lstrip("/"))
    for known in (walk(room), forgetful(walk(room))):
        shutil.rmtree(room / folder, ignore_errors=True)
        (room / folder).unlink(missing_ok=True)
        (room / folder).symlink_to(outside)
        found = walk(room, known=known)
        assert (found.files, found.skipped) == (walk(room).files, walk(room).skipped)
        assert not [name for name in found.files if name.startswith(f"{folder}/")]
        assert [(one.name, one.reason) for one in found.skipped] == [(folder, SkipReason.OUTSIDE)]


@pytest.mark.parametrize("refused", [errno.EACCES, errno.EIO, errno.ESTALE])
@pytest.mark.parametrize("again", [False, True])
def test_what_cannot_be_asked_is_not_gone(tmp_path: Path, monkeypatch, refused, again) -> None:
    take("put", tmp_path / "a/one")
    known = walk(tmp_path) if again else None
    ordinary = os.lstat

    def lstat(path, *given, **more):
        if str(path).endswith("a/one" if again else "/a"):
            raise OSError(refused, os.strerror(refused))
        return ordinary(path, *given, **more)

    def scandir(path):
        raise OSError(refused, os.strerror(refused))

    monkeypatch.setattr(os, "lstat", lstat)
    if not again:
        monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(OSError) as found:
        walk(tmp_path, known=known)
    assert found.value.errno == refused


def test_a_folder_that_others_may_read_now_is_looked_at_again(tmp_path: Path) -> None:
    take("put", tmp_path / "a/one")
    before = walk(tmp_path).folders["a"].stamp
    (tmp_path / "a").chmod(0o700)
    (tmp_path / "a").chmod(0o755)
    after = walk(tmp_path, known=walk(tmp_path)).folders["a"].stamp
    assert after != before
    assert after.mtime == before.mtime


@pytest.mark.skipif(sys.platform == "darwin", reason="this disk composes names itself")
def test_two_names_that_differ_only_in_form_are_a_problem_and_no_choice(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "사진.png") for form in ("NFC", "NFD"))
    take("put", tmp_path / composed)
    known = walk(tmp_path)
    take("put", tmp_path / apart)
    for found in (
        walk(tmp_path),
        walk(tmp_path, known=known),
        walk(tmp_path, known=walk(tmp_path)),
    ):
        assert [(one.name, one.reason) for one in found.skipped] == [(composed, SkipReason.TWIN)]


@needs_pipes
def test_pipes_sockets_and_devices_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as place:
        place.bind(str(tmp_path / "socket"))
        found = walk(tmp_path)
        assert found.files == {}
        assert {(one.name, one.reason) for one in found.skipped} == {
            ("pipe", SkipReason.DEVICE), ("socket", SkipReason.DEVICE),
        }  # fmt: skip
        for name in ("pipe", "socket"):
            with pytest.raises(OSError):
                below.read_bytes(Below(tmp_path, name))


@needs_links
@pytest.mark.parametrize(
    "name", ["link/file", "a/link/file", "a/../../outside/file", "./file", "", "/etc/passwd"]
)
def test_nothing_is_opened_or_removed_outside_of_a_folder(tmp_path: Path, name: str) -> None:
    room, outside = tmp_path / "room", tmp_path / "outside"
    take("put", outside / "file")
    (room / "a").mkdir(parents=True)
    (room / "link").symlink_to(outside)
    (room / "a/link").symlink_to(outside)
    at = Below(room, name)
    for ask in (below.read_bytes, below.stamp, below.remove, below.remove_pruning):
        with pytest.raises(OSError):
            ask(at)
    assert below.refusal(at)
    assert (outside / "file").is_file()


@needs_links
def test_a_link_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    room, outside = tmp_path / "room", tmp_path / "outside"
    take("put", outside / "deep/file")
    take("put", room / "a/b/file")
    (room / "a/b/link").symlink_to(outside)
    (room / "c").symlink_to(outside)
    below.remove(Below(room, "c"))
    below.remove_pruning(Below(room, "a"))
    assert (list(room.iterdir()), (outside / "deep/file").is_file()) == ([], True)


def test_an_empty_folder_where_a_drive_was_mounted_is_not_emptied(tmp_path: Path) -> None:
    take("put", tmp_path / "a/deep/one")
    known = walk(tmp_path)
    deep = known.folders["a/deep"]
    elsewhere = deep.with_stamp(deep.stamp._replace(device=deep.stamp.device + 1))
    on_a_drive = known._replace(folders={**known.folders, "a/deep": elsewhere})
    assert walk(tmp_path, known=on_a_drive).files == known.files, "it is mounted elsewhere"
    (tmp_path / "a/deep/one").unlink()
    assert walk(tmp_path, known=known).files == {}
    with pytest.raises(OSError, match="the drive that was mounted here is gone"):
        walk(tmp_path, known=on_a_drive)


@needs_links
def test_a_file_is_put_through_no_link_and_replaces_whatever_stands_there(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    take("put", outside / "file")
    take("put", out / "folder/inner/file")
    (out / "link").symlink_to(outside)
    (out / "file").symlink_to(outside / "file")
    for name in ("folder/inner", "file"):
        (tmp_path / "new").write_bytes(b"new")
        below.move_to(tmp_path / "new", Below(out, name))
        assert below.read_bytes(Below(out, name)) == b"new"
    (tmp_path / "new").write_bytes(b"new")
    with pytest.raises(OSError, match="link"):
        below.move_to(tmp_path / "new", Below(out, "link/file"))
    assert (outside / "file").read_bytes() != b"new"
