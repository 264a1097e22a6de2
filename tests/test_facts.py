"""Facts of a release: its figures and names in both languages, on its page and as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import accumulate

import pytest
from harness import FIRST, SiteTest, catalog, machine, release, reviewed
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.fidelity.pair import TextPair
from pressbridge.register.lookup import Register
from pressbridge.rendering.fact_files import facts_csv
from pressbridge.rendering.fact_views import Citation
from pressbridge.rendering.facts import Fact, FactText, facts_in
from pressbridge.rendering.sentence_sheets import SentenceSheet
from pressbridge.rendering.spreadsheets import spreadsheet
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind

Make = Callable[..., SiteTest]
KO, JA = "/ko/2023/05/14/visit/", "/ja/2023/05/14/visit/"
PO, HAND = FIRST.replace(".md", ".ja.po"), FIRST.replace(".md", ".ja.md")
JSON, CSV = "/files/visit/facts.json", "/files/visit/facts.csv"
NAMES = "- {ko: 가온연구소, ja: カオン研究所, kind: organization}\n- {ko: 다리 과정, ja: 橋の課程, kind: term}\n"
TITLE_JA = reviewed("도쿄 방문", "東京訪問", "title")
FIRST_KO = "가온연구소는 5월 11일 40개사에 161억 원을 지원했다."
SAID = f"{FIRST_KO} 작년보다 12.5% 늘었다."
SAID_JA = "カオン研究所は5月11日、40社に161億ウォンを支援した。昨年より12.5%増えた。"
WHOLE = {
    FIRST: release(body=SAID, license="kogl-1", organization="가온연구소"),
    PO: catalog(TITLE_JA, reviewed(SAID, SAID_JA)),
    "content/names.yaml": NAMES,
}


def told(source: str, target: str, *names: Name) -> list[tuple[str, str, str, str, str]]:
    """Return what a Korean sentence and its Japanese translation both say."""
    text = FactText(TextPair(source, target, Lang.JA), [len(source)], [len(target)], [1])
    return [fact[1:] for fact in facts_in([text], Register(names))]


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("161억 원", "161億ウォン", ("money", "16100000000", "KRW", "161억 원", "161億ウォン")),
        ("1,500만 엔을", "1500万円を", ("money", "15000000", "JPY", "1,500만 엔", "1500万円")),
        ("12.5% 증가", "12.5%増", ("percentage", "12.5", "%", "12.5%", "12.5%")),
        ("3%p 올랐다", "3ポイント上がった", ("percentage", "3", "pp", "3%p", "3ポイント")),
        ("40개사", "40社", ("figure", "40", "company", "40개사", "40社")),
        ("2만 명", "2万人", ("figure", "20000", "person", "2만 명", "2万人")),
        ("2023년 5월 11일", "2023年5月11日", ("date", "2023-05-11", "", "2023년 5월 11일", "2023年5月11日")),
        ("5월 11일", "5月11日", ("date", "XXXX-05-11", "", "5월 11일", "5月11日")),
        ("14일 밝혔다", "14日発表した", ("date", "XXXX-XX-14", "", "14일", "14日")),
        ("2023년 3월", "2023年3月", ("date", "2023-03", "", "2023년 3월", "2023年3月")),
        ("2023년에", "2023年に", ("date", "2023", "", "2023년", "2023年")),
        ("창업 7년", "創業7年", ("figure", "7", "year", "7년", "7年")),
        ("오후 2시 30분", "午後2時30分", ("time", "14:30", "", "오후 2시 30분", "午後2時30分")),
        ("3대 0", "3対0", ("figure", "3:0", "", "3대 0", "3対0")),
        ("11/3(화)", "11月3日（火）", ("date", "XXXX-11-03", "", "11/3", "11月3日")),
        ("'27년", "2027年", ("date", "2027", "", "'27년", "2027年")),
        ("3분의 1", "3分の1", ("figure", "1/3", "", "3분의 1", "3分の1")),
        ("1,204가구", "1,204世帯", ("figure", "1204", "household", "1,204가구", "1,204世帯")),
        ("100주를", "100株を", ("figure", "100", "share", "100주", "100株")),
        ("2주간", "2週間", ("figure", "2", "weeks", "2주간", "2週間")),
        ("26년 3월", "2026年3月", ("date", "2026-03", "", "26년 3월", "2026年3月")),
        ("1.2조 원", "1兆2000億ウォン", ("money", "1200000000000", "KRW", "1.2조 원", "1兆2000億ウォン")),
        ("1만5000명", "1.5万人", ("figure", "15000", "person", "1만5000명", "1.5万人")),
        ("5일간 열린다", "5日間開かれる", ("figure", "5", "day", "5일", "5日間")),
        ("10일 이내", "10日以内", ("figure", "10", "day", "10일", "10日")),
        ("100일을 맞아", "100日を迎え", ("figure", "100", "day", "100일", "100日")),
        ("주 5일 근무", "週5日勤務", ("figure", "5", "day", "5일", "5日")),
        ("광주 14일 개막", "光州で14日開幕", ("date", "XXXX-XX-14", "", "14일", "14日")),
        ("14일 이상민 장관", "14日、李祥敏長官", ("date", "XXXX-XX-14", "", "14일", "14日")),
        ("14일 전주에서", "14日前橋で", ("date", "XXXX-XX-14", "", "14일", "14日")),
        ("-3.2% 성장", "-3.2%成長", ("percentage", "-3.2", "%", "-3.2%", "-3.2%")),
        ("영하 5℃", "氷点下5℃", ("figure", "-5", "celsius", "영하 5℃", "氷点下5℃")),
        ("△3.2%", "-3.2%", ("percentage", "-3.2", "%", "△3.2%", "-3.2%")),
        ("△0.2%", "マイナス0.2%", ("percentage", "-0.2", "%", "△0.2%", "マイナス0.2%")),
        ("22.0일", "22.0日", ("figure", "22.0", "day", "22.0일", "22.0日")),
        ("2.5년", "2.5年", ("figure", "2.5", "year", "2.5년", "2.5年")),
        ("'25.10월", "2025年10月", ("date", "2025-10", "", "'25.10월", "2025年10月")),
        ("'26.9", "2026年9月", ("date", "2026-09", "", "'26.9", "2026年9月")),
        ("10.7%p", "10.7ポイント", ("percentage", "10.7", "pp", "10.7%p", "10.7ポイント")),
        ("10억분의 1", "10億分の1", ("figure", "1/1000000000", "", "10억분의 1", "10億分の1")),
        ("1,234백만 엔", "１，２３４百万円", ("money", "1234000000", "JPY", "1,234백만 엔", "１，２３４百万円")),
        ("7,200천원", "7,200千ウォン", ("money", "7200000", "KRW", "7,200천원", "7,200千ウォン")),
        ("2026년도", "令和8年度", ("date", "2026", "", "2026년도", "令和8年度")),
        *(
            (f"{number}개를 늘린다", f"{number}{counter}を増やす",
            ("figure", number, "item", f"{number}개", f"{number}{counter}"))
            for number, counter in (
                ("7", "室"), ("30", "戸"), ("5", "棟"), ("20", "台"), ("200", "床"), ("3", "隻"),
                ("12", "便"), ("4", "路線"), ("3", "区間"), ("8", "科目"), ("15", "品目"), ("6", "種目"),
                ("9", "団体"), ("12", "機関"), ("10", "チーム"), ("6", "支店"), ("2", "部門"), ("5", "枚"),
            )
        ),
        ("5개를 늘린다", "5増やす", ("figure", "5", "item", "5개", "5")),
        ("7개에 이른다", "7以上に達する", ("figure", "7", "item", "7개", "7")),
        ("30~50개를 늘린다", "30～50室を増やす", ("figure", "50", "item", "50개", "50室")),
        ("500만 부", "500万部", ("figure", "5000000", "", "500만 부", "500万部")),
    ],
)  # fmt: skip
def test_a_figure_is_told_with_its_kind_its_value_and_both_writings(
    source: str, target: str, wanted: tuple[str, ...]
) -> None:
    assert told(source, target) == [wanted]


def test_a_fact_is_in_the_sentence_that_says_it_in_both_languages() -> None:
    name = Name(
        ko="가온연구소", ja="カオン研究所", kind=NameKind.ORGANIZATION,
        ko_variants=("가온연",), ja_variants=("カオン研",),
    )  # fmt: skip
    first, second = "가온연구소는 40개사를 도왔다. ", "가온연은 12개사를 도왔다. "
    source = f"{first}{second}가온연구소는 쉬었다."
    theirs = "カオン研究所は企業を支援した。", "カオン研は12社と40社を支援した。", "同所は休んだ。"
    text = FactText(
        TextPair(source, "".join(theirs), Lang.JA),
        [len(first), len(first + second), len(source)],
        list(accumulate(map(len, theirs))),
        [4, 5, 6],
    )
    found = [(fact.sentence, *fact[4:]) for fact in facts_in([text], Register((name,)))]
    assert found == [
        (4, "가온연구소", "カオン研究所"),
        (5, "12개사", "12社"),
        (5, "가온연", "カオン研"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "values"),
    [
        ("30~50억 원", "30～50億ウォン", ["3000000000", "5000000000"]),
        ("30∼50억원", "30億～50億ウォン", ["3000000000", "5000000000"]),
        ("3만~5만 명", "3～5万人", ["30000", "50000"]),
        ("3,000~1만 명", "3000～1万人", ["3000", "10000"]),
        ("10~20%", "10～20%", ["10", "20"]),
        ("2025~2027년", "2025～2027年", ["2025", "2027"]),
    ],
)
def test_the_start_of_a_range_has_the_scale_of_its_end_and_is_shown_with_it(
    source: str, target: str, values: list[str]
) -> None:
    first, second = told(source, target)
    assert [first[1], second[1]] == values
    assert first[3:] == (source, target)


def test_the_start_of_a_range_below_zero_is_below_zero() -> None:
    first, second = told("-40 ~ +85℃", "-40～＋85℃")
    assert first == ("figure", "-40", "celsius", "-40 ~ +85℃", "-40～＋85℃")
    assert second == ("figure", "85", "celsius", "85℃", "85℃")


def test_what_both_languages_do_not_say_alike_is_no_fact() -> None:
    assert told("△3.2%", "▲3.2%") == []  # a minus, or the sign of an item
    assert told("-3.2%", "3.2%") == []
    assert told("1일 40회", "1日40回") == []  # on the first, or each day
    assert told("1,196,000", "1,196,000") == []  # a cell below (단위: 백만원)
    assert told("△12,000", "▲12,000") == []
    assert told("1,200(1,000)엔", "1,200（1,000）円") == []
    assert told("±0.3%", "±0.3%") == []
    assert told("▼0.5%", "▼0.5%") == []
    assert told("시속 300km", "時速300km") == told("300km/h", "300km/h") == []
    assert told("3년차", "3年目") == told("1주차", "第1週") == []  # the third, the first
    assert told("2만 5000분의 1", "2万5000分の1") == []
    assert told("24~25년", "24～25年") == []  # 2024, or so many years
    assert told("40개사", "41社") == []
    assert told("다섯 명", "5人") == []
    assert told("제3장", "第3章") == [] or told("3", "3") == []


def test_a_registered_name_that_both_have_is_a_fact_and_a_term_is_not() -> None:
    name = Name(ko="가온연구소", ja="カオン研究所", kind=NameKind.ORGANIZATION)
    term = Name(ko="다리 과정", ja="橋の課程", kind=NameKind.TERM)
    said = told("가온연구소의 다리 과정", "カオン研究所の橋の課程", name, term)
    assert said == [("organization", "가온연구소", "", "가온연구소", "カオン研究所")]
    assert told("가온연구소의 발표", "研究所の発表", name) == []


def test_the_page_shows_each_fact_in_both_languages_with_its_sentences(site: Make) -> None:
    room = site(WHOLE).built()
    rows = room.page(JA).texts("//details[@class='fact-table']//tbody/tr")
    assert rows == [
        "日付5月11日5월 11일2", "数字40社40개사2", "金額161億ウォン161억 원2",
        "機関カオン研究所가온연구소2", "割合12.5%12.5%3",
    ]  # fmt: skip
    page = room.page(KO)
    assert page.all("//details[@class='fact-table']//td/a/@href") == ["#s2"] * 4 + ["#s3"]
    assert page.all("//*[@class='fact-files']/a/@href") == [CSV, JSON]
    assert all(page.all(f"//*[@id='s{number}']") for number in (1, 2, 3))


def test_the_files_say_what_the_page_says(site: Make) -> None:
    room = site(WHOLE).built()
    data = room.json(JSON)
    assert data["language"] == "ko"
    assert data["editions"]["ja"]["url"] == f"https://press.example.org{JA}"
    assert data["editions"]["ko"]["license"] == "공공누리 제1유형(출처표시)"
    assert data["sentences"][1:] == [
        {"n": 2, "ko": FIRST_KO, "ja": SAID_JA.partition("。")[0] + "。"},
        {"n": 3, "ko": "작년보다 12.5% 늘었다.", "ja": "昨年より12.5%増えた。"},
    ]
    money = next(one for one in data["facts"] if one["kind"] == "money")
    assert money == {
        "n": 2, "kind": "money", "value": "16100000000", "unit": "KRW", "ko": "161억 원",
        "ja": "161億ウォン", "urls": {
            "ko": f"https://press.example.org{KO}#s2", "ja": f"https://press.example.org{JA}#s2",
        },
    }  # fmt: skip
    text = room.text(CSV)
    assert text[0] == "\ufeff"
    head, *rows = csv.reader(io.StringIO(text[1:]))
    assert head[:6] == ["sentence", "kind", "value", "unit", "ko", "ja"]
    assert [(row[0], row[2]) for row in rows] == [(str(f["n"]), f["value"]) for f in data["facts"]]


UNCHECKED = {**WHOLE, PO: catalog(TITLE_JA, machine(SAID, SAID_JA))}


def test_a_machines_translation_has_no_facts_and_says_so(site: Make) -> None:
    room = site(UNCHECKED).built()
    assert not room.has(JSON)
    assert not room.has(CSV)
    for address in (KO, JA):
        assert not room.page(address).all("//details[@class='fact-table']")
        assert not room.page(address).all("//@data-facts")
    assert "引用は原文から" in room.page(JA).text
    assert not room.page(JA).all("//button[contains(@class, 'quote-start')]")
    assert room.page(KO).all("//button[contains(@class, 'quote-start')]")


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": "true"}, {"embargo": "2030-01-01"}, {"expires": "2023-06-01"},
        {"withdrawn": "{date: 2023-05-15, reason: 잘못 냈다.}"}, {"translate": "no"},
    ],
    ids=lambda fields: next(iter(fields)),
)  # fmt: skip
def test_what_is_not_public_in_both_languages_has_no_facts(
    site: Make, fields: dict[str, str]
) -> None:
    body = release(body=SAID, license="kogl-1", **fields)
    room = site({**WHOLE, FIRST: body, "content/releases/2023/o.md": release("딴 글")}).built()
    assert [name for name in room.tree() if "/facts." in name] == ["assets/facts.js"]
    assert "161億" not in "".join(page.source for page in room.html_pages)


def test_a_stale_hand_translation_has_no_facts(site: Make) -> None:
    hand = (
        f"---\ntitle: 東京訪問\norganization: カオン研究所\nof: 0123456789abcdef\n---\n{SAID_JA}\n"
    )
    files = {FIRST: WHOLE[FIRST], "content/names.yaml": NAMES, HAND: hand}
    room = site(files).built()
    assert not room.has(JSON)
    room.edit(HAND, hand.replace("of: 0123456789abcdef\n", ""))
    assert room.built().json(JSON)["facts"]


def test_an_attachment_of_that_name_is_an_error_not_a_loss(site: Make) -> None:
    folder = "content/releases/2023/visit"
    files = {
        f"{folder}/index.md": release(body=SAID, organization="가온연구소", attachments="[{file: facts.csv}]"),
        f"{folder}/index.ja.po": WHOLE[PO], f"{folder}/facts.csv": b"a,b\n",
        "content/names.yaml": NAMES,
    }  # fmt: skip
    room = site(files)
    assert room.build().code == 1
    assert any("facts.csv" in problem for problem in room.problems)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("-3.5%", "-3.5%"), ("+2", "+2"), ("-1,200", "-1,200"), ("5억 원", "5억 원"),
        ("+82-2-123-4567", "'+82-2-123-4567"), ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
        ("＝1+1", "'＝1+1"), ("-", "'-"), ("+2\n=1", "'+2\n=1"),
    ],
)  # fmt: skip
def test_a_number_with_a_sign_stays_and_a_formula_becomes_a_text(cell: str, written: str) -> None:
    [[found]] = csv.reader(io.StringIO(spreadsheet([(cell,)]).decode("utf-8-sig"), newline=""))
    assert found == written


texts = st.text(st.sampled_from("=@+-＝＠＋－1%.a\"',\n\t"), max_size=6)


@given(texts, texts, texts)
def test_no_cell_of_the_table_is_a_formula(value: str, source: str, target: str) -> None:
    cited = tuple(Citation(lang, "", "", "", "", "https://a.example/") for lang in Lang)
    fact = Fact(1, "figure", value, "", source, target)
    sheet = SentenceSheet((), (fact,), cited[::-1], Lang.KO)
    [_, row] = csv.reader(io.StringIO(facts_csv(sheet).decode("utf-8-sig"), newline=""))
    for cell in row:
        assert not cell.startswith(("=", "@", "\t", "＝", "＠"))
        assert not cell.startswith(("+", "-", "＋", "－")) or set(cell[1:]) <= set("1.,%")
