"""A small press room in a folder of its own, built by the real command and looked at from outside.

site = SiteTest.make(tmp_path, {"content/releases/2023/visit.md": release("방문")})
site.build(now="2026-11-22T09:00")
site.page("/ko/2023/05/14/visit/").heading
"""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from lxml import etree

from pressbridge.cli import main
from pressbridge.world import clock

PROJECT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).resolve().parent / "golden"
NOW = "2026-11-22T09:00"

SITE_YAML = """\
name: {ko: 보도실, ja: プレスルーム}
description: {ko: 보도실의 소식, ja: プレスルームのお知らせ}
base_url: https://press.example.org/
"""
TOPICS_YAML = """\
startups:
  name: {ko: 스타트업, ja: スタートアップ}
markets:
  name: {ko: 시장, ja: 市場}
"""
FIRST = "content/releases/2023/visit.md"


def release(title: str = "도쿄 방문", body: str = "본문입니다.", **fields: object) -> str:
    """Return a release: ``date`` is 14 May 2023 unless given; values stand as YAML has them."""
    head = {"title": title, "date": "2023-05-14", **fields}
    lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value is not None)
    return f"---\n{lines}---\n{body}\n"


def catalog(*entries: str, lang: str = "ja") -> str:
    """Return a PO file of entries such as ``reviewed`` and ``machine`` make."""
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    )
    return "\n".join([head, *entries])


def reviewed(msgid: str, msgstr: str, context: str = "") -> str:
    """Return a catalog's entry that a person has checked."""
    return _entry(msgid, msgstr, context, "")


def machine(msgid: str, msgstr: str, context: str = "") -> str:
    """Return an entry that an engine gave and nobody has checked."""
    return _entry(msgid, msgstr, context, "#. mt: google 2023-05-14\n#, fuzzy\n")


def failed(msgid: str, msgstr: str, context: str = "") -> str:
    """Return an entry that a check refused."""
    return _entry(msgid, msgstr, context, "#. check!: empty: nothing\n#, fuzzy\n")


def stale(msgid: str, msgstr: str, context: str = "", before: str = "옛 글") -> str:
    """Return an entry that translates an older text."""
    previous = f'#| msgctxt "{context}"\n' if context else ""
    return _entry(msgid, msgstr, context, f'#, fuzzy\n{previous}#| msgid "{before}"\n')


def _entry(msgid: str, msgstr: str, context: str, above: str) -> str:
    of = f'msgctxt "{context}"\n' if context else ""
    return f'{above}{of}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


@dataclass(frozen=True)
class Result:
    """How a run of the command ended."""

    code: int
    out: str
    err: str

    @cached_property
    def data(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def run(*argv: str) -> Result:
    """Run the command in this process. An exception other than an exit is a defect: it passes."""
    out, err = io.StringIO(), io.StringIO()
    code: object = None
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(argv)
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int | None), code
    return Result(code or 0, out.getvalue(), err.getvalue())


