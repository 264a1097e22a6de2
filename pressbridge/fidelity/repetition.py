"""Check of repetition: what an engine repeats though its source does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pressbridge.fidelity.pair import OBJECT, Finding, TextPair
from pressbridge.words.problems import Said, said
from pressbridge.words.text import one_line


def repetition_findings(
    pair: TextPair, before: Sequence[str], after: Sequence[str]
) -> Iterator[Finding]:
    """Find what the translation repeats: check ``repetition``, hard.

    The same 4 to 30 characters three times in a row, ten characters four times anywhere, or a
    sentence of eight characters or more twice; each only where the source does not do so too.
    ``before`` and ``after`` are the sentences of the source and of the translation.
    """
    if not _may_repeat(pair.target):
        return
    pieces = _pieces(pair.target, 8)
    if len(set(pieces)) == len(pieces):  # then nothing stands twice that could count
        return
    counts = Counter(pieces)
    if (again := _in_a_row(pair.target, pieces, counts)) and not _source_does(pair.source):
        yield _finding(said("“{words}” stands three times or more in a row", words=_shown(again)))
    elif again := _said_twice(before, after):
        yield _finding(said("“{words}” stands twice, but not in the source", words=_shown(again)))
    elif max(counts.values()) >= 4:
        piece, count = _most_frequent(pair.target, 10)
        if count >= 4 and _most_frequent(pair.source, 5)[1] < count - 1:
            message = said("“{words}” stands {count} times", words=_shown(piece), count=count)
            yield _finding(message)


def _may_repeat(text: str) -> bool:
    """Tell, quickly, whether eight characters may stand twice in a text.

    Wherever eight characters stand, they hold one of the fours that are looked for behind.
    """
    if len(text) > 300:  # there the search for each would take longer than to count them all
        return True
    last_place = text.rfind
    for at in range(0, len(text) - 3, 5):
        if last_place(text[at : at + 4]) != at and _repeats_around(text, at):
            return True
    return False


def _repeats_around(text: str, at: int) -> bool:
    """Tell whether any of the eights that hold the four characters at a place stands again."""
    return any(text.find(text[start : start + 8], start + 1) > 0 for start in range(at + 1)[-5:])


def _pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(len(text) - size + 1)]


def _source_does(source: str) -> bool:
    """Tell whether a source has anything in a row: its words may be half as long."""
    pieces = _pieces(source, 4)
    return bool(_in_a_row(source, pieces, Counter(pieces)))


def _in_a_row(text: str, pieces: Sequence[str], counts: Counter[str]) -> str:
    """Return what stands three times in a row, half a piece long at least, 30 characters at most.

    ``pieces`` are all parts of one length of the text, in order, ``counts`` how often each stands.
    """
    shortest = len(pieces[0]) // 2 if pieces else 1
    last: dict[str, int] = {}
    for at in [at for at, piece in enumerate(pieces) if counts[piece] > 1]:
        piece = pieces[at]
        gap = at - last.get(piece, -31)
        last[piece] = at
        if gap <= 30:
            gap *= -(-shortest // gap)  # where even shorter pieces repeat, a multiple of them
            unit = text[at : at + gap]
            if unit == text[at - gap : at] == text[at + gap : at + 2 * gap] and _speaks(unit):
                return unit
    return ""


def _speaks(piece: str) -> bool:
    """Tell whether a piece is words: neither figures and signs nor marks (a list of code)."""
    return OBJECT not in piece and sum(map(str.isalpha, piece)) * 2 >= len(piece)


def _said_twice(before: Sequence[str], after: Sequence[str]) -> str:
    """Return a sentence that stands more often in the translation than any in the source."""
    if len(after) < 2:
        return ""
    counts = Counter(sentence.strip() for sentence in after)
    twice = [said for said, count in counts.items() if count > 1 and len(said) >= 8]
    spare = len(before) - len({sentence.strip() for sentence in before})
    return twice[0] if twice and sum(counts[one] - 1 for one in twice) > spare else ""


def _most_frequent(text: str, size: int) -> tuple[str, int]:
    pieces = Counter(_pieces(text, size))
    for piece, count in pieces.most_common(20):
        if _speaks(piece):
            return piece, count
    return "", 0


def _shown(piece: str) -> str:
    line = one_line(piece)
    return line if len(line) <= 40 else line[:39] + "…"


def _finding(message: Said) -> Finding:
    return Finding("repetition", True, message)
