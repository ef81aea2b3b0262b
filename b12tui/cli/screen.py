"""The screen, started: the first picture before Textual is imported, then the application over the same terminal."""

from __future__ import annotations

import gc
import os
from dataclasses import replace

from b12tui.cli.options import Arguments
from b12tui.document import Address, Document
from b12tui.errors import Exit, NoTerminal
from b12tui.layout.paint import painted
from b12tui.layout.themes import theme
from b12tui.layout.view import View
from b12tui.reading.jumps import settle
from b12tui.reading.looks import Look
from b12tui.reading.reader import Reader
from b12tui.source import Source
from b12tui.term import capabilities
from b12tui.term.frame import FrameWriter
from b12tui.term.keys import Keys
from b12tui.term.terminal import Terminal


def run(arguments: Arguments, document: Document, text: Source, section: int | None) -> int:
    """Show the text until the reader leaves; return the exit code. NoTerminal where there is nothing to draw on."""
    able = capabilities.of(os.environ)
    if able.dumb:
        name = os.environ.get("TERM") or "not set"
        raise NoTerminal(f"this terminal can't show a page (TERM is {name}); b12tui --plain prints the text.")
    look = Look(
        theme=arguments.theme or "terminal",
        width=arguments.width or Look().width,
        ascii_marks=arguments.ascii,
    )
    reader = settle(Reader(document, at=Address(section or 0), look=look))
    reader = replace(reader, said=text.notice)
    with Terminal.open() as terminal:
        terminal.enter(screen=True)
        columns, rows = terminal.size()
        view = View(reader, columns, rows, unicode_marks=able.unicode_marks)
        writer = FrameWriter(able)
        picture = view.picture(reader)
        shown = painted(picture.rows, theme(look.theme), able.colours, columns)
        terminal.write(writer.frame(shown, picture.cursor, (columns, rows)))
        # What is loaded from here on stays until the end: the collector need not look through it again and again.
        gc.disable()
        from b12tui.tui.app import ReaderApp
        from b12tui.tui.driver import TerminalDriver

        app = ReaderApp(
            reader,
            capabilities=able,
            driver=TerminalDriver.over(terminal, Keys()),
            view=view,
            writer=writer,
        )
        gc.freeze()
        gc.enable()
        app.run(mouse=False)
    return app.return_code or Exit.READ
