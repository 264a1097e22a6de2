"""What a request may cost and may say, whatever is at the other end."""

import gzip
import logging
import socket
import threading
import traceback
import zlib
from datetime import timedelta
from time import monotonic

import pytest
import requests
from doubles.behaviours import STATUSES, Behaviour
from doubles.engine_server import EngineServer, closed_port

from pressbridge.words.hosts import is_loopback
from pressbridge.world import clock, network
from pressbridge.world.network import CAP, NoAnswerError, Response, StatusError, Transport

TEXT = "비밀 문장"
KEY = "geheim-1234"
REAL = zlib.decompressobj


@pytest.fixture
def server():
    with EngineServer() as server:
        yield server


@pytest.fixture
def transport():
    return Transport(deadline=0.4)


def get(transport, url):
    return transport.get(f"{url}/m", params={"q": TEXT, "sl": "ko", "tl": "ja"}, proxies=None)


def test_an_answer_has_its_status_and_its_text(server, transport):
    answer = get(transport, server.url)
    assert answer.status_code == 200
    assert "result-container" in answer.text


def test_an_answer_can_be_read_as_json(server, transport):
    form = {"q": TEXT, "source": "ko", "target": "ja"}
    answer = transport.post(f"{server.url}/translate", data=form)
    assert list(answer.json()) == ["translatedText"]
    assert server.seen[0].form == form


def test_json_and_headers_arrive_as_they_are(server, transport):
    body = [{"text": TEXT}]
    headers = {"Ocp-Apim-Subscription-Key": KEY}
    address = f"{server.url}/translate?api-version=3.0"
    transport.post(address, params={"to": "ja"}, json=body, headers=headers)
    [seen] = server.seen
    assert seen.body == body
    assert seen.query == {"api-version": "3.0", "to": "ja"}
    assert seen.headers["Ocp-Apim-Subscription-Key"] == KEY


@pytest.mark.parametrize("behaviour", [Behaviour.HANG, Behaviour.DRIP, Behaviour.DRIP_HEADERS])
def test_the_whole_answer_has_one_deadline(server, transport, behaviour):
    server.behaviour = behaviour
    begin = monotonic()
    with pytest.raises(NoAnswerError, match=r"^timeout$"):
        get(transport, server.url)
    assert monotonic() - begin < 1.5


def test_a_dripping_server_is_hung_up_on(server, transport):
    before = set(threading.enumerate())
    server.behaviour = Behaviour.DRIP
    with pytest.raises(NoAnswerError):
        get(transport, server.url)
    for thread in set(threading.enumerate()) - before:
        if thread.name == "pressbridge-network":
            thread.join(timeout=2)
            assert not thread.is_alive()


def test_a_name_server_that_is_silent_meets_the_deadline_too(transport, monkeypatch):
    over = threading.Event()

    def look_up(*args, **kwargs):
        over.wait()
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    begin = monotonic()
    with pytest.raises(NoAnswerError, match=r"^timeout$"):
        get(transport, "https://press.invalid")
    assert monotonic() - begin < 1.5
    over.set()


@pytest.mark.parametrize("behaviour", [Behaviour.HUGE, Behaviour.BOMB])
def test_an_oversized_answer_is_refused_however_small_it_travels(server, behaviour):
    server.behaviour = behaviour
    with pytest.raises(NoAnswerError, match=r"^too-large$"):
        get(Transport(), server.url)


@pytest.mark.parametrize(
    "behaviour",
    [
        Behaviour.BOMB_IN_BOMB,
        Behaviour.BOMB_DEFLATE,
        Behaviour.PACKED_CUT,
        Behaviour.PACKED_MORE,
    ],
)
def test_an_answer_is_packed_once_whole_and_as_asked_for(server, behaviour):
    server.behaviour = behaviour
    with pytest.raises(NoAnswerError, match=r"^packing$"):
        get(Transport(), server.url)
    assert server.seen[0].headers["Accept-Encoding"] == "gzip"


