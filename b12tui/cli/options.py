"""Command line options in one table, from which the parser, the help and the documentation are generated."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NoReturn

from b12tui.catalogue import command_line, counts
from b12tui.catalogue.lookup import _
from b12tui.colour_themes import THEMES
from b12tui.core.keymap.presets import PRESETS
from b12tui.core.verbosity import CHOICES, LEVELS, ROLES
from b12tui.errors import UsageError
from b12tui.fastclass import dataclass, replace
from b12tui.lazy_pattern import lazy_pattern
from b12tui.readers import READERS
from b12tui.writers import WRITERS

if TYPE_CHECKING:
    from argparse import ArgumentParser


LONGEST_METAVAR = 20
"""Characters of allowed values that `--help` shows in place of a placeholder."""


class OptionGroup(Enum):
    """Group of options."""

    DISPLAY = _("Display")
    OUTPUT = _("Output (print and exit)")
    ACCESSIBILITY = _("Accessibility")
    GENERAL = _("General")


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
    short: str = ""
    """Name of one letter with its dash; empty if there is none."""
    group: OptionGroup = OptionGroup.DISPLAY
    """Heading under which `--help` and the manual list it."""

    @property
    def argument(self) -> str:
        """Field of `Arguments` that holds its value."""
        return self.field or self.name.strip("-")

    @property
    def names(self) -> tuple[str, ...]:
        """Short name, if any, and long name."""
        return (self.short, self.name) if self.short else (self.name,)

    @property
    def metavar(self) -> str:
        """Placeholder of its value; its allowed values if they are short enough to be one."""
        values = "|".join(self.choices)
        return values if 0 < len(values) <= LONGEST_METAVAR else self.value


INPUT_FORMATS = tuple(reader.name for reader in READERS)
OUTPUT_FORMATS = tuple(writer.name for writer in WRITERS)


DISPLAY, OUTPUT, ACCESSIBILITY, GENERAL = OptionGroup

OPTIONS: tuple[Option, ...] = (
    Option(
        "--width",
        "N",
        _("maximum line width in cells; for braille, the display's cells less 2"),
        summary=_("line width; braille: cells less 2"),
        short="-w",
    ),
    Option(
        "--theme",
        "NAME",
        _("colours: {names}").format(names=counts.alternatives(THEMES)),
        THEMES,
        summary=_("colours"),
        short="-t",
    ),
    Option(
        "--keys",
        "NAME",
        _("key bindings: {names} (quick keys of screen readers)").format(names=counts.alternatives(PRESETS)),
        PRESETS,
        summary=_("key bindings"),
    ),
    Option(
        "--section",
        "NAME",
        _("start at a section, by name or number; print it alone"),
        summary=_("start at a section, by name or number"),
    ),
    Option(
        "--from",
        "NAME",
        _("input format: {names}; default: detect").format(names=counts.alternatives(INPUT_FORMATS)),
        INPUT_FORMATS,
        summary=_("also --markdown, --text (raw)"),
        field="input_format",
    ),
    Option("--markdown", "", _("read as Markdown, whatever it looks like: --from markdown")),
    Option("--text", "", _("show the lines as written: --from raw")),
    Option(
        "--encoding",
        "NAME",
        _("character encoding of the file, if it can't be detected"),
        summary=_("character encoding, if it can't be detected"),
    ),
    Option("--limit", "MB", _("maximum file size in megabytes (64)")),
    Option("--follow", "", _("reload the file whenever it changes")),
    Option("--hyperlinks", "", _("clickable links (OSC 8)")),
    Option(
        "--mouse",
        "",
        _("mouse wheel and clicks; select text with Shift"),
        summary=_("mouse; clickable links (OSC 8)"),
    ),
    Option(
        "--restricted",
        "",
        _("save nothing, open no other files, start no programs: for ForceCommand"),
        summary=_("kiosk: save, open and start nothing else"),
    ),
    Option("--plain", "", _("print plain text in reading order"), group=OUTPUT),
    Option("--contents", "", _("print the numbered contents"), group=OUTPUT),
    Option(
        "--to",
        "NAME",
        _("print in an output format: {names}").format(names=counts.alternatives(OUTPUT_FORMATS)),
        OUTPUT_FORMATS,
        _("output format; also --plain, --contents"),
        "output_format",
        group=OUTPUT,
    ),
    Option(
        "--wrap",
        "N",
        _("line breaks (--plain, --line): N cells, sentence or none"),
        ("N", "sentence", "none"),
        _("line breaks; also with --line"),
        group=OUTPUT,
    ),
    Option(
        "--style",
        "NAME",
        _("wording (--plain, --line, --spoken): spoken or brief"),
        ("spoken", "brief"),
        _("wording; also with --line, --spoken"),
        group=OUTPUT,
    ),
    Option(
        "--table",
        "NAME",
        _("tables (--plain): records, grid or csv"),
        ("records", "grid", "csv"),
        _("table format"),
        group=OUTPUT,
    ),
    Option(
        "--emphasis", "", _("mark emphasis by * and ** (--plain)"), summary=_("mark emphasis by * and **"), group=OUTPUT
    ),
    Option(
        "--ascii",
        "",
        _("ASCII only: signs on the screen, all text elsewhere"),
        summary=_("ASCII only; also --emphasis: * and **"),
        group=OUTPUT,
    ),
    Option(
        "--spoken",
        "",
        _("speech mode, for screen readers: one new row for each key"),
        summary=_("speech mode, for screen readers"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--line",
        "",
        _("line mode: typed commands and printed answers; no redrawing"),
        summary=_("line mode: typed commands, no redrawing"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--accessible",
        "",
        _("--line or --spoken, as set; also with ACCESSIBLE=1"),
        summary=_("--line or --spoken; same as ACCESSIBLE=1"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--verbosity",
        "NAME",
        _("how much --plain, --line and --spoken announce: {names}").format(names=counts.alternatives(tuple(LEVELS))),
        tuple(LEVELS),
        _("also --links, --link-list, --emoji, --say"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--links",
        "NAME",
        _("links (--plain, --line, --spoken): a word before them, a number after them or none"),
        CHOICES["links"],
        group=ACCESSIBILITY,
    ),
    Option(
        "--link-list",
        "NAME",
        _("link targets (--plain): at the end, after each section or none"),
        CHOICES["link_list"],
        field="link_list",
        group=ACCESSIBILITY,
    ),
    Option(
        "--emoji",
        "NAME",
        _("emoji (--plain, --line, --spoken): as signs, by name, runs by their count or none"),
        CHOICES["emoji"],
        group=ACCESSIBILITY,
    ),
    Option(
        "--say",
        "ROLES",
        _("roles to announce, no- before those to leave out: {roles}").format(roles=", ".join(ROLES)),
        group=ACCESSIBILITY,
    ),
    Option("--settings", "", _("print the current settings and where each comes from"), group=GENERAL),
    Option("--version", "", _("print the version"), short="-V", group=GENERAL),
    Option("--help", "", _("print this help"), short="-h", group=GENERAL),
)
SHORT_NAMES = {option.short: option.name for option in OPTIONS if option.short}


_START_LINE = lazy_pattern(r"\+[0-9]{1,9}")


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
        """Whether the command line gives a source line to open a document at."""
        return self.at_line is not None or bool(self.file_lines)

    @property
    def bytes_read(self) -> int | None:
        """Maximum number of bytes to read, if given."""
        return None if self.limit is None else self.limit << 20


def parse_arguments(argv: list[str]) -> Arguments:
    """Parse `argv`, which excludes the command's name; raise UsageError if it is invalid."""
    arguments = _parse_switches(argv) or _parse(argv)
    named = {"--markdown": arguments.markdown, "--text": arguments.text, "--from": arguments.input_format is not None}
    given = [name for name, is_given in named.items() if is_given]
    if len(given) > 1:
        raise UsageError(command_line.contradict(given[0], given[1]))
    if arguments.markdown or arguments.text:
        return replace(arguments, input_format="markdown" if arguments.markdown else "raw")
    return arguments


