"""Wrapped Japanese lines: each but the last is as long as the others, but for one word."""

from __future__ import annotations

from collections.abc import Sequence

from pressbridge.words.patterns import late

_LONGEST_WORD = 20
"""Letters of what no line can break, at most: with a longer word a line may exceed the others."""
_LONG_RUN = late(rf"[!-~]{{{_LONGEST_WORD}}}")
_NEVER_FIRST = "、。，．・：；？！）)」』】〕］〉》”’％ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_HANGS = late(rf"[{_NEVER_FIRST}]+$")
"""Signs that may hang out of wrapped lines, for which they are not the longest."""
_WORD = late(rf"[「『（(【〔“]*(?:[!-~]+|.)[{_NEVER_FIRST}]*")
"""What is not torn where lines are wrapped."""


def below_early_ends(lines: Sequence[str], sign: int, unseen: Sequence[int]) -> frozenset[int]:
    """Return the numbers of Japanese lines whose first word had found room in the line above them.

    Wrapped lines are as long as the others but for a word, be it in letters or in the room that
    they take. ``sign`` are the letters of the sign before the first line, ``unseen`` those typed in
    each line beyond what is shown.
    """
    letters = [len(line) + more for line, more in zip(lines, unseen, strict=True)]
    room = [_room(line) + 2 * more for line, more in zip(lines, unseen, strict=True)]
    whole = [
        (_HANGS.sub("", line if number else line[sign:]), more)
        for number, (line, more) in enumerate(zip(lines, unseen, strict=True))
        if more < _LONGEST_WORD and not _LONG_RUN.search(line)
    ] or list(zip(lines, unseen, strict=True))
    longest = max(len(line) + more for line, more in whole)
    widest = max(_room(line) + 2 * more for line, more in whole)
    found: set[int] = set()
    for number in range(1, len(lines)):
        word = _WORD.match(lines[number])
        more = unseen[number] + 1  # a blank may have stood between them
        if (
            word
            and letters[number - 1] + more + len(word[0]) <= longest
            and room[number - 1] + 2 * more + _room(word[0]) <= widest
        ):
            found.add(number)
    return frozenset(found)


def _room(text: str) -> int:
    """Return the room that a text takes, in halves of a Latin letter's: two or four each."""
    return len(text) + len(text.encode("utf-8", "replace"))
