"""A folder that is known is listed again as if it were not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressbridge.world.folders import UNKNOWN, Listing, listing_from, listing_of, walk

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
    folders = dict.fromkeys(listing.folders, UNKNOWN)
    return Listing(listing.folder, listing.files, listing.spelled, listing.odd, folders)


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
        assert (again.files, again.odd, again.spelled) == (anew.files, anew.odd, anew.spelled)
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
    assert listing_from(listing.as_bytes()) == listing
    assert listing_of(tmp_path, listing.files) == listing
    for damaged in (b"", b"x", listing.as_bytes()[:-9]):
        assert listing_from(damaged) is None


def test_a_listing_that_left_something_out_is_not_kept(tmp_path: Path) -> None:
    try:
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("the system has no links")
    assert listing_from(walk(tmp_path).as_bytes()) is None
