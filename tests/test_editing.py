"""What an editor's edits cost, and what they leave of a translation, in small real press rooms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from doubles.engine_server import Behaviour, EngineServer
from harness import FIRST, SITE_YAML, SiteTest, release

from pressbridge.formats.po import PoEntry, read_po
from pressbridge.translation.catalog import EntryState, notes, state_of
from pressbridge.translation.engines import choose as choosing
from pressbridge.words.text import without_marks
from pressbridge.world.network import Transport

JA = "/ja/2023/05/14/visit/"
PO = "content/releases/2023/visit.ja.po"

A = "행사에는 여러 나라의 기업이 함께 모였다."
B = "참가자는 서로의 경험을 나누며 배웠다."
C = "주최 측은 내년에도 자리를 마련할 계획이다."
D = "자세한 일정은 나중에 따로 알린다고 전했다."
BLOCK = f"{A} {B} {C}"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that says nothing is waited for less long than the ten seconds of the product."""

    def transport() -> Transport:
        return Transport(deadline=0.4)

    monkeypatch.setattr(choosing, "Transport", transport)


@dataclass
class Desk:
    """A press room, its engine, and what was sent since it was looked at last."""

    site: SiteTest
    engine: EngineServer

    def says(self, body: str, name: str = FIRST, **fields: object) -> list[str]:
        """Write a release, translate, and return what was sent for it."""
        self.site.edit(name, release(body=body, **fields))
        return self.sends()

    def sends(self, command: str = "translate", **options: object) -> list[str]:
        """Return what a run sends."""
        before = len(self.engine.texts)
        self.site.build(command, **{"offline": False, **options})
        return self.engine.texts[before:]

    def entries(self, path: str = PO) -> tuple[PoEntry, ...]:
        text = (self.site.root / path).read_text(encoding="utf-8")
        file, problems = read_po(text, path)
        assert problems == ()
        return file.entries

    def entry(self, words: str, path: str = PO) -> PoEntry:
        """Return the entry in use whose text has these words, whatever its marks."""
        live = (entry for entry in self.entries(path) if not entry.obsolete)
        [found] = [entry for entry in live if without_marks(entry.msgid) == words]
        return found

    def review(self, path: str = PO) -> None:
        """Delete every fuzzy flag, as a person does who has read all."""
        text = (self.site.root / path).read_text(encoding="utf-8")
        text = re.sub("^#, fuzzy\n|^#\\. .*\n", "", text, flags=re.MULTILINE)
        self.site.edit(path, text)

    def shown(self, address: str = JA) -> str:
        """Return what the page in Japanese says, as it stands now, without the text beside the source."""
        self.site.built()
        main = self.site.page(address).main
        for beside in main.xpath("//details"):
            beside.drop_tree()
        return str(main.text_content())


@pytest.fixture
def engine() -> Iterator[EngineServer]:
    with EngineServer() as server:
        yield server


@pytest.fixture
def empty(site: Callable[..., SiteTest], engine: EngineServer) -> Desk:
    text = f"{SITE_YAML}translation: {{engine: google, endpoint: '{engine.url}'}}\n"
    return Desk(site({"content/site.yaml": text}), engine)


@pytest.fixture
def desk(empty: Desk) -> Desk:
    """A release with one block of three sentences, translated."""
    empty.says(BLOCK)
    return empty


def japanese(desk: Desk, sentence: str) -> str:
    """Return what the engine says to a sentence."""
    return desk.engine.answers(sentence, "ko", "ja")


MARKUP = {
    "a phrase in bold": BLOCK.replace("경험을", "**경험을**"),
    "a sentence in bold": BLOCK.replace(B, f"**{B}**"),
    "everything in italics": f"*{BLOCK}*",
    "a link around a phrase": BLOCK.replace("여러 나라", "[여러 나라](https://a.example)"),
    "a link around a sentence": BLOCK.replace(C, f"[{C}](https://a.example)"),
    "two links in one sentence": BLOCK.replace("여러", "[여러](https://a.example)").replace(
        "기업이", "[기업이](https://b.example)"
    ),
    "bold in a link": BLOCK.replace("서로의 경험을", "[서로의 **경험을**](https://a.example)"),
    "a footnote": BLOCK.replace("배웠다.", "배웠다.[^1]") + "\n\n[^1]: 2023",
    "struck out": BLOCK.replace("내년에도", "~~내년에도~~"),
}  # fmt: skip
CERTAIN = {"a sentence in bold", "everything in italics", "a link around a sentence"}


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("reviewed", [False, True])
def test_markup_costs_nothing_and_the_translation_stays_on_the_page(desk, markup, reviewed):
    if reviewed:
        desk.review()
    before = desk.entry(BLOCK).msgstr
    assert desk.says(MARKUP[markup]) == []
    after = desk.entry(BLOCK)
    assert without_marks(after.msgstr) == before
    assert (state_of(after) is EntryState.REVIEWED) == (reviewed and markup in CERTAIN)
    assert before[:10] in desk.shown()
    assert ("marks-moved" in desk.site.codes) == (markup not in CERTAIN)
    assert not re.search("[⟦⟧]", desk.site.text(JA))
    assert not desk.site.page(JA).all("//main//a//a")
    assert desk.sends() == []