def start(*argv: str, environment: dict[str, str] | None = None) -> Result:
    """Run ``python build.py`` as a process of its own, in the project's folder."""
    done = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), *argv],
        cwd=PROJECT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return Result(done.returncode, done.stdout, done.stderr)


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by its relative name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass
class SiteTest:
    """A press room and what was built from it last."""

    root: Path
    update_golden: bool = False
    out: Path = field(init=False)
    result: Result = field(init=False)
    _pages: dict[str, HtmlPage] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.out = self.root / "site"

    @classmethod
    def make(
        cls, root: Path, files: dict[str, str | bytes], *, update_golden: bool = False
    ) -> Self:
        """Write a press room: site.yaml and topics.yaml stand there unless ``files`` has them."""
        site = cls(root, update_golden)
        basis: dict[str, str | bytes] = {
            "content/site.yaml": SITE_YAML,
            "content/topics.yaml": TOPICS_YAML,
        }
        for name, text in {**basis, **files}.items():
            site.edit(name, text)
        return site

    def edit(self, name: str, text: str | bytes) -> None:
        """Write a file of the press room."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def remove(self, name: str) -> None:
        """Remove a file of the press room."""
        (self.root / name).unlink()

    def run(self, *argv: str) -> Result:
        """Run a command on this press room, as it is written."""
        return run(*argv, "--root", str(self.root))

    def build(self, command: str = "build", **options: object) -> Result:
        """Run ``build`` (or another command) and keep what it says.

        ``now`` is fixed and nothing is sent unless the options say otherwise. ``True`` is a flag.
        """
        given = {"now": NOW, "offline": True, "format": "json", **options}
        argv = [command]
        for name, value in given.items():
            if value is True:
                argv.append(f"--{name.replace('_', '-')}")
            elif value not in (False, None):
                argv += [f"--{name.replace('_', '-')}", str(value)]
        self.out = Path(str(options.get("out") or self.root / "site"))
        self.result = self.run(*argv)
        self._pages.clear()
        return self.result

    def built(self, **options: object) -> Self:
        """Build, and insist that it worked."""
        result = self.build(**options)
        assert result.code == 0, result.data["problems"]
        return self

    @property
    def problems(self) -> list[str]:
        """What the last run found: ``! path:line: message``, with ``?`` for a warning."""
        return [
            f"{'!' if p['severity'] == 'error' else '?'} {p['path']}:{p['line'] or ''}"
            f"{':' if p['line'] else ''} {p['message']}"
            for p in self.result.data["problems"]
        ]

    @property
    def codes(self) -> list[str]:
        """The codes of what the last run found."""
        return [p["code"] for p in self.result.data["problems"]]

    def tree(self) -> dict[str, bytes]:
        """Return every file of the output by its name."""
        return tree_of(self.out)

    def has(self, address: str) -> bool:
        """Tell whether the output answers for an address (without the base path)."""
        return file_for(self.out, address).is_file()

    def text(self, address: str) -> str:
        """Return an output file as text."""
        return file_for(self.out, address).read_text(encoding="utf-8")

    def json(self, address: str) -> Any:
        """Return an output file as JSON."""
        return json.loads(self.text(address))

    def page(self, address: str) -> HtmlPage:
        """Return an HTML page of the output."""
        if address not in self._pages:
            self._pages[address] = HtmlPage(address, self.text(address))
        return self._pages[address]

    @property
    def addresses(self) -> list[str]:
        """The addresses of all HTML pages of the output."""
        names = (name for name in self.tree() if name.endswith(".html"))
        return ["/" + name.removesuffix("index.html") for name in names]

    @property
    def html_pages(self) -> list[HtmlPage]:
        """All HTML pages of the output."""
        return [self.page(address) for address in self.addresses]

    def assert_golden(self, name: str) -> None:
        """Compare what stands in ``<main>`` of every page with ``tests/golden/NAME.txt``."""
        shown = "".join(
            f"==== {page.address}\n{outline(page.main)}"
            for page in self.html_pages
            if page.has_main
        )
        path = GOLDEN / f"{name}.txt"
        if self.update_golden:
            path.parent.mkdir(exist_ok=True)
            path.write_text(shown, encoding="utf-8")
        assert shown == path.read_text(encoding="utf-8"), "see pytest --update-golden"


def file_for(out: Path, address: str) -> Path:
    """Return the file that a server of files gives for an address."""
    path = unquote(address.partition("#")[0].partition("?")[0]).lstrip("/")
    file = out / path
    return file / "index.html" if address.partition("#")[0].endswith("/") or not path else file


class HtmlPage:
    """One HTML page of the output, parsed."""

    def __init__(self, address: str, text: str) -> None:
        self.address = address
        self.source = text
        text = text.replace("<wbr>", "")  # to libxml2 it is an element that holds all that follows
        self.tree = lxml.html.document_fromstring(text.encode(), parser=_PARSER())

    def __repr__(self) -> str:
        return f"<{self.address}>"

    def all(self, path: str) -> list[Any]:
        """Return what an XPath finds, as a list."""
        found = self.tree.xpath(path)
        return found if isinstance(found, list) else [found]

    def texts(self, path: str) -> list[str]:
        """Return the visible text of the elements that an XPath finds."""
        return [said(element) for element in self.all(path)]

    @property
    def lang(self) -> str:
        return self.tree.get("lang") or ""

    @property
    def is_redirect(self) -> bool:
        return bool(self.all("//meta[@http-equiv='refresh']"))

    @property
    def title(self) -> str:
        return said(self.all("//title")[0])

    @property
    def heading(self) -> str:
        return said(self.all("//h1")[0])

    @property
    def has_main(self) -> bool:
        return bool(self.all("//main"))

    @property
    def main(self) -> Any:
        return self.all("//main")[0]

    @property
    def text(self) -> str:
        """What a reader sees in the whole page."""
        return said(self.all("//body")[0])

    @property
    def canonical(self) -> str:
        return next(iter(self.all("//link[@rel='canonical']/@href")), "")

    @property
    def noindex(self) -> bool:
        return any("noindex" in str(c) for c in self.all("//meta[@name='robots']/@content"))

    @property
    def alternates(self) -> dict[str, str]:
        """``hreflang`` of the head to the URL."""
        return {
            link.get("hreflang"): link.get("href")
            for link in self.all("//head/link[@rel='alternate'][@hreflang]")
        }

    @property
    def switch(self) -> dict[str, str]:
        """Where the language switch leads, by language."""
        links = self.all("//nav[contains(@class, 'switch')]//a")
        return {link.get("data-lang"): link.get("href") for link in links}

    @property
    def status(self) -> list[str]:
        """The values of ``data-translation``."""
        return [str(value) for value in self.all("//article/@data-translation")]

    @property
    def cards(self) -> list[str]:
        """Where the releases of a list lead."""
        return [str(h) for h in self.all("//*[contains(@class, 'card-title')]/a/@href")]

    @property
    def ids(self) -> list[str]:
        return [str(value) for value in self.all("//@id")]


def _PARSER() -> lxml.html.HTMLParser:  # noqa: N802 - reads as what it makes
    return lxml.html.HTMLParser(encoding="utf-8")


def said(element: Any) -> str:
    """Return the text of an element, white space as one space."""
    return " ".join("".join(element.itertext()).split())


def outline(element: Any, depth: int = 0) -> str:
    """Return an element as indented lines: what it says and means, not how it looks (no class)."""
    if not isinstance(element.tag, str):
        return ""
    pad = "  " * depth
    attrs = "".join(f' {k}="{v}"' for k, v in sorted(element.attrib.items()) if k != "class")
    lines = [f"{pad}{element.tag}{attrs}\n"]
    lines += _told(element.text, pad)
    for child in element:
        lines.append(outline(child, depth + 1))
        lines += _told(child.tail, pad)
    return "".join(lines)


def _told(text: str | None, pad: str) -> list[str]:
    flat = " ".join((text or "").split())
    return [f"{pad}  | {flat}\n"] if flat else []


def parse_xml(text: str) -> Any:
    """Return the root of an XML file."""
    return etree.fromstring(text.encode())


def path_of(url: str, page_url: str, base: str) -> str | None:
    """Return the address inside the site that a link leads to; ``None`` if it leads elsewhere."""
    whole = urljoin(page_url, url)
    if urlsplit(whole).scheme not in ("http", "https"):
        return None
    if not whole.startswith(base):
        same_host = urlsplit(whole).netloc == urlsplit(base).netloc
        assert not same_host, f"{url} leaves the base path"
        return None
    return "/" + whole.removeprefix(base)


def free_port() -> int:
    """Return a port of this computer at which nobody listens."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def serving(room: SiteTest, port: int, *more: str) -> Iterator[subprocess.Popen[str]]:
    """Start ``serve`` and give it back when it says that it is open."""
    argv = [sys.executable, "build.py", "serve", "--root", str(room.root), "--port", str(port)]
    argv += more
    with subprocess.Popen(
        argv, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout
        try:
            for line in process.stdout:
                if " http://127.0.0.1" in line:
                    break
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def listens(port: int) -> bool:
    """Tell whether somebody answers at a port of this computer."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def becomes(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Tell whether something comes true before the deadline."""
    deadline, nothing = time.monotonic() + seconds, threading.Event()
    while time.monotonic() < deadline:
        if condition():
            return True
        nothing.wait(0.05)
    return False


def grow_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock say that all files have been as they are for an hour."""
    later = SimpleNamespace(
        time_ns=lambda: time.time_ns() + 3_600_000_000_000, monotonic=time.monotonic
    )
    monkeypatch.setattr(clock, "time", later)
