"""The screen, started: the first picture before Textual is imported, then the application over the same terminal."""

from __future__ import annotations

import gc

from b12tui.cli.shelf import Shelf
from b12tui.layout.bars import GREETINGS, GREETINGS_WITHOUT_LETTERS
from b12tui.layout.paint import painted
from b12tui.layout.themes import theme
from b12tui.layout.view import View
from b12tui.reading.reader import Reader
from b12tui.store.settings import Settings
from b12tui.term.capabilities import Capabilities
from b12tui.term.frame import FrameWriter
from b12tui.term.keys import Keys
from b12tui.term.terminal import Terminal


def run(reader: Reader, able: Capabilities, settings: Settings, shelf: Shelf, *, greets: bool = False) -> Reader:
    """Show the text until the reader leaves; return where. With `greets` the first row has a word for who listens.

    NoTerminal says that there is nothing to draw on, LineGone that there no longer is.
    """
    with Terminal.open() as terminal:
        terminal.enter(screen=True, mouse=settings.mouse)
        columns, rows = terminal.size()
        greeting = (GREETINGS if reader.keys.key("heads") == "A" else GREETINGS_WITHOUT_LETTERS) if greets else ()
        view = View(reader, columns, rows, unicode_marks=able.unicode_marks, greeting=greeting)
        writer = FrameWriter(able)
        picture = view.picture(reader)
        shown = painted(picture.rows, theme(reader.look.theme), able.colours, columns)
        terminal.write(writer.frame(shown, picture.cursor, (columns, rows)))
        # What is loaded from here on stays until the end: the collector need not look through it again and again.
        gc.disable()
        from b12tui.quiet.driver import QuietDriver
        from b12tui.tui.app import ReaderApp

        app = ReaderApp(
            reader,
            capabilities=able,
            save=shelf.save,
            fulfil=shelf.fulfil,
            driver=QuietDriver.over(terminal, Keys(mouse=settings.mouse)),
            view=view,
            writer=writer,
        )
        gc.freeze()
        gc.enable()
        terminal.last_words(lambda: shelf.save(app.reader))
        try:
            app.run(mouse=False)
        finally:
            shelf.save(app.seen if app.failure else app.reader)
        if app.failure is not None:
            raise app.failure
    return app.reader
