"""The releases in Pelican's layout: a site for each language, built one after the other.

Pelican's own translations have no lists; with a site for each language both have all of them.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.archive import prose
from bench.archive.invented import MAIL, PHONE, Release
from bench.archive.layout import PEERS, THEME, Tool, markdown, put
from bench.archive.prose import Name

LANGS = ("ko", "ja")
_TEXTS = {
    "locale": ("ko_KR", "ja_JP"),
    "day": ("%Y년 %m월 %d일 %H:%M", "%Y年%m月%d日 %H:%M"),
    "sep": (" | ", "｜"),
    "skip": ("본문 바로가기", "本文へ移動"),
    "language": ("언어", "言語"),
    "menu": ("주 메뉴", "メインメニュー"),
    "here": ("현재 위치", "現在の位置"),
    "home": ("홈", "ホーム"),
    "list": ("주제별 목록", "テーマ別一覧"),
    "archive": ("연월별 목록", "年月別一覧"),
    "follow": ("새 보도자료 받아 보기", "新着プレスリリースを受け取る"),
    "all": ("전체 자료", "すべての発表"),
    "release": ("보도자료", "報道資料"),
    "contacts": ("문의처", "お問い合わせ先"),
    "press": ("언론", "報道関係の方"),
    "older": ("이전 보도자료", "前のプレスリリース"),
    "newer": ("다음 보도자료", "次のプレスリリース"),
    "terms": ("이용 조건", "利用条件"),
    "license": ("공공누리 제1유형(출처표시)", "公共ヌリ第1類型（出典表示）"),
    "columns": (
        "[구분, 담당 부서, 담당자, 전화, 전자우편]",
        "[区分, 担当部署, 担当, 電話, メール]",
    ),
}


def write(root: Path, releases: Iterable[Release]) -> None:
    """Write a site with the templates of ``peers/pelican``."""
    shutil.copytree(PEERS / "pelican", root, dirs_exist_ok=True)
    shutil.copytree(THEME / "static", root / "theme/static", dirs_exist_ok=True)
    put(root / "texts.yaml", "".join(_texts(lang) for lang in range(len(LANGS))))
    put(root / "content/files/.keep", "")
    write_names(root, prose.REGISTER)
    for release in releases:
        write_release(root, release)


def write_release(root: Path, release: Release) -> None:
    """Write both editions of a release, and its picture once."""
    for lang, of in enumerate(LANGS):
        path = root / f"content/{of}/{release.slug}.md"
        put(path, f"{_front(release, lang)}\n{markdown(release.blocks, lang)}")
    if release.picture:
        put(root / f"content/files/{release.slug}.png", release.picture.data)


def write_names(root: Path, names: Sequence[Name]) -> None:
    """Write the Japanese form of each name for the templates."""
    put(root / "names.yaml", "".join(f"{each.ko}: {each.ja}\n" for each in names))


def _front(release: Release, lang: int) -> str:
    lines = [
        f"Title: {release.title[lang]}",
        f"Date: {release.date:%Y-%m-%d %H:%M}",
        f"Slug: {release.slug}",
        f"Tags: {', '.join(release.topics)}",
        f"About: {release.summary[lang]}",
        f"Number: {release.code}",
        f"By: {release.byline.ko}",
        f"Department: {prose.PRESS[lang]}",
        f"Role: {prose.ROLE[lang]}",
        f"Phone: {PHONE}",
        f"Email: {MAIL}",
    ]
    if release.picture:
        lines += [
            f"Image: {release.slug}.png",
            f"Alt: {release.picture.alt[lang]}",
            f"Caption: {release.picture.caption[lang]}",
        ]
    return "\n".join([*lines, ""])


def _texts(lang: int) -> str:
    lines = [f"{LANGS[lang]}:", f"  site: {prose.SITE[lang]}", f"  about: {prose.ABOUT[lang]}"]
    lines += [f"  office: {prose.OFFICE[lang]}", "  topics:"]
    lines += [f"    {topic}: {name[lang]}" for topic, name in prose.TOPICS.items()]
    for key, texts in _TEXTS.items():
        value = texts[lang]
        lines.append(f"  {key}: " + (value if value.startswith("[") else f'"{value}"'))
    return "\n".join([*lines, ""])


def _command(root: Path, out: Path) -> list[str]:
    def of(lang: str) -> str:
        python, to = shlex.quote(sys.executable), shlex.quote(str(out / lang))
        return f"BENCH_LANG={lang} {python} -m pelican -q -s pelicanconf.py -o {to}"

    return ["sh", "-ec", f"cd {shlex.quote(str(root))}; {of('ko')}; {of('ja')}"]


PELICAN = Tool(
    name="Pelican",
    write=write,
    write_release=write_release,
    write_names=write_names,
    template="theme/templates/base.html",
    command=_command,
    sources=("content", "theme"),
)
