"""Printed output: whole documents, in any of the output formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from b12tui import readers, source
from b12tui.catalogue import command_line
from b12tui.cli import directory_listing, error_output, error_remedies, multiple_files, section_lookup
from b12tui.cli.arguments import Arguments
from b12tui.cli.frontends import live_output, output_file
from b12tui.cli.select_frontend import asks_for_access
from b12tui.document import Document
from b12tui.errors import ExitCode, ReadError, TooLarge, UsageError
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.storage.effective_settings import EffectiveSettings
from b12tui.storage.settings_schema import Settings
from b12tui.writers import WriteOptions, Writer, writer_of, writer_of_file

if TYPE_CHECKING:
    from b12tui.source import Source

_OPTIONS = (
    "section",
    "wrap",
    "style",
    "table",
    "emphasis",
    "ascii",
    "large_print",
    "language",
    "cells",
    "lines",
    "braille_table",
)
"""Options of formats, which are refused by those that don't obey them."""
_BRAILLE = ("cells", "lines", "braille_table")
"""Those that plain text refuses where no format is named, in place of ignoring them."""
MAX_WIDTH = 80
"""Maximum width of running text on a terminal, in cells (WCAG 2.2, 1.4.8)."""


def run_plain(arguments: Arguments, effective: EffectiveSettings) -> int:
    """Print the documents in the requested format, to standard output or to files; return the exit code.

    Several documents are each preceded by number and name. If one of several can't be read, the error goes to standard
    error, and the others are printed; for a single one the B12Error is raised. WriteError, OutputError and TerminalLost
    end the printing.
    """
    writer = _writer(arguments)
    for notice in effective.notices:
        error_output.print_message(notice)
    output = arguments.output
    if output is not None and output != "-" and not output_file.is_folder(output):
        output_file.check_not_input(output, arguments.files)
    settings = effective.settings
    options = write_options(arguments, settings)
    if len(arguments.files) < 2:
        _print_file(arguments.file, arguments, writer, options, settings)
        return ExitCode.OK
    names = multiple_files.document_ids(arguments.files)
    numbered = [(name, multiple_files.number_among_documents(names, name)) for name in names]
    if output_file.is_folder(output):
        return _each(numbered, lambda name, _: _print_file(name, arguments, writer, options, settings))
    if writer.single and len(names) > 1:
        raise UsageError(command_line.one_document_only(f"--to {writer.name}"))
    with output_file.opened(output, writer) as stream:
        gap = ""

        def print_one(name: str, number: str) -> None:
            nonlocal gap
            heading = f"{gap}{number}\n\n" if len(names) > 1 and writer.headed else ""
            _print(name, arguments, writer, stream, options, settings, heading)
            gap = "\n\n"

        return _each(numbered, print_one)


def _each(numbered: Sequence[tuple[str, str]], print_one: Callable[[str, str], None]) -> int:
    """Print each document, with its number among them; report those that can't be read, and return the exit code."""
    exit_code = ExitCode.OK
    for name, number in numbered:
        try:
            print_one(name, number)
        except (ReadError, UsageError) as error:
            error_output.print_error(error)
            exit_code = max(exit_code, error.exit)
    return exit_code


def _writer(arguments: Arguments) -> Writer:
    """Return the writer of the requested format; raise UsageError if an option was given that it doesn't know."""
    if arguments.output is not None and arguments.restricted:
        raise UsageError(command_line.contradict("--restricted", "--output"))
    if arguments.output_format is None:
        named = not (arguments.plain or arguments.contents or output_file.is_folder(arguments.output))
        writer = (
            writer_of_file(arguments.output or "")
            if named
            else writer_of("contents" if arguments.contents else "plain")
        )
    else:
        writer = writer_of(arguments.output_format)
    names: tuple[str, ...] = _OPTIONS
    if arguments.output_format is None and writer.name in ("plain", "contents"):
        names = _BRAILLE
    for name in names:
        if getattr(arguments, name) and name not in writer.options:
            raise UsageError(command_line.meaningless(f"--{name.replace('_', '-')}", f"--to {writer.name}"))
    return writer


def _print_file(
    name: str | None, arguments: Arguments, writer: Writer, options: WriteOptions, settings: Settings
) -> None:
    """Print one document to standard output or a file of its own."""
    output = arguments.output
    if output is not None and output_file.is_folder(output):
        output = output_file.path_in_folder(output, name, writer)
        output_file.check_not_input(output, arguments.files)
    with output_file.opened(output, writer) as stream:
        _print(name, arguments, writer, stream, options, settings)


