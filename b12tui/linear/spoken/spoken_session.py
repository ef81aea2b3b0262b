"""Session of spoken pages: the reader state, and the document as rows of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from b12tui.catalogue import structure
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.viewport import Viewport
from b12tui.linear.narration.narrated import narration_of
from b12tui.linear.spoken.key_response import PhraseRow
from b12tui.linear.spoken.rows import TAB_CELLS, SpokenRows
from b12tui.linear.spoken.screen_writer import RESERVED_ROWS
from b12tui.plain import transliterate


class SpokenSession:
    """A document read in spoken pages."""

    def __init__(
        self, state: ReaderState, columns: int, height: int, style: str = "spoken", *, ascii_only: bool = False
    ) -> None:
        """Read in rows that fit `columns`, in pages of `height` rows; `style` is a name in `plain.styles.STYLES`.

        With `ascii_only`, characters outside ASCII are transliterated.
        """
        self.state = state
        """Its `message` (notices, where reading continues) is spoken by the opening."""
        self._ascii_only = ascii_only
        self._style = style
        self.narration = narration_of(state, style)
        self.last_spoken: tuple[Position, Position] | None = None
        """After a sentence or block: the reader's position, and the last character spoken."""
        self.one_row = False
        """Whether the key pressed is an arrow, after which some screen readers speak the cursor's row alone."""
        self._size = columns, height
        self._viewport: Viewport | None = None

    @property
    def viewport(self) -> Viewport:
        """Viewport that supplies lines and pages; laid out on first access, which may take a while."""
        if self._viewport is None:
            self._viewport = Viewport(self._make_rows(), max(self._size[1], 1))
            self._viewport.follow(self.state)
        return self._viewport

    @property
    def page_height(self) -> int:
        """Maximum rows of a page read at once: as many as a fresh screen shows."""
        return max(self._size[1] - RESERVED_ROWS, 1)

    @property
    def width(self) -> int:
        """Maximum cells in a row: one is left for the cursor behind it, one for a prefix from `AppendOnlyScreen`."""
        return max(min(self._size[0] - 2, self.state.appearance.width), 1)

    @property
    def rows(self) -> SpokenRows:
        """The document in rows."""
        flow = self.viewport.flow
        if not isinstance(flow, SpokenRows):
            raise TypeError(flow)
        return flow

    def _make_rows(self) -> SpokenRows:
        appearance = self.state.appearance
        measure = Measure(self.width, sentence_lines=appearance.sentence_lines)
        return SpokenRows(self.narration, self.state.folds, measure, ascii_only=self._ascii_only)

    @contextmanager
    def rollback_on_cancel(self) -> Iterator[None]:
        """Restore the previous state if the code within is cancelled."""
        own, window = dict(vars(self)), self._viewport
        rows = dict(vars(window)) if window is not None else {}
        try:
            yield
        except Cancelled:
            vars(self).update(own)
            if window is not None:
                vars(window).update(rows)
            raise

    def resize(self, columns: int, height: int) -> None:
        """Adapt to another screen size."""
        self._size = columns, height
        self.viewport.reset(self._make_rows(), max(height, 1), self.state)

    def adopt(self, state: ReaderState) -> None:
        """Continue with a state, possibly of another document."""
        before = self.state
        self.state = replace(state, message="", effect=None)
        if state.document is not before.document or state.notes != before.notes:
            self._narrate_anew()
            self.viewport.reset(self._make_rows(), self.viewport.height, self.state)
        self.viewport.follow(self.state)

    def _narrate_anew(self) -> None:
        self.narration = narration_of(self.state, self._style)
        self.last_spoken = None

    def sync_viewport(self, before: ReaderState) -> None:
        """Lay out the rows again if folds or appearance changed; scroll the position into view."""
        state = self.state
        if state.appearance.announced != before.appearance.announced or state.notes != before.notes:
            self._narrate_anew()
        if (state.folds, state.appearance, state.notes) != (before.folds, before.appearance, before.notes):
            self.viewport.reset(self._make_rows(), self.viewport.height, state)
        self.viewport.follow(state)

    def wrapped(self, text: str) -> tuple[str, ...]:
        """Return text wrapped to rows of the screen, one phrase; a tab, a control character, becomes spaces."""
        text = self.encodable(text.replace("\t", TAB_CELLS))
        cut = [text[start:end] for start, end in rows(text, self.width) if start < end] if text else []
        return (*map(PhraseRow, cut[:-1]), *cut[-1:])

    def encodable(self, text: str) -> str:
        """Return text as it may be written: transliterated if only ASCII is allowed."""
        if not self._ascii_only or text.isascii():
            return text
        return transliterate.transliterate(text)

    def here(self) -> tuple[str, ...]:
        """Return the rows at the reader's position."""
        return texts(self.rows.rows_at(self.state.position)) or self.wrapped(structure.EMPTY)


def texts(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the text of each row, those that a next one continues as such."""
    return tuple(
        PhraseRow(line.text) if line.continues and number < len(lines) else line.text
        for number, line in enumerate(lines, 1)
    )
