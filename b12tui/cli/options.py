"""Command line options in one table, from which the parser, the help and the documentation are generated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from b12tui.core.keymap.presets import PRESETS
from b12tui.errors import UsageError
from b12tui.fastclass import dataclass, replace
from b12tui.readers import READERS
from b12tui.writers import WRITERS

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class Option:
    """Command line option."""

    name: str
    """Name with its dashes."""
    value: str
    """Placeholder of its value in the help; empty for a switch."""
    help: str
    """Description in a few words."""
    choices: tuple[str, ...] = ()
    """Allowed values, if there are few; `N` stands for a number."""
    summary: str = ""
    """Description in `--help`, where it speaks for other options too."""
    field: str = ""
    """Field of `Arguments`, if it is not the name without its dashes."""

    @property
    def argument(self) -> str:
        """Field of `Arguments` that holds its value."""
        return self.field or self.name.strip("-")


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


INPUT_FORMATS = tuple(reader.name for reader in READERS)
OUTPUT_FORMATS = tuple(writer.name for writer in WRITERS)
WITHOUT_SWITCH = tuple(name for name in OUTPUT_FORMATS if name not in ("plain", "contents"))
"""Output formats that no other option stands for."""


OPTIONS: tuple[Option, ...] = (
    Option("--plain", "", "print everything as plain text for ears, then end"),
    Option("--spoken", "", "rows that a screen reader says: keys live, a row an answer"),
    Option("--line", "", "a conversation: type a word, get an answer, nothing redrawn"),
    Option("--accessible", "", "--line or --spoken, as the settings say; also ACCESSIBLE=1"),
    Option("--contents", "", "print the numbered contents, then end"),
    Option(
        "--to",
        "NAME",
        f"print everything in an output format, {_listed(OUTPUT_FORMATS)}, then end",
        OUTPUT_FORMATS,
        f"print all as {_listed(WITHOUT_SWITCH)}, or as --plain or --contents do",
        "output_format",
    ),
    Option(
        "--from",
        "NAME",
        f"input format: {_listed(INPUT_FORMATS)}; else by its name or text",
        INPUT_FORMATS,
        f"read as {_listed(INPUT_FORMATS)}",
        "input_format",
    ),
    Option("--section", "NAME", "start at a section, by name or number; alone in --plain"),
    Option("--width", "N", "at most N cells of text in a row of the screen"),
    Option(
        "--theme",
        "NAME",
        "terminal, light, dark, contrast or plain",
        ("terminal", "light", "dark", "contrast", "plain"),
    ),
    Option("--keys", "NAME", "default, less, vi or browse (a screen reader's quick keys)", PRESETS),
    Option("--wrap", "N", "plain, --line: N cells a line, or sentence, or none", ("N", "sentence", "none")),
    Option("--style", "NAME", "plain, --line, --spoken: spoken (in words) or brief", ("spoken", "brief")),
    Option("--table", "NAME", "plain: records, grid or csv", ("records", "grid", "csv")),
    Option("--emphasis", "", "plain: show emphasis by * and **"),
    Option("--hyperlinks", "", "links that the terminal can follow (OSC 8), on the screen"),
    Option("--mouse", "", "take the mouse: wheel and click (else the terminal selects)"),
    Option("--ascii", "", "keep to ASCII: marks on the screen, all words elsewhere"),
    Option("--encoding", "NAME", "how the file is encoded, if it can't be told"),
    Option("--limit", "MB", "open files of up to MB megabytes (64)"),
    Option("--follow", "", "read the file again whenever it is written"),
    Option("--restricted", "", "keep nothing, open nothing else, never stop: ForceCommand"),
    Option("--settings", "", "print the settings in force, and where each came from"),
    Option("--version", "", "print the version"),
    Option("--help", "", "print this"),
)


_START_LINE = re.compile(r"\+[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Arguments:
    """Parsed command line."""

    files: tuple[str, ...] = ()
    plain: bool = False
    spoken: bool = False
    line: bool = False
    accessible: bool = False
    contents: bool = False
    output_format: str | None = None
    input_format: str | None = None
    section: str | None = None
    width: int | None = None
    theme: str | None = None
    keys: str | None = None
    wrap: str | None = None
    style: str | None = None
    table: str | None = None
    emphasis: bool = False
    hyperlinks: bool = False
    mouse: bool = False
    ascii: bool = False
    encoding: str | None = None
    limit: int | None = None
    follow: bool = False
    restricted: bool = False
    settings: bool = False
    version: bool = False
    help: bool = False
    at_line: int | None = None
    """Source line that the first document opens at: `+34`."""
    file_lines: tuple[tuple[str, int], ...] = ()
    """Files with the source lines that they open at: `FILE:34`."""

    @property
    def file(self) -> str | None:
        """First file to open; None: the built-in article."""
        return self.files[0] if self.files else None

    @property
    def starts_at_line(self) -> bool:
        """Whether a source line to open a document at is given."""
        return self.at_line is not None or bool(self.file_lines)

    @property
    def bytes_read(self) -> int | None:
        """Maximum number of bytes to read, if given."""
        return None if self.limit is None else self.limit << 20


def parse_arguments(argv: list[str]) -> Arguments:
    """Parse `argv`, which excludes the command's name; raise UsageError if it is invalid."""
    return _parse_switches(argv) or _parse(argv)


