"""Windows of a real browser, and everything that goes wrong in one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", e => refused.push(e.violatedDirective + " " + e.blockedURI));
"""
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@contextmanager
def chromium_of_the_system() -> Iterator[Browser]:
    """Chromium of the system; its absence is a failure only where that was asked for."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        reason = "no chromium is installed"
        if os.environ.get("PRESSBRIDGE_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{reason}, and PRESSBRIDGE_REQUIRE_BROWSER=1")
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Watched:
    """A browser's window, and everything that went wrong in it."""

    context: BrowserContext
    page: Page
    errors: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)

    def visit(self, url: str) -> Page:
        self.page.goto(url, wait_until="load")
        return self.page


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[Watched]:
    context = browser.new_context(**{"viewport": DESK, "locale": "ko-KR", **options})
    context.add_init_script(WATCH)
    watched = Watched(context, context.new_page())
    watched.page.on("console", lambda said: _heard(watched, said))
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.on(
        "request",
        lambda request: (
            None
            if urlsplit(request.url).hostname in ("127.0.0.1", None)
            else watched.abroad.append(request.url)
        ),
    )
    try:
        yield watched
    finally:
        context.close()


def _heard(watched: Watched, said: Any) -> None:
    """Note an error. That the desk's page is loaded again without its secret is none: the browser
    has the secret, and the refusal opens the desk."""
    again = urlsplit(said.location.get("url", "")).path == "/_desk/" and "403" in said.text
    if said.type == "error" and not again:
        watched.errors.append(said.text)


def scrolls_sideways(page: Page) -> bool:
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(page.evaluate(wide))


def too_wide(page: Page) -> str:
    """What sticks out, for the message of a failure."""
    script = """() => [...document.querySelectorAll("body *")]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.tagName + "." + e.className).slice(0, 5).join(" ")"""
    return str(page.evaluate(script))


@contextmanager
def axe_in(
    browser: Browser, **options: Any
) -> Iterator[tuple[Watched, Callable[[Page], list[str]]]]:
    """A window, and what tells what axe finds wrong with its page, in a line each."""
    spec = find_spec("axe_playwright_python")
    if not spec or not spec.origin:
        pytest.skip("axe is not installed")
    script = Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    with window(browser, bypass_csp=True, **options) as seen:
        seen.context.add_init_script(script)
        yield seen, _axe


def _axe(page: Page) -> list[str]:
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary'][:300]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
