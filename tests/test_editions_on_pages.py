"""What a page says about its own translation: each state of a catalog, and each policy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import feedparser
import lxml.html
import pytest
from harness import (
    FIRST,
    SITE_YAML,
    HtmlPage,
    SiteTest,
    catalog,
    failed,
    machine,
    parse_xml,
    release,
    reviewed,
    stale,
    tree_of,
)

Make = Callable[..., SiteTest]
PO = FIRST.replace(".md", ".ja.po")
HAND = FIRST.replace(".md", ".ja.md")
KO, JA = "/ko/2023/05/14/visit/", "/ja/2023/05/14/visit/"
TITLE, FIRST_LINE, SECOND_LINE = "도쿄 방문", "첫째 문단입니다.", "둘째 문단입니다."
BODY = f"{FIRST_LINE}\n\n{SECOND_LINE}"
TITLE_JA = reviewed(TITLE, "東京訪問", "title")
FIRST_JA = reviewed(FIRST_LINE, "一つ目の段落です。")
SECOND_JA = reviewed(SECOND_LINE, "二つ目の段落です。")


def policy(**values: str) -> str:
    inner = ", ".join(f"{key}: {value}" for key, value in values.items())
    return f"{SITE_YAML}translation: {{{inner}}}\n"


def room(
    site: Make, *entries: str, settings: str = SITE_YAML, body: str = BODY, **fields: object
) -> SiteTest:
    """Build a press room of one release whose catalog has these entries."""
    files = {
        "content/site.yaml": settings,
        FIRST: release(TITLE, body, topics="[startups]", **fields),
        PO: catalog(*entries),
    }
    return site(files).built()


def blocks(page: HtmlPage) -> list[tuple[str, str, bool]]:
    """The paragraphs of the body: language, text, whether marked as unchecked."""
    return [
        (p.get("lang") or page.lang, p.text_content(), p.get("data-checked") == "no")
        for p in page.all("//*[contains(@class, 'body')]/p")
    ]


def notices(page: HtmlPage) -> list[str]:
    """The kinds of the notices, by the class that names them."""
    classes = page.all("//main//*[@role='note']/@class")
    return [str(c).rpartition("notice-")[2] for c in classes]


def is_listed(site: SiteTest, lang: str) -> bool:
    return any(link.endswith("/visit/") for link in site.page(f"/{lang}/").cards)


@dataclass(frozen=True)
class State:
    """A catalog, and what its page says of itself."""

    name: str
    entries: tuple[str, ...]
    status: str
    notices: tuple[str, ...]
    body: tuple[tuple[str, str, bool], ...]
    indexable: bool


JA_1 = ("ja", "一つ目の段落です。", False)
JA_2 = ("ja", "二つ目の段落です。", False)
KO_2 = ("ko", SECOND_LINE, False)

STATES = (
    State("all reviewed", (TITLE_JA, FIRST_JA, SECOND_JA), "reviewed", (), (JA_1, JA_2), True),
    State("one by machine", (TITLE_JA, FIRST_JA, machine(SECOND_LINE, "二つ目の段落です。")),
          "machine", ("machine",), (JA_1, ("ja", "二つ目の段落です。", True)), False),
    State("the title by machine", (machine(TITLE, "東京訪問", "title"), FIRST_JA, SECOND_JA),
          "machine", ("machine",), (JA_1, JA_2), False),
    State("all by machine",
          (machine(TITLE, "東京訪問", "title"), machine(FIRST_LINE, "一つ目の段落です。"),
           machine(SECOND_LINE, "二つ目の段落です。")),
          "machine", ("machine",),
          (("ja", "一つ目の段落です。", True), ("ja", "二つ目の段落です。", True)), False),
    State("one stale", (TITLE_JA, FIRST_JA, stale(SECOND_LINE, "古い段落です。")),
          "machine", ("incomplete",), (JA_1, KO_2), False),
    State("one failed", (TITLE_JA, FIRST_JA, failed(SECOND_LINE, "だめな段落です。")),
          "machine", ("incomplete",), (JA_1, KO_2), False),
    State("one missing", (TITLE_JA, FIRST_JA), "machine", ("incomplete",), (JA_1, KO_2), False),
    State("one empty", (TITLE_JA, FIRST_JA, reviewed(SECOND_LINE, "")),
          "machine", ("incomplete",), (JA_1, KO_2), False),
    State("one with a lost mark", (TITLE_JA, FIRST_JA, reviewed(SECOND_LINE, "二つ⟦1⟧目です。")),
          "machine", ("incomplete",), (JA_1, KO_2), False),
    State("one by machine and one missing",
          (TITLE_JA, machine(FIRST_LINE, "一つ目の段落です。")),
          "machine", ("machine", "incomplete"),
          (("ja", "一つ目の段落です。", True), KO_2), False),
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_the_page_says_what_is_known_of_a_catalog_with(site: Make, state: State) -> None:
    built = room(site, *state.entries)
    page = built.page(JA)
    assert page.heading == "東京訪問"
    assert page.status == [state.status]
    assert tuple(notices(page)) == state.notices
    assert tuple(blocks(page)) == state.body
    assert page.noindex is not state.indexable
    assert bool(page.alternates) is state.indexable
    assert (JA in built.text("/sitemap.xml")) is state.indexable
    assert is_listed(built, "ja")
    assert built.json("/releases.json")["releases"][0]["editions"]["ja"]["translation"] == (
        state.status
    )


def approved(entry: str, by: str) -> str:
    return f"#. reviewed: {by}\n{entry}"


def said_of_review(page: HtmlPage) -> str:
    [found] = page.texts("//p[@class='reviewed']")
    return found


@pytest.mark.parametrize(("reviewers", "named"), [("", False), ("hide", False), ("show", True)])
def test_a_reviewed_page_says_the_last_day_and_names_nobody_unless_it_is_asked_to(
    site: Make, reviewers: str, named: bool
) -> None:
    table = f"{SITE_YAML}reviewers: {reviewers}\n" if reviewers else SITE_YAML
    first, second = (
        approved(TITLE_JA, "박서연 2026-11-20"),
        approved(FIRST_JA, "김하나 2026-11-22"),
    )
    built = room(site, first, second, SECOND_JA, settings=table)  # the last was approved by hand
    page = built.page(JA)
    assert "2026年11月22日（日）" in said_of_review(page)
    assert ("김하나" in said_of_review(page)) is named
    for file, data in tree_of(built.out).items():
        assert ("김하나".encode() in data) is (named and file == f"{JA[1:]}index.html"), file
        assert "박서연".encode() not in data


def test_a_page_with_anything_unchecked_says_no_day_of_a_check(site: Make) -> None:
    built = room(site, approved(TITLE_JA, "박서연 2026-11-20"), FIRST_JA)
    assert "2026年11月20日" not in built.text(JA)


def test_a_page_says_no_day_where_its_catalog_has_none(site: Make) -> None:
    assert "最終確認" not in said_of_review(room(site, TITLE_JA, FIRST_JA, SECOND_JA).page(JA))


def test_the_day_of_a_check_is_said_in_korean_of_a_japanese_release(site: Make) -> None:
    text = "参加企業は30社です。"
    files = {
        FIRST: release("東京訪問", f"{text}\n", lang="ja"),
        FIRST.replace(".md", ".ko.po"): catalog(
            approved(reviewed("東京訪問", "도쿄 방문", "title"), "田中 2026-11-20"),
            reviewed(text, "참가 기업은 30곳입니다."),
        ),
        "content/site.yaml": f"{SITE_YAML}reviewers: show\n",
    }
    told = said_of_review(site(files).built().page(KO))
    assert "마지막 확인 2026년 11월 20일(금)" in told
    assert "田中" in told


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_the_source_edition_never_depends_on_a_catalog_with(site: Make, state: State) -> None:
    page = room(site, *state.entries).page(KO)
    assert page.status == ["source"]
    assert notices(page) == []
    assert not page.noindex
    assert bool(page.alternates) is state.indexable
    assert blocks(page) == [("ko", FIRST_LINE, False), ("ko", SECOND_LINE, False)]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_the_switch_leads_there_and_back_with(site: Make, state: State) -> None:
    built = room(site, *state.entries)
    for address in (KO, JA):
        assert built.page(address).switch == {"ko": KO, "ja": JA}


def test_a_machines_text_is_announced_before_it_is_read(site: Make) -> None:
    built = room(site, machine(TITLE, "東京訪問", "title"))
    page = built.page(JA)
    assert "機械翻訳" in page.texts("//main//*[@role='note']")[0]
    assert page.all("//main//*[@role='note']//a/@href")[0] == KO
    assert "機械翻訳" in built.page("/ja/").text
    item = built.json("/ja/feed.json")["items"][0]
    assert item["content_html"].startswith("<p>[")
    assert "機械" in item["content_html"]
    assert item["summary"].startswith("[")


def test_a_machines_text_is_announced_in_korean_too(site: Make) -> None:
    files = {
        "content/releases/2023/visit.md": release("東京訪問", "本文です。", lang="ja"),
        "content/releases/2023/visit.ko.po": catalog(
            machine("東京訪問", "도쿄 방문", "title"), lang="ko"
        ),
    }
    built = site(files).built()
    assert "기계 번역" in built.page(KO).texts("//main//*[@role='note']")[0]


FAILED_OR_STALE = (failed(TITLE, "だめ", "title"), stale(TITLE, "古い題", "title"))


@pytest.mark.parametrize("title", ["", *FAILED_OR_STALE], ids=["missing", "failed", "stale"])
def test_a_release_without_a_title_is_a_notice_and_in_no_list(site: Make, title: str) -> None:
    built = room(site, *([title] if title else []), FIRST_JA)
    page = built.page(JA)
    assert page.heading == TITLE
    assert page.all("//h1/@lang") == ["ko"]
    assert KO in page.all("//main//a/@href")
    assert FIRST_LINE not in page.text
    assert "一つ目" not in page.text
    assert page.noindex
    assert page.switch == {"ko": KO, "ja": JA}
    assert built.page(KO).switch == {"ko": KO, "ja": JA}
    assert not is_listed(built, "ja")
    assert built.json("/ja/feed.json")["items"] == []
    assert not built.has("/ja/2023/")
    assert not built.has("/ja/topics/startups/")
    assert built.json("/releases.json")["releases"][0]["editions"]["ja"]["title"] is None


def test_every_link_of_a_notice_page_leads_somewhere(site: Make) -> None:
    built = room(site)
    dead = [
        href
        for href in built.page(JA).all("//a/@href")
        if not built.has(str(href).partition("#")[0] or JA)
    ]
    assert dead == []


def test_with_incomplete_show_the_source_text_stands_there_and_is_listed(site: Make) -> None:
    built = room(site, FIRST_JA, settings=policy(incomplete="show"))
    page = built.page(JA)
    assert page.all("//h1/@lang") == ["ko"]
    assert blocks(page) == [JA_1, KO_2]
    assert notices(page) == ["incomplete"]
    assert page.noindex
    assert is_listed(built, "ja")
    card = built.page("/ja/").all("//*[contains(@class, 'card-title')]/a")[0]
    assert card.get("lang") == "ko"
    assert built.json("/ja/feed.json")["items"][0]["language"] == "ko"


def test_withheld_texts_are_treated_as_missing(site: Make) -> None:
    entries = (TITLE_JA, FIRST_JA, machine(SECOND_LINE, "未確認の段落です。"))
    built = room(site, *entries, settings=policy(unreviewed="withhold"))
    page = built.page(JA)
    assert blocks(page) == [JA_1, KO_2]
    assert notices(page) == ["incomplete"]
    assert page.noindex
    assert not [n for n, data in built.tree().items() if "未確認".encode() in data]


def test_a_withheld_title_makes_a_notice_page(site: Make) -> None:
    built = room(
        site, machine(TITLE, "未確認の題", "title"), settings=policy(unreviewed="withhold")
    )
    assert built.page(JA).heading == TITLE
    assert not is_listed(built, "ja")


def test_a_failed_and_an_odd_translation_are_hard_warnings_at_their_line(site: Make) -> None:
    built = room(site, TITLE_JA, failed(FIRST_LINE, "だめ"), reviewed(SECOND_LINE, "二つ⟦1⟧目"))
    problems = [p for p in built.result.data["problems"] if p["hard"]]
    assert [(p["severity"], p["hard"], p["path"]) for p in problems] == [
        ("warning", True, PO), ("warning", True, PO),
    ]  # fmt: skip
    lines = (built.root / PO).read_text(encoding="utf-8").splitlines()
    for problem, text in zip(problems, (FIRST_LINE, SECOND_LINE), strict=True):
        entry = lines.index(f'msgid "{text}"') + 1
        assert abs(problem["line"] - entry) <= 2


def test_translate_no_is_one_language_only(site: Make) -> None:
    built = room(site, TITLE_JA, FIRST_JA, SECOND_JA, translate="no")
    assert not built.has(JA)
    assert built.page(KO).switch == {"ko": KO, "ja": "/ja/"}
    assert not built.page(KO).alternates
    assert set(built.json("/releases.json")["releases"][0]["editions"]) == {"ko"}
    assert not is_listed(built, "ja")


def test_translate_human_uses_its_catalog_like_any_other(site: Make) -> None:
    page = room(site, TITLE_JA, FIRST_JA, SECOND_JA, translate="human").page(JA)
    assert page.status == ["reviewed"]


# --- a translation that a person wrote as a whole


def hand(of: str = "", title: str = "東京へ", body: str = "手で書いた段落です。") -> str:
    record = f"of: {of}\n" if of else ""
    return f"---\ntitle: {title}\n{record}---\n{body}\n"


def by_hand(site: Make, text: str, **fields: object) -> SiteTest:
    return site({FIRST: release(TITLE, BODY, **fields), HAND: text})


def test_a_hand_translation_replaces_the_catalog(site: Make) -> None:
    built = by_hand(site, hand())
    built.edit(PO, catalog(TITLE_JA, FIRST_JA, SECOND_JA))
    built.built()
    page = built.page(JA)
    assert page.heading == "東京へ"
    assert blocks(page) == [("ja", "手で書いた段落です。", False)]
    assert page.status == ["reviewed"]
    assert notices(page) == []
    assert built.codes == ["hand-unrecorded"]


def test_a_hand_translation_is_accepted_until_its_source_changes(site: Make) -> None:
    built = by_hand(site, hand())
    assert built.run("translate", "--accept", "visit").code == 0
    built.built()
    assert built.problems == []
    assert not built.page(JA).noindex
    assert built.page(JA).alternates

    built.edit(FIRST, release(TITLE, BODY + "\n\n새 문단입니다."))
    built.built()
    assert built.codes == ["hand-stale"]
    page = built.page(JA)
    assert notices(page) == ["stale"]
    assert KO in page.all("//main//*[@role='note']//a/@href")
    assert page.noindex
    assert page.status == ["reviewed"]

    assert built.run("translate", "--accept", "visit").code == 0
    built.built()
    assert notices(built.page(JA)) == []


def test_a_hand_translation_says_its_corrections_and_its_withdrawal(site: Make) -> None:
    correction = "[{date: 2023-05-15, text: 날짜를 고쳤습니다., was: 5월 3일, now: 5월 4일}]"
    own = "[{text: 日付を直しました。, was: 5月3日, now: 5月4日}]"
    text = hand().replace(
        "title:", f"corrections: {own}\nwithdrawn: {{reason: 誤りのため}}\ntitle:", 1
    )
    gone = "{date: 2030-01-01, reason: 잘못이 있어}"
    built = by_hand(site, text, corrections=correction, withdrawn=gone).built()
    page = built.page("/ja/2023/05/14/visit/")
    for original_beside in page.all("//details"):
        original_beside.drop_tree()
    shown = page.main.text_content()
    assert "日付を直しました。" in shown
    assert "5月4日" in shown
    assert not re.search("[가-힣]", shown.replace("한국어", ""))
    built.built(now="2030-01-01T09:00", out=built.root / "later")
    assert "誤りのため" in built.page("/ja/2023/05/14/visit/").main.text_content()


def test_a_correction_that_is_yet_to_come_does_not_shift_the_others(site: Make) -> None:
    later, earlier = "{date: 2030-01-01, text: 나중 정정}", "{date: 2023-05-15, text: 먼저 정정}"
    own = "[{text: 後の訂正}, {text: 先の訂正}]"
    text = hand().replace("title:", f"corrections: {own}\ntitle:", 1)
    built = by_hand(site, text, corrections=f"[{later}, {earlier}]")
    assert built.run("translate", "--accept", "visit").code == 0
    built.built()
    page = built.text("/ja/2023/05/14/visit/")
    assert "先の訂正" in page
    assert "後の訂正" not in page
    assert built.problems == []
    built.built(now="2031-01-01T09:00", out=built.root / "later")
    assert "後の訂正" in built.text("/ja/2023/05/14/visit/")
    assert built.problems == []


def test_a_correction_that_a_hand_translation_lacks_makes_it_incomplete(site: Make) -> None:
    correction = "[{date: 2023-05-15, text: 날짜를 고쳤습니다.}]"
    built = by_hand(site, hand(), corrections=correction).built()
    page = built.text("/ja/2023/05/14/visit/")
    assert 'lang="ko">날짜를 고쳤습니다.' in page
    assert "noindex" in page


def test_what_a_hand_translation_leaves_out_is_inherited_and_marked(site: Make) -> None:
    built = by_hand(site, hand(), subtitle="한국어 부제", number="2023-7").built()
    page = built.page(JA)
    assert [
        (p.get("lang"), p.text_content()) for p in page.all("//p[contains(@class, 'deck')]")
    ] == [("ko", "한국어 부제")]
    assert "2023-7" in page.text
    assert notices(page) == ["incomplete"]


# --- from Japanese to Korean


def test_a_japanese_source_gives_a_korean_edition(site: Make) -> None:
    files = {
        FIRST: release("東京訪問", "一つ目です。\n\n二つ目です。", lang="ja"),
        FIRST.replace(".md", ".ko.po"): catalog(
            reviewed("東京訪問", "도쿄 방문", "title"), reviewed("一つ目です。", "첫째입니다."),
            lang="ko",
        ),
    }  # fmt: skip
    built = site(files).built()
    assert built.page(JA).status == ["source"]
    page = built.page(KO)
    assert page.heading == "도쿄 방문"
    assert blocks(page) == [("ko", "첫째입니다.", False), ("ja", "二つ目です。", False)]
    assert notices(page) == ["incomplete"]


def test_x_default_is_the_edition_that_was_written_first(site: Make) -> None:
    files = {
        FIRST: release("東京訪問", "一つ目です。", lang="ja"),
        FIRST.replace(".md", ".ko.po"): catalog(
            reviewed("東京訪問", "도쿄 방문", "title"), reviewed("一つ目です。", "첫째입니다."),
            lang="ko",
        ),
    }  # fmt: skip
    built = site(files).built()
    assert built.page(KO).alternates["x-default"].endswith(JA)
    assert built.page("/ko/2023/").alternates["x-default"].endswith("/ko/2023/")


# --- pieces of a page that have a language of their own


def test_every_kind_of_text_without_a_translation_is_marked(site: Make) -> None:
    body = (
        "- 목록 하나\n\n> 인용문\n\n## 소제목\n\n| 머리 |\n| --- |\n| 칸 |\n\n글[^1]\n\n[^1]: 각주"
    )
    fields = {
        "subtitle": "부제", "dateline": "서울", "byline": "[{name: 담당자, role: 과장}]",
        "contacts": "[{department: 홍보과, name: 김담당}]",
        "corrections": "[{date: 2023-05-15, text: 고침, was: 전, now: 후}]",
        "source": "{name: 어느 신문}", "attachments": "[{file: a.txt, title: 첨부}]",
    }  # fmt: skip
    built = site(
        {
            FIRST: release(TITLE, body, **fields),
            "content/releases/2023/a.txt": "x",
            PO: catalog(TITLE_JA),
        }
    ).built()
    page = built.page(JA)
    texts = ("목록 하나", "인용문", "소제목", "머리", "칸", "글", "각주", "부제", "서울", "담당자",
             "과장", "홍보과", "김담당", "고침", "전", "후", "어느 신문", "첨부")  # fmt: skip
    for text in texts:
        found = page.all(f"//main//*[text()[normalize-space()='{text}']]")
        assert found, text
        for element in found:
            assert element.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["ko"], text


def test_a_page_whose_parts_are_checked_or_not_says_which(site: Make) -> None:
    page = room(site, TITLE_JA, FIRST_JA, machine(SECOND_LINE, "二つ目の段落です。")).page(JA)
    assert page.all("//*[@data-checked]/text()") == ["二つ目の段落です。"]


def test_a_withdrawn_release_says_that_its_reason_is_a_machines(site: Make) -> None:
    built = room(
        site,
        machine(TITLE, "東京訪問", "title"),
        machine("잘못됨", "誤りのため", "withdrawn"),
        withdrawn="{date: 2023-06-01, reason: 잘못됨}",
    )
    page = built.page(JA)
    assert "誤りのため" in page.text
    assert "機械翻訳" in page.text


def test_a_standing_page_has_the_same_states(site: Make) -> None:
    files = {
        FIRST: release(),
        "content/pages/about.md": "---\ntitle: 소개\n---\n소개글입니다.\n",
        "content/pages/about.ja.po": catalog(machine("소개", "紹介", "title")),
    }
    page = site(files).built().page("/ja/about/")
    assert page.heading == "紹介"
    assert page.status == ["machine"]
    assert page.noindex
    assert notices(page) == ["machine", "incomplete"]


def test_names_of_the_register_need_no_catalog(site: Make) -> None:
    files = {
        "content/names.yaml": "- {ko: 중기부, ja: 中企部, kind: organization}\n",
        FIRST: release(TITLE, FIRST_LINE, organization="중기부", byline="[중기부]"),
        PO: catalog(TITLE_JA, FIRST_JA),
    }
    page = site(files).built().page(JA)
    assert page.status == ["reviewed"]
    assert "중기부" not in page.text
    assert page.text.count("中企部") >= 2


HOSTILE = r'"\"><script>alert(1)</script><img src=x onerror=1>"'
HOSTILE_BODY = """\
"><script>alert(1)</script> <img src=x onerror=1> [x](https://e.example/"onclick=1 "t\\" onclick=x")

