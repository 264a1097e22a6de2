"""Search for hidden texts: whether a text shows what must not be seen yet, however it is set.

    secret = HiddenText("비밀합병 발표", TextKind.HEADLINE, "content/releases/2026/h.md")
    hidden = HiddenTexts([secret])
    hidden.found_in(["[속보] 비밀합병 발표"])      # (Hit(first=0, last=0, text="비밀합병발표", …),)

Texts are compared by letters and digits alone, of one width and one case (``letters``). Quotes,
brackets, dashes, spaces, line ends, invisible characters and marks of markup are not in it. Texts
that follow one another are read as one stream, so that a sentence is found across a line break too.
What stands in brackets is also left out for a second look: ``새롬전자(대표 김철수)와``.

How much of a hidden text counts depends on what it is (``TextKind``): a headline is found inside
of any text, the name of a department only where it is all that is said. Otherwise one draft would
keep back half of the press room.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from pressbridge.words.letters import INVISIBLE, letters_of
from pressbridge.words.sentences import sentences
from pressbridge.words.text import MARK


class TextKind(Enum):
    """TextKind of a hidden text, which decides how much of it counts.

    The value: from which weight on it counts inside of other texts, and from which on where it
    stands between signs; below that, only as a whole text. A weight is the number of letters and
    digits, those of ASCII counted half.
    """

    HEADLINE = (6, 4)
    SENTENCE = (10, 6)
    PHRASE = (16, 1000)
    """A heading, a line of a list, a cell: as often a name as a sentence."""
    NAME = (1000, 1000)
    """An office, a role, a place: public ones are in every release."""


class HiddenText(NamedTuple):
    """A text that may not be seen, and the source that it belongs to."""

    text: str
    """May hold marks (⟦1⟧)."""
    kind: TextKind
    owner: str = ""
    """Path of the source that it belongs to, for messages."""


class Hit(NamedTuple):
    """A hidden text found in a row of texts."""

    first: int
    """Index of the text in which it begins."""
    last: int
    """Index of the text in which it ends."""
    text: str
    """The letters that were found."""
    owner: str


LONGEST = 64
"""Letters of a hidden sentence: of a longer one, its beginning counts."""

_GRAM = min(kind.value[0] for kind in TextKind)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_GAPS = re.compile("[^\\S\n]+|[\u1160\u02b0-\u02ff]+")
"""Space; a filler; letters that are only signs of sound (ˈ)."""

_SIGNS = re.compile(r"[\W_]+")
_OPENING, _CLOSING = r"(\[【〔〖〈《<{", r")\]】〕〗〉》>}"
_BRACKETED = re.compile(
    rf"[{_OPENING}][^{_OPENING}{_CLOSING}\n]{{0,200}}[{_CLOSING}]|(?<=[^\W\d_])\d{{1,2}}\)"
)
"""What stands in brackets; and the number of a note behind a word: 은행1)"""

_RAISED = re.compile("([\u00b9\u00b2\u00b3\u2070-\u2079]+)")
"""Raised figures: the number of a note as a rule, and otherwise a part of a unit (m²)."""

_DEPTH = 3
"""Brackets within brackets."""

_LABEL = re.compile(r"^[^:：]{1,10}[:：]")
_ENDS = ".!?。！？…"
_BETWEEN = re.compile(r"((?<!\d)\.|\.(?!\d)|[!?。！？…“”\"「」『』\n])")
"""Where a clause begins or ends: end marks, but for the point of a number, and quotation marks."""

_CLOSERS = " \t\n”’」』》〉】)）]］\"'"


def _plain(text: str) -> str:
    """Return a text without what cannot be seen, in one width and case."""
    visible = _INVISIBLE.sub("", MARK.sub("*", text) if "⟦" in text else text)
    if visible.isascii():
        return visible.lower()
    return unicodedata.normalize("NFKC", _RAISED.sub(r"(\1)", visible)).casefold()


def _letters(plain: str) -> str:
    return _SIGNS.sub("", _GAPS.sub("", plain))


def _views(plain: str) -> Iterator[str]:
    """Yield a text, or lines of texts, and what is left of it without brackets, inner ones first.

    ``([속보] 합병한다)`` is looked at as it is, as ``(* 합병한다)`` and as ``*``.
    """
    yield plain
    for _ in range(_DEPTH):
        shorter = _BRACKETED.sub("*", plain)
        if shorter == plain:
            return
        yield shorter
        plain = shorter


def _weight(word: str) -> int:
    return len(word) - sum(map(str.isascii, word)) // 2


class HiddenTexts:
    """Index of hidden texts. Searching a text takes time in proportion to its length."""

    def __init__(self, wordings: Iterable[HiddenText]) -> None:
        self._inside = _Words(_GRAM)
        """Words that count inside of other texts."""
        self._alone = _Words(2)
        """Words that count where they stand between signs."""
        self._whole: dict[str, str] = {}
        """Letters of a text that counts as a whole → its owner."""
        for wording in wordings:
            for word in _forms(wording.text):
                self._whole.setdefault(word, wording.owner)
            for text, kind in _said_in(wording):
                for word in _forms(text):
                    self._add(word, kind, wording.owner)

    def __bool__(self) -> bool:
        return bool(self._whole)

    def _add(self, word: str, kind: TextKind, owner: str) -> None:
        inside, alone = kind.value
        weight = _weight(word)
        if weight >= inside:
            self._inside.add(word[:LONGEST], owner)
        elif weight >= alone:
            self._alone.add(word, owner)

    def found_in(self, texts: Sequence[str]) -> tuple[Hit, ...]:
        """Return the hidden texts that show in texts which follow one another, in no certain order.

        They may hold marks. A text may be hit more than once.
        """
        if not self:
            return ()
        plain = _plain("\n".join(text.replace("\n", " ") for text in texts))
        return tuple(dict.fromkeys(hit for view in _views(plain) for hit in self._hits(view)))

    def _hits(self, plain: str) -> Iterator[Hit]:
        stream = _Stream(plain)
        for at, word in enumerate(stream.words):
            if word in self._whole:
                yield Hit(at, at, word, self._whole[word])
        for start, word, owner in self._inside.anywhere_in(stream.letters):
            yield stream.hit(start, word, owner)
        for start, word, owner in self._alone.at(stream.edges, stream.letters):
            if start + len(word) in stream.edges:
                yield stream.hit(start, word, owner)


class _Words:
    """Words with their owners, indexed by their first letters."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._owners: dict[str, str] = {}
        self._lengths: dict[str, set[int]] = {}

    def add(self, word: str, owner: str) -> None:
        self._owners.setdefault(word, owner)
        self._lengths.setdefault(word[: self._first], set()).add(len(word))

    def anywhere_in(self, letters: str) -> Iterator[tuple[int, str, str]]:
        """Yield (where, word, owner)."""
        size = self._first
        grams = {letters[at : at + size] for at in range(len(letters) - size + 1)}
        for gram in sorted(grams & self._lengths.keys()):
            start = letters.find(gram)
            while start >= 0:
                yield from self.at((start,), letters)
                start = letters.find(gram, start + 1)

    def at(self, places: Iterable[int], letters: str) -> Iterator[tuple[int, str, str]]:
        """Yield the words that begin at certain places."""
        for start in places:
            for length in self._lengths.get(letters[start : start + self._first], ()):
                word = letters[start : start + length]
                if word in self._owners:
                    yield start, word, self._owners[word]


