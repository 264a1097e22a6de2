"""A body, what of it is translated, and how it looks: nothing gets lost on the way, or out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tables import cases

from pressbridge.formats.markdown import Picture, RenderContext, mark_fault, parse, to_html
from pressbridge.formats.markdown.marks import to_marked_text, to_tokens
from pressbridge.formats.markdown.parser import parser
from pressbridge.words.edition import Phrase, PhraseState
from pressbridge.words.lang import Lang
from pressbridge.words.text import needs_translation

Say = Callable[[str, str], Phrase]


def rendering(lang: Lang, say: Say) -> RenderContext:
    return RenderContext(
        lang=lang,
        say=say,
        link=lambda href: "" if href == "secret.md" else href,
        picture=lambda src: Picture(f"/files/{src}", 640, 480),
        credit=lambda credit: f"[{credit.label}: {credit.name}]",
        table_label="TABLE",
        footnotes_label="NOTES",
        back_label="BACK",
        download_label="DOWNLOAD",
    )


@dataclass
class Case:
    lang: Lang = Lang.KO
    page: Lang = Lang.JA
    body: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    phrases: dict[str, Phrase] = field(default_factory=dict)
    html: list[str] = field(default_factory=list)

    def say(self, context: str, text: str) -> Phrase:
        if self.page is self.lang:
            return Phrase(text, self.lang, PhraseState.SOURCE)
        if not needs_translation(text, self.lang):
            return Phrase(text, self.lang.other, PhraseState.SOURCE)
        return self.phrases.get(text) or Phrase(text, self.lang, PhraseState.MISSING)


def read(lines: list[str]) -> Case:
    case = Case()
    for line in filter(None, lines):
        sign, rest = line[0], line[1:]
        if sign == "@":
            case.lang, *page = map(Lang, rest.split())
            case.page = page[0] if page else case.lang.other
        elif sign == "|":
            case.body.append(rest)
        elif sign == ">":
            case.html.append(rest)
        elif sign == "-":
            case.passages.append(rest.strip())
        else:
            text, _, said = rest.strip().partition(" = ")
            state = {"+": PhraseState.REVIEWED, "~": PhraseState.MACHINE}[sign]
            case.phrases[text] = Phrase(said.replace("\\n", "\n"), case.lang.other, state)
    return case


@pytest.mark.parametrize("lines", cases("passages.txt"))
def test_what_a_body_becomes(lines: list[str]) -> None:
    case = read(lines)
    document = parse("\n".join(case.body) + "\n", case.lang)
    found = [f"{p.kind} ({p.key[0] or '-'}) {p.line}: {p.text}" for p in document.passages]
    if case.passages:
        assert found == case.passages
    unused = set(case.phrases) - {passage.text for passage in document.passages}
    assert not unused, "the case translates what is no passage"
    if case.html:
        html = to_html(document, rendering(case.page, case.say))
        assert html.rstrip("\n").split("\n") == case.html


# --- properties -----------------------------------------------------------------------------------

PIECES = [
    "가나다", "중기부(장관)", "日本語", "です。", "ｱ", "word", "1,000억", " ", "\n", "\n\n", "  \n", "\\\n",
    "**", "*", "~~", "_", "`", "``", "[", "]", "](u)", '](a.md "제목")', "![", "](p.jpg)", '](p.jpg "설명 [사진=가]")',
    "[^1]", "\n\n[^1]: ", "\n\n[^2]: ", "> ", "- ", "1. ", "    ", "# ", "| ", "|\n|-|-|\n", "△ ", "※", "ㅇ ", "① ",
    "⟦", "⟧", "⟦1⟧", "⟦/1⟧", "⟦2⟧", "<b onload=x>", "<!--", "<http://a.kr>", "<javascript:x>", "\n[가]: javascript:x\n",
    "\\", "&lt;", "&#0;", "&#x2028;", "\n---\n", "\n```\n", "\x00", "\u200b", "\u3099", "😀",
]  # fmt: skip

bodies = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_characters="\r"), max_size=3),
    max_size=16,
).map("".join)
langs = st.sampled_from(list(Lang))
msgstrs = st.lists(
    st.sampled_from(["⟦1⟧", "⟦/1⟧", "⟦2⟧", "⟦/2⟧", "⟦3⟧", "⟦", "⟧", "⟦01⟧", "訳", "<a onclick=x>", "&amp;", '"', "**", "\n"])
    | st.text(max_size=3),
    max_size=8,
).map("".join)  # fmt: skip

VOID = {"br", "img", "hr"}


class Checker(HTMLParser):
    """Collects what is wrong with HTML: tags out of order, scripts, foreign addresses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("script", "style", "iframe", "object", "b"):
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            scheme = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or scheme.startswith(("javascript:", "data:", "vbscript:")):
                self.faults.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}")


