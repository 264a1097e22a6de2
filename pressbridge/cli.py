"""The command line: options, exit codes, and the one place that turns exceptions into messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import click

from pressbridge import __version__
from pressbridge.report import IN_ENGLISH, LANGUAGES, language, teller
from pressbridge.words.problems import Said, Tell, quoted, said
from pressbridge.world import drop_output, open_streams, why

COMMANDS = ("build", "check", "translate", "status", "serve", "new", "review")
_VALUED = frozenset({
    "--root", "--out", "--base-url", "--jobs", "--now", "--format", "--accept", "--port", "--lang",
    "--report", "--summary", "--ui-lang",
})  # fmt: skip


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit code; 130 after Ctrl-C, as shells do."""
    open_streams()
    typed = list(sys.argv[1:] if argv is None else argv)
    arguments, tell = arranged(typed), teller(language(_asked_language(typed), os.environ))
    try:
        code = _run(arguments, tell)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        code = _INTERRUPTED
    except OSError as wrong:  # nobody takes what is printed
        code = _unheard(wrong, tell)
    sys.exit(code)


_INTERRUPTED = 130


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Return the value of --ui-lang: what is wrong with the others is said in it, too."""
    asked = None
    for one, other in pairwise((*arguments, "")):
        if one == "--ui-lang":
            asked = other
        elif one.startswith("--ui-lang="):
            asked = one.partition("=")[2]
    return asked


def _run(arguments: list[str], tell: Tell) -> int:
    """Run a command and return its exit code."""
    try:
        _refuse_unknown_command(arguments)
        group.main(arguments, prog_name=program(), standalone_mode=False, obj=tell)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except click.UsageError as wrong:
        return _wrong_usage(wrong, arguments, tell)
    return 0


def program(argv0: str | None = None) -> str:
    """Return how this program was called: ``pressbridge``, or ``python`` and a path to build.py."""
    called = Path(sys.argv[0] if argv0 is None else argv0)
    if called.stem in ("pressbridge", "pressbridge-script"):
        return "pressbridge"
    if called.name == "__main__.py" and called.parent.name == "pressbridge":
        return "python -m pressbridge"
    if called.name == "build.py" and called.absolute().parent != Path.cwd():
        return f"python {_typed(called)}"
    return "python build.py"


def _typed(path: Path) -> str:
    """Return a path as it is typed on a command line."""
    return f'"{path}"' if " " in str(path) else str(path)


def _unheard(wrong: OSError, tell: Tell) -> int:
    """Say on stderr why nothing could be printed, unless whoever listened has heard enough."""
    with suppress(OSError):
        drop_output()
        if not isinstance(wrong, BrokenPipeError):
            message = said("the output could not be printed: {why}", why=why(wrong))
            print(tell(message), file=sys.stderr, flush=True)
    return 1


def _wrong_usage(wrong: click.UsageError, arguments: list[str], tell: Tell) -> int:
    """Say what is wrong with the options, in the form that was asked for."""
    from pressbridge.usage import fault_of  # noqa: PLC0415 - --help stays quick

    fault = quoted(wrong.format_message()) if tell is IN_ENGLISH else fault_of(wrong)
    if "--format=json" in arguments or ("--format", "json") in pairwise(arguments):
        from pressbridge import commands  # noqa: PLC0415 - the same
        from pressbridge.run import UsageProblem  # noqa: PLC0415

        return commands.complain(UsageProblem(fault), {"form": "json", "tell": tell})
    from pressbridge.words.invisible import printable  # noqa: PLC0415 - the same

    lines = [printable(" ".join(tell(fault).split()))]
    if wrong.ctx:
        path = wrong.ctx.command_path
        lines = [
            *wrong.ctx.get_usage().splitlines(),
            tell(said("Try '{command} --help' for help.", command=path)),
            "",
            tell(said("Error: {message}", message=lines[0])),
        ]
    click.echo("\n".join(lines), err=True)
    return wrong.exit_code


def arranged(argv: list[str]) -> list[str]:
    """Return the arguments with the command first, ``build`` if there is none.

    So options may stand on either side of the command: ``--root x check`` and ``check --root x``.
    """
    at = 0
    while at < len(argv):
        if argv[at] in COMMANDS:
            return [argv[at], *argv[:at], *argv[at + 1 :]]
        if argv[at] in ("--help", "-h", "--version"):
            return argv[:1] if at == 0 else ["build", *argv]
        at += 2 if argv[at] in _VALUED else 1
    return ["build", *argv]


def _refuse_unknown_command(arguments: Sequence[str]) -> None:
    """Raise a UsageError if a word stands where a command belongs."""
    if arguments[:1] != ["build"] or {"--help", "-h"} & set(arguments):
        return  # the other commands say themselves what they take
    values = {at + 1 for at, word in enumerate(arguments) if word in _VALUED}
    words = (word for at, word in enumerate(arguments) if at and at not in values)
    stray = next((word for word in words if not word.startswith("-")), "")
    if stray:
        from pressbridge.words.vocabulary import did_you_mean, one_of_hint  # noqa: PLC0415 - seldom

        hint = did_you_mean(stray, COMMANDS) or one_of_hint(COMMANDS)
        raise click.UsageError(
            said('there is no command "{stray}": {hint}', stray=stray, hint=hint)
        )


class _Told:
    """A command whose help is said in the language of the run, which is the context's object."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        tell = ctx.find_root().obj
        if tell in (None, IN_ENGLISH):
            super().format_help(ctx, formatter)  # type: ignore[misc] # a command's
            return
        from pressbridge.usage import write_help  # noqa: PLC0415 - seldom

        write_help(ctx, formatter, tell)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that begins with ``Usage:``."""
        from pressbridge.usage import in_words  # noqa: PLC0415 - seldom

        tell = ctx.find_root().obj or IN_ENGLISH
        pieces = in_words(" ".join(ctx.command.collect_usage_pieces(ctx)), tell)
        formatter.write_usage(ctx.command_path, pieces, prefix=tell(said("Usage: ")))


class _Command(_Told, click.Command):
    pass


class _Group(_Told, click.Group):
    command_class = _Command


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=said(
        "Bilingual press rooms in Korean and Japanese from one set of Markdown files. Without a "
        "command: build."
    ),
)
@click.version_option(__version__, prog_name="pressbridge")
def group() -> None:
    """Run a command."""


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    from pressbridge.words.moments import parse_moment  # noqa: PLC0415 - seldom given

    try:
        return parse_moment(value).at
    except ValueError as wrong:
        fault = said("{fault}; write it as 2026-11-22T09:00", fault=wrong.args[0])
        raise click.BadParameter(fault) from None


def _base_url(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if not value:
        return ""
    from pressbridge.reading.site import base_url_fault  # noqa: PLC0415

    fault = base_url_fault(value)
    if fault:
        message, hint = fault
        raise click.BadParameter(
            said('"{value}" {fault}; {hint}', value=value, fault=message, hint=hint)
        )
    return value.rstrip("/") + "/"


_OPTIONS = (
    click.option("--root", type=click.Path(path_type=Path, file_okay=False, exists=True),
                 metavar="FOLDER", default=Path(), show_default=said("this folder"),
                 help=said("The folder with content/.")),
    click.option("--out", type=click.Path(path_type=Path), default=None, metavar="FOLDER",
                 show_default=said("site/ in that one"), help=said("Where the site is written.")),
    click.option("--base-url", callback=_base_url, default=None, metavar="ADDRESS",
                 help=said("The site's address, instead of site.yaml's.")),
    click.option("--offline", is_flag=True, help=said("Send nothing to an engine.")),
    click.option("--strict", is_flag=True, help=said("Treat warnings as errors.")),
    click.option("--jobs", type=click.IntRange(1, 256), default=None, metavar="NUMBER",
                 help=said("Processes that render."), show_default=said("as many as are worth it")),
    click.option("--clean", is_flag=True, help=said("Write every file anew.")),
    click.option("--now", callback=_moment, default=None, metavar="TIME",
                 show_default=said("the clock"),
                 help=said("The cut-off for embargoes and expiry.")),
    click.option("--drafts", is_flag=True,
                 help=said("Show what is not public yet, too; needs --out.")),
    click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
                 help=said("For people, or one JSON object on stdout.")),
    click.option("--ui-lang", type=click.Choice(LANGUAGES), default=None,
                 help=said("The language of messages."), show_default=said("the environment")),
    click.option("--quiet", is_flag=True, help=said("Print nothing but problems.")),
)  # fmt: skip


def _add(name: str, purpose: Said, *options: Any) -> None:
    """Add a command: the function of this name in ``commands``."""

    def run(**given: Any) -> None:
        from pressbridge import commands  # noqa: PLC0415 - --help stays quick

        _end(getattr(commands, name), given)

    for option in reversed((*_OPTIONS, *options)):
        run = option(run)
    group.command(name, help=purpose)(run)


_add(
    "build",
    said("Translate what is missing, render, and write the site."),
    click.option("--explain", is_flag=True,
                 help=said("Say why each source was read and each page was made.")),
)  # fmt: skip
_add(
    "check",
    said("Find everything that is wrong; change nothing."),
    click.option("--report", type=click.Path(path_type=Path, dir_okay=False), default=None,
                 metavar="FILE.html", help=said("Also write what was found as a page.")),
    click.option("--summary", type=click.Path(path_type=Path, dir_okay=False), default=None,
                 metavar="FILE", help=said("Also write it as Markdown, for runs on GitHub.")),
)  # fmt: skip
_add(
    "translate",
    said("Fill the catalogs with what is missing."),
    click.option("--dry-run", is_flag=True, help=said("List exactly what would be sent.")),
    click.option("--accept", metavar="SLUG", default=None,
                 help=said("Record that a hand translation says what its source says now.")),
    click.option("--accept-unrecorded", is_flag=True,
                 help=said("Record it of every hand translation that has no record yet.")),
)  # fmt: skip
_add("status", said("Show what is translated, by whom, and what is out of date."))
_add(
    "serve",
    said("Show the site in a browser, and again after every change."),
    click.option("--port", type=click.IntRange(1, 65535), default=8000,
                 metavar="NUMBER", show_default=True, help=said("The port of the address.")),
)  # fmt: skip
_add(
    "new",
    said("Write a release to begin with: content/releases/YEAR/SLUG.md."),
    click.argument("slug"),
    click.option("--lang", type=click.Choice(["ko", "ja"]), default=None,
                 help=said("The language it is written in."), show_default=said("the site's")),
)  # fmt: skip
_add(
    "review",
    said("Have a translation reviewed by file."),
    click.option("--export", "exporting", is_flag=True, help=said(
        "SLUG[.LANG] FILE.html: write the passages of a release for a colleague.")),
    click.option("--import", "importing", is_flag=True,
                 help=said("FILE…: take in what a colleague has sent back.")),
    click.argument("names", nargs=-1),
)  # fmt: skip


def _end(command: Callable[[dict[str, Any]], int], given: dict[str, Any]) -> NoReturn:
    """Run a command; what a person can mend becomes a message, all else is our defect."""
    from pressbridge import commands  # noqa: PLC0415

    root = given["root"]
    given["ui_lang"] = language(given["ui_lang"], os.environ)
    given["tell"] = teller(given["ui_lang"])
    given["command"] = f"{program()} --root {_typed(root)}" if root != Path() else program()
    try:
        code = command(given)
    except commands.MENDABLE as wrong:
        code = commands.complain(wrong, given)
    sys.exit(code)
