"""The whole path of a translation: from a source through an engine into a catalog and onto a page."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from doubles.engine_server import Behaviour, EngineServer, closed_port
from doubles.pseudo import translate as pseudo
from harness import SITE_YAML, SiteTest, machine, release, reviewed
from harness import catalog as po

from pressbridge.sending import translate as phase
from pressbridge.translation.engines import choose as choosing
from pressbridge.world import clock, journal_file
from pressbridge.world.network import Transport

JA = "/ja/2023/05/14/visit/"
CATALOG = "content/releases/2023/visit.ja.po"
BODY = (
    "첫 문단은 **강조**가 있습니다.\n\n둘째 문단의 전화는 02-1234-5678입니다.\n\n셋째 문단입니다."
)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that says nothing is waited for less long than the ten seconds of the product."""

    def transport() -> Transport:
        return Transport(deadline=0.4)

    monkeypatch.setattr(choosing, "Transport", transport)


@pytest.fixture
def engine() -> Iterator[EngineServer]:
    with EngineServer() as server:
        yield server


@pytest.fixture
def room(site: Callable[..., SiteTest], engine: EngineServer) -> Callable[..., SiteTest]:
    def make(files: dict[str, str | bytes] | None = None, name: str = "google") -> SiteTest:
        basis = {"content/releases/2023/visit.md": release(body=BODY)}
        return site({**with_engine(engine.url, name), **(files if files is not None else basis)})

    return make


def with_engine(url: str, name: str = "google") -> dict[str, str]:
    text = f"{SITE_YAML}translation: {{engine: {name}, endpoint: '{url}'}}\n"
    return {"content/site.yaml": text}


def sends(room: SiteTest, command: str = "build", **options: object) -> dict[str, object]:
    return room.build(command, offline=False, **options).data


def flags(room: SiteTest, path: str = CATALOG) -> list[str]:
    return re.findall(r"^#\. check!: (\S+):", (room.root / path).read_text(), re.MULTILINE)


def blocks(room: SiteTest) -> str:
    return room.text(JA)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_catalog_is_stored_through_no_link_that_came_while_it_was_asked_for(
    room, engine, tmp_path
):
    site = room()
    folder, mine = site.root / "content/releases/2023", tmp_path / "mine"

    def answer(*given: object) -> str:
        if not mine.exists():
            folder.rename(mine)
            folder.symlink_to(mine)
        return pseudo(*given)

    engine.answers = answer
    assert sends(site)["ok"] is False
    assert [path.name for path in mine.iterdir()] == ["visit.md"]
    folder.unlink()
    mine.rename(folder)
    asked = len(engine.seen)
    assert sends(site)["ok"] is True
    assert len(engine.seen) == asked, "what was answered is kept"
    assert (site.root / CATALOG).exists()


@pytest.mark.parametrize("name", ["google", "libre"])
def test_a_build_fills_the_catalog_and_the_page_says_that_a_machine_did(room, engine, name):
    site = room(name=name)
    data = sends(site)
    assert data["translation"] == {
        "segments": 4, "reviewed": 0, "machine": 4, "missing": 0, "stale": 0,
        "sent_characters": sum(map(len, engine.texts)), "requests": 4,
    }  # fmt: skip
    assert "機械翻訳" in blocks(site)
    assert 'data-translation="machine"' in blocks(site)
    assert "<strong>" in blocks(site)
    assert f"#. mt: {name} 2026-11-22" in (site.root / CATALOG).read_text()


def test_what_was_answered_once_is_not_asked_for_again(room, engine):
    site = room()
    sends(site)
    before = len(engine.texts), site.tree()
    data = sends(site)
    assert (len(engine.texts), site.tree()) == before
    assert data["pages"]["written"] == 0


def test_telephone_numbers_addresses_and_link_targets_never_leave(room, engine):
    body = "문의는 02-1234-5678, press@example.org, https://example.org/a 또는 [여기](https://a.example)로."
    site = room({"content/releases/2023/visit.md": release(body=body)})
    sends(site)
    sent = "\n".join(engine.texts)
    assert not re.search(r"1234|@|https|example|⟦", sent)
    for kept in (
        "02-1234-5678",
        "press@example.org",
        "https://example.org/a",
        "https://a.example",
    ):
        assert kept in blocks(site)


