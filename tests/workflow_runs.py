"""Runs the shell steps of a workflow as they stand, where GitHub would: in a checkout, job by job.

Actions are not run, but for what the steps behind them need: artifacts are copied. ``pip`` and
``curl`` are told apart by stubs; ``python`` and ``pressbridge`` are this Python and this checkout.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from harness import PROJECT

FOLDER = PROJECT / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_OUTPUT_IS = re.compile(r"steps\.(\w+)\.outputs\.(\w+) == '(\w+)'")

_STUBS = {
    "pip": 'case "$1" in freeze) echo babel==1; exit ;; esac; [ "$1" = install ]',
    "python": f'exec "{sys.executable}" "$@"',
    "pressbridge": f'exec "{sys.executable}" -m pressbridge "$@"',
}


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow by the name of its file."""
    found = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    found["on"] = found.pop(True)  # YAML 1.1 reads the key `on` as a truth value
    return dict(found)


def shell(script: str, folder: Path, **environment: str) -> str:
    """Run a script that has to succeed, and return what it prints."""
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@dataclass
class JobRun:
    """One job of a workflow on a runner of its own."""

    job: dict[str, Any]
    workspace: Path
    """What the job has checked out."""
    temp: Path
    values: dict[str, str]
    """Values of the expressions that the job asks for."""
    stubs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    failed: str = ""
    """Name of the step that ended the job."""
    outputs: dict[tuple[str, str], str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def run(self) -> JobRun:
        """Run the steps that GitHub would run, in order."""
        self.temp.mkdir(exist_ok=True)
        tools = self.temp / "tools"
        tools.mkdir()
        for name, script in {**_STUBS, **self.stubs}.items():
            tool = tools / name
            tool.write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
            tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
        for step in self.job["steps"]:
            if self._is_due(step):
                self._step(step, tools)
            else:
                self.skipped.append(str(step["name"]))
        return self

    def _is_due(self, step: dict[str, Any]) -> bool:
        condition = str(step.get("if", "success()"))
        if match := _OUTPUT_IS.fullmatch(condition):
            return not self.failed and self.outputs.get((match[1], match[2])) == match[3]
        return "!cancelled()" in condition or not self.failed

    def _step(self, step: dict[str, Any], tools: Path) -> None:
        if "upload-artifact@" in str(step.get("uses")):
            for path in str(step["with"]["path"]).split():
                shutil.copy(self.workspace / path, self.temp / Path(path).name)
        if "run" not in step:
            return
        output = self.temp / "output"
        output.write_text("")
        environment = {
            **os.environ,
            **{name: self._filled(str(value)) for name, value in step.get("env", {}).items()},
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": f"{PROJECT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
        }
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]], env=environment, capture_output=True, text=True,
            cwd=self.workspace / step.get("working-directory", "."), check=False,
        )  # fmt: skip
        self.log += f"[{step['name']}]\n{done.stdout}{done.stderr}"
        for line in output.read_text().splitlines():
            name, _, value = line.partition("=")
            self.outputs[str(step["id"]), name] = value
        if done.returncode and not step.get("continue-on-error"):
            self.failed = self.failed or str(step["name"])

    def _filled(self, text: str) -> str:
        """Return a value with its expressions; one that nobody gave a value is a KeyError."""
        return _EXPRESSION.sub(lambda found: self.values[found[1]], text)
