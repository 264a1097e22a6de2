"""Marks: inline markup as ⟦1⟧…⟦/1⟧, which a catalog stores and an engine must bring back.

``**도쿄**에서 [보도](url)`` is stored as ``⟦1⟧도쿄⟦/1⟧에서 ⟦2⟧보도⟦/2⟧``: pairs for strong, em,
strikethrough and links, single marks for code, pictures, footnotes and addresses. The targets
stay in the token tree, so a translation cannot damage them and a changed link changes no text
(docs/design.md §6).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.words.lang import Lang
from pressbridge.words.problems import NOTHING, Said, said
from pressbridge.words.text import MARK, join_lines, storable

_BRACKET = re.compile("([⟦⟧])")
_BLANKS = re.compile(r"[ \t\n]+")
_DAMAGED = said("a mark is damaged")
_Found = tuple[str, str]
"""A mark as ``MARK`` finds it: ("/" or "", the number)."""


class Mark(NamedTuple):
    """Tokens that the number of a mark stands for: a pair has two runs, a single mark one."""

    opening: tuple[Token, ...]
    closing: tuple[Token, ...] = ()

    @property
    def paired(self) -> bool:
        """Whether text stands between an opening and a closing mark."""
        return bool(self.closing)


class MarkedText(NamedTuple):
    """A text with marks, and the mark of each number (⟦1⟧ first)."""

    text: str
    marks: tuple[Mark, ...]


def to_marked_text(tokens: Sequence[Token], lang: Lang) -> MarkedText:
    """Return inline tokens as one line of text with marks, numbered in order of appearance."""
    if len(tokens) == 1 and tokens[0].type == "text" and not has_bracket(tokens[0].content):
        return MarkedText(_in_one_line(tokens[0].content), ())  # most lines have no markup
    return _Encoder(lang).encode(tokens)


def _in_one_line(text: str) -> str:
    text = storable(text)
    if "  " in text or "\t" in text or "\n" in text:
        text = _BLANKS.sub(" ", text)
    return text.strip()


def has_bracket(text: str) -> bool:
    """Tell whether a text holds a sign of which marks are made."""
    return "⟦" in text or "⟧" in text


class _Encoder:
    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.text: list[str] = []
        self.marks: list[Mark] = []
        self.open: list[tuple[int, Token]] = []

    def encode(self, tokens: Sequence[Token]) -> MarkedText:
        at = 0
        while at < len(tokens):
            at += self.take(tokens, at)
        return MarkedText(_in_one_line("".join(self.text)), tuple(self.marks))

    def take(self, tokens: Sequence[Token], at: int) -> int:
        """Add the token at a position; return how many tokens were used up."""
        token = tokens[at]
        if token.type == "text":
            self.add_text(token.content)
        elif token.type == "softbreak":
            before, after = _near(tokens, at, -1), _near(tokens, at, 1)
            self.text.append(join_lines(before, after, self.lang))
        elif _is_address(tokens, at):
            self.add_single(tuple(tokens[at : at + 3]))
            return 3
        elif token.nesting == 1:
            self.marks.append(Mark(()))  # keeps the number; completed when it closes
            self.open.append((len(self.marks), token))
            self.text.append(f"⟦{len(self.marks)}⟧")
        elif token.nesting == -1:
            number, opening = self.open.pop()
            self.marks[number - 1] = Mark((opening,), (token,))
            self.text.append(f"⟦/{number}⟧")
        else:
            self.add_single((token,))
        return 1

    def add_text(self, content: str) -> None:
        if not has_bracket(content):
            self.text.append(content)
            return
        for piece in _BRACKET.split(content):
            if piece in ("⟦", "⟧"):  # typed by the editor: no mark of ours, so it becomes one
                self.add_single((_text(piece),))
            else:
                self.text.append(piece)

    def add_single(self, tokens: tuple[Token, ...]) -> None:
        self.marks.append(Mark(tokens))
        self.text.append(f"⟦{len(self.marks)}⟧")


def _near(tokens: Sequence[Token], at: int, step: int) -> str:
    """Return the nearest text before or after a token: emphasis and links have none."""
    at += step
    while 0 <= at < len(tokens) and not tokens[at].content:
        at += step
    return tokens[at].content if 0 <= at < len(tokens) else ""


def _is_address(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a link shows its own address: there is nothing in it to translate."""
    if tokens[at].type != "link_open" or at + 2 >= len(tokens):
        return False
    text, close = tokens[at + 1], tokens[at + 2]
    if text.type != "text" or close.type != "link_close":
        return False
    href = str(tokens[at].attrs.get("href", ""))
    return tokens[at].info == "auto" or text.content in (href, href.removeprefix("mailto:"))


def to_tokens(text: str, marks: Sequence[Mark]) -> list[Token]:
    """Return a text with marks as inline tokens. Raises ValueError if ``mark_fault`` finds one."""
    if not marks and not has_bracket(text):
        return [_text(text)] if text else []
    first, *others = MARK.split(text)  # a text, a slash or none, a number, a text, …
    found = _marks_in(others)
    texts = others[2::3]
    strays = has_bracket(first) or any(map(has_bracket, texts))
    fault = _DAMAGED if strays else _fault(found, marks)
    if fault:
        raise ValueError(fault)
    return _tokens(first, found, texts, marks)