def test_markup_that_goes_away_or_moves_costs_nothing(desk):
    bold = BLOCK.replace("경험을", "**경험을**")
    desk.says(bold)
    assert desk.says(BLOCK.replace("내년에도", "**내년에도**")) == []
    assert desk.entry(BLOCK).msgstr.count("⟦1⟧") == 1
    assert desk.says(BLOCK) == []
    assert "⟦" not in desk.entry(BLOCK).msgstr


def test_a_reviewed_text_stays_reviewed_when_its_markup_goes_away(desk):
    desk.says(BLOCK.replace(B, f"**{B}**"))
    desk.review()
    assert desk.says(BLOCK) == []
    assert state_of(desk.entry(BLOCK)) is EntryState.REVIEWED


def test_facts_cost_nothing(desk):
    link = "[여기](https://a.example)를 보면 행사의 모든 것을 알 수 있다."
    photo = "![행사장의 모습](a.jpg)"
    for name in ("a.jpg", "b.jpg"):
        desk.site.edit(f"content/releases/2023/{name}", JPEG)
    desk.says(f"{link}\n\n{photo}")
    desk.review()
    entries = [(e.key, e.msgstr, e.flags) for e in desk.entries()]
    body = f"{link}\n\n{photo}".replace("a.example", "b.example/다른/곳").replace("a.jpg", "b.jpg")
    assert desk.says(body, topics="[markets]", date="2023-05-14T10:00", license="kogl-1") == []
    assert [(e.key, e.msgstr, e.flags) for e in desk.entries()] == entries


JPEG = (Path(__file__).parent.parent / "content").rglob("*.jpg").__next__().read_bytes()

NEW = "오후에는 새로 온 사람들이 인사를 건넸다."
EDITS = {
    "the first": (f"{NEW} {B} {C}", [NEW]),
    "the middle": (f"{A} {NEW} {C}", [NEW]),
    "the last": (f"{A} {B} {NEW}", [NEW]),
    "added in front": (f"{NEW} {BLOCK}", [NEW]),
    "added at the end": (f"{BLOCK} {NEW}", [NEW]),
    "added in the middle": (f"{A} {B} {NEW} {C}", [NEW]),
    "two in a row": (f"{A} {NEW} {D}", [f"{NEW} {D}"]),
    "two apart": (f"{NEW} {B} {D}", [NEW, D]),
    "one word": (BLOCK.replace("경험을", "지식을"), [B.replace("경험을", "지식을")]),
    "removed": (f"{A} {C}", []),
    "moved": (f"{C} {A} {B}", []),
    "moved and removed": (f"{C} {A}", []),
    "only one left": (B, []),
    "split in two": (f"{A}\n\n{B} {C}", []),
    "split in three": (f"{A}\n\n{B}\n\n{C}", []),
    "split and one changed": (f"{A} {NEW}\n\n{C}", [NEW]),
    "said twice": (f"{BLOCK} {A}", []),
    "marks in the new one": (f"**새로운** {NEW} {B} {C}", [f"{{1}}새로운{{/1}} {NEW}"]),
}


