"""What a run says to people, in lines (docs/design.md §5)."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO

from pressbridge.run import Options, Result
from pressbridge.words.problems import (
    COMMAND,
    NOTHING,
    WRITTEN,
    Problem,
    Said,
    Severity,
    Tell,
    has_errors,
    listed,
    said,
    shortened,
)


def shown(text: str) -> str:
    """Return a text for people, with what is invisible written out (``words.invisible``)."""
    if text.isascii() and text.isprintable() and "::" not in text and "##" not in text:
        return text  # as nearly every line is that a build prints where nothing changed
    from pressbridge.words.invisible import printable  # noqa: PLC0415 - for the others

    return printable(text)


_SHOWN = 10
"""How often one message is shown; one that stands oftener is one line with a count."""

_LINES = 30
"""How many lines of a file are listed then."""

_FOR_ALL = {
    "hand-unrecorded": said(
        "if all of them say what their sources say now, run: {command} translate "
        "--accept-unrecorded",
        command=COMMAND,
    )
}
"""What mends all findings of a code at once, where a command does."""

LANGUAGES = ("ko", "ja", "en")
"""What commands can speak."""


def language(asked: str | None, environ: Mapping[str, str]) -> str:
    """Return what a run speaks: what was asked for, else what the environment says, else English.

    As for other programs, the first of LC_ALL, LC_MESSAGES and LANG that says anything decides
    (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html).
    """
    if asked in LANGUAGES:
        return asked
    values = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next(filter(None, values), "")
    spoken = first.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return spoken if spoken in LANGUAGES else "en"


def teller(lang: str) -> Tell:
    """Return what says messages in a language. Its catalog is read when something is said."""
    if lang == "en":
        return IN_ENGLISH

    def tell(text: str) -> str:
        from pressbridge.messages import told  # noqa: PLC0415 - most runs are English, or say little
        from pressbridge.words.lang import Lang  # noqa: PLC0415

        return told(text, Lang(lang))

    return tell


IN_ENGLISH: Tell = str


def problem_lines(
    problems: tuple[Problem, ...],
    *,
    colour: bool,
    command: str = COMMAND,
    tell: Tell = IN_ENGLISH,
) -> Iterator[str]:
    """Yield one unwrapped line for each problem, and its hint below; many of a kind as one.

    ``command`` is what hints call the command.
    """
    for alike in _kinds(problems):
        problem = alike[0]
        message, hint = _of_many(alike, tell) if len(alike) > 1 else texts_of(problem, tell)
        if problem.severity is Severity.WARNING:
            message = tell(said("warning: {message}", message=message))
        place = shown(problem.place)
        text = shown(f"{place} {message}").removeprefix(place)
        yield f"{_painted(place, problem.severity) if colour else place}{text}"
        if hint:
            first, *written = called(hint, command).split(WRITTEN)
            yield shown(f"  {first}")
            yield from (shown(f"    {line}") for line in written)


def texts_of(problem: Problem, tell: Tell) -> tuple[str, str]:
    """Return message and hint of a problem in a language."""
    if tell is IN_ENGLISH:
        return problem.message, problem.hint
    return shortened(tell(problem.what)), shortened(tell(problem.remedy))


def _kinds(problems: tuple[Problem, ...]) -> Iterator[list[Problem]]:
    """Yield each problem, and where many say the same, all of them in place of the first."""
    alike: defaultdict[Problem, list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[_placeless(problem)].append(problem)
    for problem in problems:
        kind = alike[_placeless(problem)]
        if len(kind) <= _SHOWN:
            yield [problem]
        elif problem is kind[0]:
            yield kind


def _placeless(problem: Problem) -> Problem:
    """Return a problem without its place; the hint, too, may name the file."""
    return problem._replace(path="", line=None, hint="", hint_said=None)


def _of_many(alike: Sequence[Problem], tell: Tell) -> tuple[str, str]:
    """Return message and hint of the first of many problems, as those of all."""
    first, files = alike[0], len({problem.path for problem in alike})
    lines = [str(problem.line) for problem in alike if problem.line]
    if files > 1 or not lines:
        where = said("{files} files; this is the first", files=f"{files:,}")
    else:
        shown_lines = ", ".join(lines[:_LINES]) + " …" * (len(lines) > _LINES)
        where = said("lines {lines}", lines=shown_lines)
    message, hint = texts_of(first, tell)
    message = tell(
        said("{message} ({n} times: {where})", message=message, n=f"{len(alike):,}", where=where)
    )
    if first.code in _FOR_ALL:
        hint = tell(_FOR_ALL[first.code])
    if not hint:
        return message, tell(said("--format json lists all"))
    return message, tell(said("{hint}; --format json lists all", hint=hint))


def called(hint: str, command: str) -> str:
    """Return a hint that calls the command as it is called here."""
    return hint.replace(COMMAND, command)


def _painted(text: str, severity: Severity) -> str:
    return f"\x1b[{'31' if severity is Severity.ERROR else '33'}m{text}\x1b[0m"


def say(
    *lines: str, to: TextIO | None = None, flush: bool = False, tell: Tell = IN_ENGLISH
) -> None:
    """Print lines for people, each as one line; to stdout unless another stream is given."""
    for line in lines:
        print(shown(tell(line)), file=to or sys.stdout, flush=flush)


def show_problems(
    problems: tuple[Problem, ...], command: str = COMMAND, tell: Tell = IN_ENGLISH
) -> None:
    """Print problems for people, to stderr."""
    colour = sys.stderr.isatty()
    for line in problem_lines(problems, colour=colour, command=command, tell=tell):
        print(line, file=sys.stderr)


def why_lines(result: Result) -> Iterator[Said]:
    """Yield what was compiled and made, each with the reason (``build --explain``)."""
    for what, because in result.why:
        yield said("{what}: {cause}", what=what, cause=because)
    if not result.why and not result.problems:
        yield said("Nothing was compiled or made: nothing has changed since the last build.")


def failed(result: Result, *, strict: bool) -> bool:
    """Tell whether a run ends with exit code 1 because of what it found."""
    return has_errors(result.problems) or (strict and bool(result.problems))


def counted(problems: tuple[Problem, ...]) -> Said:
    """Return how many errors and warnings there are, in words; empty if there are none."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = []
    if errors:
        parts.append(said("1 error") if errors == 1 else said("{n} errors", n=errors))
    if warnings:
        parts.append(said("1 warning") if warnings == 1 else said("{n} warnings", n=warnings))
    return listed(parts) if parts else NOTHING


