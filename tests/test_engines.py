"""The engines, through deep-translator's own classes, against a server on this computer."""

import subprocess
import sys
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any, cast

import pytest
from doubles.engine_server import Behaviour, EngineServer, closed_port

from pressbridge.translation.engines import endpoint
from pressbridge.translation.engines.base import (
    EngineError,
    EngineRefused,
    EngineRejected,
    EngineUnanswered,
)
from pressbridge.translation.engines.choose import (
    ENGINES,
    EngineSettingError,
    choose,
    problem_with,
)
from pressbridge.words.lang import Lang
from pressbridge.words.model import TranslationPolicy
from pressbridge.words.problems import Severity
from pressbridge.world.network import Transport

KO, JA = Lang.KO, Lang.JA
TEXT = "스타트업 40개사를 만났다."
KEY = "geheim-1234"


@pytest.fixture
def server():
    with EngineServer() as server:
        yield server


def engine_at(url, name="google", deadline=0.5):
    policy = TranslationPolicy(engine=name, endpoint=url)
    environ = {"LIBRETRANSLATE_API_KEY": KEY}
    engine = choose(policy, environ, transport=Transport(deadline=deadline))
    assert engine
    return engine


@pytest.fixture(params=["google", "libre"])
def engine(request, server):
    return engine_at(server.url, request.param)


# What comes back


def test_a_text_comes_back_translated(engine):
    answer = engine.translate(TEXT, KO, JA)
    assert answer.startswith("スタートアップ 40社")


def test_the_other_direction_works_too(engine, server):
    server.answers = lambda text, source, target: f"{source}→{target} 만남"
    assert engine.translate("企業に会った。", JA, KO) == "ja→ko 만남"


def test_marks_and_figures_travel_as_they_are(engine, server):
    sent = "{1}은 ⟦2⟧ [3] 1.5% & 2 < 3, “K-콜렉션”"
    server.behaviour = Behaviour.ECHO
    assert engine.translate(sent, KO, JA) == sent
    assert server.texts == [sent]


def test_an_echo_is_an_answer_for_others_to_judge(engine, server):
    server.behaviour = Behaviour.ECHO
    assert engine.translate(TEXT, KO, JA) == TEXT


@pytest.mark.parametrize("behaviour", [Behaviour.NO_CHARSET, Behaviour.LATIN1])
def test_a_missing_charset_does_not_garble_the_answer(engine, server, behaviour):
    server.behaviour = behaviour
    server.answers = lambda *_: "日本企業"
    assert engine.translate(TEXT, KO, JA) == "日本企業"


def test_an_answer_is_text_and_never_html(engine, server):
    server.behaviour = Behaviour.ENTITIES
    assert engine.translate(TEXT, KO, JA) == "<b>企業</b>"


def test_the_longest_text_arrives_whole(engine, server):
    text = "기" * engine.max_chars
    engine.translate(text, KO, JA)
    assert server.texts == [text]


def test_threads_never_get_each_others_answer(engine, server):
    server.answers = lambda text, *_: f"「{text}」"
    gate = threading.Barrier(8)

    def ask(number):
        if number < 8:
            gate.wait()
        return engine.translate(f"문장 {number}", KO, JA)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(80)))
    assert answers == [f"「문장 {number}」" for number in range(80)]


def test_two_engines_in_two_threads_keep_to_their_own_servers(server):
    with EngineServer() as other:
        engines = [engine_at(server.url), engine_at(other.url)]

        def ask(number):
            return engines[number % 2].translate(f"문장 {number}", KO, JA)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(ask, range(40)))
        assert {int(text.split()[1]) % 2 for text in server.texts} == {0}
        assert {int(text.split()[1]) % 2 for text in other.texts} == {1}


# What can go wrong


@pytest.mark.parametrize(
    ("behaviour", "error", "reason"),
    [
        (Behaviour.ERROR, EngineUnanswered, "status-500"),
        (Behaviour.HANG, EngineUnanswered, "timeout"),
        (Behaviour.DRIP, EngineUnanswered, "timeout"),
        (Behaviour.DRIP_HEADERS, EngineUnanswered, "timeout"),
        (Behaviour.REDIRECT, EngineUnanswered, "redirect"),
        (Behaviour.HUGE, EngineUnanswered, "too-large"),
        (Behaviour.NOT_UTF8, EngineUnanswered, "not-utf-8"),
        (Behaviour.TOO_MANY, EngineRefused, "status-429"),
        (Behaviour.FORBIDDEN, EngineRefused, "status-403"),
        (Behaviour.EMPTY, EngineRejected, "empty"),
    ],
)
def test_each_misbehaviour_has_its_error(engine, server, behaviour, error, reason):
    server.behaviour = behaviour
    begin = monotonic()
    with pytest.raises(error) as caught:
        engine.translate(TEXT, KO, JA)
    assert caught.value.reason == reason
    assert str(caught.value) == reason
    assert monotonic() - begin < 2
    assert engine.requests == 1


