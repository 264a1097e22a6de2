"""Small press rooms by chance, in which everything occurs that a press room may have.

A room is a few releases in both languages, in files and in folders with pictures and papers, under
embargo, withdrawn, corrected; with catalogs in every state, translations by hand, names in all the
ways to type them, topics, standing pages, static files and templates of its own. A new room has no
errors. The same chance gives the same room.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from doubles.pseudo import translate as pseudo
from harness import catalog, failed, machine, reviewed, stale
from writing import draft

from bench.archive import png
from bench.nets.spelling import NAMES, Form, escaped, spelled
from pressbridge.compiling.workspace import read_workspace
from pressbridge.translation.segments import Segment
from pressbridge.world.clock import now

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = "2026-11-22T09:00"
MOMENTS = (
    NOW, "2026-11-22T09:01", "2024-03-02T10:00", "2024-06-01T00:00", "2024-12-31T23:59",
    "2025-07-15T08:30",
)  # fmt: skip
"""What ``--now`` is moved to."""
TO_COME = ("2027-01-01T00:00", "2031-05-05T12:00")
"""Moments of a preview: they are not for the folder that is published."""
SLUGS = ("market-visit", "startup-day", "budget", "forum", "pact", "training", "safety", "harvest")
TOPICS = ("startups", "markets", "press")


def picture(width: int, height: int, shade: int) -> bytes:
    """Return a grey picture; its size depends on nothing but width and height."""
    return png.grey([bytes([shade]) * width] * height, level=0)


def file_like(name: str, rng: random.Random) -> bytes:
    """Return a picture or a paper; all of a kind have one size, and can only be told by reading."""
    if not name.endswith(".png"):
        return rng.randbytes(60)
    data = picture(rng.randint(2, 30), rng.randint(2, 30), rng.randrange(256))
    return data + bytes(1100 - len(data))


def plain_sentence(rng: random.Random, lang: str = "ko") -> str:
    """Return a sentence with figures, as it may stand in a field."""
    paragraphs = draft(rng.randrange(4000)).paragraphs
    plain = rng.choice(rng.choice(paragraphs))
    return pseudo(plain, "ko", "ja") if lang == "ja" else plain


def sentence(rng: random.Random, lang: str = "ko") -> str:
    """Return a sentence with figures, and often with a name of the register."""
    plain = plain_sentence(rng, lang)
    if lang == "ko" and rng.random() < 0.5:
        name = rng.choice(NAMES)
        title = " 장관" if name.kind == "person" else ""
        plain = f"{spelled(name.ko, rng)}{title} 측은 {plain}"
    return plain


def body(rng: random.Random, others: Sequence[str], files: Sequence[str], lang: str) -> str:
    """Return the text of a release; ``others`` are sources that it may link to."""
    blocks = [" ".join(sentence(rng, lang) for _ in range(rng.randint(1, 3))) for _ in range(2)]
    below = "[아래](#h1)를 본다." if lang == "ko" else "[下](#h1)を見る。"
    extras = (
        f"## {plain_sentence(rng, lang)[:30]}\n\n{below}",
        f"* {sentence(rng, lang)}\n* {sentence(rng, lang)}",
        f"△ {sentence(rng, lang)}\n△ {sentence(rng, lang)}",
        f"> {sentence(rng, lang)}",
        f"{sentence(rng, lang)}[^1]\n\n[^1]: {sentence(rng, lang)}",
        f"| 곳 | 건 |\n| --- | --- |\n| {spelled(rng.choice(NAMES).ko, rng)} | 12 |",
    )
    blocks += [extra for extra in extras if rng.random() < 0.25]
    if others and rng.random() < 0.5:
        blocks.append(f"[{plain_sentence(rng, lang)[:12]}]({rng.choice(others)})")
    for file in files:
        if file.endswith(".png") and rng.random() < 0.5:
            alt, caption = (plain_sentence(rng, lang) for _ in range(2))
            blocks.append(f'![{alt}]({file} "{caption} [사진=중기부]")')
        elif rng.random() < 0.3:
            blocks.append(f"[{plain_sentence(rng, lang)[:8]}]({file})")
    return "\n\n".join(blocks) + "\n"


def fields(rng: random.Random, slug: str, others: Sequence[str], lang: str) -> dict[str, str]:
    """Return the fields of a release, as they are typed; those of its files are not among them."""
    year, month = (2024, rng.randint(1, 12))
    said = lambda: plain_sentence(rng, lang)  # noqa: E731 - a word, not a function
    may: dict[str, tuple[float, Callable[[], str]]] = {
        "subtitle": (0.3, said),
        "summary": (0.4, said),
        "kind": (0.3, lambda: rng.choice(("release", "explanation", "correction", "notice"))),
        "number": (0.3, lambda: f"2024-{rng.randrange(999):03}"),
        "topics": (0.7, lambda: f"[{', '.join(rng.sample(TOPICS, rng.randint(1, 2)))}]"),
        "byline": (0.3, lambda: "[{name: {ko: 김하늘, ja: キム・ハヌル}, role: 대변인}]"),
        "organization": (0.4, lambda: escaped(rng.choice(NAMES).ko, rng)),
        "dateline": (0.3, lambda: escaped("부산", rng)),
        "embargo": (0.15, lambda: f"{year}-{month:02}-28 14:00"),
        "expires": (0.15, lambda: rng.choice(("2025-07-01", "2027-01-01", "2030-01-01"))),
        "draft": (0.1, lambda: "yes"),
        "confidential": (0.1, lambda: "yes"),
        "contacts": (0.3, lambda: "[{department: 홍보팀, phone: 02-123-4567, email: a@b.kr}]"),
        "related": (0.4, lambda: f"[{rng.choice(others)}]" if others else ""),
        "corrections": (0.2, lambda: "[{date: " + f"{rng.choice(('2025-01-02', '2029-01-02'))}"
                        ", text: 참가 기업의 수를 바로잡았습니다., was: 48개사, now: 40개사}]"),
        "withdrawn": (0.1, lambda: "{date: " + f"{rng.choice(('2025-01-02', '2029-01-02'))}"
                      ", reason: 행사가 취소되었습니다.}"),
        "license": (0.2, lambda: rng.choice(("kogl-1", "cc-by-4.0"))),
        "aliases": (0.3, lambda: f"[/old/{slug}/, /news/2024/{slug}.html]"),
        "translate": (0.1, lambda: rng.choice(("human", "no"))),
    }  # fmt: skip
    found = {
        "title": f'"{said().rstrip(".。")}"',
        "date": f"{year}-{month:02}-{rng.randint(1, 28):02}",
    }
    for name, (often, make) in may.items():
        if rng.random() < often:
            found[name] = make()
    if lang == "ja":
        found["lang"] = "ja"
    return found


def source(given: dict[str, str], text: str) -> str:
    """Return a source file: one line for each field."""
    lines = "".join(f"{name}: {value}\n" for name, value in given.items() if value)
    return f"---\n{lines}---\n\n{text}"


def release(rng: random.Random, slug: str, slugs: Sequence[str]) -> dict[str, bytes]:
    """Return the files of a release; ``slugs`` are those that it may name."""
    lang = "ja" if rng.random() < 0.25 else "ko"
    others = [other for other in slugs if other != slug]
    given = fields(rng, slug, others, lang)
    at, found = f"content/releases/{given['date'][:4]}/{slug}", {}
    kept: list[str] = []
    if rng.random() < 0.5:
        kept = rng.sample(["hall.png", "사진 1.png", "report.pdf", "table.csv"], rng.randint(1, 3))
        for file in kept:
            found[f"{at}/{file}"] = file_like(file, rng)
        pictures, papers = (
            [file for file in kept if file.endswith(".png") is is_picture and rng.random() < 0.7]
            for is_picture in (True, False)
        )
        given["images"] = ", ".join(
            f"{{file: {f}, alt: {plain_sentence(rng)[:9].strip()}}}" for f in pictures
        )
        given["attachments"] = ", ".join(f"{{file: {f}}}" for f in papers)
        for name in ("images", "attachments"):
            given[name] = f"[{given[name]}]" if given[name] else ""
    body_ = body(rng, [], [f"<{f}>" if " " in f else f for f in kept], lang)
    found[f"{at}/index.md" if kept else f"{at}.md"] = source(given, body_).encode()
    if lang == "ko" and rng.random() < 0.25:
        said = body(rng, [], [], "ja") if rng.random() < 0.3 else "手で書いた本文である。\n"
        hand = f"---\ntitle: 手で書いた題\n---\n\n{said}"
        found[f"{at}/index.ja.md" if kept else f"{at}.ja.md"] = hand.encode()
    return found


def names_yaml(forms: Sequence[Form]) -> str:
    """Return a register."""
    lines = (f"- {{ko: {f.ko}, ja: {f.ja}, kind: {f.kind}{f.more}}}\n" for f in forms)
    return "".join(lines)


SITE_YAML = """\
name: {ko: 보도실, ja: プレスルーム}
description: {ko: 보도실의 소식, ja: プレスルームのお知らせ}
base_url: https://press.example.org/
"""
TOPICS_YAML = """\
startups:
  name: {ko: 스타트업, ja: スタートアップ}
  description: {ko: 두 나라 스타트업의 소식입니다., ja: 両国のスタートアップのお知らせです。}