![a"><script>](p.svg "t\\"><script>x</script>")

## <script>

`<script>`

| <script> |
| --- |
| <script> |
"""


def test_no_text_of_an_editor_becomes_markup(site: Make) -> None:
    both = f"{{ko: {HOSTILE}, ja: {HOSTILE}}}"
    text = release(
        HOSTILE, HOSTILE_BODY, topics="[startups]", organization=HOSTILE,
        **dict.fromkeys(("subtitle", "summary", "number", "dateline"), HOSTILE),
        byline=f"[{{name: {HOSTILE}, role: {HOSTILE}}}]",
        contacts=f"[{{department: {HOSTILE}, name: {HOSTILE}, phone: {HOSTILE}}}]",
        corrections=f"[{{date: 2023-05-15, text: {HOSTILE}, was: {HOSTILE}, now: {HOSTILE}}}]",
        source=f"{{name: {HOSTILE}, url: 'https://example.org/'}}",
        images=f"[{{file: p.svg, alt: {HOSTILE}, caption: {HOSTILE}, credit: {HOSTILE}}}]",
        attachments=f"[{{file: a.txt, title: {HOSTILE}}}]",
    )  # fmt: skip
    built = site(
        {
            "content/site.yaml": f"name: {both}\ndescription: {both}\norganization: {both}\n"
            "base_url: https://press.example.org/\n",
            "content/topics.yaml": f"startups:\n  name: {both}\n  description: {both}\n",
            "content/releases/2023/a.txt": "x",
            "content/releases/2023/p.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            FIRST: text,
        }
    ).built()
    for page in built.html_pages:
        assert page.all("//script[not(@src)][not(@type='application/ld+json')]") == [], page
        data = page.all("//script[@type='application/ld+json']/text()")
        assert all("<" not in one and json.loads(one) for one in data), page
        assert page.all("//@*[starts-with(name(), 'on')]") == [], page
        assert page.all("//img[@src='x']") == [], page
    feed = feedparser.parse(built.text("/ko/feed.xml").encode())
    assert not feed.bozo
    atom = parse_xml(built.text("/ko/feed.xml"))
    assert atom.find(".//{*}script") is None
    items = built.json("/ko/feed.json")["items"]
    texts = [str(one.text) for one in atom.iter("{*}content")]
    assert [item["content_html"] for item in items] == texts
    for html in texts:
        body = lxml.html.fragment_fromstring(html, "div")
        assert body.xpath("//script | //@*[starts-with(name(), 'on')] | //img[@src='x']") == []


def test_a_small_press_room_is_what_it_was(site: Make) -> None:
    """Every page's <main>, as indented lines. ``pytest --update-golden`` writes them anew."""
    entries = (TITLE_JA, FIRST_JA, machine(SECOND_LINE, "二つ目の段落です。"))
    built = room(site, *entries, subtitle="부제", dateline="서울", license="kogl-1")
    built.assert_golden("small-press-room")


