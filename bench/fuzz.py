"""Give Pressbridge what nobody should write: ``python bench/fuzz.py [--inputs 60000] [--seed 1]``.

A file of a small press room is changed by chance, and the press room is read, checked, rendered and
written. Whatever stands there, there are only problems of one line each, and no end of time; and
what is published is HTML that runs nothing, with all figures of the source.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.nets import mutations, promises, rooms, trials  # noqa: E402
from bench.nets.building import let_files_be_young, options_for, warm_up  # noqa: E402
from bench.nets.desk import Desk, remove  # noqa: E402
from bench.nets.mutations import JINJA, MARKDOWN, PO, YAML, as_bytes, mutated  # noqa: E402
from bench.nets.spelling import NAMES  # noqa: E402
from bench.nets.trees import Tree, put, take  # noqa: E402
from pressbridge.build.builder import build  # noqa: E402
from pressbridge.report import no_progress  # noqa: E402
from pressbridge.run import UsageProblem  # noqa: E402
from pressbridge.sending.fill import dry_run  # noqa: E402

PATIENCE = 10.0
"""Seconds that an input may take."""
SLOW = 2.0
"""Seconds from which on an input is counted as slow."""
_BYTES = 4 << 30
"""Memory that a process may ask for."""
_SHARE = 200
"""Inputs that are given to one press room."""


class Input(NamedTuple):
    """A file of the press room that is other than before."""

    name: str
    data: bytes


class Base(NamedTuple):
    """A press room in which all is well."""

    tree: Tree
    desk: Desk


def _split(text: str) -> tuple[str, str, str]:
    """Return the fields of a source, the line behind them, and its body."""
    head, line, body = text.partition("\n---\n")
    return head, line, body


def fields(base: Base, rng: random.Random) -> Input:
    """Change the fields of a source."""
    name = _one(base, rng, ".md")
    head, line, body = _split(base.desk.text(name))
    if rng.random() < 0.5:
        given = rooms.fields(rng, "budget", ["forum"], "ko")
        head = "---\n" + "".join(f"{key}: {value}\n" for key, value in given.items())
    return Input(name, as_bytes(mutated(head, YAML, rng) + line + body, rng))


def body(base: Base, rng: random.Random) -> Input:
    """Change the body of a source or of a translation by hand."""
    name = _one(base, rng, ".md")
    head, line, text = _split(base.desk.text(name))
    if rng.random() < 0.5:
        text = rooms.body(rng, ["forum.md"], ["hall.png"], "ko")
    return Input(name, as_bytes(head + line + mutated(text, MARKDOWN, rng), rng))


def catalog(base: Base, rng: random.Random) -> Input:
    """Change a catalog."""
    name = _one(base, rng, ".po")
    words = (*PO, *MARKDOWN) if rng.random() < 0.3 else PO
    return Input(name, as_bytes(mutated(base.desk.text(name), words, rng), rng))


def table(base: Base, rng: random.Random) -> Input:
    """Change a table of the site."""
    name = f"content/{rng.choice(('site', 'topics', 'names', 'names'))}.yaml"
    text = base.desk.text(name)
    if "names" in name and rng.random() < 0.5:
        chosen = rng.sample(NAMES, 3)
        spoiled = [f._replace(ko=mutated(f.ko, mutations.SIGNS, rng)) for f in chosen[:1]]
        text = rooms.names_yaml([*spoiled, *chosen])
    return Input(name, as_bytes(mutated(text, YAML, rng), rng))


def hand(base: Base, rng: random.Random) -> Input:
    """Change a translation by hand, or let one appear."""
    source = _one(base, rng, "forum.md", "index.md")
    text = "---\ntitle: 手で書いた題\nsummary: 要約\n---\n\n" + rooms.body(rng, [], [], "ja")
    changed = mutated(text, (*YAML, *MARKDOWN), rng)
    return Input(source.removesuffix(".md") + ".ja.md", as_bytes(changed, rng))


def file_name(base: Base, rng: random.Random) -> Input:
    """Save a file under an odd name."""
    folder = str(Path(_one(base, rng, ".md", ".png", "CNAME")).parent)
    stem = rng.choice(("hall", "index", "사진 1", "café", "forum", "about", "news"))
    end = rng.choice((".png", ".md", ".ja.po", ".ja.md", ".pdf", "", ".html", ".yaml", ".PNG"))
    name = mutated(stem + end, (*mutations.SIGNS, "/", "..", "%2e", ":", "\\"), rng)
    safe = "/".join(
        part[:80] for part in name.replace("\0", "").split("/") if part not in {"", ".", ".."}
    )
    like = _one(base, rng, ".md", ".png", ".po")
    raw = folder.encode() + b"/" + (safe or "x").encode("utf-8", "surrogatepass")
    return Input(os.fsdecode(raw[:1000]), (base.desk.root / like).read_bytes())


def template(_: Base, rng: random.Random) -> Input:
    """Change a template."""
    path = rng.choice(sorted((ROOT / "templates").glob("*.html")))
    text = path.read_text(encoding="utf-8")
    return Input(f"templates/{path.name}", as_bytes(mutated(text, JINJA, rng), rng))


def picture(base: Base, rng: random.Random) -> Input:
    """Change a picture."""
    data = bytearray((base.desk.root / _one(base, rng, ".png")).read_bytes())
    for _ in range(rng.choice((1, 3, 30))):
        data[rng.randrange(len(data) if rng.random() < 0.5 else 60)] = rng.randrange(256)
    cut = data[: rng.randrange(len(data))] if rng.random() < 0.3 else data
    return Input(_one(base, rng, ".png"), bytes(cut))


KINDS: dict[Callable[[Base, random.Random], Input], float] = {
    fields: 5, body: 6, catalog: 4, table: 3, hand: 2, file_name: 1.5, template: 0.7, picture: 0.7,
}  # fmt: skip
"""Each kind of input with how often it is given."""


def _one(base: Base, rng: random.Random, *ends: str) -> str:
    found = sorted(n for n, e in base.tree.items() if e.kind == "file" and n.endswith(ends))
    return f"{rng.choice(found)}"


@lru_cache(maxsize=1)
def base_for(seed: int, share: int, folder: Path) -> Base:
    """Return a press room of two releases in which all is well."""
    rng = random.Random(f"{seed} room {share}")  # noqa: S311 - it is to be foreseen
    let_files_be_young()
    for attempt in range(100):
        root = folder / f"{os.getpid()}-{share}-{attempt}" / "room"
        rooms.write(root, rng, 2)
        put_in = root / "content/releases/2024/forum"
        for end, data in (
            ("/index.md", rooms.source({"title": "모임", "date": "2024-05-05"}, _FORUM).encode()),
            ("/hall.png", rooms.file_like("hall.png", rng)),
        ):
            (put_in / end[1:]).parent.mkdir(parents=True, exist_ok=True)
            (put_in / end[1:]).write_bytes(data)
        (root / "templates").mkdir(exist_ok=True)
        rooms.write_catalogs(root, rng, 1)
        outcome = build(options_for(root, "site", rooms.NOW), no_progress)
        if not any(problem.severity == "error" for problem in outcome.problems):
            shutil.rmtree(root / "site")
            return Base(take(root), Desk(root, root.parent / "beside", rng))
    raise SystemExit("no press room without errors")


_FORUM = "중소벤처기업부는 5월 5일 12개사를 만났다. 예산은 161억 원이다.\n\n![자리](hall.png)\n"


def trial(seed: int, folder: Path, number: int) -> trials.Result:
    """Give one input."""
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    base = base_for(seed, number // _SHARE, folder)
    rng, result = trials.chance(seed, number), trials.Result()
    kind = rng.choices([*KINDS], [*KINDS.values()])[0]
    given = kind(base, rng)
    trials.note(f"{kind.__name__}: {given.name!r}: {given.data!r}")
    begin = time.monotonic()
    try:
        base.desk.put(given.name, given.data)
    except (OSError, ValueError):  # a name that the system does not take
        return result
    try:
        look(base, result, kind is template, sends=rng.random() < 0.1)
    except BaseException as wrong:
        wrong.add_note(f"{kind.__name__}: {given.name!r}: {given.data!r}"[:3000])
        raise
    finally:
        remove(base.desk.root / "site")
        remove(base.desk.root / ".pressbridge")
        put(base.desk.root, base.tree)
    if result.findings:
        shown = given.data.decode("utf-8", "backslashreplace")
        told = f"\n{given.name!r}: {shown!r}"
        findings = dict.fromkeys(result.findings[:3])
        result.findings = [one._replace(told=one.told[:800] + told) for one in findings]
    result.counts[kind.__name__] += 1
    result.counts["slow"] += time.monotonic() - begin > SLOW
    return result


def look(base: Base, result: trials.Result, is_template: bool, *, sends: bool) -> None:  # noqa: FBT001
    """Build the press room, and look whether all promises are kept."""
    root = base.desk.root
    options = options_for(root, "site", rooms.NOW)
    try:
        outcome = build(options, no_progress)
        problems = [*outcome.problems]
        if sends:
            problems += dry_run(options).problems
            result.counts["rehearsed"] += 1
    except UsageProblem as wrong:
        result.found("usage", str(wrong))
        return
    for problem in problems:
        for told in promises.broken_by(problem):
            result.found("problem", told)
    if not any(problem.severity == "error" for problem in outcome.problems):
        result.counts["published"] += 1
        for told in promises.broken_by_site(root, is_template=is_template):
            result.found("page", told)
        if not is_template:
            result.counts["figures lost"] += len([*promises.figures_lost(root)])


def main() -> int:
    """Give so many inputs and print what was found."""
    asked = trials.arguments(__doc__, "inputs", 60_000)

    memory = Path("/dev/shm")  # noqa: S108 - many small files: in memory where that is possible
    within = asked.keep or (memory if memory.is_dir() else None)
    with tempfile.TemporaryDirectory(dir=within) as inside:

        def made(folder: Path) -> trials.Trial:
            warm_up(folder / "first")
            return lambda number: trial(asked.seed, Path(inside), number)

        return trials.report(asked, made, patience=PATIENCE, each=_SHARE)


if __name__ == "__main__":
    sys.exit(main())