markets:
  name: {ko: 시장, ja: 市場}
press:
  name: {ko: 알림, ja: お知らせ}
"""
POLICIES = (
    "translation: {incomplete: show}\n",
    "translation: {incomplete: show, unreviewed: withhold}\n",
    "translation: {readings: never}\n",
    "translation: {korea_japan: 韓日}\n",
    "organization: {ko: 중소벤처기업부, ja: 中小ベンチャー企業部}\n",
    "contacts: [{department: {ko: 홍보팀, ja: 広報チーム}, email: press@example.org}]\n",
    "",
)


def files_of(rng: random.Random, releases: int) -> dict[str, bytes]:
    """Return the files of a press room, but for the catalogs."""
    slugs = [SLUGS[n % len(SLUGS)] + f"-{n}" * (n >= len(SLUGS)) for n in range(releases)]
    found = {
        "content/site.yaml": (SITE_YAML + rng.choice(POLICIES)).encode(),
        "content/topics.yaml": TOPICS_YAML.encode(),
        "content/names.yaml": names_yaml(rng.sample(NAMES, 6)).encode(),
        "content/pages/about.md": source({"title": "소개"}, sentence(rng) + "\n").encode(),
        "content/static/CNAME": b"press.example.org\n",
        "content/static/.well-known/note.txt": rng.randbytes(20).hex().encode(),
    }
    for slug in slugs:
        found |= release(rng, slug, slugs)
    texts = [name for name in found if name.startswith("content/releases") and name.endswith(".md")]
    for name in rng.sample(texts, 2):  # now that the paths of the others are known
        other = rng.choice([text for text in texts if text != name and ".ja.md" not in text])
        up = "../" * (name.count("/") - 2)
        link = f"\n[{plain_sentence(rng)[:10]}]({up}{other.removeprefix('content/releases/')})\n"
        found[name] += link.encode()
    if rng.random() < 0.3:
        text = (ROOT / "templates/notice.html").read_bytes()
        found["templates/notice.html"] = text + b"<!-- ours -->\n"
    if rng.random() < 0.3:
        found["templates/static/press.css"] = b"body { color: black }\n"
    return found


def write(root: Path, rng: random.Random, releases: int) -> None:
    """Write a press room with catalogs in every state."""
    for name, data in files_of(rng, releases).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    write_catalogs(root, rng)


def write_catalogs(root: Path, rng: random.Random, often: float = 0.7) -> int:
    """Write catalogs for some of the sources as they are now; return how many."""
    if any(not path.is_file() or path.is_symlink() for path in root.rglob("*.po")):
        return 0
    room, _ = read_workspace(root, now())
    if room is None:
        return 0
    written = 0
    for each in room.content.sources:
        if each.path in room.hand or each.translate == "no" or rng.random() > often:
            continue
        lang = each.lang.other.value
        entries = [entry(one, each.lang.value, lang, rng) for one in room.wanted(each)]
        path = root / each.catalog_path(each.lang.other)
        path.write_text(catalog(*filter(None, entries), lang=lang), encoding="utf-8")
        written += 1
    return written


def entry(segment: Segment, of: str, lang: str, rng: random.Random) -> str:
    """Return an entry for a text, in one of the states that it may have; empty for none."""
    text = _quoted(segment.text)
    said, context = _quoted(pseudo(segment.text, of, lang)), segment.context
    number = rng.random()
    if number < 0.5:
        return reviewed(text, said, context)
    if number < 0.7:
        return machine(text, said, context)
    if number < 0.8:
        return stale(text, said, context)
    if number < 0.85:
        return failed(text, said, context)
    if number < 0.9:  # what is kept of a text that is gone
        return f'#~ msgid "{text}"\n#~ msgstr "{said}"\n'
    return ""


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
