"""Share images that are drawn: the headline of a page that has no photograph."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from harness import FIRST, SiteTest, catalog, grow_old, machine, release, reviewed
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tables import cases
from test_pictures import photo, saved

from pressbridge.rendering import plan
from pressbridge.words.lang import Lang
from pressbridge.words.line_breaks import broken, phrases
from pressbridge.world.pictures import PictureCache, fonts, headlines
from pressbridge.world.pictures.fonts import Font, fonts_here
from pressbridge.world.pictures.recipes import SHARE, Headline
from pressbridge.world.pictures.renditions import headline_image

Make = Callable[..., SiteTest]
HERE = fonts_here()
drawing = pytest.mark.skipif(len(HERE) < 2, reason="no Korean and Japanese font is installed")

KO = Headline("도쿄 방문", Lang.KO, "중기부 보도실", "2023년 5월 14일(일)", Lang.KO)
CLOSING, OPENING = "、。」）！？ー", "「（"


def name_of(lang: str, slug: str = "visit") -> str:
    return f"files/{slug}/{slug}-{lang}-share.png"


def said_of(room: SiteTest, address: str) -> dict[str, str]:
    tags = room.page(address).tree.xpath("//head/meta")
    return {one.get("property") or one.get("name") or "": one.get("content") for one in tags}


# Lines


@pytest.mark.parametrize("lines", cases("line-breaks.txt"))
def test_a_headline_breaks_between_phrases(lines: list[str]) -> None:
    for line in filter(None, lines):
        lang, most, wanted = line.split("|")
        text = wanted.replace("/", " " if lang == "ko" else "")
        assert "/".join(broken(phrases(text, Lang(lang)), len, int(most))) == wanted


@given(
    st.text("日韓の東京で会談スタートアップ、。「」（）12億ー ", max_size=60), st.integers(2, 20)
)
def test_nothing_of_a_headline_is_lost_and_no_line_is_too_wide(text: str, most: int) -> None:
    lines = broken(phrases(text, Lang.JA), len, most)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= most for line in lines)


@given(st.text("日韓の東京で会談スタートアップ、。「」（）ー", min_size=1, max_size=60))
def test_no_phrase_begins_with_a_closing_sign_or_ends_with_an_opening_one(text: str) -> None:
    found = phrases(text, Lang.JA)
    assert not [piece for piece in found[1:] if piece[0] in CLOSING]
    assert not [piece for piece in found[:-1] if piece[-1] in OPENING]


# The picture


@drawing
@pytest.mark.parametrize("title", ["가", "도쿄 방문 " * 60, "가" * 500, "A" * 300, "🚀 발사", ""])
def test_any_headline_can_be_drawn(title: str) -> None:
    image = Image.open(io.BytesIO(headlines.drawn(KO._replace(title=title), HERE)))
    assert (image.format, image.size) == ("PNG", SHARE)
    assert len(image.getcolors() or ()) <= 16


@drawing
def test_the_same_headline_in_the_same_font_gives_the_same_bytes_and_another_others() -> None:
    first = headlines.drawn(KO, HERE)
    assert headlines.drawn(KO, HERE) == first
    for other in (
        KO._replace(title="서울 방문"), KO._replace(note="2023년 5월 15일(월)"),
        KO._replace(site="다른 보도실"),
    ):  # fmt: skip
        assert headlines.drawn(other, HERE) != first


@drawing
def test_a_headline_is_drawn_once(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:

    cache, calls = PictureCache(Path(str(tmp_path))), []
    kept = headlines.drawn

    def counting(headline: Headline, here: Mapping[str, Font]) -> bytes:
        calls.append(headline)
        return kept(headline, here)

    monkeypatch.setattr(headlines, "drawn", counting)
    first = headline_image(cache, KO, HERE)
    assert headline_image(cache, KO, HERE) == first
    assert len(calls) == 1
    other = {lang: font._replace(id=b"another") for lang, font in HERE.items()}
    headline_image(cache, KO, other)
    assert len(calls) == 2


# The site


@drawing
def test_each_edition_without_a_photograph_has_its_headline_as_share_image(site: Make) -> None:
    japanese = catalog(reviewed("도쿄 방문", "東京訪問"))
    room = site({FIRST: release(), FIRST.replace(".md", ".ja.po"): japanese}).built()
    slug = FIRST.rpartition("/")[2].removesuffix(".md")
    for lang, title in (("ko", "도쿄 방문"), ("ja", "東京訪問")):
        said = said_of(room, f"/{lang}/2023/05/14/{slug}/")
        assert said["og:image"].endswith(f"/{name_of(lang, slug)}")
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["og:image:alt"] == title
        assert said["twitter:card"] == "summary_large_image"
        assert Image.open(io.BytesIO(room.tree()[name_of(lang, slug)])).size == SHARE


@drawing
def test_a_drawing_or_film_as_lead_picture_makes_no_share_image_so_the_headline_does(
    site: Make,
) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    gif = saved(photo(900, 600, "P"), "GIF")
    for name, data in (("a.svg", svg), ("a.gif", gif)):
        files = {
            "content/releases/2023/visit/index.md": release(images=f"[{{file: {name}, alt: 가}}]"),
            f"content/releases/2023/visit/{name}": data,
        }
        room = site(files, name[2:]).built()
        assert said_of(room, "/ko/2023/05/14/visit/")["og:image"].endswith(name_of("ko"))


@drawing
def test_a_headline_that_a_machine_translated_says_so(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes: list[str] = []
    kept = headlines.drawn

    def listening(headline: Headline, here: Mapping[str, Font]) -> bytes:
        notes.append(headline.note)
        return kept(headline, here)

    monkeypatch.setattr(headlines, "drawn", listening)
    po = FIRST.replace(".md", ".ja.po")
    site({FIRST: release(), po: catalog(machine("도쿄 방문", "東京訪問"))}).built(jobs=1)
    assert sorted(notes) == ["2023年5月14日（日） · 機械翻訳", "2023년 5월 14일(일)"]


@drawing
@pytest.mark.parametrize("hiding", [{"draft": "true"}, {"date": "2031-01-01"}])
def test_no_headline_of_what_is_hidden_is_drawn(site: Make, hiding: dict[str, str]) -> None:
    room = site({FIRST: release()}).built()
    assert [name for name in room.tree() if name.endswith("-share.png")]
    room.edit(FIRST, release(**hiding))
    room.built()
    assert [name for name in room.tree() if name.endswith("-share.png")] == []


@drawing
def test_a_new_headline_is_drawn_and_the_site_is_as_one_built_anew(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow_old(monkeypatch)
    room = site({FIRST: release(), "content/releases/2023/b.md": release("나")}).built()
    before = room.tree()
    room.edit(FIRST, release("서울 방문"))
    room.built()
    later = room.tree()
    assert {n for n in later if n.endswith("png") and later[n] != before.get(n)} == {
        name_of("ko", FIRST.rpartition("/")[2].removesuffix(".md"))
    }
    room.built(clean=True)
    assert room.tree() == later


@drawing
def test_the_newest_releases_have_one(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "SHARED", 2)
    files = {
        f"content/releases/2023/n{n}.md": release(f"글 {n}", date=f"2023-05-0{n}")
        for n in range(1, 5)
    }
    room = site(files).built()
    found = {name for name in room.tree() if name.endswith("-ko-share.png")}
    assert found == {name_of("ko", "n3"), name_of("ko", "n4")}
    assert "og:image" not in said_of(room, "/ko/2023/05/01/n1/")


def test_without_a_font_there_is_no_share_image_and_one_line_says_so(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow_old(monkeypatch)
    monkeypatch.setattr(fonts, "PLACES", {"ko": (("/nowhere/font.ttc", "None"),), "ja": ()})
    room = site({FIRST: release(), "content/releases/2023/b.md": release("나")})
    text = room.build(format="text").out
    assert text.count("Share images") == 1
    assert "Noto Sans CJK" in text
    assert [name for name in room.tree() if name.endswith("-share.png")] == []
    slug = FIRST.rpartition("/")[2].removesuffix(".md")
    assert "og:image" not in said_of(room, f"/ko/2023/05/14/{slug}/")
    assert "Share images" not in room.build(format="text").out  # nothing changed


def test_a_font_that_came_makes_all_share_images(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = site({FIRST: release()})
    with monkeypatch.context() as patched:
        patched.setattr(fonts, "PLACES", {"ko": (), "ja": ()})
        room.built()
    room.edit("content/releases/2023/b.md", release("나"))
    room.built()
    later = room.tree()
    room.built(clean=True)
    assert room.tree() == later
