"""What is made of pictures: smaller files for screens, share images, and what browsers are told."""

from __future__ import annotations

import io
import os
import shutil
import struct
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from harness import SiteTest, catalog, grow_old, release, reviewed
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageDraw
from test_pictures import chunk, photo, saved, turning

from pressbridge.world.pictures import NotAPictureError, PictureCache, encoding, look_through
from pressbridge.world.pictures.recipes import (
    SHARE,
    WIDTHS,
    Recipe,
    Renditions,
    may_have_renditions,
    sizes_of,
)
from pressbridge.world.pictures.renditions import made_renditions, rendition

Make = Callable[..., SiteTest]
FOLDER = "content/releases/2023/market"
PAGE = f"{FOLDER}/index.md"
MADE = 8
"""Files that are made of the two photographs of ``market``, one of 1000 pixels across."""
TWO = "[{file: one.jpg, alt: 시장 입구, caption: 광장시장의 입구, credit: 중기부}, {file: two.jpg, alt: 시장}]"


def photograph(width: int = 1500, height: int = 1000, seed: int = 7) -> Image.Image:
    """Return what a camera gives: light, shapes and leaves of all sizes, the noise of its chip."""
    shapes = photo(width, height, seed=seed)
    for part, strength in ((16, 14), (8, 11), (4, 8), (1, 7)):
        fine = Image.effect_noise((width // part, height // part), strength)
        fine = fine.resize((width, height), Image.Resampling.BICUBIC)
        shapes = ImageChops.add(shapes, Image.merge("RGB", [fine] * 3), 1, -128)
    return shapes


def jpeg(width: int = 1500, height: int = 1000, seed: int = 7, **how: object) -> bytes:
    return saved(photograph(width, height, seed), "JPEG", quality=88, **how)


def chart(width: int = 1400, height: int = 700) -> bytes:
    """Return a drawing with few colours, as a spreadsheet saves it."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for number in range(12):
        top = height - 40 * number - 60
        draw.rectangle((60 + 100 * number, top, 120 + 100 * number, height - 30), fill="#1f3f77")
        draw.text((60 + 100 * number, top - 20), str(161 * number), fill="black")
    return saved(image, "PNG")


def made(
    folder: Path, data: bytes, name: str = "one.jpg", *, share: bool = False
) -> tuple[PictureCache, Renditions]:
    cache, picture = PictureCache(folder / "pictures"), look_through(data, name)
    return cache, made_renditions(cache, data, name, picture[:2], share=share)


def opened(cache: PictureCache, key: str) -> Image.Image:
    data = cache.get(key)
    assert data
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def far(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart on average, of 255."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    return sum(n * value for value, n in enumerate(difference.histogram())) / (
        one.width * one.height
    )


@pytest.fixture
def encodings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the files that are encoded in this process."""
    found: list[int] = []
    kept = encoding.encoded

    def counting(bare: bytes, kind: str, recipes: list[Recipe]) -> list[bytes]:
        found.append(len(recipes))
        return kept(bare, kind, recipes)

    monkeypatch.setattr(encoding, "encoded", counting)
    return found


def market(**files: bytes) -> dict[str, str | bytes]:
    """Return a release with photographs."""
    given: dict[str, bytes] = files or {"one.jpg": jpeg(), "two.jpg": jpeg(1000, 1500, 8)}
    return {
        PAGE: release("시장", images=TWO),
        **{f"{FOLDER}/{name}": data for name, data in given.items()},
    }


# What is made


def test_a_photograph_is_made_in_each_width_that_the_theme_asks_for(tmp_path: Path) -> None:
    cache, found = made(tmp_path, data := jpeg())
    assert tuple(one.width for one in found.sizes) == WIDTHS
    for one in found.sizes:
        image = opened(cache, one.key)
        assert (image.format, image.size) == ("WEBP", (one.width, one.height))
        assert one.bytes < len(data)
        same = Image.open(io.BytesIO(data)).resize(image.size, Image.Resampling.LANCZOS)
        assert far(image, same) < 8


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_no_size_is_larger_than_the_picture_and_none_has_another_shape(
    width: int, height: int
) -> None:
    for one in sizes_of(width, height):
        assert one.width <= width
        assert one.height <= height
        assert abs(one.height - height * one.width / width) <= 1


def test_a_size_that_has_more_bytes_than_the_picture_is_not_made(tmp_path: Path) -> None:
    dotted = saved(Image.effect_noise((1600, 400), 90).convert("1"), "PNG")
    _, found = made(tmp_path, dotted, "map.png")
    assert [one.width for one in found.sizes] == [360]
    assert found.sizes[0].bytes < len(dotted)


def test_a_page_offers_the_picture_itself_where_a_size_was_not_worth_it(site: Make) -> None:
    dotted = saved(Image.effect_noise((1600, 400), 90).convert("1"), "PNG")
    images = "[{file: map.png, alt: 지도}]"
    room = site({PAGE: release(images=images), f"{FOLDER}/map.png": dotted}).built()
    (srcset,) = room.page("/ko/2023/05/14/market/").tree.xpath("//main//img/@srcset")
    assert srcset == "/files/market/map.png-360.webp 360w, /files/market/map.png 1600w"


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_size_is_turned_as_the_picture_is_shown(tmp_path: Path, turned: int) -> None:
    data = saved(photo(1000, 600), "JPEG", quality=95, exif=turning(turned))
    cache, found = made(tmp_path, data)
    upright = photo(1000, 600)
    back = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM], 5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_270], 7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_90],
    }.get(turned, [])  # fmt: skip
    for step in back:
        upright = upright.transpose(step)
    image = opened(cache, found.sizes[0].key)
    assert far(image, upright.resize(image.size, Image.Resampling.LANCZOS)) < 4
    assert not image.getexif()


