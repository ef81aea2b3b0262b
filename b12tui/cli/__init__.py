"""Command line entry point: from arguments to source, document, frontend and exit code.

This is the only package that combines the others. Imports are deferred: plain output must not wait for the screen.
"""

from __future__ import annotations

import sys

from b12tui import __version__
from b12tui.catalogue import command_line
from b12tui.cli import garbage_collection, standard_streams
from b12tui.cli.arguments import Arguments, parse_arguments
from b12tui.cli.crash_handler import install_crash_handler
from b12tui.cli.environment import scrub_environment
from b12tui.errors import B12Error, ExitCode, LimitReached
from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "check_command",
    "error_output",
    "error_remedies",
    "folder_files",
    "ignored_files",
    "interactive",
    "multiple_files",
    "notes_output",
    "pager",
    "restriction",
    "review",
    "section_lookup",
    "start_lines",
)

NO_FRAME = "error return without exception set"
"""What CPython says of a function that it has no memory to call (3.11)."""


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        if argv is None:
            garbage_collection.pause_collection()
            install_crash_handler(keep=True)
            standard_streams.prepare()
            scrub_environment()
        arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except B12Error as error:
        standard_streams.discard_output(error)
        return _report(error)
    except (MemoryError, SystemError) as error:
        if isinstance(error, SystemError) and str(error) != NO_FRAME:
            raise
        error.__traceback__ = None  # the memory held by its frames is needed to print the error
        return _report(LimitReached(command_line.OUT_OF_MEMORY))
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError as error:
        # The reader of the pipe has closed it. Python would report an error when it flushes the rest at exit.
        standard_streams.discard_output(error)
        return ExitCode.OK
    finally:
        if argv is None:
            garbage_collection.skip_last_collection()


def _report(error: B12Error) -> int:
    """Print an error, and return its exit code."""
    from b12tui.cli import error_output  # `start` has it; without, nothing but the command line can be wrong

    error_output.print_error(error)
    return error.exit


def _run(arguments: Arguments) -> int:
    if arguments.help:
        from b12tui.cli import help_text

        sys.stdout.write(f"{help_text.help_text()}\n")
        return ExitCode.OK
    if arguments.version:
        sys.stdout.write(f"b12tui {__version__}\n")
        return ExitCode.OK
    from b12tui.cli import start  # --version and --help are faster without it

    return start.start_reading(arguments)
