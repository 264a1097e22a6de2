"""Check of the script: nothing left in the source's, nothing answered in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressbridge.fidelity.chinese_forms import CHINESE, OLD_FORMS
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import Said, said
from pressbridge.words.text import one_line

_HANGUL = late(r"[가-힣ㄱ-ㆌㆎᄀ-ᇿ][가-힣ㄱ-ㆌㆎᄀ-ᇿ]*(?: [가-힣ㄱ-ㆌㆎᄀ-ᇿ]+)*")
"""Runs of Hangul. U+318D (ㆍ) is left out: it stands for a middle dot."""

_KANA = late(r"[ぁ-ゖァ-ヺｦ-ﾝ][ぁ-ゖァ-ヺーｦ-ﾟ・]*")
_ANY_KANA = late("[ぁ-ゖァ-ヺ]")
_HAN = late(r"[一-鿿]{2,}")
_IN_BRACKETS = late(r"[(（][^()（）]*[)）]")
_CAPITALS = frozenset("韓日美米中英獨佛露北臺與野")
"""Single characters with which Korean headlines name countries and parties: 韓日, 美中."""

_NO_LETTERS = late(r"[\W\dA-Za-z_]+")
_STRAIGHT = "'\""
_OPENING, _CLOSING = "「『（(“‘《", "」』）)”’》"

_HANGUL_LEFT = (
    said("Hangul left in the translation: {words}"),
    said("a name stands in Hangul: {words}"),
)
_KANA_LEFT = (
    said("kana left in the translation: {words}"),
    said("a name stands in kana: {words}"),
)
"""Messages for what is left, and for what the source has in quotation marks as well."""

_FOREIGN_HAN = late(f"[{''.join(CHINESE)}{''.join(OLD_FORMS)}]")


def findings(pair: TextPair, kept: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Compare the scripts: checks ``untranslated``, ``script``, ``chinese`` and ``kana``.

    Hangul in Japanese and kana in Korean are hard, but soft in quotes or brackets if the source
    has the same words: a brand (「오늘의집」). ``kept`` are names that stay in their own script.
    """
    target = pair.target
    for name in sorted(kept, key=len, reverse=True):
        target = target.replace(name, "")
    has_hangul = _HANGUL.search(target) is not None
    if has_hangul is (pair.lang is Lang.JA) and _is_echo(pair.source, target):
        yield Finding("untranslated", True, said("the source again: {text}", text=_short(target)))
        return
    if pair.lang is Lang.JA:
        if has_hangul:
            yield from _left(pair.source, target, _HANGUL, _HANGUL_LEFT)
        yield from _chinese(pair.source, target)
    else:
        yield from _left(pair.source, target, _KANA, _KANA_LEFT)
        yield from _han_left(pair.source, target)


def _is_echo(source: str, target: str) -> bool:
    """Tell whether what should be in another script is the source, but for figures and signs.

    Latin letters do not count. A Korean text in Chinese characters alone (東京) may be right in
    Japanese as it is.
    """
    if target.isascii():
        return False
    letters = _NO_LETTERS.sub("", target)
    return bool(letters) and letters == _NO_LETTERS.sub("", source)


def _left(
    source: str, target: str, script: re.Pattern[str], templates: tuple[Said, Said]
) -> Iterator[Finding]:
    hard: list[str] = []
    soft: list[str] = []
    for run in script.finditer(target):
        quoted = (target[run.start() - 1 : run.start()] or " ") in _OPENING or (
            target[run.end() : run.end() + 1] or " "
        ) in _CLOSING
        (soft if quoted and run[0] in source else hard).append(run[0])
    left, named = templates
    if hard:
        yield Finding("script", True, said(left, words=_listed(hard)))
    if soft:
        yield Finding("script", False, said(named, words=_listed(soft)))


def _han_left(source: str, target: str) -> Iterator[Finding]:
    """Find Chinese characters in a Korean text: in brackets, 도쿄(東京), and 韓日 are usual.

    A word in quotation marks that the source has may be what the text is about.
    """
    hard: list[str] = []
    soft: list[str] = []
    if not _HAN.search(target):
        return
    target = _IN_BRACKETS.sub(" ", target)
    for run in _HAN.finditer(target):
        if _CAPITALS.issuperset(run[0]):
            continue
        around = target[run.start() - 1 : run.start()], target[run.end() : run.end() + 1]
        quoted = (
            all(around) and around[0] in _OPENING + _STRAIGHT and around[1] in _CLOSING + _STRAIGHT
        )
        (soft if quoted and run[0] in source else hard).append(run[0])
    if hard:
        yield Finding("script", True, said("Chinese characters left: {words}", words=_listed(hard)))
    if soft:
        yield Finding(
            "script",
            False,
            said("a word stands in Chinese characters: {words}", words=_listed(soft)),
        )


def _chinese(source: str, target: str) -> Iterator[Finding]:
    has_kana = bool(_ANY_KANA.search(target))
    found = _FOREIGN_HAN.findall(target)
    if has_kana and not found:
        return
    suspect = frozenset(found).difference(source)
    if has_kana and not suspect:
        return
    chinese = sorted(suspect.intersection(CHINESE))
    old = suspect.difference(CHINESE)
    han = 0 if has_kana else sum("一" <= char <= "鿿" for char in target)
    if chinese:
        yield Finding("chinese", True, said("Chinese forms: {words}", words=_listed(chinese)))
    elif old:
        # One or two may be a name (國學院); a text without kana, or with many, is Chinese.
        hard = len(old) > 2 or (not has_kana and han >= 8)
        yield Finding(
            "chinese", hard, said("old or Chinese forms: {words}", words=_listed(sorted(old)))
        )
    elif han >= 20:  # a name or a heading may have none, prose has
        yield Finding("kana", False, said("no kana in {count} characters", count=han))


def _listed(words: list[str]) -> str:
    return _short(", ".join(dict.fromkeys(words)))


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= 60 else text[:59] + "…"