def test_a_size_says_nothing_of_the_picture(tmp_path: Path) -> None:
    from test_published_pictures import PLACE
    from test_published_pictures import jpeg as telling

    large = saved(photo(1600, 900), "JPEG", exif=Image.open(io.BytesIO(telling())).getexif())
    cache, found = made(tmp_path, large, share=True)
    assert found.share
    for one in (*found.sizes, found.share):
        data = cache.get(one.key) or b""
        assert PLACE not in data
        assert not set(opened(cache, one.key).info) & {"exif", "icc_profile", "xmp", "comment"}


def test_colours_of_another_profile_look_the_same_in_a_size(tmp_path: Path) -> None:
    """A browser takes what has no profile for sRGB; here red is what the profile calls green."""
    swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    names = [swapped.index(tag, 128) for tag in (b"rXYZ", b"gXYZ")]
    red, green = (bytes(swapped[at + 4 : at + 12]) for at in names)
    swapped[names[0] + 4 : names[0] + 12], swapped[names[1] + 4 : names[1] + 12] = green, red
    flat_red = Image.new("RGB", (800, 500), (220, 20, 20))
    flat_red.paste((200, 30, 30), (100, 100, 300, 300))
    data = saved(flat_red, "JPEG", quality=95, icc_profile=bytes(swapped))
    cache, found = made(tmp_path, data)
    shown = opened(cache, found.sizes[-1].key).convert("RGB").getpixel((700, 450))
    assert isinstance(shown, tuple)
    assert shown[1] > shown[0] + 100


def test_a_profile_that_does_not_fit_is_passed_over(tmp_path: Path) -> None:
    data = saved(photo(800, 500), "JPEG", quality=95, icc_profile=b"no profile" * 20)
    cache, found = made(tmp_path, data)
    image = opened(cache, found.sizes[0].key)
    assert far(image, photo(800, 500).resize(image.size, Image.Resampling.LANCZOS)) < 4


