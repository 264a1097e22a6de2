"""What the office keeps to itself reaches no engine and no other release."""

from __future__ import annotations

import ast
import base64
from collections.abc import Callable, Iterator

import pytest
from doubles.engine_server import EngineServer
from harness import NOW, PROJECT, SITE_YAML, SiteTest, catalog, release, reviewed, stale

Make = Callable[..., SiteTest]
OPEN = "content/releases/2023/open.md"
HIDDEN = "content/releases/2023/hidden.md"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
"""A picture of one point."""

S = "새롬전자와 한빛은행이 다음 달 합병한다."
T = "비밀합병 발표"


@pytest.fixture
def engine() -> Iterator[EngineServer]:
    with EngineServer() as server:
        yield server


FILES = {"content/releases/2023/a.png": PNG, "content/releases/2023/a.pdf": b"%PDF-1.4"}


def setting(engine: EngineServer, name: str = "google", more: str = "") -> dict[str, str]:
    """Return the site's table with this engine."""
    text = f"{SITE_YAML}translation: {{engine: {name}, endpoint: '{engine.url}'{more}}}\n"
    return {"content/site.yaml": text}


def sent(room: SiteTest, engine: EngineServer) -> str:
    """Return all that is sent, one text a line; a dry run announces the same."""
    plan = room.build("translate", dry_run=True, offline=False).data["would_send"]
    before = len(engine.texts)
    room.build("translate", offline=False)
    texts = engine.texts[before:]
    assert sorted(texts) == sorted(letter["text"] for letter in plan)
    return "\n".join(texts)


# --- sentences of hidden releases in others ---------------------------------------------------------

