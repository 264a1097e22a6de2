"""Pictures are looked through whole: what is cut, damaged or no picture is never published."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from harness import FIRST, SiteTest, release
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pressbridge.world.below import Below, opened
from pressbridge.world.pictures import NotAPictureError, look_at

Make = Callable[..., SiteTest]


def picture_size(path: Path) -> tuple[int, int]:
    with opened(Below(path.parent, path.name)) as stream:
        return look_at(stream, path.name)[:2]


def photo(width: int = 96, height: int = 64, mode: str = "RGB", seed: int = 7) -> Image.Image:
    """Return a picture of clouds with some noise: no two pictures of a seed differ."""
    chance = random.Random(seed)
    small = Image.new("RGB", (9, 7))
    small.putdata([tuple(chance.randrange(256) for _ in range(3)) for _ in range(63)])
    return small.resize((width, height), Image.Resampling.BICUBIC).convert(mode)


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **how)
    return stream.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def turning(kind: int = 6) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = kind
    return exif


PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # fmt: skip


def interlaced(width: int, height: int) -> bytes:
    """Return an interlaced PNG: Pillow reads them and does not write them."""
    pixels = photo(width, height).load()
    rows = b""
    for left, top, across, down in PASSES:
        columns = range(left, width, across)
        for y in range(top, height, down) if columns else ():
            rows += b"\0" + b"".join(bytes(pixels[x, y]) for x in columns)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 1)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )  # fmt: skip


def with_chunk(png: bytes, kind: bytes, body: bytes) -> bytes:
    """Return a PNG with a chunk behind its head."""
    return png[:33] + chunk(kind, body) + png[33:]


DRAWING = (
    b'<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" '
    b'viewBox="0 0 96 64"><defs><linearGradient id="a"/></defs><style>.b{fill:url(#a)}</style>'
    b'<a href="https://example.org/"><path class="b" d="M0 0h96v64z"/></a></svg>'
)


@cache
def whole() -> dict[str, tuple[str, bytes]]:
    """Return a picture of each kind, 96 by 64: the suffix of its name and its bytes."""
    still, frames = photo(), [photo(seed=seed) for seed in range(4)]
    more = {"save_all": True, "append_images": frames[1:], "duration": 50}
    return {
        "jpeg": (".jpg", saved(still, "JPEG")),
        "jpeg progressive": (".jpg", saved(still, "JPEG", progressive=True, optimize=True)),
        "jpeg grey": (".jpeg", saved(photo(mode="L"), "JPEG")),
        "jpeg cmyk": (".jpg", saved(photo(mode="CMYK"), "JPEG")),
        "jpeg with restarts": (".jpg", saved(still, "JPEG", restart_marker_blocks=2)),
        "jpeg with exif and profile": (
            ".jpg", saved(still, "JPEG", exif=turning(1), icc_profile=bytes(3000), comment=b"x"),
        ),
        "png": (".png", saved(still, "PNG")),
        "png with alpha": (".png", saved(photo(mode="RGBA"), "PNG")),
        "png with palette": (".png", saved(photo(mode="P"), "PNG")),
        "png of one bit": (".png", saved(photo(mode="1"), "PNG")),
        "png of 16 bits": (".png", saved(photo(mode="I;16"), "PNG")),
        "png interlaced": (".png", interlaced(96, 64)),
        "png animated": (".png", saved(frames[0], "PNG", **more)),
        "gif": (".gif", saved(photo(mode="P"), "GIF")),
        "gif animated": (".gif", saved(frames[0], "GIF", **more)),
        "webp": (".webp", saved(still, "WEBP")),
        "webp lossless": (".webp", saved(photo(mode="RGBA"), "WEBP", lossless=True)),
        "webp animated": (".webp", saved(frames[0], "WEBP", **more)),
        "avif": (".avif", saved(still, "AVIF")),
        "svg": (".svg", DRAWING),
    }  # fmt: skip


KINDS = tuple(whole())


def size(data: bytes, suffix: str = ".png") -> tuple[int, int]:
    return look_at(io.BytesIO(data), f"a{suffix}")[:2]


def fault(data: bytes, suffix: str = ".png") -> str:
    with pytest.raises(NotAPictureError) as wrong:
        size(data, suffix)
    return wrong.value.reason


# --- whole pictures


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_picture_tells_its_size(kind: str) -> None:
    suffix, data = whole()[kind]
    assert size(data, suffix) == (96, 64)
    assert size(data, suffix.upper()) == (96, 64)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "svg"])
def test_what_hangs_on_behind_a_picture_is_passed_over_as_browsers_do(kind: str) -> None:
    suffix, data = whole()[kind]
    assert size(data + bytes(50) + b"\xff\xd8\xff garbage", suffix) == (96, 64)


def test_a_camera_with_two_pictures_in_one_file_is_a_jpeg() -> None:
    two = saved(photo(), "MPO", save_all=True, append_images=[photo(seed=9)])
    assert size(two, ".jpg") == (96, 64)


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (3, 3), (5, 5), (33, 2)])
def test_the_rows_of_small_pictures_are_counted_right(shape: tuple[int, int]) -> None:
    assert size(interlaced(*shape)) == shape
    for mode in ("1", "L", "P", "RGB", "RGBA", "LA", "I;16"):
        assert size(saved(photo(*shape, mode), "PNG")) == shape
    for suffix, kind in ((".jpg", "JPEG"), (".gif", "GIF"), (".webp", "WEBP"), (".avif", "AVIF")):
        assert size(saved(photo(*shape), kind), suffix) == shape


# --- turned pictures


@pytest.mark.parametrize("kind", range(1, 9))
def test_a_turned_photograph_swaps_width_and_height(kind: int) -> None:
    exif, shown = turning(kind), (64, 96) if kind >= 5 else (96, 64)
    assert size(saved(photo(), "JPEG", exif=exif), ".jpg") == shown
    assert size(saved(photo(), "PNG", exif=exif)) == shown
    assert size(saved(photo(), "WEBP", exif=exif), ".webp") == shown
    assert size(saved(photo(), "AVIF", exif=exif), ".avif") == shown


def test_exif_in_the_other_order_of_bytes_is_read_too() -> None:
    for order, head in (("<", b"II*\0"), (">", b"MM\0*")):
        exif = head + struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, 6, 0)
        assert size(with_chunk(whole()["png"][1], b"eXIf", exif)) == (64, 96)


def test_damaged_exif_is_no_damaged_picture() -> None:
    exif, png = turning().tobytes()[6:], whole()["png"][1]
    for end in range(len(exif)):
        assert size(with_chunk(png, b"eXIf", exif[:end])) in {(96, 64), (64, 96)}
        assert size(saved(photo(), "JPEG", exif=b"Exif\0\0" + exif[:end]), ".jpg")
        assert size(saved(photo(), "WEBP", exif=exif[:end] or b"x"), ".webp")
    profile = b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n      50\n45786966")[:-3]
    assert size(with_chunk(png, b"zTXt", profile)) == (96, 64)
    spoilt = with_chunk(png, b"eXIf", exif)
    assert size(spoilt[:45] + b"?" + spoilt[46:]) == (96, 64)  # a check sum that is wrong


# --- cut and damaged pictures


def cuts(data: bytes, kind: str) -> list[int]:
    chance = random.Random(kind)
    near = [len(data) - 1, len(data) - 5, len(data) // 2, 1, 20]
    return sorted({*near, *(chance.randrange(1, len(data)) for _ in range(40))})


@pytest.mark.parametrize("kind", KINDS)
def test_every_cut_is_noticed(kind: str) -> None:
    suffix, data = whole()[kind]
    for at in cuts(data, kind):
        assert fault(data[:at], suffix), at


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_said_or_harmless_and_never_a_traceback(kind: str) -> None:
    suffix, data = whole()[kind]
    chance = random.Random(kind)
    for _ in range(60):
        spoilt = bytearray(data)
        for _ in range(chance.choice((1, 1, 3, 20))):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        with suppress(NotAPictureError):
            assert len(size(bytes(spoilt), suffix)) == 2


@given(st.sampled_from(KINDS), st.binary(max_size=200))
def test_no_bytes_behind_a_picture_s_beginning_are_a_traceback(kind: str, data: bytes) -> None:
    suffix, begun = whole()[kind]
    for start in (12, 24, 40):
        with suppress(NotAPictureError):
            assert len(size(begun[:start] + data, suffix)) == 2


def test_damage_in_the_middle_of_a_png_or_gif_is_noticed() -> None:
    for kind in ("png", "png interlaced", "png animated"):
        suffix, data = whole()[kind]
        for at in range(60, len(data) - 20, 97):
            assert fault(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], suffix), at
    for kind in ("gif", "gif animated"):
        suffix, data = whole()[kind]
        middle = len(data) // 2
        assert fault(data[:middle] + data[middle + 40 :], suffix)


def test_damage_that_hurts_the_marks_of_a_jpeg_is_noticed() -> None:
    suffix, data = whole()["jpeg with restarts"]
    first, second = data.index(b"\xff\xd0"), data.index(b"\xff\xd1")
    assert fault(data[:first] + data[second:], suffix)  # a piece is missing
    texture = data.index(b"\xff\xda") + 30
    noise = random.Random(1).randbytes(4000)  # a byte FF is in it, for sure
    assert fault(data[:texture] + noise + data[texture:], suffix)
    assert fault(data[:texture] + data + data[texture:], suffix)  # another picture in its midst
    twice = data.index(b"\xff\xdb")
    assert fault(data[: twice + 4] + b"\x0f" + data[twice + 5 :], suffix)  # no table to use


def test_rows_that_are_missing_behind_right_check_sums_are_noticed() -> None:
    head = struct.pack(">IIBBBBB", 9, 9, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(10 * 9))

    def made(*packed: bytes) -> bytes:
        pieces = b"".join(chunk(b"IDAT", one) for one in packed)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pieces + chunk(b"IEND", b"")

    assert size(made(rows)) == (9, 9)
    assert size(made(rows[:5], b"", rows[5:])) == (9, 9)
    assert size(made(zlib.compress(bytes(10 * 9 + 1)))) == (9, 9)  # one more does no harm
    for wrong in (
        made(zlib.compress(bytes(10 * 9 - 1))),
        made(rows[:-9]),
        made(b"\0" + rows),
        made(),
    ):
        assert fault(wrong)


# --- what has a picture's name and is none, or another


HEIC = struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(90)
OTHERS = {
    "a JPEG": (".png", lambda: whole()["jpeg"][1], "is not PNG but JPEG"),
    "a WebP from the web": (".jpg", lambda: whole()["webp"][1], "is not JPEG but WebP"),
    "a drawing": (".png", lambda: DRAWING, "is not PNG but SVG"),
    "a picture as drawing": (".svg", lambda: whole()["gif"][1], "is not SVG but GIF"),
    "a photo of a telephone": (".jpg", lambda: HEIC, "is not JPEG but HEIC"),
    "a scan": (".jpg", lambda: saved(photo(), "TIFF"), "is not JPEG but TIFF"),
    "a compressed drawing": (".svg", lambda: b"\x1f\x8b\x08" + bytes(50), "is not SVG but compressed SVG"),
    "a texture of a game": (".png", lambda: b"DDS " + bytes(124), "is damaged or no picture"),
    "nothing": (".png", lambda: b"", "is empty"),
    "words": (".jpg", "사진".encode, "is damaged or no picture"),
}  # fmt: skip


@pytest.mark.parametrize(("suffix", "data", "reason"), OTHERS.values(), ids=OTHERS)
def test_what_a_file_is_goes_by_its_bytes(
    suffix: str, data: Callable[[], bytes], reason: str
) -> None:
    assert fault(data(), suffix) == reason


def test_a_wrong_name_is_told_with_the_right_one(site: Make) -> None:
    files = {FIRST: release(images="[{file: a.b.png}]")}
    room = site({**files, "content/releases/2023/a.b.png": whole()["jpeg"][1]})
    room.build("check")
    assert room.problems == [f'! {FIRST}:4: "a.b.png" is not PNG but JPEG']
    assert room.result.data["problems"][0]["hint"] == 'rename it to "a.b.jpg"'


# --- bounds


def flat(width: int, height: int) -> bytes:
    """Return a PNG of one colour, made without its pixels: 1 byte for a thousand."""
    packer = zlib.compressobj()
    row = bytes(1 + width * 4)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


GREEDY = """
import resource, sys
from pathlib import Path
from pressbridge.world.pictures import NotAPictureError, look_at
from pressbridge.world.below import Below, opened
resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
for name in sys.argv[1:]:
    try:
        path = Path(name)
        with opened(Below(path.parent, path.name)) as stream:
            print(*look_at(stream, path.name)[:2])
    except NotAPictureError as wrong:
        print(wrong.reason)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process from memory so")
