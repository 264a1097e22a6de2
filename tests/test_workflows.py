"""The workflows: what they may do, and what their shell steps do, run as they stand."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from harness import FIRST, PROJECT, SiteTest, catalog, release, reviewed
from workflow_runs import FOLDER, JobRun, shell, workflow

from pressbridge.translation.engines import deepl, libre, microsoft

NAMES = sorted(path.name for path in FOLDER.glob("*.yml"))
Make = Callable[..., SiteTest]
PINS = {
    "actions/cache": "27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
    "actions/checkout": "de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
    "actions/setup-python": "a309ff8b426b58ec0e2a45f0f869d46889d02405 # v6.2.0",
    "actions/upload-artifact": "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
}
"""Each action at the one commit that was confirmed to be its version."""
RIGHTS = {
    ("check.yml", "check"): {"contents": "read"},
    ("missed.yml", "look"): {"contents": "read"},
    ("publish.yml", "build"): {"contents": "read"},
    ("publish.yml", "keep"): {"contents": "write"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("translate.yml", "translate"): {"contents": "read"},
    ("translate.yml", "keep"): {"contents": "write"},
}
needs_shell = pytest.mark.skipif(
    not shutil.which("git") or os.name == "nt", reason="needs git and a shell"
)


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in NAMES:
        yield from ((name, job, found) for job, found in workflow(name)["jobs"].items())


def steps(*only: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, job, found in jobs():
        if not only or name in only:
            yield from ((name, job, step) for step in found["steps"])


def step_of(name: str, title: str) -> dict[str, Any]:
    return next(step for _, _, step in steps(name) if step["name"] == title)


# --- What they may do


@pytest.mark.parametrize("name", NAMES)
def test_each_action_is_one_of_github_at_its_confirmed_commit(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    used = re.findall(r"uses: ([\w/-]+)@(.+)$", text, re.MULTILINE)
    assert used
    assert len(used) == text.count("uses:")
    assert {(action, pin) for action, pin in used} <= {*PINS.items()}


def test_no_job_has_more_rights_than_it_needs() -> None:
    assert all(workflow(name)["permissions"] == {} for name in NAMES)
    assert {(name, job): found["permissions"] for name, job, found in jobs()} == RIGHTS


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_runs_a_pull_request_with_rights_of_the_main_branch(name: str) -> None:
    assert not {"pull_request_target", "workflow_run"} & {*workflow(name)["on"]}


def test_no_token_lies_where_packages_are_installed_and_no_package_where_one_is() -> None:
    for _, _, step in steps():
        if "checkout@" in str(step.get("uses")):
            assert step["with"]["persist-credentials"] is False
    for name, job, found in jobs():
        text = str(found["steps"])
        if "write" in str(found["permissions"]):
            assert not re.search(r"\b(pip|python|npm|pressbridge)\b", text), (name, job)
        else:
            assert "github.token" not in text, (name, job)
    with_token = {step["name"] for _, _, step in steps() if "github.token" in str(step)}
    assert with_token == {"Keep new translations"}


def test_each_key_goes_to_the_steps_that_translate_and_to_no_other() -> None:
    keys = {deepl.KEY, libre.KEY, microsoft.KEY, microsoft.REGION}
    with_keys = [(name, step) for name, _, step in steps() if "secrets." in str(step)]
    assert [(name, step["run"]) for name, step in with_keys] == [
        ("publish.yml", "python build.py translate"),
        ("translate.yml", "pressbridge translate --root room"),
    ]
    for _, step in with_keys:
        assert step["env"] == {key: f"${{{{ secrets.{key} }}}}" for key in keys}
        assert step["continue-on-error"] is True
    table = (PROJECT / "docs/publish.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in table for key in keys)


def test_no_step_puts_a_value_into_its_own_script() -> None:
    scripts = [str(step["run"]) for _, _, step in steps() if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script]


def test_a_pull_request_of_a_fork_is_checked_and_nothing_of_it_is_translated() -> None:
    condition = workflow("translate.yml")["jobs"]["translate"]["if"]
    same = "github.event.pull_request.head.repo.full_name == github.repository"
    assert condition == f"${{{{ {same} }}}}"
    assert "if" not in workflow("check.yml")["jobs"]["check"]
    assert "needs.translate.outputs" in workflow("translate.yml")["jobs"]["keep"]["if"]


@pytest.mark.parametrize("name", NAMES)
def test_runs_do_not_get_in_each_other_s_way_and_end(name: str) -> None:
    found = workflow(name)
    assert found["concurrency"]["group"].startswith(name.removesuffix(".yml"))
    costs = name in ("publish.yml", "translate.yml")
    assert found["concurrency"]["cancel-in-progress"] is not costs
    assert all(job["timeout-minutes"] <= 45 for job in found["jobs"].values())


@pytest.mark.parametrize("name", ["publish.yml", "missed.yml"])
def test_no_schedule_starts_on_the_hour(name: str) -> None:
    entries = workflow(name)["on"]["schedule"]
    minutes = [minute for one in entries for minute in one["cron"].split()[0].split(",")]
    assert all(minute.isdigit() and int(minute) % 30 for minute in minutes)


def test_the_two_workflows_that_keep_translations_do_it_alike() -> None:
    one, other = (
        step_of(name, "Keep new translations") for name in ("publish.yml", "translate.yml")
    )
    assert one["run"] == other["run"]


def test_publishing_checks_first_and_only_a_failing_engine_is_forgiven() -> None:
    runs = [step for _, _, step in steps("publish.yml") if str(step.get("run"))[:7] == "python "]
    assert [step["run"] for step in runs] == [
        "python build.py check", "python build.py translate", "python build.py build --offline",
    ]  # fmt: skip
    assert [step.get("continue-on-error", False) for step in runs] == [False, True, False]


def test_publishing_takes_hidden_files_along() -> None:
    upload = next(s for _, _, s in steps() if "upload-pages-artifact" in str(s.get("uses")))
    assert upload["with"] == {"path": "site", "include-hidden-files": True}


def test_only_the_ledger_is_kept_and_only_for_the_same_python_and_packages() -> None:
    (cache,) = [step for _, _, step in steps() if "actions/cache" in str(step.get("uses"))]
    given = cache["with"]
    assert given["path"].split() == [".pressbridge/ledger-*.sqlite3", ".pressbridge/pictures"]
    assert given["key"].startswith(given["restore-keys"])
    for part in ("runner.os", "python-version", "installed.outputs.digest"):
        assert part in given["restore-keys"]


# --- What their steps do


def repository(folder: Path, files: dict[str, str], age: timedelta = timedelta(days=2)) -> Path:
    """Return a repository that stands for GitHub's, with a press room of some age."""
    room = SiteTest.make(folder, {
        "build.py": (PROJECT / "build.py").read_text(encoding="utf-8"),
        ".github/missed.py": (PROJECT / ".github/missed.py").read_text(encoding="utf-8"),
        ".gitignore": "/.pressbridge/\n/site/\n__pycache__/\n",
        **files,
    })  # fmt: skip
    shell(
        "git init -q -b main && git config user.name a && git config user.email a@b.kr"
        " && git config receive.denyCurrentBranch ignore && git config core.hooksPath /dev/null",
        room.root,
    )
    commit(room.root, age)
    return room.root