def test_a_drawing_with_few_colours_loses_nothing(tmp_path: Path) -> None:
    data = chart()
    cache, found = made(tmp_path, data, "chart.png")
    for one in found.sizes:
        image = opened(cache, one.key)
        drawn = Image.open(io.BytesIO(data)).convert("RGB")
        same = drawn.resize(image.size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        assert far(image, same) < 0.5
        assert one.bytes < len(data)


def test_what_shines_through_shines_through_in_a_size(tmp_path: Path) -> None:
    image = photo(900, 600).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((900, 600)))
    cache, found = made(tmp_path, saved(image, "PNG"), "logo.png", share=True)
    size = opened(cache, found.sizes[0].key)
    assert size.mode == "RGBA"
    assert size.getchannel("A").getextrema() == (0, 255)
    assert found.share
    assert opened(cache, found.share.key).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_can_be_made_smaller(tmp_path: Path, mode: str) -> None:
    if mode == "I;16":
        image = Image.new("I;16", (900, 600), 30_000)
    else:
        image = photo(900, 600).convert(mode)
    kind, name = ("JPEG", "a.jpg") if mode == "CMYK" else ("PNG", "a.png")
    data = saved(image, kind)
    cache, found = made(tmp_path, data, name, share=True)
    assert found.share
    share = opened(cache, found.share.key)
    assert share.size == SHARE
    if mode == "I;16":
        grey = share.getpixel((600, 300))
        assert isinstance(grey, tuple)
        assert abs(grey[0] - 30_000 // 256) < 4


def test_what_moves_stays_as_it_is(tmp_path: Path) -> None:
    frames = [photo(800, 500, seed=n) for n in range(3)]
    film = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], quality=95)
    apng = saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    gif = saved(frames[0].convert("P"), "GIF", save_all=True)
    for name, data in (("a.webp", film), ("a.png", apng), ("a.gif", gif)):
        assert made(tmp_path, data, name, share=True)[1] == Renditions()


def test_a_picture_beyond_the_limit_is_never_decoded() -> None:
    assert may_have_renditions("a.jpg", 8000, 6000)
    assert not may_have_renditions("a.jpg", 9000, 6000)
    assert not may_have_renditions("a.png", 6000, 5000)
    assert not may_have_renditions("a.webp", 5000, 4000)
    assert not may_have_renditions("a.svg", 1000, 1000)
    assert not may_have_renditions("a.gif", 1000, 1000)


def test_a_picture_that_pillow_does_not_understand_is_only_copied(tmp_path: Path) -> None:
    data = jpeg(800, 500)
    at = data.index(b"\xff\xda")
    broken = data[: at + 40] + bytes(len(data) - at - 42) + b"\xff\xd9"
    cache = PictureCache(tmp_path)
    made_renditions(cache, broken, "a.jpg", (800, 500), share=True)  # raises nothing


# The share image


def test_a_photograph_fills_the_share_image_and_a_portrait_stands_in_it_whole(
    tmp_path: Path,
) -> None:
    ground = (241, 242, 242)
    for size, whole in (((1600, 1067), False), ((1067, 1600), True), ((3000, 900), True)):
        cache, found = made(tmp_path, saved(Image.new("RGB", size, "navy"), "JPEG"), share=True)
        assert found.share
        image = opened(cache, found.share.key)
        assert (image.format, image.size) == ("JPEG", SHARE)
        corner = image.getpixel((2, 2))
        assert isinstance(corner, tuple)
        assert (max(abs(a - b) for a, b in zip(corner, ground, strict=True)) < 6) is whole


# The cache


def test_the_same_picture_is_made_once(tmp_path: Path, encodings: list[int]) -> None:
    data = jpeg(800, 500)
    _, first = made(tmp_path, data, share=True)
    _, again = made(tmp_path, data, "renamed.jpg", share=True)
    assert first == again
    assert encodings == [4]


