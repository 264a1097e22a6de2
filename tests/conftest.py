"""What holds for every test: no other host, no keys, no change of folder. And the sample, built."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code.
# A gate that says no by chance helps nobody; at a desk every run looks somewhere else.
settings.register_profile(
    "press",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("PRESSBRIDGE_REQUIRE_BROWSER")),
)
settings.load_profile("press")

TESTS = Path(__file__).resolve().parent
PROJECT = TESTS.parent
GUARD = TESTS / "guard"

sys.path.insert(0, str(GUARD))
import sitecustomize as guard  # noqa: E402 - it is found by the line above

if not hasattr(guard, "attempts"):  # the system has one of its own, imported long ago
    del sys.modules["sitecustomize"]
    import sitecustomize as guard
sys.path.remove(str(GUARD))

from harness import SiteTest  # noqa: E402 - after the guard

_PRIVATE = re.compile(r"(?i)proxy|api_?key|token|secret|deepl|libretranslate|azure|microsoft")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write tests/golden anew from what is built."
    )


@pytest.fixture(autouse=True, scope="session")
def _clean_environment() -> Iterator[None]:
    """No proxy, no key, and the guard in front of every Python that a test starts."""
    guard.install()
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if _PRIVATE.search(name)]:
            patch.delenv(name)
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "*")
        patch.setenv("PYTHONPATH", str(GUARD), prepend=os.pathsep)
        patch.setenv("PYTHONUTF8", "1")
        patch.setenv("LC_ALL", "C.UTF-8")  # messages are English unless a test asks for others
        yield


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """Fail a test that tried to reach another host, or that left for another folder."""
    before = Path.cwd()
    guard.attempts.clear()
    yield
    assert guard.attempts == [], "a test tried to reach another host"
    assert Path.cwd() == before, "a test changed the current folder"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium of the system; its absence is a failure only where that was asked for."""
    from browsing import chromium_of_the_system

    with chromium_of_the_system() as chromium:
        yield chromium


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., SiteTest]:
    """Return what makes a small press room: ``site({"content/…": text, …})``."""
    update = bool(request.config.getoption("--update-golden"))

    def make(files: dict[str, str | bytes] | None = None, name: str = "room") -> SiteTest:
        return SiteTest.make(tmp_path / name, files or {}, update_golden=update)

    return make


def _sample_at(folder: Path, base_url: str) -> SiteTest:
    shutil.copytree(PROJECT / "content", folder / "content")
    sample = SiteTest(folder)
    sample.build(base_url=base_url)
    assert sample.result.code == 0, sample.result.out
    return sample


@pytest.fixture(scope="session")
def sample_at_root(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The sample press room, built for the root of a host."""
    return _sample_at(tmp_path_factory.mktemp("sample"), "https://press.example.org/")


@pytest.fixture(scope="session")
def sample_below(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The sample press room, built for a folder of a host."""
    return _sample_at(tmp_path_factory.mktemp("sample-below"), "https://press.example.org/a/b/")


@pytest.fixture(scope="session", params=["/", "/a/b/"])
def sample(request: pytest.FixtureRequest) -> SiteTest:
    """The sample press room under each base path; build once, change nothing."""
    name = "sample_at_root" if request.param == "/" else "sample_below"
    built: SiteTest = request.getfixturevalue(name)
    return built
