"""Measure searching: ``python bench/search.py [--releases 1000] [--site DIR]``.

Builds the invented releases, or takes a site that is built already. Prints how large the index is;
and for each of some queries, asked in Chromium of a server that compresses as GitHub Pages does:
files and bytes that were fetched for it (as they lie on the disk, and compressed), and the time
that the script takes once all is fetched, the median of several. How much longer a build takes
than without the index says ``bench/compare.py --differ``. Needs Linux, Chromium and Playwright.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.archive import invented, ours  # noqa: E402
from bench.timing import measure  # noqa: E402

QUERIES = (
    ("ko", "기업"), ("ko", "산업진흥원"), ("ko", "새싹 수출 교실"), ("ko", "한울지역산업진흥원은"),
    ("ko", "815억"), ("ko", "815억 원 예산"), ("ko", "로보틱스 합격률"), ("ko", "設備"),
    ("ko", "없는말이다"), ("ko", "기술자를 보내 현장의 공정을 함께 살폈다"), ("ko", "원"),
    ("ja", "企業"), ("ja", "地域産業振興院"), ("ja", "輸出 教室"), ("ja", "815億ウォン"),
    ("ja", "ロボティクス"),
    ("ja", "エネルギー 設備"), ("ja", "한울산업단지"), ("ja", "ます"), ("ja", "院"),
)  # fmt: skip
ROUNDS = 5
ROW = "| {} | {} | {} | {:,} | {:,} | {:.0f} |"
_ASK = """async query => {
    const form = document.querySelector(".search-form"), found = document.querySelector(".found");
    form.elements.q.value = query;
    const begin = performance.now();
    form.requestSubmit();
    while (found.getAttribute("aria-busy") !== "false") await new Promise(r => setTimeout(r, 1));
    return performance.now() - begin;
}"""


class Fetched(NamedTuple):
    """A file that a browser fetched."""

    path: str
    plain: int
    """Bytes on the disk."""
    sent: int
    """Bytes of the answer's body, compressed."""


@cache
def _packed(path: Path) -> tuple[int, bytes]:
    data = path.read_bytes()
    return len(data), gzip.compress(data, 6)


class _Server(ThreadingHTTPServer):
    """Serves a site below its base path, and notes what was asked for."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        self.site = site
        self.fetched: list[Fetched] = []
        super().__init__(("127.0.0.1", 0), _Answers)


_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}
_BASE = urlsplit(invented.BASE_URL).path


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        name = urlsplit(self.path).path.removeprefix(_BASE)
        path = self.server.site / name
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        plain, data = _packed(path)
        self.server.fetched.append(Fetched(name, plain, len(data)))
        self.send_response(200)
        kind = _TYPES.get(path.suffix, "text/plain")
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@contextmanager
def _served(site: Path) -> Iterator[tuple[_Server, str]]:
    with _Server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server, f"http://127.0.0.1:{server.server_address[1]}{_BASE}"
        server.shutdown()


def _asked(page: Page, server: _Server, origin: str, lang: str, query: str) -> str:
    """Ask a query in a new page, then again and again what is fetched already; return a row."""
    page.goto(f"{origin}{lang}/search/", wait_until="networkidle")
    server.fetched.clear()
    page.evaluate(_ASK, query)
    files = tuple(server.fetched)
    times = [page.evaluate(_ASK, query) for _ in range(ROUNDS)]
    said = page.locator(".search-status").inner_text()
    plain, sent = sum(one.plain for one in files), sum(one.sent for one in files)
    return ROW.format(f"{lang} {query}", said, len(files), plain, sent, statistics.median(times))


def _size(site: Path) -> str:
    files = list((site / "assets/search").rglob("*.txt"))
    plain = sum(path.stat().st_size for path in files)
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)
    return f"The index: {len(files):,} files, {plain:,} bytes, {packed:,} compressed one by one.\n"


def _build(root: Path, count: int) -> Path:
    ours.write(root, invented.releases(count))
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "--offline"]
    taken = measure.run(command, root, counting="largest")
    print(f"{count:,} releases, built in {taken.wall:.1f} s.\n")
    return root / "site"


def _report(site: Path) -> None:
    print(_size(site))
    print("| query | answer | files | bytes | compressed | ms after the fetch |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    with _served(site) as (server, origin), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()
        for lang, query in QUERIES:
            print(_asked(page, server, origin, lang, query), flush=True)
        browser.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--site", type=Path, help="a site that is built already")
    options = parser.parse_args(argv)
    if options.site:
        _report(options.site)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        _report(_build(Path(folder), options.releases))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
