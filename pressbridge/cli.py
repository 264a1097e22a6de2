"""The command line: options, exit codes, and the one place that turns exceptions into messages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import click

from pressbridge import __version__
from pressbridge.world import drop_output, open_streams
from pressbridge.world.below import why

COMMANDS = ("build", "check", "translate", "status", "serve", "new", "review")
_VALUED = frozenset({
    "--root", "--out", "--base-url", "--jobs", "--now", "--format", "--accept", "--port", "--lang",
    "--report", "--summary",
})  # fmt: skip


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit code; 130 after Ctrl-C, as shells do."""
    open_streams()
    arguments = arranged(list(sys.argv[1:] if argv is None else argv))
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        code = _INTERRUPTED
    except OSError as wrong:  # nobody takes what is printed
        code = _unheard(wrong)
    sys.exit(code)


_INTERRUPTED = 130


def _run(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    try:
        _refuse_unknown_command(arguments)
        group.main(arguments, prog_name=program(), standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except click.UsageError as wrong:
        return _wrong_usage(wrong, arguments)
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


def _unheard(wrong: OSError) -> int:
    """Say on stderr why nothing could be printed, unless whoever listened has heard enough."""
    with suppress(OSError):
        drop_output()
        if not isinstance(wrong, BrokenPipeError):
            print(f"the output could not be printed: {why(wrong)}", file=sys.stderr, flush=True)
    return 1


def _wrong_usage(wrong: click.UsageError, arguments: list[str]) -> int:
    """Say what is wrong with the options, in the form that was asked for."""
    if "--format=json" in arguments or ("--format", "json") in pairwise(arguments):
        from pressbridge import commands  # noqa: PLC0415 - --help stays quick
        from pressbridge.run import UsageProblem  # noqa: PLC0415

        return commands.complain(UsageProblem(wrong.format_message()), {"form": "json"})
    from pressbridge.words.invisible import printable  # noqa: PLC0415 - the same

    lines = [printable(" ".join(wrong.format_message().split()))]
    if wrong.ctx:
        lines = [wrong.ctx.get_usage(), f"Try '{wrong.ctx.command_path} --help' for help.", "",
                 f"Error: {lines[0]}"]  # fmt: skip
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
            return argv if at == 0 else ["build", *argv]
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
        raise click.UsageError(f'there is no command "{stray}": {hint}')


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pressbridge")
def group() -> None:
    """Bilingual press rooms in Korean and Japanese from one set of Markdown files.

    Without a command: build.
    """


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    from pressbridge.words.moments import parse_moment  # noqa: PLC0415 - seldom given

    try:
        return parse_moment(value).at
    except ValueError as wrong:
        raise click.BadParameter(f"{wrong}; write it as 2026-11-22T09:00") from None


def _base_url(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if not value:
        return ""
    from pressbridge.reading.site import base_url_fault  # noqa: PLC0415

    fault = base_url_fault(value)
    if fault:
        raise click.BadParameter(f'"{value}" {"; ".join(fault)}')
    return value.rstrip("/") + "/"


_OPTIONS = (
    click.option("--root", type=click.Path(path_type=Path, file_okay=False, exists=True),
                 default=Path(), show_default="this folder", help="The folder with content/."),
    click.option("--out", type=click.Path(path_type=Path), default=None, show_default="ROOT/site",
                 help="Where the site is written."),
    click.option("--base-url", callback=_base_url, default=None,
                 help="The site's address, instead of site.yaml's."),
    click.option("--offline", is_flag=True, help="Send nothing to an engine."),
    click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    click.option("--jobs", type=click.IntRange(1, 256), default=None,
                 help="Processes that render.", show_default="as many as are worth it"),
    click.option("--clean", is_flag=True, help="Write every file anew."),
    click.option("--now", callback=_moment, default=None, metavar="ISO-TIME",
                 help="The cut-off for embargoes and expiry.", show_default="the clock"),
    click.option("--drafts", is_flag=True,
                 help="Show what is not public yet, too; needs --out."),
    click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
                 help="For people, or one JSON object on stdout."),
    click.option("--quiet", is_flag=True, help="Print nothing but problems."),
)  # fmt: skip


def _common(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@group.command("build")
@_common
@click.option("--explain", is_flag=True,
              help="Say why each source was read and each page was made.")  # fmt: skip
def build_command(**given: Any) -> None:
    """Translate what is missing, render, and write the site."""
    from pressbridge import commands  # noqa: PLC0415 - --help stays quick

    _end(commands.build, given)


@group.command("check")
@_common
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), default=None,
              metavar="FILE.html", help="Also write what was found as a page.")  # fmt: skip
@click.option("--summary", type=click.Path(path_type=Path, dir_okay=False), default=None,
              metavar="FILE", help="Also write it as Markdown, for runs on GitHub.")  # fmt: skip
def check_command(**given: Any) -> None:
    """Find everything that is wrong; change nothing."""
    from pressbridge import commands  # noqa: PLC0415

    _end(commands.check, given)


@group.command("translate")
@_common
@click.option("--dry-run", is_flag=True, help="List exactly what would be sent.")
@click.option(
    "--accept",
    metavar="SLUG",
    default=None,
    help="Record that a hand translation says what its source says now.",
)
@click.option("--accept-unrecorded", is_flag=True,
              help="Record it of every hand translation that has no record yet.")  # fmt: skip
def translate_command(**given: Any) -> None:
    """Fill the catalogs with what is missing."""
    from pressbridge import commands  # noqa: PLC0415

    _end(commands.translate, given)


@group.command("status")
@_common
def status_command(**given: Any) -> None:
    """Show what is translated, by whom, and what is out of date."""
    from pressbridge import commands  # noqa: PLC0415

    _end(commands.status, given)


@group.command("serve")
@_common
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve_command(**given: Any) -> None:
    """Show the site in a browser, and again after every change."""
    from pressbridge import commands  # noqa: PLC0415

    _end(commands.serve, given)


@group.command("new")
@_common
@click.argument("slug")
@click.option("--lang", type=click.Choice(["ko", "ja"]), default=None,
              help="The language it is written in.", show_default="the site's")  # fmt: skip
def new_command(**given: Any) -> None:
    """Write a release to begin with: content/releases/YEAR/SLUG.md."""
    from pressbridge import commands  # noqa: PLC0415

    _end(commands.new, given)


@group.command("review")
@_common
@click.option(
    "--export",
    "exporting",
    is_flag=True,
    help="SLUG[.LANG] FILE.html: write the passages of a release for a colleague.",
)
@click.option(
    "--import", "importing", is_flag=True, help="FILE…: take in what a colleague has sent back."
)
@click.argument("names", nargs=-1, required=True)
def review_command(**given: Any) -> None:
    """Have a translation reviewed by file."""  # fmt: skip
    from pressbridge import commands  # noqa: PLC0415

    _end(commands.review, given)


def _end(command: Callable[[dict[str, Any]], int], given: dict[str, Any]) -> NoReturn:
    """Run a command; what a person can mend becomes a message, all else is our defect."""
    from pressbridge import commands  # noqa: PLC0415

    root = given["root"]
    given["command"] = f"{program()} --root {_typed(root)}" if root != Path() else program()
    try:
        code = command(given)
    except commands.MENDABLE as wrong:
        code = commands.complain(wrong, given)
    sys.exit(code)
