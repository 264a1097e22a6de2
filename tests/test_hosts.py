"""Whose a host is, in whatever spelling it stands."""

from __future__ import annotations

import pytest

from pressbridge.translation.engines.choose import choose, problem_with
from pressbridge.translation.engines.services import is_public_service
from pressbridge.words.hosts import is_in_house, is_loopback, normalized_host
from pressbridge.words.model import TranslationPolicy

SPELLINGS = [
    "libretranslate.com",
    "libretranslate.com.",
    "libretranslate.com..",
    "LibreTranslate.COM",
    "eu.libretranslate.com",
    "ｌｉｂｒｅｔｒａｎｓｌａｔｅ.com",
    "libretranslate。com",
    "libretranslate．com｡",
    "libre\u00adtrans\u200blate.com",
    "%6cibretranslate.com",
    "libretranslate%2ecom",
    "libretranslate.com%2e",
    "xn--libretranslate-.com",
]
OTHERS = [
    "api-free.deepl.com", "translate.google.com", "translate.google.co.kr", "www.google.co.jp",
    "translation.googleapis.com", "my-site-com.translate.goog",
    "api.cognitive.microsofttranslator.com", "office.cognitiveservices.azure.com",
    "translate.ap-northeast-2.amazonaws.com", "openapi.naver.com", "translate.yandex.net",
]  # fmt: skip


@pytest.mark.parametrize("host", [*SPELLINGS, *OTHERS])
def test_a_public_service_is_known_in_every_spelling(host: str) -> None:
    assert is_public_service(host)
    assert not is_in_house(host)


@pytest.mark.parametrize(
    "host",
    ["mt.office.go.kr", "libretranslate.office.go.kr", "libretranslate.lan", "notdeepl.com",
     "deepl.com.office.example", "google.office.example", "10.0.0.1", "vm7.cloudapp.azure.com"],
)  # fmt: skip
def test_no_other_host_is_taken_for_one(host: str) -> None:
    assert not is_public_service(host)


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1", "[::1]", "::ffff:127.0.0.1",
     "127.1", "2130706433", "0x7f000001", "0x7f.1", "１２７.0.0.1"],
)  # fmt: skip
def test_this_computer_is_known_in_the_spellings_that_all_systems_read_alike(host: str) -> None:
    assert is_loopback(host)
    assert is_in_house(host)


@pytest.mark.parametrize(
    "host",
    ["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.9", "fd00::5", "[fc00::1]",
     "::ffff:192.168.0.9", "0x0a.1", "167772161"],
)  # fmt: skip
def test_a_private_address_is_in_the_house_and_not_this_computer(host: str) -> None:
    assert is_in_house(host)
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["8.8.8.8", "0x8080808", "134744072", "::ffff:8.8.8.8", "172.32.0.1", "192.169.0.1",
     "100.64.0.1", "169.254.169.254", "fe80::1", "0.0.0.0", "::", "2001:db8::1", "203.0.113.5",
     # not read alike everywhere: octal or decimal, an address or a name
     "0177.0.0.1", "012.0.0.1", "127.0.0.1.", "10.0.0.1%00", "10%2e0.0.1", "::1%eth0", "localhost.",
     # names say nothing of where they lead
     "localhost.example.com", "printer.local", "mt.internal", "mt", "a.localhost", "10.0.0.1.nip.io",
     "", "256.1.1.1", "4294967296", "1.2.3.4.5"],
)  # fmt: skip
def test_nothing_else_is_in_the_house(host: str) -> None:
    assert not is_in_house(host)
    assert not is_loopback(host)


def test_a_name_that_is_no_punycode_stays_as_it_is() -> None:
    assert normalized_host("xn--\udcff.com") == "xn--\udcff.com"
    assert normalized_host("xn--99999999.com") == "xn--99999999.com"


def libre(endpoint: str, *, ours: bool = False) -> bool:
    """Tell whether an engine at this endpoint is public."""
    policy = TranslationPolicy(engine="libre", endpoint=endpoint, endpoint_is_ours=ours)
    engine = choose(policy, {})
    assert engine
    return engine.public


@pytest.mark.parametrize("host", [*SPELLINGS[:5], "mt.office.example", "8.8.8.8", "mt.internal"])
def test_an_endpoint_is_public_unless_it_is_known_to_be_ours(host: str) -> None:
    assert libre(f"https://{host}:443/x/")


def test_an_endpoint_in_the_house_is_ours() -> None:
    for host in ("10.1.2.3:5000", "[fd00::1]:5000", "192.168.1.2", "127.0.0.1:5000", "localhost"):
        assert not libre(f"https://{host}/x/")


def test_the_office_may_say_that_an_endpoint_is_its_own() -> None:
    assert not libre("https://mt.office.example/", ours=True)


@pytest.mark.parametrize("host", [*SPELLINGS, *OTHERS])
def test_what_the_office_says_of_a_public_service_is_an_error(host: str) -> None:
    policy = TranslationPolicy(
        engine="libre", endpoint=f"https://{host}:443/a/", endpoint_is_ours=True, line=7
    )
    found = problem_with(policy)
    assert found
    assert (found.severity, found.code, found.line) == ("error", "endpoint", 7)
    assert "endpoint_is_ours" in found.message
    assert "endpoint_is_ours" in found.hint


@pytest.mark.parametrize("engine", ["google", "microsoft", "deepl"])
def test_no_other_engine_can_be_said_to_be_ours(engine: str) -> None:
    policy = TranslationPolicy(
        engine=engine, endpoint="https://mt.office.example", endpoint_is_ours=True
    )
    found = problem_with(policy)
    assert found
    assert "is public" in found.message


def test_without_an_endpoint_nothing_can_be_said_of_it() -> None:
    found = problem_with(TranslationPolicy(endpoint_is_ours=True))
    assert found
    assert found.hint
    assert problem_with(TranslationPolicy(engine="none", endpoint_is_ours=True)) is None
