"""Check of speech levels: a page has です・ます or である, 합니다 or 한다, but not both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressbridge.fidelity.pair import Finding
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import said
from pressbridge.words.sentences import sentences
from pressbridge.words.text import one_line

_QUOTED = late(r"「[^「」]*+」|『[^『』]*+』|“[^“”]*+”|‘[^‘’]*+’|\"[^\"]*+\"|[(（][^()（）]*+[)）]")
_OPENS = late('[「『“‘"(（]')
_STOP = late(r"[。．.！？!?](?:[\s」』”’\"）)\ufffc]*+)$")
_BIEUP = "".join(map(chr, range(0xAC00 + 17, 0xD7A4, 28)))
"""The syllables that end in ㅂ: 습니다 and 합니다 are polite, 아니다 is not."""

_STYLES = {
    Lang.JA: (
        ("です・ます", late(
            r"(?:で(?:す|した|しょう)|ま(?:す|した|せん|しょう|せ)|くださ(?:い|った)|下さい)[かねよがわ]{0,2}$")),
        ("である", late(r"[うくすつぬふむるぐぶいだた](?:[かねよ]|のか)?$")),
    ),
    Lang.KO: (
        ("합니다", late(rf"(?:[{_BIEUP}]니[다까]|십시오|[세에어아해]요|죠|지요)$")),
        ("한다", late(r"다$")),
    ),
}  # fmt: skip
"""(speech level, pattern of its endings): the polite first, since the plain would match them."""

_LONGEST = 20
"""Letters of a sentence's end that are looked at: more than any ending has."""


def mixed_speech_levels(texts: Iterable[str], lang: Lang) -> Finding | None:
    """Return the soft finding ``mixed_speech_levels`` if the texts of a page mix two speech levels.

    ``texts`` are the paragraphs of the page in one language, without marks, in order. Only
    sentences with a full stop that end in a verb count: no headings, list items or quotations.
    """
    (polite, _), (plain, _) = styles = _STYLES[lang]
    found: dict[str, list[str]] = {polite: [], plain: []}
    for sentence in _spoken(texts):
        ending = _STOP.sub("", sentence)[-_LONGEST:]
        style = next((name for name, endings in styles if endings.search(ending)), "")
        if style:
            found[style].append(sentence.strip())
    if not (found[polite] and found[plain]):
        return None
    rare, usual = sorted(found, key=lambda name: len(found[name]))
    message = said(
        "{usual} in {more} sentences, but {rare} in {few}: {sentence}",
        usual=usual,
        more=len(found[usual]),
        rare=rare,
        few=len(found[rare]),
        sentence=_tail(found[rare][0]),
    )
    return Finding("register", False, message)


def _spoken(texts: Iterable[str]) -> Iterator[str]:
    """Yield the sentences that end in a full stop, without what they quote."""
    for text in texts:
        for sentence in sentences(text):
            said = _QUOTED.sub("", sentence) if _OPENS.search(sentence) else sentence
            said = said.rstrip()
            if _STOP.search(said):
                yield said


def _tail(sentence: str) -> str:
    sentence = one_line(sentence)
    return sentence if len(sentence) <= 40 else "…" + sentence[-39:]
