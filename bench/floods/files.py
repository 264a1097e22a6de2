# ruff: noqa: E501 - tables
"""The files of a press room that has one release: what is hostile is put into them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from bench.archive import png

Files = dict[str, str | bytes]

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)
SITE = {
    "name": "{ko: 보도실, ja: プレスルーム}",
    "description": "{ko: 보도실의 소식, ja: プレスルームのお知らせ}",
    "base_url": "https://press.example.org/",
}
TOPIC = "startups:\n  name: {ko: 스타트업, ja: スタートアップ}\n"
RELEASE = "content/releases/2026/a/index.md"
CATALOG = "content/releases/2026/a/index.ja.po"
HAND = "content/releases/2026/a/index.ja.md"


def release(body: str = "본문입니다.", **fields: str) -> str:
    """Return a release; the fields stand as YAML has them."""
    head = {"title": "도쿄 방문", "date": "2026-05-14", **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + f"---\n{body}\n"


def entry(msgid: str, msgstr: str, above: str = "", context: str = "") -> str:
    """Return an entry of a catalog."""
    of_kind = f"msgctxt {quoted(context)}\n" if context else ""
    return f"{above}{of_kind}msgid {quoted(msgid)}\nmsgstr {quoted(msgstr)}\n\n"


def quoted(text: str) -> str:
    """Return a text as a catalog has it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return '"' + escaped.replace("\n", "\\n") + '"'


def yaml(text: str) -> str:
    """Return a text as YAML has it in quotes."""
    return json.dumps(text, ensure_ascii=False)


PICTURE = png.grey([b"\xff"])


def room(files: Mapping[str, str | bytes] = {}, **settings: str) -> Files:
    """Return a press room; ``settings`` are fields of site.yaml."""
    site = "".join(f"{key}: {value}\n" for key, value in {**SITE, **settings}.items())
    return {
        "content/site.yaml": site, "content/topics.yaml": TOPIC,
        "content/releases/2026/a/p.png": PICTURE, RELEASE: release(), **files,
    }  # fmt: skip


_DIGITS_AND_WORDS = {
    "조": "兆", "억": "億", "만": "万", "천": "千", "백": "百", "십": "十", "년": "年", "월": "月", "일": "日",
    "시": "時", "분": "分", "명": "人", "개": "個", "원": "円", "위": "位", "대": "対", "화": "火", "수": "水",
    "목": "木", "금": "金", "토": "土", "사": "写", "진": "真",
}  # fmt: skip
_TURNED = dict.fromkeys(range(0xAC00, 0xD7A4), "の") | {
    ord(one): other for one, other in _DIGITS_AND_WORDS.items()
}


def turned(text: str) -> str:
    """Return what could be a translation: the same signs and figures, no Hangul."""
    return text.translate(_TURNED)


def passages(body: str) -> list[tuple[str, str]]:
    """Return (context, text) of what a body's catalog has entries for."""
    from pressbridge.formats.markdown import parse  # noqa: PLC0415
    from pressbridge.words.lang import Lang  # noqa: PLC0415

    found = [passage.key for passage in parse(body, Lang.KO).passages]
    parse.cache_clear()
    return list(dict.fromkeys(found))


def with_catalog(body: str, target: Callable[[str], str], above: str = "") -> Files:
    """Return a release and a catalog in which everything is translated."""
    entries = (entry(text, target(text), above, context) for context, text in passages(body))
    return room({RELEASE: release(body), CATALOG: HEAD + "".join(entries)})
