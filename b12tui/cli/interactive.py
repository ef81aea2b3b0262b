"""Opening of a text in an interactive frontend: the screen, spoken pages or line mode."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from b12tui import readers, source
from b12tui.cli import standard_streams
from b12tui.cli.arguments import Arguments
from b12tui.cli.directory_listing import read_file_or_directory
from b12tui.cli.error_remedies import format_notice, source_notice
from b12tui.cli.frontends import opening, runner
from b12tui.cli.frontends.loading_notice import announce_loading
from b12tui.cli.section_lookup import find_section
from b12tui.cli.select_frontend import FrontendChoice
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.cli.start_lines import start_lines
from b12tui.core.handlers.document_navigation import number_among_documents
from b12tui.cpu_ticks import cpu_ticks
from b12tui.document.cancellation import Cancellation
from b12tui.fastclass import replace
from b12tui.storage.appearance_preference import AppearancePreference
from b12tui.storage.effective_settings import EffectiveSettings
from b12tui.storage.paths import appearance_preference_file

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview
    from b12tui.source import Source


def open_text(
    arguments: Arguments, effective: EffectiveSettings, choice: FrontendChoice, preview: Preview | None = None
) -> int:
    """Read the text and show it; return the exit code. A preview of it may be on the screen already."""
    if choice.frontend == "line":
        standard_streams.command_input()  # before any output
    settings = effective.settings
    limit = arguments.bytes_read or source.LIMIT
    argument_ids: tuple[str, ...] = ()
    read_errors: tuple[str, ...] = ()
    if len(arguments.files) > 1:
        from b12tui.cli import multiple_files  # most open one text, and faster without it

        argument_ids = multiple_files.document_ids(arguments.files)
        text, read_errors = multiple_files.read_first(arguments, limit)
    else:
        text = read_file_or_directory(
            arguments.file, encoding=arguments.encoding, limit=limit, links=not arguments.restricted
        )
    if choice.frontend == "line" and arguments.section is None:
        # Errors are ruled out from here on, so a screen reader user need not wait for the parser.
        from b12tui.linear.line_mode.output import LineOutput, hello

        output = LineOutput(sys.stdout, ascii_only=arguments.ascii)
        output.write_line(hello(choice.reason or ""), output.wrapping(settings.wrap))
        choice = replace(choice, reason=None)
    section = None
    cancellation = Cancellation(ticker=cpu_ticks)
    with announce_loading(cancellation, choice.frontend, settings, preview):
        reader = readers.reader_of(text, arguments.input_format, settings.unknown_text)
        document = reader.load().read(text, cancellation)
        taken_for = "" if arguments.input_format else readers.taken_for(reader, text)
        text = replace(text, text=document.original_source())
        if arguments.section is not None:
            section = find_section(document, arguments.section)
    session = _session(arguments, effective, text, argument_ids, limit)
    notices = " ".join(
        filter(
            None,
            (
                *read_errors,
                number_among_documents(argument_ids, session.document_id),
                source_notice(text),
                format_notice(taken_for),
                *effective.notices,
            ),
        )
    )
    undecided = opening.is_frontend_undecided(effective)
    return runner.run_frontends(
        document, session, settings, choice, section, notices, undecided=undecided, preview=preview
    )


def _session(
    arguments: Arguments, effective: EffectiveSettings, text: Source, argument_ids: tuple[str, ...], limit: int
) -> Session:
    """Return the session, which holds the first text and opens the others."""
    settings, encoding, restricted = effective.settings, arguments.encoding, arguments.restricted
    store = DocumentStore(
        text,
        settings.appearance(),
        built_in=arguments.file is None,
        keep=not restricted,
        lists=settings.recent,
        last=AppearancePreference(
            None if restricted else appearance_preference_file(), effective.from_file, settings.appearance()
        ),
    )
    session = Session(
        text,
        store,
        argument_ids=argument_ids,
        encoding=encoding,
        limit=limit,
        restricted=restricted,
        follow=arguments.follow,
        input_format=arguments.input_format,
    )
    session.unknown_format = settings.unknown_text
    if (
        "-" in argument_ids and session.document_id != "-"
    ):  # it can't be read later: commands may come from the same input
        session.register("-", read_file_or_directory("-", encoding=encoding, limit=limit))
    if arguments.starts_at_line:
        session.start_lines = start_lines(arguments, session.document_id)
    return session
