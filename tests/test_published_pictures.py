"""What is published of a picture shows it and says nothing of it: no place, no camera, no name."""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from harness import SiteTest, release
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from test_pictures import DRAWING, KINDS, chunk, photo, saved, turning, whole

from pressbridge.world.pictures import NotAPictureError, look_at, published

Make = Callable[..., SiteTest]

PLACE = b"Sejong-daero 209"
"""Stands in everything that may be said of a picture."""
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>' + PLACE + b"</x:xmpmeta>"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int = 1) -> bytes:
    """Return EXIF as a telephone writes it: camera, owner, hour and the place."""
    tags = turning(orientation)
    tags[0x010F], tags[0x013B], tags[0x0132] = "Camera", PLACE.decode(), "2026:05:14 09:00:00"
    tags.get_ifd(0x8825).update({1: "N", 2: (37.0, 33.0, 58.0), 29: PLACE.decode()})
    return tags.tobytes()


def segment(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body


def jpeg(orientation: int = 1, **how: object) -> bytes:
    """Return a photograph that says where it was taken in each way that there is."""
    data = saved(photo(), "JPEG", exif=exif(orientation), icc_profile=PROFILE, **how)
    more = (
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + PLACE),
        segment(0xE0, b"JFXX\0\x10" + PLACE),
        segment(0xE2, b"FPXR\0" + PLACE),
        segment(0xEB, b"JP\0\x01" + PLACE),
        segment(0xFE, PLACE),
        segment(0xFE, PLACE * 3000),
    )
    return data[:2] + b"".join(more) + data[2:] + jpeg_behind()


@cache
def jpeg_behind() -> bytes:
    """Return what cameras hang on to a photograph: a second one, and a film."""
    return saved(photo(seed=9), "JPEG", exif=exif()) + b"\0\0\0\x18ftypmp42" + PLACE


def png(orientation: int = 1) -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", PLACE.decode())
    said.add_text("Author", PLACE.decode(), zip=True)
    said.add_itxt("XML:com.adobe.xmp", XMP.decode())
    more = {"exif": exif(orientation), "icc_profile": PROFILE, "pnginfo": said, "dpi": (300, 300)}
    data = saved(photo(), "PNG", **more)
    own = chunk(b"tIME", bytes(7)) + chunk(b"caBX", PLACE) + chunk(b"prVW", PLACE)
    return data[:33] + own + data[33:] + chunk(b"tEXt", b"a\0" + PLACE) + PLACE


def webp(orientation: int = 1, **how: object) -> bytes:
    data = saved(photo(), "WEBP", exif=exif(orientation), xmp=XMP, icc_profile=PROFILE, **how)
    body = data[12:] + b"JUNK" + struct.pack("<I", len(PLACE)) + PLACE
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body + PLACE


def gif() -> bytes:
    data = saved(photo(mode="P"), "GIF", comment=PLACE)
    xmp = b"!\xff\x0bXMP DataXMP" + XMP.replace(b"\0", b" ") + b"\x01"
    xmp += bytes(range(255, -1, -1)) + b"\0"
    at = data.index(b"!\xfe")
    return data[:at] + xmp + data[at:] + PLACE


def avif(orientation: int = 1) -> bytes:
    data = saved(photo(), "AVIF", exif=exif(orientation), xmp=XMP, icc_profile=PROFILE)
    return data + struct.pack(">I4s", 8 + len(PLACE), b"uuid") + PLACE + bytes(20) + PLACE


TELLING = {
    "jpeg": (".jpg", jpeg), "progressive": (".jpg", lambda turned=1: jpeg(turned, progressive=True)),
    "png": (".png", png), "webp": (".webp", webp),
    "webp without loss": (".webp", lambda turned=1: webp(turned, lossless=True)),
    "avif": (".avif", avif),
}  # fmt: skip


def as_seen(data: bytes) -> list[tuple[int, bytes]]:
    """Return the frames of a picture as a browser shows them."""
    return list(_frames(data))


def _frames(data: bytes) -> Iterator[tuple[int, bytes]]:
    with Image.open(io.BytesIO(data)) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            shown = ImageOps.exif_transpose(image)
            yield shown.width, shown.convert("RGBA").tobytes()


def says_place(data: bytes) -> bool:
    """Tell whether anything that is said of a picture is left in it."""
    with Image.open(io.BytesIO(data)) as image:
        tags = set(image.getexif()) - {0x0112}
        texts = {"comment", "xmp", "photoshop", "mp", "XML:com.adobe.xmp", "Author"} & set(
            image.info
        )
    return PLACE in data or b"Camera" in data or bool(tags or texts)  # fmt: skip


