"""A link of a telephone number dials that number, or there is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from harness import FIRST, SiteTest, release
from hypothesis import given
from hypothesis import strategies as st
from tables import cases

from pressbridge.words.telephones import dialled

Make = Callable[..., SiteTest]


@pytest.mark.parametrize("lines", cases("telephones.txt"))
def test_a_telephone_dials_the_number_that_is_shown_or_none(lines: list[str]) -> None:
    for line in lines:
        written, _, wanted = line.rpartition("->")
        assert (written, dialled(written)) == (written, wanted.strip())


@given(
    st.sampled_from(["044-204-7123", "02-123-4567", "010-1234-5678", "+82-2-1234-5678"]),
    st.sampled_from(["~{}", "~{}번", " (내선 {})", ", {}", "/{}", " 내선{}", "#{}", "x{}", "·{}"]),
    st.integers(0, 9999),
)
def test_no_figure_behind_a_number_becomes_a_part_of_it(
    number: str, behind: str, more: int
) -> None:
    assert dialled(number + behind.format(more)) == dialled(number)


@given(st.text(alphabet="0123456789+-() .,~/내선", max_size=40))
def test_nothing_is_dialled_that_is_not_written(written: str) -> None:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    number = dialled(written).removeprefix("+")
    home = number[2:] if number[:2] in {"81", "82"} else number
    assert number in digits or home in digits


def test_the_contact_table_links_one_right_number_or_none(site: Make) -> None:
    phones = ["044-204-7123~4", "02-1234-5678 (내선 123)", "+81-(0)3-1234-5678", "7001"]
    rows = ", ".join(f'{{department: 부서, phone: "{phone}"}}' for phone in phones)
    room = site({FIRST: release(contacts=f"[{rows}]")})
    page = room.built().page("/ko/2023/05/14/visit/")
    links = page.all("//td[contains(@class, 'phone')]/a/@href")
    assert links == ["tel:0442047123", "tel:0212345678", "tel:+81312345678"]
    assert all(phone in page.text for phone in phones)
