"""The engines, through deep-translator's own classes, against a server on this computer."""

import logging
import subprocess
import sys
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any, cast

import pytest
from doubles.behaviours import CHANGES, Behaviour
from doubles.engine_server import EngineServer, closed_port

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
    key_problem,
    problem_with,
)
from pressbridge.words.lang import Lang
from pressbridge.words.model import TranslationPolicy
from pressbridge.words.problems import Severity
from pressbridge.world.network import Transport

KO, JA = Lang.KO, Lang.JA
TEXT = "스타트업 40개사를 만났다."
KEY = "geheim-1234"
REGION = "koreacentral"
ENVIRON = {
    "LIBRETRANSLATE_API_KEY": KEY,
    "MICROSOFT_TRANSLATOR_KEY": KEY,
    "MICROSOFT_TRANSLATOR_REGION": REGION,
    "DEEPL_AUTH_KEY": KEY,
}
NAMES = ("google", "libre", "microsoft", "deepl")
KEYED = {"microsoft": "MICROSOFT_TRANSLATOR_KEY", "deepl": "DEEPL_AUTH_KEY"}
PATHS = [
    ("google", "/m"),
    ("libre", "/translate"),
    ("microsoft", "/translate"),
    ("deepl", "/v2/translate"),
]
ALL = ", ".join((*NAMES, "none"))


@pytest.fixture
def server():
    with EngineServer() as server:
        yield server


def engine_at(url, name="google", deadline=0.5):
    policy = TranslationPolicy(engine=name, endpoint=url)
    engine = choose(policy, ENVIRON, transport=Transport(deadline=deadline))
    assert engine
    return engine


@pytest.fixture(params=NAMES)
def engine(request, server):
    return engine_at(server.url, request.param)


# What comes back


def test_a_text_comes_back_translated(engine):
    answer = engine.translate(TEXT, KO, JA)
    assert answer.startswith("スタートアップ40社")


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