def _print(
    name: str | None,
    arguments: Arguments,
    writer: Writer,
    stream: output_file.Stream,
    options: WriteOptions,
    settings: Settings,
    heading: str = "",
) -> None:
    """Print one document below `heading`; raise B12Error if it can't be read, or lacks the requested section."""
    text = directory_listing.read_argument(name, arguments, grows=_streams(arguments, writer))
    if text.growing is not None:
        whole = _printed_live(text, arguments, settings.unknown_text)
        if whole is None:
            return
        text = whole
    text = replace(text, dialect=settings.dialect, includes=not arguments.restricted, alone=arguments.restricted)
    reader = readers.reader_of(text, arguments.input_format, settings.unknown_text)
    document = reader.load().read(text)
    options = replace(options, section=_section_number(document, arguments.section))
    for notice in (
        error_remedies.source_notice(text),
        error_remedies.formulas_notice(lacking=readers.lacks_formulas(reader, text.text)),
    ):
        if notice:
            error_output.print_message(notice)
    if "modified" in writer.options:
        options = replace(options, modified=output_file.modified_time(text.path))
    if heading:
        stream.write(heading)
    writer.load().write(document, stream, options)
    stream.flush()
    if arguments.follow and text.path is not None and _streams(arguments, writer):
        limit = arguments.bytes_read or source.DEFAULT_LIMIT
        live_output.print_file(text.path, text.size, limit, encoding=arguments.encoding, ascii_only=arguments.ascii)


def _streams(arguments: Arguments, writer: Writer) -> bool:
    """Return whether lines can be printed as they come: one text, all of it, in words."""
    to_screen = arguments.output in (None, "-")
    return len(arguments.files) == 1 and writer.name == "plain" and arguments.section is None and to_screen


def _printed_live(text: Source, arguments: Arguments, unknown: str) -> Source | None:
    """Print standard input as it comes, if it is lines; return it as a whole if it has to be read as one."""
    growing = text.growing
    assert growing is not None  # noqa: S101 - the caller has looked
    if readers.reader_of(text, arguments.input_format, unknown).name not in live_output.LINE_FORMATS:
        data = growing.rest()
        if growing.is_cut:
            raise TooLarge(text.name, arguments.bytes_read or source.DEFAULT_LIMIT, None)
        return source.decode_input(data, arguments.encoding)
    live_output.print_input(growing, text.text, encoding=arguments.encoding, ascii_only=arguments.ascii)
    return None


def _section_number(document: Document, section: str | None) -> int | None:
    return None if section is None else section_lookup.find_section(document, section)


def write_options(arguments: Arguments, settings: Settings) -> WriteOptions:
    """Return the options of output that the command line and the settings ask for."""
    usual = WriteOptions()
    columns = _columns() if _is_for_the_ear(settings) and arguments.output in (None, "-") else 0
    wrap = _wrap(settings.wrap)
    if columns and isinstance(wrap, int):
        wrap = max(min(wrap, columns - 1), 1)  # a blank behind each row parts its words from the next one's
    return WriteOptions(
        style=settings.style,
        verbosity=settings.verbosity_in_force(),
        wrap=wrap,
        columns=columns,
        moves=bool(columns) and settings.line_phrases(os.environ) == "move",
        table=arguments.table or "records",
        emphasis=arguments.emphasis,
        ascii=arguments.ascii,
        large_print=arguments.large_print,
        language=arguments.language,
        words_per_minute=settings.words_per_minute,
        cells=arguments.cells or usual.cells,
        lines=arguments.lines or usual.lines,
        braille_table=arguments.braille_table or usual.braille_table,
        may_start_programs=not arguments.restricted,
        speech_rate=settings.speech_rate,
    )


def _wrap(setting: int | str) -> int | str:
    if setting != "auto":
        return setting
    if not sys.stdout.isatty():
        return "none"
    return min(_columns() or MAX_WIDTH, MAX_WIDTH)


def _columns() -> int:
    """Return the columns of the terminal; 0 if they are not known."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:  # the terminal is going away; the next write reports it
        return 0


def _is_for_the_ear(settings: Settings) -> bool:
    """Return whether lines are to be phrases on a terminal: for listeners, or by the setting; others copy the text."""
    if not sys.stdout.isatty() or settings.line_phrases(os.environ) == "rows":
        return False
    asked = asks_for_access(os.environ)
    listens = settings.mode in ("line", "spoken") if asked is None else asked
    return listens or settings.phrases in ("wrap", "move")