def test_no_picture_is_unpacked_whole(tmp_path: Path) -> None:
    """Some of them would take 320 MB and more; the process has 300 for itself and all it loads."""
    bomb = with_chunk(saved(photo(), "PNG"), b"zTXt", b"a\0\0" + zlib.compress(bytes(1 << 29)))
    many = (b"GIF89a" + struct.pack("<HHBBB", 9000, 9000, 0, 0, 0)) + (
        b"," + struct.pack("<HHHHB", 0, 0, 9000, 9000, 0) + b"\x02\x02\x4c\x01\0"
    ) * 5000  # fmt: skip
    files = {"flat.png": flat(9000, 9000), "text.png": bomb, "many.gif": many + b";"}
    chunks = b"VP8X\x0a\0\0\0" + bytes(10) + b"abcd\0\0\0\0" * 1_200_000
    files["many.webp"] = b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
    files["zero.jpg"] = b""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    os.truncate(tmp_path / "zero.jpg", 1 << 40)
    done = subprocess.run(
        [sys.executable, "-c", GREEDY, *(str(tmp_path / name) for name in files)],
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "9000 9000", "96 64", "is damaged or no picture", "is damaged or no picture",
        "is too large: more than 100 MB",
    ], done.stderr  # fmt: skip


def test_a_picture_of_too_many_pixels_is_said_so() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 16000, 12800, 8, 6, 0, 0, 0))
    png = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    assert fault(png) == "is too large: 16,000 × 12,800 pixels"
    jpeg = bytearray(whole()["jpeg"][1])
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 60000, 60000)
    assert fault(bytes(jpeg), ".jpg") == "is too large: 60,000 × 60,000 pixels"
    gif = b"GIF89a" + struct.pack("<HHBBB", 60000, 60000, 0, 0, 0) + b"," + bytes(9) + b"\2\0;"
    assert fault(gif, ".gif") == "is too large: 60,000 × 60,000 pixels"


