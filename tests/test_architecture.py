"""The house rules of CONTRIBUTING.md, read from the syntax trees of the package and of bench/."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pressbridge"

FLOORS = {
    "words": 0, "formats": 1, "messages": 1, "register": 1, "searching": 1, "world": 2, "fidelity": 2, "reading": 3, "translation": 4, "rendering": 4, "run": 4,
    "compiling": 5, "sending": 6, "editing": 6, "review": 6, "build": 7, "desk": 3, "report": 8, "json_report": 9, "status": 8, "progress": 8, "usage": 8, "serve": 9, "check_report": 9, "commands": 10, "cli": 11,
    "__main__": 12, "__init__": 0,
}  # fmt: skip

HOMES = {
    "jinja2": {"rendering.templates.*"},
    "markupsafe": {"rendering.templates.*"},
    "babel": {"messages.message_set"},
    "msgspec": {"world.store"},
    "markdown_it": {"formats.markdown.*"},
    "mdit_py_plugins": {"formats.markdown.definitions"},
    "yaml": {"formats.yaml_nodes"},
    "deep_translator": {"translation.engines.adapter"},
    "requests": {"world.network"},
    "urllib3": {"world.network"},
    "budoux": {"rendering.headlines"},
    "PIL": {"world.pictures.*"},
    "filelock": {"world.lock"},
    "tornado": {"serve.answers", "serve.connections", "serve.preview_server"},
    "watchfiles": {"world.watcher"},
    "rich": {"progress"},
    "click": {"cli"},
}

WORLDLY = {
    "socket", "subprocess", "multiprocessing", "concurrent", "threading", "time", "tempfile", "fcntl",
    "http", "select", "signal",
}  # fmt: skip
"""Modules of the standard library that reach outside; only world/ may import them."""

CLOCKS = {"now", "today", "utcnow"}
DISK_METHODS = {
    "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir", "rename",
    "touch", "symlink_to", "rmtree", "copyfile", "copyfileobj", "makedirs",
}  # fmt: skip

LINES = 320
"""A module has so many at most, but for those in LONG_MODULES."""
LONG_MODULES = {
    "words.model": "the data dictionary: one type after the other, no logic",
    "rendering.views": "the contract with templates: one type after the other, no logic",
}
FUNCTION_LINES = 40
"""A function has so many at most, but for those in LONG_FUNCTIONS; 19 of 20 have 25 at most."""
LONG_FUNCTIONS = {
    "reading.releases.release_fields": "a table: one line for each field of a release",
    "sending.translate.translate": "one run from its beginning to its end, step by step",
}

INSIDERS = {
    "bench.nets.building": "builds by the thousand: a process for each would take hours",
    "bench.nets.twins": "builds on with one Builder, as serve does",
    "bench.nets.rooms": "asks which passages a source has, to write a catalog of them",
    "bench.desk_kills": "saves as the desk does, for which there is no command",
    "bench.fuzz": "builds and rehearses by the ten thousand",
    "bench.leaks": "plants a leak between rendering and writing, which no command lets happen",
    "bench.throughput": "sets how many connections there are, which is no option",
}
"""Modules of bench/ that look into the room of the builder, each with why the command line will not
do."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        yield name, path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


MODULES = dict(modules())
BENCH = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in sorted((ROOT / "bench").rglob("*.py"))
    if "peers" not in path.parts  # as Pelican reads it
}
ALL = MODULES | BENCH


def imports(name: str) -> Iterator[tuple[str, bool]]:
    """Yield (imported module, whether at the top of the module)."""
    top = set(map(id, tree(ALL[name]).body))
    for node in ast.walk(tree(ALL[name])):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                is_module = inner in BENCH or (
                    inner.startswith("pressbridge.") and inner[len("pressbridge.") :] in MODULES
                )
                yield (inner if is_module else node.module), id(node) in top


def ours(name: str) -> set[str]:
    found = {target for target, _ in imports(name) if target.startswith("pressbridge")}
    inner = {target.removeprefix("pressbridge").removeprefix(".") or "__init__" for target in found}
    return {f"{target}.__init__" if f"{target}.__init__" in MODULES else target for target in inner}


