"""The releases in Pressbridge's own layout: a Korean source and a reviewed catalog for each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.archive import prose
from bench.archive.invented import BASE_URL, LICENSE, MAIL, PHONE, Release
from bench.archive.layout import MARK, ROOT, THEME, Tool, markdown, put
from bench.archive.prose import Name, Pair

_SHORT = 12
"""Texts of the body below this length say in the catalog that they are a heading or an item."""
_HEADER = """msgid ""
msgstr ""
"Language: ja\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def write(root: Path, releases: Iterable[Release]) -> None:
    """Write a press room with its own copy of the templates."""
    put(root / "content/site.yaml", _site())
    put(root / "content/topics.yaml", _topics())
    write_names(root, prose.REGISTER)
    shutil.copytree(THEME, root / "templates", dirs_exist_ok=True)
    for release in releases:
        write_release(root, release)


def write_release(root: Path, release: Release) -> None:
    """Write a release: one file and its catalog, or a folder if it has a picture."""
    year = root / f"content/releases/{release.date.year}"
    source, catalog = f"{_front(release)}\n{markdown(release.blocks, 0)}", _catalog(release)
    if release.picture:
        put(year / release.slug / "index.md", source)
        put(year / release.slug / "index.ja.po", catalog)
        put(year / release.slug / release.picture.file, release.picture.data)
    else:
        put(year / f"{release.slug}.md", source)
        put(year / f"{release.slug}.ja.po", catalog)


def write_names(root: Path, names: Sequence[Name]) -> None:
    """Write the names register."""
    lines = (f"- {{ko: {each.ko}, ja: {each.ja}, kind: {each.kind}}}\n" for each in names)
    put(root / "content/names.yaml", "".join(lines))


def _front(release: Release) -> str:
    lines = [
        "---",
        f"title: {release.title.ko}",
        f"summary: {release.summary.ko}",
        f"date: {release.date:%Y-%m-%dT%H:%M}",
        f"number: {release.code}",
        f"topics: [{', '.join(release.topics)}]",
        f"byline: [{release.byline.ko}]",
        "contacts:",
        f"  - organization: {prose.OFFICE.ko}",
        f"    department: {prose.PRESS.ko}",
        f"    role: {prose.ROLE.ko}",
        f"    phone: {PHONE}",
        f"    email: {MAIL}",
    ]
    if release.related:
        lines.append(f"related: [{', '.join(release.related)}]")
    if release.picture:
        lines += [
            "images:",
            f"  - file: {release.picture.file}",
            f"    alt: {release.picture.alt.ko}",
            f"    caption: {release.picture.caption.ko}",
            f"    credit: {prose.OFFICE.ko}",
        ]
    return "\n".join([*lines, f"license: {LICENSE}", "---", ""])


def _catalog(release: Release) -> str:
    entries = dict.fromkeys(_entries(release))
    return _HEADER + "".join(_entry(context, text) for context, text in entries)


def _entries(release: Release) -> Iterator[tuple[str, Pair]]:
    yield "title", release.title
    yield "summary", release.summary
    if release.picture:
        yield "alt", release.picture.alt
        yield "caption", release.picture.caption
    for block in release.blocks:
        if block.kind == "paragraph":
            yield "", block.paragraph()
        else:
            context = "heading" if block.kind == "heading" else "item"
            for text in block.texts:
                yield context if len(text.ko) < _SHORT else "", text
    yield "department", prose.PRESS
    yield "role", prose.ROLE


def _entry(context: str, text: Pair) -> str:
    ctxt = f'msgctxt "{context}"\n' if context else ""
    return f'\n{ctxt}msgid "{_marked(text.ko)}"\nmsgstr "{_marked(text.ja)}"\n'


def _marked(text: str) -> str:
    """Return a text as catalogs have it; a text of ours has one piece of markup at most."""
    return MARK.sub(lambda found: f"⟦1⟧{found['strong'] or found['link']}⟦/1⟧", text)


def _site() -> str:
    return f"""\
name: {{ko: {prose.SITE.ko}, ja: {prose.SITE.ja}}}
description: {{ko: {prose.ABOUT.ko}, ja: {prose.ABOUT.ja}}}
base_url: {BASE_URL}
language: ko
organization: {{ko: {prose.OFFICE.ko}, ja: {prose.OFFICE.ja}}}
translation: {{engine: none}}
"""


def _topics() -> str:
    lines = (f"{id_}:\n  name: {{ko: {t.ko}, ja: {t.ja}}}\n" for id_, t in prose.TOPICS.items())
    return "".join(lines)


def _command(root: Path, out: Path) -> list[str]:
    door = [sys.executable, str(ROOT / "build.py"), "build"]
    return [*door, "--root", str(root), "--out", str(out), "--offline"]


OURS = Tool(
    name="Pressbridge",
    write=write,
    write_release=write_release,
    write_names=write_names,
    template="templates/base.html",
    command=_command,
    sources=("content", "templates"),
    caches=(".pressbridge",),
)