def test_a_pipe_or_a_device_is_refused_and_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "zero.svg").symlink_to("/dev/zero")
    for name in ("pipe.png", "zero.svg"):
        with pytest.raises(OSError, match=r"a device or a pipe|it is a link"):
            picture_size(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        picture_size(tmp_path / "none.png")


def test_a_stream_without_an_end_is_not_read_to_its_end() -> None:
    with (
        Path("/dev/zero").open("rb", buffering=0) as endless,
        pytest.raises(NotAPictureError) as wrong,
    ):
        look_at(endless, "a.png")
    assert wrong.value.reason == "is too large: more than 100 MB"


# --- drawings


def drawing(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}{head} {attributes}>{inside}</svg>".encode()


SIZES = {
    'viewBox="0 0 400 200"': (400, 200),
    "viewBox='-5,-5 , 400.4,200.6'": (400, 201),
    'width="100" height="50" viewBox="0 0 10 20"': (100, 50),
    'width="100" viewBox="0 0 10 20"': (100, 200),
    'height="100" viewBox="0 0 10 20"': (50, 100),
    'width="10mm" height="1in"': (38, 96),
    'width="72pt" height=" 2.54cm "': (96, 96),
    'width="100%" height="100%" viewBox="0 0 400 200"': (400, 200),
    'width="100%" height="100%"': (0, 0),
    'width="0" height="-4"': (0, 0),
    'width="1e9" height="99999999999999999999"': (0, 0),
    'viewBox="0 0 0 5"': (0, 0),
    'viewBox="0 0 nan inf"': (0, 0),
    'width=".4" height="0.4px"': (1, 1),
    "": (0, 0),
}


@pytest.mark.parametrize(("attributes", "shown"), SIZES.items(), ids=SIZES)
def test_a_drawing_tells_the_size_that_browsers_give_it(
    attributes: str, shown: tuple[int, int]
) -> None:
    assert size(drawing(attributes=attributes), ".svg") == shown


HARMLESS = {
    "a link": '<a xlink:href="https://example.org/"><path d="M0 0"/></a>',
    "a gradient": '<rect fill="url(#a)" style="fill: url(\'#b\')"/><use href="#c"/>',
    "a picture inside": '<image href="data:image/png;base64,iVBORw0KGgo//="/>',
    "a letter inside": "<style>@font-face{src:url(data:font/woff2;base64,d09G//x=)}</style>",
    "style": '<style><![CDATA[/* http://a.org */ .a{content:"\\201C"} .b{mask:url(#m)}]]></style>',
    "a namespace of Inkscape": '<metadata xmlns:r="urn:r"><r:x r:resource="https://a.org/"/></metadata>',
    "words": "<text>javascript: http://example.org onclick</text><title>on</title>",
}


@pytest.mark.parametrize("inside", HARMLESS.values(), ids=HARMLESS)
def test_a_drawing_that_only_draws_is_taken(inside: str) -> None:
    assert size(drawing(inside, 'viewBox="0 0 4 3"'), ".svg") == (4, 3)


def test_a_drawing_with_the_usual_document_type_is_taken() -> None:
    usual = (
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- 그림 -->'
    )
    text = drawing(attributes='viewBox="0 0 4 3"', before=usual).decode()
    assert size(text.encode("utf-16"), ".svg") == (4, 3)


ACTIVE = {
    "a script": "<script>alert(1)</script>",
    "a script of another name": '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
    "a handler": '<g onload="alert(1)"/>',
    "a page inside": "<foreignObject/>",
    "an element of a page": '<iframe xmlns="http://www.w3.org/1999/xhtml"/>',
    "a link to a script": '<a xlink:href=" java\tscript:alert(1)"/>',
    "a link to a script in signs": '<a href="&#106;avascript:alert(1)"/>',
    "a link that becomes a script": '<a><animate attributeName="href" values="javascript:a"/></a>',
    "a link that becomes another": '<a><set attributeName="xlink:href" to="#a"/></a>',
    "a page as data": '<a href="data:text/html,x"/>',
}
OUTSIDE = {
    "a picture elsewhere": '<image href="https://example.org/a.png"/>',
    "a picture beside it": '<image xlink:href="logo.png"/>',
    "a drawing elsewhere": '<use href="//example.org/a.svg#b"/>',
    "a style elsewhere": "<style>@import 'a.css';</style>",
    "a letter elsewhere": "<style>@font-face{src:url(https://example.org/a.woff)}</style>",
    "a colour elsewhere": '<rect fill="url(https://example.org/a.svg#b)"/>',
    "a background elsewhere": '<rect style="background:u\\72 l(//example.org)"/>',
}


@pytest.mark.parametrize("inside", ACTIVE.values(), ids=ACTIVE)
def test_a_drawing_that_would_run_something_is_refused(inside: str) -> None:
    assert fault(drawing(inside), ".svg").startswith("is a drawing with active content: ")


@pytest.mark.parametrize("inside", OUTSIDE.values(), ids=OUTSIDE)
def test_a_drawing_that_would_fetch_something_is_refused(inside: str) -> None:
    assert fault(drawing(inside), ".svg").startswith("is a drawing that needs another file: ")


NO_DRAWINGS = {
    "no namespace": b"<svg/>",
    "another root": b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
    "an open element": drawing("<g>"),
    "a prefix without a name": drawing("<x:g/>"),
    "an encoding that nobody knows": b'<?xml version="1.0" encoding="x-none"?>' + drawing(),
    "a sheet of styles": drawing(before='<?xml-stylesheet href="a.css"?>'),
    "entities": drawing("&b;", before='<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'),
    "entities of parameters": drawing(before='<!DOCTYPE svg [<!ENTITY % a "x">]>'),
    "an attribute by default": drawing(
        before='<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'
    ),
    "depth": drawing("<g>" * 600 + "</g>" * 600),
    "too much": drawing(" " * 10_000_001),
}


@pytest.mark.parametrize("data", NO_DRAWINGS.values(), ids=NO_DRAWINGS)
def test_what_no_browser_draws_or_nobody_should_is_refused(data: bytes) -> None:
    assert fault(data, ".svg")


# --- in a press room


@pytest.mark.parametrize("kind", ["jpeg", "gif", "png", "webp", "avif", "svg"])
def test_half_a_picture_is_never_published(site: Make, kind: str) -> None:
    suffix, data = whole()[kind]
    name = f"content/releases/2023/a{suffix}"
    room = site({FIRST: release(images=f"[{{file: a{suffix}}}]"), name: data[: len(data) // 2]})
    assert room.build().code == 1
    assert room.problems == [f'! {FIRST}:4: "a{suffix}" is damaged or no picture']
    assert not room.out.exists()
    room.edit(name, data)
    room.built()
