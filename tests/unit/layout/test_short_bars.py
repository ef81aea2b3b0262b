"""Rules, bars and borders for a slow line, which need not carry their blanks."""

from __future__ import annotations

import pytest
from support.document_builders import document, heading, paragraph
from support.emulator import Emulator

from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.page.lines import Line, StyleFlags, width
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.terminal.capabilities import of
from b12tui.terminal.frame import FrameWriter

BOOK = document(
    heading(1, "Book"),
    *(
        block
        for part in range(1, 13)
        for block in (heading(2, f"Part {part}"), paragraph(f"Words of part {part}. " * (3 * (part % 5) + 1)))
    ),
)
FULL, SHORT = Appearance(), Appearance(decorated=False)
SIZES = [(80, 24), (120, 40)]
GREETING = ("Screen reader? Press A for speech mode.",)


def barred(line: Line) -> list[str]:
    return [run.text for run in line.runs if run.style & StyleFlags.BAR]


class Session:
    """What is sent to a terminal, and what it shows then."""

    def __init__(self, look: Appearance, columns: int, rows: int) -> None:
        self.size = columns, rows
        self.state = ReaderState(BOOK, appearance=look)
        self.view = ScreenView(self.state, columns, rows, colours=256, greeting=GREETING)
        self.writer = FrameWriter(of({"TERM": "xterm-256color", "LANG": "C.UTF-8"}))
        self.emulator = Emulator(columns, rows)

    def bytes_of(self, action: str = "") -> int:
        """Return how many bytes an action sends; without one, the frame."""
        if action:
            self.state = update(self.state, Command(action), self.view.viewport)
        frame = self.view.frame(self.state)
        data = self.writer.frame(
            styled_rows(frame.rows, self.state.appearance.colours, 256, self.size[0]), frame.cursor, self.size
        )
        self.emulator.feed(data)
        return len(data.encode())


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_short_bars_and_rules_show_the_same_words_in_fewer_bytes(columns: int, rows: int) -> None:
    full, short = Session(FULL, columns, rows), Session(SHORT, columns, rows)
    sent = []
    for action in ("", *("page",) * 3):
        sent.append((short.bytes_of(action), full.bytes_of(action)))
        words = [[row.replace("│", " ") for row in each.emulator.text] for each in (full, short)]
        assert [row.replace("───", "   ").rstrip() for row in words[1]] == [row.rstrip() for row in words[0]]
        assert full.emulator.cursor == short.emulator.cursor
    assert sent[0][0] < 0.85 * sent[0][1]
    assert sum(own for own, _ in sent) < 0.95 * sum(other for _, other in sent)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_short_bars_are_the_title_and_the_hints_alone(columns: int, rows: int) -> None:
    view = ScreenView(ReaderState(BOOK, appearance=SHORT), columns, rows, greeting=GREETING)
    frame = view.frame(ReaderState(BOOK, appearance=SHORT))
    assert barred(frame.rows[0]) == [" ", "Book", " "]
    before, hints, after = barred(frame.rows[-1])
    assert (before, hints.split()[:2], after) == (" ", ["?", "help"], " ")


@pytest.mark.parametrize("columns", [4, 20, 24, 40, 80])
def test_a_short_bar_has_a_blank_at_each_end_where_there_is_room(columns: int) -> None:
    state = ReaderState(BOOK, appearance=SHORT)
    title, *_, last = ScreenView(state, columns, 24).frame(state).rows
    for line in (title, last):
        own = barred(line)
        assert width(line.runs) <= columns
        assert own[-1].endswith(" ") or width(line.runs) == columns
        assert own[0] == " " or line.runs[0].text == own[0]


def test_contents_have_a_border_only_beside_full_bars() -> None:
    for look, border in ((FULL, "│"), (SHORT, " ")):
        view = ScreenView(ReaderState(BOOK, appearance=look), 120, 40)
        assert {line.text[0] for line in view.frame(ReaderState(BOOK, appearance=look)).side} == {border}