def commit(root: Path, age: timedelta) -> None:
    when = (datetime.now(UTC) - age).isoformat()
    shell("git add -A && git commit -q -m a", root, GIT_COMMITTER_DATE=when, GIT_AUTHOR_DATE=when)


def clone(origin: Path, folder: Path, branch: str = "main") -> Path:
    shell('git clone -q --branch "$BRANCH" "$ORIGIN" "$FOLDER"', origin.parent,
          BRANCH=branch, ORIGIN=str(origin), FOLDER=str(folder))  # fmt: skip
    return folder


def changed(origin: Path, branch: str = "main") -> list[str]:
    names = shell('git diff --no-renames --name-only -z "$B~1" "$B"', origin, B=branch)
    return [*filter(None, names.split("\0"))]


def job(name: str, title: str, workspace: Path, temp: Path, **more: Any) -> JobRun:
    return JobRun(workflow(name)["jobs"][title], workspace, temp, **{"values": {}, **more}).run()


PULL = {"github.event.pull_request.head.repo.full_name": "example/press"}
NO_ENGINE = (
    "name: {ko: 보도실, ja: プレスルーム}\ndescription: {ko: 소식, ja: お知らせ}\n"
    "base_url: https://press.example.org/\ntranslation: {engine: none}\n"
)


