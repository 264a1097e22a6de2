# ruff: noqa: S603 - a script, no package; the commands are our own
"""Measure the desk while a large build runs: ``python bench/desk_answers.py [--releases 1000]``.

Every release of an invented archive has the same sentence, which no catalog translates. Approving
it in one changes the pages of all. Until these are built, the desk is asked again and again for its
list, for another release, for a check, and for another approval. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from harness import free_port  # noqa: E402

from bench.archive import ours  # noqa: E402
from bench.archive.invented import releases  # noqa: E402

SHARED = "문의하실 내용은 홍보실로 보내 주시기 바랍니다."
TEXT = "お問い合わせは広報室までお送りください。"
_PATIENCE = 300
"""Seconds that an answer may take."""


def write_archive(root: Path, count: int) -> list[str]:
    """Write the archive; return the paths of its sources."""
    ours.write(root, releases(count))
    sources = sorted(root.glob("content/releases/*/**/*.md"))
    for at, source in enumerate(sources):
        with source.open("a", encoding="utf-8") as file:
            file.write(f"\n{SHARED}\n\n{at}번째 보도자료입니다.\n")
        with source.with_suffix(".ja.po").open("a", encoding="utf-8") as catalog:
            catalog.write(_entry(f"{at}번째 보도자료입니다.", f"{at}番目のプレスリリースです。"))
    return [str(source.relative_to(root)) for source in sources]


def _entry(source: str, text: str) -> str:
    """Return an entry of a machine's that nobody has read."""
    return f'\n#. mt: google 2026-11-20\n#, fuzzy\nmsgid "{source}"\nmsgstr "{text}"\n'


class Asking:
    """The desk of one run of ``serve``, and how long it takes to answer, in seconds."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        cookie = parts.query.partition("=")[2]
        self._headers = {"X-Pressbridge": parts.fragment.partition("=")[2]}
        if cookie:  # as it was before the secret stood behind the #
            self._headers = {"Cookie": f"pressbridge-{self._port}={cookie}"}
            page = self._ask("/_desk/", None)[1].decode()
            self._headers["X-Pressbridge"] = page.split('pressbridge-token" content="')[1].split(
                '"'
            )[0]
        self.times: dict[str, list[float]] = {}

    def _ask(self, path: str, body: bytes | None) -> tuple[int, bytes]:
        line = HTTPConnection(self._host, self._port, timeout=_PATIENCE)
        try:
            more = {
                "Content-Type": "application/json",
                "Origin": f"http://{self._host}:{self._port}",
            }
            line.request(
                "POST" if body else "GET", path, body, {**self._headers, **(more if body else {})}
            )
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def do(self, name: str, what: str, request: object = None) -> dict[str, object]:
        """Ask; remember the time under a name; return what is told."""
        begin = time.perf_counter()
        body = json.dumps(request).encode() if request else None
        status, told = self._ask(f"/_desk/data/{what}", body)
        while status == 503:
            time.sleep(0.5)  # as the desk's script does
            status, told = self._ask(f"/_desk/data/{what}", body)
        self.times.setdefault(name, []).append(time.perf_counter() - begin)
        assert status == 200, told
        return dict(json.loads(told))

    def sheet(self, name: str, path: str) -> list[dict[str, object]]:
        """Return the passages of a release."""
        found = self.do(name, "release?" + urlencode({"path": path, "to": "ja"}))["passages"]
        assert isinstance(found, list)
        return found

    def approve(
        self, name: str, path: str, passages: list[dict[str, object]], source: str, text: str
    ) -> None:
        """Approve a passage with a text."""
        one = next(one for one in passages if one["source"] == source)
        edit = {"key": one["key"], "entry": one["entry"], "text": text, "do": "approve"}
        asked = {"path": path, "to": "ja", "name": "박서연", "edits": [edit]}
        told = self.do(name, "save", asked)
        assert told["saved"] == [one["key"]], told


def _until_built(output: Callable[[], str], built: Event) -> None:
    for line in iter(output, ""):
        files = re.match(r"Built in .*: ([\d,]+) ", line)
        if files and int(files[1].replace(",", "")) >= 100:
            built.set()


def measure(sources: list[str], command: list[str]) -> Asking:
    """Serve, approve, and ask until all pages are built."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        line = next(line for line in server.stdout if "/_desk/" in line)
        desk = Asking(line.partition(": ")[2].strip())
        desk.do("first list", "list")
        time.sleep(3)  # files that were just written are not known by their stamps yet
        desk.do("list, at rest", "list")
        passages = desk.sheet("release, at rest", sources[0])
        others = {path: desk.sheet("release, at rest", path) for path in sources[1:40]}
        built = Event()
        Thread(target=_until_built, args=(server.stdout.readline, built), daemon=True).start()
        desk.approve("the approval that changes all", sources[0], passages, SHARED, TEXT)
        begin = time.perf_counter()
        for path, known in others.items():
            if built.is_set():
                break
            desk.do("list", "list")
            desk.sheet("release", path)
            one = known[-1]
            asked = {"path": path, "to": "ja", "key": one["key"], "text": one["text"]}
            desk.do("check", "check", asked)
            desk.approve("approval", path, known, str(one["source"]), str(one["text"]))
            time.sleep(0.3)
        built.wait(_PATIENCE)
        desk.times["all pages are built"] = [time.perf_counter() - begin]
        desk.do("list, after the build", "list")
        server.terminate()
    return desk


def main() -> None:
    """Serve an archive, and print how long the desk took to answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--code", type=Path, default=ROOT, help="the checkout that serves")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        sources = write_archive(Path(name), asked.releases)
        command = [sys.executable, "-u", str(asked.code / "build.py"), "serve", "--root", name]
        desk = measure(sources, [*command, "--port", str(free_port())])
    print("| | times | median | longest |\n| --- | ---: | ---: | ---: |")
    for what, times in desk.times.items():
        print(f"| {what} | {len(times)} | {statistics.median(times):.2f} s | {max(times):.2f} s |")


if __name__ == "__main__":
    main()
