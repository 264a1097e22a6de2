"""Nothing of what is hidden stands in any file that is published: the scan, and what it spares."""

from __future__ import annotations

import html
import json
import random
import unicodedata
from collections.abc import Callable
from itertools import permutations
from urllib.parse import quote

import pytest
from harness import FIRST, SITE_YAML, SiteTest, catalog, grow_old, release, reviewed
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.build import pages
from pressbridge.rendering.claims import Claim, ClaimKind
from pressbridge.rendering.hidden import Hidden
from pressbridge.rendering.leaks import ENOUGH, LeakScan
from pressbridge.rendering.piece_index import PieceIndex
from pressbridge.words.addresses import Addresses
from pressbridge.words.letters import letters_of, lines_of_letters
from pressbridge.words.visibility import Stage

Make = Callable[..., SiteTest]
TITLE = "새롬전자와 한빛은행의 합병"
SENTENCE = "두 회사는 다음 달 ⟦1⟧1,234억 원⟦/1⟧ 규모로 합친다."
SECRET = Hidden(
    path="content/releases/2026/h.md",
    slug="hush-hush",
    stage=Stage.EMBARGOED,
    claims=(
        Claim("/ko/2026/05/14/hush-hush/", ClaimKind.PAGE, "h.md"),
        Claim("/old/hush/", ClaimKind.ALIAS, "h.md"),
        Claim("/Old/Great-News.do", ClaimKind.ALIAS, "h.md"),
        Claim("/files/hush-hush/plan.pdf", ClaimKind.FILE, "h.md"),
    ),
    titles=(TITLE, "세롬電子とハンビッ銀行が合併"),
    sentences=(
        SENTENCE,
        "다음과 같다.",
        "2026년 5월 14일(목) 14:00",
        "Plan B of Saerom Electronics",
    ),
)
SCAN = LeakScan((SECRET,))


def found(text: str) -> set[str]:
    page = f"<!doctype html><title>보도실</title><p>머리말이다.</p>{text}<p>맺음말이다.</p>"
    return {leak.what for leak in SCAN.leaks_in(page.encode())}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<a href='/old/Great-News.do'>가</a>", "address"),
        ("<p>옛 주소는 /Old/Great-News.do 였다.</p>", "address"),
        (f"<h1>{TITLE}</h1>", "headline"),
        (f'<meta property="og:title" content="{TITLE}">', "headline"),
        ("<p>“새롬전자와 <b>한빛은행</b>의 합병”</p>", "headline"),
        ("<p>두 회사는 다음 달 <a href='/2026/1'>1,234억 원</a> 규모로 합친다.</p>", "text"),
        ("<p>두 회사는 다음 달\n  １，２３４억 원\n규모로 합친다</p>", "text"),
        (f"<p>{''.join(f'&#{ord(char)};' for char in TITLE)}</p>", "headline"),
        (f"<p>{unicodedata.normalize('NFD', TITLE)}</p>", "headline"),
        (json.dumps({"title": TITLE}), "headline"),
        (json.dumps({"title": TITLE}, ensure_ascii=False), "headline"),
        (f'<a href="https://sns.example/?text={quote(TITLE)}">', "headline"),
        ("<p>세롬電子とハンビッ銀行が合併</p>", "headline"),
        ("<p>PLAN B of Saerom Electronics, …</p>", "text"),
        ('<a href="/a/b/ko/2026/05/14/hush-hush/">', "address"),
        ('<a href="https://press.example.org/%6bo/2026/05/14/Hush-hush/index.html">', "address"),
        ("<loc>https://press.example.org/old/hush/</loc>", "address"),
        ('{"url": "/files/hush-hush/plan.pdf"}', "address"),
    ],
)
def test_whatever_is_hidden_is_found_however_it_stands_there(text: str, what: str) -> None:
    assert found(text) == {what}


@pytest.mark.parametrize(
    "text",
    [
        "<p>두 회사는 다음 달 <b>1,235억 원</b> 규모로 합친다.</p>",
        "<p>다음과 같다.</p>",
        "<time>2026년 5월 14일(목) 14:00</time>",
        "<p>새롬전자와 한빛은행의 협력</p>",
        "<td>새롬전자와 한빛은행의</td>\n<td>합병</td>",
        '<a href="/ko/topics/hush-hush/">',
        '<a href="/ko/2026/05/14/hush-hush-2/">',
        '<a href="/ko/2026/05/14/">',
        "",
    ],
)
def test_what_only_resembles_it_is_not_found(text: str) -> None:
    assert found(text) == set()


