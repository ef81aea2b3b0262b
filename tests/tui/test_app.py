"""The application, driven by keys."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Sequence
from threading import Event

import pytest
from support.app_session import MemoryTerminal, app_session
from support.markdown_strategies import parse_with
from support.pilot import article, at_cursor, compositor_rows, pilot_app
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

from b12tui.core.effects import Copy, Quit
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.state import ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.update import type_in
from b12tui.document import Document, cancellation
from b12tui.document.candidate_sections import CandidateSections
from b12tui.document.requirements import Requirement
from b12tui.fastclass import replace
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.terminal.capabilities import of
from b12tui.terminal.key_sequences import MouseClick
from b12tui.textual_a11y.driver import AccessibleDriver, KeysAvailable, TerminalReturned, WriteDrained
from b12tui.tui import interruptible

PATIENCE = 60.0
"""Seconds; none of them is waited for where all is well."""


@pytest.mark.parametrize(
    ("columns", "rows"), [(80, 24), (120, 40), pytest.param(40, 12, marks=pytest.mark.slow), (20, 5)]
)
async def test_textual_draws_just_the_picture(columns: int, rows: int) -> None:
    async with pilot_app(article(), columns, rows) as (app, pilot):
        for key in ("pagedown", "down", "t", "q", "T", "q", "slash", "m", "y", "escape", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            assert app.view is not None
            assert app.view.last_frame is not None
            assert compositor_rows(app) == [line.text for line in app.view.last_frame.rows]


async def test_a_step_changes_nothing_but_the_cursor() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("pagedown", "down")
        before, at = compositor_rows(app), app.cursor_position
        await pilot.press("down", "right", "right", "down")
        assert compositor_rows(app) == before
        assert app.cursor_position != at


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> Document:
    """A book, with an application that takes all that is done for long."""
    monkeypatch.setattr(interruptible, "CANCELLABLE_AFTER", -1.0)
    return book()


def book() -> Document:
    chapters = (f"# Chapter {number}\n\nIt tells of [things](a{number}.md), of one." for number in range(100))
    return parse_with("\n\n".join(chapters), ChunkedTokens)


@pytest.mark.parametrize("key", ["Esc", "Ctrl+C"])
async def test_what_takes_long_is_broken_off_by_a_key_that_does_no_more(key: str, hurried: Document) -> None:
    async with app_session(hurried) as session:
        session.app.press("L", "j", key)
        assert not session.reader.overlays
        assert session.reader.effect is None
        assert "Cancelled." in "\n".join(session.terminal.screen.text)
        session.app.press("L")
        assert isinstance(session.reader.top_overlay, ListOverlay)
        assert len(session.reader.top_overlay.entries) == 100


async def test_who_leaves_waits_for_nothing_that_takes_long(hurried: Document) -> None:
    async with app_session(hurried) as session:
        session.app.press("L", "Q")
        assert session.reader.top_overlay is None
        assert isinstance(session.reader.effect, Quit)


@pytest.mark.parametrize(("key", "nodes"), [("Esc", False), ("Q", True)])
async def test_a_search_that_takes_long_is_broken_off_after_enter_too(key: str, nodes: bool, hurried: Document) -> None:
    async with app_session(hurried) as session:
        session.app.press("j")
        at = session.reader.position
        session.app.press("/", *"/o.e[!]/", "Enter", key)
        assert session.reader.search is None
        assert not session.reader.overlays
        assert session.reader.position == at
        assert isinstance(session.reader.effect, Quit) is nodes


async def test_letters_typed_ahead_in_find_are_all_there(hurried: Document) -> None:
    async with app_session(hurried) as session:
        session.app.press("/", *"/o.e[.]/", "Enter")
        assert session.reader.search is not None
        assert session.reader.search.query == "/o.e[.]/"
        assert session.reader.search.current is not None


async def test_words_typed_ahead_for_a_note_on_a_selection_are_all_there(hurried: Document) -> None:
    async with app_session(hurried) as session:
        session.app.press("H", "]", "Enter", *"quite so")
        assert isinstance(session.reader.top_overlay, Prompt)
        assert (session.reader.top_overlay.kind, session.reader.top_overlay.text) == ("note-selection", "quite so")


@pytest.mark.parametrize("keys", [("X", "s"), ("X",)])
async def test_keys_that_are_typed_on_while_the_screen_is_drawn_do_not_quit(
    keys: tuple[str, ...], hurried: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_session(hurried) as session:
        session.app.press(*keys)
        waiting: tuple[str, ...] = ("s", "q")
        monkeypatch.setattr(session.app, "_waiting_keys", lambda: waiting)
        assert not session.app._cancels()
        assert not session.app._quits()
        waiting = ("s", "q", "Esc")
        assert session.app._cancels()


async def test_letters_that_come_at_once_are_looked_for_once() -> None:
    document = book()
    asked = list[Sequence[Requirement]]()
    likely = document.candidate_sections

    def watched(needs: Sequence[Requirement]) -> CandidateSections | None:
        asked.append(needs)
        return likely(needs)

    document.candidate_sections = watched
    async with app_session(document) as session:
        session.app.press("/", *"things", "Left", "Left")
        assert session.reader.search is not None
        assert session.reader.search.query == "things"
        assert len(asked) == 1


async def test_what_finding_needs_is_made_ready_while_the_first_letter_is_awaited() -> None:
    document = book()
    ready, wanted = list[bool](), list[bool]()

    def get_ready() -> None:
        document.cancellation.check()
        ready.append(True)

    document.build_index = get_ready
    async with app_session(document) as session:
        session.app.press("j")
        session.app.call_later(wanted.append, True)
        await until(lambda: bool(wanted))
        assert not ready
        session.app.press("/")
        await until(lambda: bool(ready))


async def test_what_is_quick_is_done_whatever_is_typed_behind_it(
    hurried: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interruptible, "CANCELLABLE_AFTER", 3600.0)
    async with app_session(hurried) as session:
        session.app.press("G", "Q")
        assert session.reader.position.section == 99
        assert isinstance(session.reader.effect, Quit)


async def test_the_cursor_never_rests_on_an_empty_row() -> None:
    async with app_session(article()) as session:
        for _ in range(120):
            session.press("Down")
            column, row = session.terminal.screen.cursor
            assert session.terminal.screen.text[row][column:].strip()


async def test_the_section_being_read_is_marked_by_a_sign_and_by_weight() -> None:
    async with pilot_app(article(), 120, 40) as (app, pilot):
        await pilot.press("right_square_bracket", "right_square_bracket")
        strips = app.screen._compositor.render_strips()
        rows = [[segment for segment in strip if "2. Key points" in segment.text] for strip in strips]
        (marked,) = [segments[0] for segments in rows if segments]
        assert marked.style is not None
        assert marked.style.bold
        assert any("▸ 2. Key points" in row for row in compositor_rows(app))


async def test_contents_go_where_they_say() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("t", "5", "enter")
        assert at_cursor(app).startswith("Symptoms beyond")
        await pilot.press("backspace")
        assert app.reader_state.position.section == 0


async def test_a_question_opens_and_says_so() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("colon", *"Which foods", "enter")
        assert compositor_rows(app)[app.cursor_position.y].startswith("  ▸ Which foods")
        await pilot.press("enter")
        rows = compositor_rows(app)
        assert rows[app.cursor_position.y].startswith("  ▾ Which foods")
        assert any(row.strip().endswith("open.") for row in rows)
        assert "clams" in "\n".join(compositor_rows(app))


async def test_find_looks_inside_closed_answers_and_opens_them() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("slash", *"yeast")
        assert isinstance(app.reader_state.top_overlay, Prompt)
        assert any("1 of" in row for row in compositor_rows(app))
        await pilot.press("enter")
        assert at_cursor(app, 5) == "yeast"


async def test_leaving_find_returns_to_where_it_began() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("pagedown", "down")
        at = app.reader_state.position
        await pilot.press("slash", *"yeast", "escape")
        assert app.reader_state.position == at
        assert app.reader_state.overlays == ()


async def test_the_table_is_walked_by_cell_with_the_cursor_in_it() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("T")
        assert isinstance(app.reader_state.top_overlay, TableView)
        seen = []
        for key in ("down", "right", "right", "right", "down", "left"):
            await pilot.press(key)
            seen.append(at_cursor(app, 8))
        assert all(words.strip() for words in seen)
        assert len(set(seen)) == len(seen)
        await pilot.press("q")
        assert app.reader_state.overlays == ()


async def test_a_table_is_sorted_and_filtered_by_keys_with_the_cursor_on_its_cell() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("T", "down", "s")
        assert app.reader_state.message.startswith("Sorted by ")
        first = at_cursor(app)
        await pilot.press("slash", *"nerve", "enter")
        assert app.reader_state.message.endswith(" match “nerve”.")
        table = app.reader_state.top_overlay
        assert isinstance(table, TableView)
        assert table.order is not None
        await pilot.press("slash", "escape", "q")
        assert app.reader_state.top_overlay is None
        assert first.strip()


async def test_y_copies_and_says_what() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("T", "down", "y", "c")
        assert app.reader_state.message.startswith("Copied the cell")
        assert not isinstance(app.reader_state.effect, Copy)


@pytest.mark.parametrize(
    ("columns", "rows", "key", "hint"), [(120, 40, "z", "R unfold all"), (20, 5, "X", "w s b h v X c e E d u r n p l")]
)
async def test_what_may_follow_a_first_key_is_shown(columns: int, rows: int, key: str, hint: str) -> None:
    async with pilot_app(article(), columns, rows) as (app, pilot):
        await pilot.press(key)
        assert hint in " ".join(compositor_rows(app)[-3:])


async def test_a_first_key_that_is_given_up_takes_the_message_before_it_along() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("up")
        assert any("First line." in row for row in compositor_rows(app))
        await pilot.press("y", "escape")
        await pilot.pause()
        assert not any("First line." in row or "copy link" in row for row in compositor_rows(app))


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+c"])
async def test_leaving_keeps_the_place(key: str) -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("pagedown", key)
        assert isinstance(app.reader_state.effect, Quit)


async def test_a_lone_escape_never_ends_the_program() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("escape", "escape", "escape")
        assert app.reader_state.effect is None


async def test_a_resize_keeps_the_place() -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("pagedown", "pagedown", "down")
        at = app.reader_state.position
        for size in ((40, 12), (120, 40), (20, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.reader_state.position == at
            assert at_cursor(app).strip()


@pytest.mark.parametrize("layer", ["t", "question_mark", "L"])
async def test_a_list_is_left_by_q_at_the_same_place(layer: str) -> None:
    async with pilot_app(article()) as (app, pilot):
        await pilot.press("pagedown")
        at = app.reader_state.position
        await pilot.press(layer)
        assert isinstance(app.reader_state.top_overlay, ListOverlay)
        await pilot.press("down", "q")
        assert app.reader_state.position == at
        assert app.reader_state.overlays == ()


def test_the_private_seam_of_textual_has_the_shape_that_frames_rely_on() -> None:
    assert list(inspect.signature(App._display).parameters) == ["self", "screen", "renderable"]
    assert "_driver" in inspect.getsource(App._display)


def test_the_private_seam_of_textual_has_the_shape_that_faults_rely_on() -> None:
    assert list(inspect.signature(App._handle_exception).parameters) == ["self", "error"]
    assert "_handle_exception(error)" in inspect.getsource(MessagePump._process_messages_loop)


async def test_a_click_puts_the_cursor_there_and_the_wheel_scrolls_under_it() -> None:
    async with pilot_app(article()) as (app, pilot):
        app.press(MouseClick(7, 6))
        assert app.cursor_position == (7, 6)
        at = app.reader_state.position
        app.press("WheelDown")
        assert app.cursor_position == (7, 3)
        assert app.reader_state.position == at
        app.press("WheelDown")
        assert app.cursor_position.y == 2
        assert app.reader_state.position > at
        app.press("WheelUp", "WheelUp")
        assert app.cursor_position.y == 8
        await pilot.press("t")
        app.press(MouseClick(6, 8))
        assert app.reader_state.overlays == ()
        assert app.reader_state.document.sections[app.reader_state.position.section].title == "Why B12 runs low"


class Reluctant(MemoryTerminal):
    """A terminal at a line that takes nothing at once, and the rest when it is let."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.taking = Event()
        self.stalls = False

    def write_available(self, data: bytes) -> bytes:
        return data if self.stalls else super().write_available(data)

    def write(self, data: str | bytes) -> None:
        if isinstance(data, bytes):  # the thread that waits for the line
            assert self.taking.wait(PATIENCE)
            data = data.decode()
        super().write(data)


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110 - nobody tells; pytest's own time-out ends it
        await asyncio.sleep(0.01)


