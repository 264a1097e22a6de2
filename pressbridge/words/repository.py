"""Addresses at which a file of the press room is edited in the browser, on GitHub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from pressbridge.words.problems import Said, said

BRANCH = "main"
"""Branch that the workflows publish, where nothing else is said."""
_EXAMPLE = "https://github.com/example/press"
_HOST = r"[a-z0-9][a-z0-9.-]{0,200}(?::[0-9]{1,5})?"
_OWNER_NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,100}/[A-Za-z0-9._-]{1,100}"
_ADDRESS = re.compile(rf"https://{_HOST}/{_OWNER_NAME}")
_MEANT = re.compile(rf"(?:https?://|git@|ssh://git@)?({_HOST})[/:]({_OWNER_NAME})")


class Repository(NamedTuple):
    """A repository on GitHub, at a branch that can be edited."""

    address: str
    """Whole address, without a slash at its end: ``https://github.com/example/press``."""
    branch: str = BRANCH
    folder: str = ""
    """Folder of the press room in the repository; empty, or ends with ``/``."""

    def edit(self, path: str, line: int | None) -> str:
        """Return the address at which a file of the press room is edited, at a line if it has one.

        ``path`` is relative to the root, as in a Problem.
        """
        at = f"#L{line}" if line else ""
        # A name that is no UTF-8 keeps its bytes.
        place = quote(f"{self.branch}/{self.folder}{path}", errors="surrogateescape")
        return f"{self.address}/edit/{place}{at}"


def repository_fault(plain: str) -> tuple[Said, Said] | None:
    """Return what is wrong with a repository's address, and what to do; None if nothing is."""
    name = plain.rpartition("/")[2]
    if _ADDRESS.fullmatch(plain) and not name.endswith(".git") and name.strip("."):
        return None
    meant = _MEANT.match(plain)
    hint = said("write the address of its page, such as {example}", example=_EXAMPLE)
    if meant and (path := meant[2].removesuffix(".git")).rpartition("/")[2].strip("."):
        hint = said("write {meant}", meant=f"https://{meant[1]}/{path}")
    return said("is not the address of a repository"), hint


def repository_of(environment: Mapping[str, str], configured: str, root: Path) -> Repository | None:
    """Return where the press room at ``root`` is edited; None where nobody says it.

    A workflow run of GitHub says it in its environment, which goes before what is ``configured``
    in site.yaml. The branch of a pull request is GITHUB_HEAD_REF; its repository, which may be a
    fork, only the workflow itself knows: PRESSBRIDGE_HEAD_REPOSITORY (owner/name).
    https://docs.github.com/actions/reference/workflows-and-actions/variables
    """
    get = environment.get
    name = get("PRESSBRIDGE_HEAD_REPOSITORY") or get("GITHUB_REPOSITORY", "")
    address = f"{get('GITHUB_SERVER_URL', '')}/{name}"
    branch = get("GITHUB_HEAD_REF") or get("GITHUB_REF_NAME", "")
    if branch and get("GITHUB_REF_TYPE", "branch") == "branch" and not repository_fault(address):
        return Repository(address, branch, _below(root, get("GITHUB_WORKSPACE", "")))
    return Repository(configured) if configured else None


def _below(root: Path, workspace: str) -> str:
    """Return the folder of the press room in a checkout; empty where it is the checkout itself."""
    if not workspace or not root.is_relative_to(workspace) or root == Path(workspace):
        return ""
    return f"{root.relative_to(workspace).as_posix()}/"
