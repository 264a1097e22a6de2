"""What nobody means to do to a press room and what happens: links, pipes, odd names, lost files."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path

from bench.nets.desk import Desk, Edit, remove

SECRET = b"CANARY-4711"
"""What every file outside holds: it must never be seen in the output."""


def write_beside(folder: Path) -> None:
    """Write the folder outside that nobody may touch, with what a press room would take."""
    files = {
        "precious.txt": SECRET,
        "photo.png": b"\x89PNG\r\n\x1a\n" + SECRET,
        "text.md": b"---\ntitle: " + SECRET + b"\ndate: 2024-05-05\n---\n" + SECRET + b"\n",
        "text.ja.po": b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "' + SECRET + b'"\n',
        "index.html": SECRET,
        "releases.json": b'{"generator": "Pressbridge", "x": "' + SECRET + b'"}',
        "repo/.git/config": SECRET,
        "sub/deep/photo.jpg": SECRET,
        "sub/deep/.pressbridge-0123456789ab.new/x": SECRET,
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("precious.txt")


def _target(desk: Desk, path: Path, *, folder: bool) -> str:
    """Return where a link may lead that takes the place of a file or folder."""
    up = os.path.relpath(desk.beside, path.parent)
    if folder:
        return desk.rng.choice((
            up, f"{up}/sub", f"{up}/repo", str(desk.beside), ".", "..", path.name, "nowhere",
            f"{up}/empty", str(desk.root / "content/static"), "static",
        ))  # fmt: skip
    inside = desk.one(path.suffix) or "content/site.yaml"
    return desk.rng.choice((
        os.path.relpath(desk.root / inside, path.parent), str(desk.root / inside), path.name,
        f"{up}/precious.txt", f"{up}/text.md", f"{up}/photo.png", f"{up}/text.ja.po", f"{up}/link",
        "nowhere", "/dev/null", f"{up}/sub", str(desk.beside / "photo.png"),
    ))  # fmt: skip


def file_to_link(desk: Desk) -> str:
    """Put a link in the place of a file, or beside it."""
    name = desk.one(below=desk.rng.choice(("content", "content", "content", "templates")))
    if not name:
        return ""
    path = desk.root / name
    if desk.rng.random() < 0.3:
        path = path.with_name(desk.rng.choice(("more.md", "more.png", "more.txt", "more.ja.po")))
    target = _target(desk, path, folder=False)
    remove(path)
    path.symlink_to(target)
    return f"{path.relative_to(desk.root)} -> {target}"


def folder_to_link(desk: Desk) -> str:
    """Put a link in the place of a folder, or beside it."""
    found = sorted(
        p for p in (desk.root / "content").rglob("*") if p.is_dir() and not p.is_symlink()
    )
    if not found:
        return ""
    path = desk.rng.choice(found)
    if desk.rng.random() < 0.5:
        path = path.with_name("elsewhere")
    target = _target(desk, path, folder=True)
    if desk.rng.random() < 0.3 and path.is_dir():  # moved away, and the link leads there
        moved = path.with_name("moved-away")
        if not moved.exists():
            path.rename(moved)
            target = moved.name
    remove(path)
    path.symlink_to(target)
    return f"{path.relative_to(desk.root)}/ -> {target}"


def file_to_other(desk: Desk) -> str:
    """Put a folder or a pipe in the place of a file."""
    name = desk.one()
    if not name:
        return ""
    path = desk.root / name
    path.unlink()
    if desk.rng.random() < 0.5:
        path.mkdir()
        if desk.rng.random() < 0.5:
            (path / "index.md").write_text("---\ntitle: 가\ndate: 2024-05-05\n---\n글.\n")
        return f"{name} is a folder"
    os.mkfifo(path)
    return f"{name} is a pipe"


_NAMES: tuple[str | bytes, ...] = (
    "café.png", unicodedata.normalize("NFD", "café.png"), "사진 1.png",
    unicodedata.normalize("NFD", "사진 1.png"), "Hall.PNG", "HALL.png", "hall.png ", " hall.png",
    "😀.png", b"\xbb\xe7\xc1\xf8.png", b"\xff\xfe.md", ".hidden.png", "..png", "a\tb.txt",
    "a\nb.txt",
    "a\x1b[31mb.txt", "a\x7f.md", "a\\b.txt", "con", "aux.md", "a:b.txt", "a?b.txt", "%2e%2e.txt",
    "::error::x.md", "x" * 250, "\u202egnp.exe", "a\u200bb.png", "news.MD", "Market-Visit.md",
    "index.md", "index.html", "a.jp.po", "README.md", ".DS_Store", "~$x.md", ".git", "ko", "files",
    "feed.xml", "releases.json", "ａ.txt",
)  # fmt: skip


def odd_name(desk: Desk) -> str:
    """Save a file under a name that somebody's computer gave it."""
    folders = sorted({str(Path(name).parent) for name in desk.files()})
    if not folders:
        return ""
    folder = desk.rng.choice((*folders, "content/static", "content/static", "templates/static"))
    name = os.fsdecode(desk.rng.choice(_NAMES))
    like = desk.one(".md") if name.lower().endswith(".md") else desk.one(".png", ".csv")
    path = desk.root / folder / name
    if not like or path.is_dir():
        return ""
    desk.put(f"{folder}/{name}", (desk.root / like).read_bytes())
    return f"the file {folder}/{name!r}"


