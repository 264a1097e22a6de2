"""``<br>`` in a cell of a table begins a new line, and is text everywhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harness import FIRST, SiteTest, catalog, release, reviewed
from test_markdown_addresses import body

from pressbridge.formats.markdown import parse
from pressbridge.words.lang import Lang

Make = Callable[..., SiteTest]


def cell(text: str) -> str:
    html = body(f"| 구분 |\n|---|\n| {text} |\n")
    return html.partition("<td>")[2].partition("</td>")[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("가<br>나", "가<br>\n나"),
        ("가<br/>나<BR />다", "가<br>\n나<br>\n다"),
        ("○ 가<br>○ 나", "○ 가<br>\n○ 나"),
        ("**가<br>나** 다", "<strong>가<br>\n나</strong> 다"),
        ("[가<br>나](https://example.org/)", '<a href="https://example.org/">가<br>\n나</a>'),
        ("https://example.org/a<br>나", '<a href="https://example.org/a">https://example.org/a</a><br>\n나'),
        ("`<br>`", "<code>&lt;br&gt;</code>"),
        ("\\<br>", "&lt;br&gt;"),
        ("<b>가</b>", "&lt;b&gt;가&lt;/b&gt;"),
        ("<br/ >", "&lt;br/ &gt;"),
    ],
)  # fmt: skip
def test_a_cell_can_have_lines(text: str, shown: str) -> None:
    assert cell(text) == shown


@pytest.mark.parametrize(
    "text", ["가<br>나", "- 가<br>나", "## 가<br>나", "> 가<br>나", "가 **<br>** 나"]
)
def test_elsewhere_it_is_the_text_that_was_typed(text: str) -> None:
    assert "&lt;br&gt;" in body(text)
    assert "<br>" in "".join(passage.text for passage in parse(text, Lang.KO).passages)


def test_each_line_of_a_cell_is_a_passage_at_the_line_of_its_row() -> None:
    text = "| 구분 |\n|---|\n| 가나<br>다라 |\n| [마](a.pdf)<br>![바](b.png) |\n\n사"
    document = parse(text, Lang.KO)
    lines = [(p.kind, p.text, p.line) for p in document.passages]
    assert lines[1:3] == [("cell", "가나", 3), ("cell", "다라", 3)]
    assert lines[-1] == ("paragraph", "사", 6)
    assert [reference.line for reference in document.references] == [4, 4]


def test_the_lines_of_a_cell_are_lines_in_the_other_language(site: Make) -> None:
    text = "| 구분 |\n|---|\n| 사업 기간<br>지원 내용 |\n"
    room = site({
        FIRST: release(body=text),
        "content/releases/2023/visit.ja.po": catalog(
            reviewed("도쿄 방문", "東京訪問", "title"),
            reviewed("사업 기간", "事業期間", "cell"), reviewed("지원 내용", "支援内容", "cell"),
        ),
    })  # fmt: skip
    [found] = room.built().page("/ja/2023/05/14/visit/").all("//div[@class='body']//td")
    assert found.text_content().split() == ["事業期間", "支援内容"]
    assert len(found.findall(".//br")) == 1
