"""The output folder: whether it is ours to fill, and what of it is not ours to touch."""

from __future__ import annotations

import json
from pathlib import Path

from pressbridge.build.snapshot import is_kept
from pressbridge.run import OWN, Options, UsageProblem, real
from pressbridge.words import addresses as at
from pressbridge.words.problems import said
from pressbridge.world.below import Below, entries, read_bytes
from pressbridge.world.staging import PREFIX

_WITHOUT_DRAFTS, _WITHOUT_COMING = (
    said(
        "--out {out}: a site without drafts stands there; name another folder, so that nothing "
        "is published by accident"
    ),
    said(
        "--out {out}: a site without what is yet to come stands there; name another folder, so "
        "that nothing is published by accident"
    ),
)


def check_out(options: Options) -> None:
    """Raise UsageProblem if the output folder is not one that may be filled and pruned.

    What is in it and not in the plan will be removed, so it must be empty or a site of ours.
    """
    root, out = real(options.root), real(options.out)
    if root.is_relative_to(out):
        raise UsageProblem(
            said("--out {out}: the press room itself lies in this folder", out=str(options.out))
        )
    taken = [root / name for name in ("content", "templates", ".git", f"{OWN}/lock")]
    if out == root / OWN or any(out.is_relative_to(folder) for folder in taken):
        raise UsageProblem(
            said("--out {out}: this folder is not for the site", out=str(options.out))
        )
    if out.exists() and not out.is_dir():
        raise UsageProblem(said("--out {out}: this is a file, not a folder", out=str(options.out)))
    made = _made(out)
    if made is None:
        raise UsageProblem(
            said(
                "--out {out}: the folder has files that Pressbridge did not make; empty it "
                "or name another one",
                out=str(options.out),
            )
        )
    ours = out.is_relative_to(root / OWN)
    if options.is_preview and made and not (made.get("drafts") or made.get("ahead") or ours):
        raise UsageProblem(
            said(_WITHOUT_DRAFTS if options.drafts else _WITHOUT_COMING, out=str(options.out))
        )


def _made(out: Path) -> dict[str, object] | None:
    """Return what a site of ours says of itself, nothing if there is none, ``None`` if not ours."""
    names = [name for name in entries(out) if not is_kept(name)]
    if all(_is_beginning(name) for name in names):
        return {}  # empty, or a build that was cut short at its first file
    try:
        made = json.loads(read_bytes(Below(out, at.output_file(at.RELEASES_JSON))))
    except (OSError, ValueError, RecursionError, MemoryError):  # somebody else's, whatever it is
        return None
    return made if isinstance(made, dict) and made.get("generator") == "Pressbridge" else None


def _is_beginning(name: str) -> bool:
    return name.startswith(PREFIX)
