"""What is wrong with what was asked for, told on standard error."""

from __future__ import annotations

import sys

from b12tui.document.safe import safe_line
from b12tui.errors import B12Error


def complain(error: B12Error) -> None:
    """Write one sentence, with the name of the command before it."""
    said = safe_line(str(error)).rstrip(".")
    sys.stderr.write(f"b12tui: error: {said}.\n")
