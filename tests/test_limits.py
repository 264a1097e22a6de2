"""100 KB of anything are read and checked with work that grows with them, and no faster.

``python bench/limits.py`` measures all kinds in all places; here stands how each kind was mended.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import limits
from bench.floods import files
from pressbridge.fidelity.figures import compare, idioms, matching, per_unit, weekdays
from pressbridge.fidelity.pair import TextPair
from pressbridge.formats.markdown.captions import split_credit
from pressbridge.reading.names import read_names
from pressbridge.register import name_index as names
from pressbridge.translation.mark_alignment import MAX_MARKS, is_nested, place_marks
from pressbridge.translation.sentence_reuse import join_parts
from pressbridge.words.lang import Lang
from pressbridge.words.model import CREDIT_LABELS, Credit, Name, NameKind
from pressbridge.words.text import MARK, join_lines, without_marks

MANY = 2000
DAY = date(2026, 5, 14)


class Counting:
    """Stands for a pattern and counts how often it is used."""

    def __init__(self, pattern):
        self.pattern, self.times = pattern, 0

    def match(self, *where):
        return self.pattern.match(*where)

    def search(self, *where):
        self.times += 1
        return self.pattern.search(*where)


@pytest.mark.parametrize(
    ("module", "table", "source", "target"),
    [
        (idioms, "_SAYS_ONE", "1위, " * MANY, "の"),
        (idioms, "_SAYS_NONE", "0건, " * MANY, "の"),
        (per_unit, "_PER", "가 " * MANY, "1社当たり " * MANY),
        (per_unit, "_REGULARLY", "가 " * MANY, "1週に1回 " * MANY),
    ],
)
def test_a_text_is_searched_once_for_words_however_many_figures_it_lacks(
    module, table, source, target, monkeypatch
):
    patterns = {lang: Counting(pattern) for lang, pattern in getattr(module, table).items()}
    monkeypatch.setattr(module, table, patterns)
    assert list(compare.findings(TextPair(source, target, Lang.JA, "", DAY)))
    assert 1 <= sum(pattern.times for pattern in patterns.values()) <= 2


KINDS = {
    "other numbers": ([f"{n}원" for n in range(MANY)], [f"{n}円" for n in range(MANY, 2 * MANY)]),
    "other units": (["5명"] * MANY, ["5社"] * MANY),
    "other dates": (["3월 1일"] * MANY, ["4月2日"] * MANY),
    "words": (["스물다섯 명"] * MANY, ["三十人"] * MANY),
    "nothing": (["7kg"] * MANY, []),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_meets_only_few_that_may_be_its_partner(kind, monkeypatch):
    met = []
    real = matching.Unmatched.take

    def take(self, ours, alike):
        def counted(one, other):
            met.append(1)
            return alike(one, other)

        return real(self, ours, counted)

    monkeypatch.setattr(matching.Unmatched, "take", take)
    source, target = (", ".join(words) for words in KINDS[kind])
    assert list(compare.findings(TextPair(source, target, Lang.JA, "", DAY)))
    assert len(met) <= 8 * matching.TRIES * MANY


def test_the_first_figure_that_is_alike_is_the_partner():
    source = "5명, 7명, 5개"
    found = list(compare.findings(TextPair(source, "5個、7社、5人", Lang.JA, "", DAY)))
    assert [finding.message for finding in found if finding.hard] == [
        "7명 in the source is 7社 in the translation"
    ]


@given(st.lists(st.sampled_from("월화")), st.lists(st.sampled_from("月火")))
def test_weekdays_without_a_partner_are_those_that_are_too_many(ours, theirs):
    read = [
        weekdays.weekdays("".join(f" 14{day}({one})" for one in days), lang, [])
        for lang, day, days in ((Lang.KO, "일", ours), (Lang.JA, "日", theirs))
    ]
    differ = [pair for pair in weekdays.comparison(*read) if pair != (None, None)]
    more = abs(ours.count("월") - theirs.count("月")), abs(ours.count("화") - theirs.count("火"))
    left = sum(pair[0] is not None for pair in differ) + sum(pair[1] is not None for pair in differ)
    assert left == sum(more)


OLD_CREDIT = re.compile(
    rf"\s*[\[［]\s*({'|'.join(CREDIT_LABELS)})\s*[=＝]\s*([^\]］\s][^\]］]*?)\s*[\]］]\s*$"
)


@given(
    st.text("[［]］사진=＝ 가a", max_size=24) | st.sampled_from(["가 [사진=나]", "[사진=[사진=나]"])
)
def test_a_credit_is_what_the_last_closed_bracket_says(caption):
    match = OLD_CREDIT.search(caption)
    expected = (caption.strip(), None)
    if match:
        credit = Credit(CREDIT_LABELS[match[1]], match[2])
        expected = (caption[: match.start()].strip(), credit)
    assert split_credit(caption) == expected


@given(st.lists(st.text("가あa⟦⟧/1 .", max_size=6)), st.sampled_from(Lang))
def test_parts_are_joined_as_if_each_time_the_whole_was_looked_at(parts, lang):
    text = ""
    for part in (part.strip() for part in parts):
        joint = join_lines(without_marks(text), without_marks(part), lang) if text and part else ""
        text += joint + part
    if not MARK.search("".join(parts)):
        assert join_parts(parts, lang) == text
    assert without_marks(join_parts(parts, lang)).replace(" ", "") == without_marks(text).replace(
        " ", ""
    )


@pytest.mark.parametrize("nested", [False, True])
def test_more_marks_than_can_be_placed_stand_nested_behind_the_text(nested):
    numbers = range(1, 2 * MAX_MARKS)
    if nested:
        source = "".join(f"⟦{n}⟧가" for n in numbers) + "".join(f"⟦/{n}⟧" for n in numbers[::-1])
    else:
        source = "".join(f"⟦{n}⟧가⟦/{n}⟧ " for n in numbers)
    placed = place_marks(source, "の" * MAX_MARKS, lambda _: ())
    assert not placed.certain
    assert placed.text.startswith("の" * MAX_MARKS)
    assert is_nested(placed.text)
    assert sorted(MARK.findall(placed.text)) == sorted(MARK.findall(source))


def test_an_entry_of_the_register_is_said_once_to_contradict_those_before_it():
    entries = "".join(f"- {{ko: 같은이름, ja: 同名{n}, kind: person}}\n" for n in range(MANY))
    read, problems = read_names(entries, "content/names.yaml")
    assert len(read) == MANY
    assert len(problems) == MANY - 1
    assert problems[-1].hint.startswith("line 1 says otherwise")


def test_entries_with_contexts_of_their_own_do_not_meet():
    form = "- {{ko: 이영, ja: 李永{0}, kind: person, context: [말{0}]}}\n"
    entries = "".join(map(form.format, range(MANY)))
    assert read_names(entries, "content/names.yaml")[1] == ()
    again = entries + "- {ko: 이영, ja: 李栄, kind: person, context: [말7]}\n"
    [problem] = read_names(again, "content/names.yaml")[1]
    assert problem.hint.startswith("line 8 says otherwise")


WORD = st.text("가나다", min_size=1, max_size=3)


@given(st.lists(st.lists(WORD, max_size=3), max_size=6), st.text("가나다 ", max_size=30))
def test_of_many_contexts_the_same_are_near_as_of_few(contexts, around):
    entries = [
        Name(ko="이영", ja="李永", kind=NameKind.PERSON, context=tuple(words)) for words in contexts
    ]
    few = names._ContextMatcher(entries, Lang.KO).fitting(around)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_FEW", -1)
        many = names._ContextMatcher(entries, Lang.KO).fitting(around)
    assert list(map(id, few)) == list(map(id, many))


HOSTILE = {
    "ones-dash×ones-percent@pair": "0, 1 problems",
    "credits@image-title": "0, 0 problems",
    "spaces-long@credit": "0, 1 problems",
    "spaces-long@email": "1, 1 problems",
    "quarters@pair": "0, 2 problems",
    "triangles-minus×ones-first@pair": "0, 12348 problems",
    "ones-comma@dateline": "0, 0 problems",
    "links-bang@body": "0, 0 problems",
    "table-square@pair": "0, 0 problems",
    "nested-links@body": "",
    "names-overlapping": "",
    "yaml-flow-lists@names.yaml": "1, 1 problems",
    "yaml-aliases-bomb@fields": "",
    "po-backslashes": "",
    "po-of-marks-edited": "0, 1 problems",
    "ones@date": "1, 1 problems",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_room_is_checked_and_answered(name, tmp_path):
    """A minute of the processor, where bench/limits.py allows five seconds, ends it."""
    known = {case.name: case for case in limits.cases(11)}
    crossed = name.removesuffix("@pair").split("×")
    case = limits.crossed(*crossed) if len(crossed) > 1 else known[name]
    taken = limits.measured(case, limits.SMALL, tmp_path)
    assert not taken.fell, taken.said
    assert taken.said != "ended"
    assert taken.said.endswith(HOSTILE[name])


def test_a_case_that_falls_or_takes_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PATIENCE", 1)
    monkeypatch.setattr(limits, "_checked", lambda _: (_ for _ in ()).throw(ValueError("fell")))
    case = limits.Case("falls", lambda _: files.room())
    assert limits.measured(case, 10, tmp_path).fell
    monkeypatch.setattr(limits, "_checked", endless)
    assert limits.measured(case, 10, tmp_path).said == "ended"


def endless(_):
    while True:
        pass


@pytest.mark.parametrize(
    ("small", "large", "fault"),
    [
        (limits.Taken(5.1, 50, ""), None, "slow"),
        (limits.Taken(1, 501, ""), None, "memory"),
        (limits.Taken(0.5, 50, ""), limits.Taken(4.5, 50, ""), "growth"),
        (limits.Taken(0.1, 50, ""), limits.Taken(0.9, 50, ""), ""),
        (limits.Taken(0.5, 50, ""), limits.Taken(1.5, 50, "", fell=True), "fell"),
        (limits.Taken(4.9, 499, ""), limits.Taken(15, 999, ""), ""),
    ],
)
def test_what_is_beyond_a_limit_is_told(small, large, fault):
    assert limits.Line("case", small, large).fault == fault
