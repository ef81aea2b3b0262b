"""Session of spoken pages that reads aloud page by page and tracks how far the listener has come."""

from __future__ import annotations

from b12tui.catalogue import motions, speech_mode, structure
from b12tui.core import update
from b12tui.core.actions import READING_BACK, READING_ON
from b12tui.core.folds import Folds
from b12tui.core.state import Command, ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.linear.spoken.key_response import NO_RESPONSE, KeyResponse
from b12tui.linear.spoken.page_read import PageRead
from b12tui.linear.spoken.spoken_session import SpokenSession

PAGE_READING_ACTIONS = (*READING_ON, "page", "half-page", *READING_BACK)
"""Actions that read a page aloud."""


class ReadingSession(SpokenSession):
    """A document read in spoken pages, with the page that is being spoken."""

    def __init__(
        self, state: ReaderState, columns: int, height: int, style: str = "spoken", *, ascii_only: bool = False
    ) -> None:
        super().__init__(state, columns, height, style, ascii_only=ascii_only)
        self.page_read: PageRead | None = None
        """Page that the last key read."""
        self.interrupted: PageRead | None = None
        """Page that the key before the current one read."""

    def read_page(self, command: Command) -> KeyResponse:
        """Read a page and return it; the position is the last sentence read."""
        from b12tui.linear.spoken.reading_on import read_page  # line mode, which a first page must not wait for

        page = self.interrupted
        if command.action in READING_ON and page is not None and page.continues:
            return KeyResponse(self.wrapped(speech_mode.STOPPED))
        if command.action in ("page", "half-page") and page is not None:
            self._stand_at_end(page)
        if command.action not in READING_ON and command.count is not None and command.count > 1:
            turned = update.update(self.state, replace(command, count=command.count - 1), self.viewport)
            self.state, page = replace(turned, message=""), None
        read = read_page(self, command, page)
        if read is None:
            return KeyResponse(self.wrapped(motions.FIRST_LINE if command.action in READING_BACK else structure.END))
        self._stand_at_end(read)
        self.page_read = read
        return KeyResponse(read.rows)

    def read_further(self) -> KeyResponse:
        """Return the next page if reading goes on by itself; to be called once the last one is spoken."""
        page, self.interrupted = self.page_read, None
        if page is not None and page.continues:
            return self.read_page(page.command)
        self.page_read = None if page is None else replace(page, spoken=True)
        return NO_RESPONSE

    def stop_reading(self, seconds: float) -> None:
        """Go to the sentence that is spoken `seconds` after the page was written; to be called before a key."""
        after = self.state_after(seconds)
        if self.page_read is not None and not self.page_read.spoken and self.page_read.continues:
            self.state = replace(self.state, stopped_at=after.position)
        if after.position != self.state.position:
            self._stand_at(after.position, after.folds)
            self.last_spoken = None

    def state_after(self, seconds: float) -> ReaderState:
        """Return the state at the sentence that is spoken `seconds` after the page was written."""
        if self.page_read is None or self.page_read.spoken:
            return self.state
        at, folds = self.page_read.sentence_after(seconds, self.state.speech_rate)
        return replace(self.state, position=at, folds=folds)

    def _stand_at_end(self, page: PageRead) -> None:
        """Make the last sentence of a page the position."""
        at, folds, _ = page.read[-1]
        self._stand_at(at, folds)
        self.last_spoken = at, page.end

    def _stand_at(self, at: Position, folds: Folds) -> None:
        before = self.state
        self.state = replace(before.without_overlays(), position=at, folds=folds)
        self.sync_viewport(before)
