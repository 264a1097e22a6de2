"""Check of the structure: length, sentences, bullets, lists, the sign at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pressbridge.fidelity.figures.normalization import normalized
from pressbridge.fidelity.pair import OBJECT, Finding, TextPair
from pressbridge.fidelity.repetition import repetition_findings
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import said
from pressbridge.words.sentences import sentences

_ENOUGH = 20
"""Characters below which the length of a text says nothing."""

_USUAL, _POSSIBLE = (0.6, 1.6), (0.4, 2.2)
"""Japanese characters for one Korean: half of all texts lie at 1.0, 98 % from 0.7 to 1.4."""

_SIGN = late("[△▲▵▴○◯〇●◎◦□■▢◇◆◈☆★※▶▷►▸◀◁◁✓✔☑①-⑳❶-❿㉠-㉮㉮-㉻•▪]")
_SIGNS = {
    sign: shape
    for shape in ("△▲▵▴", "○◯〇●◎◦", "□■▢▪", "◇◆◈", "☆★", "▶▷►▸", "◀◁", "✓✔☑")
    for sign in shape
}
"""Signs that stand for each other: engines and house styles change black to white."""

_KANJI_ZERO = late("(?<=[一二三四五六七八九〇])〇|〇(?=[一二三四五六七八九〇])")
_LIST = {
    Lang.KO: late(r"(?<!\w)\w++(?:(?:[·ㆍ・‧∙]|, ?)\w++){2,}"),
    Lang.JA: late(r"(?<!\w)\w++(?:[·ㆍ・]\w++){2,}"),
}
"""A list inside a sentence: 도쿄·오사카·나고야. Japanese commas also part clauses."""

_TRANSLATED_LIST = {
    Lang.KO: late(r"(?<!\w)\w++(?: ?[·ㆍ・‧∙、,，/／] ?\w++)+"),
    Lang.JA: late(r"(?<![^\Wをがは])[^\Wをがは]++(?: ?[·ㆍ・‧∙、,，/／] ?[^\Wをがは]++)+"),
}
"""A list as a translation may write it; behind を or は a Japanese clause goes on."""
_BETWEEN = late("[·ㆍ・‧∙、,，/／]")
_LAST_ONE = late(r"と|や|及び|および|並びに|ならびに|또는|및|[가-힣](?:과|와|이나|나) ")
_FIGURES_OR_FOREIGN = late(r"[\d\W_ァ-ヺー]+|(?:\w\W)+\w")

_LATE = " \t\u3000”’」』\"')）]］》〉" + OBJECT
_ENDINGS = {
    "。": ".",
    "．": ".",
    "！": "!",
    "？": "?",
    "：": ":",
    "…": "…",
    **{c: c for c in ".!?:"},
}
_ASKS = late(r"[?？]|か[。.！!」』]|か$|까[.。]|\?")

_MUCH_SHORTER, _MUCH_LONGER = 0.75, 1.3
"""Length of a translation, as a share of its source, at which a sentence may be lost or added."""


def findings(pair: TextPair) -> Iterator[Finding]:
    """Compare the structure: hard ``length``, ``repetition`` and ``signs``, soft what is unusual.

    Soft are an unusual ``length``, another number of ``sentences``, a ``list`` inside a sentence
    that became shorter, and another ``ending``: a question, an exclamation or a full stop.
    """
    ratio = _ratio(pair)
    if not _USUAL[0] <= ratio <= _USUAL[1]:
        yield _length(pair, ratio)
    before, after = sentences(pair.source), sentences(pair.target)
    yield from repetition_findings(pair, before, after)
    if len(before) != len(after):
        grown = ratio if pair.lang is Lang.JA else 1 / ratio
        yield from _sentences(grown, _number_of(before), _number_of(after))
    if _SIGN.search(pair.source) or _SIGN.search(pair.target):
        yield from _signs(pair)
    if len(_BETWEEN.findall(pair.source)) > 1:
        yield from _list(pair)
    old, new = _last_sign(pair.source), _last_sign(pair.target)
    if old != new:
        yield from _ending(pair, old, new)


def _ratio(pair: TextPair) -> float:
    """Return how many Japanese characters stand for one Korean; short texts count as longer."""
    source, target = len(pair.source), len(pair.target) or 1
    if source < _ENOUGH:  # a short text may be shorter still, but not become a long one
        source, target = _ENOUGH, max(target, _ENOUGH)
    return target / source if pair.lang is Lang.JA else source / target


def _length(pair: TextPair, ratio: float) -> Finding:
    hard = not _POSSIBLE[0] <= ratio <= _POSSIBLE[1]
    message = said(
        "{before} characters in the source, {after} in the translation",
        before=len(pair.source),
        after=len(pair.target),
    )
    return Finding("length", hard, message)


def _number_of(parts: tuple[str, ...]) -> int:
    """Return how many sentences there are; the … inside of a headline is a pause."""
    if not parts or _last_sign(parts[-1]):
        return len(parts)
    return len(parts) - sum(part.rstrip(_LATE).endswith("…") for part in parts[:-1])


def _sentences(grown: float, before: int, after: int) -> Iterator[Finding]:
    """Say that sentences were joined, lost or added, in a text that has ``grown`` so many times.

    A split sentence alone is no finding: good translations do that often.
    """
    if after < before:
        template = _ONE_LOST if grown < _MUCH_SHORTER else _FEWER
    elif grown > _MUCH_LONGER:
        template = _ONE_ADDED
    else:
        return
    yield Finding("sentences", False, said(template, before=before, after=after))


_FEWER = said("{before} sentences in the source, {after} in the translation")
_ONE_LOST = said(
    "{before} sentences in the source, {after} in the translation, and much shorter: one may be "
    "lost"
)
_ONE_ADDED = said(
    "{before} sentences in the source, {after} in the translation, and much longer: one may be "
    "added"
)


def _signs(pair: TextPair) -> Iterator[Finding]:
    source, target = (_LEADING.sub(_as_usual, text) for text in (pair.source, pair.target))
    first, second = (_LEAD.match(text) for text in (source, target))
    if first and second and first[0] != second[0]:  # another sign of an outline, before its text
        source, target = source[first.end() :], target[second.end() :]
    before, after = _counted(source), _counted(target)
    for sign in sorted({*before, *after}):
        if before[sign] == after[sign] or _is_in_brackets(sign, before, after, pair):
            continue
        if sign not in _MINUSES or not _is_minus_in_words(sign, before, after, pair):
            message = said(
                "{before} {sign} in the source, {after} in the translation",
                before=before[sign],
                sign=sign,
                after=after[sign],
            )
            yield Finding("signs", sign != "•", message)  # a bullet may have become ・


_LEADING = late(r"(?m)^[ \t]*(?:ㅇ|[*＊](?!\*))(?=[ \t]*\S)|(?<=[ \t])ㅇ(?=[ \t])")
"""What a keyboard has for ○ and ※, at the start of a line."""
_LEAD = late(r"\s*[△▲▵▴○◯〇●◎◦□■▢◇◆◈☆★※▶▷►▸✓✔☑•▪·ㆍ・‧∙*＊-](?=\s*[^\W\d_])")
"""A sign at the start of a text, before its words."""


def _as_usual(match: re.Match[str]) -> str:
    return "○" if "ㅇ" in match[0] else "※"


def _is_in_brackets(sign: str, before: Counter[str], after: Counter[str], pair: TextPair) -> bool:
    """Tell whether a ① of one text is a (1) or 1) of the other."""
    if not "①" <= sign <= "⑳":
        return False
    fewer = pair.source if before[sign] < after[sign] else pair.target
    number = ord(sign) - ord("①") + 1
    found = re.findall(rf"(?<![0-9０-９]){number}[).]", normalized(fewer))
    return len(found) >= abs(before[sign] - after[sign])


_MINUSES = "△▽▼"
_MINUS = late(r"[△▲▵▴▽▼](?=[0-9０-９])")
_FALLS = late(
    "마이너스|영하|적자|손실|감소|하락|줄[어었인]|내[린렸려]|떨어|낮아|マイナス|氷点下|零下|赤字|損失|減|下落|低下"
    "|下が|下げ|[-−–－‐](?=[0-9０-９])"
)
"""What says a minus in another way than △1.2%."""


def _is_minus_in_words(
    sign: str, before: Counter[str], after: Counter[str], pair: TextPair
) -> bool:
    """Tell whether the △ that one text lacks is a minus, which it says with a word.

    What became of the figure behind it is the matter of ``figures``.
    """
    more, fewer = pair.source, pair.target
    if before[sign] < after[sign]:
        more, fewer = fewer, more
    missing = abs(before[sign] - after[sign])
    surplus = len(_MINUS.findall(more)) - len(_MINUS.findall(fewer))
    return surplus >= missing and len(_FALLS.findall(fewer)) >= missing


def _counted(text: str) -> Counter[str]:
    signs = _SIGN.findall(_KANJI_ZERO.sub("", text))
    return Counter(_SIGNS.get(sign, sign)[0] for sign in signs)


def _list(pair: TextPair) -> Iterator[Finding]:
    longest, items = "", 0
    for found in _LIST[pair.lang.other].finditer(pair.source):
        count = len(_BETWEEN.findall(found[0])) + 1
        if count > items and not _FIGURES_OR_FOREIGN.fullmatch(found[0]):
            longest, items = found[0], count
    if not items:
        return
    kept = max(
        (_items(found, pair.target) for found in _TRANSLATED_LIST[pair.lang].finditer(pair.target)),
        default=1,
    )
    if kept < items:
        shown = longest if len(longest) <= 40 else longest[:39] + "…"
        yield Finding(
            "list",
            False,
            said("{items} items in {shown}, fewer in the translation", items=items, shown=shown),
        )


def _items(chain: re.Match[str], text: str) -> int:
    """Return how many items a list has, with one that と or 및 adds to it."""
    near = text[max(0, chain.start() - 2) : chain.end() + 4]
    return len(_BETWEEN.findall(chain[0])) + 1 + bool(_LAST_ONE.search(near))


def _ending(pair: TextPair, old: str, new: str) -> Iterator[Finding]:
    if old == "?" and _ASKS.search(pair.target[-6:]):
        return
    if "?" in (old, new) and _ASKS.search(pair.source[-6:]) and _ASKS.search(pair.target[-6:]):
        return
    if {old, new} <= {"", "…", ":"}:
        return
    template = _OTHER_END if old and new else _NO_END_NOW if old else _END_NOW
    yield Finding("ending", False, said(template, old=old, new=new))


_OTHER_END = said("the source ends in {old}, the translation ends in {new}")
_NO_END_NOW = said("the source ends in {old}, the translation has no end sign")
_END_NOW = said("the source has no end sign, the translation ends in {new}")


def _last_sign(text: str) -> str:
    """Return the sign that a text ends in, or nothing; 2023. 5. 14. is no sentence."""
    end = text.rstrip(_LATE)
    sign = _ENDINGS.get(end[-1:], "")
    return "" if end[-1:] == "." and end[-2:-1].isdecimal() else sign
