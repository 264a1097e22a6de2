"""What editors write and change in a press room: one function for each kind of edit.

An edit returns what it did in a few words, and nothing if there was nothing to do it to.
"""

from __future__ import annotations

import re
import shutil

from bench.nets import rooms
from bench.nets.desk import Desk, Edit
from bench.nets.file_edits import exchanged, file, odd_bytes, secretly, touched
from bench.nets.rooms import SLUGS
from bench.nets.spelling import NAMES, escaped, spelled

YEAR = "content/releases/2024"


def _source(desk: Desk) -> str:
    """Return a release's or a page's own file by chance."""
    found = [n for n in desk.files(".md") if not n.endswith((".ja.md", ".ko.md"))]
    return desk.rng.choice(found) if found else ""


def set_field(text: str, field: str, value: str) -> str:
    """Return a source with a field; without it if the value is empty."""
    text = re.sub(rf"(?m)^{field}:.*\n(?=[\s\S]*^---$)", "", text, count=1)
    line = f"{field}: {value}\n" if value else ""
    return text.replace("---\n", f"---\n{line}", 1)


def sentence(desk: Desk) -> str:
    """Change a sentence of a body."""
    name = desk.one(".md")
    if not name:
        return ""
    head, mark, rest = desk.text(name).rpartition("---\n")
    blocks = rest.split("\n\n")
    at = desk.rng.randrange(len(blocks))
    said = rooms.sentence(desk.rng, "ja" if name.endswith(".ja.md") else "ko")
    blocks[at] = desk.rng.choice((said, f"{blocks[at].strip()} {said}", said[: len(said) // 2]))
    desk.put(name, head + mark + "\n\n".join(blocks))
    return f"a sentence of {name}"


def field(desk: Desk) -> str:
    """Give a source another value of a field, or take the field away."""
    name = _source(desk)
    if not name:
        return ""
    others = [slug for slug in SLUGS if slug not in name]
    given = rooms.fields(desk.rng, desk.rng.choice(SLUGS), others, "ko")
    key = desk.rng.choice([*given, "images", "attachments"])
    value = given.get(key, "") if desk.rng.random() < 0.8 or key in {"title", "date"} else ""
    desk.put(name, set_field(desk.text(name), key, value))
    return f"{key}: {value} in {name}"


def visibility(desk: Desk) -> str:
    """Hide a source, or show it."""
    name = _source(desk)
    key, values = desk.rng.choice((
        ("draft", ("yes", "no", "")), ("embargo", ("2024-06-01", "2030-01-01 14:00", "")),
        ("expires", ("2025-07-15", "2027-01-01", "")), ("confidential", ("yes", "")),
        ("withdrawn", ("{date: 2024-12-31, reason: 취소되었습니다.}", "")),
    ))  # fmt: skip
    value = desk.rng.choice(values)
    if name:
        desk.put(name, set_field(desk.text(name), key, value))
    return f"{key}: {value} in {name}" if name else ""


def name_in_text(desk: Desk) -> str:
    """Name somebody of the register, in one of the ways to type it."""
    name, form = _source(desk), desk.rng.choice(NAMES)
    if not name:
        return ""
    if desk.rng.random() < 0.4:
        value = escaped(form.ko, desk.rng)
        desk.put(name, set_field(desk.text(name), "organization", value))
        return f"organization: {value} in {name}"
    said = spelled(form.ko, desk.rng)
    desk.put(name, desk.text(name) + f"\n{said} 장관은 12개사를 만났다.\n")
    return f"{said} in {name}"


def another_release(desk: Desk) -> str:
    """Write one more release."""
    slug = f"news-{desk.rng.randrange(100)}"
    for name, data in rooms.release(desk.rng, slug, [slug]).items():
        desk.put(name, data)
    return f"the new release {slug}"


def release_gone(desk: Desk) -> str:
    """Remove a source, sometimes without its catalog."""
    name = _source(desk)
    if not name:
        return ""
    if name.endswith("/index.md") and desk.rng.random() < 0.7:
        shutil.rmtree((desk.root / name).parent)
    else:
        (desk.root / name).unlink()
    return f"{name} removed"


def renamed(desk: Desk) -> str:
    """Give a source another name, with or without what belongs to it."""
    name = _source(desk)
    if not name:
        return ""
    path, slug = desk.root / name, f"again-{desk.rng.randrange(100)}"
    if name.endswith("/index.md"):
        target = path.parent.with_name(slug)
        if not target.exists():
            path.parent.rename(target)
        return f"{name} renamed to {slug}"
    for other in list(path.parent.glob(f"{path.stem}.*")):
        if other == path or desk.rng.random() < 0.6:
            other.rename(other.with_name(slug + other.name[len(path.stem) :]))
    return f"{name} renamed to {slug}"


def other_form(desk: Desk) -> str:
    """Put a release of one file into a folder of its own."""
    name = _source(desk)
    path = desk.root / name
    if not name or path.name == "index.md" or path.with_suffix("").exists():
        return ""
    path.with_suffix("").mkdir()
    for other in list(path.parent.glob(f"{path.stem}.*")):
        if other.is_file():
            other.rename(path.with_suffix("") / f"index{other.name[len(path.stem) :]}")
    return f"{name} put into a folder"


def register(desk: Desk) -> str:
    """Edit names.yaml: other forms, more, fewer, with days, contexts, variants and wrong forms."""
    rng = desk.rng
    chosen = rng.sample(NAMES, rng.randint(0, len(NAMES)))
    for _ in range(rng.randint(1, 3)):
        if not chosen:
            break
        at = rng.randrange(len(chosen))
        form = chosen[at]
        chosen[at] = rng.choice((
            form._replace(ja=form.other_ja),
            form._replace(more=f", wrong: {{ja: [{form.other_ja}]}}"),
            form._replace(more=f", variants: {{ko: [{form.ko}청], ja: [{form.other_ja}]}}"),
            form._replace(more=", context: [장관, 長官]"),
            form._replace(more=", from: 2024-06-01"),
            form._replace(more=", until: 2024-06-01"),
            form._replace(ko=escaped(form.ko, rng)),
            form._replace(kind=rng.choice(("person", "term", "product"))),
        ))  # fmt: skip
    desk.put("content/names.yaml", rooms.names_yaml(chosen))
    return f"names.yaml: {len(chosen)} names"


def tables(desk: Desk) -> str:
    """Edit site.yaml or topics.yaml."""
    rng = desk.rng
    if rng.random() < 0.5:
        text = rooms.SITE_YAML + rng.choice(rooms.POLICIES)
        old, new = rng.choice(
            (("보도실,", "공보실,"), ("소식", "알림"), ("press.ex", "pr.ex"), ("", ""))
        )
        desk.put("content/site.yaml", text.replace(old, new))
        return f"site.yaml: {text.splitlines()[-1]} {new}"
    blocks = re.split(r"(?m)^(?=\S)", rooms.TOPICS_YAML)[1:]
    rng.shuffle(blocks)
    dropped = rng.random() < 0.3
    old, new = rng.choice(
        (("スタートアップ", "起業"), ("시장", "장터"), ("소식", "알림"), ("", ""))
    )
    desk.put("content/topics.yaml", "".join(blocks[dropped:]).replace(old, new))
    return f"topics.yaml: {'one less' if dropped else 'another order'} {new}"


def catalogs(desk: Desk) -> str:
    """Bring all or some catalogs up to date, in other states than before."""
    written = rooms.write_catalogs(desk.root, desk.rng, 0.5)
    return f"{written} catalogs written" if written else ""


def entries(desk: Desk) -> str:
    """Edit a catalog: approve, correct, make stale, delete, double, comment out, break."""
    name, rng = desk.one(".po"), desk.rng
    if not name:
        return ""
    blocks = desk.text(name).split("\n\n")
    at = rng.randrange(1, len(blocks)) if len(blocks) > 1 else 0
    block = blocks[at]
    how, changed = rng.choice((
        ("approved", re.sub(r"(?m)^#[,.].*\n", "", block)),
        ("edited", re.sub(r'(?m)^msgstr "', 'msgstr "訂正', block)),
        ("made stale", re.sub(r'(?m)^msgid "', 'msgid "옛 ', block)),
        ("made fuzzy", f"#, fuzzy\n{block}"),
        ("deleted", ""),
        ("doubled", f"{block}\n\n{block}"),
        ("doubled otherwise", block + "\n\n" + block.replace('msgstr "', 'msgstr "別')),
        ("commented out", re.sub(r"(?m)^(?=\S)", "#~ ", block)),
        ("broken", block[: len(block) // 2]),
        ("invisible sign", block.replace('msgstr "', 'msgstr "\u202e')),
        ("other name", block.replace("釜山", "プサン").replace("李永", "李英")),
    ))  # fmt: skip
    blocks[at] = changed
    if desk.rng.random() < 0.1:
        (desk.root / name).unlink()
        return f"{name} deleted"
    desk.put(name, "\n\n".join(blocks))
    return f"an entry of {name} {how}"


def hand(desk: Desk) -> str:
    """Let a translation by hand appear or disappear."""
    there = desk.files(".ja.md")
    if there and desk.rng.random() < 0.4:
        name = desk.rng.choice(there)
        (desk.root / name).unlink()
        return f"{name} removed"
    name = _source(desk)
    if not name:
        return ""
    text = "---\ntitle: 手で書いた題\n---\n\n" + rooms.sentence(desk.rng, "ja") + "\n"
    desk.put(name.removesuffix(".md") + ".ja.md", text)
    return f"a translation by hand of {name}"


def template(desk: Desk) -> str:
    """Edit a template, or take the room's own away."""
    rng = desk.rng
    own = desk.files(below="templates")
    if own and rng.random() < 0.3:
        name = rng.choice(own)
        (desk.root / name).unlink()
        return f"{name} removed"
    path = rng.choice(sorted((rooms.ROOT / "templates").glob("*.html")))
    name, text = path.name, path.read_text(encoding="utf-8")
    broken = rng.random() < 0.1
    more = "{% if %}" if broken else f"<!-- {rng.randrange(1000)} -->"
    desk.put(
        f"templates/{name}",
        text.replace("</", f"{more}</", 1) if rng.random() < 0.5 else text + more,
    )
    if rng.random() < 0.3:
        desk.put("templates/static/press.css", f"body {{ width: {rng.randrange(99)}em }}\n")
    return f"templates/{name} {'broken' if broken else 'edited'}"


EDITS: dict[Edit, float] = {
    sentence: 3, field: 4, visibility: 3, name_in_text: 3, another_release: 1, release_gone: 1,
    renamed: 1, other_form: 0.5, register: 4, tables: 1.5, catalogs: 1, entries: 3, hand: 1,
    template: 1.5, file: 2, secretly: 2, exchanged: 1.5, touched: 1, odd_bytes: 0.7,
}  # fmt: skip
"""Each kind with how often it is done."""
