"""What bodies link to and show: it must be there, and be the release's to give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from pressbridge.formats.markdown import Document, Reference, parse
from pressbridge.reading.references import picture_fault
from pressbridge.words.invisible import code_point, foreign_fault
from pressbridge.words.lang import Lang
from pressbridge.words.meant_addresses import address_meant
from pressbridge.words.model import HandTranslation, Source, Translate
from pressbridge.words.problems import Problem, Said, error, said, warning
from pressbridge.words.targets import Target, TargetKind, as_typed, slug_in, target_of
from pressbridge.words.vocabulary import Vocabulary, did_you_mean, example_hint

_IN_CODE = {
    Lang.KO: said("this code stays Korean on the page in the other language"),
    Lang.JA: said("this code stays Japanese on the page in the other language"),
}

Fault = tuple[Said, Said]
"""Message and hint."""

_SCRIPT = re.compile(r"\]\(\s*(?:<\s*)?(javascript|vbscript|file|data):", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_IN_ADDRESSES = str.maketrans({"%": "%25", "#": "%23", "?": "%3F", " ": "%20"})
_FOOTNOTE = re.compile(r"#fn(?:ref)?\d+(?::\d+)?")


class _Body(NamedTuple):
    """A body in a file: a source's own, or a hand translation's."""

    source: Source
    path: str
    line: int
    text: str
    lang: Lang


def check_bodies(
    source: Source,
    hand: HandTranslation | None,
    slugs: Vocabulary,
    file_fault: Callable[[Source, str], Fault | None],
) -> Iterator[Problem]:
    """Complain about everything that a source's bodies name and that is not there.

    ``slugs`` are those of all sources; ``file_fault`` says what is wrong with a file that a source
    names, if anything is.
    """
    checker = _Checker(slugs, file_fault)
    body = _Body(source, source.path, source.body_line, source.body, source.lang)
    yield from checker.problems(body)
    if not hand and source.translate is not Translate.NO:
        yield from _code(body)
    if hand:
        yield from checker.problems(_Body(source, hand.path, hand.body_line, hand.body, hand.lang))


class _Checker(NamedTuple):
    slugs: Vocabulary
    file_fault: Callable[[Source, str], Fault | None]

    def problems(self, body: _Body) -> Iterator[Problem]:
        document = parse(body.text, body.lang)
        for line in document.top_headings:
            hint = said("begin with two signs: ## — the headline is the page's own")
            message = said("a heading with one # becomes one with ##")
            yield warning("heading-level", body.path, body.line + line - 1, message, hint)
        yield from _scripts(body)
        yield from _slips(body, document)
        yield from _unfit(body, document)
        for reference in dict.fromkeys(document.references):  # one fault of a line is said once
            fault = self.fault(body, document, reference)
            if fault:
                line = body.line + reference.line - 1
                yield error(f"dead-{reference.kind}", body.path, line, *fault)

    def fault(self, body: _Body, document: Document, reference: Reference) -> Fault | None:
        target, shown = target_of(reference.target, body.source), as_typed(reference.target)
        if reference.kind == "image" and target.kind is not TargetKind.FILE:
            return _no_picture(reference.target)
        match target.kind:
            case TargetKind.WEB:
                return _torn_fault(reference.target)
            case TargetKind.ADDRESS:  # the plan knows the site's addresses
                return None
            case TargetKind.ANCHOR:
                fault = _anchor_fault(target, document)
                return fault and (fault[0], self.name_hint(body, reference.target) or fault[1])
            case TargetKind.SOURCE:
                return self.source_fault(target)
            case TargetKind.FILE:
                return self.missing_fault(body, reference, target)
            case TargetKind.OUTSIDE:
                message = said('"{target}" lies outside the folder of this file', target=shown)
                return message, said("put a copy into the folder")
            case TargetKind.UNSAFE:
                message = said('"{target}" is no address for a page', target=shown)
                meant = address_meant(shown)
                hint = said("use https://, mailto: or tel:, or the name of a file")
                return message, example_hint(meant) or hint

    def missing_fault(self, body: _Body, reference: Reference, target: Target) -> Fault | None:
        """Return what is wrong with a file that a body names; it may be no file that is meant."""
        fault = self.file_fault(body.source, target.value)
        if fault:
            fault = fault[0], self.name_hint(body, reference.target) or fault[1]
        meant = address_meant(unquote(reference.target)) if fault else ""
        if reference.kind == "image":
            return _no_picture(meant) if meant else fault or picture_fault(target.value)
        if not meant:
            return fault
        message = said(
            '"{target}" is taken for the name of a file, and there is none',
            target=as_typed(reference.target),
        )
        start = "https://" if meant.startswith("https:") else f"{meant.partition(':')[0]}:"
        return message, said("write  {start}  before it: {meant}", start=start, meant=meant)

    def name_hint(self, body: _Body, typed: str) -> Said | None:
        """Return how the name of a file is written in a link that has a sign of addresses in it."""
        for name in (unquote(typed), typed):
            if not set(name).isdisjoint("%#?") and not self.file_fault(body.source, name):
                return said("write {meant}", meant=name.translate(_IN_ADDRESSES))
        return None

    def source_fault(self, target: Target) -> Fault | None:
        slug = slug_in(target.value)
        if slug in self.slugs:
            return None
        near = did_you_mean(slug, self.slugs)
        hint = near or said("write the path of its file, such as ../2023/visit.md")
        return said('there is no release or page "{slug}"', slug=slug), hint


def _torn_fault(href: str) -> Fault | None:
    """Return what is wrong with an address on the web whose beginning is not whole."""
    if not href.lower().startswith(("http:", "https:")) or _WHOLE.match(href):
        return None
    shown = as_typed(href)
    meant = address_meant(shown)
    hint = example_hint(meant) or said("write the whole address, such as https://example.org/")
    return said('"{href}" is not a whole address', href=shown), hint


def _no_picture(src: str) -> Fault:
    message = said('the picture "{src}" does not lie in the folder of this file', src=as_typed(src))
    return message, said("put it there and write its name: pages show nothing from other places")


def _anchor_fault(target: Target, document: Document) -> Fault | None:
    anchor = target.fragment
    if not anchor:
        return said("a link leads nowhere: nothing stands between ( and )"), said(
            "write an address or a file"
        )
    if anchor.removeprefix("#") in document.anchors or _FOOTNOTE.fullmatch(anchor):
        return None
    known = len(document.anchors)
    hint = (
        said("headings are #h1 to #h{known}, in order", known=known)
        if known
        else said("the body has no headings")
    )
    return said('there is no place "{anchor}" on this page', anchor=as_typed(anchor)), hint


def _unfit(body: _Body, document: Document) -> Iterator[Problem]:
    if "&" not in body.text:  # what is typed as it is, was found when the file was read
        return
    for line, char in document.forbidden:
        message = said(
            "an invisible control character ({code_point}) is written with & and ;",
            code_point=code_point(char),
        )
        hint = said("take it away: nobody sees it, and figures after it may be read backwards")
        yield error("control-character", body.path, body.line + line - 1, message, hint)
    for line, char in document.foreign:
        if char not in body.text:
            what, hint = foreign_fault(char)
            message = said("{what} is written with & and ;", what=what)
            yield warning("private-character", body.path, body.line + line - 1, message, hint)


def _slips(body: _Body, document: Document) -> Iterator[Problem]:
    """Complain about what readers see otherwise than it was meant."""
    if document.unclosed_comment:
        message = said("the comment that begins here is not closed: nothing below it is published")
        line = body.line + document.unclosed_comment - 1
        yield error("comment", body.path, line, message, said("write  -->  where it ends"))
    if document.nested_comment:
        message = said("within the comment that begins here another one begins")
        line = body.line + document.nested_comment - 1
        hint = said("close the first before it, or take it out: a comment ends at the first  -->")
        yield error("comment", body.path, line, message, hint)
    for slip in document.slips:
        told = error if slip.code == "comment" else warning  # what it hides would be published
        yield told(slip.code, body.path, body.line + slip.line - 1, slip.message, slip.hint)


def _code(body: _Body) -> Iterator[Problem]:
    """Complain about words in code: they stand on the translated page, too."""
    for line, _ in parse(body.text, body.lang).untranslated:
        message = _IN_CODE[body.lang]
        hint = said("code is not translated: if it is text, write it without ` and ```")
        yield warning("code-untranslated", body.path, body.line + line - 1, message, hint)


def _scripts(body: _Body) -> Iterable[Problem]:
    if "](" not in body.text or not _SCRIPT.search(body.text):  # most bodies have no link
        return
    for number, text in enumerate(body.text.split("\n")):
        match = _SCRIPT.search(text)
        if match:
            message = said('a link to "{scheme}:" is shown as text', scheme=match[1].lower())
            hint = said("use https://, mailto: or tel:")
            yield warning("unsafe-link", body.path, body.line + number, message, hint)
