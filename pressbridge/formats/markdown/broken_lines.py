"""Lines that an editor broke on purpose, where others are wrapped text.

They are facts with their labels, the days of a programme, the rows of a list, captions and notes,
the lines of a Japanese release.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pressbridge.formats.markdown.line_starts import (
    APPENDIX,
    BRACKETED,
    LABEL,
    SERIES,
    place_of,
)
from pressbridge.formats.markdown.wrapped_lines import below_early_ends
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_ENDS = "。！？!?”’」』）)"
_ENDS_SENTENCE = late(r"[。！？!?][”’」』）)]*$")
_MAY_END_TEXT = ".。！？!?”’」』）)\"'"
ENDS_TEXT = late(r"(?<![0-9])[.。！？!?][”’」』）)\"']*[ \t]*$")
"""End of a text; 5. may be within a date that goes on below: 5. / 14.(목)."""
_COLONS = ":："
_GOES_ON = late("[ぁ-ゖ、，,・~∼～〜]$")
_GOES_ON_WITH = late("[ \t]*[ぁ-ゖ、，,・]")
_GOES_ON_BELOW = late("[ \t]*(?:[をがはにでとのもへやしさすいれ、，,・:：]|から|まで|より|など)")
_ALONE = late(
    rf"[ \t\u3000]*(?:{BRACKETED}|(?:"
    r"[-–—―－][^-–—―－]+[-–—―－]|[~∼～〜](?![~∼～〜]).+[~∼～〜]|〒 ?[0-9]{3}-[0-9]{4}"
    r"|[“\"][^“”\"]+[.!?。！？…][”\"]"
    r"|[(（](?:(?:단위|자료|출처|사진|예산|単位|出典|出所|写真|資料|解禁)[ \u3000]*[:：=＝]"
    r"[^()（）]*|끝|이상|完|了|以上)[)）]|[#＃](?!.*[ \u3000][^#＃ \u3000])[^\s#＃].*"
    r"|(?:[^\s0-9０-９]{2})?[0-9０-９元]{1,4} ?[年년] ?[0-9０-９]{1,2} ?[月월]"
    r" ?[0-9０-９]{1,2} ?[日일](?:[（(][^()（）]*[)）])?"
    r"|[-–—―－─━═=＝＊～〜~…_＿+＋]{3,}|--|문의(?: ?사항|처)?|お?問い?合わ?せ先?|連絡先"
    r"|記|끝[.]?|以 ?上|敬具|拝啓|謹啓|謹白)"
    r"[ \t\u3000]*$)"
)
"""A line that is one whole: 【概要】, <참고 1>, (단위: 백만원), hashtags, the 記 of a letter."""
_LONGEST_TITLE = 45
"""Characters of such a line, at most."""
_OPENS = late(
    rf"[【〒]|\u3000|{APPENDIX.pattern}|(?:그림|표|사진) ?[0-9]{{1,2}}[.:：] ?\D"
    r"|(?:図|表|写真) ?[0-9０-９]{1,2}(?:[.．:：] ?|\u3000)\S"
    r"|[℡‼⁉♪♫⌚-⏿☀-➿⬀-⯿\U0001f1e6-\U0001faff]|[0-9]\ufe0f?\u20e3|(?:--?|=)> "
    r"|(?:T(?:el|EL)|F(?:ax|AX)|[TFM]\.)[.:：]?[ \u3000]*[(（+]?[0-9０-９]"
    r"|[（(](?:[注註]|[*＊※]{1,3}[0-9]?)[)）]|[注註][)）]|[¹²³⁴-⁹]|[│┃┌-╬]|\+[-=]{2,}"
    r"|\[[ vVxX✓✔√]?\][ \u3000]"
    r"|[\[<［＜〈《〔][^\[\]<>［］＜＞〈〉《》〔〕]{1,20}[\]>］＞〉》〕][ \u3000]?"
    r"[△▲▷▶◇◆○●◎□■☆★](?![0-9])"
)
"""What begins a line: 【, an address, a title, the words of a picture (표 1.), ☎, the mark of a
note (¹, 注）), a row drawn with lines, the rank before names (〈전보〉 △감사관).
"""
_CAPTION = late(
    r"[\[<〈［＜〔](?:사진|그림|표|도표|문의|연락처|写真|図|表|お?問い?合わ?せ先?|連絡先)"
    r"[^\[\]<>〈〉［］＜＞〔〕]{0,8}(?:[\]>〉][ \u3000]|[］＞〕])"
)
"""What begins a line that says what is above it, or whom to ask: [사진 1] 개막식, ＜問合せ＞…."""
_NO_LABEL = late(r"[(（][^)）]*$|[가-힣]{2}\. |^[ぁ-ゖ][:：]")
"""What no label has: open brackets, the rest of a sentence (한다. 문의:) or of a word (せ：)."""
_OPEN = late(r"[(（「『“][^()（）「」『』“”]*$")
"""End of a line within brackets or a quotation: what is below it goes on with them."""
_EXPLAINS = late(r"[ \t\u3000]*[:：][ \u3000]")
"""Beginning of what explains the word above it: 조사 기간 / : 2026. 3. 2."""
_ROW = late(r"[ \t]*[^\s。、，]{1,14}\u3000+\S")
"""A line of two columns or more: 第1四半期（6月～8月）　1都3県で100戸."""
_FIRST_OF_LABEL = late(r"[ \t\u3000]*[가-힣一-龥]{1,6} ?[:：][ \t\u3000]*[1１][.)．）]")
"""A line whose label has the first of a series behind it: 주: 1) 잠정치."""
_ENDS_WITH_NUMBER = late(
    r"[0-9０-９]{2,4}[-)）‐–－] ?[0-9０-９]{3,4}[-‐–－][0-9０-９]{4}[)）]?[ \t]*$"
)
"""A line that ends with a telephone number, as those of a list of persons."""
_SENTENCE_WITHIN = late(r"[。！？][”’」』）)]*[^\s。！？”’」』）)]")
NARROWEST = 20
"""Characters of a line that nobody wraps so early."""
_LONGEST_HEAD = 12
"""Characters of a heading of an item at most: ◆お問い合わせ, with its text in the next line."""
_LONGEST_NAME = 30
"""Characters of a line of an address or a signature at most: wrapped text has longer ones."""


def broken_on_purpose(
    lines: Sequence[str], lang: Lang, *, sign: int, is_item: bool, unseen: Sequence[int]
) -> frozenset[int]:
    """Return the numbers, from 1, of the lines of a paragraph that begin a line of their own.

    ``sign`` are the letters of the sign at the start of the first line; ``is_item`` for an item of
    an outline, which may be the heading of what is below it.
    ``unseen`` are the letters typed in each line beyond those that are shown, as a link's target.
    """
    if len(lines) == 1:
        return frozenset()
    found = {
        number
        for number, (before, line) in enumerate(pairwise(lines), 1)
        if _begins_line(before, line, lang)
    }
    alone = [number for number, line in enumerate(lines) if _ALONE.match(line)]
    found |= {number + below for number in alone for below in (0, 1)} - {len(lines)}
    found |= _in_series(lines, lang)
    found |= {
        number
        for number, (word, line) in enumerate(pairwise(lines))
        if len(word) <= NARROWEST and _EXPLAINS.match(line)
    }
    early: frozenset[int] = frozenset()
    if lang is Lang.JA and any(map(_may_end, lines[:-1])):
        early = below_early_ends(lines, sign, unseen)
        found |= _below_short_lines(lines, early)
    if is_item and lang is Lang.JA and _is_head_of_item(lines, early):
        found.add(1)
    found |= _below_heads(lines, found, lang)
    if lang is Lang.JA:
        for first, last in pairwise(sorted({0, *found, len(lines)})):
            part = lines[first:last]
            if _are_sentences(part) or _are_names(part):
                found |= set(range(first, last))
    return frozenset(found - {0})


def _below_heads(lines: Sequence[str], found: AbstractSet[int], lang: Lang) -> set[int]:
    """Return the numbers of lines above which a line begins that is too short for wrapped text."""
    return {
        at + 1
        for at in {0, *found}
        if at + 1 < len(lines)
        and _is_short_head(lines[at], lines[at + 1])
        and not _EXPLAINS.match(lines[at + 1])
        and not _GOES_ON_BEHIND[lang].search(lines[at].rstrip())
    }


def _begins_line(before: str, line: str, lang: Lang) -> bool:
    """Tell by a line and the one above it whether it begins a line of its own."""
    ending = before.rstrip()[-1:] or " "
    return bool(
        _OPENS.match(line)
        or (_ENDS_WITH_NUMBER.search(line) and _ENDS_WITH_NUMBER.search(before))
        or ("\t" in line.strip() and "\t" in before.strip())  # a table, as it was copied
        or max(line.count(" | "), before.count(" | "), before.strip().count("\u3000")) > 1
        or (len(before) <= _LONGEST_TITLE and APPENDIX.match(before))
        or (_ROW.match(line) and _ROW.match(before))
        or (_CAPTION.match(line) and not _GOES_ON_BEHIND[lang].search(before.rstrip()))
        or ((ending in _COLONS or _is_fact(line)) and not _OPEN.search(before))
        or (ending in _MAY_END_TEXT and ENDS_TEXT.search(before) and _begins_note(line))
    )


def _is_fact(line: str) -> bool:
    """Tell whether a line has a label whole."""
    found = LABEL.match(line) if ":" in line or "：" in line else None
    return found is not None and not _NO_LABEL.search(found[0])


def _begins_note(line: str) -> bool:
    """Tell whether a line begins with the sign of a note, a question or an answer: [1], Q.

    1) and 제3조 begin sentences of wrapped text as well.
    """
    found = SERIES.match(line)
    return found is not None and found.lastgroup in _NOTES


def _may_end(line: str) -> bool:
    """Tell whether a Japanese line ends as a sentence does, or is a short one; most do not."""
    return len(line) <= NARROWEST or line.rstrip()[-1:] in _ENDS


def _below_short_lines(lines: Sequence[str], early: AbstractSet[int]) -> set[int]:
    """Return the numbers of Japanese lines above which one ends early: a sentence, or a noun."""
    letters = [len(line) for line in lines]
    longest = 0.85 * max(letters)
    is_wrapped = any(map(_SENTENCE_WITHIN.search, lines))
    found: set[int] = set()
    begins = True  # whether the line above begins with its sentence
    for number, (before, line) in enumerate(pairwise(lines), 1):
        narrow = letters[number - 1] <= NARROWEST
        ends = _ENDS_SENTENCE.search(before.rstrip()) is not None
        if ends:
            is_short = number in early and (narrow or letters[number - 1] < longest)
            is_whole = narrow and begins and not is_wrapped
        else:
            is_short = number in early and narrow and not _goes_on(before, line)
            is_whole = False
        if is_short or is_whole:
            found.add(number)
        begins = ends or is_short
    return found


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a Japanese line may go on with the next one: with a particle, in a date."""
    if _GOES_ON.search(before.rstrip()) or _GOES_ON_BELOW.match(line):
        return True
    near = before.rstrip()[-1:] + line.lstrip()[:1]
    return near.isascii() or (near[0] in "年月日第約計" and near[-1].isdecimal())


