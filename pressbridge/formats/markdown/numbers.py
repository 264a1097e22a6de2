"""Numbers of lists, as they were typed: HTML counts on from the first, whatever the others are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_WIDE, _MANY = 3, 5
"""Digits from which on a number needs more room than a list leaves for it, and as much as nine."""


def numbers_plugin(md: MarkdownIt) -> None:
    """Give items the numbers that they were typed with, and lists room for them."""
    md.core.ruler.after("block", "numbers", _numbers)


def _numbers(state: StateCore) -> None:
    for opening, items in _ordered_lists(state.tokens):
        typed = [item.info for item in items]
        numbers = [int(one) for one in typed]
        classes = ["parenthesis"] if opening.markup == ")" else []
        if all(len(one) > 1 for one in typed) and any(one.startswith("0") for one in typed):
            classes.append("zero")  # 08. 09. 10.
        last = numbers[0] + len(numbers) - 1
        if numbers != [numbers[0]] * len(numbers) or numbers[0] > 1:
            last = max(numbers)
            _number(items, numbers)
        digits = len(str(last))
        if digits >= _WIDE:
            classes.append(f"digits-{digits if digits < _MANY else 9}")
        if classes:
            opening.attrs["class"] = " ".join(classes)


def _number(items: Sequence[Token], numbers: Sequence[int]) -> None:
    """Give each item its number that does not follow the one before; 1. 1. 1. means 1. 2. 3."""
    expected = numbers[0]
    for item, number in zip(items, numbers, strict=True):
        if number != expected:
            item.attrs["value"] = number
        expected = number + 1


def _ordered_lists(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield the opening of each numbered list with those of its items."""
    open_lists: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append((token, []))
        elif token.type == "list_item_open":
            open_lists[-1][1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            opening, items = open_lists.pop()
            if opening.type == "ordered_list_open":
                yield opening, items