def test_engines_in_many_threads_keep_to_their_own_servers(server):
    with EngineServer() as other:
        engines = [
            engine_at((server, other)[number % 2].url, NAMES[number // 2]) for number in range(8)
        ]

        def ask(number):
            return engines[number % 8].translate(f"문장 {number}", KO, JA)

        with ThreadPoolExecutor(8) as pool:
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
        (Behaviour.BOMB, EngineUnanswered, "too-large"),
        (Behaviour.BOMB_IN_BOMB, EngineUnanswered, "packing"),
        (Behaviour.BOMB_REDIRECT, EngineUnanswered, "redirect"),
        (Behaviour.UNAVAILABLE, EngineUnanswered, "status-503"),
        (Behaviour.HANG_UP, EngineUnanswered, "ConnectionError"),
        (Behaviour.TOO_MANY, EngineRefused, "status-429"),
        (Behaviour.RETRY_AFTER, EngineRefused, "status-429"),
        (Behaviour.UNAUTHORISED, EngineRefused, "status-401"),
        (Behaviour.FORBIDDEN, EngineRefused, "status-403"),
        (Behaviour.QUOTA, EngineRefused, "status-456"),
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


@pytest.mark.parametrize("name", NAMES)
def test_a_closed_port_is_unanswered(name):
    with pytest.raises(EngineUnanswered, match=r"^ConnectionError$"):
        engine_at(closed_port(), name).translate(TEXT, KO, JA)


def test_a_captcha_is_a_refusal(server):
    server.behaviour = Behaviour.CAPTCHA
    with pytest.raises(EngineRefused, match=r"^captcha$"):
        engine_at(server.url).translate(TEXT, KO, JA)


@pytest.mark.parametrize("name", ["google", "libre", "deepl"])
def test_a_page_without_the_place_of_a_translation_is_no_answer(server, name):
    """It says nothing about the text: when Google changes its page, no text may be given up."""
    server.behaviour = Behaviour.NO_RESULT
    with pytest.raises(EngineUnanswered, match=r"^no-result$"):
        engine_at(server.url, name).translate(TEXT, KO, JA)


@pytest.mark.parametrize("name", ["libre", "microsoft", "deepl"])
@pytest.mark.parametrize("behaviour", [Behaviour.CAPTCHA, Behaviour.HALF_JSON])
def test_a_login_page_in_place_of_json_says_nothing_about_the_text(server, name, behaviour):
    server.behaviour = behaviour
    with pytest.raises(EngineUnanswered, match=r"^not-json$"):
        engine_at(server.url, name).translate(TEXT, KO, JA)


@pytest.mark.parametrize("name", ["libre", "microsoft", "deepl"])
@pytest.mark.parametrize("behaviour", [Behaviour.OTHER_FORM, Behaviour.DEEP])
def test_the_answer_of_another_service_says_nothing_about_the_text(server, name, behaviour):
    server.behaviour = behaviour
    with pytest.raises(EngineUnanswered, match=r"^other-form$"):
        engine_at(server.url, name).translate(TEXT, KO, JA)


@pytest.mark.parametrize("name", ["libre", "microsoft", "deepl"])
def test_half_a_character_never_leaves_the_engine(server, name):
    server.behaviour = Behaviour.HALF_CHARACTER
    with pytest.raises(EngineRejected, match=r"^half-character$"):
        engine_at(server.url, name).translate(TEXT, KO, JA)


def test_a_redirect_takes_neither_text_nor_key_to_another_host(engine, server):
    with EngineServer() as other:
        server.behaviour = Behaviour.REDIRECT
        server.elsewhere = other.url.replace("127.0.0.1", "localhost")
        with pytest.raises(EngineUnanswered, match=r"^redirect$"):
            engine.translate(TEXT, KO, JA)
        assert other.seen == []


@pytest.mark.parametrize("behaviour", CHANGES)
def test_an_answer_that_must_not_be_believed_comes_as_it_is_or_not_at_all(
    engine, server, behaviour
):
    server.behaviour = behaviour
    sent = "{1}스타트업{/1} [X2X]40개사[/X2X]를 만났다. 161억 원을 투자했다."
    is_half = behaviour is Behaviour.HALF_CHARACTER and engine.name != "google"
    if behaviour is Behaviour.EMPTY or is_half:
        with pytest.raises(EngineRejected):
            engine.translate(sent, KO, JA)
        return
    answer = engine.translate(sent, KO, JA)
    assert answer.encode().strip()
    assert answer != server.answers(sent, "ko", "ja")


@pytest.mark.parametrize("behaviour", Behaviour)
def test_each_behaviour_ends_in_an_answer_or_an_engine_error_after_one_request(
    engine, server, behaviour, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    server.behaviour = behaviour
    try:
        answer = engine.translate(TEXT, KO, JA)
    except EngineError as error:
        assert_silent(error)
    else:
        assert isinstance(answer, str)
    assert engine.requests == len(server.seen) == 1
    assert_secret(caplog.text + "".join(capfd.readouterr()) + repr(engine) + str(engine))


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


@pytest.mark.parametrize("name", NAMES)
def test_a_refused_connection_tells_neither_text_nor_key(name, caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(EngineError) as caught:
        engine_at(closed_port(), name).translate(TEXT, KO, JA)
    assert_silent(caught.value)
    assert_secret(caplog.text)


@pytest.mark.parametrize("name", NAMES)
def test_an_error_inside_the_library_tells_neither_text_nor_key(server, name, monkeypatch):
    def fail(transport, request):
        raise RuntimeError(f"{request.url} {request.params} {request.json} {request.headers}")

    monkeypatch.setattr(Transport, "_send", fail)
    with pytest.raises(EngineRejected) as caught:
        engine_at(server.url, name).translate(TEXT, KO, JA)
    assert_silent(caught.value)


def assert_silent(error):
    assert error.__context__ is None
    assert error.__cause__ is None
    report = "".join(traceback.format_exception(error))
    assert_secret(report + repr(error) + repr(error.args) + repr(vars(error)))


def assert_secret(text):
    for secret in (KEY, "스타트업", "만났다", "%EC", "\\uc2a4", "\\ub9cc"):
        assert secret not in text


# Keys and addresses


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("libre", {}),
        ("microsoft", {"api-version": "3.0", "from": "ko", "to": "ja"}),
        ("deepl", {}),
    ],
)
def test_neither_key_nor_text_is_in_the_address(server, name, address):
    engine_at(server.url, name).translate(TEXT, KO, JA)
    [seen] = server.seen
    assert (seen.method, seen.query) == ("POST", address)
    assert seen.text == TEXT


def test_libre_sends_its_key_in_the_form(server):
    engine_at(server.url, "libre").translate(TEXT, KO, JA)
    assert server.seen[0].form["api_key"] == KEY


def test_microsoft_sends_its_key_and_its_region_in_headers(server):
    engine_at(server.url, "microsoft").translate(TEXT, KO, JA)
    [seen] = server.seen
    assert seen.headers["Ocp-Apim-Subscription-Key"] == KEY
    assert seen.headers["Ocp-Apim-Subscription-Region"] == REGION
    assert seen.body == [{"text": TEXT}]


def test_microsoft_needs_no_region(server):
    environ = {"MICROSOFT_TRANSLATOR_KEY": KEY}
    engine = choose(TranslationPolicy(engine="microsoft", endpoint=server.url), environ)
    assert engine
    assert engine.translate(TEXT, KO, JA)
    assert "Ocp-Apim-Subscription-Region" not in server.seen[0].headers


def test_deepl_speaks_todays_form_with_the_key_in_a_header(server):
    engine_at(server.url, "deepl").translate(TEXT, KO, JA)
    [seen] = server.seen
    assert seen.headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert seen.body == {"text": [TEXT], "source_lang": "KO", "target_lang": "JA"}


def test_deepl_in_the_other_direction_too(server):
    assert engine_at(server.url, "deepl").translate("企業に会った。", JA, KO).endswith(".")
    assert server.seen[0].body["source_lang"] == "JA"


@pytest.mark.parametrize(
    ("key", "host"),
    [("abc", "api.deepl.com"), ("abc:fx", "api-free.deepl.com"), ("", "api.deepl.com")],
)
def test_a_free_deepl_key_goes_to_the_free_host(key, host):
    engine = choose(TranslationPolicy(engine="deepl"), {"DEEPL_AUTH_KEY": key})
    assert engine
    assert engine.host == host


@pytest.mark.parametrize("name", KEYED)
def test_a_key_may_be_pasted_with_its_line_end(server, name):
    policy = TranslationPolicy(engine=name, endpoint=server.url)
    engine = choose(policy, {KEYED[name]: f" {KEY}\n"})
    assert engine
    assert engine.translate(TEXT, KO, JA)
    assert f" {KEY}\n" not in server.seen[0].headers.values()


@pytest.mark.parametrize("name", KEYED)
@pytest.mark.parametrize("key", ["", "  ", "열쇠", "two words", "a\r\nX-Injected: 1", "a\x00b"])
def test_without_a_usable_key_nothing_is_sent_and_a_warning_names_the_variable(server, name, key):
    policy = TranslationPolicy(engine=name, endpoint=server.url, line=7)
    environ = {KEYED[name]: key}
    engine = choose(policy, environ)
    assert engine
    with pytest.raises(EngineRefused, match=f"^no {KEYED[name]}$"):
        engine.translate(TEXT, KO, JA)
    assert server.seen == []
    assert engine.requests == 0
    found = key_problem(policy, environ)
    assert found
    assert (found.severity, found.path, found.line) == (Severity.WARNING, "content/site.yaml", 7)
    assert KEYED[name] in found.message
    assert KEYED[name] in found.hint
    assert not key.strip() or key not in found.message + found.hint


@pytest.mark.parametrize("name", ENGINES)
def test_with_keys_there_is_no_warning_and_without_only_where_one_is_needed(name):
    policy = TranslationPolicy(engine=name, endpoint="http://127.0.0.1:5000")
    assert key_problem(policy, ENVIRON) is None
    assert (key_problem(policy, {}) is not None) is (name in KEYED)


@pytest.mark.parametrize("name", KEYED)
def test_checking_the_settings_needs_no_key(name):
    assert problem_with(TranslationPolicy(engine=name)) is None


def test_the_key_is_not_in_the_engines_repr(engine):
    assert KEY not in repr(engine)


def test_a_server_without_keys_needs_none(server):
    engine = choose(TranslationPolicy(engine="libre", endpoint=server.url), {})
    assert engine
    assert engine.translate(TEXT, KO, JA)


@pytest.mark.parametrize(("name", "path"), PATHS)
@pytest.mark.parametrize("written", ["", "/", "/relay", "/relay/"])
def test_an_endpoint_replaces_the_host_and_keeps_the_engines_path(server, name, path, written):
    engine_at(server.url + written, name).translate(TEXT, KO, JA)
    assert server.seen[0].path == written.rstrip("/") + path


@pytest.mark.parametrize(("name", "path"), PATHS)
def test_an_endpoint_may_contain_the_engines_path_already(server, name, path):
    engine_at(server.url + path, name).translate(TEXT, KO, JA)
    assert server.seen[0].path == path


def test_a_host_that_ends_like_the_engines_path_is_kept():
    assert endpoint.base_url("https://m", "m") == "https://m/"


@pytest.mark.parametrize(
    ("name", "host"),
    [("microsoft", "api.cognitive.microsofttranslator.com"), ("deepl", "api.deepl.com")],
)
def test_services_with_a_key_are_public_and_need_no_pause(name, host):
    engine = choose(TranslationPolicy(engine=name), ENVIRON)
    assert engine
    assert (engine.name, engine.public, engine.host, engine.max_chars, engine.pause) == (
        name, True, host, 5000, 0.0,
    )  # fmt: skip


def test_services_with_a_key_are_public_behind_an_endpoint_too(server):
    for name in KEYED:
        assert engine_at(server.url, name).public


def test_each_engine_has_two_styles_of_marks_to_try(engine):
    assert sorted(engine.mark_styles) == ["braces", "brackets"]


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
    assert problem(engine="babelfish").hint == f"use one of: {ALL}"


@pytest.mark.parametrize(
    "name",
    [
        "papago", "chatgpt", "yandex", "mymemory", "baidu", "tencent", "qcri", "pons", "linguee",
    ],
)  # fmt: skip
def test_dead_engines_are_refused_with_the_reason(name):
    found = problem(engine=name)
    assert f'"{name}" is not supported: ' in found.message
    assert found.hint == f"use one of: {ALL}"


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
    for name in NAMES:
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
    missing = [key_problem(TranslationPolicy(engine=name), {}) for name in KEYED]
    wrong = [problem(engine=name) for name in ("papago", "mymemory", "chatgpt", "nobody")]
    for message in [found.message for found in (*missing, *wrong) if found]:
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
    import deep_translator

    [kind] = [
        kind
        for kind in (
            deep_translator.GoogleTranslator,
            deep_translator.LibreTranslator,
            deep_translator.MicrosoftTranslator,
            deep_translator.DeeplTranslator,
        )
        if kind.__name__.lower().startswith(engine.name)
    ]
    key = {} if engine.name == "google" else {"api_key": KEY}
    with pytest.raises(LookupError):
        kind(source="ko", target="ja", **key).translate(TEXT)


def test_the_librarys_own_tables_stay_as_they_are(server):
    engine_at(server.url, "deepl").translate(TEXT, KO, JA)
    from deep_translator.constants import BASE_URLS, DEEPL_LANGUAGE_TO_CODE

    assert "korean" not in DEEPL_LANGUAGE_TO_CODE
    assert server.url not in str(BASE_URLS)


def test_making_an_engine_asks_no_one_anything(server):
    engine = engine_at(server.url, "microsoft")
    assert engine.requests == 0
    engine.translate(TEXT, KO, JA)
    assert [seen.method for seen in server.seen] == ["POST"]


def test_every_engine_on_offer_can_be_had(server):
    for name in ENGINES:
        assert problem_with(TranslationPolicy(engine=name, endpoint=server.url)) is None
