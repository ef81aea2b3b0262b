"""Opening of a text in an interactive frontend: the screen, spoken pages or line mode."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack

from b12tui import cpu_ticks, readers, source
from b12tui.catalogue import shapes
from b12tui.cli import (
    error_remedies,
    multiple_files,
    notes_output,
    pager,
    section_lookup,
    standard_streams,
    start_lines,
)
from b12tui.cli.arguments import DEFAULT_DEPTH, Arguments
from b12tui.cli.directory_listing import read_argument
from b12tui.cli.frontends import opening, runner
from b12tui.cli.frontends import preview as previews
from b12tui.cli.frontends.loading_notice import announce_loading
from b12tui.cli.select_frontend import FrontendChoice
from b12tui.cli.session.persistence import DocumentStore, key_of
from b12tui.cli.session.session import ReviewEnd, Session
from b12tui.core.handlers.document_navigation import number_among_documents
from b12tui.document.cancellation import Cancellation
from b12tui.errors import ExitCode
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.storage.appearance_preference import AppearancePreference
from b12tui.storage.effective_settings import EffectiveSettings
from b12tui.storage.paths import appearance_preference_file

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview
    from b12tui.document import Document
    from b12tui.source import Source
    from b12tui.storage.settings_schema import Settings

MAX_SIZE_FOR_PROBLEMS = 1_048_576
"""Characters up to which a text's errors are counted before it is shown."""


def open_text(
    arguments: Arguments,
    effective: EffectiveSettings,
    choice: FrontendChoice,
    preview: Preview | None = None,
    end_review: ReviewEnd | None = None,
) -> int:
    """Read the text and show it; return the exit code, by `end_review` for a review.

    A preview of a file may be on the screen already; one of standard input is drawn here.
    """
    if choice.frontend == "line":
        standard_streams.command_input()  # before any output
    settings = effective.settings
    text, argument_ids, read_errors = _read(arguments, grows=end_review is None)
    if end_review is not None and arguments.notes == "criticmarkup":
        notes_output.refuse_criticmarkup(text.text, text.name)
    if arguments.quit_if_one_screen and end_review is None and pager.print_if_it_fits(text, whole=text.growing is None):
        return ExitCode.OK
    text = _as_allowed(text, arguments, settings, argument_ids)
    if choice.frontend == "line" and arguments.section is None:
        # Errors are ruled out from here on, so a screen reader user need not wait for the parser.
        _greet_in_line_mode(arguments, settings, choice.reason or "")
        choice = replace(choice, reason=None)
    reader = readers.reader_of(text, arguments.input_format, settings.unknown_text)
    taken_for = "" if arguments.input_format else readers.taken_for(reader, text)
    guesses = error_remedies.source_notice(text), error_remedies.format_notice(taken_for)
    with ExitStack() as stack:
        key = ""
        previewed = choice.frontend == "screen" and not (preview or end_review)
        if previewed and previews.has_input_preview(text, reader, arguments):
            key = key_of(text)
            message = _joined(*guesses, *effective.notices)
            preview = stack.enter_context(previews.input_preview(text, reader, key, arguments, effective, message))
        section = None
        cancellation = Cancellation(ticker=cpu_ticks.cpu_ticks)
        left = ExitCode.OK if end_review is None else ExitCode.PUT_OFF
        with announce_loading(cancellation, choice.frontend, settings, preview, left=left):
            document = reader.load().read(text, cancellation)
            lacks_formulas = readers.lacks_formulas(reader, text.text)
            text = replace(text, text=document.original_source())
            if arguments.section is not None:
                section = section_lookup.find_section(document, arguments.section)
        session = _session(arguments, effective, text, argument_ids, reader.name, key)
        session.end_review = end_review
        notices = _joined(
            *read_errors,
            number_among_documents(argument_ids, session.document_id),
            *guesses,
            _problems_notice(document, settings),
            error_remedies.formulas_notice(lacking=lacks_formulas),
            *effective.notices,
        )
        undecided = opening.is_frontend_undecided(effective)
        return runner.run_frontends(
            document, session, settings, choice, section, notices, undecided=undecided, preview=preview
        )


def _read(arguments: Arguments, *, grows: bool) -> tuple[Source, tuple[str, ...], tuple[str, ...]]:
    """Read the first text; return it, the documents' IDs if there are several, and why others can't be read."""
    if len(arguments.files) > 1:
        text, read_errors = multiple_files.read_first(arguments)
        return text, multiple_files.document_ids(arguments.files), read_errors
    return read_argument(arguments.file, arguments, grows=grows), (), ()


def _as_allowed(text: Source, arguments: Arguments, settings: Settings, argument_ids: tuple[str, ...]) -> Source:
    """Return the text with its dialect, and with what of other files may be read for it."""
    return replace(
        text,
        dialect=settings.dialect,
        includes=not arguments.restricted,
        alone=arguments.restricted,
        opened_folder=next((name for name in (f"{arguments.file}", *argument_ids) if name.endswith("/")), ""),
    )


def _greet_in_line_mode(arguments: Arguments, settings: Settings, reason: str) -> None:
    """Print the first line of line mode, with the reason why it was chosen, if there is one."""
    from b12tui.linear.line_mode.output import LineOutput, hello

    output = LineOutput(sys.stdout, ascii_only=arguments.ascii, looks_ahead=not arguments.restricted)
    output.write_line(hello(reason), output.wrapping(settings.wrap))


def _joined(*sentences: str | None) -> str:
    """Return those sentences that there are, as one text."""
    return " ".join(filter(None, sentences))


def _problems_notice(document: Document, settings: Settings) -> str:
    """Return how many errors and warnings a program reported, and the key that goes to the first; empty if none."""
    if document.length > MAX_SIZE_FOR_PROBLEMS:
        return ""
    levels = [level for _, level in document.problems()]
    key = settings.keymap().key("next-change")
    return shapes.problems(levels.count("error"), levels.count("warning"), key) if levels else ""


def _session(
    arguments: Arguments,
    effective: EffectiveSettings,
    text: Source,
    argument_ids: tuple[str, ...],
    growing_format: str,
    key: str,
) -> Session:
    """Return the session, which holds the first text and opens the others.

    `key` is the one that the text's position is stored under; empty if it is not known.
    """
    settings, encoding, restricted = effective.settings, arguments.encoding, arguments.restricted
    store = DocumentStore(
        text,
        settings.appearance(os.environ),
        built_in=arguments.file is None,
        keep=not restricted,
        keeps_recent=settings.recent,
        own_notes=arguments.own_notes,
        key=key,
        appearance_preference=AppearancePreference(
            None if restricted else appearance_preference_file(), effective.from_file, settings.appearance(os.environ)
        ),
    )
    session = Session(
        text,
        store,
        argument_ids=argument_ids,
        encoding=encoding,
        limit=arguments.bytes_read or source.DEFAULT_LIMIT,
        restricted=restricted,
        follow=arguments.follow or text.growing is not None,
        input_format=arguments.input_format,
    )
    session.growing_format = growing_format
    session.start_search = arguments.start_search
    session.depth = arguments.depth or DEFAULT_DEPTH
    session.unknown_format = settings.unknown_text
    session.dialect = settings.dialect
    if (
        "-" in argument_ids and session.document_id != "-"
    ):  # it can't be read later: commands may come from the same input
        session.register("-", read_argument("-", arguments))
    if arguments.starts_at_line:
        session.start_lines = start_lines.start_lines(arguments, session.document_id)
    return session