@needs_shell
@pytest.mark.parametrize(("title", "failed"), [("title", ""), ("tilte", "Check the content")])
def test_a_pull_request_gets_a_report_and_a_summary_also_where_it_fails(
    title: str, failed: str, tmp_path: Path
) -> None:
    text = f"---\n{title}: 방문\ndate: 2023-05-14\n---\n본문입니다.\n"
    origin = repository(tmp_path / "origin", {FIRST: text})
    ran = job("check.yml", "check", clone(origin, tmp_path / "a"), tmp_path / "t", values=PULL)
    assert ran.failed == failed, ran.log
    assert "<!doctype html>" in (tmp_path / "t" / "press-room.html").read_text(encoding="utf-8")
    assert (tmp_path / "t" / "summary.md").read_text(encoding="utf-8").startswith("## ")


def keys() -> dict[str, str]:
    names = (deepl.KEY, libre.KEY, microsoft.KEY, microsoft.REGION)
    return {f"secrets.{name}": "" for name in names}


@needs_shell
@pytest.mark.parametrize(
    "branch", ["visit", "a/b", "x$(touch${IFS}pwned)", "y;touch${IFS}pwned", "'\"`"]
)
def test_new_catalogs_come_onto_the_branch_of_a_pull_request(branch: str, tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {"content/site.yaml": NO_ENGINE})
    shell('git checkout -q -b "$B"', origin, B=branch)
    SiteTest(origin).edit(FIRST, release())
    commit(origin, timedelta(minutes=1))
    runner = tmp_path / "runner"
    runner.mkdir()
    clone(origin, runner / "tool")
    clone(origin, runner / "room", branch)
    ran = job("translate.yml", "translate", runner, tmp_path / "t", values=keys())
    assert not ran.failed, ran.log
    assert ran.outputs["new", "translated"] == "true", ran.log
    (tmp_path / "t2").mkdir()
    shutil.copy(tmp_path / "t" / "catalogs.tar", tmp_path / "t2")
    values = {"github.event.pull_request.head.ref": branch, "github.token": "x"}
    kept = clone(origin, tmp_path / "kept", branch)
    ran = job("translate.yml", "keep", kept, tmp_path / "t2", values=values)
    assert not ran.failed, ran.log
    assert changed(origin, branch) == [FIRST.replace(".md", ".ja.po")]
    assert not [*tmp_path.rglob("pwned")]


@needs_shell
def test_nothing_is_translated_where_a_pull_request_changes_the_settings(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {"content/site.yaml": NO_ENGINE})
    shell("git checkout -q -b other", origin)
    SiteTest(origin).edit(FIRST, release())
    SiteTest(origin).edit("content/site.yaml", NO_ENGINE.replace("none", "deepl"))
    commit(origin, timedelta(minutes=1))
    runner = tmp_path / "runner"
    runner.mkdir()
    clone(origin, runner / "tool")
    clone(origin, runner / "room", "other")
    ran = job("translate.yml", "translate", runner, tmp_path / "t", values=keys())
    assert not ran.failed, ran.log
    assert "Translate what is new" in ran.skipped
    assert ("new", "translated") not in ran.outputs


@needs_shell
def test_only_catalogs_go_from_the_job_that_translates_into_the_repository(tmp_path: Path) -> None:
    origin = repository(
        tmp_path / "origin", {"content/releases/2026/a.ja.po": "old", FIRST: release()}
    )
    built, kept, temp = (tmp_path / name for name in ("built", "kept", "temp"))
    for folder in (built, kept):
        clone(origin, folder)
    temp.mkdir()
    for name, text in (
        ("content/releases/2026/a.ja.po", "new"), ("content/releases/2026/b\nc.ja.po", "new"),
        (FIRST, "changed"), ("evil.sh", "evil"),
    ):  # fmt: skip
        (built / name).write_text(text, encoding="utf-8")
    shell(": > reviews.txt", built)
    collect = step_of("publish.yml", "Collect new translations")["run"]
    shell(collect, built, GITHUB_OUTPUT=str(temp / "output"))
    assert (temp / "output").read_text() == "translated=true\n"
    shutil.copy(built / "catalogs.tar", temp)
    ran = job("publish.yml", "keep", kept, temp, values={"github.token": "x"})
    assert not ran.failed, ran.log
    assert changed(origin) == ["content/releases/2026/a.ja.po", "content/releases/2026/b\nc.ja.po"]