# --- nothing is left that says something


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", TELLING)
def test_the_place_of_a_photograph_never_leaves(kind: str, turned: int) -> None:
    suffix, make = TELLING[kind]
    data = make(turned)
    assert says_place(data)
    found = published(data, f"a{suffix}")
    assert not says_place(found)
    assert as_seen(found) == as_seen(data)
    with Image.open(io.BytesIO(found)) as image:
        assert image.info["icc_profile"] == PROFILE


def test_a_gif_says_nothing_of_itself_either() -> None:
    found = published(gif(), "a.gif")
    assert PLACE in gif()
    assert not says_place(found)
    assert as_seen(found) == as_seen(gif())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_shows_the_same_when_it_is_published(kind: str) -> None:
    suffix, data = whole()[kind]
    found = published(
        data + (bytes(50) + b"\xff\xd8\xff hung on") * (suffix != ".svg"), f"a{suffix}"
    )
    assert found == published(found, f"a{suffix}"), "what is published has nothing more to lose"
    assert b"hung on" not in found
    picture = look_at(io.BytesIO(data), f"a{suffix}")
    assert picture.bytes == len(found)
    assert look_at(io.BytesIO(found), f"a{suffix}") == picture
    if suffix != ".svg":
        assert as_seen(found) == as_seen(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_says_nothing_is_published_as_it_is(kind: str) -> None:
    suffix, data = whole()[kind]
    if kind != "jpeg with exif and profile":
        assert published(data, f"a{suffix}") == data


def test_a_turned_photograph_keeps_the_one_tag_that_turns_it() -> None:
    with Image.open(io.BytesIO(published(jpeg(6), "a.jpg"))) as image:
        assert dict(image.getexif()) == {0x0112: 6}
    with Image.open(io.BytesIO(published(jpeg(1), "a.jpg"))) as image:
        assert "exif" not in image.info


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("bad", [b"", b"MM", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff"])
def test_damaged_exif_is_taken_away_without_a_word(kind: str, bad: bytes) -> None:
    make: dict[str, bytes] = {
        "jpeg": b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + bad + PLACE) + whole()["jpeg"][1][2:],
        "png": png()[:33] + chunk(b"eXIf", bad + PLACE) + whole()["png"][1][33:],
        "webp": webp().replace(exif()[6:], (bad + PLACE).ljust(len(exif()) - 6, b"\0")),
    }
    suffix = f".{kind}" if kind != "jpeg" else ".jpg"
    found = published(make[kind], f"a{suffix}")
    assert PLACE not in found
    assert look_at(io.BytesIO(found), f"a{suffix}")[:2] == (96, 64)


def test_text_between_the_frames_of_a_webp_never_leaves() -> None:
    frames = [photo(seed=seed) for seed in range(3)]
    data = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], exif=exif())
    at = data.index(b"ANMF")
    (length,) = struct.unpack_from("<I", data, at + 4)
    inner = data[at + 8 : at + 8 + length] + b"NOTE" + struct.pack("<I", len(PLACE)) + PLACE
    told = data[12:at] + b"ANMF" + struct.pack("<I", len(inner)) + inner + data[at + 8 + length :]
    told = b"RIFF" + struct.pack("<I", len(told) + 4) + b"WEBP" + told
    found = published(told, "a.webp")
    assert PLACE in told
    assert PLACE not in found
    assert as_seen(found) == as_seen(data)


def test_text_between_the_scans_of_a_jpeg_never_leaves() -> None:
    data = saved(photo(), "JPEG", progressive=True)
    at = data.index(b"\xff\xc4", data.index(b"\xff\xda"))
    found = published(data[:at] + segment(0xFE, PLACE) + data[at:], "a.jpg")
    assert found == data


@pytest.mark.parametrize(
    "how",
    ["the kind of place", "in another file", "no list of places", "beyond the end", "deep", "old"],
)
def test_an_avif_whose_texts_cannot_be_found_is_refused(how: str) -> None:
    data = bytearray(avif())
    iloc = data.index(b"iloc") + 4
    match how:
        case "no list of places":
            data[iloc - 4 : iloc] = b"free"
        case "in another file":
            data[iloc + 11 if data[iloc] == 0 else iloc + 13] = 1
        case "beyond the end":
            data[iloc + 26] = 0x7F
        case "the kind of place":
            data[iloc] = 9
        case "deep":
            box = b""
            for _ in range(20):
                box = struct.pack(">I4s", 8 + len(box), b"moov") + box
            data[:] = whole()["avif"][1] + box
        case "old":
            data[data.index(b"infe") + 4] = 1
    with pytest.raises(NotAPictureError):
        published(bytes(data), "a.avif")