@pytest.mark.parametrize("reviewed", [False, True])
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_costs_the_sentences_that_are_new(desk, edit, reviewed):
    if reviewed:
        desk.review()
    body, cost = EDITS[edit]
    assert desk.says(body) == cost
    live = [e for e in desk.entries() if not e.obsolete]
    for entry in live:
        text = without_marks(entry.msgstr)
        for sentence in (A, B, C, D, NEW):
            if sentence in without_marks(entry.msgid) and not (
                sentence == D and f"{NEW} {D}" in cost
            ):
                assert japanese(desk, sentence) in text
    assert not [e for e in live if state_of(e) not in (EntryState.MACHINE, EntryState.REVIEWED)]
    [old] = [e for e in desk.entries() if e.obsolete and e.msgid == BLOCK]
    assert (old.fuzzy, old.msgstr) == (not reviewed, "".join(japanese(desk, s) for s in (A, B, C)))
    assert japanese(desk, C) in desk.shown() or C not in body
    assert desk.sends() == []


def test_a_reviewer_is_told_which_sentence_is_new(desk):
    desk.says(f"{A} {NEW} {C}")
    entry = desk.entry(f"{A} {NEW} {C}")
    assert notes(entry, "new") == (f"{NEW} → {japanese(desk, NEW)}",)
    assert state_of(entry) is EntryState.MACHINE


def test_a_sentence_that_comes_back_costs_nothing(desk):
    desk.review()
    desk.says(f"{A} {C}")
    assert desk.says(BLOCK) == []
    assert state_of(desk.entry(BLOCK)) is EntryState.REVIEWED


def test_two_blocks_are_edited_at_once_and_change_places(empty):
    second = f"{D} 이어서 모두가 손뼉을 치며 환영했다."
    empty.says(f"{BLOCK}\n\n{second}")
    empty.review()
    assert empty.says(f"{second}\n\n{BLOCK}") == []
    assert all(state_of(e) is not EntryState.MACHINE for e in empty.entries()[1:])
    cost = empty.says(
        f"{second.replace('모두가', '다 함께')}\n\n{BLOCK.replace('경험을', '지식을')}"
    )
    assert cost == ["이어서 다 함께 손뼉을 치며 환영했다.", B.replace("경험을", "지식을")]


def test_two_blocks_that_become_one_cost_nothing(empty):
    empty.says(f"{A} {B}\n\n{C}")
    assert empty.says(BLOCK) == []


def test_a_sentence_that_moves_into_another_block_costs_nothing(empty):
    second = f"{D} 이어서 모두가 손뼉을 치며 환영했다."
    empty.says(f"{BLOCK}\n\n{second}")
    assert empty.says(f"{A} {B}\n\n{C} {second}") == []


def test_a_list_gets_an_item(empty):
    items = [f"- {s}" for s in (A, B, C)]
    empty.says("\n".join(items))
    empty.review()
    assert empty.says("\n".join([items[0], f"- {NEW}", *items[1:]])) == [NEW]
    assert [state_of(empty.entry(s)) for s in (A, B, C)] == [EntryState.REVIEWED] * 3


def test_an_earlier_sentence_with_marks_moves_the_numbers_of_the_others(empty):
    marked = f"{A} 참가자는 **서로의 경험**을 [나누며](https://a.example) 배웠다."
    empty.says(marked)
    before = empty.entry(without_marks(A) + " 참가자는 서로의 경험을 나누며 배웠다.").msgstr
    new = "**새로 온** 사람들이 먼저 인사를 건넸다."
    assert empty.says(f"{new} {marked}") == ["{1}새로 온{/1} 사람들이 먼저 인사를 건넸다."]
    after = empty.entries()[1].msgstr
    moved = re.sub(r"⟦(/?)(\d)⟧", lambda m: f"⟦{m[1]}{int(m[2]) + 1}⟧", before)
    assert after.endswith(moved)


def test_a_translation_with_another_number_of_sentences_is_made_anew(empty):
    empty.engine.answers = lambda text, *_: "一つの文にまとめた訳文です。"
    empty.says(BLOCK)
    empty.engine.answers = EngineServer.__init__.__kwdefaults__["answers"]
    assert empty.says(f"{A} {NEW} {C}") == [f"{A} {NEW} {C}"]


# --- without an engine ----------------------------------------------------------------------------


def test_a_changed_text_without_an_engine_is_stale_and_never_published(desk):
    before = desk.entry(BLOCK).msgstr
    desk.engine.behaviour = Behaviour.TOO_MANY
    new = f"{A} {NEW} {C}"
    desk.says(new)
    entry = desk.entry(new)
    assert (state_of(entry), entry.previous, entry.msgstr) == (EntryState.STALE, BLOCK, before)
    shown = desk.shown()
    assert new in shown
    assert before[:10] not in shown
    desk.engine.behaviour = Behaviour.OK
    assert desk.sends() == [NEW]
    assert desk.entry(new).previous is None