@pytest.mark.parametrize("harm", ["cut", "flipped", "emptied", "gone", "swapped", "a folder"])
def test_a_damaged_file_of_the_cache_is_made_again(tmp_path: Path, harm: str) -> None:
    data = jpeg(800, 500)
    found = made(tmp_path, data)[1]
    place, other = (tmp_path / "pictures" / one.key for one in found.sizes[:2])
    good = place.read_bytes()
    match harm:
        case "cut":
            place.write_bytes(good[:-9])
        case "flipped":
            place.write_bytes(good[:99] + bytes([good[99] ^ 1]) + good[100:])
        case "emptied":
            place.write_bytes(b"")
        case "swapped":
            place.write_bytes(other.read_bytes())
        case _:
            place.unlink()
    if harm == "a folder":
        place.mkdir()
    assert made(tmp_path, data)[1] == found
    if harm != "a folder":
        assert place.read_bytes() == good


def test_a_file_that_is_made_again_alone_has_the_same_bytes(tmp_path: Path) -> None:
    for data, name in ((jpeg(4000, 2667), "a.jpg"), (chart(), "a.png")):
        cache, found = made(tmp_path / name, data, name, share=True)
        assert found.share
        recipes = [Recipe(one.width, one.height) for one in found.sizes]
        recipes.append(Recipe(*SHARE, share=True))
        empty = PictureCache(tmp_path / "empty")
        for one, recipe in zip((*found.sizes, found.share), recipes, strict=True):
            assert rendition(empty, one.key, recipe, name, partial(bytes, data)) == cache.get(
                one.key
            )