def test_a_closed_port_is_unanswered():
    with pytest.raises(EngineUnanswered, match=r"^ConnectionError$"):
        engine_at(closed_port()).translate(TEXT, KO, JA)


def test_a_captcha_is_a_refusal(server):
    server.behaviour = Behaviour.CAPTCHA
    with pytest.raises(EngineRefused, match=r"^captcha$"):
        engine_at(server.url).translate(TEXT, KO, JA)


@pytest.mark.parametrize(
    ("name", "reason"), [("google", "TranslationNotFound"), ("libre", "TranslationNotFound")]
)
def test_a_page_without_a_translation_is_rejected(server, name, reason):
    server.behaviour = Behaviour.NO_RESULT
    with pytest.raises(EngineRejected, match=f"^{reason}$"):
        engine_at(server.url, name).translate(TEXT, KO, JA)


@pytest.mark.parametrize("sign", ["△", "…", "→ ※"])
def test_signs_without_letters_that_come_back_as_nothing_are_rejected(server, sign):
    server.behaviour = Behaviour.ECHO
    with pytest.raises(EngineRejected, match=r"^none$"):
        engine_at(server.url).translate(sign, KO, JA)


def test_an_answer_that_is_no_text_is_rejected(server):
    server.answers = lambda *_: cast("Any", ["企業"])
    with pytest.raises(EngineRejected, match=r"^not-text$"):
        engine_at(server.url, "libre").translate(TEXT, KO, JA)


def test_the_word_captcha_in_a_translation_is_no_captcha(engine, server):
    server.answers = lambda *_: "reCAPTCHAを導入"
    assert engine.translate(TEXT, KO, JA) == "reCAPTCHAを導入"


@pytest.mark.parametrize("behaviour", [b for b in Behaviour if b is not Behaviour.OK])
def test_no_error_tells_the_text_or_the_key(engine, server, behaviour):
    server.behaviour = behaviour
    try:
        engine.translate(TEXT, KO, JA)
    except EngineError as error:
        assert_silent(error)


@pytest.mark.parametrize("name", ["google", "libre"])
def test_a_refused_connection_tells_neither_text_nor_key(name):
    with pytest.raises(EngineError) as caught:
        engine_at(closed_port(), name).translate(TEXT, KO, JA)
    assert_silent(caught.value)


def assert_silent(error):
    report = "".join(traceback.format_exception(error))
    assert KEY not in report
    assert "스타트업" not in report
    assert "%EC" not in report
    assert error.__context__ is None


# Keys and addresses


def test_the_key_comes_from_the_environment_and_is_not_in_the_address(server):
    engine_at(server.url, "libre").translate(TEXT, KO, JA)
    [seen] = server.seen
    assert seen.form["api_key"] == KEY
    assert seen.query == {}


def test_the_key_is_not_in_the_engines_repr(server):
    assert KEY not in repr(engine_at(server.url, "libre"))


def test_a_server_without_keys_needs_none(server):
    engine = choose(TranslationPolicy(engine="libre", endpoint=server.url), {})
    assert engine
    assert engine.translate(TEXT, KO, JA)


@pytest.mark.parametrize(("name", "path"), [("google", "/m"), ("libre", "/translate")])
@pytest.mark.parametrize("written", ["", "/", "/relay", "/relay/"])
def test_an_endpoint_replaces_the_host_and_keeps_the_engines_path(server, name, path, written):
    engine_at(server.url + written, name).translate(TEXT, KO, JA)
    assert server.seen[0].path == written.rstrip("/") + path


@pytest.mark.parametrize(("name", "path"), [("google", "/m"), ("libre", "/translate")])
def test_an_endpoint_may_contain_the_engines_path_already(server, name, path):
    engine_at(server.url + path, name).translate(TEXT, KO, JA)
    assert server.seen[0].path == path


def test_a_host_that_ends_like_the_engines_path_is_kept():
    assert endpoint.base_url("https://m", "m") == "https://m/"


