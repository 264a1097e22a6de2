"""The house rules of ARCHITECTURE.md, read from the syntax trees of the package."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pressbridge"

FLOORS = {
    "words": 0, "formats": 1, "register": 1, "world": 2, "fidelity": 2, "reading": 3, "translation": 4, "rendering": 4, "press": 5,
    "report": 6, "status": 6, "serve": 7, "commands": 8, "cli": 9, "__main__": 10, "__init__": 0,
}  # fmt: skip

HOMES = {
    "jinja2": {"rendering.templates.*"},
    "markupsafe": {"rendering.templates.*"},
    "babel": {"rendering.dates", "rendering.messages"},
    "msgspec": {"rendering.sealed"},
    "markdown_it": {"formats.markdown.*"},
    "mdit_py_plugins": {"formats.markdown.parser"},
    "yaml": {"formats.yaml_nodes"},
    "deep_translator": {"translation.engines.adapter"},
    "requests": {"world.network"},
    "urllib3": {"world.network"},
    "PIL": {"world.pictures.*"},
    "filelock": {"world.lock"},
    "tornado": {"serve.preview"},
    "watchfiles": {"world.saves"},
    "rich": {"report"},
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

LONG_MODULES = {
    "words.model": "the data dictionary: one type after the other, no logic",
    "rendering.views": "the contract with templates: one type after the other, no logic",
}
LONG_FUNCTIONS: dict[str, str] = {}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        yield name, path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


MODULES = dict(modules())


def imports(name: str) -> Iterator[tuple[str, bool]]:
    """Yield (imported module, whether at the top of the module)."""
    top = set(map(id, tree(MODULES[name]).body))
    for node in ast.walk(tree(MODULES[name])):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}".removeprefix("pressbridge.")
                is_module = node.module.startswith("pressbridge") and inner in MODULES
                yield (f"pressbridge.{inner}" if is_module else node.module), id(node) in top


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


def test_there_is_no_import_cycle() -> None:
    graph = {name: ours(name) - {name} for name in MODULES}
    seen: dict[str, int] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert seen.get(name) != 1, " → ".join((*path[path.index(name) :], name))
        if name in seen:
            return
        seen[name] = 1
        for target in sorted(graph.get(name, ())):
            # A package's __init__ gathers names from its own modules: they do not import it.
            visit(target, (*path, name))
        seen[name] = 2

    for name in graph:
        visit(name, ())


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


GATHERERS = {"Layout", "Findings"}
"""They gather while files are read, and are not handed on."""


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_small(name: str) -> None:
    lines = len(MODULES[name].read_text(encoding="utf-8").splitlines())
    assert lines <= (400 if name in LONG_MODULES else 320), f"{name} has {lines} lines"


def functions() -> Iterator[tuple[str, int]]:
    for name, path in MODULES.items():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                yield f"{name}.{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_function_is_long() -> None:
    long = {name: length for name, length in functions() if length > 60}
    assert not set(long) - set(LONG_FUNCTIONS), long


def test_most_functions_are_short() -> None:
    lengths = sorted(length for _, length in functions())
    assert lengths[len(lengths) // 2] <= 12
    assert lengths[len(lengths) * 9 // 10] <= 25


@pytest.mark.parametrize("name", MODULES)
def test_public_things_say_what_they_are(name: str) -> None:
    module = tree(MODULES[name])
    assert ast.get_docstring(module), f"{name} has no docstring"
    for node in module.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name}.{node.name} has no docstring"


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
