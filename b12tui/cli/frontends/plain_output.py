"""Printed output: whole documents, in any of the output formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from b12tui import readers, source
from b12tui.catalogue import command_line
from b12tui.cli import directory_listing
from b12tui.cli.arguments import Arguments
from b12tui.cli.error_output import print_error, print_message
from b12tui.cli.error_remedies import source_notice
from b12tui.cli.frontends import output_file
from b12tui.cli.section_lookup import find_section
from b12tui.document import Document
from b12tui.errors import ExitCode, ReadError, UsageError
from b12tui.fastclass import replace
from b12tui.storage.effective_settings import EffectiveSettings
from b12tui.storage.settings_schema import Settings
from b12tui.writers import WriteOptions, Writer, writer_of, writer_of_file

_BRAILLE = ("cells", "lines", "braille_table")
"""Options of braille, which are refused in place of being ignored."""
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
        print_message(notice)
    output = arguments.output
    if output is not None and output != "-" and not output_file.is_folder(output):
        output_file.check_not_input(output, arguments.files)
    options = _options(arguments, effective.settings)
    unknown = effective.settings.unknown_text
    if len(arguments.files) < 2:
        _print_file(arguments.file, arguments, writer, options, unknown)
        return ExitCode.OK
    from b12tui.cli import multiple_files  # most print one text, and faster without it

    names = multiple_files.document_ids(arguments.files)
    if output_file.is_folder(output):
        return _each(names, lambda name, _: _print_file(name, arguments, writer, options, unknown))
    if writer.single and len(names) > 1:
        raise UsageError(command_line.one_document_only(f"--to {writer.name}"))
    with output_file.opened(output, writer) as stream:
        gap = ""

        def print_one(name: str, number: str) -> None:
            nonlocal gap
            heading = f"{gap}{number}\n\n" if len(names) > 1 and writer.headed else ""
            _print(name, arguments, writer, stream, options, unknown, heading)
            gap = "\n\n"

        return _each(names, print_one)


def _each(names: tuple[str, ...], print_one: Callable[[str, str], None]) -> int:
    """Print each document, with its number among them; report those that can't be read, and return the exit code."""
    from b12tui.cli import multiple_files  # as above

    exit_code = ExitCode.OK
    for name in names:
        try:
            print_one(name, multiple_files.number_among_documents(names, name))
        except (ReadError, UsageError) as error:
            print_error(error)
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
    names: tuple[str, ...] = ("section", "wrap", "style", "table", "emphasis", "ascii", *_BRAILLE)
    if arguments.output_format is None and writer.name in ("plain", "contents"):
        names = _BRAILLE
    for name in names:
        if getattr(arguments, name) and name not in writer.options:
            raise UsageError(command_line.meaningless(f"--{name.replace('_', '-')}", f"--to {writer.name}"))
    return writer


def _print_file(name: str | None, arguments: Arguments, writer: Writer, options: WriteOptions, unknown: str) -> None:
    """Print one document to standard output or a file of its own."""
    output = arguments.output
    if output is not None and output_file.is_folder(output):
        output = output_file.path_in_folder(output, name, writer)
        output_file.check_not_input(output, arguments.files)
    with output_file.opened(output, writer) as stream:
        _print(name, arguments, writer, stream, options, unknown)


def _print(
    name: str | None,
    arguments: Arguments,
    writer: Writer,
    stream: output_file.Stream,
    options: WriteOptions,
    unknown: str,
    heading: str = "",
) -> None:
    """Print one document below `heading`; raise B12Error if it can't be read, or lacks the requested section."""
    limit = arguments.bytes_read or source.LIMIT
    text = directory_listing.read_file_or_directory(
        name, encoding=arguments.encoding, limit=limit, links=not arguments.restricted
    )
    document = readers.read(text, arguments.input_format, unknown=unknown)
    options = replace(options, section=_section_number(document, arguments.section))
    if notice := source_notice(text):
        print_message(notice)
    if heading:
        stream.write(heading)
    writer.load().write(document, stream, options)
    stream.flush()


def _section_number(document: Document, section: str | None) -> int | None:
    return None if section is None else find_section(document, section)


def _options(arguments: Arguments, settings: Settings) -> WriteOptions:
    usual = WriteOptions()
    return WriteOptions(
        style=settings.style,
        wrap=_wrap(settings.wrap),
        table=arguments.table or "records",
        emphasis=arguments.emphasis,
        ascii=arguments.ascii,
        words_per_minute=settings.words_per_minute,
        cells=arguments.cells or usual.cells,
        lines=arguments.lines or usual.lines,
        braille_table=arguments.braille_table or usual.braille_table,
        may_start_programs=not arguments.restricted,
    )


def _wrap(setting: int | str) -> int | str:
    if setting != "auto":
        return setting
    if not sys.stdout.isatty():
        return "none"
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:  # the terminal is going away; the next write reports it
        columns = 0
    return min(columns or MAX_WIDTH, MAX_WIDTH)