def part_to_tokens(part: str, marks: Sequence[Mark]) -> list[Token]:
    """Return a part of a text that ``to_tokens`` took as inline tokens.

    Raises ValueError if a pair of marks is not whole in it.
    """
    first, *others = MARK.split(part)
    found = _marks_in(others)
    opened = {number for closing, number in found if not closing and marks[number - 1].paired}
    fault = _nesting_fault([(number, closing) for closing, number in found], marks)
    if fault or opened != {number for closing, number in found if closing}:
        raise ValueError(fault or _DAMAGED)
    return _tokens(first, found, others[2::3], marks)


def _tokens(
    first: str, found: Sequence[tuple[bool, int]], texts: Sequence[str], marks: Sequence[Mark]
) -> list[Token]:
    tokens = [_text(first)] if first else []
    for (closing, number), after in zip(found, texts, strict=True):
        mark = marks[number - 1]
        tokens += mark.closing if closing else mark.opening
        if after:
            tokens.append(_text(after))
    return tokens


def words_of(text: str, marks: Sequence[Mark]) -> str:
    """Return what readers read of a text with marks: without markup, with code and addresses.

    A picture or a footnote's number is no word.
    """
    if not marks:
        return text

    def said(mark: re.Match[str]) -> str:
        number = int(mark[2])
        if number > len(marks) or marks[number - 1].paired:
            return ""
        tokens = marks[number - 1].opening
        return "".join(one.content for one in tokens if one.type in ("text", "code_inline"))

    return MARK.sub(said, text)


def _marks_in(pieces: Sequence[str]) -> list[tuple[bool, int]]:
    """Return the marks among what a text was split into: (closing, number)."""
    return [
        (bool(slash), int(number)) for slash, number in zip(pieces[::3], pieces[1::3], strict=True)
    ]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _fault(marks_of_text: Sequence[tuple[bool, int]], marks: Sequence[Mark]) -> Said:
    """Return what is wrong with the marks of a translation, or an empty string."""
    wanted = sorted((number, closing) for number, mark in enumerate(marks, 1)
                    for closing in ((False, True) if mark.paired else (False,)))  # fmt: skip
    found = [(number, closing) for closing, number in marks_of_text]
    if sorted(found) != wanted:
        return _multiset_fault(wanted, Counter(found))
    return _nesting_fault(found, marks)


def _strays(text: str) -> list[str]:
    """Return the brackets of a text that are no marks."""
    return sorted(_BRACKET.findall(MARK.sub("", text)))


def _multiset_fault(wanted: list[tuple[int, bool]], found: Counter[tuple[int, bool]]) -> Said:
    for number, closing in wanted:
        count = found[number, closing]
        if count != 1:
            return said(
                "mark {number} stands {count} times, not once",
                number=_written(number, closing),
                count=count,
            )
    extra = sorted(set(found) - set(wanted))
    return (
        said("mark {number} is not in the source", number=_written(*extra[0])) if extra else NOTHING
    )


def _nesting_fault(found: list[tuple[int, bool]], marks: Sequence[Mark]) -> Said:
    stack: list[int] = []
    for number, closing in found:
        if closing:
            if not stack or stack.pop() != number:
                return said(
                    "mark {number} closes what is not open", number=_written(number, closing=True)
                )
        elif marks[number - 1].paired:
            stack.append(number)
    return NOTHING


def _written(number: int, closing: bool) -> str:  # noqa: FBT001 - half of a mark's name
    return f"⟦{'/' if closing else ''}{number}⟧"


def mark_fault(source: str, target: str) -> Said:
    """Return how the marks of a translation differ from its source's, or an empty string.

    Each mark must stand exactly once, and pairs must be nested. No other brackets may stand in a
    translation but those that an editor typed into the source, such as a title.
    """
    ours, theirs = MARK.findall(source), MARK.findall(target)
    strays = _has_stray(source, len(ours)) or _has_stray(target, len(theirs))
    if strays and _strays(target) != _strays(source):
        return _DAMAGED
    if len(ours) + len(theirs) > 20:
        return _fault_between(ours, theirs)
    return _fault_once(tuple(ours), tuple(theirs))


def _has_stray(text: str, marks: int) -> bool:
    """Tell whether a text has more brackets than its marks."""
    return not text.count("⟦") == text.count("⟧") == marks


@lru_cache(maxsize=256)
def _fault_once(ours: tuple[_Found, ...], theirs: tuple[_Found, ...]) -> Said:
    """Compare only once what few marks may stand in a text: nearly always the same."""
    return _fault_between(ours, theirs)


def _fault_between(ours: Sequence[_Found], theirs: Sequence[_Found]) -> Said:
    """Return how the marks found in a translation differ from those found in its source."""
    closed = {int(number) for slash, number in ours if slash}
    count = max((int(number) for _, number in ours), default=0)
    end = (_text(""),)
    marks = [Mark((), end if n in closed else ()) for n in range(1, count + 1)]
    return _fault([(bool(slash), int(number)) for slash, number in theirs], marks)
