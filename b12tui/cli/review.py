"""Review of a text: read in any mode, with the notes on standard output at the end, and the verdict as the exit code.

    notes=$(b12tui --review plan.md)

Standard output may be a pipe: the terminal is put in its place while the text is read, so that every mode, and every
program that is started from it, has a terminal there. Where there is none, line mode writes to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from b12tui.annotations.merging import merged
from b12tui.catalogue import command_line
from b12tui.catalogue import notes as messages
from b12tui.cli import notes_output, standard_streams
from b12tui.cli.arguments import Arguments
from b12tui.cli.error_output import print_message
from b12tui.cli.session.raw_lines import first_document
from b12tui.errors import B12Error, ExitCode, LimitReached, NoTerminal, UsageError
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.storage.notes import NoteStore

if TYPE_CHECKING:
    from b12tui.cli.session.session import Session
    from b12tui.core.state import ReaderState
    from b12tui.storage.settings_schema import Settings

TERMINAL = "/dev/tty"
VERDICTS = {
    "approved": (ExitCode.OK, messages.APPROVED),
    "changes": (ExitCode.FAILURE, messages.CHANGES_ASKED_FOR),
    "later": (ExitCode.PUT_OFF, messages.WAS_PUT_OFF),
}
"""Exit code and words of each end; a review without a verdict is put off."""
FAILED = ExitCode.USAGE
"""Exit code of any failure: 0, 1 and 3 are verdicts."""


def run(arguments: Arguments, settings: Settings, read: Callable[..., int]) -> int:
    """Have one text read by `read`, then print its notes; return the exit code of the verdict.

    Raise B12Error, with the exit code `FAILED`.
    """
    try:
        _check(arguments)
        with _terminal_for_output(arguments) as give_back:
            return read(arguments, end_review=partial(_end, arguments, settings, give_back))
    except B12Error as error:
        error.exit = FAILED
        raise
    except MemoryError:
        limit = LimitReached(command_line.OUT_OF_MEMORY)
        limit.exit = FAILED
        raise limit from None
    except BrokenPipeError as error:
        standard_streams.discard_output(error)
        return FAILED
    except Exception:  # noqa: BLE001 - reported as any crash, whose exit code would ask for changes
        sys.excepthook(*sys.exc_info())
        return FAILED


def _check(arguments: Arguments) -> None:
    """Raise UsageError for options that contradict a review."""
    if arguments.restricted and arguments.notes_folder is None:
        raise UsageError(messages.NEEDS_FOLDER)
    if len(arguments.files) != 1 or os.path.isdir(arguments.files[0]):  # noqa: PTH112 - it takes any name
        raise UsageError(messages.REVIEW_NEEDS_FILE)
    for option, is_given in (
        ("--plain", arguments.plain),
        ("--contents", arguments.contents),
        ("--follow", arguments.follow),
        ("--to", arguments.output_format is not None),
        ("--output", arguments.output is not None),
        ("--import-notes", arguments.import_notes is not None),
    ):
        if is_given:
            raise UsageError(command_line.contradict("--review", option))


@contextmanager
def _terminal_for_output(arguments: Arguments) -> Iterator[Callable[[], None]]:
    """Put the terminal in the place of standard output, if that is none; yield what gives standard output back."""
    if sys.stdout.isatty():
        yield lambda: None
        return
    sys.stdout.flush()
    output = os.dup(1)
    try:
        _open_terminal(arguments)
        yield partial(_give_back, output)
    finally:
        sys.stdout.flush()
        os.close(output)


def _open_terminal(arguments: Arguments) -> None:
    """Make the terminal standard output, or for line mode standard error; raise NoTerminal if there is neither."""
    try:
        terminal = os.open(TERMINAL, os.O_WRONLY | os.O_NOCTTY)
    except OSError:
        if not arguments.line or arguments.files == ("-",):
            raise NoTerminal(messages.REVIEW_NEEDS_TERMINAL) from None
        os.dup2(2, 1)
        return
    os.dup2(terminal, 1)
    os.close(terminal)


def _give_back(output: int) -> None:
    sys.stdout.flush()
    os.dup2(output, 1)


def _end(
    arguments: Arguments, settings: Settings, give_back: Callable[[], None], state: ReaderState, session: Session
) -> int:
    """Print the notes as stored, in the text as it was read last; return the exit code of the verdict."""
    give_back()
    document = first_document(session, state)
    store = NoteStore(session.store.notes_folder)
    known = merged(store.read(session.store.key), session.store.unsaved_notes)
    if notice := store.take_notice():
        print_message(notice)
    placed = notes_output.placed_notes(document, known)
    code, words = VERDICTS.get(state.review, VERDICTS["later"])
    print_message(messages.review_ended(words, len(placed)))
    if placed:
        notes_output.print_notes(document, arguments, settings, document.name, placed)
    return code
