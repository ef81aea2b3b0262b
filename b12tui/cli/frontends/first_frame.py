"""First frame of the screen, drawn before Textual is imported; it may be the preview of a large file."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from b12tui.catalogue import lists
from b12tui.colour_themes import Theme
from b12tui.core import cancel_keys
from b12tui.core.messages import announcements
from b12tui.core.state import ReaderState
from b12tui.fastclass import dataclass
from b12tui.layout.screen_frame import ScreenFrame, with_notice
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.storage.settings_schema import Settings
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.escape_wait import escape_wait
from b12tui.terminal.frame import FrameWriter
from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.terminal.typeahead import Typeahead


@dataclass(frozen=True, slots=True)
class FirstFrame:
    """Frame on the terminal, and the objects that draw the next one."""

    terminal: Terminal
    view: ScreenView
    writer: FrameWriter
    colours: int
    typeahead: Typeahead
    """Keys typed before the application takes over."""

    def show(self, state: ReaderState) -> None:
        """Draw the changes from the last frame to `state`."""
        self._write(self.view.frame(state), state.appearance.colours)

    def announce(self, state: ReaderState, words: str) -> None:
        """Show a message over the frame of `state`, until the next frame; it says which key quits."""
        self.typeahead.announced = True
        if self.view.last_frame is not None:
            self._write(with_notice(self.view.last_frame, words), state.appearance.colours)

    def _write(self, frame: ScreenFrame, colours: Theme) -> None:
        columns = frame.areas.columns
        rows = styled_rows(frame.rows, colours, self.colours, columns)
        data = self.writer.frame(rows, frame.cursor, (columns, frame.areas.rows))
        if data:
            self.terminal.write(data)


def draw_first_frame(
    terminal: Terminal, state: ReaderState, capabilities: Capabilities, settings: Settings, *, greets: bool
) -> FirstFrame:
    """Take the terminal and draw the first frame."""
    links = settings.hyperlinks and capabilities.links
    terminal.enter(screen=True, mouse=settings.mouse, links=links)
    columns, rows = terminal.size()
    greeting = (
        (lists.GREETINGS if state.keymap.key("mode") == "A" else lists.GREETINGS_WITHOUT_LETTERS) if greets else ()
    )
    decoder = KeyDecoder(mouse=settings.mouse, escape_wait=escape_wait(os.environ, settings.escape_wait))
    # A review asks how it ends, once the application can: the key waits for it.
    typeahead = Typeahead(terminal, decoder, lambda typed: not state.review and cancel_keys.quits(state.keymap, typed))
    writer = FrameWriter(capabilities)

    def announce(words: str) -> None:
        typeahead.announced = True
        terminal.write(words[: columns - 1])

    with ExitStack() as stack:
        # Keys that leave work while a section takes long to load.
        stack.enter_context(typeahead.listen())
        with announcing(state, announce):
            view = ScreenView(
                state,
                columns,
                rows,
                unicode_marks=capabilities.unicode_marks,
                colours=capabilities.colours,
                underlined_blanks=capabilities.underlined_blanks,
                greeting=greeting,
                links=links,
            )
            first_frame = FirstFrame(terminal, view, writer, capabilities.colours, typeahead)
            first_frame.show(state)
        stack.pop_all()
    return first_frame


def announcing(state: ReaderState, announce: Callable[[str], None]) -> AbstractContextManager[None]:
    """Return a context that announces slow computations inside it; `Typeahead` handles the keys that leave."""

    def tell(section: str) -> None:
        announce(announcements.announcement(state.keymap, section, leaving=True))

    return state.document.cancellation.paced(lambda: False, tell)


@dataclass(frozen=True, slots=True)
class Preview:
    """Preview on the screen before the text is read."""

    state: ReaderState
    """State in the excerpt."""
    first_frame: FirstFrame