def test_a_stale_text_that_a_person_edits_is_theirs(desk):
    new = f"{A} {NEW} {C}"
    desk.site.edit(FIRST, release(body=new))
    desk.sends(offline=True)
    mine = "私が直した文です。"
    text = (desk.site.root / PO).read_text()
    live, dead = text.split("#~", 1)
    old = desk.entry(new).msgstr
    desk.site.edit(PO, live.replace(old, mine) + "#~" + dead)
    assert desk.sends() == []
    assert desk.sends("build") == []
    assert desk.entry(new).msgstr == mine
    assert mine not in desk.shown()


def test_a_text_that_changes_twice_without_an_engine_goes_on_from_the_translated_one(desk):
    for body in (f"{A} {NEW} {C}", f"{A} {NEW} {D}"):
        desk.site.edit(FIRST, release(body=body))
        desk.sends(offline=True)
    assert desk.entry(f"{A} {NEW} {D}").previous == BLOCK
    assert desk.sends() == [f"{NEW} {D}"]
    assert desk.says(BLOCK) == []


def test_a_second_run_changes_no_byte(desk):
    desk.says(f"{A} {NEW} {C}\n\n**{D}**")
    before = (desk.site.root / PO).read_bytes()
    assert desk.sends() == []
    assert desk.sends("build") == []
    assert (desk.site.root / PO).read_bytes() == before


# --- across releases ------------------------------------------------------------------------------

OTHER = "content/releases/2024/other.md"
OTHER_PO = "content/releases/2024/other.ja.po"


def test_a_long_text_is_used_again_in_any_release_with_its_state(desk):
    desk.review()
    assert desk.says(f"{BLOCK}\n\n{NEW}", OTHER, date="2024-01-05") == [NEW]
    assert state_of(desk.entry(BLOCK, OTHER_PO)) is EntryState.REVIEWED
    assert desk.says(f"- {BLOCK}", "content/releases/2024/third.md", date="2024-01-06") == []


def test_a_short_text_is_used_again_in_its_context_only(empty):
    empty.says("## 행사 개요\n\n" + A, title="첫 행사의 긴 제목이다")
    cost = empty.says("행사 개요\n\n## 행사 개요", OTHER, title="행사 개요", date="2024-01-05")
    assert cost == ["행사 개요"]
    states = {e.msgctxt: e.msgstr for e in empty.entries(OTHER_PO)}
    assert set(states) == {"title", "paragraph", "heading"}


