"""Index of the register's names by their first two characters: finds them in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple, TypeVar

from pressbridge.register import surnames, titles
from pressbridge.register.boundaries import BOUNDARY_TESTS, may_begin_in_korean
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind
from pressbridge.words.patterns import late
from pressbridge.words.text import script_of

CONTEXT_REACH = 40
"""Characters before and after a name within which a word of its ``context`` counts."""

_MAX_SPACES = 4
"""Of a longer Korean name, only the spellings with all spaces and with none are known."""


class Mention(NamedTuple):
    """A registered name found in a text: ``text[start:end]``, its entry, and the form found."""

    start: int
    end: int
    name: Name
    form: str
    """The name as the text writes it."""


class Candidate(NamedTuple):
    """A form of the register found in a text, before the day has decided which entry it is.

    ``text[start:end]`` is a right form of some entries, a known bad rendering of others, or both.
    """

    start: int
    end: int
    form: str
    names: tuple[Name, ...]
    """Entries of which ``form`` is a right form, those whose context is near first."""
    wrong_for: tuple[Name, ...]
    """Entries of which ``form`` is a known bad rendering (``ko-wrong``, ``ja-wrong``)."""


_SHORT_NAME = late(f"[{''.join(sorted(surnames.KOREAN))}][가-힣]{{1,2}}")
"""A Korean's name as the register writes it, of two or three syllables."""

Found = TypeVar("Found", Mention, Candidate)


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    names: tuple[Name, ...]
    wrong_for: tuple[Name, ...]
    kind: NameKind
    needs_context: bool
    anywhere: bool
    """Whether no boundary matters: a bad rendering of what is no person is bad anywhere."""
    spaced: bool
    """Whether it is a person's name with a space that is not in the register: ``이 영``."""
    right_near: _ContextMatcher
    wrong_near: _ContextMatcher
    """Chooses, of the entries with this wrong form, those whose context is near."""


class _ContextMatcher:
    """Chooses those of some entries that have a word of their context in a text."""

    def __init__(self, names: Sequence[Name], lang: Lang) -> None:
        self._plain: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            words = [word for word in name.context if script_of(word) in {lang, None}]
            if not words:
                self._plain.append(number)
            for word in words:
                self._by_word.setdefault(word, []).append(number)
        self._names = names
        self._lengths = sorted({len(word) for word in self._by_word})

    def fitting(self, around: str) -> tuple[Name, ...]:
        """Return the entries whose context is near; those that ask for one go first."""
        special = {number for word in self._words_in(around) for number in self._by_word[word]}
        return tuple(self._names[number] for number in (*sorted(special), *self._plain))

    def _words_in(self, around: str) -> Iterable[str]:
        if len(self._by_word) <= _FEW:
            return [word for word in self._by_word if word in around]
        places = range(len(around))
        parts = {around[at : at + size] for size in self._lengths for at in places}
        return parts & self._by_word.keys()


_FEW = 100
"""Up to so many context words, each is looked for; of more, each part of the text is looked up."""


class NameIndex:
    """Right and wrong forms of all entries in one language, by their first two characters."""

    def __init__(self, names: Iterable[Name], lang: Lang) -> None:
        self._lang = lang
        self._is_edge = BOUNDARY_TESTS[lang]
        heads: defaultdict[str, list[_Form]] = defaultdict(list)
        for form in _forms(names, lang):
            heads[form.text[:2]].append(form)
        for head in heads:
            if len(head) == 2:
                heads[head] += heads.get(head[0], [])
        self._heads = {head: _by_length(forms) for head, forms in heads.items()}
        self._inside = {
            head: _by_length([form for form in forms if form.anywhere])
            for head, forms in heads.items()
            if lang is Lang.KO
        }
        """Those that are looked for where no Korean name may begin."""
        all_forms = [form for forms in heads.values() for form in forms]
        self._begin = late(_beginnings(all_forms, lang)) if all_forms else None

    def candidates(self, text: str, *, in_context: bool = True) -> tuple[Candidate, ...]:
        """Return the forms in a text, left to right, the longest at each place, without overlaps.

        An entry counts only if its context is near, unless ``in_context`` is off. One that does
        not hold on the day is still returned, so that no shorter name is found inside it.
        """
        if self._begin is None:
            return ()
        found: list[Candidate] = []
        may_begin = may_begin_in_korean if self._lang is Lang.KO else None
        heads, free = self._heads, 0
        for at in self._begin.finditer(text):
            start = at.start()
            if start < free:
                continue
            head = text[start : start + 2]
            forms = heads.get(head) or heads.get(head[0])
            if forms and may_begin and not may_begin(text, start):
                forms = self._inside.get(head) or self._inside.get(head[0])
            for length, known in forms or ():
                form = known.get(text[start : start + length])
                if form:
                    seen = self._seen(form, text, start, in_context=in_context)
                    if seen:
                        free = seen.end
                        found.append(seen)
                        break
        return tuple(found)

    def _seen(self, form: _Form, text: str, start: int, *, in_context: bool) -> Candidate | None:
        end = start + len(form.text)
        if not form.anywhere and not self._is_edge(text, start, end, form.kind):
            return None
        titled = form.spaced and titles.AFTER_SPACED_NAME.match(text, end)
        if titled or not (form.spaced or (form.needs_context and in_context)):
            return Candidate(start, end, form.text, form.names, form.wrong_for)
        around = (
            text[max(0, start - CONTEXT_REACH) : start] + "\n" + text[end : end + CONTEXT_REACH]
        )
        names = form.right_near.fitting(around)
        wrong_for = form.wrong_near.fitting(around)
        if names or wrong_for:
            return Candidate(start, end, form.text, names, wrong_for)
        return None


