"""A press room whose translation engine is broken, chatty or hostile: what its readers never see.

Each story is one press room and one way to misbehave (tests/doubles/behaviours.py): ``translate`` and
``build`` with that engine, then both again with a healthy one. Every promise is asked of every story.
"""

from __future__ import annotations

import base64
import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import pytest
from doubles.engine_server import Behaviour, EngineServer
from harness import SITE_YAML, HtmlPage, Result, SiteTest, catalog, release, reviewed

from pressbridge.compiling.workspace import read_workspace
from pressbridge.translation.catalog import EntryState, note, state_of
from pressbridge.translation.engines import choose as choosing
from pressbridge.translation.publishability import publishability_of
from pressbridge.translation.segments import Segment
from pressbridge.world.clock import now
from pressbridge.world.network import Transport

KEY = "geheimer-schluessel-4711"
KEYS = ("DEEPL_AUTH_KEY", "MICROSOFT_TRANSLATOR_KEY", "LIBRETRANSLATE_API_KEY")

NAMES = """\
- {ko: 중소벤처기업부, ja: 中小ベンチャー企業部, kind: organization}
- {ko: 이영, ja: 李永, kind: person, reading: イ・ヨン}
- {ko: 도쿄국제포럼, ja: 東京国際フォーラム, kind: place}
"""
KOREAN = """\
중소벤처기업부 이영 장관은 5월 14일(일) 오후 2시 **도쿄국제포럼**에서 [한국 스타트업](https://www.example.org/startups) \
40개사를 만났다. 올해 지원 예산은 161억 원이며 지난해보다 12.5% 늘었다.

문의는 02-1234-5678, press@example.org 또는 https://www.example.org/contact 로 하면 된다.

* △ 상담은 350건이 진행되었다.
* △ 수출 계약은 1억 2,000만 달러에 이르렀다.

![도쿄국제포럼에 모인 창업가들](booths.png "5월 14일 도쿄국제포럼에서 열린 상담회")
"""
JAPANESE = """\
両国の企業は**5月10日（水）午後3時**、東京で協約を結んだ。予算は3億2,000万円である。
"""
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
FILES: dict[str, str | bytes] = {
    "content/names.yaml": NAMES,
    "content/releases/2023/visit/booths.png": DOT,
    "content/releases/2023/visit/index.md": release(
        "이영 장관, 도쿄국제포럼에서 스타트업 40개사 만나",
        KOREAN,
        summary="중소벤처기업부는 5월 14일(일) 도쿄에서 161억 원 규모의 협약을 맺었다.",
    ),
    "content/releases/2023/pact.md": release(
        "東京で協約を結ぶ", JAPANESE, date="2023-05-10", lang="ja"
    ),
}
CATALOGS = ("content/releases/2023/visit/index.ja.po", "content/releases/2023/pact.ko.po")
TITLE = "李永長官、東京国際フォーラムでスタートアップ40社と面談"
FILES[CATALOGS[0]] = catalog(
    reviewed("이영 장관, 도쿄국제포럼에서 스타트업 40개사 만나", TITLE, "title")
)
TEXTS = 9
"""What there is to translate: the title of the first release is reviewed."""

STATUSES = {
    Behaviour.TOO_MANY, Behaviour.RETRY_AFTER, Behaviour.FORBIDDEN, Behaviour.UNAUTHORISED,
    Behaviour.QUOTA,
}  # fmt: skip
SILENT = {
    Behaviour.ERROR, Behaviour.UNAVAILABLE, Behaviour.REDIRECT, Behaviour.HANG, Behaviour.DRIP,
    Behaviour.DRIP_HEADERS, Behaviour.HANG_UP, Behaviour.CUT, Behaviour.HUGE, Behaviour.BOMB,
    Behaviour.BOMB_IN_BOMB, Behaviour.BOMB_DEFLATE, Behaviour.BOMB_REDIRECT, Behaviour.PACKED_CUT,
    Behaviour.PACKED_MORE, Behaviour.MANY_HEADERS,
    Behaviour.NOT_UTF8, Behaviour.NO_RESULT, Behaviour.OTHER_FORM, Behaviour.HALF_JSON,
    Behaviour.DEEP,
}  # fmt: skip
"""Nothing usable comes: the second time ends the sending."""
HARMLESS = {
    Behaviour.OK, Behaviour.NO_CHARSET, Behaviour.LATIN1, Behaviour.BOM, Behaviour.LINE_SEPARATOR,
    Behaviour.MARKS_SPACED, Behaviour.MARKS_WIDE, Behaviour.PACKED,
}  # fmt: skip
WORTHLESS = {
    Behaviour.EMPTY, Behaviour.ECHO, Behaviour.SOURCE_LANGUAGE, Behaviour.CHINESE,
    Behaviour.MOJIBAKE, Behaviour.ERROR_TEXT, Behaviour.ENTITIES, Behaviour.SCRIPT, Behaviour.HTML,
    Behaviour.PREFIX, Behaviour.CONTROL, Behaviour.HALF_CHARACTER, Behaviour.REPEATED,
    Behaviour.MARKS_INVENTED,
}  # fmt: skip
"""No answer of these may be published."""