def checked(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.faults == []
    assert checker.open == []
    return checker


def in_source(lang: Lang) -> Say:
    return lambda _, text: Phrase(text, lang, PhraseState.SOURCE)


@settings(max_examples=500)
@given(bodies, langs)
@example("[^1]: > [^1]: ", Lang.KO)
@example("가[^1]\n\n[^1]: - [^2]: 나", Lang.KO)
@example("가[^1][^2]\n\n[^1]: > 나\n    [^2]: 다\n", Lang.KO)
def test_every_body_has_sound_html(body: str, lang: Lang) -> None:
    checked(to_html(parse(body, lang), rendering(lang, in_source(lang))))


@settings(max_examples=500)
@given(bodies, langs, msgstrs, st.sampled_from(list(PhraseState)))
@example("**가**", Lang.KO, "⟦" + "1" * 5000 + "⟧", PhraseState.REVIEWED)
@example("가", Lang.KO, "⟦1⟧", PhraseState.REVIEWED)
@example("가", Lang.KO, "⟦", PhraseState.MACHINE)
def test_no_translation_can_break_a_page_or_show_a_mark(
    body: str, lang: Lang, said: str, state: PhraseState
) -> None:
    document = parse(body, lang)
    shown = checked(
        to_html(document, rendering(lang.other, lambda _, __: Phrase(said, lang.other, state)))
    ).text
    typed = {mark for mark in re.findall(r"⟦/?\d+⟧", shown) if mark not in body}
    aside = {p.text for p in document.passages if p.kind in ("alt", "caption", "link-title")}
    assert not typed or (aside and typed <= set(re.findall(r"⟦/?\d+⟧", said)))


@settings(max_examples=300)
@given(bodies, langs)
def test_passages_are_one_line_and_fit_for_a_file(body: str, lang: Lang) -> None:
    for passage in parse(body, lang).passages:
        assert passage.text == passage.text.strip(" \n\t")
        assert not re.search(
            r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ud800-\udfff]", passage.text
        )
        assert 1 <= passage.line <= body.count("\n") + 1
        if passage.kind not in ("alt", "caption", "link-title"):
            assert mark_fault(passage.text, passage.text) == ""


@settings(max_examples=300)
@given(bodies, langs)
def test_each_passage_is_asked_for_by_the_key_that_it_has(body: str, lang: Lang) -> None:
    document = parse(body, lang)
    asked: set[tuple[str, str]] = set()

    def say(context: str, text: str) -> Phrase:
        asked.add((context, text))
        return Phrase(text, lang, PhraseState.SOURCE)

    to_html(document, rendering(lang, say))
    known = {passage.key for passage in document.passages}
    assert {key for key in asked if needs_translation(key[1], lang)} <= known


def flat(html: str) -> str:
    return re.sub(r"\s+", "", html)


inline_pieces = [piece for piece in PIECES if not re.search(r"[\x00\u200b\u3099]|^\n\n|&#", piece)]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(inline_pieces), max_size=14).map("".join), langs)
def test_marks_there_and_back_are_the_plain_parse(text: str, lang: Lang) -> None:
    md = parser()
    for token in md.parse(text):
        if token.type != "inline":
            continue
        children = token.children or []
        marked = to_marked_text(children, lang)
        there_and_back = to_tokens(marked.text, marked.marks)
        render = md.renderer.renderInline
        plain = flat(render(children, md.options, {"rendering": rendering(lang, in_source(lang))}))
        assert flat(render(there_and_back, md.options, {})) == plain


# --- what a translation may do with its marks -----------------------------------------------------