# --- The place, the archive


def test_the_place_opens_the_first_sentence_in_both_languages(site: Make) -> None:
    made = room(
        site, TITLE_JA, FIRST_JA, SECOND_JA, reviewed("서울", "ソウル", "dateline"), dateline="서울"
    )
    assert blocks(made.page(KO))[0][1] == f"[서울] {FIRST_LINE}"
    assert blocks(made.page(JA))[0][1] == "【ソウル】 一つ目の段落です。"
    assert not made.page(KO).all("//*[contains(@class, 'place')]")


@pytest.mark.parametrize("body", ["- 항목이다.", "## 제목\n\n본문이다.", "```\n본문이다.\n```"])
def test_before_a_text_that_begins_without_a_sentence_the_place_stands_in_the_head(
    site: Make, body: str
) -> None:
    made = room(site, body=body, dateline="서울")
    assert made.page(KO).texts("//li[@class='place']") == ["서울"]
    assert not made.page(KO).all("//*[@class='dateline']")


def test_the_archive_shows_twelve_months_of_each_year_with_bars(site: Make) -> None:
    days = ["2023-05-01", "2023-05-02", "2023-05-03", "2023-05-04", "2023-12-31", "2024-01-01"]
    made = site({
        f"content/releases/2023/r{number}.md": release(f"소식 {number}", date=day)
        for number, day in enumerate(days)
    }).built()  # fmt: skip
    years = made.page("/ko/archive/").all("//ol[@class='months']")
    bars = [[month.get("class") for month in year] for year in years]
    assert bars[0] == ["share-2", *["share-0"] * 11]
    assert bars[1] == [*["share-0"] * 4, "share-8", *["share-0"] * 6, "share-2"]
    texts = [[" ".join(month.text_content().split()) for month in year] for year in years]
    assert texts[1][4:6] == ["5월 4건", "6월"]
    assert made.page("/ko/archive/").all("//ol[@class='months']//a/@href") == [
        "/ko/2024/01/", "/ko/2023/05/", "/ko/2023/12/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "times"),
    [
        ("첫째 문단입니다.", 1),
        ("대상은 직원 10명 이상.", 1),
        ("첫째 문단입니다.\n\n끝.", 0),
        ("붙임  사진 2매.  끝.", 0),
        ("붙임  사진 2매.\n(끝)", 0),
        ("행사는 무사히 끝", 0),
        ("회의의 첫끝", 1),
    ],
)
def test_a_release_that_says_its_end_does_not_say_it_twice_when_it_is_printed(
    site: Make, ending: str, times: int
) -> None:
    assert len(room(site, body=ending).page(KO).all("//p[@class='print end']")) == times


@pytest.mark.parametrize(
    ("ending", "times"),
    [("本文です。", 1), ("本文です。\n\n以上", 0), ("対象は10名以上", 1), ("本文です。以上。", 0)],
)
def test_a_japanese_release_says_its_end_once(site: Make, ending: str, times: int) -> None:
    made: SiteTest = site({FIRST: release("題名", ending, lang="ja")}).built()
    assert len(made.page(JA).all("//p[@class='print end']")) == times
