"""What other programs do to the files of a press room: one function for each kind of edit."""

from __future__ import annotations

import os
import time
import unicodedata

from bench.nets import rooms
from bench.nets.desk import Desk


def file(desk: Desk) -> str:
    """Give a picture, a paper or a static file other bytes, or add or remove one."""
    rng = desk.rng
    name = desk.one(".png", ".pdf", ".csv", "CNAME", ".txt")
    if not name or rng.random() < 0.2:
        name = f"content/static/{rng.choice(('favicon.svg', 'a b.txt', 'deep/er/x.txt'))}"
    elif rng.random() < 0.15:
        (desk.root / name).unlink()
        return f"{name} removed"
    desk.put(name, rng.randbytes(30) if rng.random() < 0.1 else rooms.file_like(name, rng))
    return f"{name} replaced"


def secretly(desk: Desk) -> str:
    """Change a file in place, and give it its old time again."""
    name = desk.one(".md", ".po", ".yaml", ".csv", ".png", "CNAME", ".html")
    if not name:
        return ""
    path = desk.root / name
    before, data = path.stat(), path.read_bytes()
    digits = [at for at, byte in enumerate(data) if byte in b"12345678"]
    if not digits:
        return ""
    at = desk.rng.choice(digits)
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(bytes([data[at] + 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"one digit of {name}, with the old time"


def exchanged(desk: Desk) -> str:
    """Exchange two files of a kind: sizes stay, and times too."""
    kind = desk.rng.choice((".png", ".csv", ".pdf", ".md", ".po"))
    found = desk.files(kind)
    if len(found) < 2:
        return ""
    one, other = (desk.root / name for name in desk.rng.sample(found, 2))
    times = [path.stat().st_mtime_ns for path in (one, other)]
    if desk.rng.random() < 0.5:
        aside = desk.root / "content/aside.tmp"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
    else:
        data = one.read_bytes(), other.read_bytes()
        other.write_bytes(data[0])
        one.write_bytes(data[1])
    for path, mtime in zip((one, other), times, strict=True):
        os.utime(path, ns=(mtime, mtime))
    return f"{one.name} and {other.name} exchanged"


def touched(desk: Desk) -> str:
    """Touch files, or give all the time of one second, as unpacking an archive does."""
    found = desk.files() + desk.files(below="templates")
    whole = desk.rng.random() < 0.4
    for name in found if whole else desk.rng.sample(found, min(3, len(found))):
        second = 1_730_000_000_000_000_000
        when = second if whole else time.time_ns()
        os.utime(desk.root / name, ns=(when, when))
    return "all files got the same second" if whole else "some files touched"


def odd_bytes(desk: Desk) -> str:
    """Save a text as another program does, or break it."""
    name, rng = desk.one(".md", ".po", ".yaml"), desk.rng
    if not name:
        return ""
    text = desk.text(name)
    how, data = rng.choice((
        ("with a mark", b"\xef\xbb\xbf" + text.encode()),
        ("as UTF-16", text.encode("utf-16")),
        ("as CP949", text.encode("cp949", "replace")),
        ("cut", text.encode()[: rng.randrange(len(text) + 1)]),
        ("with carriage returns", text.replace("\n", "\r\n").encode()),
        ("empty", b""),
        ("decomposed", unicodedata.normalize("NFD", text).encode()),
        ("with a conflict", f"<<<<<<< a\n{text}=======\n{text}>>>>>>> b\n".encode()),
    ))  # fmt: skip
    desk.put(name, data)
    return f"{name} {how}"
