"""What people are told on standard error: what is wrong with what was asked for, and notices."""

from __future__ import annotations

import sys
from contextlib import suppress

from b12tui.document.sanitize import sanitize_line
from b12tui.errors import B12Error


def print_error(error: B12Error) -> None:
    """Write one sentence, with the name of the command before it."""
    tell(f"error: {sanitize_line(str(error)).rstrip('.')}.")


def tell(sentence: str) -> None:
    """Write a line with the name of the command before it; nothing where standard error can't be written."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"b12tui: {sentence}\n")
        sys.stderr.flush()