MOVES = {
    "renamed": "content/releases/2023/tokyo-visit.md",
    "moved to another year": "content/releases/2024/visit.md",
    "moved into a folder": "content/releases/2023/visit/index.md",
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("reviewed", [False, True])
def test_a_release_that_moves_keeps_its_translation(desk, move, reviewed):
    if reviewed:
        desk.review()
    desk.site.remove(FIRST)
    year = MOVES[move].split("/")[2]
    assert desk.says(BLOCK, MOVES[move], date=f"{year}-05-14") == []
    catalog = MOVES[move].replace(".md", ".ja.po")
    assert desk.entry(BLOCK, catalog).fuzzy is not reviewed
    assert (desk.site.root / PO).exists()


def test_a_removed_release_leaves_its_catalog_as_a_memory(desk):
    desk.site.remove(FIRST)
    title = "다른 제목이다"
    assert desk.says(BLOCK, OTHER, title=title, date="2024-01-05") == [title]


def test_a_title_that_changes_costs_the_title(desk):
    assert desk.says(BLOCK, title="서울 방문") == ["서울 방문"]


def test_the_two_directions_do_not_mix(empty):
    empty.says("日韓交流協力推進委員会設立趣旨説明会", title="첫 행사의 긴 제목이다")
    cost = empty.says(
        "日韓交流協力推進委員会設立趣旨説明会",
        OTHER,
        title="東京で開かれた催し",
        lang="ja",
        date="2024-01-05",
    )
    assert cost == ["東京で開かれた催し", "日韓交流協力推進委員会設立趣旨説明会"]


# --- what is announced, and what may not leave ----------------------------------------------------


def announced(desk: Desk) -> list[str]:
    desk.site.build("translate", offline=False, dry_run=True)
    return [letter["text"] for letter in desk.site.result.data["would_send"]]


SECRET = {
    "a draft": {"draft": "true"},
    "an embargo": {"embargo": "2031-01-01T10:00"},
    "confidential": {"confidential": "true"},
    "another's text": {"license": "kogl-4", "source": "{name: 다른 기관}"},
}


def test_a_dry_run_announces_what_follows_an_edit(desk):
    desk.site.edit(FIRST, release(body=f"{A} **{NEW}** {C}\n\n{D}\n\n{D} {A}", title="서울 방문"))
    plan = announced(desk)
    assert plan == ["서울 방문", f"{{1}}{NEW}{{/1}}", D]
    assert sorted(desk.sends()) == sorted(plan)
    assert announced(desk) == []


def test_a_dry_run_knows_what_the_journal_answers(desk, monkeypatch):
    from pressbridge.sending import translate

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    desk.site.edit(FIRST, release(body=f"{A} {NEW} {C}\n\n{D}"))
    with monkeypatch.context() as patch:
        patch.setattr(translate, "_store", dies)
        assert len(desk.sends()) == 2
    assert announced(desk) == []
    desk.site.edit(FIRST, release(body=f"{A} {NEW} {C}\n\n{D} {B.replace('경험을', '지식을')}"))
    plan = announced(desk)
    assert sorted(desk.sends()) == sorted(plan)
    assert len(plan) == 1


@pytest.mark.parametrize("why", SECRET)
def test_a_dry_run_announces_nothing_that_is_refused(desk, why):
    desk.site.edit(OTHER, release(title="비밀 제목", body=D, date="2024-01-05", **SECRET[why]))
    desk.site.edit(FIRST, release(body=f"{BLOCK}\n\n{D}\n\n{NEW}"))
    plan = announced(desk)
    assert plan == [NEW]
    assert sorted(desk.sends()) == sorted(plan)


@pytest.mark.parametrize("why", SECRET)
def test_an_engine_of_the_house_may_have_what_a_secret_release_shares(desk, why):
    text = f"{SITE_YAML}translation: {{engine: libre, endpoint: '{desk.engine.url}'}}\n"
    desk.site.edit("content/site.yaml", text)
    desk.site.edit(OTHER, release(title="비밀 제목", body=D, date="2024-01-05", **SECRET[why]))
    desk.site.edit(FIRST, release(body=f"{BLOCK}\n\n{D}"))
    plan = announced(desk)
    assert D in plan
    assert sorted(desk.sends()) == sorted(plan)


# --- names ----------------------------------------------------------------------------------------

NAMES = """\
- {ko: 이영, ja: 李永, kind: person, reading: イ・ヨン}
- {ko: 중소벤처기업부, ja: 中小ベンチャー企業部, kind: organization}
"""


@pytest.mark.parametrize(("style", "reading"), [("first", True), ("never", False)])
def test_the_house_decides_whether_a_first_mention_has_its_reading(empty, style, reading):
    policy = f"translation: {{engine: google, endpoint: '{empty.engine.url}', readings: {style}}}\n"
    empty.site.edit("content/site.yaml", SITE_YAML + policy)
    empty.site.edit("content/names.yaml", NAMES)
    empty.says(
        f"이영 장관은 {A} 이영 장관은 {B}\n\n이영 장관은 {C}", title="이영 장관 방문과 그 밖의 소식"
    )
    page = empty.shown()
    assert page.count("李永") == 4
    assert page.count("李永（イ・ヨン）") == int(reading)
    assert not any("이영" in text for text in empty.engine.texts)


def test_a_name_that_is_all_of_a_text_is_not_sent(empty):
    empty.site.edit("content/names.yaml", NAMES)
    body = f"- 중소벤처기업부\n- [이영](https://a.example)\n- **중소벤처기업부**\n\n{A}"
    cost = empty.says(body, title="중소벤처기업부")
    assert cost == [A]
    assert empty.shown().count("中小ベンチャー企業部") >= 3
    page = empty.site.page(JA)
    assert page.texts("//div[@class='body']//li//a[@href='https://a.example']") == ["李永"]
    assert page.texts("//div[@class='body']//li//strong") == ["中小ベンチャー企業部"]


def test_a_stranger_comes_back_in_his_own_script(empty):
    empty.says(f"추귀성 회장은 상인들과 함께 {A}")
    assert not any("추귀성" in text for text in empty.engine.texts)
    assert "추귀성会長" in empty.shown().replace("の", "")
    assert "name-unknown" in empty.site.codes
