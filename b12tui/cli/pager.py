"""Pager behaviour: a text that fits on the screen is printed, where the option `-F` or the variable LESS asks so."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from b12tui.document.sanitize import sanitize
from b12tui.source import Source
from b12tui.textwidth import cells

WITH_VALUES = 'bhjkoOpPtTxyzD#"'
"""Letters of less(1) that the rest of a word belongs to."""


def quits_if_it_fits(environ: Mapping[str, str]) -> bool:
    """Return whether the variable LESS, which git(1) and systemctl(1) set for their pagers, has the option F."""
    for word in environ.get("LESS", "").split():
        if word.startswith("--"):
            if word == "--quit-if-one-screen":
                return True
            continue
        for letter in word.lstrip("-"):
            if letter == "F":
                return True
            if letter in WITH_VALUES:
                break
    return False


def print_if_it_fits(text: Source, *, whole: bool = True) -> bool:
    """Print a text as it is if all of it fits above the prompt of the terminal; return whether it was printed."""
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return False
    if not whole or len(text.text) > columns * rows:
        return False
    shown = sanitize(text.text).expandtabs(8)
    lines = shown.removesuffix("\n").split("\n")
    if sum(max(-(-cells(line) // max(columns, 1)), 1) for line in lines) >= rows:
        return False
    sys.stdout.write(shown if shown.endswith("\n") else f"{shown}\n")
    return True