def _with_start_line(arguments: Arguments) -> Arguments:
    """Return the arguments with `+34` taken from the files; raise UsageError for `+0`."""
    lines = [word for word in arguments.files if _START_LINE.fullmatch(word)]
    if not lines:
        return arguments
    if int(lines[-1]) < 1:
        raise UsageError(f"{lines[-1]} is no line; lines are counted from 1.")
    return replace(
        arguments, files=tuple(word for word in arguments.files if word not in lines), at_line=int(lines[-1])
    )


def _parse_switches(argv: list[str]) -> Arguments | None:
    """Return the arguments if they are only files and unabbreviated switches, which is most common and takes no parser.

    Importing argparse takes a twentieth of the startup time.
    """
    files = [word for word in argv if not word.startswith("-") or word == "-"]
    switches = {word for word in argv if word.startswith("--")}
    if len(files) + len(switches) < len(argv):
        return None
    if not switches <= {option.name for option in OPTIONS if not option.value}:
        return None
    given: dict[str, bool] = {switch.strip("-"): True for switch in switches}
    return _with_start_line(Arguments(tuple(files), **given))  # type: ignore[arg-type]  # each is a switch


def parser() -> ArgumentParser:
    """Return the parser of the command line, which raises UsageError for invalid arguments."""
    from argparse import ArgumentParser

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise UsageError(f"{message}; b12tui --help lists the options.")

    made = Parser(prog="b12tui", add_help=False, allow_abbrev=True)
    made.add_argument("files", nargs="*", metavar="FILE")
    for option in OPTIONS:
        if not option.value:
            made.add_argument(option.name, action="store_true")
        elif option.value in ("N", "MB") and not option.choices:
            made.add_argument(option.name, type=int, metavar=option.value, dest=option.argument)
        else:
            made.add_argument(option.name, metavar=option.value, dest=option.argument)
    return made


def _parse(argv: list[str]) -> Arguments:
    # Files and options may be mixed, but after `--` there are only files (POSIX, utility syntax guideline 10), which
    # argparse ignores if there are files on both sides.
    end = argv.index("--") if "--" in argv else len(argv)
    found = vars(parser().parse_intermixed_args(argv[:end]))
    arguments = _with_start_line(Arguments(**(found | {"files": tuple(found["files"])})))
    arguments = replace(arguments, files=(*arguments.files, *argv[end + 1 :]))
    for option in OPTIONS:
        _check(option, getattr(arguments, option.argument))
    return arguments


def _check(option: Option, value: object) -> None:
    if isinstance(value, int) and not isinstance(value, bool) and value < 1:
        raise UsageError(f"{option.name} takes a number of 1 or more, not {value}.")
    if not isinstance(value, str) or not option.choices or value in option.choices:
        return
    if "N" in option.choices and value.isdecimal() and int(value) > 0:
        return
    allowed = ", ".join(choice if choice != "N" else "a number of 1 or more" for choice in option.choices)
    raise UsageError(f"{option.name} takes one of {allowed}; not {value}.")


def help_text() -> str:
    """Return the help, which fits on one screen of 80 by 24."""
    width = max(len(f"{option.name} {option.value}") for option in OPTIONS)
    # Some rows are merged into others, as there are only 24.
    merged = ("--plain", "--contents", "--version", "--help")
    rows = [
        f"  {f'{option.name} {option.value}':<{width}}  {option.summary or option.help}"
        for option in OPTIONS
        if option.name not in merged
    ]
    return "\n".join(
        (
            "b12tui [+LINE] [FILE[:LINE] ...]: Markdown; folder: list; none: article; -: pipe",
            "Screen reader: --spoken, --line. Braille: --width, its cells less 2. Keys: ?",
            *rows,
            "--version: the version. --help: this. Exit: 0 read, 1 not, 2 wrong, 130 Ctrl+C.",
        )
    )