@st.composite
def nested(draw: st.DrawFn) -> list[str]:
    """Pieces with whole marks, each with its own text; pairs hold pieces of their own."""
    numbers = iter(range(1, 100))

    def some(depth: int) -> list[str]:
        found = []
        for _ in range(draw(st.integers(0, 3))):
            kind = draw(
                st.sampled_from(["text", "single", "pair"] if depth else ["text", "single"])
            )
            number = next(numbers)
            if kind == "text":
                found.append(draw(st.sampled_from(["가", " 나 ", "だ", "1"])))
            elif kind == "single":
                found.append(f"⟦{number}⟧")
            else:
                found.append(f"⟦{number}⟧{''.join(some(depth - 1))}⟦/{number}⟧")
        return found

    return some(2)


def renumbered(pieces: list[str]) -> list[str]:
    found = re.findall(r"⟦(\d+)⟧", "".join(pieces))
    order = {old: str(new) for new, old in enumerate(found, 1)}
    return [re.sub(r"(\d+)⟧", lambda m: f"{order.get(m[1], m[1])}⟧", piece) for piece in pieces]


@given(nested().map(renumbered), st.randoms(use_true_random=False))
def test_whole_pieces_may_change_places(pieces: list[str], random) -> None:
    source = "".join(pieces)
    random.shuffle(pieces)
    assert mark_fault(source, "".join(pieces)) == ""


@given(nested().map(renumbered), st.data())
def test_a_lost_or_doubled_mark_is_a_fault(pieces: list[str], data: st.DataObject) -> None:
    source = "".join(pieces)
    marks = list(re.finditer(r"⟦/?\d+⟧", source))
    if not marks:
        return
    mark = data.draw(st.sampled_from(marks))
    before, after = source[: mark.start()], source[mark.end() :]
    assert mark_fault(source, before + after)
    assert mark_fault(source, before + mark[0] * 2 + after)
    assert mark_fault(source, source + mark[0])
    assert mark_fault(source, before + mark[0][:-1] + after)
    assert mark_fault(source, before + mark[0][1:] + after)
    assert mark_fault(source, before + "⟦99⟧" + after)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("⟦1⟧가⟦/1⟧", "⟦/1⟧가⟦1⟧"),
        ("⟦1⟧가⟦/1⟧⟦2⟧나⟦/2⟧", "⟦1⟧가⟦2⟧나⟦/1⟧⟦/2⟧"),
        ("⟦1⟧⟦2⟧가⟦/2⟧⟦/1⟧", "⟦2⟧⟦1⟧가⟦/2⟧⟦/1⟧"),
        ("⟦1⟧가", "⟦1⟧가⟦/1⟧"),
        ("⟦1⟧가⟦/1⟧", "⟦1⟧가⟦1⟧"),
        ("가", "⟦0⟧가"),
        ("⟦1⟧가", "⟦01⟧가"),
        ("⟦1⟧가", "⟦１⟧가"),
        ("⟦1⟧가", "⟦ 1⟧가"),
        ("⟦1⟧가", "가⟦" + "1" * 5000 + "⟧"),
        ("⟦1⟧가", "{1}가"),
        ("가", "⟧가⟦"),
    ],
)
def test_these_marks_are_damaged(source: str, target: str) -> None:
    assert mark_fault(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("", ""),
        ("가", "あ"),
        ("⟦1⟧⟦/1⟧", "⟦1⟧あ⟦/1⟧"),
        ("⟦1⟧⟦2⟧가⟦/2⟧⟦/1⟧", "⟦1⟧⟦2⟧⟦/2⟧あ⟦/1⟧"),
        ("⟦1⟧⟦2⟧가⟦/2⟧⟦/1⟧", "⟦2⟧⟦/2⟧⟦1⟧あ⟦/1⟧"),
        ("⟦제목⟧ 발표", "⟦題名⟧ 発表"),
    ],
)
def test_these_marks_are_whole(source: str, target: str) -> None:
    assert mark_fault(source, target) == ""


def test_thousands_of_marks_take_no_time() -> None:
    text = "".join(f"⟦{number}⟧" for number in range(1, 20_000))
    assert mark_fault(text, text) == ""


def test_rendering_leaves_the_document_as_it_was() -> None:
    document = parse("# 제목\n\n| 가 |\n|:-|\n| 나 |\n\n- △ 다\n\n![라](p.jpg)\n", Lang.KO)
    first = to_html(document, rendering(Lang.KO, in_source(Lang.KO)))
    to_html(
        document, rendering(Lang.JA, lambda _, text: Phrase("訳", Lang.JA, PhraseState.MACHINE))
    )
    assert to_html(document, rendering(Lang.KO, in_source(Lang.KO))) == first
