# ruff: noqa: E501 - tables
"""What takes more than one text: hostile tables, catalogs and registers, and too many releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from bench.floods.bodies import deep
from bench.floods.files import (
    CATALOG,
    HEAD,
    RELEASE,
    SITE,
    Files,
    entry,
    release,
    room,
    turned,
    with_catalog,
)
from bench.floods.lines import Text, numbered, of

_YAMLS: Mapping[str, Text] = {
    "flow-lists": lambda n: "a: " + "[" * n,
    "flow-groups": lambda n: "a: " + of("{a: ", n),
    "flow-whole": lambda n: "a: " + "[" * (n // 2) + "]" * (n // 2),
    "nested": lambda n: deep(" ", n).replace("a", "a:"),
    "nested-items": lambda n: "a:\n " + "- " * (n // 2) + "b",
    "keys": lambda n: numbered("key@: 가", n, "\n"),
    "keys-near": lambda n: numbered("titl@: 가", n, "\n"),
    "keys-same": lambda n: of("title: 가\n", n),
    "keys-question": lambda n: of("? ", n),
    "key-long": lambda n: "a" * n + ": 가",
    "items": lambda n: "topics:\n" + of("- 가\n", n),
    "items-new": lambda n: "related:\n" + numbered("- slug-@", n, "\n"),
    "items-same": lambda n: "related:\n" + of("- gone\n", n),
    "items-topics": lambda n: "topics:\n" + numbered("- topic-@", n, "\n"),
    "items-aliases": lambda n: "aliases:\n" + numbered("- /old/@/", n, "\n"),
    "items-groups": lambda n: "corrections:\n" + of("- {date: 2026-05-15, text: 가}\n", n),
    "items-contacts": lambda n: "contacts:\n" + numbered("- {name: 김하늘, phone: 02-@}", n, "\n"),
    "items-byline": lambda n: "byline:\n" + numbered("- 김하늘@", n, "\n"),
    "items-images": lambda n: "images:\n" + of("- {file: p.png, alt: 가}\n", n),
    "items-wrong": lambda n: "images:\n" + numbered("- {file: gone-@.png, alt: 가, bad: a}", n, "\n"),
    "anchors": lambda n: numbered("a@: &a@ 가", n, "\n"),
    "aliases": lambda n: "a: &a [b]\nc: [" + of("*a, ", n) + "]",
    "aliases-bomb": lambda n: "a0: &a0 [b]\n" + numbered("b@: &b@ [*a0, *a0, *a0]", n, "\n"),
    "tags": lambda n: numbered("a@: !!str 가", n, "\n"),
    "directives": lambda n: of("%YAML 1.1\n", n),
    "documents": lambda n: of("---\na: b\n", n),
    "comments": lambda n: of("# 가\n", n),
    "comment-long": lambda n: "a: b # " + "가" * (n // 3),
    "block": lambda n: "summary: |\n" + of("  가\n", n),
    "block-deep": lambda n: "summary: >\n" + deep(" ", n),
    "folded": lambda n: "summary: >-\n" + of("  가\n\n", n),
    "quoted-lines": lambda n: 'summary: "' + of("가\n  ", n) + '"',
    "quoted-escapes": lambda n: 'summary: "' + of("\\uac00", n) + '"',
    "quoted-open": lambda n: 'summary: "' + "가" * (n // 3),
    "plain-lines": lambda n: "summary: 가\n" + of("  나\n", n),
    "plain-colons": lambda n: "summary: " + of("a:b ", n),
    "colons": lambda n: "summary: " + of("a: ", n),
    "tabs": lambda n: of("\ta: b\n", n),
    "spaces": lambda n: "a:" + " " * n + "b",
    "newlines": lambda n: "a: b" + "\n" * n,
    "quotes-typed": lambda n: of("a: “가”\n", n),
    "brackets-typed": lambda n: numbered("a@: [가] 나", n, "\n"),
    "numbers": lambda n: "date: " + "1" * n,
    "dashes": lambda n: "-" * n,
}  # fmt: skip
_YAML_FILES = {
    "names.yaml": "content/names.yaml", "topics.yaml": "content/topics.yaml",
    "site.yaml": "content/site.yaml",
}  # fmt: skip


def _frontmatter(text: str) -> Files:
    return room({RELEASE: f"---\ntitle: 방문\ndate: 2026-05-14\n{text}\n---\n본문입니다.\n"})


def _yaml_rooms() -> Iterator[tuple[str, Callable[[int], Files]]]:
    for name, make in _YAMLS.items():
        yield f"yaml-{name}@fields", lambda n, make=make: _frontmatter(make(n))
        for file, path in _YAML_FILES.items():
            site = "".join(f"{key}: {value}\n" for key, value in SITE.items())
            before = site if file == "site.yaml" else ""
            yield (
                f"yaml-{name}@{file}",
                lambda n, make=make, path=path, before=before: room(
                    {path: before + make(n) + "\n"}
                ),
            )


def _releases(n: int, form: Callable[[int], str], slug: str = "story-about-@") -> Files:
    files: Files = {}
    size = 0
    while size < n:
        text = form(len(files))
        name = slug.replace("@", str(len(files)))
        files[f"content/releases/2026/{name}.md"] = text
        size += len(text.encode()) + len(name)
    return room(files)


def _translated(n: int, source: str, target: str, above: str = "") -> Files:
    """Return a release of many paragraphs with an entry for each."""
    size = n // (len((source + target + above).encode()) + 24) + 1
    ours = [source.replace("@", str(number)) for number in range(size)]
    entries = (
        entry(one, target.replace("@", str(number)), above.replace("@", str(number)))
        for number, one in enumerate(ours)
    )
    return room({RELEASE: release("\n\n".join(ours)), CATALOG: HEAD + "".join(entries)})


def _catalog(make: Text) -> Callable[[int], Files]:
    return lambda n: room({CATALOG: HEAD + make(n)})


def _register(form: str, body: str) -> Callable[[int], Files]:
    """Return a room whose register and text are each half of it."""
    return lambda n: room({
        "content/names.yaml": numbered(form, n // 2, "\n") + "\n",
        RELEASE: release(numbered(body, n // 2)),
        CATALOG: HEAD + entry(numbered(body, n // 2).strip(), turned(numbered(body, n // 2)).strip()),
    })  # fmt: skip


def _syllables(number: int) -> str:
    """Return a number as Hangul, three syllables at least."""
    digits = "가나다라마바사아자차"
    return "".join(digits[int(digit)] for digit in f"{number:03}")


def _overlapping(n: int) -> Files:
    """Return names of which each is the beginning of the next, and a text of that letter."""
    names, size = [], 0
    while size < n // 2:
        names.append(
            f"- {{ko: {'가' * (len(names) + 2)}, ja: {'李' * (len(names) + 2)}, kind: place}}"
        )
        size += len(names[-1].encode())
    return room({"content/names.yaml": "\n".join(names) + "\n", RELEASE: release("가" * (n // 6))})


def _same_name(n: int) -> Files:
    form = "- {ko: 이영, ja: 李永@, kind: person, context: [말@]}"
    text = numbered("이영 말@ ", n // 2)
    return room({"content/names.yaml": numbered(form, n // 2, "\n") + "\n", RELEASE: release(text)})


def _dense_names(n: int) -> Files:
    names, text, size = [], [], 0
    while size < n // 2:
        name = _syllables(len(names))
        names.append(f"- {{ko: {name}, ja: 李{len(names)}, kind: organization}}")
        text.append(f"{name}는 ")
        size += len(names[-1].encode())
    body = ("".join(text) * 9).encode()[: n // 2].decode(errors="ignore").strip()
    return room({
        "content/names.yaml": "\n".join(names) + "\n", RELEASE: release(body),
        CATALOG: HEAD + entry(body, turned(body)),
    })  # fmt: skip


ROOMS: Mapping[str, Callable[[int], Files]] = {
    **dict(_yaml_rooms()),
    "po-entries": lambda n: _translated(n, "회의 @번을 오늘 도쿄에서 열었다.", "会議@番を今日東京で開いた。"),
    "po-machine": lambda n: _translated(n, "회의 @번을 오늘 열었다.", "会議@番を今日開いた。", "#. mt: google 2026-05-14\n#, fuzzy\n"),
    "po-stale": lambda n: _translated(n, "회의 @번을 오늘 열었다.", "会議@番を今日開いた。", '#, fuzzy\n#| msgid "회의 @번을 열었다."\n'),
    "po-failed": lambda n: _translated(n, "회의 @번을 오늘 열었다.", "会議@番を今日開いた。", "#. check!: empty: nothing\n#, fuzzy\n"),
    "po-obsolete": _catalog(lambda n: numbered('#~ msgid "회의 @번"\n#~ msgstr "会議@番"', n, "\n\n")),
    "po-edited": lambda n: room({
        RELEASE: release(numbered("회의 @번을 내일 도쿄에서 열었다.", n // 3, "\n\n")),
        CATALOG: HEAD + numbered('msgid "회의 @번을 오늘 도쿄에서 열었다."\nmsgstr "会議@番を今日開いた。"', n // 2, "\n\n"),
    }),
    "po-same": _catalog(lambda n: of('msgid "가나다라마바사아자차카타파하"\nmsgstr "の"\n\n', n)),
    "po-same-paragraphs": lambda n: room({
        RELEASE: release(of("회의를 오늘 도쿄에서 열었다.\n\n", n // 2)),
        CATALOG: HEAD + of('msgid "회의를 오늘 도쿄에서 열었다."\nmsgstr "会議を開いた。"\n\n', n // 2),
    }),
    "po-lines": _catalog(lambda n: 'msgid ""\n' + of('"가"\n', n) + 'msgstr ""\n' + of('"の"\n', 9)),
    "po-escapes": _catalog(lambda n: f'msgid "가"\nmsgstr "{of(chr(92) + "n", n)}"\n'),
    "po-quotes": _catalog(lambda n: f'msgid "가"\nmsgstr "{of(chr(92) + chr(34), n)}"\n'),
    "po-backslashes": _catalog(lambda n: f'msgid "가"\nmsgstr "{chr(92) * n}"\n'),
    "po-bad-lines": _catalog(partial(of, "가\n")),
    "po-comments": _catalog(lambda n: of("# 가\n", n) + entry("가", "の")),
    "po-comments-alone": _catalog(partial(of, "# 가\n\n")),
    "po-flags-many": _catalog(lambda n: "#, " + numbered("flag@", n, ", ") + "\n" + entry("가", "の")),
    "po-notes": _catalog(lambda n: numbered("#. check: number: @", n, "\n") + "\n" + entry("가", "の")),
    "po-waives": lambda n: with_catalog("5월 1일 @.", turned, numbered("#. waive: number@", n, "\n") + "\n"),
    "po-references": _catalog(lambda n: numbered("#: a:@", n, "\n") + "\n" + entry("가", "の")),
    "po-halves": _catalog(lambda n: of('msgid "가"\n', n)),
    "po-previous": _catalog(lambda n: of('#| msgid "가"\n', n) + entry("가", "の")),
    "po-blank": _catalog(lambda n: "\n" * n),
    "po-header": lambda n: room({CATALOG: 'msgid ""\nmsgstr ""\n' + of('"A: b\\n"\n', n)}),
    "po-of-marks": lambda n: with_catalog(of("**가** ", n), turned),
    "po-of-marks-lost": lambda n: with_catalog(of("**가** ", n), lambda _: "の"),
    "po-of-marks-torn": lambda n: with_catalog(of("**가** ", n), lambda text: text.replace("/", "")),
    "po-of-links": lambda n: with_catalog(of("[가](https://a.kr) ", n), turned),
    "po-of-marks-edited": lambda n: room({
        RELEASE: release(of("**가** 나 ", n // 2)),
        CATALOG: HEAD + entry(of("가 나 ", n // 3).strip(), of("の な ", n // 3).strip()),
    }),
    "po-of-links-edited": lambda n: room({
        RELEASE: release(of("[가](b) 나다. ", n // 2)),
        CATALOG: HEAD + entry(of("가 나다. ", n // 3).strip(), of("の な。 ", n // 3).strip()),
    }),
    "names-many": _register("- {ko: 김하늘@, ja: 金空@, kind: person}", "김하늘@ 장관은 "),
    "names-organizations": _register("- {ko: 중기부@, ja: 中企部@, kind: organization}", "중기부@는 "),
    "names-terms": _register("- {ko: 용어@, ja: 用語@, kind: term}", "용어@와 "),
    "names-context": _register("- {ko: 이름@, ja: 李@, kind: person, context: [장관]}", "이름@ 장관 "),
    "names-overlapping": _overlapping,
    "names-same": _same_name,
    "names-dense": _dense_names,
    "names-one-form": _register("- {ko: 같은이름, ja: 同名@, kind: person}", "같은이름 "),
    "names-one-ja": _register("- {ko: 이름@, ja: 同名, kind: person}", "이름@ "),
    "names-variants": lambda n: room({
        "content/names.yaml": "- {ko: 이영, ja: 李永, kind: person, variants: {ko: ["
        + numbered("이름@", n, ", ") + "]}}\n",
    }),
    "names-contexts": lambda n: room({
        "content/names.yaml": "- {ko: 이영, ja: 李永, kind: person, context: ["
        + numbered("말@", n // 2, ", ") + "]}\n",
        RELEASE: release(of("이영은 갔다. ", n // 2)),
    }),
    "names-spaces": _register("- {ko: 가 나 다 라 마 @, ja: 李@, kind: place}", "가 나 다 라 마 @ "),
    "names-wrong": lambda n: room({
        "content/names.yaml": numbered("- {ko: 김하늘@, ja: 金空@, kind: person, wrong: {ja: [金@]}}", n // 2, "\n"),
        RELEASE: release(numbered("김하늘@ ", n // 4).strip()),
        CATALOG: HEAD + entry(numbered("김하늘@ ", n // 4).strip(), numbered("金@ ", n // 4).strip()),
    }),
    "names-missing": lambda n: room({
        "content/names.yaml": numbered("- {ko: 김하늘@, ja: 金空@, kind: person}", n // 2, "\n"),
        RELEASE: release(numbered("김하늘@ 장관, ", n // 4).strip()),
        CATALOG: HEAD + entry(numbered("김하늘@ 장관, ", n // 4).strip(), "の、" * (n // 24)),
    }),
    "names-exchanged": lambda n: room({
        "content/names.yaml": "- {ko: 김하늘, ja: 金空, kind: person}\n- {ko: 이바다, ja: 李海, kind: person}\n",
        RELEASE: release(of("김하늘과 이바다는 ", n // 2).strip()),
        CATALOG: HEAD + entry(of("김하늘과 이바다는 ", n // 2).strip(), of("李海と金空は", n // 2)),
    }),
    "releases": lambda n: _releases(n, lambda number: release(title=f"제목 {number}")),
    "releases-related": lambda n: _releases(n, lambda _: release(related="[the-gone-one]")),
    "releases-related-new": lambda n: _releases(n, lambda number: release(related=f"[story-abuot-{number}]")),
    "releases-links": lambda n: _releases(n, lambda _: release("[a](../2026/the-gone-one.md)")),
    "releases-links-new": lambda n: _releases(n, lambda number: release(f"[a](../2026/story-abuot-{number}.md)")),
    "releases-topics": lambda n: _releases(n, lambda number: release(topics=f"[topic-{number}]")),
    "releases-aliases": lambda n: _releases(n, lambda number: release(aliases=f"[/old/{number}/]")),
    "releases-aliases-same": lambda n: _releases(n, lambda _: release(aliases="[/old/]")),
    "releases-one-title": lambda n: _releases(n, lambda _: release()),
    "releases-to-all": lambda n: _releases(
        n, lambda _: release(numbered("[a](../2026/story-about-@.md)", 2000, "\n\n"))
    ),
    "releases-slug": lambda n: _releases(n, lambda _: release(), slug="Story About @"),
    "releases-no-date": lambda n: _releases(n, lambda _: release(date="x")),
    "topics-many": lambda n: room({
        "content/topics.yaml": numbered("topic-@: {name: {ko: 주제 @, ja: 話題@}}", n // 2, "\n") + "\n",
        RELEASE: release(topics="[" + numbered("topik-@", n // 2, ", ") + "]"),
    }),
    "files-many": lambda n: room({
        f"content/releases/2026/a/file-{number}.txt": "가" for number in range(n // 60)
    }),
    "files-missing": lambda n: room({
        **{f"content/releases/2026/a/file-{number}.txt": "가" for number in range(n // 60)},
        RELEASE: release(numbered("[a](fiel-@.txt)", n // 2, "\n\n")),
    }),
    "static-many": lambda n: room({f"content/static/file-{number}.txt": "가" for number in range(n // 40)}),
    "strays": lambda n: room({f"content/releases/2026/gone-{number}.ja.po": HEAD for number in range(n // 200)}),
    "folders-wrong": lambda n: room({f"content/relaeses-{number}/a.md": "가" for number in range(n // 60)}),
    "pages-many": lambda n: room({
        RELEASE: release(),
        **{f"content/pages/page-{number}.md": "---\ntitle: 안내\n---\n본문\n" for number in range(n // 60)},
    }),
}  # fmt: skip
