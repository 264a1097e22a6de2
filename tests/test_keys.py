"""No file, no message and no other host gets a key."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from doubles.engine_server import Behaviour, EngineServer
from doubles.pseudo import translate as pseudo
from harness import SITE_YAML, SiteTest, release, tree_of

from pressbridge.translation.engines.choose import key_problem
from pressbridge.translation.engines.keys import holds_key
from pressbridge.words.model import TranslationPolicy

Make = Callable[..., SiteTest]
OPEN = "content/releases/2023/open.md"
JOURNAL = ".pressbridge/journal.jsonl"


@pytest.fixture
def engine() -> Iterator[EngineServer]:
    with EngineServer() as server:
        yield server


def setting(engine: EngineServer, name: str = "google") -> dict[str, str]:
    """Return the site's table with this engine."""
    text = f"{SITE_YAML}translation: {{engine: {name}, endpoint: '{engine.url}'}}\n"
    return {"content/site.yaml": text}


KEY = "SEKRIT-Key0123456789/abc+def:fx"
VARIABLES = {
    "deepl": "DEEPL_AUTH_KEY", "microsoft": "MICROSOFT_TRANSLATOR_KEY",
    "libre": "LIBRETRANSLATE_API_KEY",
}  # fmt: skip
QUOTED = {
    "as it is": KEY,
    "in a header": f"{{'Authorization': 'DeepL-Auth-Key {KEY}'}}",
    "in capitals": KEY.upper(),
    "in small letters": KEY.lower(),
    "in wide letters": "".join(chr(ord(c) + 0xFEE0) for c in KEY),
    "spaced": " ".join(KEY),
    "with invisible characters": "\u200b".join(KEY),
    "in an address": quote(KEY, safe=""),
    "in an address, letter by letter": "".join(f"%{ord(c):02x}" for c in KEY),
    "in an address, twice": quote(quote(KEY, safe=""), safe=""),
    "in JSON": "".join(f"\\u{ord(c):04x}" for c in KEY),
    "in HTML": "".join(f"&#{ord(c)};" for c in KEY),
    "in HTML, hexadecimal": "".join(f"&#x{ord(c):x};" for c in KEY),
    "in base64": base64.b64encode(KEY.encode()).decode(),
    "in base64 for addresses": base64.urlsafe_b64encode(KEY.encode()).decode(),
    "in base64 with a user": base64.b64encode(f"user:{KEY}".encode()).decode(),
    "in base64 behind a word": base64.b64encode(f"Key {KEY}, 1".encode()).decode(),
    "in hexadecimal": KEY.encode().hex(),
}


@pytest.mark.parametrize("said", QUOTED.values(), ids=QUOTED)
def test_a_key_is_known_in_every_simple_writing(said: str) -> None:
    assert holds_key(f"鍵は {said} である。", KEY)
    assert not holds_key(f"鍵は {said} である。", "another-Key0123456789")


def test_an_ordinary_answer_holds_no_key() -> None:
    assert not holds_key("大臣は3日、東京を訪問した。", KEY)
    assert not holds_key("", KEY)
    assert not holds_key("大臣", "")


def test_a_short_key_is_looked_for_as_it_is() -> None:
    assert holds_key("鍵は test です", "test")
    assert not holds_key("contest を TEST する", "test")


@pytest.mark.parametrize("name", VARIABLES)
@pytest.mark.parametrize("said", QUOTED.values(), ids=QUOTED)
def test_an_answer_that_holds_the_key_gets_into_no_file(
    site: Make, engine: EngineServer, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setenv(VARIABLES[name], KEY)
    engine.answers = lambda text, source, target: f"{pseudo(text, source, target)} {said}"
    room = site({**setting(engine, name), OPEN: release("장관 발표", "장관은 발표했다.")})
    result = room.build("translate", offline=False)
    assert (result.code, len(engine.seen)) == (1, 1)
    [problem] = result.data["problems"]
    assert problem["code"] == "engine-key"
    room.build("build", offline=False)
    told = result.out + result.err + room.result.out + room.result.err
    everything = [told, *(data.decode("utf-8", "replace") for data in tree_of(room.root).values())]
    assert not any(holds_key(text, KEY) or said in text for text in everything)


@pytest.mark.parametrize("name", VARIABLES)
@pytest.mark.parametrize("behaviour", [Behaviour.TOO_MANY, Behaviour.REDIRECT, Behaviour.ERROR])
def test_no_failure_tells_the_key(
    site: Make, engine: EngineServer, monkeypatch: pytest.MonkeyPatch, name: str, behaviour: Behaviour
) -> None:  # fmt: skip
    monkeypatch.setenv(VARIABLES[name], KEY)
    engine.behaviour = behaviour
    with EngineServer() as elsewhere:
        engine.elsewhere = f"{elsewhere.url}/{quote(KEY, safe='')}"
        room = site({**setting(engine, name), OPEN: release("장관 발표", "장관은 발표했다.")})
        result = room.build("translate", offline=False)
        assert elsewhere.seen == []
    told = [result.out + result.err, *(d.decode("utf-8", "replace") for d in tree_of(room.root).values())]  # fmt: skip
    assert not any(holds_key(text, KEY) for text in told)


def test_an_answer_with_a_key_that_was_journalled_once_is_forgotten(
    site: Make, engine: EngineServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEEPL_AUTH_KEY", KEY)
    room = site({**setting(engine), OPEN: release("장관 발표", "장관은 발표했다.")})
    record = {
        "catalog": OPEN.replace(".md", ".ja.po"), "context": "title", "source": "장관 발표",
        "sent": "장관 발표", "day": "2023-05-14", "target": "ja", "engine": "deepl",
        "answer": f"大臣発表 {KEY}", "error": "",
    }  # fmt: skip
    room.edit(JOURNAL, json.dumps(record) + "\n")
    room.build("translate", offline=False)
    assert "장관 발표" in engine.texts
    assert not any(KEY.encode() in data for data in tree_of(room.root).values())


@pytest.mark.parametrize(
    "endpoint",
    [f"https://{KEY}@mt.example.org", "https://user:{KEY}@mt.example.org/x",
     f"https://mt.example.org/?api_key={KEY}", f"https://mt.example.org/#{KEY}",
     "https://mt.example.org/?", f"https://{KEY} @mt.example.org", f"https://mt.example.org:{KEY}"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["google", *VARIABLES])
def test_a_key_in_an_endpoint_is_refused_and_not_quoted(
    site: Make, name: str, endpoint: str
) -> None:
    text = f"{SITE_YAML}translation: {{engine: {name}, endpoint: '{endpoint}'}}\n"
    result = site({"content/site.yaml": text}).build("check")
    assert result.code == 1
    assert KEY not in result.out + result.err
    assert all(problem["hint"] for problem in result.data["problems"])


def test_a_key_in_the_path_of_an_endpoint_is_noticed_before_anything_is_sent() -> None:
    policy = TranslationPolicy(engine="libre", endpoint=f"https://mt.example.org/{quote(KEY)}/")
    found = key_problem(policy, {"LIBRETRANSLATE_API_KEY": KEY})
    assert found
    assert KEY not in found.message + found.hint
    assert key_problem(policy, {"LIBRETRANSLATE_API_KEY": "another-Key0123"}) is None
