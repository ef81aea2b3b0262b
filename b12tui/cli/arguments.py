"""Parsing of the command line.

Files and switches, which are most common, are found here; only other options take the table and its parser, which would
be a tenth of a start.
"""

from __future__ import annotations

import os

from b12tui.catalogue import command_line
from b12tui.errors import UsageError
from b12tui.fastclass import dataclass, fields, replace
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_DEPTH = 3
"""Levels of folders that are searched for files, that of the folder itself included, without `--depth`."""
_MAX_LINE_DIGITS = 9
"""Digits of the longest line number."""


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
    output: str | None = None
    input_format: str | None = None
    dialect: str | None = None
    markdown: bool = False
    text: bool = False
    section: str | None = None
    width: int | None = None
    theme: str | None = None
    keys: str | None = None
    wrap: str | None = None
    style: str | None = None
    verbosity: str | None = None
    links: str | None = None
    link_list: str | None = None
    emoji: str | None = None
    say: str | None = None
    table: str | None = None
    emphasis: bool = False
    cells: int | None = None
    lines: int | None = None
    braille_table: str | None = None
    large_print: bool = False
    language: str | None = None
    hyperlinks: bool = False
    mouse: bool = False
    notes: str | None = None
    import_notes: str | None = None
    author: str | None = None
    notes_folder: str | None = None
    review: bool = False
    ascii: bool = False
    encoding: str | None = None
    limit: int | None = None
    depth: int | None = None
    follow: bool = False
    quit_if_one_screen: bool = False
    restricted: bool = False
    check: bool = False
    json: bool = False
    format: str | None = None
    settings: bool = False
    version: bool = False
    help: bool = False
    at_line: int | None = None
    """Source line that the first document opens at: `+34`."""
    file_lines: tuple[tuple[str, int], ...] = ()
    """Files with the source lines that they open at: `FILE:34`."""
    start_search: str = ""
    """Words to search for at the start: `+/word`."""

    @property
    def file(self) -> str | None:
        """First file to open; None: the built-in article."""
        return self.files[0] if self.files else None

    @property
    def starts_at_line(self) -> bool:
        """Whether the command line gives a source line to open a document at."""
        return self.at_line is not None or bool(self.file_lines)

    @property
    def own_notes(self) -> Path | None:
        """Folder for notes that is asked for, within which they lie beside their lock; None for the usual one."""
        from pathlib import Path  # few ask for one

        return None if self.notes_folder is None else Path(self.notes_folder) / "notes"

    @property
    def bytes_read(self) -> int | None:
        """Maximum number of bytes to read, if given."""
        return None if self.limit is None else self.limit << 20


SWITCHES = frozenset(f"--{entry.name.replace('_', '-')}" for entry in fields(Arguments) if entry.default is False)
"""Options without a value."""
SHORT_SWITCHES = {"-V": "--version", "-h": "--help", "-F": "--quit-if-one-screen"}
"""Switches by their names of one letter."""
PAGER_LETTERS = frozenset("FRrSXKMmJQiINnEe")
"""Options of less(1) that b12tui has, or has no use for."""
IGNORED_SWITCHES = ("--RAW-CONTROL-CHARS", "--raw-control-chars", "--no-init", "--chop-long-lines")
NOTES = "notes"
"""Word before a file that asks for the notes on it."""
LAST_LINE = 999_999_999
"""Line behind the last one of any text."""


def parse_arguments(argv: list[str]) -> Arguments:
    """Parse `argv`, which excludes the command's name; raise UsageError if it is invalid.

    What other pagers are told about colours, long lines and the like is accepted and needs nothing.
    """
    end = argv.index("--") if "--" in argv else len(argv)
    argv = [word for each in argv[:end] for word in _without_pager_switches(each)] + argv[end:]
    arguments = _parse_switches(argv) or _parse_all(argv)
    named = {"--markdown": arguments.markdown, "--text": arguments.text, "--from": arguments.input_format is not None}
    given = [name for name, is_given in named.items() if is_given]
    if len(given) > 1:
        raise UsageError(command_line.contradict(given[0], given[1]))
    if "--" not in argv and _asks_for_notes(arguments):
        arguments = replace(arguments, files=arguments.files[1:], notes=arguments.notes or "markdown")
    if arguments.markdown or arguments.text:
        return replace(arguments, input_format="markdown" if arguments.markdown else "raw")
    return arguments


def _asks_for_notes(arguments: Arguments) -> bool:
    """Return whether the command is `notes FILE`; a file of that name comes first."""
    return arguments.files[:1] == (NOTES,) and len(arguments.files) > 1 and not os.path.lexists(NOTES)


def _without_pager_switches(word: str) -> tuple[str, ...]:
    """Return a word of the command line, but of options of less(1) only what they mean here."""
    if word in IGNORED_SWITCHES:
        return ()
    if len(word) < 2 or word[0] != "-" or set(word[1:]) - PAGER_LETTERS:
        return (word,)
    return ("-F",) if "F" in word else ()


def _with_start_line(arguments: Arguments) -> Arguments:
    """Return the arguments with `+34`, `+G`, `+F` and `+/word` taken from the files; raise UsageError for `+0`."""
    for word in arguments.files:
        if word in ("+G", "+F") or (word.startswith("+/") and len(word) > 2):
            rest = replace(arguments, files=tuple(other for other in arguments.files if other != word))
            if word == "+F":
                return _with_start_line(replace(rest, follow=True))
            found = replace(rest, at_line=LAST_LINE) if word == "+G" else replace(rest, start_search=word[2:])
            return _with_start_line(found)
    lines = [word for word in arguments.files if _is_start_line(word)]
    if not lines:
        return arguments
    if int(lines[-1]) < 1:
        raise UsageError(command_line.no_line(lines[-1]))
    return replace(
        arguments, files=tuple(word for word in arguments.files if word not in lines), at_line=int(lines[-1])
    )


def _is_start_line(word: str) -> bool:
    digits = word[1:]
    return word.startswith("+") and digits.isascii() and digits.isdecimal() and len(digits) <= _MAX_LINE_DIGITS


def _parse_switches(argv: list[str]) -> Arguments | None:
    """Return the arguments if they are only files and unabbreviated switches, which takes no parser; else None."""
    files = [word for word in argv if not word.startswith("-") or word == "-"]
    switches = {SHORT_SWITCHES.get(word, word) for word in argv if word.startswith("-") and word != "-"}
    if len(files) + len(switches) < len(argv):  # one is given twice: let the parser judge
        return None
    if not switches <= SWITCHES:
        return None
    given: dict[str, bool] = {switch.strip("-").replace("-", "_"): True for switch in switches}
    return _with_start_line(Arguments(tuple(files), **given))  # type: ignore[arg-type]  # each is a switch


def _parse_all(argv: list[str]) -> Arguments:
    from b12tui.cli import option_parser  # most starts have only files and switches

    # Files and options may be mixed, but after `--` there are only files (POSIX, utility syntax guideline 10), which
    # argparse ignores if there are files on both sides.
    end = argv.index("--") if "--" in argv else len(argv)
    arguments = _with_start_line(Arguments(**option_parser.values(argv[:end])))
    return replace(arguments, files=(*arguments.files, *argv[end + 1 :]))
