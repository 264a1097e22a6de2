"""What a page says of a release's licence, and of the AI mark beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harness import FIRST, SiteTest, release

Make = Callable[..., SiteTest]
HAND = {FIRST.replace(".md", ".ja.md"): "---\ntitle: 東京訪問\n---\n本文です。\n"}
TRAINING = {
    "ko": "인공지능(AI) 학습에 이용할 수 있습니다",
    "ja": "AI（人工知能）の学習に利用できます",
}


def terms(room: SiteTest, lang: str) -> str:
    page = room.page(f"/{lang}/2023/05/14/visit/")
    return " ".join(page.texts("//section[@aria-labelledby='license']"))


def test_type_0_sets_no_conditions(site: Make) -> None:
    room = site({FIRST: release(license="kogl-0"), **HAND}).built()
    assert "공공누리 제0유형(자유이용)" in terms(room, "ko")
    assert "조건 없이" in terms(room, "ko")
    assert "第0類型（自由利用）" in terms(room, "ja")
    assert "条件なしに" in terms(room, "ja")
    [entry] = room.json("/releases.json")["releases"]
    assert entry["license"] == "kogl-0"
    assert "ai_training" not in entry
    assert TRAINING["ko"] not in terms(room, "ko")


@pytest.mark.parametrize("kind", ["kogl-1", "kogl-2", "kogl-3", "kogl-4"])
def test_the_ai_mark_stands_beside_the_types_with_conditions(site: Make, kind: str) -> None:
    room = site({FIRST: release(license=kind, ai_training="true"), **HAND}).built()
    for lang in ("ko", "ja"):
        assert TRAINING[lang] in terms(room, lang)
        assert ("제" if lang == "ko" else "第") + kind[-1] in terms(room, lang)
    assert room.json("/releases.json")["releases"][0]["ai_training"] is True


@pytest.mark.parametrize("kind", ["kogl-0", "cc-by-4.0", "all-rights-reserved", None])
def test_the_ai_mark_stands_beside_no_other_licence(site: Make, kind: str | None) -> None:
    room = site({FIRST: release(ai_training="yes", license=kind)})
    assert room.build().code == 1
    assert room.problems == [f'! {FIRST}:4: "ai_training" is a mark of kogl-1 to kogl-4']
    site({FIRST: release(ai_training="no", license=kind)}, name="without").built()


def test_a_picture_may_have_type_0(site: Make) -> None:
    text = release(images="[{file: a.svg, alt: 그림, license: kogl-0}]")
    folder = "content/releases/2023/visit"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    room = site({f"{folder}/index.md": text, f"{folder}/a.svg": drawing}).built()
    page = room.page("/ko/2023/05/14/visit/")
    assert "공공누리 제0유형(자유이용)" in page.texts("//figure//a")