async def test_while_a_line_stalls_one_frame_waits_and_no_key_is_lost() -> None:
    terminal = Reluctant(80, 24)
    async with app_session(article(), terminal=terminal) as here:
        driver = here.app._driver
        assert isinstance(driver, AccessibleDriver)
        terminal.stalls = True
        before, at = len(terminal.written), here.reader.position
        for key in ("PageDown", "PageDown", *["Down"] * 15, "PageDown"):
            driver._typed.append(key)
            driver._post(KeysAvailable())
            await until(lambda: not driver._typed)
        assert driver.stalled
        assert len(terminal.written) == before
        assert here.reader.position != at
        terminal.stalls = False
        terminal.taking.set()
        await until(lambda: not driver.stalled and here.app._draw_waiting is None)
        assert len(terminal.written) == before + 2
        assert terminal.screen.text == [line.text for line in here.picture.rows]
        assert terminal.screen.cursor == here.picture.cursor


@pytest.mark.parametrize("message", [TerminalReturned, WriteDrained, KeysAvailable])
async def test_what_the_driver_tells_is_done_once_and_by_the_reader_alone(message: type[Message]) -> None:
    async with app_session(article()) as here:
        driver = here.app._driver
        assert isinstance(driver, AccessibleDriver)
        here.press("PageDown")
        shown, before = list(here.terminal.screen.text), len(here.terminal.written)
        driver._post(message())
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert len(here.terminal.written) - before == (1 if message is TerminalReturned else 0)
        assert here.terminal.screen.text == shown
        assert here.terminal.screen.cursor == here.picture.cursor


