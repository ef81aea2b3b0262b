"""Parser of the command line, made from the table of options."""

from __future__ import annotations

from argparse import ArgumentParser

from b12tui.catalogue import command_line
from b12tui.cli.options import OPTIONS, Option
from b12tui.errors import UsageError
from b12tui.fasttyping import Any, NoReturn

MAX_DIGITS = 9
"""Digits of the largest number that is understood: Python converts no more than 4,300."""


def values(argv: list[str]) -> dict[str, Any]:
    """Return the values of all options by the fields of `Arguments`, and the `files`; raise UsageError."""
    found = vars(parser().parse_intermixed_args(argv))
    for option in OPTIONS:
        _check(option, found[option.argument])
    return found | {"files": tuple(found["files"])}


def parser() -> ArgumentParser:
    """Return the parser of the command line, which raises UsageError for invalid arguments."""

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise UsageError(command_line.invalid(message))

    made = Parser(prog="b12tui", add_help=False, allow_abbrev=True)
    made.add_argument("files", nargs="*", metavar="FILE")
    for option in OPTIONS:
        if not option.value:
            made.add_argument(*option.names, action="store_true", dest=option.argument)
        elif option.value in ("N", "MB") and not option.choices:
            made.add_argument(*option.names, type=int, metavar=option.value, dest=option.argument)
        else:
            made.add_argument(*option.names, metavar=option.value, dest=option.argument)
    return made


def _check(option: Option, value: object) -> None:
    if isinstance(value, int) and not isinstance(value, bool) and value < 1:
        raise UsageError(command_line.must_be_positive(option.name, value))
    if not isinstance(value, str) or not option.choices or option.open_ended or value in option.choices:
        return
    if "N" in option.choices and value.isdecimal() and len(value) <= MAX_DIGITS and int(value) > 0:
        return
    allowed = ", ".join(choice if choice != "N" else command_line.NUMBER for choice in option.choices)
    raise UsageError(command_line.must_be_one_of(option.name, allowed, value))
