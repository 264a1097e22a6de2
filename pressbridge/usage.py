"""What the command line says of itself in Korean and Japanese; English is click's own.

``ctx``, commands and faults are click's; only ``cli`` imports it.
"""

from __future__ import annotations

import re
from typing import Any

from pressbridge.words.problems import Said, Tell, listed, quoted, said
from pressbridge.words.vocabulary import one_of_hint

_VALUES = {
    "ADDRESS": said("ADDRESS"),
    "ARGS": said("ARGS"),
    "COMMAND": said("COMMAND"),
    "FILE": said("FILE"),
    "FOLDER": said("FOLDER"),
    "NAMES": said("NAMES"),
    "NUMBER": said("NUMBER"),
    "OPTIONS": said("OPTIONS"),
    "SLUG": said("SLUG"),
    "TIME": said("TIME"),
}
"""What stands for a value in click's lines."""
_OWN_OPTIONS = {
    "help": said("Show this message and exit."),
    "version": said("Show the version and exit."),
}


def fault_of(wrong: Any) -> Said:  # noqa: ANN401 - a click.UsageError
    """Return what is wrong with the arguments, in our words."""
    message = wrong.message
    if isinstance(message, Said) and not hasattr(wrong, "param"):
        return message
    match type(wrong).__name__:
        case "NoSuchOption":
            return _no_option(wrong.option_name, wrong.possibilities or ())
        case "BadOptionUsage" if "requires" in message:
            return said("{option} needs a value behind it", option=wrong.option_name)
        case "BadOptionUsage":
            return said("{option} takes no value", option=wrong.option_name)
        case "MissingParameter":
            return said("{name} is missing", name=wrong.param.human_readable_name)
        case "BadParameter" if wrong.param:
            fault = message if isinstance(message, Said) else _type_fault(wrong.param.type)
            return said("{option}: {fault}", option=wrong.param.opts[-1], fault=fault)
        case _:
            words = message.partition("(")[2].rpartition(")")[0]
            return said("the command takes fewer words than this: {words}", words=words)


def _no_option(name: str, near: tuple[str, ...]) -> Said:
    if not near:
        return said("there is no option {option}", option=name)
    return said("there is no option {option}; did you mean {near}?", option=name, near=listed(near))


def _type_fault(kind: Any) -> Said:  # noqa: ANN401 - a click.ParamType
    if hasattr(kind, "choices"):
        return one_of_hint(kind.choices)
    if hasattr(kind, "min"):
        return said("write a number from {first} to {last}", first=kind.min, last=kind.max)
    return said("there is no folder of this name")


def write_help(ctx: Any, formatter: Any, tell: Tell) -> None:  # noqa: ANN401 - click's
    """Write what ``--help`` shows of the context's command."""
    command = ctx.command
    # Letters of these languages are twice as wide, and lines are counted in letters.
    formatter.width = max(40, formatter.width * 2 // 3)
    command.format_usage(ctx, formatter)
    formatter.write_paragraph()
    write, purpose = formatter.write_text, " ".join((command.help or "").split())
    with formatter.indentation():
        write(tell(Said(purpose)))
    with formatter.section(tell(said("Options"))):
        formatter.write_dl([_option(one, ctx, tell) for one in _options(command, ctx)])
    commands = getattr(command, "commands", {})
    if commands:
        with formatter.section(tell(said("Commands"))):
            rows = [(name, tell(Said(one.help or ""))) for name, one in commands.items()]
            formatter.write_dl(rows)


def in_words(text: str, tell: Tell) -> str:
    """Return names of options and arguments, with what stands for a value said in a language."""
    return re.sub("[A-Z]{3,}", lambda found: tell(_VALUES.get(found[0], quoted(found[0]))), text)


def _options(command: Any, ctx: Any) -> list[Any]:  # noqa: ANN401 - click's
    params = command.get_params(ctx)
    return [one for one in params if one.param_type_name == "option" and one.get_help_record(ctx)]


def _option(option: Any, ctx: Any, tell: Tell) -> tuple[str, str]:  # noqa: ANN401 - click's
    names = in_words(option.get_help_record(ctx)[0], tell)
    text = tell(_OWN_OPTIONS.get(option.name) or Said(option.help or ""))
    default = option.show_default
    if isinstance(default, str):
        value: Said | None = Said(default)
    else:
        value = quoted(str(option.default)) if default else None
    if value:
        text = f"{text}  [{tell(said('default: {value}', value=value))}]"
    return names, text