async def test_all_keys_that_wait_are_applied_before_a_frame_is_made() -> None:
    terminal = MemoryTerminal(80, 24)
    async with app_session(article(), terminal=terminal) as here:
        driver = here.app._driver
        assert isinstance(driver, AccessibleDriver)
        before = len(terminal.written)
        for key in ("PageDown", "PageDown", "]", "PageUp"):
            driver._typed.append(key)
            driver._post(KeysAvailable())
        await until(lambda: not driver._typed)
        assert len(terminal.written) == before + 1


@pytest.mark.parametrize("term", ["linux", "vt100"])
async def test_a_console_is_told_that_it_has_no_clipboard_and_sent_none(term: str) -> None:
    async with app_session(article()) as session:
        session.app.capabilities = of({"TERM": term, "LANG": "C.UTF-8"})
        written = session.press("y", "s")
        assert "\x1b]52" not in "".join(session.terminal.written)
        assert "no clipboard" in written


async def test_what_a_followed_file_became_is_told_once_on_the_screen() -> None:
    said = "notes.md is a pipe, not a regular file."
    looks = iter((said, "", ""))

    def perform(state: ReaderState) -> ReaderState:
        return replace(state, effect=None, message=next(looks))

    state = ReaderState(article(), frontend="screen", document_id="notes.md", follows=True)
    async with app_session(article(), state=state, perform=perform) as session:
        session.app._check_file()
        assert said in "".join(session.terminal.written)
        session.app._check_file()
        assert "".join(session.terminal.written).count(said) == 1