def room(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("name", MODULES)
def test_imports_only_point_down(name: str) -> None:
    for target in ours(name):
        if room(target) == room(name):
            continue
        assert FLOORS[room(target)] < FLOORS[room(name)], f"{name} imports {target}"


def circle_in(graph: Mapping[str, set[str]]) -> str:
    """Return the names along a circle of imports; empty if there is none."""
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> str:
        if name in path:
            return " → ".join((*path[path.index(name) :], name))
        if name in done or name not in graph:
            return ""
        found = next(filter(None, (visit(each, (*path, name)) for each in sorted(graph[name]))), "")
        done.add(name)
        return found

    return next(filter(None, (visit(name, ()) for name in graph)), "")


def height(name: str, graph: Mapping[str, set[str]]) -> int:
    """Return how many floors of a room's own a module stands on."""
    return 1 + max((height(each, graph) for each in graph[name]), default=-1)


def test_the_build_is_taken_in_at_a_look() -> None:
    """Fifteen modules on six floors, with the loop on top; the builder starts it when it must."""
    names = {name for name in MODULES if room(name) == "build"} - {"build.__init__"}
    graph = {name: {*top_level(name)} & names for name in names}
    assert len(names) <= 15
    assert max(height(name, graph) for name in names) <= 5


def top_level(name: str) -> Iterator[str]:
    for target, at_top in imports(name):
        if at_top:
            yield target.removeprefix("pressbridge.")


def test_there_is_no_import_cycle() -> None:
    # A package's __init__ gathers names from its own modules: they do not import it.
    assert circle_in({name: ours(name) - {name} for name in MODULES}) == ""


def in_bench(name: str) -> set[str]:
    return {target for target, _ in imports(name) if target.split(".")[0] == "bench"}


def test_benches_do_not_import_each_other_in_a_circle() -> None:
    assert circle_in({name: in_bench(name) for name in BENCH}) == ""


def test_a_circle_of_imports_is_found() -> None:
    assert circle_in({"a": {"b"}, "b": {"c", "d"}, "c": set(), "d": {"b"}}) == "b → d → b"
    assert circle_in({"a": {"b", "c"}, "b": {"c"}, "c": {"x"}}) == ""


@pytest.mark.parametrize("name", BENCH)
def test_nothing_imports_a_command_of_bench(name: str) -> None:
    commands = {each for each in BENCH if each.count(".") == 1}
    assert not in_bench(name) & commands, f"{name} imports a command; move what is shared down"
    missing = in_bench(name) - {*BENCH}
    assert not missing, f"{name} imports {missing}, which is no module of bench"


def test_only_known_benches_look_inside_the_builder() -> None:
    inner = tuple(f"pressbridge.{of}" for of in ("run", "compiling", "sending", "editing", "build"))
    looking = {
        name for name in BENCH if any(target.startswith(inner) for target, _ in imports(name))
    }
    assert looking == {*INSIDERS}


def test_bench_stays_itself_beside_another_checkout() -> None:
    """With an __init__.py in another checkout's bench on the path, Python would take that one."""
    assert list((ROOT / "bench").rglob("__init__.py")) == []


@pytest.mark.parametrize("name", MODULES)
def test_each_package_is_imported_in_one_place(name: str) -> None:
    for target, _ in imports(name):
        homes = HOMES.get(target.split(".")[0])
        if homes is None:
            continue
        inside = any(
            name.startswith(home.removesuffix("*")) for home in homes if home.endswith("*")
        )
        assert inside or name in homes, f"{name} imports {target}"


def test_every_package_that_is_imported_has_a_home() -> None:
    known = {*HOMES, *sys.stdlib_module_names, "pressbridge"}
    for name in MODULES:
        for target, _ in imports(name):
            assert target.split(".")[0] in known, f"{name} imports {target}"


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) != "world"])
def test_only_world_reaches_outside(name: str) -> None:
    for target, _ in imports(name):
        assert target.split(".")[0] not in WORLDLY, f"{name} imports {target}"
    for node in ast.walk(tree(MODULES[name])):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        called = function.id if isinstance(function, ast.Name) else ""
        method = function.attr if isinstance(function, ast.Attribute) else ""
        assert called != "open", f"{name}:{node.lineno} opens a file"
        assert method not in CLOCKS or name == "cli", f"{name}:{node.lineno} reads the clock"
        asked = isinstance(function, ast.Attribute) and ast.unparse(function.value) == "files"
        if not asked:
            assert method not in DISK_METHODS, f"{name}:{node.lineno} touches the disk"


@pytest.mark.parametrize("name", MODULES)
def test_values_are_frozen(name: str) -> None:
    for node in ast.walk(tree(MODULES[name])):
        if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
            continue
        for decorator in node.decorator_list:
            text = ast.unparse(decorator)
            if text.startswith("dataclass"):
                frozen = "frozen=True" in text
                assert frozen or node.name in GATHERERS, f"{name}.{node.name} is not frozen"


GATHERERS = {"ContentFiles", "Findings"}
"""They gather while files are read, and are not handed on."""


