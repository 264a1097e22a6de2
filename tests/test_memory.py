"""The translation memory: used again where it is right, and a person's work is never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from doubles.pseudo import translate as pseudo
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from test_sender import Double

from pressbridge.formats.encoding import decode_text
from pressbridge.formats.po import FUZZY, PoEntry, PoFile
from pressbridge.register.lookup import Register
from pressbridge.translation.catalog import (
    Catalog,
    EntryState,
    failed_entry,
    machine_entry,
    notes,
    read_catalog,
    state_of,
)
from pressbridge.translation.catalog_merge import merged_catalog
from pressbridge.translation.memory import Memory
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import Sender
from pressbridge.translation.translator import Job, fill
from pressbridge.words.lang import Lang
from pressbridge.words.text import without_marks

DAY = date(2026, 11, 22)
LONG = "긴 문장은 어디에서나 같은 뜻이다."
NAMING = Naming(Register(()), Lang.KO, DAY)


def catalog(*entries: PoEntry, lang: Lang = Lang.JA, path: str = "a.ja.po") -> Catalog:
    return Catalog(path, lang, PoFile("", entries))


def reviewed(msgid: str, msgstr: str, context: str = "") -> PoEntry:
    return PoEntry(msgctxt=context, msgid=msgid, msgstr=msgstr)


def machine(msgid: str, msgstr: str, context: str = "") -> PoEntry:
    return machine_entry(Segment(context, msgid), msgstr, "double", DAY)


def update(mine: Catalog, wanted: list[Segment], *others: Catalog) -> Catalog:
    return merged_catalog(mine, wanted, Memory((mine, *others)), NAMING.forms)


@pytest.mark.parametrize("context", ["", "summary", "caption"])
def test_a_long_text_is_recalled_in_any_context_with_its_state(context: str) -> None:
    memory = Memory([catalog(reviewed(LONG, "長い文"))])
    found = memory.find(Segment(context, LONG), Lang.JA)
    assert found == reviewed(LONG, "長い文", context)


def test_a_short_text_is_recalled_in_its_context_only() -> None:
    memory = Memory([catalog(reviewed("개요", "概要", "title"))])
    assert memory.find(Segment("cell", "개요"), Lang.JA) is None
    assert memory.find(Segment("title", "개요"), Lang.JA) == reviewed("개요", "概要", "title")


def test_the_directions_do_not_mix() -> None:
    memory = Memory([catalog(reviewed("日韓交流協力推進委員会", "일한", ""), lang=Lang.KO)])
    assert memory.find(Segment("", "日韓交流協力推進委員会"), Lang.JA) is None


@pytest.mark.parametrize("turned", [False, True])
def test_a_reviewed_text_goes_before_a_machines(turned: bool) -> None:
    found = [catalog(machine(LONG, "機械の訳")), catalog(reviewed(LONG, "人の訳"))]
    recalled = Memory(found[::-1] if turned else found).find(Segment("", LONG), Lang.JA)
    assert recalled is not None
    assert recalled.msgstr == "人の訳"


def test_a_reviewed_text_that_is_gone_goes_before_a_machines() -> None:
    gone = reviewed(LONG, "人の訳")._replace(obsolete=True)
    recalled = Memory([catalog(machine(LONG, "機械の訳"), gone)]).find(Segment("", LONG), Lang.JA)
    assert recalled is not None
    assert (recalled.msgstr, recalled.obsolete) == ("人の訳", False)


def test_a_stale_text_is_no_memory() -> None:
    stale = machine(LONG, "古い訳")._replace(previous="옛 글")
    assert Memory([catalog(stale)]).find(Segment("", LONG), Lang.JA) is None


def test_a_failed_answer_is_not_bought_again_in_another_release() -> None:
    bad = failed_entry(Segment("", LONG), "悪い訳", "double", DAY, "number: 3")
    after = update(catalog(), [Segment("", LONG)], catalog(bad))
    assert state_of(after.file.entries[0]) is EntryState.FAILED


def test_a_reviewers_comments_stay_in_their_own_catalog() -> None:
    known = reviewed(LONG, "人の訳")._replace(comments=("先方に確認済み",))
    after = update(catalog(), [Segment("", LONG)], catalog(known))
    assert after.file.entries[0].comments == ()


def test_markup_put_where_it_may_be_wrong_is_said() -> None:
    mine = catalog(reviewed(f"{LONG} 둘째 문장도 있다.", "長い文です。二つ目もあります。"))
    text = f"{LONG} 둘째 ⟦1⟧문장⟦/1⟧도 있다."
    [live, _] = update(mine, [Segment("", text)]).file.entries
    assert state_of(live) is EntryState.MACHINE
    assert [note.partition(":")[0] for note in notes(live, "check")] == ["marks-moved"]
    text = f"{LONG} ⟦1⟧둘째 ⟦2⟧문장⟦/2⟧도 있다.⟦/1⟧"
    [again, *_] = update(catalog(live), [Segment("", text)]).file.entries
    assert notes(again, "check")


# --- any sequence of edits, reviews and runs ------------------------------------------------------

SENTENCES = (
    "행사에는 여러 나라의 기업이 모였다.",
    "참가자는 ⟦1⟧서로의 경험⟦/1⟧을 나누었다.",
    "참가자는 서로의 경험을 나누었다.",
    "주최 측은 내년에도 자리를 마련한다.",
    "⟦1⟧자세한 일정은 나중에 알린다.⟦/1⟧",
    "모두가 손뼉을 쳤다.",
)
BLOCKS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)
CONTEXTS = ("", "summary", "item")


def block(parts: list[str]) -> str:
    """Join sentences, with their marks numbered through."""
    text = ""
    for part in parts:
        number = text.count("⟦/") + 1
        text += (" " if text else "") + part.replace("⟦1⟧", f"⟦{number}⟧").replace(
            "⟦/1⟧", f"⟦/{number}⟧"
        )
    return text


def say(text: str) -> str:
    """Answer as an engine does that loses nothing."""
    return pseudo(text, "ko", "ja")


class Work(RuleBasedStateMachine):
    """Editors, reviewers and machines at one catalog, in any order."""

    @initialize()
    def begin(self) -> None:
        self.catalog = catalog()
        self.other = catalog(path="b.ja.po")
        self.wanted: list[Segment] = []
        self.theirs: dict[tuple[str, str], str] = {}
        """What a person wrote or reviewed: (context, text of the source) → translation."""

    @rule(blocks=st.lists(st.tuples(st.sampled_from(CONTEXTS), BLOCKS), max_size=4))
    def edits(self, blocks: list[tuple[str, list[str]]]) -> None:
        self.wanted = list(dict.fromkeys(Segment(c, block(parts)) for c, parts in blocks))

    @rule()
    def stores(self) -> None:
        self.keep(update(self.catalog, self.wanted, self.other))

    @rule(fails=st.booleans())
    def translates(self, fails: bool) -> None:
        engine = Double(say=lambda text: "" if fails else say(text))
        self.keep(self.filled(engine))
        after = self.filled(Double(say=say))
        assert after.file == self.catalog.file or fails
        again = Double(say=say)
        self.filled(again)
        assert not again.asked or fails

    def filled(self, engine: Double) -> Catalog:
        ready = update(self.catalog, self.wanted, self.other)
        sender = Sender(engine, (), lambda _: None, lambda _: None)
        job = Job(ready, tuple(self.wanted), NAMING)
        [done] = fill([job], sender, DAY, lambda _: None)
        return reread(done.catalog)

    def keep(self, after: Catalog) -> None:
        self.catalog = reread(after)

    @rule(which=st.integers(0, 9), text=st.sampled_from(["人が直した文です。", "", "別の訳文だ。"]))
    def reviews(self, which: int, text: str) -> None:
        self.person(which, text, flags=())

    @rule(which=st.integers(0, 9), text=st.sampled_from(["途中の文です。", "もう一つの文。"]))
    def edits_a_translation(self, which: int, text: str) -> None:
        self.person(which, text, flags=(FUZZY,))

    def person(self, which: int, text: str, flags: tuple[str, ...]) -> None:
        entries = list(self.catalog.file.entries)
        live = [at for at, entry in enumerate(entries) if not entry.obsolete]
        if not live:
            return
        at = live[which % len(live)]
        entry = entries[at]
        said = text or entry.msgstr
        if not said or (flags and not notes(entry, "mt-hash")):
            return
        if flags and said == entry.msgstr:
            return  # nothing was done
        entries[at] = entry._replace(msgstr=said, flags=flags)
        if not flags:
            entries[at] = entries[at]._replace(previous=None, extracted=())
        self.theirs[entry.key] = said
        self.catalog = replace(self.catalog, file=PoFile(self.catalog.file.header, tuple(entries)))

    @invariant()
    def nothing_of_a_person_is_lost(self) -> None:
        if not hasattr(self, "catalog"):
            return
        kept = {(entry.key, entry.msgstr) for entry in self.catalog.file.entries}
        for key, text in self.theirs.items():
            assert (key, text) in kept

    @invariant()
    def bringing_it_up_to_date_twice_changes_nothing(self) -> None:
        if not hasattr(self, "catalog"):
            return
        once = reread(update(self.catalog, self.wanted, self.other))
        assert reread(update(once, self.wanted, self.other)).file == once.file

    @invariant()
    def a_reviewed_text_has_the_marks_and_words_of_what_was_reviewed(self) -> None:
        if not hasattr(self, "catalog"):
            return
        texts = {without_marks(text) for text in self.theirs.values()}
        for entry in update(self.catalog, self.wanted, self.other).file.entries:
            if state_of(entry) is EntryState.REVIEWED:
                assert without_marks(entry.msgstr) in texts


def reread(before: Catalog) -> Catalog:
    """Return the catalog as the next run finds it on the disk."""
    text, _ = decode_text(before.to_text().encode(), before.path)
    assert text is not None
    after, problems = read_catalog(text, before.path, before.lang)
    assert problems == ()
    return after


TestWork = Work.TestCase
TestWork.settings = settings(max_examples=120, stateful_step_count=16, deadline=None)


def test_a_text_that_an_edit_makes_whole_in_one_place_is_whole_in_the_other_at_once() -> None:
    first, second = "행사에는 여러 나라의 기업이 모였다.", "참가자는 서로의 경험을 나누었다."
    marked = "참가자는 ⟦1⟧서로의 경험⟦/1⟧을 나누었다."
    work = Work()
    work.begin()
    work.edits(blocks=[("", [first, second]), ("summary", [first])])
    work.translates(fails=False)
    work.edits(blocks=[("", [first, marked]), ("summary", [first, marked])])
    work.bringing_it_up_to_date_twice_changes_nothing()