def _is_head_of_item(lines: Sequence[str], early: AbstractSet[int]) -> bool:
    """Tell whether the first line of a Japanese item is its heading, and was not wrapped."""
    head, below = len(lines[0]), len(lines[1])
    if head > _LONGEST_HEAD or (1 not in early and (len(lines) > 2 or head >= below)):
        return False
    return head <= below / 2 or not _ENDS_WITH_PARTICLE.search(lines[0].rstrip())


def _is_short_head(line: str, below: str) -> bool:
    """Tell whether a line is too short to have been wrapped: a name, or the heading of the next."""
    return 0 < len(line.strip()) <= min(_LONGEST_HEAD, len(below) / 3)


_GOES_ON_BEHIND = {
    Lang.KO: late("[은는을를이가의에와과도로,，·며고해서]$"),
    Lang.JA: late("[ぁ-ゖー、，,・]$"),
}
_ENDS_WITH_PARTICLE = late("[はがをにでとのもへやか、，,・ー~∼～〜]$")
_BEFORE_DATE = {
    Lang.KO: late("[은는을를,，~∼～〜]$"),
    Lang.JA: late("[ぁ-ゖ、，,・~∼～〜](?<![つみせめけえげ])(?<!わり)(?<!切り)(?<!まつり)$"),
}
"""End of a line whose sentence goes on, be it with a date: no noun, as あいさつ and 昼休み."""
_DATED = frozenset({"date", "clock", "change", "counted"})
_NOTES = frozenset({"reference", "note", "question", "full", "letter"})


