"""Nothing leaves the office early, and no text of others is translated without leave."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import CASES

from pressbridge.translation.sending_rules import refusal
from pressbridge.words.lang import Lang
from pressbridge.words.model import Origin, Permission, Release, StandingPage, Translate, Withdrawal
from pressbridge.words.moments import parse_moment

NOW = parse_moment("2023-05-14 12:00").at
BASE: dict[str, Any] = {
    "slug": "visit", "path": "content/releases/2023/visit.md", "folder": "content/releases/2023",
    "lang": Lang.KO, "title": "방문", "body": "본문", "body_line": 5,
}  # fmt: skip
ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in (CASES / "sending_rules.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def withdrawal(day: str) -> Withdrawal:
    return Withdrawal(parse_moment(day), "사유")


def release(described: str) -> Release:
    fields: dict[str, Any] = {"date": parse_moment("2023-05-01")}
    for part in described.split("; "):
        name, value = part.split("=")
        fields[name] = {
            "date": parse_moment, "embargo": parse_moment, "expires": parse_moment, "withdrawn": withdrawal, "license": str, "translate": Translate,
            "draft": bool, "confidential": bool, "origin": Origin, "permission": Permission,
        }[name](value)  # type: ignore[operator]  # fmt: skip
    return Release(**BASE, **fields)


@pytest.mark.parametrize(("described", "public", "own"), ROWS, ids=[row[0] for row in ROWS])
def test_what_may_be_sent_where(described: str, public: str, own: str) -> None:
    for is_public, wanted in ((True, public), (False, own)):
        said = refusal(release(described), public_engine=is_public, now=NOW) or "may"
        assert said.startswith(wanted)
        assert said == wanted or "(" in wanted


def test_a_standing_page_goes_out_unless_it_is_a_draft() -> None:
    assert refusal(StandingPage(**BASE), public_engine=True, now=NOW) == ""
    assert refusal(StandingPage(**BASE, draft=True), public_engine=True, now=NOW) == "it is a draft"
    assert refusal(StandingPage(**BASE, draft=True), public_engine=False, now=NOW) == ""
    human = StandingPage(**BASE, translate=Translate.HUMAN)
    assert refusal(human, public_engine=False, now=NOW) == "it says translate: human"


moments = st.integers(-100, 100).map(
    lambda seconds: parse_moment((NOW + timedelta(seconds=seconds)).isoformat())
)


@given(moments, st.none() | moments, st.booleans(), st.booleans())
def test_a_public_engine_gets_nothing_that_is_not_public(
    date, embargo, draft, confidential
) -> None:
    made = Release(**BASE, date=date, embargo=embargo, draft=draft, confidential=confidential)
    early = date.at > NOW or (embargo is not None and embargo.at > NOW)
    refused = refusal(made, public_engine=True, now=NOW)
    assert bool(refused) == (early or draft or confidential)