STORIES = [
    *(("google", behaviour) for behaviour in Behaviour),
    *(
        (wire, behaviour)
        for wire in ("libre", "deepl", "microsoft")
        for behaviour in (
            Behaviour.OK,
            Behaviour.TOO_MANY,
            Behaviour.REDIRECT,
            Behaviour.CAPTCHA,
            Behaviour.OTHER_FORM,
            Behaviour.HALF_CHARACTER,
            Behaviour.SCRIPT,
            Behaviour.MARKS_LOST,
        )
    ),
]


@dataclass
class Story:
    """What happened to one press room."""

    wire: str
    behaviour: Behaviour
    room: SiteTest
    runs: list[Result] = field(default_factory=list)
    asked: list[list[str]] = field(default_factory=list)
    """The texts that each run sent."""
    outputs: list[dict[str, bytes]] = field(default_factory=list)
    """The site with the hostile engine, and the one afterwards."""
    catalogs: list[dict[str, str]] = field(default_factory=list)
    states: list[Counter[EntryState]] = field(default_factory=list)
    log: str = ""
    elsewhere: int = 0
    """Requests that came to the host of the redirect."""

    @property
    def refuses(self) -> bool:
        """Tell whether the engine says that it does not want us."""
        return self.behaviour in STATUSES or (self.wire, self.behaviour) == (
            "google",
            Behaviour.CAPTCHA,
        )

    @property
    def is_silent(self) -> bool:
        return self.behaviour in SILENT or (
            self.behaviour is Behaviour.CAPTCHA and not self.refuses
        )


@pytest.fixture(scope="module", params=STORIES, ids=lambda story: f"{story[0]}-{story[1].value}")
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    wire, behaviour = request.param
    with (
        EngineServer() as elsewhere,
        EngineServer(behaviour) as server,
        pytest.MonkeyPatch.context() as patch,
        logged() as log,
    ):
        for name in KEYS:
            patch.setenv(name, KEY)
        endless = {Behaviour.HANG, Behaviour.DRIP, Behaviour.DRIP_HEADERS}
        patch.setattr(
            choosing, "Transport",
            lambda: Transport(deadline=0.2 if server.behaviour in endless else 10),
        )  # fmt: skip
        server.elsewhere = elsewhere.url.replace("127.0.0.1", "localhost")
        engine = f"translation: {{engine: {wire}, endpoint: '{server.url}'}}\n"
        root = tmp_path_factory.mktemp("room")
        room = SiteTest.make(root, {**FILES, "content/site.yaml": SITE_YAML + engine})
        told = Story(wire, behaviour, room)
        for healthy in (False, True):
            server.behaviour = Behaviour.OK if healthy else behaviour
            for command in ("translate", "build"):
                run(told, server, command)
            told.outputs.append(room.tree())
        told.log, told.elsewhere = log.getvalue(), len(elsewhere.seen)
        return told


def run(told: Story, server: EngineServer, command: str) -> None:
    server.seen.clear()
    told.runs.append(told.room.build(command, offline=False))
    told.asked.append(server.texts)
    paths = [path for path in CATALOGS if (told.room.root / path).exists()]
    told.catalogs.append({path: (told.room.root / path).read_text() for path in paths})
    told.states.append(Counter(state for _, _, state in pairs(told.room.root)))