BETWEEN = [
    "\u200b", "\u00ad", "\u2060", "\u00a0", "\u3000", "\u2009", "\u200e", "\ufe0f", "\u3164", "·", "・", "–", "’",
    "&#8203;", "&nbsp;", "&ZeroWidthSpace;", "<b></b>", "<wbr>", "<br>", "<br />\n", "</tspan><tspan>", "<!-- x -->",
]  # fmt: skip


@pytest.mark.parametrize("sign", BETWEEN)
@pytest.mark.parametrize("title", SECRET.titles, ids=["ko", "ja"])
def test_nothing_between_the_letters_of_a_hidden_text_keeps_it_from_being_found(
    sign: str, title: str
) -> None:
    assert found(f"<p>{sign.join(title)}</p>") == {"headline"}


KANA = SECRET._replace(titles=("ガソリン価格引き下げを決定", "ﾊﾝﾋﾞｯ銀行が大きく合併", "Galaxy S30"))


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", "ガソリン価格引き下げを決定"), "ｶﾞｿﾘﾝ価格引き下げを決定",
        "ハンビッ銀行が大きく合併", "ﾊﾝﾋﾞｯ銀行が大きく合併",
        "Plan B of <b>Saerom</b> Electronics", "Plan B of Sae<i>rom</i> Electronics",
        "Ｐｌａｎ Ｂ of Saerom Electronics", "<img alt='Plan B of Saerom Electronics'>",
        "<h2>Galaxy S30</h2>", '{"title": "Galaxy S30"}',
    ],
)  # fmt: skip
def test_a_hidden_text_in_other_widths_or_in_latin_letters_is_found(text: str) -> None:
    assert LeakScan((KANA,)).leaks_in(f"<p>머리말</p><p>{text}</p>".encode())


WIDE_FIGURES = SECRET._replace(titles=(), sentences=("두 회사가 내년까지 １，２３４억 원을 낸다.",))


@pytest.mark.parametrize("said", ["１，２３４억", "1,234억", "<b>1</b>,234억", "１,2３4<wbr>억"])
def test_a_hidden_sentence_with_figures_in_full_width_is_found(said: str) -> None:
    page = f"<p>두 회사가 내년까지 {said} 원을 낸다.</p>"
    assert LeakScan((WIDE_FIGURES,)).leaks_in(page.encode())
    other = page.replace("4", "5").replace("４", "５")
    assert not LeakScan((WIDE_FIGURES,)).leaks_in(other.encode())


def test_a_hidden_text_is_found_whatever_length_and_letters_stand_before_it() -> None:
    for before in range(9):
        for between in ("", "1", "a", "𠮷"):
            text = between.join("가" * before)
            assert found(f"<p>{text}</p><p>{TITLE}</p>") == {"headline"}
            assert found(f"<p>{text}</p><h2>세롬電子とハンビッ銀行が合併</h2>") == {"headline"}
            assert found(f"{text}<p>두 회사는 다음 달 <b>1,234억 원</b> 규모로 합친다") == {"text"}


def test_hidden_headlines_are_found_though_there_are_hundreds_of_short_ones() -> None:
    """Each of few is looked for by itself, and many at once."""
    for count in (3, 300):
        titles = [f"{chr(0xAC00 + 7 * n)}시 행사" for n in range(count)]
        scan = LeakScan((SECRET._replace(titles=(*titles, "짧다", TITLE), sentences=()),))
        for title in (titles[0], titles[-1], "짧다", TITLE):
            for before in ("", "가", "나다", "라마바"):
                (leak,) = scan.leaks_in(f"<p>{before}</p><h1>{title}</h1><p>끝</p>".encode())
                assert leak.letters == letters_of(title)


LETTERS = st.text("가나다1２𠮷", max_size=12)