def _with_start_line(arguments: Arguments) -> Arguments:
    """Return the arguments with `+34` taken from the files; raise UsageError for `+0`."""
    lines = [word for word in arguments.files if _START_LINE.fullmatch(word)]
    if not lines:
        return arguments
    if int(lines[-1]) < 1:
        raise UsageError(command_line.no_line(lines[-1]))
    return replace(
        arguments, files=tuple(word for word in arguments.files if word not in lines), at_line=int(lines[-1])
    )


def _parse_switches(argv: list[str]) -> Arguments | None:
    """Return the arguments if they are only files and unabbreviated switches, which is most common and takes no parser.

    Importing argparse takes a twentieth of the startup time.
    """
    files = [word for word in argv if not word.startswith("-") or word == "-"]
    switches = {SHORT_NAMES.get(word, word) for word in argv if word.startswith("-") and word != "-"}
    if len(files) + len(switches) < len(argv):  # one is given twice: let the parser judge
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
            raise UsageError(command_line.invalid(message))

    made = Parser(prog="b12tui", add_help=False, allow_abbrev=True)
    made.add_argument("files", nargs="*", metavar="FILE")
    for option in OPTIONS:
        if not option.value:
            made.add_argument(*option.names, action="store_true")
        elif option.value in ("N", "MB") and not option.choices:
            made.add_argument(*option.names, type=int, metavar=option.value, dest=option.argument)
        else:
            made.add_argument(*option.names, metavar=option.value, dest=option.argument)
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
        raise UsageError(command_line.must_be_positive(option.name, value))
    if not isinstance(value, str) or not option.choices or value in option.choices:
        return
    if "N" in option.choices and value.isdecimal() and int(value) > 0:
        return
    allowed = ", ".join(choice if choice != "N" else command_line.NUMBER for choice in option.choices)
    raise UsageError(command_line.must_be_one_of(option.name, allowed, value))


SHARED_ROWS = frozenset(
    {
        "--plain",
        "--contents",
        "--hyperlinks",
        "--markdown",
        "--text",
        "--emphasis",
        "--links",
        "--link-list",
        "--emoji",
        "--say",
    }
)
"""Options that `--help` names in the row of another one, as it has 24 rows."""

HELP_COLUMNS = 80
"""Columns of the help; a list of values that is longer is cut: the manual has all of them."""
HELP_NAMES = 27
"""Columns of names and values in the help; values that take more follow the description."""


def help_text() -> str:
    """Return the help, which fits on one screen of 80 by 24."""
    rows = [command_line.HELP_FIRST]
    for group in (DISPLAY, OUTPUT, ACCESSIBILITY):
        rows.append(f"{group.value}:")
        for option in OPTIONS:
            if option.group is group and option.name not in SHARED_ROWS:
                names = ", ".join((*option.names, *(["--hyperlinks"] if option.name == "--mouse" else [])))
                metavar = option.metavar if len(f"{names} {option.metavar}") <= HELP_NAMES else option.value
                values = f": {'|'.join(option.choices)}" if option.choices and metavar == option.value else ""
                row = f"  {f'{names} {metavar}':<{HELP_NAMES}} {option.summary or option.help}{values}"
                if len(row) > HELP_COLUMNS:
                    end = row.rfind("|", 0, HELP_COLUMNS - 1)
                    row = row.removesuffix(values) if end < 0 else f"{row[:end]}|…"
                rows.append(row)
    rows.append(command_line.HELP_LAST)
    return "\n".join(rows)
