"""The text, printed: everything at once, or its contents."""

from __future__ import annotations

import os
import sys

from b12tui import plain
from b12tui.cli.options import Arguments
from b12tui.document import Document
from b12tui.errors import Exit
from b12tui.plain import STYLES, Options, Tables, Wrap
from b12tui.store.settings import Settings

WIDEST = 80
"""Cells in a line of running text at most, on a terminal (WCAG 2.2, 1.4.8)."""


def run(document: Document, arguments: Arguments, settings: Settings, section: int | None) -> int:
    """Print the text, or its outline, to standard output; return the exit code."""
    options = Options(
        style=STYLES[settings.style],
        wrap=_wrap(settings.wrap),
        table=Tables(arguments.table or Tables.RECORDS.value),
        emphasis=arguments.emphasis,
        ascii=arguments.ascii,
        section=section,
        words_per_minute=settings.words_per_minute,
    )
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    if arguments.contents:
        sys.stdout.write(plain.contents(document, options))
    else:
        plain.write(document, options, sys.stdout.write)
    sys.stdout.flush()
    return Exit.READ


def _wrap(wished: int | str) -> Wrap | int:
    if wished != "auto":
        return wished if isinstance(wished, int) else Wrap(wished)
    if not sys.stdout.isatty():
        return Wrap.NONE
    return min(os.get_terminal_size(sys.stdout.fileno()).columns or WIDEST, WIDEST)