@given(
    st.lists(st.lists(LETTERS, min_size=1, max_size=3), max_size=60),
    st.lists(LETTERS, max_size=6),
    st.data(),
)
def test_the_index_finds_just_the_texts_whose_pieces_all_stand_there(
    texts: list[list[str]], letters: list[str], data: st.DataObject
) -> None:
    planted = data.draw(st.sampled_from(texts)) if texts else []
    whole = "".join((*letters, *planted, *letters[:2]))
    index = PieceIndex(tuple(tuple(sorted(text, key=len, reverse=True)) for text in texts))
    expected = [place for place, text in enumerate(texts) if all(one in whole for one in text)]
    assert sorted(index.inside(whole)) == expected


@given(st.data())
def test_a_hidden_sentence_is_found_between_any_others(data: st.DataObject) -> None:
    letters = st.text(
        "가나다라마바사아자차카타파하ガギグ日韓。, <>&\"'/1２", min_size=0, max_size=40
    )
    before, after = data.draw(letters), data.draw(letters)
    text = f"<p>{html.escape(before)}</p><p>{TITLE}</p><p>{html.escape(after)}</p>"
    assert "headline" in found(text)


@given(st.text("가나다라마바사ガギ日韓…·「」（）Ａａ１㎡ \n⟦1⟧ab9_", max_size=60))
def test_letters_line_by_line_are_those_of_each_line(text: str) -> None:
    if "⟦" not in text.replace("⟦1⟧", ""):
        assert lines_of_letters(text) == [letters_of(line) for line in text.split("\n")]


def test_a_file_of_another_kind_takes_no_time_to_speak_of() -> None:
    chance = random.Random(4)
    assert SCAN.leaks_in(chance.randbytes(300_000)) == ()
    assert SCAN.leaks_in(b"<" * 300_000) == ()
    assert len("다음과같다") < ENOUGH


@pytest.mark.parametrize(
    "href",
    [
        "/ko/2026/05/14/hush/", "/ko/./2026/05/14/hush/index.html", "/ja/../ko/2026/05/14/hush",
        "/KO/2026/05/14/HUSH/", "/%6bo/2026/05/14/%68ush/", "/ko//2026/05/14/hush/?a=1#s1",
        "https://press.example.org/a/b/ko/2026/05/14/hush/", "//PRESS.example.org./a/b/ko/2026/05/14/hush",
        "http://u:p@press.example.org:8080/a/b/ko/2026/05/14/hush/",
        "https://other.example/?u=https%3A%2F%2Fpress.example.org%2Fa%2Fb%2Fko%2F2026%2F05%2F14%2Fhush",
        "https://mirror.example/press/ko/2026/05/14/hush/", "\\ko\\2026\\05\\14\\hush",
    ],
)  # fmt: skip
def test_a_link_names_the_same_address_however_it_is_spelled(href: str) -> None:
    named = Addresses("https://press.example.org/a/b/").named_by(href)
    assert "/ko/2026/05/14/hush" in named


HIDDEN = "content/releases/2026/hush-hush.md"
LINKS = [
    "https://press.example.org/ko/2026/05/14/hush-hush/", "/ko/./2026/05/14/hush-hush/", "/old/hush/",
    "/ja/../ko/2026/05/14/hush-hush/", "/KO/2026/05/14/HUSH-HUSH/", "/ko/2026/05/14/%68ush-hush/",
    "https://PRESS.EXAMPLE.ORG:443/old/hush", "https://mirror.example/ko/2026/05/14/hush-hush/",
    "/files/hush-hush/plan.pdf", "https://press.example.org/files/hush-hush/plan.pdf",
    "https://press.example.org/ko/2026/05/13/hush-hush/", "https://press.example.org/ja/hush-hush",
    "https://press.example.org/files/hush-hush/old.pdf",
]  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize(
    "how", [{"draft": "yes"}, {"embargo": "2030-01-01"}, {"expires": "2026-06-01"}]
)
def test_a_link_to_what_is_hidden_is_plain_text(site: Make, link: str, how: dict[str, str]) -> None:
    hidden = release(
        "비밀", date="2026-05-14", aliases="[/old/hush/]", attachments="[{file: plan.pdf}]", **how
    )
    room = site({HIDDEN: hidden, "content/releases/2026/plan.pdf": "%PDF-1.4",
                 "content/releases/2026/pub.md": release("공개", f"[여기]({link})", date="2026-05-14")})  # fmt: skip
    room.built(now="2026-06-15T12:00")
    assert b"hush" not in b"".join(room.tree().values()).lower()
    assert "여기" in room.page("/ko/2026/05/14/pub/").text


