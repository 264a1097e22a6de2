"""What the published site misses, and what it should no longer have.

    python missed.py THEN NOW PUBLISHED     three files releases.json: the press room as it was some
                                            time ago, as it is now, and what the site answers
    python missed.py --address NOW          prints the address of the site

Ends with 1 if anything differs that had time enough to be published.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

_NAME = re.compile(r"[a-z0-9-]{1,200}")
_MISSED = (
    "공개할 시각이 지났는데 사이트에 없습니다. | 公開の時刻を過ぎましたが、サイトにありません。 | "
    "It is due, and the site does not have it."
)
_LEFT = (
    "내려야 하는데 사이트에 아직 있습니다. | 取り下げるはずですが、サイトにまだあります。 | "
    "It should be gone, and the site still has it."
)
_NO_ANSWER = (
    "사이트가 제대로 답하지 않습니다. | サイトが正しく応答しません。 | "
    "The site does not answer as it should."
)
_ALL_THERE = (
    "있어야 할 것이 모두 사이트에 있습니다: {n} | 必要なものはすべてサイトにあります：{n} | "
    "The site has all editions that it should have: {n}"
)
"""Whoever gets the workflow's mail may read any of the three languages."""
Edition = tuple[str, str]
"""Slug and language."""


def read(path: str) -> dict[str, Any]:
    """Return a list of releases. Raises ValueError if the file is none."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not isinstance(data.get("releases"), list):
        raise ValueError(f"{path} is no list of releases")  # noqa: TRY004 - as what is no JSON
    return data


def editions(data: dict[str, Any]) -> set[Edition]:
    """Return the editions that a list names; what is no name is left out."""
    named = (
        (str(release.get("slug")), str(lang))
        for release in data["releases"]
        if isinstance(release, dict) and isinstance(release.get("editions"), dict)
        for lang in release["editions"]
    )
    return {one for one in named if all(map(_NAME.fullmatch, one))}


def differences(then: set[Edition], now: set[Edition], published: set[Edition]) -> list[str]:
    """Return what is wrong with the site, a line for each edition."""
    missed = sorted((then & now) - published)
    left = sorted(published - then - now)
    return [
        *(f"{slug} ({lang}): {_MISSED}" for slug, lang in missed),
        *(f"{slug} ({lang}): {_LEFT}" for slug, lang in left),
    ]


def main(arguments: list[str]) -> int:
    """Do what the module says; return the exit code."""
    if arguments[0] == "--address":
        print(read(arguments[1])["base_url"])
        return 0
    try:
        lists = [editions(read(path)) for path in arguments]
    except (OSError, ValueError) as wrong:
        print(f"::error::{_NO_ANSWER} ({type(wrong).__name__})")
        return 1
    found = differences(*lists)
    for line in found:
        print(f"::error title=Missed::{line}")
    if not found:
        print(_ALL_THERE.format(n=len(lists[1])))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
