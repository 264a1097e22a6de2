"""``content/names.yaml``, the register of names, and whether it contradicts itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice

from pressbridge.formats.yaml_nodes import Sequence, parse_yaml
from pressbridge.reading.fields import (
    Fields,
    Findings,
    Refusal,
    Value,
    choice,
    converted,
    group,
    is_empty,
    one_or_more,
    text,
)
from pressbridge.reading.types import moment
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind
from pressbridge.words.problems import NOTHING, Problem, Said, said
from pressbridge.words.text import script_of
from pressbridge.words.vocabulary import example_hint

_EXAMPLE = "- {ko: …, ja: …, kind: person}"
_TWO_NAMES = {
    Lang.KO: said('"{form}" has two Korean names: "{one}" and "{other}"'),
    Lang.JA: said('"{form}" has two Japanese names: "{one}" and "{other}"'),
}
_Pair = tuple[tuple[str, ...], tuple[str, ...]]


def read_names(source: str, path: str) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """Read the register of names, in its order."""
    found = Findings(path)
    node, problems = parse_yaml(source, path)
    found.problems.extend(problems)
    if node is None or is_empty(node):
        return (), tuple(found.problems)
    if not isinstance(node, Sequence):
        message = said('the register must be a list, each entry with a "-"')
        found.error("wrong-type", node.line, message, said("write  {example}", example=_EXAMPLE))
        return (), tuple(found.problems)
    entry = group(name_fields, _EXAMPLE)
    values = [
        Value("names", item, found, in_list=True) for item in node.items if not is_empty(item)
    ]
    read = [value.accept(entry) for value in values]
    names = tuple(name for name in read if name and name.ko and name.ja)
    _check_entries(names, found)
    _check_pairs(names, found)
    return names, tuple(found.problems)


def name_fields(fields: Fields) -> Name:
    """Read every field of an entry."""
    ko = fields.need("ko", text, said("write the Korean name: ko: …")) or ""
    ja = fields.need("ja", _japanese, said("write the Japanese name: ja: …")) or ""
    kind = fields.need("kind", converted(choice(NameKind), NameKind), _KINDS)
    right_ko, right_ja = fields.get("variants", _both_lists, ((), ()))
    wrong_ko, wrong_ja = fields.get("wrong", _both_lists, ((), ()))
    return Name(
        ko=ko, ja=ja, kind=kind or NameKind.TERM,
        reading=fields.get("reading", text, ""),
        context=fields.get("context", one_or_more(text), ()),
        since=fields.maybe("from", moment), until=fields.maybe("until", moment),
        ko_variants=right_ko, ja_variants=right_ja, ko_wrong=wrong_ko, ja_wrong=wrong_ja,
        note=fields.get("note", text, ""), line=fields.line,
    )  # fmt: skip


_KINDS = example_hint(f"kind: {', '.join(NameKind)}")


def _japanese(value: Value) -> str:
    plain = text(value)
    if script_of(plain) is Lang.KO:
        message = said('"ja" is written in Korean: "{plain}"', plain=plain)
        raise Refusal(
            "wrong-language", message, said("write the name as it stands in Japanese texts")
        )
    return plain


def _lists(fields: Fields) -> _Pair:
    many = one_or_more(text)
    return fields.get("ko", many, ()), fields.get("ja", many, ())


_both_lists = group(_lists, "{ko: [one, another], ja: [one, another]}")


def _check_entries(names: tuple[Name, ...], found: Findings) -> None:
    for name in names:
        if name.since and name.until and name.since.at > name.until.at:
            message = said(
                '"{ko}" is valid from {day} but only until {last}',
                ko=name.ko,
                day=str(name.since.day),
                last=str(name.until.day),
            )
            found.error("wrong-order", name.line, message, said('exchange "from" and "until"'))
        for lang in Lang:
            for form in sorted({*name.forms(lang)} & {*_wrong(name, lang)}):
                message = said('"{form}" is right and wrong in the same entry', form=form)
                found.error(
                    "contradiction", name.line, message, said("keep it in one of the two lists")
                )


def _check_pairs(names: tuple[Name, ...], found: Findings) -> None:
    """Complain about entries that cannot both be right. Only entries that share a form meet."""
    seen: set[tuple[int, int]] = set()
    for lang in Lang:
        for form, earlier, second in _meetings(names, lang):
            for first in earlier:
                message = _contradiction(form, first, second, lang)
                if message and (first.line, second.line) not in seen:
                    seen.add((first.line, second.line))
                    hint = said(_TWICE if "twice" in message else _HINT, line=first.line)
                    found.error("contradiction", second.line, message, hint)
                if message:
                    break  # once for each entry: 1,000 of one name are no 500,000 mistakes


_TWICE = said("line {line} has it already: keep one of them")
_HINT = said(
    "line {line} says otherwise: correct one, or tell them apart by from, until or context"
)


_TRIES = 50
"""So many entries of one form are compared with one that stands behind them."""


def _meetings(names: tuple[Name, ...], lang: Lang) -> Iterator[tuple[str, Iterator[Name], Name]]:
    """Give each entry that may hold where earlier ones of the same form do, with those."""
    by_form: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        for form in dict.fromkeys((*name.forms(lang), *_wrong(name, lang))):
            by_form[form].append(name)
    for form, entries in by_form.items():
        if len(entries) > 1:
            yield from _in_one_form(form, entries)


def _in_one_form(form: str, entries: list[Name]) -> Iterator[tuple[str, Iterator[Name], Name]]:
    before: defaultdict[str, dict[int, Name]] = defaultdict(dict)
    for number, second in enumerate(entries):
        words = second.context or ("",)
        near = {n: one for word in words for n, one in islice(before[word].items(), _TRIES)}
        yield form, (near[n] for n in sorted(near) if _meet(near[n], second)), second
        for word in words:
            before[word][number] = second


def _contradiction(form: str, first: Name, second: Name, lang: Lang) -> Said:
    right = [form in name.forms(lang) for name in (first, second)]
    if not any(right):
        return NOTHING
    if not all(right):
        return said('"{form}" is right in one entry and wrong in another', form=form)
    one, other = (name.forms(lang.other)[0] for name in (first, second))
    if one != other:
        return said(_TWO_NAMES[lang.other], form=form, one=one, other=other)
    if first.forms(lang)[0] != second.forms(lang)[0] or first.kind is not second.kind:
        return said('"{form}" and "{one}" stand in two entries that differ', form=form, one=one)
    return said('"{form}" with "{one}" stands here twice', form=form, one=one)


def _wrong(name: Name, lang: Lang) -> tuple[str, ...]:
    return name.ko_wrong if lang is Lang.KO else name.ja_wrong


def _meet(first: Name, second: Name) -> bool:
    """Tell whether two entries can hold at the same place: same days, no context between them.

    A context makes an entry special: it goes before one without, and beside one with other words.
    """
    if {*first.context} != {*second.context} and not {*first.context} & {*second.context}:
        return False
    return _begin(first) <= _end(second) and _begin(second) <= _end(first)


def _begin(name: Name) -> date:
    return name.since.day if name.since else date.min


def _end(name: Name) -> date:
    return name.until.day if name.until else date.max