def test_a_file_of_a_withdrawn_release_is_linked_from_nowhere(site: Make) -> None:
    gone = release("철회", date="2026-05-14", attachments="[{file: plan.pdf}]",
                   withdrawn="{date: 2026-06-01, reason: 잘못된 자료였다.}")  # fmt: skip
    links = "[가](/files/hush-hush/plan.pdf) [나](https://press.example.org/files/hush-hush/plan.pdf) [다](hush-hush.md)"
    room = site({HIDDEN: gone, "content/releases/2026/plan.pdf": "%PDF-1.4",
                 "content/releases/2026/pub.md": release("공개", links, date="2026-05-14")})  # fmt: skip
    for options in ({}, {"drafts": True, "out": room.root / "preview"}):
        room.built(now="2026-06-15T12:00", **options)
        assert b"plan.pdf" not in b"".join(room.tree().values())
        assert not [name for name in room.tree() if "plan" in name]
        hrefs = room.page("/ko/2026/05/14/pub/").all("//main//p//a/@href")
        assert hrefs == ["/ko/2026/05/14/hush-hush/"]


def secret(**fields: object) -> str:
    body = f"{SENTENCE.replace('⟦1⟧', '**').replace('⟦/1⟧', '**')}\n\n자세한 내용은 담당 부서에 문의하면 된다."
    return release(TITLE, body, date="2026-05-14", **fields)


SECRETLY = {
    HIDDEN: secret(embargo="2030-01-01", images="[{file: plan.png, alt: 그림}]"),
    HIDDEN.replace(".md", ".ja.po"): catalog(
        reviewed(TITLE, "セロム電子とハンビッ銀行の合併発表", "title")
    ),
    "content/releases/2026/plan.png": None,
}


def room_with(site: Make, files: dict[str, str | bytes]) -> SiteTest:
    from test_incremental import png

    basis = {**SECRETLY, "content/releases/2026/plan.png": png(4, 3)}
    return site({FIRST: release(), **basis, **files})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/static/notes.txt", f"할 일: {TITLE}"),
        ("content/static/more/list.json", '{"a": "セロム電子とハンビッ銀行の合併発表"}'),
        ("content/static/새롬전자와-한빛은행의-합병.txt", "x"),
        ("content/static/robots-note.html", "<a href='/ko/2026/05/14/hush-hush/'>x</a>"),
        *((f"content/static/{c}.csv", f"1,할 일,{TITLE}\n".encode(c)) for c in ("cp949", "utf-16", "utf-16-be")),
        *((f"content/static/{c}.txt", "予定: セロム電子とハンビッ銀行の合併発表".encode(c))
          for c in ("cp932", "euc_jp", "iso2022_jp", "utf-16")),
        ("templates/static/more.css", f"/* {TITLE} */"),
        ("templates/extra.html", f"{{# #}}{TITLE}"),
    ],
)  # fmt: skip
def test_a_leak_stops_the_build_and_names_both_places(
    site: Make, name: str, text: str | bytes
) -> None:
    room = room_with(site, {}).built(now="2026-06-15T12:00")
    before = room.tree()
    room.edit(name, text)
    for command in ("check", "build"):
        assert room.build(command, now="2026-06-15T12:00").code == 1
        (problem,) = [p for p in room.result.data["problems"] if p["code"] == "leak"]
        assert problem["path"] == name
        assert HIDDEN in problem["message"]
        assert TITLE not in room.result.out
    assert room.tree() == before
    room.build(now="2030-01-02T00:00", out=room.root / "later")
    assert "leak" not in room.codes, "from its day on it is no secret"


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "주소는 https://press.example.org/ko/2026/05/14/hush-hush/ 이다."},
        {"source": "{name: 본부, url: 'https://press.example.org/ja/2026/05/14/hush-hush/'}"},
    ],
    ids=["a text", "a field"],
)
def test_an_address_of_a_hidden_release_stops_the_build_with_one_line(
    site: Make, fields: dict[str, str]
) -> None:
    room = room_with(site, {FIRST: release(**fields)})
    assert room.build(now="2026-06-15T12:00").code == 1
    (problem,) = [p for p in room.result.data["problems"] if p["code"] == "leak"]
    assert problem["path"] == FIRST