class logged:  # noqa: N801 - read as a word
    """Everything that anybody writes into a log."""

    def __enter__(self) -> io.StringIO:
        self.text = io.StringIO()
        self.handler = logging.StreamHandler(self.text)
        self.level = logging.root.level
        logging.root.addHandler(self.handler)
        logging.root.setLevel(logging.DEBUG)
        return self.text

    def __exit__(self, *_: object) -> None:
        logging.root.removeHandler(self.handler)
        logging.root.setLevel(self.level)


def pairs(root: Path) -> Iterator[tuple[object, object, EntryState]]:
    """Yield each segment of the press room, what is said against its translation, and its state."""
    room, problems = read_workspace(root, now())
    assert room is not None, problems
    for source in room.content.sources:
        stored = room.stored[source.path]
        for segment in room.wanted(source):
            entry = stored.find(segment)
            state = state_of(entry) if entry else EntryState.MISSING
            if state is EntryState.REVIEWED:
                assert entry.msgstr == TITLE
                continue
            hard = ()
            if entry and entry.msgstr:
                at = Segment(entry.msgctxt, entry.msgid)
                hard = publishability_of(at, entry.msgstr, room.naming(source)).hard
            yield entry, hard, state


def test_every_run_ends_as_the_documents_say(story):
    """``build`` with 0, ``translate`` with 1 if anything stayed untranslated; nothing breaks."""
    translate, build, again, rebuild = story.runs
    for result, states in zip((translate, again), story.states[::2], strict=True):
        assert result.code == (0 if states[EntryState.MACHINE] == TEXTS else 1)
    assert (build.code, rebuild.code) == (0, 0)
    assert not any("Traceback" in result.err for result in story.runs)
    assert all(result.data["translation"] is not None for result in story.runs)


def test_each_text_is_translated_failed_or_missing_as_it_should_be(story):
    states = story.states[0]
    if story.refuses or story.is_silent:
        assert states == {EntryState.MISSING: TEXTS}
    elif story.behaviour in HARMLESS:
        assert states == {EntryState.MACHINE: TEXTS}
    elif story.behaviour in WORTHLESS:
        assert states == {EntryState.FAILED: TEXTS}
    else:
        assert set(states) <= {EntryState.MACHINE, EntryState.FAILED}
        assert states[EntryState.FAILED] > 0


def test_what_is_shown_has_no_hard_finding_and_what_failed_says_why(story):
    """A sentence cut short between its facts is flagged at least."""
    for entry, hard, state in pairs(story.room.root):
        assert state in (EntryState.MACHINE, EntryState.FAILED)
        if state is EntryState.FAILED:
            assert note(entry, "check!")
            continue
        assert hard == ()
        if story.behaviour is Behaviour.CUT_SENTENCE and entry.msgid.endswith((".", "。")):
            assert note(entry, "check").startswith("ending")


def test_a_refusal_or_two_silences_end_the_sending(story):
    for asked in story.asked[:2]:
        if story.refuses:
            assert len(asked) == 1
        elif story.is_silent:
            assert len(asked) == 2
            assert asked[0] != asked[1]


def test_no_request_follows_a_redirect(story):
    assert story.elsewhere == 0


def test_what_was_answered_is_never_bought_again(story):
    """No text goes out twice, in whatever form; what was not answered is asked for when it can be."""
    translate, build, again, rebuild = story.asked
    if story.refuses or story.is_silent:
        assert set(translate) | set(build) <= set(again)
        assert story.states[2] == {EntryState.MACHINE: TEXTS}
    else:
        assert build == again == []
        assert story.catalogs[0] == story.catalogs[2]
    for asked in (*story.asked, translate + again if not story.refuses else []):
        repeated = [text for text, times in Counter(asked).items() if times > 1]
        assert repeated == [] or story.is_silent
    assert rebuild == []


def test_nothing_is_left_behind_that_would_keep_a_later_try_away(story):
    assert not (story.room.root / ".pressbridge/journal.jsonl").exists()
    if story.refuses or story.is_silent:
        assert "check!" not in "".join(story.catalogs[2].values())