def test_a_dry_run_announces_exactly_what_is_then_sent(room, engine):
    long = "아주 긴 문장이 이어집니다. " * 200
    site = room({"content/releases/2023/visit.md": release(body=f"{BODY}\n\n{long}")})
    plan = sends(site, "translate", dry_run=True)
    assert engine.texts == []
    assert not (site.root / CATALOG).exists()
    sends(site, "translate")
    assert sorted(letter["text"] for letter in plan["would_send"]) == sorted(engine.texts)
    assert plan["would_send_characters"] == sum(map(len, engine.texts))
    assert plan["host"] in engine.url


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests in their order, where a test says what becomes of each."""
    monkeypatch.setattr(phase, "MAX_CONNECTIONS", 1)


@pytest.mark.usefixtures("one_connection")
def test_after_the_first_429_nothing_more_is_sent_and_what_came_is_kept(room, engine):
    engine.script = [Behaviour.OK, Behaviour.OK, Behaviour.TOO_MANY]
    engine.behaviour = Behaviour.OK
    site = room()
    data = sends(site)
    assert len(engine.texts) == 3
    assert (data["ok"], data["translation"]["machine"], data["translation"]["missing"]) == (
        True, 2, 2,
    )  # fmt: skip
    assert [p["code"] for p in data["problems"]] == ["engine"]
    assert 'lang="ko"' in blocks(site)
    assert len(engine.texts) == 3


@pytest.mark.parametrize(
    "behaviour",
    [Behaviour.HANG, Behaviour.ERROR, Behaviour.REDIRECT, Behaviour.HUGE, Behaviour.CUT],
)
def test_two_requests_without_an_answer_end_the_sending(room, engine, behaviour):
    engine.behaviour = behaviour
    site = room()
    data = sends(site)
    assert len(engine.texts) == 2
    assert (data["ok"], data["translation"]["missing"]) == (True, 4)
    assert not (site.root / CATALOG).exists()
    assert 'class="notice' in blocks(site)


def test_an_engine_that_is_not_there_costs_a_warning(site):
    room = site({**with_engine(closed_port()), "content/releases/2023/visit.md": release()})
    data = sends(room)
    assert data["ok"]
    assert [p["code"] for p in data["problems"]] == ["engine"]
    assert room.has("/ko/2023/05/14/visit/")


def test_translate_ends_with_1_if_a_text_stayed_without_a_translation(room, engine):
    engine.behaviour = Behaviour.TOO_MANY
    site = room()
    assert site.build("translate", offline=False).code == 1
    engine.behaviour = Behaviour.OK
    assert site.build("translate", offline=False).code == 0


REFUSED = {
    Behaviour.EMPTY: "empty",
    Behaviour.ECHO: "untranslated",
    Behaviour.ENTITIES: "markup",
}


@pytest.mark.parametrize("behaviour", REFUSED)
def test_an_answer_that_is_no_translation_is_kept_and_neither_shown_nor_bought_again(
    room, engine, behaviour
):
    engine.behaviour = behaviour
    site = room()
    sends(site)
    asked = len(engine.texts)
    assert REFUSED[behaviour] in flags(site)
    assert len(flags(site)) == 4
    assert "<b>" not in blocks(site)
    engine.behaviour = Behaviour.OK
    sends(site)
    assert len(engine.texts) == asked


@pytest.mark.parametrize("behaviour", [Behaviour.NO_CHARSET, Behaviour.LATIN1])
def test_an_answer_in_utf8_is_read_as_such_whatever_it_says_of_itself(room, engine, behaviour):
    engine.behaviour = behaviour
    site = room()
    sends(site)
    assert flags(site) == []
    assert not re.search("[Ã¢ã\x80-\x9f]", blocks(site))


BAD_MARKS = {
    "lost": lambda text: text.replace("{/1}", ""),
    "both lost": lambda text: re.sub(r"\{/?1\}", "", text),
    "doubled": lambda text: text.replace("{1}", "{1}{1}"),
    "crossed": lambda text: text.replace("{1}", "\0").replace("{/1}", "{1}").replace("\0", "{/1}"),
    "translated": lambda text: text.replace("{1}", "{一}"),
    "torn": lambda text: text.replace("{1}", "{1"),
}


@pytest.mark.parametrize("damage", BAD_MARKS)
def test_a_sentence_whose_marks_come_back_damaged_is_asked_for_without_them(site, damage):
    """In two styles first; then the markup is put where it seems to belong, and that is said."""

    def answer(text: str, source: str, target: str) -> str:
        return BAD_MARKS[damage](pseudo(text, source, target))

    with EngineServer(answers=answer) as engine:
        room = site(
            {**with_engine(engine.url), "content/releases/2023/visit.md": release(body=BODY)}
        )
        data = sends(room)
        asked = [text for text in engine.texts if "첫 문단" in text]
        assert asked == ["첫 문단은 {1}강조{/1}가 있습니다.", "첫 문단은 [X1X]강조[/X1X]가 있습니다.",
                         "첫 문단은 강조가 있습니다."][: len(asked)]  # fmt: skip
        page = room.page(JA).main
        assert not re.search(r"[{}⟦⟧]|X1X", page.text_content())
        assert "<strong>" in room.text(JA)
        moved = [p["code"] for p in data["problems"] if p["code"] == "marks-moved"]
        assert moved == ["marks-moved"] * (len(asked) == 3)


def test_a_telephone_number_that_an_engine_loses_is_never_published(site):
    with EngineServer(
        answers=lambda text, *_: re.sub(r"[{\[]\S+?[}\]]", "", pseudo(text, *_))
    ) as engine:
        room = site(
            {**with_engine(engine.url), "content/releases/2023/visit.md": release(body=BODY)}
        )
        sends(room)
        assert flags(room) == ["marks"]
        assert "둘째 문단의 전화는 02-1234-5678입니다." in room.page(JA).main.text_content()


GOOD_MARKS = {
    "spaced": lambda text: re.sub(r"\{(/?)(\d)\}", r"{ \1 \2 }", text),
    "full width": lambda text: text.translate(str.maketrans("{}1/", "｛｝１／")),
    "other brackets": lambda text: text.replace("{", "[").replace("}", "]"),
}


@pytest.mark.parametrize("change", GOOD_MARKS)
def test_marks_that_an_engine_only_dressed_up_are_recognised(site, change):
    def answer(text: str, source: str, target: str) -> str:
        return GOOD_MARKS[change](pseudo(text, source, target))

    with EngineServer(answers=answer) as engine:
        room = site(
            {**with_engine(engine.url), "content/releases/2023/visit.md": release(body=BODY)}
        )
        sends(room)
        assert flags(room) == []
        assert "<strong>" in room.text(JA)
        assert "02-1234-5678" in room.text(JA)


NOT_SENT = {
    "draft": {"draft": "true"},
    "future date": {"date": "2031-01-01"},
    "embargo": {"embargo": "2031-01-01T10:00"},
    "confidential": {"confidential": "true"},
    "translate: human": {"translate": "human"},
    "translate: no": {"translate": "no"},
    "another's text under KOGL 4": {"license": "kogl-4", "source": "{name: 다른 기관}"},
    "another's text, no derivatives": {"license": "cc-by-nd-4.0", "source": "{name: 다른 기관}"},
    "another's text, all rights reserved": {
        "license": "all-rights-reserved", "source": "{name: 다른 기관}",
    },
}  # fmt: skip


@pytest.mark.parametrize("why", NOT_SENT)
def test_a_text_that_may_not_leave_is_not_sent(room, engine, why):
    text = release(title="비밀 제목", body="비밀 본문", **NOT_SENT[why])
    site = room({
        "content/releases/2023/open.md": release(title="공개 제목"),
        "content/releases/2023/secret.md": text,
    })  # fmt: skip
    sends(site)
    assert engine.texts
    assert not [text for text in engine.texts if "비밀" in text or "다른" in text]
    dry = sends(site, "translate", dry_run=True)
    assert dry["would_send"] == []


SENT = {
    "own text under KOGL 4": {"license": "kogl-4"},
    "another's text with permission": {
        "license": "kogl-4", "source": "{name: 다른 기관}", "permission": "{by: 다른 기관}",
    },
    "another's text under a free licence": {"license": "kogl-1", "source": "{name: 다른 기관}"},
    "embargo that has passed": {"embargo": "2023-05-15T10:00"},
}  # fmt: skip


@pytest.mark.parametrize("why", SENT)
def test_a_text_that_may_leave_is_sent(room, engine, why):
    site = room({"content/releases/2023/visit.md": release(title="열린 제목", **SENT[why])})
    sends(site)
    assert "열린 제목" in engine.texts


@pytest.mark.parametrize("why", ["draft", "future date", "embargo", "confidential"])
def test_an_engine_of_the_office_may_have_texts_that_are_not_public(room, engine, why):
    text = release(title="비밀 제목", **NOT_SENT[why])
    site = room({"content/releases/2023/visit.md": text}, name="libre")
    sends(site)
    assert "비밀 제목" in engine.texts


def test_an_offline_run_sends_nothing(room, engine):
    site = room()
    assert site.build().data["ok"]
    assert site.build("translate").code == 0
    assert engine.texts == []
    assert 'msgid "셋째 문단입니다."\nmsgstr ""' in (site.root / CATALOG).read_text()


def test_a_build_without_answers_leaves_no_traces_among_the_sources(room):
    site = room()
    site.build()
    assert not (site.root / CATALOG).exists()


def test_a_persons_work_is_never_changed_by_a_machine(room, engine):
    mine = po(
        reviewed("셋째 문단입니다.", "三つ目の段落です。"),
        machine("도쿄 방문", "東京訪問", "title").replace("#, fuzzy", "#. mt-hash: 0000\n#, fuzzy"),
    )
    site = room({"content/releases/2023/visit.md": release(body=BODY), CATALOG: mine})
    sends(site)
    assert not {"셋째 문단입니다.", "도쿄 방문"} & set(engine.texts)
    text = (site.root / CATALOG).read_text()
    assert 'msgstr "三つ目の段落です。"' in text
    assert 'msgstr "東京訪問"' in text


def test_an_answer_survives_a_crash_before_the_catalog_was_written(room, engine, monkeypatch):
    from pressbridge.sending import translate

    site = room()

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(translate, "_store", dies)
        assert site.build(offline=False).code == 130
    asked = list(engine.texts)
    assert len(asked) == 4
    assert site.build().data["translation"]["machine"] == 4  # offline: the journal answers
    assert engine.texts == asked
    assert not (site.root / ".pressbridge/journal.jsonl").exists()


def test_a_torn_line_of_the_journal_costs_one_question(room, engine):
    site = room()
    journal = site.root / ".pressbridge/journal.jsonl"
    sends(site)
    line = {
        "catalog": CATALOG, "context": "title", "source": "도쿄 방문", "sent": "도쿄 방문",
        "day": "2026-11-22", "target": "ja", "engine": "google", "answer": "東京訪問", "error": "",
    }  # fmt: skip
    (site.root / CATALOG).unlink()
    journal_file.append(journal, json.dumps(line))
    with journal.open("ab") as file:
        file.write(b'{"catalog": "content/rel')
    asked = len(engine.texts)
    sends(site)
    assert len(engine.texts) == asked + 3
    assert "東京訪問" in site.text(JA)


def test_an_answer_that_stands_in_its_catalog_leaves_the_journal(room, engine):
    site = room()
    sends(site)
    journal = site.root / ".pressbridge/journal.jsonl"
    line = {
        "catalog": CATALOG, "context": "title", "source": "도쿄 방문", "sent": "도쿄 방문",
        "day": "2026-11-22", "target": "ja", "engine": "google", "answer": "東京訪問", "error": "",
    }  # fmt: skip
    journal_file.append(journal, json.dumps(line))
    sends(site)
    assert not journal.exists()


def test_half_an_answer_is_kept_until_the_other_half_comes(room, engine):
    long = "아주 긴 문장이 이어집니다. " * 150
    site = room({"content/releases/2023/visit.md": release(body=long)})
    engine.script = [Behaviour.OK, Behaviour.OK, Behaviour.TOO_MANY]
    sends(site)
    asked = list(engine.texts)
    assert len(asked) == 3
    sends(site)
    assert len(engine.texts) == len(asked) + 1
    assert engine.texts[-1] == asked[-1]
    assert not (site.root / ".pressbridge/journal.jsonl").exists()


def test_a_sentence_that_comes_back_has_its_translation_again(room, engine):
    site = room()
    sends(site, "translate")
    site.edit("content/releases/2023/visit.md", release(body="첫 문단만 남았습니다."))
    sends(site, "translate")
    assert '#~ msgid "셋째 문단입니다."' in (site.root / CATALOG).read_text()
    asked = len(engine.texts)
    site.edit("content/releases/2023/visit.md", release(body=BODY))
    data = sends(site, "translate")
    assert (len(engine.texts), data["translation"]["missing"]) == (asked, 0)


def test_a_japanese_release_is_translated_into_korean(room, engine):
    text = release(title="東京での催し", body="本文の段落です。", lang="ja")
    site = room({"content/releases/2023/event.md": text})
    sends(site)
    assert (site.root / "content/releases/2023/event.ko.po").exists()
    assert "기계 번역" in site.text("/ko/2023/05/14/event/")
    assert engine.texts == ["東京での催し", "本文の段落です。"]


def test_pauses_belong_to_the_public_host_and_not_to_an_endpoint(room, monkeypatch):
    waited: list[float] = []
    monkeypatch.setattr(clock, "pause", waited.append)
    sends(room())
    assert waited == []


MISTAKES = {
    "a lost quote": ('msgid "가"\nmsgstr "一\n', 2, "not a line of a PO file"),
    "a conflict": ('msgid "가"\n<<<<<<< HEAD\nmsgstr "一"\n', 2, "two people's changes"),
    "the same text twice": (
        'msgid "가"\nmsgstr "一"\n\nmsgid "가"\nmsgstr "二"\n', 4, "the same text stands in line 1",
    ),
    "typographic quotes": ("msgid “가”\nmsgstr “一”\n", 1, "not a line of a PO file"),
    "no msgstr": ('msgid "가"\n\nmsgid "나"\nmsgstr "二"\n', 3, "a second msgid"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_damaged_catalog_is_an_error_with_its_line_and_is_left_alone(room, engine, mistake):
    text, line, message = MISTAKES[mistake]
    site = room({"content/releases/2023/visit.md": release(), CATALOG: text})
    result = site.build(offline=False)
    assert result.code == 1
    assert any(p.startswith(f"! {CATALOG}:{line}: {message}") for p in site.problems), site.problems
    assert (site.root / CATALOG).read_text() == text
    assert engine.texts == []
    assert not Path(site.out).exists()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"PK\x03\x04\x00\x00", "가".encode("cp949")])
def test_a_catalog_that_is_no_text_is_an_error(room, engine, data):
    site = room({"content/releases/2023/visit.md": release(), CATALOG: data})
    assert site.build(offline=False).code == 1
    assert all(problem.startswith(f"! {CATALOG}:") for problem in site.problems)


def test_an_empty_catalog_is_an_empty_catalog(room):
    site = room({"content/releases/2023/visit.md": release(), CATALOG: ""})
    assert site.build().code == 0
    assert site.problems == []


@pytest.mark.parametrize("end", [".", "!", ""])
def test_a_sentence_of_an_embargoed_release_is_sent_for_no_other_release(room, engine, end):
    secret = "합병 계약을 내일 발표한다는 사실은 비밀이다."
    told = f"첫째 문장을 공개합니다. **합병 계약을** 내일 발표한다는 사실은 비밀이다{end}"
    site = room({
        "content/releases/2023/visit.md": release(body=told),
        "content/releases/2023/secret.md": release("다른 제목", secret, embargo="2030-01-01"),
    })  # fmt: skip
    announced = sends(site, "translate", dry_run=True)["would_send"]
    sends(site)
    assert engine.texts == ["도쿄 방문"] == [letter["text"] for letter in announced]


def test_an_entry_whose_old_text_is_its_own_breaks_nothing(room, engine):
    entry = '#, fuzzy\n#| msgid "**같은** 본문입니다."\nmsgid "같은 본문입니다."\nmsgstr "同じ本文です。"\n'
    site = room({
        "content/releases/2023/visit.md": release(body="같은 본문입니다."), CATALOG: po(entry),
    })  # fmt: skip
    assert sends(site)["ok"]


def test_a_waiver_of_no_check_is_said_with_what_may_be_meant(site):
    entry = "#. waive: numbre\n" + reviewed("3명이 왔습니다.", "5人が来ました。")
    built = site(
        {"content/releases/2023/visit.md": release(body="3명이 왔습니다."), CATALOG: po(entry)}
    )
    built.build()
    found = {p["code"]: p["hint"] for p in built.result.data["problems"]}
    assert found["waive"] == 'did you mean "number"?'
    assert "number" in found