def test_a_disk_that_keeps_nothing_costs_time_and_no_picture(
    site: Make, encodings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = market()
    good = site(files, "good").built(jobs=1).tree()
    monkeypatch.setattr(PictureCache, "put", lambda *_: None)
    assert site(files, "full").built(jobs=1).tree() == good
    assert sum(encodings) > 2 * MADE


def test_a_picture_that_changed_since_it_was_looked_at_is_not_published(tmp_path: Path) -> None:
    cache, found = made(tmp_path, jpeg(800, 500))
    one = found.sizes[0]
    (tmp_path / "pictures" / one.key).unlink()
    other = jpeg(800, 500, 99)
    with pytest.raises(NotAPictureError):
        rendition(cache, one.key, Recipe(one.width, one.height), "a.jpg", lambda: other)


def test_the_cache_forgets_what_was_not_used_for_longest(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    for number in range(5):
        cache.put(f"{number}", bytes(100))
        path = tmp_path / f"{number}"
        os.utime(path, ns=(number * 10**9, number * 10**9))
    cache.get("0")
    cache.trim(300)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "4"]


# The site


def sizes_on(room: SiteTest) -> list[str]:
    return sorted(name for name in room.tree() if name.endswith((".webp", "-share.jpg")))


def test_a_page_tells_browsers_what_to_choose_from(site: Make) -> None:
    room = site(market()).built()
    images = room.page("/ko/2023/05/14/market/").tree.xpath("//main//img")
    assert len(images) == 2
    for image in images:
        found = dict(reversed(one.split()) for one in image.get("srcset").split(", "))
        assert len(found) >= 3
        for width, href in found.items():
            data = (room.out / href.lstrip("/")).read_bytes()
            assert Image.open(io.BytesIO(data)).width == int(width.removesuffix("w"))
        assert image.get("sizes")
        assert image.get("decoding") == "async"
        assert int(image.get("width")) * int(image.get("height")) > 0
    assert images[0].get("fetchpriority") == "high"
    assert images[0].get("loading") is None
    assert images[1].get("loading") == "lazy"


def test_the_original_stays_for_download_with_its_size(site: Make) -> None:
    body = '본문입니다.\n\n![입구](three.jpg "입구 [사진=중기부]")'
    files = market() | {f"{FOLDER}/three.jpg": jpeg(2000, 1200, 9)}
    japanese = catalog(reviewed("시장", "市場"))
    files |= {PAGE: release("시장", body, images=TWO), f"{FOLDER}/index.ja.po": japanese}
    room = site(files).built()
    for lang, words in (("ko", "고해상도 내려받기"), ("ja", "高解像度ダウンロード")):
        links = room.page(f"/{lang}/2023/05/14/market/").tree.xpath("//figcaption/a[@download]")
        said = [" ".join(link.text_content().split()) for link in links]
        assert [text.rpartition(" · ")[0] for text in said] == [
            f"{words} JPG · 1500 × 1000", f"{words} JPG · 2000 × 1200", f"{words} JPG · 1000 × 1500",
        ]  # fmt: skip
        for link in links:
            assert (room.out / link.get("href").lstrip("/")).is_file()


def test_a_small_picture_and_a_drawing_are_shown_as_they_are(site: Make) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    images = "[{file: a.svg, alt: 가}, {file: b.jpg, alt: 나}]"
    files = {f"{FOLDER}/a.svg": svg, f"{FOLDER}/b.jpg": saved(photo(200, 100), "JPEG")}
    room = site({PAGE: release(images=images), **files}).built()
    assert sizes_on(room) == []
    page = room.page("/ko/2023/05/14/market/").tree
    assert page.xpath("//img[@srcset] | //figure//a[@download]") == []


@pytest.mark.parametrize(
    "hiding", [{"draft": "true"}, {"date": "2031-01-01"}, {"embargo": "2031-01-01T09:00"}]
)
def test_nothing_is_made_of_a_hidden_photograph(
    site: Make, encodings: list[int], hiding: dict[str, str]
) -> None:
    room = site(market() | {PAGE: release("시장", images=TWO, **hiding)})
    room.built(jobs=1)
    assert sizes_on(room) == []
    assert encodings == []


@pytest.mark.parametrize(
    "hiding",
    [
        {"draft": "true"}, {"expires": "2024-01-01"},
        {"withdrawn": "{date: 2024-01-01, reason: 잘못되었습니다}"},
    ],
)  # fmt: skip
def test_sizes_of_what_is_hidden_later_are_taken_away(site: Make, hiding: dict[str, str]) -> None:
    room = site(market()).built()
    assert len(sizes_on(room)) == MADE
    room.edit(PAGE, release("시장", images=TWO, **hiding))
    room.built()
    assert [name for name in room.tree() if "one.jpg" in name or "two.jpg" in name] == []


def test_sizes_come_on_the_day_on_which_the_release_does(site: Make) -> None:
    room = site(market() | {PAGE: release("시장", images=TWO, date="2026-11-20T09:00")})
    room.built(now="2026-11-20T08:59:59")
    assert sizes_on(room) == []
    room.built(now="2026-11-20T09:00:00")
    late = room.tree()
    assert len(sizes_on(room)) == MADE
    room.built(now="2026-11-20T09:00:00", clean=True)
    assert room.tree() == late


def test_a_second_clean_build_encodes_nothing(site: Make, encodings: list[int]) -> None:
    room = site(market()).built(jobs=1)
    first = room.tree()
    assert sum(encodings) == MADE
    room.built(jobs=1, clean=True)
    assert sum(encodings) == MADE
    assert room.tree() == first


def test_a_check_makes_nothing_of_pictures(site: Make, encodings: list[int]) -> None:
    room = site(market())
    room.build("check", jobs=1)
    assert room.result.code == 0
    assert encodings == []
    assert not (room.root / ".pressbridge" / "pictures").exists()


EDITS: dict[str, Callable[[SiteTest], None]] = {
    "another picture": lambda room: room.edit(f"{FOLDER}/one.jpg", jpeg(1500, 1000, 99)),
    "a smaller one": lambda room: room.edit(f"{FOLDER}/one.jpg", jpeg(800, 500, 99)),
    "a tiny one": lambda room: room.edit(f"{FOLDER}/one.jpg", saved(photo(), "JPEG")),
    "a text": lambda room: room.edit(PAGE, release("시장", "다른 글입니다.", images=TWO)),
    "one picture less": lambda room: room.edit(
        PAGE, release("시장", images="[{file: two.jpg, alt: 시장}]")
    ),
    "the other way round": lambda room: room.edit(
        PAGE, release("시장", images="[{file: two.jpg, alt: 가}, {file: one.jpg, alt: 나}]")
    ),
    "a link and no picture": lambda room: room.edit(
        PAGE, release("시장", "[큰 사진](one.jpg)", images="[{file: two.jpg, alt: 가}]")
    ),
    "the cache is gone": lambda room: shutil.rmtree(room.root / ".pressbridge" / "pictures"),
    "the sizes are gone": lambda room: [
        path.unlink() for path in room.out.rglob("*.webp")
    ] and shutil.rmtree(room.root / ".pressbridge" / "pictures"),
    "all of it is gone": lambda room: shutil.rmtree(room.root / ".pressbridge"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_a_site_that_was_built_on_is_the_same_as_one_built_anew(
    site: Make, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    grow_old(monkeypatch)
    room = site(market()).built()
    EDITS[edit](room)
    room.built()
    later = room.tree()
    shutil.rmtree(room.root / ".pressbridge")
    room.built(clean=True)
    assert [name for name in later if room.tree().get(name) != later[name]] == []
    assert set(later) == set(room.tree())


def test_what_was_made_has_the_reason_that_names_the_picture(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow_old(monkeypatch)
    room = site(market()).built()
    room.edit(f"{FOLDER}/one.jpg", jpeg(1500, 1000, 99))
    room.build(explain=True)
    why = {one["what"]: one["because"] for one in room.result.data["why"]}
    for name in ("one.jpg-360.webp", "one.jpg-share.jpg"):
        assert why[f"files/market/{name}"] == f"{FOLDER}/one.jpg changed"
    assert not [what for what in why if "two.jpg" in what]


def test_an_editor_is_told_of_what_is_too_large_to_be_made_smaller(site: Make) -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8000, 5000, 1, 0, 0, 0, 0))
    rows = zlib.compress(bytes(5000 * 1001))
    wide = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    files = {PAGE: release(images="[{file: a.png, alt: 가}]"), f"{FOLDER}/a.png": wide}
    room = site(files)
    room.build()
    (problem,) = room.problems
    assert problem.startswith(f'? {PAGE}:4: "a.png" has 40 megapixels: nothing smaller is made')
    assert sizes_on(room) == []


def test_a_heavy_photograph_that_is_made_smaller_is_no_finding(site: Make) -> None:
    data = saved(photograph(2400, 1600), "JPEG", quality=98)
    assert len(data) > 1_000_000
    names = {"content/names.yaml": "- {ko: 중기부, ja: 中企部, kind: organization}\n"}
    room = site({**market(**{"one.jpg": data, "two.jpg": jpeg()}), **names})
    room.build()
    assert room.problems == []


def test_a_file_where_a_size_belongs_is_an_error(site: Make) -> None:
    body = "[표](one.jpg-360.webp)"
    files = market() | {f"{FOLDER}/one.jpg-360.webp": saved(photo(), "WEBP")}
    room = site({**files, PAGE: release("시장", body, images=TWO)})
    room.build()
    assert room.result.code == 1
    assert "/files/market/one.jpg-360.webp" in str(room.problems)


def test_the_share_image_is_that_of_the_lead_photograph(site: Make) -> None:
    room = site(market()).built()
    for lang in ("ko", "ja"):
        head = room.page(f"/{lang}/2023/05/14/market/").tree.find("head")
        said = {one.get("property"): one.get("content") for one in head.findall("meta")}
        assert said["og:image"].endswith("/files/market/one.jpg-share.jpg")
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["og:image:alt"]
    data = room.tree()["files/market/one.jpg-share.jpg"]
    assert Image.open(io.BytesIO(data)).size == SHARE