MARKS = re.compile(
    r"[{｛]\s*[/／]?\s*[\d０-９一二첫]|[\[［]\s*[/／]?\s*[XxＸｘ]\s*[\d０-９一二]|[⟦⟧]|[{]첫"
)
NEVER = re.compile(
    r"alert\(1\)|evil\.example|QUERY LENGTH|unusual traffic|Translation:|<b>|Seen\(|TranslationNotFound"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]|&(?:amp;)?lt;/?(?:b|script|a)\b"
)


def with_kits(output: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield all files, and those in press kits."""
    for name, data in output.items():
        yield name, data
        if name.endswith(".zip"):
            with ZipFile(io.BytesIO(data)) as kit:
                yield from ((f"{name}/{one}", kit.read(one)) for one in kit.namelist())


def test_no_page_shows_a_mark_a_message_of_the_engine_or_its_html(story):
    for output in story.outputs:
        for name, data in with_kits(output):
            if name.endswith((".png", ".ico", ".jpg", ".woff2", ".js", ".css", ".zip")):
                continue
            text = data.decode("utf-8-sig")
            found = NEVER.search(text)
            assert not found, (name, found and text[found.start() - 50 : found.end() + 50])
            if name.endswith(".html"):
                text = HtmlPage(name, text).main.text_content() if "<main" in text else text
            found = MARKS.search(text)
            assert not found, (name, found and text[found.start() - 50 : found.end() + 50])


def test_no_page_shows_a_wrong_figure_a_wrong_language_or_a_sentence_again_and_again(story):
    for output in story.outputs:
        page = HtmlPage("", output["ja/2023/05/14/visit/index.html"].decode()).main.text_content()
        assert not re.search("41社|162億|15日|13[.]6|12[.]6|351件|2億2|001万|3時", page)
        assert not re.search("[们发说开关东车见长]", page)
        assert not any(page.count(sentence) > 2 for sentence in re.findall("[^。]{8,}。", page))
        for kept in ("02-1234-5678", "press@example.org", "https://www.example.org/contact"):
            assert kept in page


def test_neither_keys_nor_texts_stand_in_any_message_or_log(story):
    said = "".join(result.out + result.err for result in story.runs) + story.log
    assert KEY not in said
    assert not [text for asked in story.asked for text in asked if text in said]
    for data in (*story.outputs[0].values(), *story.outputs[1].values()):
        assert KEY.encode() not in data
    for path in story.room.root.rglob("*.po"):
        assert KEY not in path.read_text()


@pytest.mark.parametrize("wire", ["deepl", "microsoft"])
def test_without_its_key_an_engine_is_sent_nothing_and_the_run_says_which_is_missing(site, wire):
    with EngineServer() as server:
        engine = f"translation: {{engine: {wire}, endpoint: '{server.url}'}}\n"
        room = site({**FILES, "content/site.yaml": SITE_YAML + engine})
        translate = room.build("translate", offline=False)
        assert (translate.code, told(room)) == (1, ["engine-key"])
        build = room.build(offline=False)
        assert (build.code, told(room)) == (0, ["engine-key"])
        assert (
            build.data["translation"]["segments"] - build.data["translation"]["reviewed"] == TEXTS
        )
        assert build.data["translation"]["missing"] == TEXTS
        assert server.seen == []


def told(room):
    return [code for code in room.codes if code.startswith("engine")]


def test_a_key_that_nothing_needs_is_not_missed(site, monkeypatch):
    with EngineServer() as server:
        engine = f"translation: {{engine: deepl, endpoint: '{server.url}'}}\n"
        room = site({**FILES, "content/site.yaml": SITE_YAML + engine})
        with monkeypatch.context() as patch:
            patch.setenv("DEEPL_AUTH_KEY", KEY)
            assert room.build("translate", offline=False).code == 0
        assert room.build("translate", offline=False).code == 0
        assert room.build(offline=False).code == 0
        assert "engine-key" not in room.codes
        assert room.build("translate").code == 0


def test_each_story_is_told():
    told = STATUSES | SILENT | HARMLESS | WORTHLESS | {Behaviour.CAPTCHA}
    mixed = set(Behaviour) - told
    assert len(mixed) == 10, mixed
