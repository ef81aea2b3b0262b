"""The screen, started: the first picture before Textual is imported, then the application over the same terminal."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING

from b12tui.cli.frontends.loading_notice import leaves
from b12tui.cli.session.session import Shelf
from b12tui.core.state import Reader
from b12tui.document.cancellation import heeding, paced
from b12tui.fastclass import dataclass
from b12tui.layout.chrome.status_bars import GREETINGS, GREETINGS_WITHOUT_LETTERS
from b12tui.layout.screen_view import Picture, View
from b12tui.layout.style.styling import painted
from b12tui.layout.style.themes import theme
from b12tui.storage.settings_schema import Settings
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.terminal.key_decoder import Keys
from b12tui.terminal.owner import Terminal
from b12tui.terminal.typeahead import Meanwhile

if TYPE_CHECKING:
    from b12tui.cli.frontends.preview import Glimpse


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that stands on the terminal, and what draws the next."""

    terminal: Terminal
    view: View
    writer: FrameWriter
    colours: int
    meanwhile: Meanwhile
    """What is typed until the application takes keys."""

    def show(self, reader: Reader) -> None:
        """Write what is to be changed for `reader` to be seen."""
        self._write(self.view.picture(reader), reader.look.theme)

    def announce(self, reader: Reader, words: str) -> None:
        """Tell something over the picture of `reader` that stands there, until the next one is shown."""
        picture = self.view.announced(words)
        if picture is not None:
            self._write(picture, reader.look.theme)

    def _write(self, picture: Picture, colours: str) -> None:
        columns = picture.areas.columns
        shown = painted(picture.rows, theme(colours), self.colours, columns)
        frame = self.writer.frame(shown, picture.cursor, (columns, picture.areas.rows))
        if frame:
            self.terminal.write(frame)


def draw(terminal: Terminal, reader: Reader, able: Capabilities, settings: Settings, *, greets: bool) -> Drawn:
    """Take the terminal and draw the first picture."""
    links = settings.hyperlinks and able.links
    terminal.enter(screen=True, mouse=settings.mouse, links=links)
    columns, rows = terminal.size()
    greeting = (GREETINGS if reader.keys.key("heads") == "A" else GREETINGS_WITHOUT_LETTERS) if greets else ()
    meanwhile = Meanwhile(terminal, Keys(mouse=settings.mouse), lambda key: leaves(reader.keys, key))
    writer = FrameWriter(able)
    with ExitStack() as stack:
        # A section that takes long is left by a key while it is read in.
        stack.enter_context(meanwhile.listen())
        with _announcing(reader, lambda words: terminal.write(words[: columns - 1])):
            view = View(reader, columns, rows, unicode_marks=able.unicode_marks, greeting=greeting, links=links)
            drawn = Drawn(terminal, view, writer, able.colours, meanwhile)
            drawn.show(reader)
        stack.pop_all()
    return drawn


def _announcing(reader: Reader, announce: Callable[[str], None]) -> AbstractContextManager[None]:
    """Return what announces what is done within, where that takes long; keys that leave are heard by `Meanwhile`."""

    def tell(doing: str) -> None:
        from b12tui.core.keymap.cancel_keys import announcement  # most texts are there before anything has to be said

        announce(announcement(reader.keys, doing, leaving=True))

    return heeding(paced(lambda: False, tell))


def run(
    reader: Reader,
    able: Capabilities,
    settings: Settings,
    shelf: Shelf,
    *,
    greets: bool = False,
    glimpse: Glimpse | None = None,
) -> Reader:
    """Show the text until the reader leaves; return where. With `greets` the first row has a word for who listens.

    A glimpse of the text may be drawn already. NoTerminal says that there is nothing to draw on, LineGone that there no
    longer is.
    """
    with glimpse.drawn.terminal if glimpse else Terminal.open() as terminal:
        shelf.terminal = terminal
        drawn = glimpse.drawn if glimpse else draw(terminal, reader, able, settings, greets=greets)
        with drawn.meanwhile as meanwhile:
            if glimpse:
                with _announcing(reader, lambda words: drawn.announce(glimpse.reader, words)):
                    drawn.view.take_over(glimpse.reader, reader)
                    drawn.show(reader)
            # What is loaded from here on stays until the end: the collector need not look through it again and again.
            gc.disable()
            from b12tui.textual_a11y.driver import QuietDriver
            from b12tui.tui.app import ReaderApp

            app = ReaderApp(
                reader,
                capabilities=able,
                save=shelf.save,
                fulfil=shelf.fulfil,
                driver=QuietDriver.over(terminal, meanwhile.keys, typed=meanwhile.take_over()),
                view=drawn.view,
                writer=drawn.writer,
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
