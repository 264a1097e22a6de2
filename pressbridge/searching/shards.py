"""The files of the search index: postings of terms, and the addresses of documents.

docs/search.md specifies them; ``templates/static/search.js`` reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import sub
from typing import NamedTuple

from pressbridge.searching.terms import Pieces, items, pieces_of, terms_of

DOCUMENTS = 64
"""Documents in one file of addresses."""
_DOCUMENTS_FOR_A_FILE = 2
"""Documents of a year for each of its files of postings: so a file has one or two KB."""
_MOST = 512
"""Files of postings of a year at most."""
_LETTERS = 16
"""Files of pairs and words for each file of single letters."""
_NAMES = 32
"""Names for each of their files."""


class Sizes(NamedTuple):
    """How many files there are of each kind for the documents of a year."""

    addresses: int
    pairs: int
    letters: int


def sizes(documents: int) -> Sizes:
    """Return how many files there are for so many documents."""
    pairs = _power_of_two(documents / _DOCUMENTS_FOR_A_FILE, _MOST)
    return Sizes(max(1, -(-documents // DOCUMENTS)), pairs, max(1, pairs // _LETTERS))


def name_files(names: int) -> int:
    """Return how many files there are for so many names."""
    return _power_of_two(names / _NAMES, _MOST)


def _power_of_two(wanted: float, most: int) -> int:
    found = 1
    while found < wanted and found < most:
        found *= 2
    return found


def number_of(term: str, files: int) -> int:
    """Return in which of so many files a term stands; ``files`` is a power of two."""
    found = 0
    for letter in term:
        found = (found * 31 + ord(letter)) & 0xFFFFFFFF
    return found & (files - 1)


def packed(mark: str, topics: Iterable[str], title: str, deck: str, body: str) -> bytes:
    """Return what the index has to know of a document.

    ``mark`` stands beside its address; its topics are words too, with ``#`` before them.
    """
    tags = Pieces(frozenset(), frozenset(f"#{topic}" for topic in topics))
    rows = (_row_of(one) for one in (pieces_of(title), pieces_of(deck), pieces_of(body), tags))
    return "\n".join((mark, *rows)).encode("utf-8", "replace")


def _row_of(pieces: Pieces) -> str:
    return f"{' '.join(sorted(pieces.runs))}\t{' '.join(sorted(pieces.words))}"


def _terms_in(row: str) -> set[str]:
    runs, _, words = row.partition("\t")
    return terms_of(runs, words.split())


class _Postings(NamedTuple):
    """Terms to the numbers of the documents that have them."""

    all: defaultdict[str, list[int]]
    titles: defaultdict[str, list[int]]
    decks: defaultdict[str, list[int]]


def year_files(
    documents: Sequence[tuple[str, bytes]], wanted: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of those files of a year's index whose names are wanted.

    ``documents`` are (address, ``packed``), the oldest first.
    """
    found = _Postings(defaultdict(list), defaultdict(list), defaultdict(list))
    addresses: list[str] = []
    for number, (address, data) in enumerate(documents):
        mark, *rows = data.decode().split("\n")
        addresses.append(f"{address}\t{mark}\n" if mark else f"{address}\n")
        title, deck, body, topics = map(_terms_in, rows)
        for postings, terms in zip(found, (title | deck | body | topics, title, deck), strict=True):
            for term in terms:
                postings[term].append(number)
    lines = _lines(found, len(documents))
    for name in wanted:
        if name.startswith("d"):
            first = int(name[1:]) * DOCUMENTS
            yield name, "".join(addresses[first : first + DOCUMENTS]).encode()
        else:
            yield name, "".join(sorted(lines.get(name, ()))).encode()


def _lines(found: _Postings, documents: int) -> dict[str, list[str]]:
    """Return the lines of each file of postings."""
    lines: dict[str, list[str]] = {}
    codes, count = _codes(documents), sizes(documents)
    for term, numbers in found.all.items():
        fields = [term, _row(numbers, codes)]
        if term in found.titles or term in found.decks:
            fields.append(_row(found.titles.get(term, ()), codes))
        if term in found.decks:
            fields.append(_row(found.decks[term], codes))
        lines.setdefault(_file_of(term, count), []).append("\t".join(fields) + "\n")
    return lines


def names_of_files(documents: int) -> tuple[str, ...]:
    """Return the names of the files of a year with so many documents; that of addresses first."""
    count = sizes(documents)
    kinds = (("d", count.addresses), ("p", count.pairs), ("l", count.letters))
    return tuple(f"{kind}{number}" for kind, files in kinds for number in range(files))


def _file_of(term: str, count: Sizes) -> str:
    if len(term) == 1 and not term.isascii():
        return f"l{number_of(term, count.letters)}"
    return f"p{number_of(term, count.pairs)}"


def _row(numbers: Sequence[int], codes: Sequence[str]) -> str:
    """Return numbers that grow, each as the code of how much it is above the one before."""
    return "".join(map(codes.__getitem__, map(sub, numbers, chain((-1,), numbers))))


_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_LAST = 48
"""Signs that end a number; the sixteen behind them say that it goes on."""


@lru_cache(maxsize=4)
def _codes(most: int) -> tuple[str, ...]:
    """Return the codes of all numbers up to one."""
    return tuple(map(_code, range(most + 1)))


def _code(number: int) -> str:
    found = ""
    while number >= _LAST:
        found += _SIGNS[_LAST + number % 16]
        number //= 16
    return found + _SIGNS[number]


def letters_of_name(form: str) -> str:
    """Return a name without spaces and signs, as a query has it."""
    return "".join(item.text for item in items(form))


def name_lines(pairs: Iterable[tuple[str, str]], files: int) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each of so many files of names: a form, then its counterparts.

    A form is known by its letters alone.
    """
    known: dict[str, dict[str, None]] = {}
    for form, counterpart in pairs:
        if letters := letters_of_name(form):
            known.setdefault(letters, {})[counterpart] = None
    rows: list[list[str]] = [[] for _ in range(files)]
    for form in sorted(known):
        rows[number_of(form, files)].append("\t".join((form, *sorted(known[form]))))
    return tuple(map(tuple, rows))