def picture_by_odd_name(desk: Desk) -> str:
    """Name a file of an odd name in a release."""
    sources = [name for name in desk.files("index.md") if "/releases/" in name]
    if not sources:
        return ""
    source = desk.rng.choice(sources)
    name = desk.rng.choice([n for n in _NAMES if isinstance(n, str) and n.endswith(".png")])
    desk.put(source, desk.text(source) + f"\n![사진]({name.replace(' ', '%20')})\n")
    target = Path(source).parent / unicodedata.normalize(desk.rng.choice(("NFC", "NFD")), name)
    like = desk.one(".png")
    if like and desk.rng.random() < 0.7:
        desk.put(target.as_posix(), (desk.root / like).read_bytes())
    return f"{name!r} named in {source}"


ODD: dict[Edit, float] = {
    file_to_link: 1.5, folder_to_link: 1.2, file_to_other: 0.7, odd_name: 1.5,
    picture_by_odd_name: 0.8,
}  # fmt: skip


def tamper(desk: Desk, out: Path) -> str:
    """Do something to the output that is not ours to do; nothing if there is no output."""
    rng = desk.rng
    found = sorted(p for p in out.rglob("*") if not p.is_symlink())
    files = [p for p in found if p.is_file() and p != out / "releases.json"]
    folders = [p for p in found if p.is_dir()]
    if not files or not folders:
        return ""
    path, folder = rng.choice(files), rng.choice(folders)
    up = os.path.relpath(desk.beside, path.parent)
    left = out / ".pressbridge-00112233aabb.new"
    ways = {
        "deleted": path.unlink,
        "edited": lambda: path.write_bytes(path.read_bytes()[::-1]),
        "cut": lambda: path.write_bytes(b""),
        "touched": lambda: os.utime(path),
        "a link to a file outside": lambda: _link(path, f"{up}/{rng.choice(_OUTSIDE)}"),
        "a link to nowhere": lambda: _link(path, "nowhere"),
        "a link to itself": lambda: _link(path, path.name),
        "a link to the same bytes": lambda: _moved(path, out / "moved"),
        "a folder": lambda: (path.unlink(), path.mkdir()),
        "a folder with a file": lambda: (path.unlink(), path.mkdir(), (path / "x").write_text("x")),
        "a pipe": lambda: (path.unlink(), os.mkfifo(path)),
        "another mode": lambda: path.chmod(0o600),
        "a file where a folder was": lambda: (remove(folder), folder.write_text("x")),
        "an empty folder": lambda: (folder / "empty").mkdir(exist_ok=True),
        "a stranger": lambda: (folder / "stranger.html").write_text("x"),
        "a stranger's link": lambda: _link(folder / "stranger", str(desk.beside)),
        "a stranger's odd name": lambda: Path(folder, os.fsdecode(b"\xff\n.html")).write_text("x"),
        "a folder that is a link outside": lambda: _link(folder, str(desk.beside)),
        "a folder that is a link outside, deeper": lambda: _link(folder, str(desk.beside / "sub")),
        "a folder that is a link to its old self": lambda: _moved(folder, out / "moved"),
        "a folder that is a link to a copy outside": lambda: _copied(desk, folder),
        "a folder removed": lambda: remove(folder),
        "what a killed build left": lambda: left.mkdir(exist_ok=True),
    }  # fmt: skip
    how = rng.choice(sorted(ways))
    ways[how]()
    about = folder if "folder" in how or "stranger" in how else path
    return f"output {about.relative_to(out)}: {how}"


_OUTSIDE = ("precious.txt", "index.html", "photo.png", "link")


def _link(path: Path, target: str) -> None:
    remove(path)
    path.symlink_to(target)


def _moved(path: Path, aside: Path) -> None:
    if not aside.exists() and not aside.is_symlink():
        path.rename(aside)
        path.symlink_to(os.path.relpath(aside, path.parent))


def _copied(desk: Desk, folder: Path) -> None:
    """Let a folder outside have what the output's has: it looks right, and is not ours."""
    copy = desk.beside / f"copy-{folder.name}"
    if not copy.exists():
        shutil.copytree(folder, copy, symlinks=True)
        _link(folder, str(copy))
