"""Display of a reader state in the widgets, written to the terminal at once.

A screen reader looks 20 ms after a key, before Textual would draw: so the widgets are given their lines in the key
handler, and what the compositor then shows is written as the fewest bytes, cursor last.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.screen import Screen

from b12tui.catalogue import counts, lists, notes
from b12tui.core.keymap.bindings import Pending
from b12tui.core.state import ReaderState
from b12tui.core.update import context
from b12tui.fasttyping import ClassVar
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.screen_frame import Body, ScreenFrame, with_notice
from b12tui.layout.screen_regions import shown_appearance
from b12tui.layout.screen_view import ScreenView
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.textual_a11y.accessible_app import AccessibleApp
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.arrangement import Arrangement, arrange
from b12tui.tui.strips import LineStyles
from b12tui.tui.widgets import (
    BodyWidget,
    ContentsWidget,
    LinesWidget,
    ListWidget,
    PageWidget,
    PromptWidget,
    StatusWidget,
    TableWidget,
    TitleWidget,
)


class MainScreen(Screen[None], inherit_bindings=False):
    """Only screen of the application."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    BLANK = True
    CSS = "MainScreen { background: ansi_default; color: ansi_default; overflow: hidden; }"


class ReaderDisplay(AccessibleApp[ReaderState], inherit_bindings=False):
    """Textual application that shows a reader state; a subclass handles keys."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        state: ReaderState,
        *,
        capabilities: Capabilities,
        driver: type[AccessibleDriver] | None,
        view: ScreenView | None,
        writer: FrameWriter | None,
    ) -> None:
        """Show `state`; `view` and `writer` are those of a frame that is on the terminal already."""
        super().__init__(capabilities, driver, writer=writer)
        self.reader_state = state
        self.shown_state = state
        """Last state that was drawn: one that cannot be drawn must not be returned to."""
        self.pending = Pending()
        self.view = view
        self._draw_waiting: bool | None = None
        """Whether the drawing that waits for Textual or a stalled line is `quiet`; None if none waits."""
        self._title = TitleWidget()
        self._bodies: dict[Body, BodyWidget] = {
            Body.PAGE: PageWidget(),
            Body.LIST: ListWidget(),
            Body.TABLE: TableWidget(),
        }
        self._contents = ContentsWidget()
        self._status = StatusWidget()
        self._prompt = PromptWidget()
        self._arrangement: Arrangement | None = None
        """Places of the widgets; None before the first frame."""
        self._arranged_for: tuple[Regions, Body, bool] | None = None
        """Regions, body and whether there is a prompt, which decide the places."""
        self._styles: LineStyles | None = None
        self._theme = ""

    def get_default_screen(self) -> Screen[None]:
        """Return the only screen."""
        return MainScreen()

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield self._title
        yield from self._bodies.values()
        yield self._contents
        yield self._status
        yield self._prompt

    def follow(self, *, stepped: bool = False) -> None:
        """Write what has changed in the widgets, once there is something in them."""
        if self._arrangement is not None:
            super().follow(stepped=stepped)

    def on_ready(self) -> None:
        """Draw what could not be drawn while Textual started; then colour code, whose first frame did without."""
        self.write_pending()
        if self.capabilities.colours:
            self.call_later(self._colour_code)

    def _colour_code(self) -> None:
        """Colour the code in view."""
        if self.view is not None:
            self.view.colour_code()
            if self.reader_state.appearance.colours_code:
                self.draw(quiet=True)

    def write_pending(self) -> None:
        """Draw what could not be drawn before."""
        if self._draw_waiting is not None:
            self.draw(quiet=self._draw_waiting)

    def redraw_all(self) -> None:
        """Draw everything again."""
        self.draw()

    def resized(self, columns: int, rows: int) -> None:
        """Fit the screen's size."""
        if self.view is None:
            self.view = ScreenView(
                self.reader_state,
                columns,
                rows,
                unicode_marks=self.capabilities.unicode_marks,
                colours=self.capabilities.colours,
                underlined_blanks=self.capabilities.underlined_blanks,
            )
        elif (columns, rows) != (self.view.areas.columns, self.view.areas.rows):
            self.view.resize(self.reader_state, columns, rows)
        self.draw()

    @property
    def _can_draw(self) -> bool:
        """Whether Textual has started, and the line has taken all output."""
        return self.screen.is_mounted and not (self.frame_driver is not None and self.frame_driver.stalled)

    def draw(self, *, quiet: bool = False) -> None:
        """Draw the state, in the widgets and on the terminal.

        While Textual starts, or the line is stalled, no frame is made; afterwards the state of that time is drawn.
        """
        if self.view is None:
            return
        if self._draw_waiting is not None:
            quiet, self._draw_waiting = quiet and self._draw_waiting, None
        if not self._can_draw:
            self._draw_waiting = quiet
            return
        self._update_widgets(
            self.view.frame(self.reader_state, waiting=self._pending_hint(), quiet=quiet), self.reader_state
        )
        self.follow(stepped=quiet)
        self.shown_state = self.reader_state

    def announce(self, words: str) -> None:
        """Show a message over the last frame; the next frame removes it."""
        frame = self.view.last_frame if self.view is not None else None
        if frame is not None and self._can_draw:
            self._update_widgets(with_notice(frame, words), self.shown_state)
            self.follow()

    def _update_widgets(self, frame: ScreenFrame, state: ReaderState) -> None:
        """Give each widget its place and its lines, and the focus to the one with the cursor."""
        arranged_for = frame.areas, frame.body, frame.prompt
        moved = self._arranged_for != arranged_for
        if moved:
            self._arranged_for, self._arrangement = arranged_for, arrange(frame.areas, prompt=frame.prompt)
        look = shown_appearance(state)
        if self._styles is None or self._theme != look.theme:
            self._theme = look.theme
            self._styles = LineStyles(look.colours, self.capabilities.colours)
        focused: LinesWidget
        places, body = self._arrangement, self._bodies[frame.body]
        assert places is not None  # noqa: S101 - made for the first frame
        page, foot, typed = frame.page, frame.foot, frame.foot[:0]
        if frame.prompt:
            page, foot, typed = (page, foot[:-1], foot[-1:]) if foot else (page[:-1], foot, page[-1:])
        for widget, place, margin, lines in (
            (self._title, places.title, 0, frame.head),
            (body, places.body, places.body_margin, page),
            (self._contents, places.contents, places.contents_margin, frame.side),
            (self._status, places.status, 0, foot),
            (self._prompt, places.prompt, places.prompt_margin, typed),
        ):
            widget.show(lines, self._styles, place, margin)
        focused, place = body, places.body
        if frame.prompt:
            focused, place = self._prompt, places.prompt
        elif frame.in_contents:
            focused, place = self._contents, places.contents
        focused.caret = Offset(*frame.cursor) - place.offset
        if moved:
            self._reflow(body, Size(frame.areas.columns, frame.areas.rows))
        self.screen.set_focus(focused, scroll_visible=False)

    def _reflow(self, body: BodyWidget, size: Size) -> None:
        """Let the compositor know at once where the widgets are; Textual would do so later.

        Until then it keeps the old arrangement, unless a widget was shown or hidden.
        """
        with self.batch_update():
            for other in self._bodies.values():
                if other is not body:
                    other.display = False
            self.screen._clear_arrangement_cache()  # noqa: SLF001 - a private seam; see the test
            self.screen._refresh_layout(size)  # noqa: SLF001 - the same

    def _pending_hint(self) -> str:
        """Return the keys that may follow those typed so far."""
        if self.pending.prefix in ("mark", "go-mark"):
            return lists.letter_of_mark(going=self.pending.prefix == "go-mark")
        if self.pending.prefix == "category":
            return self._category_hint()
        if self.pending.prefix:
            return self._choices_hint()
        return counts.times(int(self.pending.count)) if self.pending.count else ""

    def _category_hint(self) -> str:
        """Return the signs that may follow, with the names of the categories if there is room."""
        known = self.reader_state.appearance.categories
        hint = notes.categories("  ".join(f"{each.sign} {each.name}" for each in known))
        if self.view is None or self.view.has_room_for(hint):
            return hint
        return notes.category_signs(" ".join(each.sign for each in known))

    def _choices_hint(self) -> str:
        """Return the keys that may follow a prefix, each with its help, or a name, or alone, as there is room."""
        choices, where = self.reader_state.keymap.choices, context(self.reader_state)
        for short in (False, True):
            hint = "   ".join(f"{key} {meaning}" for key, meaning in choices(self.pending, where, short=short))
            if self.view is None or self.view.has_room_for(hint):
                return hint
        return " ".join(key for key, _ in choices(self.pending, where))

    def result_of_failure(self) -> ReaderState:
        """Return the state drawn last."""
        return self.shown_state