BODIES = {
    "quotes": f"“{S}”",
    "a label": f"[속보] {S}",
    "bold": S.replace("한빛은행", "**한빛은행**"),
    "a link": S.replace("한빛은행", "[한빛은행](https://example.org/)"),
    "code": S.replace("한빛은행", "`한빛은행`"),
    "an entity": S.replace("한빛", "한&#48731;").replace("전자와", "&shy;전자와"),
    "an escape": S.replace("다음", "\\*다음"),
    "a hard break": S.replace(" 다음", "  \n다음"),
    "a line end": S.replace(" 다음", "\n다음"),
    "a list": f"- 첫째\n- {S}",
    "a list over two items": f"- {S[:13]}\n- {S[13:]}",
    "signs of a list": f"○ {S[:13]}\n○ {S[13:]}",
    "a table": f"| 구분 | 내용 |\n| --- | --- |\n| 하나 | {S} |",
    "a table over two cells": f"| 구분 | 내용 |\n| --- | --- |\n| {S[:13]} | {S[13:]} |",
    "a quotation": f"> {S}",
    "a heading": f"## {S}",
    "a footnote": f"글이다.[^1]\n\n[^1]: {S}",
    "a footnote within": S.replace("이 다음", "이[^1] 다음") + "\n\n[^1]: 각주이다.",
    "two paragraphs": f"{S[:13]}\n\n{S[13:]}",
    "a caption": f"![그림](a.png '{S}')",
    "an alt text": f"글이다. ![{S}](a.png)",
    "the title": f"한편 {T}가 있었다.",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_sentence_of_a_hidden_release_leaves_in_no_disguise(
    site: Make, engine: EngineServer, body: str
) -> None:
    hidden = release(T, S, embargo="2030-01-01")
    room = site({**setting(engine), **FILES, HIDDEN: hidden, OPEN: release("공개", f"앞글이다.\n\n{body}\n\n뒷글이다.")})  # fmt: skip
    leaving = sent(room, engine)
    assert "앞글이다." in leaving
    for word in ("새롬", "한빛", "합병", "다음 달"):
        assert word not in leaving


FIELDS = {
    "the title": {"title": S[:-1]},
    "the deck": {"subtitle": f"[{S}]"},
    "the summary": {"summary": S},
    "a caption": {"images": f"[{{file: a.png, alt: 그림, caption: {S}}}]"},
    "an alt text": {"images": f"[{{file: a.png, alt: {S}}}]"},
    "an attachment": {"attachments": f"[{{file: a.pdf, title: {S}}}]"},
    "a correction": {"corrections": f"[{{date: 2023-05-15, text: {S}}}]"},
}
SECRET = {
    "a draft": {"draft": "true"},
    "an embargo": {"embargo": "2030-01-01"},
    "the future": {"date": "2030-01-01"},
    "confidential": {"confidential": "true"},
    "withdrawn": {"withdrawn": "{date: 2023-06-01, reason: 착오였다.}"},
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize("reverse", [False, True])
def test_it_does_not_matter_where_the_sentence_stands(
    site: Make, engine: EngineServer, field: dict[str, str], reverse: bool
) -> None:
    fields, text = {"title": "제목이다", **field}, {"title": "다른 제목", "body": f"“{S}”"}
    one, other = (text, fields) if reverse else (fields, text)
    room = site({
        **setting(engine), **FILES,
        HIDDEN: release(**{**one, "draft": "true"}), OPEN: release(**other),
    })  # fmt: skip
    assert "합병" not in sent(room, engine)


@pytest.mark.parametrize("why", SECRET.values(), ids=SECRET)
def test_it_does_not_matter_why_a_release_is_hidden(
    site: Make, engine: EngineServer, why: dict[str, str]
) -> None:
    hidden = release(**{"title": "제목이다", "body": S, **why})
    room = site({**setting(engine), HIDDEN: hidden, OPEN: release("공개", f"[속보] {S}")})
    assert "합병" not in sent(room, engine)


def test_a_page_that_is_a_draft_is_hidden_too(site: Make, engine: EngineServer) -> None:
    page = f"---\ntitle: 안내 쪽\ndraft: true\n---\n{S}\n"
    room = site(
        {**setting(engine), "content/pages/about.md": page, OPEN: release("공개", f"“{S}”")}
    )
    assert "합병" not in sent(room, engine)


JA = "セロム電子とハンビッ銀行は来月合併する。"
BY_HAND = f"---\ntitle: 秘密の合併を発表\n---\n{JA}\n"


@pytest.mark.parametrize("entry", [
    reviewed(S, JA), stale(S, JA, before=S), "#~ msgid \"옛 문장이다.\"\n#~ msgstr \"" + JA + "\"\n",
])  # fmt: skip
def test_a_translation_of_a_hidden_release_is_hidden_too(
    site: Make, engine: EngineServer, entry: str
) -> None:
    room = site({
        **setting(engine), HIDDEN: release(T, S, draft="true"),
        HIDDEN.replace(".md", ".ja.po"): catalog(entry),
        OPEN: release("公開のお知らせ", f"「{JA}」", lang="ja"),
    })  # fmt: skip
    leaving = sent(room, engine)
    assert "公開" in leaving
    assert "合併" not in leaving


def test_a_translation_by_hand_of_a_hidden_release_is_hidden_too(
    site: Make, engine: EngineServer
) -> None:
    room = site({
        **setting(engine), HIDDEN: release(T, S, draft="true"),
        HIDDEN.replace(".md", ".ja.md"): BY_HAND,
        OPEN: release("秘密の合併を発表か", f"〈{JA}〉 本日のお知らせである。", lang="ja"),
    })  # fmt: skip
    assert sent(room, engine) == ""


def test_an_older_text_of_a_hidden_release_is_hidden_too(site: Make, engine: EngineServer) -> None:
    gone = f'#~ msgid "{S}"\n#~ msgstr "{JA}"\n'
    room = site({
        **setting(engine), HIDDEN: release(T, "다시 썼다.", draft="true"),
        HIDDEN.replace(".md", ".ja.po"): catalog(gone), OPEN: release("공개", f"“{S}”"),
    })  # fmt: skip
    assert "합병" not in sent(room, engine)


def test_what_every_release_says_is_sent_though_a_draft_says_it_too(
    site: Make, engine: EngineServer
) -> None:
    contacts = "[{organization: 중소벤처기업부, department: 수출지원과, role: 과장, phone: 02-1-2}]"
    hidden = release(
        "방문", f"{S}\n\n- 한국전자통신연구원\n\n감사합니다.", contacts=contacts, draft="true"
    )
    told = "중소벤처기업부 수출지원과 과장이 한국전자통신연구원을 방문했다. 끝까지 들어 주셔서 감사합니다."
    room = site({**setting(engine), HIDDEN: hidden, OPEN: release("공개", told)})
    assert told in sent(room, engine)


def test_of_a_public_release_only_what_is_yet_to_come_is_hidden(
    site: Make, engine: EngineServer
) -> None:
    later = f"[{{date: 2030-01-01, text: {S}}}]"
    room = site({
        **setting(engine), HIDDEN: release("알려진 제목이다", "알려진 글을 다시 싣는다.", corrections=later),
        OPEN: release("공개", f"알려진 글을 다시 싣는다.\n\n“{S}”"),
    })  # fmt: skip
    leaving = sent(room, engine)
    assert "합병" not in leaving
    assert "알려진 글을 다시 싣는다." in leaving


def test_a_sentence_that_is_hidden_until_then_is_sent_from_then_on(
    site: Make, engine: EngineServer
) -> None:
    hidden = release(T, S, embargo="2023-06-01")
    room = site({**setting(engine), HIDDEN: hidden, OPEN: release("공개", f"“{S}”")})
    assert "합병" in sent(room, engine)


def test_only_one_place_frees_texts_and_only_one_sends_them() -> None:
    freeing, sending = set(), set()
    for path in (PROJECT / "pressbridge").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                freeing |= {path.name} if called == "Job" else set()
                sending |= {path.name} if called == "engine.translate" else set()
    assert (freeing, sending) == ({"outgoing.py"}, {"journal.py"})


# --- withdrawn releases -----------------------------------------------------------------------------

GONE = {"withdrawn": "{date: 2023-06-01, reason: 개인 정보가 들어 있었습니다.}"}
LONG = "두 회사의 합병은 내년 상반기에 끝난다."


@pytest.mark.parametrize("name", ["google", "libre"])
def test_of_a_withdrawn_release_only_headline_and_reason_are_sent(
    site: Make, engine: EngineServer, name: str
) -> None:
    told = release(
        "거둔 제목", f"{S}\n\n{LONG}", summary="요약문이다.", subtitle="[부제목이다]", **GONE
    )
    room = site({**setting(engine, name), HIDDEN: told})
    assert set(sent(room, engine).splitlines()) == {"거둔 제목", "개인 정보가 들어 있었습니다."}
    engine.seen.clear()
    assert room.build(offline=False).data["translation"]["requests"] == 0


def test_a_withdrawal_that_is_yet_to_come_keeps_nothing_back(
    site: Make, engine: EngineServer
) -> None:
    later = {"withdrawn": "{date: 2030-01-01, reason: 나중 일이다.}"}
    room = site({**setting(engine), HIDDEN: release("제목이다", S, **later)})
    leaving = sent(room, engine)
    assert S in leaving
    assert "나중" not in leaving


def withdrawn_room(site: Make, engine: EngineServer, name: str = "room", **fields: str) -> SiteTest:
    entries = catalog(reviewed(LONG, "両社の合併は来年上半期に終わる。"))
    return site({
        **setting(engine), HIDDEN: release("거둔 제목", LONG, **fields),
        HIDDEN.replace(".md", ".ja.po"): entries, OPEN: release("공개", LONG),
    }, name)  # fmt: skip


def test_what_a_withdrawn_release_said_is_taken_over_into_no_other(
    site: Make, engine: EngineServer
) -> None:
    open_page = "/ja/2023/05/14/open/"
    assert "来年上半期" in withdrawn_room(site, engine).built().text(open_page)
    room = withdrawn_room(site, engine, "after", **GONE)
    assert "来年上半期" not in room.built().text(open_page)
    assert LONG not in sent(room, engine)
    assert "来年上半期" not in (room.root / OPEN.replace(".md", ".ja.po")).read_text()


def test_what_was_withdrawn_is_no_example_of_how_to_translate(
    site: Make, engine: EngineServer
) -> None:
    room = withdrawn_room(site, engine, **GONE)
    room.edit(OPEN.replace(".md", ".ja.po"), catalog(reviewed(LONG, "合併は来年に終わる。")))
    terms = room.run("status", "--format", "json", "--now", NOW).data["terms"]
    assert terms == []


def test_a_withdrawal_is_seen_by_the_releases_that_took_a_text(
    site: Make, engine: EngineServer
) -> None:
    room = withdrawn_room(site, engine, **GONE)
    room.built(now="2023-06-02")
    before = withdrawn_room(site, engine, "before", **GONE).built(now="2023-05-31")
    assert room.built(now="2023-05-31").tree() == before.tree()


def test_a_withdrawal_that_is_taken_back_is_seen_by_them_too(
    site: Make, engine: EngineServer
) -> None:
    room = withdrawn_room(site, engine, **GONE).built(now="2023-06-02")
    room.edit(HIDDEN, release("거둔 제목", LONG))
    assert "来年上半期" in room.built(now="2023-06-03").text("/ja/2023/05/14/open/")


# --- whose the server is ----------------------------------------------------------------------------


def test_an_endpoint_of_the_office_is_read_from_the_table(site: Make, engine: EngineServer) -> None:
    room = site({
        **setting(engine, "libre", ", endpoint_is_ours: yes"), HIDDEN: release(T, S, draft="true"),
    })  # fmt: skip
    assert S in sent(room, engine)


def test_an_endpoint_that_nobody_answers_for_gets_no_draft(site: Make) -> None:
    text = f"{SITE_YAML}translation: {{engine: libre, endpoint: 'https://mt.office.example'%s}}\n"
    room = site({"content/site.yaml": text % "", HIDDEN: release(T, S, draft="true")})
    assert room.build("translate", dry_run=True, offline=False).data["would_send"] == []
    room.edit("content/site.yaml", text % ", endpoint_is_ours: true")
    plan = room.build("translate", dry_run=True, offline=False).data["would_send"]
    assert [letter["text"] for letter in plan] == [T, S]