@given(st.sampled_from(sorted(TELLING)), st.data())
def test_damage_is_said_or_harmless_when_a_picture_is_published(
    kind: str, choose: st.DataObject
) -> None:
    suffix, data = _telling(kind)
    at = choose.draw(st.integers(0, len(data) - 1))
    wrong = choose.draw(st.binary(min_size=1, max_size=9))
    damaged = data[:at] + wrong + data[at + len(wrong) :]
    try:
        found = published(damaged, f"a{suffix}")
    except NotAPictureError:
        return
    assert len(found) <= len(damaged) + 40


@cache
def _telling(kind: str) -> tuple[str, bytes]:
    suffix, make = TELLING[kind]
    return suffix, make(6)


# --- in a site


def test_the_published_files_say_nothing_and_others_stay_as_they_are(site: Make) -> None:
    names = {"lead.jpg": jpeg(6), "more.png": png(), "body.webp": webp(), "linked.jpg": jpeg()}
    names |= {"plan.svg": DRAWING, "report.pdf": b"%PDF-" + PLACE, "down.jpg": jpeg(3)}
    head = {
        "images": "[{file: lead.jpg, alt: a}, {file: more.png, alt: b}, {file: plan.svg, alt: c}]",
        "attachments": "[{file: report.pdf}, {file: down.jpg}]",
    }
    folder = "content/releases/2023/visit"
    room = site({
        f"{folder}/index.md": release(body="![a](body.webp)\n\n[원본](linked.jpg)", **head),
        **{f"{folder}/{name}": data for name, data in names.items()},
    })  # fmt: skip
    assert room.build().code == 0
    for name, data in names.items():
        found = (room.out / "files/visit" / name).read_bytes()
        if name.endswith((".pdf", ".svg")):
            assert found == data
        else:
            assert found == published(data, name)
            assert not says_place(found)
    page = room.page("/ko/2023/05/14/visit/").text
    assert f"{len(published(jpeg(3), 'a.jpg')) / 1000:.0f} KB" in page, "what readers load"


def test_a_hidden_photograph_is_found_as_it_would_be_published(site: Make) -> None:
    hidden = release("합병", date="2027-01-01", images="[{file: a.jpg, alt: 사진}]")
    for data in (jpeg(), published(jpeg(), "a.jpg")):
        room = site({
            "content/releases/2027/merger/index.md": hidden,
            "content/releases/2027/merger/a.jpg": jpeg(),
            "content/static/any.jpg": data,
        })  # fmt: skip
        room.build()
        assert room.codes == ["leak"]
        assert "would give away a file of content/releases/2027/merger" in room.problems[0]