@needs_shell
def test_where_nothing_is_new_nothing_is_kept(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {FIRST: release(translate="no")})
    ran = job("publish.yml", "build", clone(origin, tmp_path / "a"), tmp_path / "t", values=keys())
    assert not ran.failed, ran.log
    assert ("new", "translated") not in ran.outputs
    assert len(ran.outputs["installed", "digest"]) == 16
    assert (tmp_path / "a" / "site" / "releases.json").is_file()


@needs_shell
def test_an_error_in_the_content_publishes_nothing(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {FIRST: release(tilte="x")})
    ran = job("publish.yml", "build", clone(origin, tmp_path / "a"), tmp_path / "t", values=keys())
    assert ran.failed == "Check the content"
    assert not (tmp_path / "a" / "site" / "releases.json").exists()


TAKES_REVIEWS = """
if [ "$2" != review ]; then exec {python} "$@"; fi
if grep -q refuse "$4"; then echo "it is not for this text" >&2; exit 1; fi
cp "$4" content/releases/2023/visit.ja.po
"""
"""Stands for ``review --import FILE``: what it takes in becomes the catalog."""


@needs_shell
def test_a_review_that_was_taken_in_is_removed_and_one_that_was_refused_stays(
    tmp_path: Path,
) -> None:
    after = catalog(
        reviewed("도쿄 방문", "東京を訪問", "title"), reviewed("본문입니다.", "本文です。")
    )
    origin = repository(tmp_path / "origin", {
        "content/site.yaml": NO_ENGINE, FIRST: release(),
        "content/reviews/a b\nc.json": after, "content/reviews/other.json": "refuse",
        "content/reviews/older/x.json": after,
    })  # fmt: skip
    stub = {"python": TAKES_REVIEWS.replace("{python}", sys.executable)}
    take = step_of("publish.yml", "Take in reviews")
    collect = step_of("publish.yml", "Collect new translations")
    part = {"steps": [take, collect]}
    built = clone(origin, tmp_path / "built")
    ran = JobRun(part, built, tmp_path / "t", {}, stub).run()
    assert not ran.failed, ran.log
    assert "::warning::" in ran.log
    (tmp_path / "t2").mkdir()
    for name in ("catalogs.tar", "reviews.txt"):
        shutil.copy(built / name, tmp_path / "t2")
    kept = clone(origin, tmp_path / "kept")
    ran = job("publish.yml", "keep", kept, tmp_path / "t2", values={"github.token": "x"})
    assert not ran.failed, ran.log
    assert changed(origin) == [
        "content/releases/2023/visit.ja.po", "content/reviews/a b\nc.json",
    ]  # fmt: skip
    assert (kept / "content/reviews/other.json").exists()


@needs_shell
@pytest.mark.parametrize(
    "name",
    ["content/reviews/../../build.py", "content/reviews/x/y.json", "build.py", "-rf", "content/*.json",
     ":(glob)content/reviews/**.json", "content/reviews/*.json"],
)  # fmt: skip
def test_of_a_list_of_reviews_nothing_else_is_ever_removed(name: str, tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {
        FIRST: release(), "content/reviews/x/y.json": "{}", "content/reviews/z.json": "{}",
        FIRST.replace(".md", ".ja.po"): catalog(),
    })  # fmt: skip
    kept, temp = clone(origin, tmp_path / "kept"), tmp_path / "t"
    temp.mkdir()
    (temp / "reviews.txt").write_bytes(name.encode() + b"\0")
    shell("tar --create --file catalogs.tar --files-from /dev/null", temp)
    before = shell("git rev-parse main", origin)
    ran = job("publish.yml", "keep", kept, temp, values={"github.token": "x"})
    assert not ran.failed, ran.log
    assert shell("git rev-parse main", origin) == before