def _in_series(lines: Sequence[str], lang: Lang) -> set[int]:
    """Return the numbers of lines that begin alike: with dates, with the numbers of items."""
    kinds: dict[str, dict[str, list[int]]] = {}
    for number, line in enumerate(lines):
        found = SERIES.match(line)
        if found and found.lastgroup:
            before = lines[number - 1].rstrip() if number else ""
            if found.lastgroup in _DATED and _BEFORE_DATE[lang].search(before):
                continue
            kind, sign = found.lastgroup, found[found.lastgroup]
            if kind == "counted":  # 2024년 and 8장 are no series
                kind += found[0].replace(sign, "", 1)
            kinds.setdefault(kind, {}).setdefault(sign, []).append(number)
        elif _FIRST_OF_LABEL.match(line):
            kinds.setdefault("digit", {}).setdefault("1", []).append(number)
    found_in: set[int] = set()
    for kind, one in kinds.items():
        if len(one) > 1:  # 다. twice is the end of a word
            numbers = {number for same in one.values() for number in same}
            found_in |= _side_by_side(numbers) if kind.startswith("counted") else numbers
    return found_in


def _side_by_side(numbers: AbstractSet[int]) -> set[int]:
    """Return the numbers next to which another one stands: wrapped text may begin with 2024년."""
    return {number for number in numbers if {number - 1, number + 1} & numbers}


