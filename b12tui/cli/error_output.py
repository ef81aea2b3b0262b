"""Errors and notices in words, and on standard error."""

from __future__ import annotations

import sys

from b12tui.catalogue import command_line
from b12tui.cli import error_remedies, standard_streams
from b12tui.core.messages.phrases import one_line
from b12tui.document.sanitize import sanitize
from b12tui.errors import B12Error


def print_error(error: B12Error) -> None:
    """Write an error as one sentence, after the name of the command."""
    print_message(command_line.error(one_line(sanitize(error_remedies.with_remedy(error))).rstrip(".")))


def as_sentence(error: B12Error) -> str:
    """Return an error as a sentence for a message; one that begins with a name keeps its case."""
    message = f"{one_line(sanitize(error_remedies.with_remedy(error))).rstrip('.')}."
    return message if error.name_first else message[0].upper() + message[1:]


def print_message(sentence: str) -> None:
    """Write a line after the name of the command; do nothing if standard error can't be written."""
    try:
        sys.stderr.write(f"b12tui: {sentence}\n")
        sys.stderr.flush()
    except (OSError, AttributeError):
        standard_streams.discard_errors()