def _forms(names: Iterable[Name], lang: Lang) -> Iterator[_Form]:
    """Yield every form once, the longest first, with its entries."""
    right: defaultdict[str, list[Name]] = defaultdict(list)
    wrong: defaultdict[str, list[Name]] = defaultdict(list)
    spaced: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        for form in dict.fromkeys(name.forms(lang)):
            for spelling in spacing_variants(form):
                right[spelling].append(name)
            if name.kind is NameKind.PERSON and (apart := _apart(form)):
                spaced[apart].append(name)
        for form in dict.fromkeys(name.ko_wrong if lang is Lang.KO else name.ja_wrong):
            wrong[form].append(name)
    for text in sorted({*right, *wrong, *spaced} - {""}, key=lambda text: (-len(text), text)):
        good, bad = tuple(right.get(text, ())), tuple(wrong.get(text, ()))
        is_spaced = not good and not bad
        good = good or (tuple(spaced[text]) if is_spaced else ())
        yield _Form(
            text, good, bad, (good or bad)[0].kind,
            needs_context=any(name.context for name in (*good, *bad)),
            anywhere=not good and not any(name.kind is NameKind.PERSON for name in bad),
            spaced=is_spaced,
            right_near=_ContextMatcher([n for n in good if n.context or not is_spaced], lang),
            wrong_near=_ContextMatcher(bad, lang),
        )  # fmt: skip


def _by_length(forms: Sequence[_Form]) -> tuple[tuple[int, dict[str, _Form]], ...]:
    """Return forms by their length, the longest first, so that each length is looked up once."""
    lengths: dict[int, dict[str, _Form]] = {}
    for form in forms:
        lengths.setdefault(len(form.text), {})[form.text] = form
    return tuple(lengths.items())


def _beginnings(forms: Sequence[_Form], lang: Lang) -> str:
    """Return a pattern of where a form may begin: far faster than asking at each letter."""
    first, second, third = (
        _any_of(form.text[place : place + 1] for form in forms) for place in range(3)
    )
    here = _begins_a_word(forms) if lang is Lang.KO else ""
    if any(len(form.text) == 1 for form in forms):
        return first + here
    pairs = _any_of(form.text[1] for form in forms if len(form.text) == 2)
    ended = f"|(?<={pairs})" if pairs else ""
    return f"{first}(?={second}(?:{third or '(?!)'}{ended})){here}"


def _begins_a_word(forms: Iterable[_Form]) -> str:
    """Return a pattern that fails behind most letters that no Korean name may stand behind."""
    inside = _any_of(form.text[0] for form in forms if form.anywhere)
    anywhere = f"|(?<={inside})" if inside else ""
    return f"(?:(?<![가-힣].)|(?<=[A-Za-z0-9Ａ-ｚ０-９]){anywhere})"


def _any_of(chars: Iterable[str]) -> str:
    """Return the class of some characters as a pattern, empty if there are none."""
    found = "".join(sorted(set(chars)))
    return f"[{re.escape(found)}]" if found else ""


def spacing_variants(form: str) -> tuple[str, ...]:
    """Return a form as texts may space it: Korean writes 도쿄 빅사이트 and 도쿄빅사이트 alike.

    Also the white space that a Japanese form has between surname and given name may be absent.
    """
    parts = form.split(" ")
    if len(parts) == 1 or form.isascii():
        return (form,)
    gaps = len(parts) - 1
    if gaps > _MAX_SPACES:
        return (form, "".join(parts))
    return tuple(_spaced(parts, spaces) for spaces in product((" ", ""), repeat=gaps))


def _apart(form: str) -> str:
    """Return 이 영 for 이영: ministries write names of two or three syllables so; else ``""``."""
    if not _SHORT_NAME.fullmatch(form):
        return ""
    family = 2 if form[:2] in surnames.KOREAN_DOUBLE and len(form) > 2 else 1
    return f"{form[:family]} {form[family:]}"


def _spaced(parts: list[str], spaces: tuple[str, ...]) -> str:
    text = parts[0]
    for space, part in zip(spaces, parts[1:], strict=True):
        latin = text[-1:].isascii() and part[:1].isascii()  # KCON 2023 is not KCON2023
        text += (" " if latin else space) + part
    return text


def covering(spans: Sequence[Found], at: int) -> Found | None:
    """Return the mention or candidate that covers position ``at``; ``None`` if none does.

    ``spans`` are in order and do not overlap.
    """
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and at < spans[index].end else None


def is_valid_on(name: Name, day: date | None) -> bool:
    """Tell whether an entry is valid on a day (``since``, ``until``); for ``None`` each is."""
    if day is None:
        return True
    began = name.since is None or name.since.day <= day
    return began and (name.until is None or day <= name.until.day)