def in_order(lines: Sequence[str], lang: Lang) -> set[int]:
    """Return the numbers of lines that begin a series or go on with one: 가. 1) 가) (1) (가).

    The first of one stands below a short line or below one with a number, or a second follows: else
    it may be wrapped.
    """
    places = [place_of(line) for line in lines]
    followed = {place.form for place in places if place and place.number == 2}
    found: set[int] = set()
    last: dict[str, int] = {}
    for number, place in enumerate(places):
        if place is None:
            continue
        begins = place.number == 1 and (
            place.form in followed
            or not number
            or places[number - 1] is not None
            or _is_unwrapped(lines[number - 1].rstrip(), lang)
        )
        if begins or last.get(place.form) == place.number - 1:
            found.add(number)
            last[place.form] = place.number
    return found


def _is_unwrapped(line: str, lang: Lang) -> bool:
    """Tell whether a line is too short to have been wrapped."""
    goes_on = _GOES_ON_BEHIND[lang].search(line)
    return len(line) <= _LONGEST_HEAD or (len(line) <= 2 * _LONGEST_HEAD and not goes_on)


def _are_sentences(lines: Sequence[str]) -> bool:
    """Tell whether each line is a sentence, as where each is a paragraph of a Japanese release."""
    return all(_ENDS_SENTENCE.search(line.rstrip()) for line in lines)


def _are_names(lines: Sequence[str]) -> bool:
    """Tell whether all lines are short and none goes on: an address, a date and a signature.

    The last one may, below a first one too short to be wrapped: ２．理由 / 体制を強化するため.
    """
    has_head = len(lines[0]) <= _LONGEST_HEAD and not _GOES_ON_WITH.match(lines[-1])
    ends = lines[:-1] if has_head and len(lines) > 1 else lines
    return not any(_GOES_ON.search(line.rstrip()) for line in ends) and all(
        len(line) <= _LONGEST_NAME and "。" not in line for line in lines
    )