def test_a_source_that_is_gone_excuses_no_leak(site: Make) -> None:
    """The template has letters between those of the sentence: only the pages have it as a whole."""
    said = SENTENCE.replace("⟦1⟧", "").replace("⟦/1⟧", "")
    parted = said.replace("다음", "다zq음")
    other = "content/releases/2023/other.md"
    room = room_with(site, {FIRST: release(), other: release("다른 소식", said)})
    room.edit("templates/_footer.html", f"<p>{{{{ '{parted}' | replace('zq', '') }}}}</p>")
    room.built(now="2026-06-15T12:00")
    room.remove(other)
    for clean in (False, True):
        assert room.build(now="2026-06-15T12:00", clean=clean).code == 1
        assert "leak" in room.codes


def test_a_source_that_says_no_more_what_excused_a_file_excuses_it_no_more(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow_old(monkeypatch)
    said = f"내일 {SENTENCE.replace('⟦1⟧', '').replace('⟦/1⟧', '').rstrip('.')}고 밝혔다."
    room = room_with(site, {FIRST: release(body=said), "content/static/notes.txt": said})
    room.built(now="2026-06-15T12:00")
    room.edit(FIRST, release(body="아무 말도 없다."))
    for clean in (False, True):
        assert room.build(now="2026-06-15T12:00", clean=clean).code == 1
        assert "leak" in room.codes


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_what_is_hidden_is_open_as_long_as_one_source_says_it_too(
    site: Make, monkeypatch: pytest.MonkeyPatch, order: tuple[str, ...]
) -> None:
    """Two that say it are known: the site is planned again once both do no more."""
    grow_old(monkeypatch)
    said = SENTENCE.replace("⟦1⟧", "").replace("⟦/1⟧", "")
    parted = said.replace("다음", "다zq음")
    files = {f"content/releases/2023/{one}.md": release(f"{one} 소식", said) for one in "abc"}
    room = room_with(site, files)
    room.edit("templates/_footer.html", f"<p>{{{{ '{parted}' | replace('zq', '') }}}}</p>")
    for _ in range(2):
        room.built(now="2026-06-15T12:00")
    for number, one in enumerate(order):
        with monkeypatch.context() as patched:
            if number == 0:
                patched.setattr(pages, "planned_site", None)
            room.edit(f"content/releases/2023/{one}.md", release(f"{one} 소식", "아무 말도 없다."))
            assert room.build(now="2026-06-15T12:00").code == (1 if number == 2 else 0)
        assert ("leak" in room.codes) == (number == 2)
        if number < 2:
            whole = room.tree()
            room.built(now="2026-06-15T12:00", clean=True)
            assert room.tree() == whole


@pytest.mark.parametrize("field", ["", "aliases: [/Old/Hush/]"], ids=["its page", "an alias"])
def test_an_address_that_becomes_a_hidden_one_is_found_in_pages_that_stay(
    site: Make, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    grow_old(monkeypatch)
    address = "/Old/Hush/" if field else "/ko/2026/05/14/hush-hush/"
    told = release(body=f"주소는 `https://press.example.org{address}` 이다.")
    room = site({FIRST: told, "content/releases/2023/b.md": release("나 소식")}).built()
    room.edit(HIDDEN, secret(draft="yes").replace("draft", f"{field}\ndraft"))
    for clean in (False, True):
        assert room.build(clean=clean).code == 1
        (problem,) = [p for p in room.result.data["problems"] if p["code"] == "leak"]
        assert problem["path"] == FIRST


def test_a_copy_of_a_hidden_photograph_stops_the_build(site: Make) -> None:
    room = room_with(site, {})
    room.edit("content/static/any.png", (room.root / "content/releases/2026/plan.png").read_bytes())
    room.build(now="2026-06-15T12:00")
    assert room.codes == ["leak"]


@pytest.mark.parametrize("where", ["release", "page", "site", "in the site's", "topic", "catalog"])
def test_what_the_site_says_openly_itself_is_no_leak(site: Make, where: str) -> None:
    """Offices end each release with the same line, and embargoed ones have it too."""
    line = "자세한 내용은 담당 부서에 문의하면 된다."
    files: dict[str, dict[str, str | bytes]] = {
        "release": {"content/releases/2026/pub.md": release("공개", f"앞. {line}", date="2026-05-14")},
        "page": {"content/pages/about.md": f"---\ntitle: 소개\n---\n{line}\n"},
        "site": {"content/site.yaml": "name: {ko: 보도실, ja: 室}\ndescription: {ko: "
                 f"{line}, ja: 室のお知らせ}}\nbase_url: https://press.example.org/\n"},
        "in the site's": {"content/site.yaml": "name: {ko: 보도실, ja: 室}\ndescription: {ko: "
                 f"알림 – {line}, ja: 室のお知らせ}}\nbase_url: https://press.example.org/\n"},
        "topic": {"content/topics.yaml": f"startups:\n  name: {{ko: 가, ja: カ}}\n  description: {{ko: {line}, ja: カの話}}\n"},
        "catalog": {"content/releases/2023/visit.ja.po": catalog(reviewed("본문입니다.", line, "paragraph"))},
    }  # fmt: skip
    room = room_with(site, files[where])
    room.build(now="2026-06-15T12:00")
    assert "leak" not in room.codes


def test_a_line_of_contacts_that_every_page_has_is_no_leak(site: Make) -> None:
    office = """contacts:
  - organization: {ko: 중소벤처기업부, ja: 中小ベンチャー企業部}
    department: {ko: 대변인실 언론홍보팀, ja: 広報室}
    phone: 02-123-4567
"""
    line = "중소벤처기업부 대변인실 언론홍보팀"
    hidden = release("아직 비밀인 소식", f"본문이다.\n\n{line} 02-123-4567", draft="yes")
    room = site({"content/site.yaml": SITE_YAML + office, FIRST: release(), HIDDEN: hidden})
    room.built()
    room.edit(HIDDEN, release(line, draft="yes"))
    room.built()
    assert "leak" not in room.codes


@pytest.mark.parametrize(
    "line",
    [
        "김철수 선임기자 kim@press.example.org", "金哲秀 先任記者 kim@press.example.org",
        "붙임 보도자료 전문(pdf)", "報道資料の全文 PDF",
    ],
)  # fmt: skip
def test_a_line_that_a_page_is_made_of_several_fields_of_is_no_leak(site: Make, line: str) -> None:
    person = "{name: 김철수, role: 선임기자, email: kim@press.example.org}"
    room = site({
        FIRST: release(byline=f"[{person}]", attachments="[{file: a.pdf, title: 붙임 보도자료 전문}]"),
        "content/releases/2023/a.pdf": b"%PDF-1.4",
        FIRST.replace(".md", ".ja.po"): catalog(
            reviewed("도쿄 방문", "東京訪問", "title"), reviewed("선임기자", "先任記者", "role"),
            reviewed("붙임 보도자료 전문", "報道資料の全文", "attachment"),
        ),
        "content/names.yaml": "- {ko: 김철수, ja: 金哲秀, kind: person}\n",
        HIDDEN: release("아직 비밀인 소식", f"본문이다.\n\n{line}", draft="yes"),
    })  # fmt: skip
    room.built()
    assert line.partition(" ")[0] in "".join(
        room.text(f"/{lang}/2023/05/14/visit/") for lang in ("ko", "ja")
    )
    assert "leak" not in room.codes


def test_what_was_public_is_withdrawn_though_a_file_still_says_it(site: Make) -> None:
    """A leak of it stops nothing: else the whole of it would stay."""
    room = room_with(site, {HIDDEN: secret(withdrawn="{date: 2026-06-10, reason: 잘못이었다.}")})
    room.edit("content/static/notes.txt", SENTENCE.replace("⟦1⟧", "").replace("⟦/1⟧", ""))
    room.built(now="2026-06-01T12:00")
    assert "1,234억" in room.page("/ko/2026/05/14/hush-hush/").text
    room.built(now="2026-06-15T12:00")
    assert room.codes == ["leak"]
    assert "1,234억" not in room.page("/ko/2026/05/14/hush-hush/").text
