"""Every letter and figure that an editor types is on both pages, whatever stands around it.

Lines of a release are put together by chance: what begins them, what they say, what ends them. The
signs of Markdown are not counted, because some of them are markup.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_marks import in_source, rendering

from pressbridge.formats.markdown import parse, to_html
from pressbridge.words.edition import Phrase, PhraseState
from pressbridge.words.invisible import without_ignorable
from pressbridge.words.lang import Lang
from pressbridge.words.text import compose

BEGINNINGS = (
    "", "", "", "", " ", "    ", "\t", "　", "□ ", " ㅇ ", "○", "  - ", "- ", "* ", "※ ", "△ ", "1. ", "2. ", "3) ",
    "가. ", "나) ", "(1) ", "(2) ", "①", "> ", "> - ", "## ", "| ", "ㅁ ", "· ", "◦ ", "▪", "- □ ", "1. ○ ", "１．",
    "（１） ", "ア　", "第１　", "第２　", "■", "◆", "・", "⑴ ", "+ ", "\u00a0- ", "　　", "> □ ", "Ⅰ. ", "Ⅱ. ", "[붙임 1] ",
)  # fmt: skip
TEXTS = (
    "5. 14.(목)", "2026. 3. 2.", "26.3.2", "’26.5.14.(목) 14:00", "5. 14.(목) ~ 5. 16.(토)", "14:00~", "3:1", "-3.2%",
    "△3.2%p", "+5%", "10~20명, 30~40명", "10~~20명 30~~40명", "10*20cm, 5*6cm", "2^10과 3^5", "file_name_v2.hwp",
    "https://example.org/a_b/%EC%84%9C?x=1&copy=2", "3<5", "전년比 <10%", "<표 1>", "a<b>c", "AT&T", "&TEAM 공연",
    "₩1,000", "￥1,000", "\\1,000", "C:\\Users\\문서", "$1,000~$2,000", "[1] 첫째", "[주1] 내용", "[가][나]", "(*) 비고",
    "*) 비고", "†주", "①~③항", "㈜한국", "½컵", "100㏊", "ｶﾞｷﾞｸﾞ", "서울", "神社", "邉󠄀さん", "ㆍ뒤", "“인용”", "『책』", "`24년 3월",
    "○○시 ○월", "ㅇㅇㅇ 과장", "- 끝 -", "-3도", "0123", "007.", "1.2.3.", "2026. 상반기", "02-123-4567~8", "+82 (0)2-123-4567",
    "０３（１２３４）５６７８", "press＠example.org", "www.example.org에서", "https://한국.kr/경로", "#해시태그", "{중괄호}", "가 || 나", "![그림]",
    "[링크(a", "[^2]: 각주", "[문의]: 02-123", "H~2~O", "(c) 2026", "5'10\"", "*별표", "별표*", "**굵게", "*1 주석", "매출*과 이익*", "5*",
    "나랏말ᄊᆞ미", "일시 : 5. 14.", "14時～", "H5N1", ">=3", "C++", "//주석", "- 1", "1) 첫째", "가. 첫째", "(가) 첫째",
)  # fmt: skip
ENDS = ("", "", "", "", " ", "  ", " |", " | 20%", "**", "*", ":", "。", ".", ")", "~")
MARKUP = frozenset("#*>`-_~|[]()\\+=:\"<&;!$^'")
typed = st.tuples(*map(st.sampled_from, (BEGINNINGS, TEXTS, ENDS, ("\n", "\n\n", "\n|---|---|\n"))))


class Shown(HTMLParser):
    """What a reader sees, with the numbers of lists."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.lists: list[tuple[int, str] | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "ul":
            self.lists.append(None)
        elif tag == "ol":
            zero = "0" if "zero" in (found.get("class") or "") else ""
            self.lists.append((int(found.get("start") or 1), zero))
        elif tag == "li" and self.lists and self.lists[-1]:
            number, zero = self.lists[-1]
            number = int(found.get("value") or number)
            self.text += f"{zero if number < 10 else ''}{number}. "
            self.lists[-1] = number + 1, zero

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def letters(text: str) -> Counter[str]:
    plain = without_ignorable(compose(text))
    return Counter(char for char in plain if not char.isspace() and char not in MARKUP)


def missing(context: str, text: str) -> Phrase:
    return Phrase(text, Lang.KO, PhraseState.MISSING)


@settings(max_examples=500)
@given(st.lists(typed, min_size=1, max_size=7))
@example([("- ", "[문의]: 02-123", "", "\n")])
@example([("> ", "007.", "", "\n")])
def test_each_letter_and_figure_that_is_typed_is_on_both_pages(
    lines: list[tuple[str, str, str, str]],
) -> None:
    body = "".join("".join(line) for line in lines)
    document = parse(body, Lang.KO)
    for lang, say in ((Lang.KO, in_source(Lang.KO)), (Lang.JA, missing)):
        shown = Shown()
        shown.feed(to_html(document, rendering(lang, say)))
        typed_letters = letters(body.replace("[^2]", ""))  # footnotes have their own numbers
        lost = typed_letters - letters(shown.text)
        if lang is Lang.JA:  # ㅇ and ㅁ become signs that readers there know
            lost -= Counter(dict.fromkeys("ㅇㅁ", 9))
        if "1. " in body or "1) " in body:  # 1. 1. 1. are the numbers 1 to 3
            lost -= Counter({"1": 9})
        assert not lost, body
