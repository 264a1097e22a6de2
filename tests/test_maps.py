"""Whoever follows a pointer finds something: from code to its tests, and to the design."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from harness import PROJECT

_CITED = re.compile(r"docs/design\.md((?:,? (?:and )?§\d+)+)")
_SECTION = re.compile(r"^## (\d+)\. ", re.MULTILINE)


def map_of_tests() -> dict[str, list[str]]:
    """Return the rows of the table in CONTRIBUTING.md: what, and the tests that hold it."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lines = text.partition("## Which tests hold what\n")[2].strip().splitlines()[2:]
    cells = (line.strip("|").split("|") for line in lines)
    return {what.strip(): re.findall(r"`(\w+)`", tests) for what, tests in cells}


def test_every_test_file_stands_once_on_the_map() -> None:
    named = sorted(name for tests in map_of_tests().values() for name in tests)
    assert named == sorted(path.stem for path in (PROJECT / "tests").glob("test_*.py"))


def test_every_package_has_tests_on_the_map() -> None:
    packages = sorted(path.parent for path in (PROJECT / "pressbridge").glob("*/__init__.py"))
    modules = (PROJECT / "pressbridge").glob("[a-z]*.py")
    rows = {
        word: tests
        for what, tests in map_of_tests().items()
        for word in re.findall(r"[\w/]+", what)
    }
    for folder in [*packages, PROJECT / "templates", PROJECT / "bench"]:
        assert rows.get(folder.relative_to(PROJECT).as_posix()), f"{folder.name} has no row"
    for module in modules:
        assert rows.get(module.stem) or rows.get(f"pressbridge/{module.stem}"), module.stem
    for word in rows:
        if word.startswith("pressbridge/"):
            assert (PROJECT / word).is_dir() or (PROJECT / f"{word}.py").is_file(), word


def citations() -> Iterator[tuple[Path, str]]:
    """Yield (file, number) of each section of the design that is cited."""
    for folder in ("pressbridge", "templates", "tests", "bench", "docs"):
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in {".py", ".md", ".html", ".txt"}:
                joined = re.sub(
                    r"\s+(?:# ?)?", " ", path.read_text(encoding="utf-8", errors="ignore")
                )
                for cited in _CITED.findall(joined):
                    yield from ((path, number) for number in re.findall(r"\d+", cited))


def test_every_section_of_the_design_that_is_cited_exists() -> None:
    design = (PROJECT / "docs/design.md").read_text(encoding="utf-8")
    sections = _SECTION.findall(design)
    assert sections == [str(number) for number in range(1, len(sections) + 1)]
    found = [*citations()]
    assert len(found) > 30
    assert [f"{path.name}: §{number}" for path, number in found if number not in sections] == []


def test_the_design_claims_nothing_that_it_lists_as_not_built() -> None:
    """What section 10 names in code stands nowhere above it, and the program does not know it."""
    design = (PROJECT / "docs/design.md").read_text(encoding="utf-8")
    above, _, unbuilt = design.partition("## 9. The desk")
    code = "".join(
        path.read_text(encoding="utf-8") for path in (PROJECT / "pressbridge").rglob("*.py")
    )
    for word in ("NAVER Cloud",):
        assert word in unbuilt, f"{word} is no longer listed: take it out of this test, too"
        assert word not in above, f"{word} is claimed and listed as not built"
        assert word.strip("/") not in code, f"{word} is built: move it up from section 10"