def build_lines(result: Result, options: Options) -> Iterator[Said]:
    """Yield what a build did and what readers cannot see of it yet."""
    pages = result.pages
    yield said(
        "Built {files} files in {folder} in {seconds} s: {written} written, "
        "{unchanged} unchanged, {removed} removed",
        files=pages.written + pages.unchanged,
        folder=str(options.out),
        seconds=f"{result.seconds:.1f}",
        written=pages.written,
        unchanged=pages.unchanged,
        removed=pages.removed,
    )
    yield translation_line(result)
    yield from _waiting_lines(result)
    yield from _font_line(result)
    yield from _size_line(result)


def check_lines(result: Result) -> Iterator[Said]:
    """Yield how far the translation is and what readers cannot see yet."""
    if not has_errors(result.problems):  # they keep it from being counted
        yield translation_line(result)
    yield from _waiting_lines(result)


def translation_line(result: Result) -> Said:
    """Return how far the translation has come, in one line."""
    tally = result.counts
    if not tally.segments:
        return said("Translation: nothing to translate")
    parts = [
        said("{n} of {all} passages reviewed", n=tally.reviewed, all=tally.segments),
        *(said(template, n=n) for n, template in _unfinished(result) if n),
    ]
    if result.requests:
        characters, requests = result.characters, result.requests
        sent = said(
            "{characters} characters sent in {n} requests", characters=characters, n=requests
        )
        parts.append(sent)
    return said("Translation: {parts}", parts=listed(parts))


def _font_line(result: Result) -> tuple[Said, ...]:
    """Say that no headlines were drawn, and what for, if this computer has no font for them."""
    if not result.fontless:
        return ()
    from pressbridge.world.pictures.fonts import NAMES  # noqa: PLC0415 - seldom

    both = len(result.fontless) > 1
    message = (
        said("Share images: pages without a photograph have none. No font was found: {fonts}")
        if both
        else said(
            "Share images: pages in {language} without a photograph have none. "
            "No font was found: {fonts}"
        )
    )
    return (said(message, language=result.fontless[0], fonts=NAMES),)


_MB = 1_000_000
_PAGES_TAKES = 1_000 * _MB
"""Bytes that a site on GitHub Pages may have (docs.github.com, GitHub Pages limits)."""


def _size_line(result: Result) -> tuple[Said, ...]:
    """Say how large the site is where it will soon be too large for GitHub Pages."""
    if result.pages.bytes < _PAGES_TAKES * 0.8:
        return ()
    message = said(
        "Size: the site has {size} MB, and GitHub Pages takes 1,000 MB; docs/publish.md tells what "
        "to do",
        size=result.pages.bytes // _MB,
    )
    return (message,)


def _unfinished(result: Result) -> tuple[tuple[int, Said], ...]:
    tally = result.counts
    return (
        (tally.machine, said("{n} translated by machine")),
        (tally.stale, said("{n} out of date")),
        (tally.failed, said("{n} failed")),
        (tally.missing, said("{n} missing")),
    )


_NOT_PUBLIC = {
    True: (
        said("1 release is not public before {moment}: {path}"),
        said("{n} releases are not public yet, the next before {moment}: {path}"),
    ),
    False: (said("1 draft is not public: {path}"), said("{n} drafts are not public: {path} …")),
}


def _waiting_lines(result: Result) -> Iterator[Said]:
    """Yield what readers cannot see yet: what waits for its moment, and drafts."""
    for dated, templates in _NOT_PUBLIC.items():
        found = [one for one in result.waiting if bool(one.public_from) is dated]
        for path, at in found[:1]:
            moment = at[:16].replace("T", " ")
            yield said(templates[len(found) > 1], n=f"{len(found):,}", moment=moment, path=path)


@contextmanager
def no_progress(label: str, total: int, characters: int = 0) -> Iterator[Callable[[int], None]]:
    """Show nothing: for JSON, for quiet runs and where there is no terminal."""
    del label, total, characters
    yield lambda _: None
