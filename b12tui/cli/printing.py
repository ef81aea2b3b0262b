"""The text, printed: everything at once, or its contents."""

from __future__ import annotations

import os
import sys

from b12tui import plain
from b12tui.cli.options import Arguments
from b12tui.document import Document
from b12tui.errors import Exit
from b12tui.plain import STYLES, Options, Tables, Wrap
from b12tui.source import Source


def run(arguments: Arguments, document: Document, text: Source, section: int | None) -> int:
    """Print the text or its contents to standard output, and notices to standard error; return the exit code."""
    if text.notice:
        sys.stderr.write(f"b12tui: {text.notice}\n")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    options = _options(arguments, section)
    if arguments.contents:
        sys.stdout.write(plain.contents(document, options))
    else:
        plain.write(document, options, sys.stdout.write)
    sys.stdout.flush()
    return Exit.READ


def _options(arguments: Arguments, section: int | None) -> Options:
    wrap: Wrap | int = Wrap.NONE
    if arguments.wrap is not None:
        wrap = int(arguments.wrap) if arguments.wrap.isdecimal() else Wrap(arguments.wrap)
    elif sys.stdout.isatty():
        wrap = min(os.get_terminal_size(sys.stdout.fileno()).columns or 80, 80)
    return Options(
        style=STYLES[arguments.style or "spoken"],
        wrap=wrap,
        table=Tables(arguments.table or "records"),
        emphasis=arguments.emphasis,
        ascii=arguments.ascii,
        section=section,
    )