def _forms(text: str) -> set[str]:
    """Return the letters of a text, and those without what stands in brackets."""
    return {_letters(view) for view in _views(_plain(text))} - {""}


class _Stream:
    """Texts that follow one another, each in a line, as one row of letters."""

    def __init__(self, plain: str) -> None:
        lines = _GAPS.sub("", plain)
        self.words = [_SIGNS.sub("", line) for line in lines.split("\n")]
        """The letters of each text."""
        self.letters = "".join(self.words)
        self.edges = {0, *accumulate(map(len, _SIGNS.split(lines)))}
        """Positions in ``letters`` between which a sign or the end of a text stands."""
        self._starts = [0, *accumulate(map(len, self.words[:-1]))]

    def hit(self, start: int, word: str, owner: str) -> Hit:
        """Return in which texts a word stands."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, start + len(word) - 1) - 1
        return Hit(first, last, word, owner)


def _said_in(wording: HiddenText) -> Iterator[tuple[str, TextKind]]:
    """Yield what of a hidden text counts by itself: the text, its sentences, its clauses."""
    text, kind = wording.text, wording.kind
    if kind is TextKind.NAME:
        return
    if kind is TextKind.HEADLINE:
        yield text, kind
        yield _LABEL.sub("", text), kind
    for sentence in sentences(text):
        yield (
            sentence,
            TextKind.SENTENCE if kind is TextKind.PHRASE and ends_sentence(sentence) else kind,
        )
    # A quotation is one sentence with what introduces it, and has sentences of its own.
    clauses = _BETWEEN.split(text)
    for clause, sign in zip(clauses[::2], clauses[1::2], strict=False):
        if sign in _ENDS and _weight(letters_of(clause)) >= TextKind.SENTENCE.value[0]:
            yield clause, TextKind.SENTENCE


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return MARK.sub("", text).rstrip(_CLOSERS)[-1:] in tuple(_ENDS)


def sentences_across_texts(texts: Iterable[str]) -> Iterator[tuple[str, TextKind]]:
    """Yield sentences that go on over several texts, such as the lines of a poem or of a table."""
    open_texts: list[str] = []
    for text in texts:
        first, *rest = sentences(text) or ("",)
        for at in range(len(open_texts)):
            joint = " ".join([*open_texts[at:], first])
            yield joint, TextKind.SENTENCE if ends_sentence(joint) else TextKind.PHRASE
        last = rest[-1] if rest else first
        if ends_sentence(last):
            open_texts = []
        elif rest:
            open_texts = [last]
        else:
            open_texts = [*open_texts[-_LINES:], last]


_LINES = 4
"""Texts before the last one that may belong to a sentence."""
