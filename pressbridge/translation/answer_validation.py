"""Validation of an engine's answer: whether it may enter a catalog as a translation.

What is caught here loses, mixes or leaks text (docs/engines.md): no answer, an echo,
mojibake, another language, live markup, an error message, damaged marks.
"""

from __future__ import annotations

import re

from pressbridge.formats.markdown import mark_fault
from pressbridge.translation.mark_masking import stray_marks
from pressbridge.words.invisible import CONTROLS
from pressbridge.words.lang import Lang
from pressbridge.words.problems import said
from pressbridge.words.text import has_script_of, needs_translation, without_marks

_BROKEN = re.compile(f"[{CONTROLS}\ud800-\udfff\ufffd]")
_REST = "[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]"
_MOJIBAKE = re.compile(rf"[ÃÂ]{_REST}|[â-ï](?![’”]){_REST}{{2}}")
"""UTF-8 that was read as Latin-1 or Windows-1252: a first byte and as many more as it announces.

A closing quote after é ends a name (‘Café’·‘Bar’) more often than that."""
_TAG = re.compile(r"</?[a-zA-Z!][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_ERRORS = re.compile(
    r"query length limit|mymemory warning|invalid (?:source|target) language|too many requests"
    r"|error 5\d\d|\bcaptcha\b|unusual traffic|quota exceeded",
    re.IGNORECASE,
)
_PREFACE = re.compile(
    r"(?:sure[,!]|certainly[,!]|here(?:'s| is)\b|translat(?:ion|ed)\b[^:\n]{0,40}:"
    r"|(?:번역(?:문| ?결과)?|翻訳(?:文|結果)?|訳文?)\s?[:：])",
    re.IGNORECASE,
)
"""Preface that a model may write before its translation: ``Translation: …``."""
_LABEL = re.compile(r"[^:：]{1,20}[:：]|[a-z]", re.IGNORECASE)
"""A text that begins with a label itself (``옮긴이: 홍길동``), or in Latin letters."""


def answer_fault(source: str, target: str, lang: Lang) -> str:
    """Return why a text is no translation of a source into a language, or an empty string.

    Both texts are in the stored form, with marks. The reason is a word and a few of explanation:
    what stands after ``check!:`` in a catalog.
    """
    useless = content_fault(source, target, lang)
    if useless:
        return useless
    stray = next(iter(stray_marks(target, source)), "")
    damage = said("the answer has {stray}, which the text does not have", stray=stray)
    damage = damage if stray else mark_fault(source, target)
    return f"marks: {damage}" if damage else ""


def content_fault(source: str, target: str, lang: Lang) -> str:
    """Return why an answer is no translation, its marks aside, or an empty string.

    The reason has the form of ``answer_fault``.
    """
    bare = without_marks(target).strip()
    if not bare:
        return said("empty: the engine returned nothing")
    if _BROKEN.search(target) or (_MOJIBAKE.search(target) and not _MOJIBAKE.search(source)):
        return said("mojibake: the answer has broken characters")
    if len(_TAG.findall(target)) > len(_TAG.findall(source)):  # <AI 계획> is a title, translated
        return said("markup: the answer has HTML that the source does not have")
    if _ERRORS.search(target) and not _ERRORS.search(source):
        return said("error-text: the answer is a message of the engine")
    if _PREFACE.match(bare) and not _LABEL.match(without_marks(source)):
        return said("preface: the answer begins with words about itself")
    if _is_echo(bare, without_marks(source).strip(), lang):
        return said("untranslated: the answer is still in the source language")
    if not has_script_of(bare, lang):
        return said("language: the answer is not in the target language")
    return ""


def _is_echo(bare: str, source: str, lang: Lang) -> bool:
    """Tell whether an answer is the source again, or has letters of its language only.

    Korean in Chinese characters alone (東京) may be right as it is.
    """
    same = bare == source and has_script_of(bare, lang.other)
    return same or (needs_translation(bare, lang.other) and not has_script_of(bare, lang))