@needs_shell
def test_a_change_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    path = FIRST.replace(".md", ".ja.po")
    origin = repository(tmp_path / "origin", {FIRST: release(), path: "old"})
    kept, temp = clone(origin, tmp_path / "kept"), tmp_path / "t"
    SiteTest(origin).edit(path, "of a person")
    commit(origin, timedelta(0))
    temp.mkdir()
    (temp / path).parent.mkdir(parents=True)
    (temp / path).write_text("of a machine")
    shell("tar --create --file catalogs.tar content && rm -r content", temp)
    ran = job("publish.yml", "keep", kept, temp, values={"github.token": "x"})
    assert not ran.failed, ran.log
    assert "::warning::" in ran.log
    assert shell(f"git show main:{path}", origin) == "of a person"


# --- A missed release


def published(*names: str) -> str:
    entries = [{"slug": name, "editions": {lang: {} for lang in ("ko", "ja")}} for name in names]
    return json.dumps({"base_url": "https://press.example.org/", "releases": entries})


ANSWERS = """
[ -n "$ANSWER" ] || exit 22
for last; do :; done
echo "asked $last"
while [ "$1" != --output ]; do shift; done
cp "$ANSWER" "$2"
"""
"""Stands for curl: gives the file that ANSWER names, as the site would."""

SECOND = FIRST.replace("visit", "second")
TWO = {FIRST: release(), SECOND: release("둘째")}


Look = Callable[..., JobRun]


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Return what looks for missed releases, of a press room and what its site answers."""

    def run(
        files: dict[str, str],
        answer: str | None,
        *,
        age: timedelta = timedelta(days=2),
        later: dict[str, str] | None = None,
    ) -> JobRun:
        origin = repository(tmp_path / "origin", files, age)
        for name, text in (later or {}).items():
            SiteTest(origin).edit(name, text)
        if later:
            commit(origin, timedelta(minutes=2))
        monkeypatch.setenv("ANSWER", str(tmp_path / "answer") if answer is not None else "")
        (tmp_path / "answer").write_text(answer or "", encoding="utf-8")
        checkout = clone(origin, tmp_path / "a")
        return job("missed.yml", "look", checkout, tmp_path / "t", stubs={"curl": ANSWERS})

    return run


MISTAKE = {FIRST: release(), SECOND: release("둘째", tilte="x")}


@needs_shell
@pytest.mark.parametrize(
    ("files", "answer", "failed", "said"),
    [
        (TWO, published("visit", "second"), "", "should have: 4"),
        (TWO, published("visit"), "Compare", "second (ja): 공개할"),
        (TWO, published("visit", "second", "gone"), "Compare", "gone (ko): 내려야"),
        (TWO, None, "Ask the published site", ""),
        (TWO, "<html>", "Compare", "does not answer as it should"),
        (TWO, '{"releases": 3}', "Compare", "does not answer as it should"),
        ({**TWO, SECOND: release(date="2999-01-01")}, published("visit"), "", "should have: 2"),
        ({**TWO, SECOND: release("둘째", draft="yes")}, published("visit"), "", "should have: 2"),
        (MISTAKE, published("visit"), "Build what should be public", ""),
    ],
)
def test_a_release_that_is_due_and_not_published_fails_loudly(
    files: dict[str, str], answer: str | None, failed: str, said: str, look: Look
) -> None:
    ran = look(files, answer)
    assert ran.failed == failed, ran.log
    assert said in ran.log
    assert ("::error" in ran.log) is (failed == "Compare")


@needs_shell
def test_what_was_saved_a_moment_ago_is_not_missed_yet(look: Look) -> None:
    later = {SECOND: release("둘째"), FIRST: release(draft="yes")}
    ran = look({FIRST: release()}, published("visit"), later=later)
    assert not ran.failed, ran.log


@needs_shell
def test_a_mistake_that_is_mended_by_now_is_no_missed_release(look: Look) -> None:
    ran = look({FIRST: release(tilte="x")}, published(), later={FIRST: release()})
    assert not ran.failed, ran.log
    assert "nothing was due" in ran.log


@needs_shell
def test_a_press_room_of_today_has_missed_nothing(look: Look) -> None:
    ran = look(TWO, None, age=timedelta(minutes=1))
    assert not ran.failed, ran.log
    assert "too young" in ran.log