@pytest.mark.parametrize("key", [":", "/"])
async def test_what_is_pasted_where_one_types_is_one_edit(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each character was an edit of its own, and looked through all names again: 10 KB took eleven seconds."""
    edits = list[str]()

    def watched(state: ReaderState, name: str, text: str, lines: LineMotions) -> ReaderState:
        edits.append(text)
        return type_in(state, name, text, lines)

    monkeypatch.setattr("b12tui.tui.app.type_in", watched)
    async with app_session(book()) as session:
        session.app.press(key)
        session.app.press(*("Space" if char == " " else char for char in "many words " * 1_000))
        assert [len(text) for text in edits] == [11_000]
        assert isinstance(session.reader.top_overlay, Prompt)
        assert session.reader.top_overlay.text == "many words " * 1_000
        session.app.press("a", "Backspace", "b", "c")
        assert edits[1:] == ["a", "", "bc"]


async def test_a_letter_behind_the_name_of_a_mark_is_a_key_of_its_own() -> None:
    async with app_session(book()) as session:
        session.app.press("m", "a", "j", "'", "a")
        assert [name for name, _ in session.reader.bookmarks] == ["a"]


async def test_a_row_that_is_set_for_long_is_cancelled_too(hurried: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what went through a whole book could be cancelled, and nothing while its rows were set."""
    async with app_session(hurried) as session:
        before = session.reader
        monkeypatch.setattr(cancellation, "POLL_INTERVAL", 0.0)
        asked = 0

        def waits() -> tuple[str, ...]:
            nonlocal asked
            asked += 1
            return ("Esc",) if asked > 3 else ()

        session.app._waiting_keys = waits  # type: ignore[method-assign]
        session.app.press("G")
        assert session.reader.position == before.position
        assert "Cancelled." in "\n".join(session.terminal.screen.text)


async def test_what_takes_long_is_announced_where_no_cursor_is() -> None:
    async with app_session(book()) as session:
        session.app.press("j")
        session.app.announce("Reading “Chapter 1” … Press Esc to cancel.")
        cursor = session.terminal.screen.cursor
        assert session.terminal.screen.text[22].strip() == "Reading “Chapter 1” … Press Esc to cancel."
        session.app.press("j")
        assert "Esc to cancel" not in "\n".join(session.terminal.screen.text)
        session.app.press("/", "w")
        session.app.announce("Working … Press Esc to cancel.")
        assert session.terminal.screen.text[23].strip().startswith("Search: w")
        assert session.terminal.screen.text[22].strip() == "Working … Press Esc to cancel."
        assert session.terminal.screen.cursor[1] == 23
        assert cursor[1] < 23
