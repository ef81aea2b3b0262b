"""Printed output: whole documents, in any of the output formats."""

from __future__ import annotations

import os
import sys

from b12tui import readers, source
from b12tui.catalogue import command_line
from b12tui.cli import directory_listing
from b12tui.cli.arguments import Arguments
from b12tui.cli.error_output import print_error, print_message
from b12tui.cli.error_remedies import source_notice
from b12tui.cli.section_lookup import find_section
from b12tui.document import Document
from b12tui.errors import ExitCode, ReadError, UsageError
from b12tui.fastclass import replace
from b12tui.storage.effective_settings import EffectiveSettings
from b12tui.storage.settings_schema import Settings
from b12tui.writers import WriteOptions, Writer, writer_of

MAX_WIDTH = 80
"""Maximum width of running text on a terminal, in cells (WCAG 2.2, 1.4.8)."""


def run_plain(arguments: Arguments, effective: EffectiveSettings) -> int:
    """Print the documents in the requested format to standard output; return the exit code.

    Several documents are each preceded by number and name. If one of several can't be read, the error goes to standard
    error, and the others are printed; for a single one the B12Error is raised. WriteError and TerminalLost end the
    printing.
    """
    writer = _writer(arguments)
    for notice in effective.notices:
        print_message(notice)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    options = _options(arguments, effective.settings)
    if len(arguments.files) < 2:
        _print(arguments.file, arguments, writer, options, effective.settings.unknown_text)
        return ExitCode.OK
    from b12tui.cli import multiple_files  # most print one text, and faster without it

    names = multiple_files.document_ids(arguments.files)
    exit_code = ExitCode.OK
    gap = ""
    for name in names:
        try:
            number = multiple_files.number_among_documents(names, name)
            heading = f"{gap}{number}\n\n" if len(names) > 1 and writer.headed else ""
            _print(name, arguments, writer, options, effective.settings.unknown_text, heading)
            gap = "\n\n"
        except (ReadError, UsageError) as error:
            print_error(error)
            exit_code = max(exit_code, error.exit)
    return exit_code


def _writer(arguments: Arguments) -> Writer:
    """Return the writer of the requested format; raise UsageError if an option was given that it doesn't know."""
    if arguments.output_format is None:
        return writer_of("contents" if arguments.contents else "plain")
    writer = writer_of(arguments.output_format)
    names = ("section", "wrap", "style", "table", "emphasis", "ascii", "cells", "lines", "braille_table")
    for name in names:
        if getattr(arguments, name) and name not in writer.options:
            raise UsageError(command_line.meaningless(f"--{name.replace('_', '-')}", f"--to {writer.name}"))
    return writer


def _print(
    name: str | None, arguments: Arguments, writer: Writer, options: WriteOptions, unknown: str, heading: str = ""
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
    sys.stdout.write(heading)
    writer.load().write(document, sys.stdout, options)
    sys.stdout.flush()


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
