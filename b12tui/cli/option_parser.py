"""Parser of the command line, made from the table of options."""

from __future__ import annotations

from argparse import ArgumentError, ArgumentParser
from functools import partial

from b12tui.catalogue import command_line
from b12tui.cli.options import OPTIONS, Option
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import UsageError
from b12tui.fasttyping import Any, NoReturn

NEAR = 0.75
"""Least likeness of an option that may have been meant (difflib, `ratio`)."""
MAX_DIGITS = 9
"""Digits of the largest number that is understood: Python converts no more than 4,300."""


def values(argv: list[str]) -> dict[str, Any]:
    """Return the values of all options by the fields of `Arguments`, and the `files`; raise UsageError."""
    try:
        known, unknown = parser().parse_known_intermixed_args(argv)
    except ArgumentError as error:
        raise UsageError(_invalid(error, argv)) from None
    if unknown:
        raise UsageError(_unknown(unknown[0]))
    found = vars(known)
    for option in OPTIONS:
        _check(option, found[option.argument])
    return found | {"files": tuple(found["files"])}


def parser() -> ArgumentParser:
    """Return the parser of the command line, which raises UsageError or ArgumentError for invalid arguments."""

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise ArgumentError(None, message)

    made = Parser(prog="b12tui", add_help=False, allow_abbrev=True, exit_on_error=False)
    made.add_argument("files", nargs="*", metavar="FILE")
    for option in OPTIONS:
        if not option.value:
            made.add_argument(*option.names, action="store_true", dest=option.argument)
        elif option.value in ("N", "MB") and not option.choices:
            made.add_argument(*option.names, type=partial(_number, option), metavar=option.value, dest=option.argument)
        else:
            made.add_argument(*option.names, metavar=option.value, dest=option.argument)
    return made


def _number(option: Option, value: str) -> int:
    if not value:
        raise UsageError(command_line.needs_value(option.name, option.value))
    try:
        return int(value)
    except ValueError:
        raise UsageError(command_line.must_be_positive(option.name, value)) from None


def _invalid(error: ArgumentError, argv: list[str]) -> str:
    """Return what is wrong with arguments, in words of our own: argparse's are in English alone."""
    for option in OPTIONS:
        if error.argument_name == "/".join(option.names):
            if option.value:
                return command_line.needs_value(option.name, option.value)
            return command_line.takes_no_value(option.name)
    names = [option.name for option in OPTIONS]
    for written in (word.partition("=")[0] for word in argv):
        meant = [name for name in names if name.startswith(written)] if written.startswith("--") else []
        if len(meant) > 1 and written not in names:
            return command_line.ambiguous_option(written, ", ".join(meant))
    return command_line.invalid(error.message)


def _unknown(written: str) -> str:
    """Return that there is no such option, with the nearest one, if there is one."""
    from difflib import get_close_matches  # deferred: a start never needs it

    name = written.partition("=")[0]
    nearest = get_close_matches(name, [option.name for option in OPTIONS], 1, NEAR)
    if nearest:
        return command_line.unknown_option_near(sanitize_line(name), nearest[0])
    return command_line.unknown_option(sanitize_line(name))


def _check(option: Option, value: object) -> None:
    if isinstance(value, int) and not isinstance(value, bool) and value < 1:
        raise UsageError(command_line.must_be_positive(option.name, value))
    if not isinstance(value, str) or not option.choices or option.open_ended or value in option.choices:
        return
    if "N" in option.choices and value.isdecimal() and len(value) <= MAX_DIGITS and int(value) > 0:
        return
    allowed = ", ".join(choice if choice != "N" else command_line.NUMBER for choice in option.choices)
    raise UsageError(command_line.must_be_one_of(option.name, allowed, value))