def lines_of(name: str) -> int:
    return len(ALL[name].read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", ALL)
def test_modules_are_small(name: str) -> None:
    lines = lines_of(name)
    assert lines <= (400 if name in LONG_MODULES else LINES), f"{name} has {lines} lines"


def functions(of: Mapping[str, Path]) -> Iterator[tuple[str, int]]:
    for name, path in of.items():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}.{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_function_is_long() -> None:
    long = {name: length for name, length in functions(ALL) if length > FUNCTION_LINES}
    assert not long.keys() - LONG_FUNCTIONS.keys(), long


def test_every_exception_is_needed() -> None:
    long = {name for name, length in functions(ALL) if length > FUNCTION_LINES}
    assert LONG_FUNCTIONS.keys() <= long
    assert LONG_MODULES.keys() <= {name for name in ALL if lines_of(name) > LINES}


@pytest.mark.parametrize("of", [MODULES, BENCH], ids=["pressbridge", "bench"])
def test_most_functions_are_short(of: Mapping[str, Path]) -> None:
    lengths = sorted(length for _, length in functions(of))
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 19 // 20] <= 25


@pytest.mark.parametrize("name", ALL)
def test_public_things_say_what_they_are(name: str) -> None:
    module = tree(ALL[name])
    assert ast.get_docstring(module), f"{name} has no docstring"
    for node in module.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name}.{node.name} has no docstring"


FRAGMENT = re.compile(
    r"(?:Of|Its?|They|Their|Those|These|This|That|Such|The same|What c[ao]mes? of|What (?:it|they)|"
    r"Where (?:to|in it)|None if|Nothing is|One of the (?:two|same)|As (?:it|they)|How (?:it|they)|"
    r"So many)\b"
)
"""How a docstring begins that makes sense only beside what stands above it. A reader who meets it
alone, as an editor shows it, must know what the thing is: "Host that the request goes to", and not
"Where to."."""
FRAGMENTS = ROOT / "tests/cases/docstring_fragments.txt"
"""Those that there still are, a line for each. No line is ever added; one that is mended goes:
``pytest --update-golden tests/test_architecture.py`` takes it out."""


def documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Yield (name, docstring) of what is public, fields and constants included."""
    for before, node in zip([None, *body], body, strict=False):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node) or ""
            yield from documented(node.body) if isinstance(node, ast.ClassDef) else ()
        elif isinstance(before, ast.Assign | ast.AnnAssign) and isinstance(node, ast.Expr):
            target = before.target if isinstance(before, ast.AnnAssign) else before.targets[0]
            name = ast.unparse(target)
            if isinstance(node.value, ast.Constant) and not name.startswith("_"):
                yield name, str(node.value.value)


def fragments() -> Counter[str]:
    found: Counter[str] = Counter()
    for path in ALL.values():
        module = tree(path)
        own = [("", ast.get_docstring(module) or "")]
        for name, told in [*own, *documented(module.body)]:
            if FRAGMENT.match(told):
                found[f"{name}: {told.splitlines()[0]}"] += 1
    return found


def known_fragments() -> Counter[str]:
    return Counter(FRAGMENTS.read_text(encoding="utf-8").splitlines())


def test_no_new_docstring_leans_on_a_pronoun() -> None:
    assert sorted((fragments() - known_fragments()).elements()) == []


def test_the_list_of_fragments_only_shrinks(request: pytest.FixtureRequest) -> None:
    found, known = fragments(), known_fragments()
    if request.config.getoption("--update-golden"):
        kept = sorted((found & known).elements())
        FRAGMENTS.write_text("".join(f"{each}\n" for each in kept), encoding="utf-8")
        return
    assert sorted((known - found).elements()) == [], "mended: take them out of the list"


@pytest.mark.parametrize(
    ("told", "leans"),
    [
        ("Of the list.", True),
        ("Where to.", True),
        ("What comes of digesting a source.", True),
        ("The same for tools.", True),
        ("It is one entry of the list.", True),
        ("Official name of an organization.", False),
        ("Items of a list, in their order.", False),
        ("Whether a translation may be shown.", False),
    ],
)
def test_a_docstring_that_leans_on_a_pronoun_is_told(told: str, leans: bool) -> None:
    assert bool(FRAGMENT.match(told)) == leans


def test_a_build_that_sends_nothing_imports_no_engine(tmp_path: Path) -> None:
    program = (
        "import json, sys\n"
        "from pressbridge.cli import main\n"
        "try:\n"
        f"    main(['--root', {str(ROOT)!r}, '--out', {str(tmp_path / 'site')!r}, '--quiet'])\n"
        "except SystemExit as end:\n"
        "    print(json.dumps([end.code, sorted(sys.modules)]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    code, loaded = json.loads(run.stdout.splitlines()[-1])
    assert code == 0, run.stderr
    assert not {"deep_translator", "requests", "bs4", "livereload", "rich"} & set(loaded)


def test_help_imports_no_heavy_package() -> None:
    program = (
        "import sys\nfrom pressbridge.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    print(' '.join(sys.modules))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(run.stdout.splitlines()[-1].split())
    assert not {"jinja2", "babel", "markdown_it", "yaml", "PIL", "requests", "rich"} & loaded


@pytest.mark.parametrize("tool", [["ruff", "check", "."], ["ruff", "format", "--check", "."]])
def test_ruff_is_clean(tool: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *tool, "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_mypy_strict_is_clean(tmp_path: Path) -> None:
    if importlib.util.find_spec("mypy") is None:
        pytest.fail("mypy is part of the test extra")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