def test_google_is_public_and_waits_a_second_between_requests():
    engine = choose(TranslationPolicy(), {})
    assert engine
    assert (engine.name, engine.public, engine.host, engine.max_chars, engine.pause) == (
        "google", True, "translate.google.com", 1500, 1.0,
    )  # fmt: skip


def test_google_behind_an_endpoint_is_still_public_but_needs_no_pause(server):
    engine = engine_at(server.url)
    assert engine.public
    assert engine.pause == 0
    assert engine.host == server.url.removeprefix("http://")


def test_a_server_of_the_offices_own_is_not_public():
    assert not engine_at("https://mt.office.example/", "libre").public


@pytest.mark.parametrize(
    "host", ["libretranslate.com", "LIBRETRANSLATE.com", "eu.libretranslate.com"]
)
def test_the_known_libretranslate_services_are_public(host):
    assert engine_at(f"https://{host}", "libre").public


# Choosing


def test_none_is_no_engine():
    assert choose(TranslationPolicy(engine="none"), {}) is None


def problem(**settings):
    with pytest.raises(EngineSettingError) as caught:
        choose(TranslationPolicy(**settings, line=7), {})
    found = caught.value.problem
    assert (found.severity, found.path, found.line) == (Severity.ERROR, "content/site.yaml", 7)
    return found


def test_a_misspelt_engine_gets_a_proposal():
    found = problem(engine="googel")
    assert found.message == 'there is no engine "googel"'
    assert found.hint == 'did you mean "google"?'


def test_an_unknown_engine_gets_the_list():
    assert problem(engine="babelfish").hint == "use one of: google, libre, none"


@pytest.mark.parametrize("name", ["deepl", "microsoft"])
def test_engines_of_a_later_version_are_announced(name):
    assert problem(engine=name).message.endswith("comes with a later version of Pressbridge")


@pytest.mark.parametrize("name", ["papago", "chatgpt", "yandex", "mymemory", "baidu", "pons"])
def test_dead_engines_are_refused_with_the_reason(name):
    found = problem(engine=name)
    assert f'"{name}" is not supported: ' in found.message
    assert found.hint == "use one of: google, libre, none"


def test_libre_needs_an_endpoint():
    assert problem(engine="libre").message == 'the engine "libre" needs an endpoint'


@pytest.mark.parametrize(
    "written",
    [
        "http://mt.example.com/",
        "http://localhost.example.com/",
        "http://0.0.0.0:80/",
        "ftp://127.0.0.1/",
        "127.0.0.1:5000",
        "localhost:5000",
        "https://",
        "https://user:geheim@mt.example.com/",
        "https://mt.example.com/?key=geheim",
        "https://mt.example.com/#geheim",
        "https://[::1",
        "http://127.0.0.1:port",
    ],
)
def test_an_endpoint_must_be_encrypted_or_on_this_computer(written):
    for name in ("google", "libre"):
        found = problem(engine=name, endpoint=written)
        assert found.message.startswith("the endpoint ")
        assert "geheim" not in found.message + found.hint


@pytest.mark.parametrize(
    "written",
    [
        "http://127.0.0.1:5000",
        "http://localhost/",
        "http://[::1]:5000/",
        "https://mt.example.com/x",
    ],
)
def test_a_sound_endpoint_is_accepted(written):
    assert problem_with(TranslationPolicy(engine="google", endpoint=written)) is None


def test_messages_are_one_line_without_a_full_stop():
    for name in ("deepl", "papago", "mymemory", "chatgpt", "nobody"):
        message = problem(engine=name).message
        assert "\n" not in message
        assert not message.endswith(".")


# The library


def test_nothing_is_imported_until_something_is_sent():
    code = (
        "import sys; from pressbridge.translation.engines.choose import choose;"
        "from pressbridge.words.model import TranslationPolicy;"
        "import pressbridge.translation.journal, pressbridge.world.network;"
        "assert choose(TranslationPolicy(), {});"
        "print([m for m in ('deep_translator', 'requests', 'bs4', 'urllib3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_outside_a_call_the_library_reaches_no_network(engine):
    engine.translate(TEXT, KO, JA)
    from deep_translator import google, libre

    module = google if engine.name == "google" else libre
    with pytest.raises(LookupError):
        module.requests.get("http://127.0.0.1:9/")


def test_every_engine_on_offer_can_be_had(server):
    for name in ENGINES:
        assert problem_with(TranslationPolicy(engine=name, endpoint=server.url)) is None