def test_a_packed_answer_is_unpacked(server, transport):
    server.behaviour = Behaviour.PACKED
    assert "result-container" in get(transport, server.url).text


@pytest.mark.parametrize("size", [1, 1000, CAP, CAP + 1, 100 * CAP])
def test_no_more_is_unpacked_than_an_answer_may_have(size):
    packed = gzip.compress(b" " * size, mtime=0)
    if size <= CAP:
        assert network._unpacked(packed, CAP) == b" " * size
    else:
        made = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(network.zlib, "decompressobj", lambda bits: Counting(bits, made))
            with pytest.raises(NoAnswerError, match=r"^too-large$"):
                network._unpacked(packed, CAP)
        assert sum(made) == CAP + 1


class Counting:
    """Unpacks, and counts the bytes that it makes."""

    def __init__(self, bits, made):
        self._real, self._made = REAL(bits), made

    def decompress(self, data, most):
        plain = self._real.decompress(data, most)
        self._made.append(len(plain))
        return plain


def test_nothing_is_read_of_a_redirect(server, transport, monkeypatch):
    """requests reads it to its end, and unpacks it, though it is told not to follow it."""
    server.behaviour = Behaviour.BOMB_REDIRECT
    monkeypatch.setattr(
        requests.Response, "content", property(lambda _: pytest.fail("it was read"))
    )
    with pytest.raises(NoAnswerError, match=r"^redirect$"):
        get(transport, server.url)


def test_an_answer_with_thousands_of_headers_is_no_answer(server, transport):
    server.behaviour = Behaviour.MANY_HEADERS
    with pytest.raises(NoAnswerError):
        get(transport, server.url)


def test_a_number_of_thousands_of_digits_is_read_like_any_other():
    assert Response(200, '{"a": [' + "9" * 5000 + "]}").json() == {"a": [float("inf")]}


def test_a_redirect_is_an_error_and_nothing_reaches_the_other_host(server, transport):
    with EngineServer() as other:
        server.behaviour = Behaviour.REDIRECT
        server.elsewhere = other.url.replace("127.0.0.1", "localhost")
        with pytest.raises(NoAnswerError, match=r"^redirect$"):
            get(transport, server.url)
        assert other.seen == []


@pytest.mark.parametrize("behaviour", STATUSES)
def test_a_status_other_than_success_is_an_error_with_that_status(server, transport, behaviour):
    server.behaviour = behaviour
    with pytest.raises(StatusError) as caught:
        get(transport, server.url)
    assert caught.value.status == STATUSES[behaviour]


@pytest.mark.parametrize("behaviour", [Behaviour.NO_CHARSET, Behaviour.LATIN1])
def test_an_answer_is_utf8_whatever_its_headers_say(server, transport, behaviour):
    server.behaviour = behaviour
    server.answers = lambda *_: "日本企業"
    assert "日本企業" in get(transport, server.url).text


def test_an_answer_that_is_not_utf8_is_no_answer(server, transport):
    server.behaviour = Behaviour.NOT_UTF8
    with pytest.raises(NoAnswerError, match=r"^not-utf-8$"):
        get(transport, server.url)


def test_half_an_answer_is_no_answer(server, transport):
    server.behaviour = Behaviour.CUT
    with pytest.raises(NoAnswerError):
        get(transport, server.url)


def test_a_refused_connection_is_no_answer(transport):
    with pytest.raises(NoAnswerError, match=r"^ConnectionError$"):
        get(transport, closed_port())


def test_proxies_of_the_environment_are_ignored_on_this_computer(server, transport, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, closed_port())
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert get(transport, server.url).status_code == 200