def test_pictures_of_an_older_pressbridge_are_published_anew(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = "content/releases/2023/visit"
    head = {"images": "[{file: a.jpg, alt: 사진}]"}
    room = site({f"{folder}/index.md": release(**head), f"{folder}/a.jpg": jpeg()})
    with monkeypatch.context() as older:
        older.setattr("pressbridge.world.pictures.originals.published", lambda data, _: data)
        older.setattr("pressbridge.compiling.context.code_fingerprint", lambda: b"older")
        older.setattr("pressbridge.build.snapshot.code_stamp", lambda: b"older", raising=False)
        room.build()
    assert says_place((room.out / "files/visit/a.jpg").read_bytes())
    room.build()
    assert not says_place((room.out / "files/visit/a.jpg").read_bytes())


@pytest.mark.parametrize(("data", "heavy"), [(b"", False), (PLACE * 70_000, False), (b"x", True)])
def test_the_editor_is_told_what_readers_will_load(site: Make, data: bytes, heavy: bool) -> None:
    noise = Image.effect_noise((1400, 1400), 90)
    image = saved(noise, "GIF") if heavy else jpeg() + data
    folder = "content/releases/2023/visit"
    name = "a.gif" if heavy else "a.jpg"  # of a JPEG readers load a smaller one
    text = release(body=f"글\n\n![시장]({name})")
    room = site({f"{folder}/index.md": text, f"{folder}/{name}": image})
    found = [one for one in room.build("check").data["problems"] if one["code"] == "heavy-picture"]
    assert len(found) == heavy
    if heavy:
        assert found[0]["line"] == 7
        assert "MB, and every reader loads all of it" in found[0]["message"]


def test_a_picture_without_a_description_is_said_once_at_its_line(site: Make) -> None:
    folder = "content/releases/2023/visit"
    text = release(body="글\n\n![](a.jpg)\n\n![시장](a.jpg)", images="[{file: a.jpg}]")
    hand = "---\ntitle: 訪問\n---\n文\n\n![市場](a.jpg)\n\n![ ](a.jpg)\n"
    room = site({
        f"{folder}/index.md": text, f"{folder}/index.ja.md": hand, f"{folder}/a.jpg": jpeg(),
    })  # fmt: skip
    problems = room.build("check").data["problems"]
    found = [(one["path"], one["line"]) for one in problems if one["code"] == "missing-alt"]
    assert found == [(f"{folder}/index.ja.md", 8), (f"{folder}/index.md", 4), (f"{folder}/index.md", 8)]  # fmt: skip


# --- photographs inside of other files


def drawing(data: bytes, kind: str = "jpeg", how: str = 'href="{}"') -> bytes:
    address = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    inside = f"<image {how.format(address)} width='9' height='9'/>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()


@pytest.mark.parametrize("kind", [*TELLING, "gif"])
def test_a_photograph_in_a_drawing_says_nothing_either(kind: str) -> None:
    suffix, make = TELLING.get(kind, (".gif", gif))
    found = published(drawing(make(), suffix[1:]), "a.svg")
    assert found == drawing(published(make(), f"a{suffix}"), suffix[1:])
    assert look_at(io.BytesIO(drawing(make(), suffix[1:])), "a.svg") == (9, 9, len(found))


@pytest.mark.parametrize("end", ["\n", "&#10;", "&#xA;", "%0A"])
def test_the_lines_of_a_photograph_in_a_drawing_may_end_anyhow(end: str) -> None:
    plain = drawing(jpeg()).decode()
    at = plain.index("base64,") + 7
    told = plain[:at] + end.join(plain[at + n : at + n + 76] for n in range(0, 760, 76))
    told += end + plain[at + 760 :]
    assert PLACE not in published(told.encode(), "a.svg")
    assert b"Q2FtZXJh" not in published(told.encode(), "a.svg")
    assert look_at(io.BytesIO(told.encode()), "a.svg")[:2] == (9, 9)


@pytest.mark.parametrize(
    "told",
    [
        drawing(jpeg()).decode().encode("utf-16"),
        drawing(jpeg(), how="style=\"fill:url(&quot;{}&quot;)\""),
        drawing(b"\xff\xd8\xff" + exif()),
        drawing(jpeg()).replace(b"data:image", b"data:&#105;mage"),
    ],
    ids=["utf-16", "entities around it", "damaged", "entities in it"],
)  # fmt: skip
def test_a_drawing_whose_photograph_keeps_its_place_is_refused(told: bytes) -> None:
    with pytest.raises(NotAPictureError) as wrong:
        look_at(io.BytesIO(told), "a.svg")
    assert wrong.value.reason == "holds a photograph that says where it was taken"


def test_damaged_exif_in_an_avif_is_no_damage() -> None:
    data = avif()
    at = max(data.find(b"MM\0*"), data.find(b"II*\0"))
    broken = data[:at] + b"\xff" * 40 + data[at + 40 :]
    assert look_at(io.BytesIO(broken), "a.avif")[:2] == (96, 64)
    assert as_seen(published(broken, "a.avif")) == as_seen(published(data, "a.avif"))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.tif", exif()[6:], True),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes((1 << 20) - 40) + exif(), True),
        ("a.pdf", b"%PDF-1.7\n" + jpeg(), True),
        ("b.pdf", b"%PDF-1.7\n" + published(jpeg(6), "a.jpg"), False),
        ("a.hwpx", b"PK\x03\x04", False),
    ],
)
def test_an_attachment_that_says_where_a_photograph_was_taken_is_a_warning(
    site: Make, name: str, data: bytes, told: bool
) -> None:
    folder = "content/releases/2023/visit"
    text = release(attachments=f"[{{file: {name}}}]")
    room = site({f"{folder}/index.md": text, f"{folder}/{name}": data}).built()
    assert ("tells-place" in room.codes) is told
    assert (room.out / "files/visit" / name).read_bytes() == data
    room.built()
    assert ("tells-place" in room.codes) is told
