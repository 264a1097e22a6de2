"""What holds whatever an editor writes: of each problem, and of each page that is published."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import lxml.html
from lxml import etree

from pressbridge.words.invisible import printable
from pressbridge.words.problems import Problem


def broken_by(problem: Problem) -> Iterator[str]:
    """Yield what is wrong with how a problem is told: it is one line, and can be printed."""
    for part in (problem.path, problem.message, problem.hint):
        bad = sorted({sign for sign in set(printable(part)) if _breaks(sign)})
        if bad:
            shown = " ".join(f"U+{ord(sign):04X}" for sign in bad)
            yield f"{shown} in what is said ({problem.code}): {part[:200]!r}"


def _breaks(sign: str) -> bool:
    """Tell whether a sign breaks a line, moves the cursor or cannot be written (Unicode)."""
    return unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}


def broken_by_site(root: Path, *, is_template: bool) -> Iterator[str]:
    """Yield what is wrong with what was published. A template may do what it likes with a page."""
    out = root / "site"
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if not path.is_file() or name.startswith(("files/", "assets/")):
            continue
        if (root / "content/static" / name).exists():
            continue  # as its owner wrote it
        if name.endswith(".html") and not is_template:
            yield from (f"{name}: {told}" for told in _wrong_with(path.read_bytes()))
        elif name.endswith(".xml") and not is_template:
            yield from (f"{name}: {told}" for told in _xml(path.read_bytes()))


@lru_cache(maxsize=2000)
def _wrong_with(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with a page: most are as they were for the last input."""
    return tuple(_page(data))


def _page(data: bytes) -> Iterator[str]:
    """Yield what is wrong with a page."""
    try:
        text = data.decode()
        tree = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (UnicodeDecodeError, etree.ParserError) as wrong:
        yield f"no page: {wrong}"
        return
    bad = {sign for sign in set(text) if _breaks(sign)} - {"\n", "\t"}
    if bad:
        yield f"control signs {sorted(map(ascii, bad))}"
    yield from _scripts(tree)
    for element in tree.iter(etree.Element):
        for name, value in element.attrib.items():
            scheme = re.sub(r"[\0-\x20]", "", value).lower()
            if name.startswith("on") or name == "style":
                yield f"an attribute {name}={value!r}"
            elif name in {"href", "src", "action", "data"} and scheme.startswith(_RUN):
                yield f"an address that runs: {value!r}"
    if len(tree.findall(".//main")) > 1 or tree.find("body") is None:
        yield "not one body with one main"


def _scripts(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the scripts that are not files of ours, and data for machines that is no JSON."""
    for script in tree.iter("script"):
        source, text = script.get("src") or "", script.text or ""
        if script.get("type") == "application/ld+json":
            try:
                json.loads(text)
            except ValueError:
                yield f"data for machines {text!r}"
        elif text or not (source.startswith("/") and "/assets/" in source):
            yield f"a script {source!r} {text!r}"


_RUN = ("javascript:", "vbscript:", "data:", "file:")


def _xml(data: bytes) -> Iterator[str]:
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError as wrong:
        yield f"no XML: {wrong}"


_GONE = re.compile(
    r"""(?mx) &\#?\w+;                     # a sign by its number or name
    | ^[\s>*+-]*\d+[.)]                  # the number of an item
    | ^\s*(?:```|~~~).*$                 # what a fence says of its code
    | \]\(\s*<?[^\s)>]*                  # where a link leads
    | ^[\s>*+-]*\[[^\]]*\]:.*$           # where a link by reference leads, and footnotes
    | \[\^[^\]]*\] | \\ | <[^>]*>
    """
)
"""What Markdown takes out of a body or turns into something else, generously."""


def figures_lost(root: Path) -> Iterator[str]:
    """Yield the figures of the source's body that its page lacks.

    Markdown itself takes some away: what is nested in more than twenty levels, the target of a
    reference that nobody refers to.
    """
    source = root / "content/releases/2024/forum/index.md"
    page = root / "site/ko/2024/05/05/forum/index.html"
    if not source.is_file() or not page.is_file():
        return
    text = source.read_bytes().decode("utf-8", "replace").replace("\r", "\n")
    body = text.partition("\n---\n")[2]
    shown = html.unescape(page.read_text(encoding="utf-8"))
    for figure in sorted(set(re.findall(r"[0-9]{2,}", _GONE.sub(" ", body)))):
        if figure not in shown:
            yield f"the figure {figure[:60]} of the source is not on its page"