def test_proxies_of_the_environment_are_used_elsewhere(server, transport, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert get(transport, "http://press.invalid").status_code == 200
    assert server.texts == [TEXT]


def test_a_login_of_the_persons_own_never_takes_the_keys_place(
    server, transport, monkeypatch, tmp_path
):
    logins = tmp_path / "netrc"
    logins.write_text("machine press.invalid login anna password kennwort\n")
    monkeypatch.setenv("NETRC", str(logins))
    monkeypatch.setenv("http_proxy", server.url)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    headers = {"Authorization": f"DeepL-Auth-Key {KEY}"}
    body = {"text": [TEXT], "source_lang": "KO", "target_lang": "JA"}
    transport.post("http://press.invalid/v2/translate", json=body, headers=headers)
    assert server.seen[0].headers["Authorization"] == f"DeepL-Auth-Key {KEY}"


def test_requests_look_like_those_of_a_browser(server, transport):
    get(transport, server.url)
    assert server.seen[0].headers["User-Agent"].startswith("Mozilla/5.0 ")


def test_every_request_is_counted_answered_or_not(server, transport):
    server.script = [Behaviour.OK, Behaviour.ERROR, Behaviour.HANG]
    get(transport, server.url)
    for error in (StatusError, NoAnswerError):
        with pytest.raises(error):
            get(transport, server.url)
    assert transport.sent == 3


@pytest.mark.parametrize("behaviour", Behaviour)
def test_no_error_no_log_and_no_repr_holds_the_text(server, transport, behaviour, caplog):
    caplog.set_level(logging.DEBUG)
    server.behaviour = behaviour
    server.answers = lambda text, *_: f"{text} 끝"
    try:
        answer = get(transport, server.url)
    except (NoAnswerError, StatusError) as error:
        assert_silent(error)
    else:
        assert TEXT not in repr(answer)
    assert TEXT not in caplog.text + repr(transport)
    assert "%EB" not in caplog.text


def test_a_key_that_no_header_can_hold_is_told_to_no_one(server, transport, caplog):
    caplog.set_level(logging.DEBUG)
    for key in (f"{KEY}\r\nX: 1", f"{KEY}열쇠", f" {KEY}"):
        with pytest.raises(NoAnswerError) as caught:
            transport.post(f"{server.url}/translate", json=[], headers={"X-Key": key})
        assert KEY not in "".join(traceback.format_exception(caught.value)) + caplog.text
    assert server.seen == []


def test_a_refused_connection_does_not_tell_the_text(transport):
    with pytest.raises(NoAnswerError) as caught:
        get(transport, closed_port())
    assert_silent(caught.value)


def assert_silent(error):
    report = "".join(traceback.format_exception(error))
    assert TEXT not in report
    assert "%EB" not in report
    assert error.__context__ is None


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("LOCALHOST", True),
        ("localhost.example.com", False),
        ("127.0.0.1.example.com", False),
        ("10.0.0.1", False),
        ("0.0.0.0", False),
        ("", False),
    ],
)
def test_only_this_computer_is_loopback(host, here):
    assert is_loopback(host) is here


def test_the_clock_tells_korean_and_japanese_time():
    assert clock.now().utcoffset() == timedelta(hours=9)


def test_no_pause_takes_no_time():
    begin = clock.monotonic()
    clock.pause(0)
    clock.pause(-1)
    assert clock.monotonic() - begin < 0.5


def test_what_reached_nobody_was_not_sent(transport):
    with pytest.raises(NoAnswerError) as caught:
        get(transport, closed_port())
    assert not caught.value.sent


def test_a_host_without_an_address_gets_nothing(transport, monkeypatch):
    def look_up(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(NoAnswerError) as caught:
        get(transport, "http://engine.invalid")
    assert not caught.value.sent


@pytest.mark.parametrize("behaviour", [Behaviour.HANG, Behaviour.HANG_UP, Behaviour.CUT])
def test_what_may_have_been_read_counts_as_sent(server, transport, behaviour):
    server.behaviour = behaviour
    with pytest.raises(NoAnswerError) as caught:
        get(transport, server.url)
    assert caught.value.sent
