"""One term with several renderings: found across the press room, with its places."""

from __future__ import annotations

from datetime import date

from pressbridge.formats.po import PoEntry, read_po
from pressbridge.register.lookup import Register
from pressbridge.translation.catalog import Catalog
from pressbridge.translation.consistency import Disagreement, TermVariant, disagreements
from pressbridge.translation.name_masking import Naming
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind

SUPPORT = Name(
    ko="창업지원",
    ja="創業支援",
    kind=NameKind.TERM,
    ja_variants=("起業支援",),
    ja_wrong=("創業志願",),
)
REGISTER = Register([SUPPORT])
DAY = date(2023, 5, 14)


def room(*files: str, lang: Lang = Lang.JA) -> tuple[Disagreement, ...]:
    pairs = []
    for number, text in enumerate(files):
        file, problems = read_po(text, "")
        assert problems == ()
        catalog = Catalog(f"{number}.po", lang, file)
        pairs.append((catalog, Naming(REGISTER, lang.other, DAY)))
    return disagreements(pairs, REGISTER)


def po(source: str, target: str, above: str = "") -> str:
    return f'{above}msgid "{source}"\nmsgstr "{target}"\n'


def test_one_text_with_two_translations_is_reported_with_its_places() -> None:
    found = room(
        po("새 소식", "新着情報"),
        po("다른 글", "別の文") + "\n" + po("새 소식", "お知らせ"),
        po("새 소식", "お知らせ"),
    )
    assert found == (
        Disagreement(
            "새 소식", Lang.JA,
            (TermVariant("お知らせ", (("1.po", 4), ("2.po", 1))), TermVariant("新着情報", (("0.po", 1),))),
        ),
    )  # fmt: skip


def test_one_term_with_two_renderings_is_reported() -> None:
    found = room(
        po("창업지원 사업을 연다", "創業支援の事業を開く"),
        po("창업지원 예산이 늘었다", "起業支援の予算が増えた"),
        po("창업지원 창구를 둔다", "創業志願の窓口を置く"),
        po("창업지원 제도가 있다", "制度がある"),
    )
    [one] = found
    assert one.source == "창업지원"
    assert {r.text: r.places for r in one.renderings} == {
        "創業支援": (("0.po", 1),), "起業支援": (("1.po", 1),), "創業志願": (("2.po", 1),),
        "": (("3.po", 1),),
    }  # fmt: skip


def test_what_is_not_shown_does_not_count() -> None:
    assert (
        room(
            po("새 소식", "新着情報"),
            "#~ " + po("새 소식", "お知らせ").replace("\nmsgstr", "\n#~ msgstr"),
            po("새 소식", "古い", '#, fuzzy\n#| msgid "옛 소식"\n'),
            po("새 소식", "悪い", "#. check!: number: 3\n#, fuzzy\n"),
            po("새 소식", ""),
        )
        == ()
    )


def test_markup_and_directions_make_no_difference() -> None:
    marked = room(po("⟦1⟧새⟦/1⟧ 소식", "⟦1⟧新⟦/1⟧着情報"), po("새 소식", "新着情報"))
    assert marked == ()
    one = (Catalog("0.po", Lang.JA), Naming(REGISTER, Lang.KO))
    assert disagreements([one], REGISTER) == ()


def test_a_text_that_is_the_term_itself_is_reported_once() -> None:
    found = room(po("창업지원", "創業支援"), po("창업지원", "起業支援"))
    assert [(one.source, len(one.renderings)) for one in found] == [("창업지원", 2)]


def test_an_entry_that_is_stored_nowhere_yet_has_no_line() -> None:
    entries = (
        PoEntry(msgid="새 소식", msgstr="新着"),
        PoEntry(msgid="새 소식", msgctxt="t", msgstr="別"),
    )
    from pressbridge.formats.po import PoFile

    catalog = Catalog("0.po", Lang.JA, PoFile("", entries))
    [one] = disagreements([(catalog, Naming(REGISTER, Lang.KO))], REGISTER)
    assert {place for rendering in one.renderings for place in rendering.places} == {("0.po", 0)}
