"""Changes texts by chance as slips, other programs and bad will do: signs, words, lines, bytes."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

_TOKEN = re.compile(r"\n+|[ \t]+|[A-Za-z_]+|[0-9]+|[가-힣]+|[^\w\s]|\S", re.ASCII)

YAML = (
    ": ", "- ", "[", "]", "{", "}", ", ", "&a ", "*a", "!!int ", "!!binary ", "!x ",
    "|\n", ">-\n", "? ", "---\n", "...\n", "%YAML 1.1\n", "\t", "~", "null", "yes",
    "0x1F", "1e999", "-0", ".inf", "2023-02-30", "0000-00-00", "9999-12-31T25:61+99:99",
    "2024-02-29 24:00", "'", '"', "<<: *a\n", '"\\u0000"', '"\\ud800"', '"\\x1b[31m"',
    '"\\N"', '"\\L"', "# ", "title: ", "date: ", "ko: ", "ja: ", "{ko: 가, ja: か}",
    "[/]", "[//x/]", "[/../x/]", "[/ko/]", "{file: ../x}", "aliases: ", "embargo: ",
    "a@b.kr", "https://[::1/", "https://user@host:99999/", "javascript:alert(1)",
    "translate: ", "images: ", "[{file: hall.png, alt: x}]", "lang: ja\n",
    "withdrawn: {}\n",
)  # fmt: skip
MARKDOWN = (
    "[", "](", ")", "![", "```\n", "~~~x\n", "|", "| --- |\n", "---\n", "===\n", "[^1]",
    "[^1]: ", "[^a b]: ", "[a]: /x 'y'\n", "<b>", "</p>", "<!--", "-->",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&amp;", "&lt;",
    "&#0;", "&#xD800;", "&#x202e;", "&#1114112;", "&middot;", "**", "*", "__", "_",
    "~~", "`", "``", "> ", ">" * 30, "* ", "1. ", "999999999. ", "△ ", "① ", "# ",
    "## ", "\\", "\\\n", "  \n", "\n\n", "<javascript:alert(1)>", "![](hall.png)",
    "[a](javascript:alert(1))", "[a](JaVa\tScript:alert(1))", "[a](//evil.example/)",
    "[a](#h1)", "[a](#h0)", "[a](market-visit.md)", "[a](../../x.md)",
    "[a](data:text/html,x)", "<https://a.b>", "{{ 7 * 7 }}", "{% x %}", "⟦1⟧", "⟦/1⟧",
    "⟦2/⟧", "{1}", "[X1X]", "![a](hall.png \"b [사진=\")", "[사진=중기부]", "[자료==]", ":::",
    "$x$", "「", "」", "(", "（", "“", "”", "'", '"', "\u3000",
)  # fmt: skip
PO = (
    "msgid ", "msgstr ", "msgctxt ", 'msgid "', '"\n', '"', '\\"', "\\n", "\\", "\\x1b",
    "\\u12", "\\777", "#~ ", "#, fuzzy\n", "#, fuzzy, x\n", "#| msgid ", "#. ",
    "#: a:1\n", "# ", "#", "\n\n", 'msgid_plural ""\n', "msgstr[0] ", "msgstr[1] ",
    "#. waive: name\n", "#. waive: *\n", "#. mt: google 2023-05-14\n",
    "#. check!: empty: nothing\n", 'msgid ""\nmsgstr ""\n', '"Language: ko\\n"\n',
    '"Content-Type: text/plain; charset=EUC-KR\\n"\n', "domain x\n", "⟦1⟧", "⟦/1⟧",
    "⟦9⟧", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n",
)  # fmt: skip
JINJA = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{% if x %}", "{% endif %}",
    "{% for a in page %}", "page.", "page.x", "|safe", "|e", "|first", "|x", "_('x')",
    "_(", "in_lang(", "{% extends 'x' %}", "{% include 'base.html' %}",
    "{% extends page %}", "{% block x %}", "{% endblock %}", "loop.x",
    "{% macro a() %}", "{% endmacro %}", "{{ 1 / 0 }}", "{{ 'a' * -1 }}",
    "{{ page.__class__ }}", "{{ '\\ud800' }}", "{{ (1).x.y }}", "{% set page = 1 %}",
    "{{ self }}", "-%}", "{%-", "{% raw %}",
)  # fmt: skip
SIGNS = (
    "\0", "\x01", "\x08", "\x0b", "\x0c", "\r", "\x1b[31m", "\x7f", "\x85", "\xa0",
    "\xad", "\u034f", "\u061c", "\u115f", "\u1160", "\u200b", "\u200d", "\u200e",
    "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\u3164", "\ufe0f", "\ufeff",
    "\ufff9", "\ufffd", "\ufffe", "\ud800", "\udfff", "\U000e0041", "\U000e0001",
    "\U0010ffff", "\U0001f468\u200d\U0001f469", "각", "가\u0323", "か\u3099", "１２", "①",
    "㈜", "㎡", "﷽", "ß", "İ", "e\u0301" * 3, "\uf900", "\u2f00", "〇", "억", "万", "½", "٣",
    "𝟗", "一二三", "오후", "월", "%", "⟦", "⟧", "\u0489" * 20,
)  # fmt: skip
FIGURES = (
    "0", "-1", "1,2,3", "1.2.3", "00:60", "25시", "13월 32일", "2월 30일",
    "99999999999999999999", "1" * 400, "1억 2조 3만", "３０", "1/0", "1e9", "삼십이만", "수십억",
    "二十", "제1", "12%p",
)  # fmt: skip


def tokens(text: str) -> list[str]:
    """Return the words and signs of a text; together they are the text."""
    found: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            found.append(text[at : match.start()])
        found.append(match[0])
        at = match.end()
    return [*found, text[at:]]


def _nested(rng: random.Random) -> str:
    """Return something deep."""
    depth = rng.choice((5, 30, 200, 1000))
    one = rng.choice((
        "[", "{a: ", "- ", "> ", "* ", "**", "*a ", "(", "[a](", "![", "<", "`", "~~", "“", "「",
        "[[", "{{", "{% if 1 %}", "⟦1⟧", "\t", "#", "|", "_a", "> 1. ", "'", '"', "[^1]", "&",
    ))  # fmt: skip
    return one * depth


def _long(rng: random.Random, words: Sequence[str]) -> str:
    """Return something often."""
    return rng.choice((*words, *SIGNS, *FIGURES)) * rng.choice((50, 500, 3000))


def _change(parts: list[str], words: Sequence[str], rng: random.Random) -> None:
    """Change a text, given as tokens, in one place."""
    at, other = rng.randrange(len(parts)), rng.randrange(len(parts))
    end = min(len(parts), at + rng.choice((1, 1, 2, 5, 30)))
    figures = [n for n, part in enumerate(parts) if part.isdigit()] or [at]
    form = rng.choice(("NFD", "NFKD", "NFKC"))
    ways: dict[Callable[[], object], float] = {
        lambda: parts.insert(at, rng.choice(words)): 30,
        lambda: parts.insert(at, rng.choice(SIGNS)): 12,
        lambda: parts.__setitem__(at, rng.choice((*words, *FIGURES, *SIGNS))): 8,
        lambda: parts.__setitem__(rng.choice(figures), rng.choice(FIGURES)): 10,
        lambda: parts.__delitem__(slice(at, end)): 12,
        lambda: parts.__setitem__(slice(other, other), parts[at:end]): 10,
        lambda: parts.__setitem__(slice(at, end), reversed(parts[at:end])): 10,
        lambda: parts.insert(at, _nested(rng)): 4,
        lambda: parts.insert(at, _long(rng, words)): 2,
        lambda: parts.__setitem__(at, unicodedata.normalize(form, parts[at])): 2,
    }
    rng.choices([*ways], [*ways.values()])[0]()
    if not parts:
        parts.append("")


def mutated(text: str, words: Sequence[str], rng: random.Random) -> str:
    """Return a text with some changes; ``words`` are those that mean something in it."""
    parts = tokens(text)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        _change(parts, words, rng)
    return "".join(parts)


_CODECS: tuple[Callable[[str], bytes], ...] = (
    lambda text: text.encode("utf-16"),
    lambda text: text.encode("utf-16-le", "surrogatepass"),
    lambda text: text.encode("utf-32", "surrogatepass"),
    lambda text: text.encode("euc_kr", "replace"),
    lambda text: text.encode("cp949", "replace"),
    lambda text: text.encode("shift_jis", "replace"),
    lambda text: text.encode("euc_jp", "replace"),
    lambda text: text.encode("utf-7", "replace"),
    lambda text: b"\xef\xbb\xbf" * 2 + text.encode("utf-8", "surrogatepass"),
    lambda text: text.replace("\n", "\r").encode("utf-8", "surrogatepass"),
)


def as_bytes(text: str, rng: random.Random) -> bytes:
    """Return a text as it was saved: mostly well."""
    how = rng.random()
    if how < 0.02:
        try:
            return rng.choice(_CODECS)(text)
        except UnicodeError:
            pass
    data = text.encode("utf-8", "surrogatepass")
    if how < 0.05 and data:
        at = rng.randrange(len(data))
        cut = rng.choice((data[:at], data[at:], data[:at] + rng.randbytes(3) + data[at:]))
        flipped = bytearray(data)
        flipped[at] ^= 1 << rng.randrange(8)
        return rng.choice((cut, bytes(flipped)))
    return data
