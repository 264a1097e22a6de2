# ruff: noqa: E501 - tables
"""What can be repeated in the body of a release over several lines: blocks of Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bench.floods.lines import Text, numbered, of


def _lines(unit: str, n: int, joint: str = "\n") -> str:
    return numbered(unit, n, joint) if "@" in unit else of(unit + joint, n)


def _table(columns: int, n: int, cell: str = "a") -> str:
    row = f"| {' | '.join([cell] * columns)} |\n"
    rule = f"|{'---|' * columns}\n"
    return f"앞\n\n{row}{rule}" + of(row, max(1, n - len(rule) - len(row)))


def _square(n: int) -> str:
    """Return a table that claims many columns in its rule, and has short rows."""
    columns = n // 10
    return f"|{'a|' * columns}\n|{'-|' * columns}\n" + "|a\n" * (n // 6)


def deep(sign: str, n: int) -> str:
    """Return lines of which each is one level deeper than the one before."""
    lines: list[str] = []
    size = 0
    while size < n:
        lines.append(sign * len(lines) + "a")
        size += len(lines[-1]) + 1
    return "\n".join(lines)


BODIES: Mapping[str, Text] = {
    "paragraphs": partial(_lines, "가", joint="\n\n"),
    "paragraphs-new": partial(_lines, "회의 @번을 열었다.", joint="\n\n"),
    "paragraphs-figures": partial(_lines, "@", joint="\n\n"),
    "paragraphs-people": partial(_lines, "김하늘 장관은 @일에 갔다.", joint="\n\n"),
    "lines": partial(_lines, "가"),
    "lines-new": partial(_lines, "회의 @번을 열었다."),
    "lines-signs": partial(_lines, "△ 가 @"),
    "lines-triangles": partial(_lines, "▲"),
    "lines-hard": partial(_lines, "가  "),
    "lines-backslash": partial(_lines, "가\\"),
    "headings": partial(_lines, "## 가", joint="\n\n"),
    "headings-set": partial(_lines, "가\n---", joint="\n\n"),
    "headings-top": partial(_lines, "# 가", joint="\n\n"),
    "rules": partial(_lines, "---", joint="\n\n"),
    "items": partial(_lines, "- 가"),
    "items-loose": partial(_lines, "- 가", joint="\n\n"),
    "items-numbered": partial(_lines, "1. 가"),
    "items-nested": partial(deep, "  - "),
    "items-run": partial(of, "- "),
    "items-numbers-run": partial(of, "1. "),
    "items-signs": partial(_lines, "- a\n+ b\n* c"),
    "quotes-nested": partial(deep, ">"),
    "quotes-run": partial(of, ">"),
    "quotes-lazy": lambda n: ">" * (n // 2) + "a\n" + "b\n" * (n // 4),
    "quotes-lines": partial(_lines, "> 가"),
    "quotes-items": partial(of, "> - "),
    "code": partial(_lines, "    가"),
    "fences": partial(_lines, "```\na\n```"),
    "fences-open": partial(_lines, "```a"),
    "table": partial(_table, 3),
    "table-wide": partial(_table, 300),
    "table-figures": partial(_table, 3, cell="1,234"),
    "table-square": _square,
    "table-rules": partial(_lines, "| a |\n|---|"),
    "table-rule-long": lambda n: "a | b\n" + "-|" * (n // 2),
    "footnotes": partial(_lines, "가[^@]\n\n[^@]: 나", joint="\n\n"),
    "footnotes-same": lambda n: of("[^1]", n) + "\n\n[^1]: 가\n",
    "footnotes-defined": partial(_lines, "[^@]: 가", joint="\n\n"),
    "footnotes-nested": partial(of, "[^1]: "),
    "references": lambda n: of("[a]", n) + "\n\n[a]: b\n",
    "references-defined": partial(_lines, "[a@]: b"),
    "references-both": lambda n: numbered("[a@]", n // 2) + "\n\n" + numbered("[a@]: b", n // 2, "\n"),
    "references-open": partial(of, "[a]: "),
    "references-title": partial(_lines, '[a@]: b "'),
    "reference-long": lambda n: of("[a]", n // 2) + f"\n\n[a]: {'b' * (n // 2)}\n",
    "html-blocks": partial(_lines, "<div>", joint="\n\n"),
    "html-comments": partial(_lines, "<!-- a"),
    "links-dead": partial(_lines, "[a](../2026/gone-@.md)", joint="\n\n"),
    "links-same": partial(_lines, "[a](../2026/gone.md)", joint="\n\n"),
    "links-files": partial(_lines, "[a](gone-@.pdf)", joint="\n\n"),
    "links-anchors": partial(_lines, "[a](#s@)", joint="\n\n"),
    "links-script": partial(_lines, "[a](javascript:b)", joint="\n\n"),
    "links-addresses": partial(_lines, "[a](/ko/gone-@/)", joint="\n\n"),
    "images-dead": partial(_lines, "![a](gone-@.png)", joint="\n\n"),
    "images-blocks": partial(_lines, '![a](p.png "가 [사진=나]")', joint="\n\n"),
    "spaces-lines": partial(_lines, " ", joint="\n"),
    "spaces-tail": lambda n: "가" + " " * n + "나",
    "spaces-script": lambda n: "](" + " " * n,
    "conflicts": partial(_lines, "<<<<<<< a"),
    "controls": partial(of, "가\x07나다라마바사아자차카타파하가나다라마바사아자차카타파하"),
    "tabs-deep": partial(of, "\t- "),
    "outline": partial(_lines, "□ 가 @\n ㅇ 나\n  - 다\n   * 라"),
    "outline-loose": partial(_lines, "□ 가 @\n\n ㅇ 나", joint="\n\n"),
    "outline-deep": partial(deep, "  □ "),
    "outline-dashes": partial(deep, "  - ㅇ "),
    "outline-lists": lambda n: of("- 가\n", n) + "□ 나\n",
    "outline-stars": partial(_lines, "* 가\n나", joint="\n\n"),
    "outline-bold": partial(of, "**□ 가\n"),
    "outline-links": partial(of, "[※ 가\n"),
    "outline-numbers": partial(_lines, "@. 가\n ○ 나"),
    "outline-quoted": partial(_lines, "> □ 가\n> - 나"),
    "outline-private": partial(_lines, "\uf0a7 가"),
    "notes": partial(_lines, "가* 나** 다\n* 라\n** 마"),
    "titles": partial(_lines, "- 가 -"),
    "titles-long": partial(of, "- 가-"),
    "tabs": partial(_lines, "가\t나\t다 @"),
    "blank-wide": partial(_lines, "가\n　", joint="\n"),
    "dates-lines": partial(_lines, "5. 14.(목) 가"),
    "dates-items": partial(_lines, "- 5. 14.(목) 가\n5. 15.(금) 나"),
    "numbers-skipped": lambda n: numbered("@1. 가", n, "\n"),
    "labels": partial(_lines, "일시@가: 나"),
    "series": partial(_lines, "(@) 가"),
    "lines-ja": partial(_lines, "　発表した。"),
    "comments": partial(_lines, "<!-- 가 -->나"),
    "comments-run": partial(of, "<!-- `a`` -->"),
    "comments-code": partial(of, "`<!--` ``"),
    "comments-ticks": lambda n: "<!-- a -->" + numbered("@", n // 9, "`"),
    "apostrophes": partial(of, "`24년 "),
    "table-cells": lambda n: "| a |\n|---|\n" + of("| b ", n),
    "table-rows": lambda n: "| a |\n|---|\n" + of("| b | c | d |\n", n),
    "table-below": partial(_lines, "| a |\n|---|\n| b |\n가", joint="\n\n"),
    "table-none": partial(_lines, "| a | b |"),
    "definitions": partial(of, "[가]: "),
    "definitions-unused": partial(_lines, "[^@]: 가[^@0]\n"),
    "slips-headings": partial(_lines, "##가", joint="\n\n"),
    "slips-links": partial(of, "[가](나 다 "),
    "slips-links-spaced": partial(of, "[가](나 다) "),
    "slips-links-wide": partial(of, "［가］（"),
    "slips-links-apart": partial(of, "[가]  ("),
    "slips-bold": partial(of, "** 가 "),
    "slips-bold-open": lambda n: "가 **나" + of("다 ", n) + "*",
    "slips-low-lines": partial(of, "__ 가"),
    "slips-footnotes": partial(of, "[^가"),
    "slips-rule": lambda n: "a|b\n--|--|" + " " * n + "c",
    "slips-brackets": partial(of, "]("),
    "code-words": partial(_lines, "`가` ```나```"),
    "link-titles": partial(_lines, '[가@](https://a.kr "나 @")', joint="\n\n"),
    "emphasis-blocks": partial(_lines, "**가(나)**는 *다*", joint="\n\n"),
}  # fmt: skip
