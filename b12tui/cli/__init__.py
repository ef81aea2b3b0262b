"""Command line entry point: from arguments to source, document, frontend and exit code.

This is the only package that combines the others. Imports are deferred: plain output must not wait for the screen.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from b12tui.cli import standard_streams
from b12tui.cli.crash_handler import install_crash_handler
from b12tui.cli.environment import restrict, scrub_environment
from b12tui.cli.options import Arguments, help_text, parse_arguments
from b12tui.cli.select_frontend import FrontendChoice, choose_frontend
from b12tui.errors import B12Error, ExitCode, LimitReached, NoTerminal, UsageError
from b12tui.fastclass import replace

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview
    from b12tui.cli.session.session import Session
    from b12tui.source import Source
    from b12tui.storage.effective_settings import EffectiveSettings


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        if argv is None:
            # Objects made at startup live on, and scanning them for garbage takes a tenth of the startup time;
            # interactive frontends enable collection again.
            gc.disable()
            install_crash_handler(keep=True)
            standard_streams.prepare()
            scrub_environment()
        arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
        if arguments.restricted:
            restrict()
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except B12Error as error:
        from b12tui.cli.error_output import print_error

        standard_streams.give_up(error)
        print_error(error)
        return error.exit
    except MemoryError as error:
        error.__traceback__ = None  # the memory held by its frames is needed to print the error
        return _out_of_memory()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError as error:
        # The reader of the pipe has closed it. Python would report an error when it flushes the rest at exit.
        standard_streams.give_up(error)
        return ExitCode.OK
    finally:
        if argv is None:
            # The interpreter collects once more at exit, even if collection is disabled; frozen objects are skipped.
            gc.freeze()


def _out_of_memory() -> int:
    from b12tui.cli.error_output import print_error

    print_error(LimitReached("this text takes more memory than the session may have; --plain takes least"))
    return ExitCode.FAILURE


def _run(arguments: Arguments) -> int:
    if arguments.help:
        sys.stdout.write(f"{help_text()}\n")
        return ExitCode.OK
    if arguments.version:
        from b12tui import __version__

        sys.stdout.write(f"b12tui {__version__}\n")
        return ExitCode.OK
    effective = _effective_settings(arguments)
    settings = effective.settings
    if arguments.settings:
        from b12tui.storage.effective_settings import settings_listing

        sys.stdout.write(settings_listing(effective))
        return ExitCode.OK
    if arguments.follow and not set(arguments.files) - {"-"}:
        raise UsageError("--follow watches a file, so it needs the name of one: b12tui --follow notes.md.")
    if any(":" in name for name in arguments.files):
        from b12tui.cli.start_lines import split_lines

        arguments = split_lines(arguments)
    if arguments.section is not None and arguments.starts_at_line:
        raise UsageError("--section and a line both say where to start; give one of them.")
    choice = choose_frontend(
        arguments, os.environ, terminal=sys.stdout.isatty(), head=settings.head, accessible=settings.accessible
    )
    if arguments.restricted and choice.frontend == "screen":
        choice = _fall_back_to_line(choice)
    choice = replace(choice, ascii=arguments.ascii)
    if choice.frontend == "plain":
        from b12tui.cli.frontends import plain_output

        return plain_output.run_plain(arguments, effective)
    if choice.frontend == "screen" and arguments.file not in (None, "-"):
        from b12tui.cli.frontends import preview

        with preview.preview(arguments, effective) as shown:
            return _open(arguments, effective, choice, shown)
    return _open(arguments, effective, choice)


def _fall_back_to_line(choice: FrontendChoice) -> FrontendChoice:
    """Return line mode if the terminal can't show a page, as a user behind a forced command can't ask for it."""
    from b12tui.cli.frontends.opening import screen_capabilities

    try:
        screen_capabilities()
    except NoTerminal:
        return FrontendChoice("line", "because this terminal can't show a page")
    return choice


def _open(
    arguments: Arguments, effective: EffectiveSettings, choice: FrontendChoice, preview: Preview | None = None
) -> int:
    """Read the text and show it; return the exit code. A preview of it may be on the screen already."""
    from b12tui import source
    from b12tui.cli.directory_listing import read_file_or_directory as read_text

    if choice.frontend == "line":
        from b12tui.cli.frontends.runner import typable

        typable()  # before any output
    settings = effective.settings
    limit = arguments.bytes_read or source.LIMIT
    argument_ids: tuple[str, ...] = ()
    read_errors: tuple[str, ...] = ()
    if len(arguments.files) > 1:
        from b12tui.cli import multiple_files

        argument_ids = multiple_files.document_ids(arguments.files)
        text, read_errors = multiple_files.read_first(arguments, limit)
    else:
        text = read_text(arguments.file, encoding=arguments.encoding, limit=limit, links=not arguments.restricted)
    if choice.frontend == "line" and arguments.section is None:
        # Errors are ruled out from here on, so a screen reader user need not wait for the imports below.
        from b12tui.linear.line_mode.output import LineOutput, hello

        output = LineOutput(sys.stdout, ascii_only=arguments.ascii)
        output.say(hello(choice.reason or ""), output.wrapping(settings.wrap))
        choice = replace(choice, reason=None)
    from b12tui import readers
    from b12tui.cli.frontends.loading_notice import announced
    from b12tui.cpu_ticks import cpu_ticks
    from b12tui.document.cancellation import Cancellation

    section = None
    cancellation = Cancellation(ticker=cpu_ticks)
    with announced(cancellation, choice.frontend, settings, preview):
        document = readers.read(text, arguments.input_format, cancellation)
        text = replace(text, text=document.original_source())
        if arguments.section is not None:
            from b12tui.cli.section_lookup import find_section

            section = find_section(document, arguments.section)
    from b12tui.cli.frontends import opening, runner
    from b12tui.cli.remedies import source_notice
    from b12tui.core.handlers.documents import number_among_documents

    session = _session(arguments, effective, text, argument_ids, limit)
    notices = " ".join(
        filter(
            None,
            (
                *read_errors,
                number_among_documents(argument_ids, session.document_id),
                source_notice(text),
                *effective.notices,
            ),
        )
    )
    undecided = opening.undecided(effective)
    return runner.run_frontends(
        document, session, settings, choice, section, notices, undecided=undecided, preview=preview
    )


def _session(
    arguments: Arguments, effective: EffectiveSettings, text: Source, argument_ids: tuple[str, ...], limit: int
) -> Session:
    """Return the session, which holds the first text and opens the others."""
    from b12tui.cli.directory_listing import read_file_or_directory as read_text
    from b12tui.cli.session.persistence import DocumentStore
    from b12tui.cli.session.session import Session
    from b12tui.storage.appearance_preference import AppearancePreference
    from b12tui.storage.paths import appearance_preference_file

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
    if (
        "-" in argument_ids and session.document_id != "-"
    ):  # it can't be read later: commands may come from the same input
        session.register("-", read_text("-", encoding=encoding, limit=limit))
    if arguments.starts_at_line:
        from b12tui.cli.start_lines import start_lines

        session.start_lines = start_lines(arguments, session.document_id)
    return session


def _effective_settings(arguments: Arguments) -> EffectiveSettings:
    """Return the settings in force: those of the file, overridden by the last chosen values and then by the options."""
    from b12tui.storage.effective_settings import read_settings, with_appearance_preference, with_frontend_preference
    from b12tui.storage.paths import appearance_preference_file, frontend_preference_file, settings_file

    effective = read_settings(None if arguments.restricted else settings_file())
    effective = with_frontend_preference(effective, None if arguments.restricted else frontend_preference_file())
    effective = with_appearance_preference(effective, None if arguments.restricted else appearance_preference_file())
    option_values = {
        "theme": arguments.theme,
        "width": arguments.width,
        "keys": arguments.keys,
        "wrap": int(arguments.wrap) if arguments.wrap and arguments.wrap.isdecimal() else arguments.wrap,
        "style": arguments.style,
        "ascii_marks": arguments.ascii or None,
        "mouse": arguments.mouse or None,
        "hyperlinks": arguments.hyperlinks or None,
    }
    for name, value in option_values.items():
        if value is not None:
            try:
                effective = effective.with_value(name, value, "option", called=f"--{name}")
            except ValueError as error:
                raise UsageError(str(error)) from None
    return effective
