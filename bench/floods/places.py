# ruff: noqa: E501 - tables
"""Where a hostile line can stand: in every field, every table and every part of a catalog."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.floods.files import (
    CATALOG,
    HAND,
    HEAD,
    RELEASE,
    Files,
    entry,
    passages,
    quoted,
    release,
    room,
    turned,
    with_catalog,
    yaml,
)


def _edited(text: str) -> Files:
    """Return a release of which a sentence was added since it was translated."""
    new = f"회의를 열었다. {text} 끝났다."
    stale = f"#, fuzzy\n#| msgid {quoted(text + ' 끝났다.')}\n"
    found = passages(new)
    entries = (entry(one, turned(text) + " 終わった。", stale, context) for context, one in found)
    gone = entry(f"{text} 끝났다.", turned(text) + " 終わった。").rstrip("\n")
    obsolete = "".join(f"#~ {line}\n" for line in gone.split("\n"))
    return room({RELEASE: release(new), CATALOG: HEAD + "".join(entries) + obsolete})


def _forgotten(text: str) -> Files:
    """Return a release whose catalog has only an older text."""
    gone = entry(f"{text} 끝났다.", turned(text) + " 終わった。")
    return room({RELEASE: release(f"회의를 열었다. {text} 끝났다."), CATALOG: HEAD + gone})


def _field(form: str, **more: str) -> Callable[[str], Files]:
    """Return a place: a field, with the text in the place of ``@``."""
    name, _, value = form.partition(": ")
    return lambda text: room({RELEASE: release(**{name: value.replace("@", yaml(text)), **more})})


def _setting(form: str) -> Callable[[str], Files]:
    name, _, value = form.partition(": ")
    return lambda text: room(**{name: value.replace("@", yaml(text))})


def _named(form: str) -> Callable[[str], Files]:
    return lambda text: room(
        {"content/names.yaml": form.replace("@", yaml(text)), RELEASE: release("이영 장관은 갔다.")}
    )


PLACES: Mapping[str, Callable[[str], Files]] = {
    "body": lambda text: room({RELEASE: release(text)}),
    "pair": lambda text: with_catalog(text, turned),
    "msgstr": lambda text: with_catalog("제1회 회의를 5월 14일에 연다.", lambda _: text),
    "msgid": lambda text: with_catalog(text, lambda _: "第1回会議を5月14日に開く。"),
    "edited": _edited,
    "forgotten": _forgotten,
    "hand": lambda text: room(
        {RELEASE: release(text), HAND: f"---\ntitle: 訪問\n---\n{turned(text)}\n"}
    ),
    "title": _field("title: @"),
    "title-hand": lambda text: room(
        {HAND: f"---\ntitle: {yaml(turned(text))}\n---\n本文です。\n", RELEASE: release(title=yaml(text))}
    ),
    "subtitle": _field("subtitle: [@, @]"),
    "summary": _field("summary: @"),
    "alt": _field("images: [{file: p.png, alt: @}]"),
    "caption": _field("images: [{file: p.png, alt: 가, caption: @}]"),
    "credit": _field("images: [{file: p.png, alt: 가, credit: @}]"),
    "file": _field("images: [{file: @, alt: 가}]"),
    "attachment": _field("attachments: [{file: p.png, title: @}]"),
    "image-title": lambda text: room(
        {RELEASE: release(f"![a](p.png {yaml(text)})\n\n[b](https://a.kr {yaml(text)})")}
    ),
    "image-alt": lambda text: room({RELEASE: release(f"![{text}](p.png)")}),
    "contact": _field("contacts: [{department: @, name: @, role: @}]"),
    "phone": _field("contacts: [{department: 홍보팀, phone: @}]"),
    "email": _field("contacts: [{department: 홍보팀, email: @}]"),
    "byline": _field("byline: [{name: @, role: @}]"),
    "organization": _field("organization: @"),
    "number": _field("number: @"),
    "dateline": _field("dateline: @"),
    "correction": _field("corrections: [{date: 2026-05-15, text: @, was: @, now: @}]"),
    "withdrawn": _field("withdrawn: {date: 2026-05-15, reason: @}"),
    "source": _field("source: {name: @, url: 'https://a.kr'}", translate="no"),
    "url": _field("source: {name: 가, url: @}", translate="no"),
    "date": _field("date: @"),
    "topic": _field("topics: [@]"),
    "related": _field("related: [@]"),
    "alias": _field("aliases: [@]"),
    "license": _field("license: @"),
    "name-ko": _named("- {ko: @, ja: 李永, kind: person}\n"),
    "name-ja": _named("- {ko: 이영, ja: @, kind: person}\n"),
    "name-organization": _named("- {ko: 이영, ja: @, kind: organization}\n"),
    "name-reading": _named("- {ko: 이영, ja: 李永, reading: @, kind: person}\n"),
    "name-context": _named("- {ko: 이영, ja: 李永, context: [@], kind: person}\n"),
    "name-wrong": _named("- {ko: 이영, ja: 李永, wrong: {ja: [@]}, kind: person}\n"),
    "name-kind": _named("- {ko: 이영, ja: 李永, kind: @}\n"),
    "topic-name": lambda text: room(
        {"content/topics.yaml": f"startups:\n  name: {{ko: {yaml(text)}, ja: {yaml(turned(text))}}}\n"}
    ),
    "topic-id": lambda text: room(
        {"content/topics.yaml": f"? {yaml(text)}\n: name: {{ko: 가, ja: あ}}\n"}
    ),
    "site-name": _setting("name: {ko: @, ja: @}"),
    "site-description": _setting("description: {ko: @, ja: @}"),
    "site-url": _setting("base_url: @"),
    "site-engine": _setting("translation: {engine: @}"),
    "key": lambda text: room({RELEASE: release(**{f"? {yaml(text)}\n": "가"})}),
    "po-comment": lambda text: room({CATALOG: f"{HEAD}# {text}\n#. {text}\n#: {text}\n{entry('가', 'の')}"}),
    "po-flags": lambda text: room({CATALOG: f"{HEAD}#, {text}\n{entry('가', 'の')}"}),
    "po-broken": lambda text: room({CATALOG: f"{HEAD}msgid {text}\nmsgstr {text}\n"}),
    "po-context": lambda text: room({CATALOG: HEAD + entry("가", "の", context=text)}),
    "po-waive": lambda text: room({CATALOG: HEAD + entry("본문입니다.", "本文です。", f"#. waive: {text}\n")}),
}  # fmt: skip
"""Where a line can stand."""

BARE = frozenset(
    [
        "file",
        "phone",
        "email",
        "number",
        "date",
        "topic",
        "related",
        "alias",
        "license",
        "url",
        "topic-id",
        "site-url",
        "site-engine",
        "key",
        "name-ko",
        "name-ja",
        "name-organization",
        "name-reading",
        "name-context",
        "name-wrong",
        "name-kind",
        "po-comment",
        "po-flags",
        "po-broken",
        "po-context",
        "po-waive",
        "msgstr",
    ]
)
"""Places in which a text is no prose."""

BODY_PLACES = ("body", "pair", "msgid", "hand")
"""Where several lines can stand."""
