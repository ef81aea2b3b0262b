"""Where a braille display looks: the cursor's cell in speech mode, on messages of the screen, in line mode."""

from __future__ import annotations

import io
from typing import cast

import pytest

pytest.importorskip("pyte")

import pyte
from support.idle_terminal import IdleTerminal
from support.linear_frontends import article, press

from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import cancellation
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.linear.line_mode.output import LineOutput
from b12tui.linear.spoken import frontend
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen
from b12tui.plain.output_options import Wrap
from b12tui.terminal.owner import Terminal

CELLS = 40
TYPED = "Down } ) ] t Down Esc T j l r q i x L Down Esc : g o Esc n o % m a M Esc & Space Right Right Up G"
KEYS = TYPED.split()


def test_a_display_of_half_the_width_shows_the_start_of_each_response() -> None:
    pages, sheet = SpokenController(ReaderState(article()), 80, 24), AppendOnlyScreen(24, braille=True)
    screen = pyte.Screen(80, 24)
    stream = pyte.Stream(screen)
    stream.feed(sheet.append_rows(pages.opening().rows))
    for key in KEYS:
        answer = press(pages, key)[0]
        stream.feed(sheet.append_rows(answer.rows, key))
        if answer.typing is not None:
            stream.feed(sheet.typed("Go to: ", answer.typing.text, answer.typing.cursor))
        elif answer.rows:
            assert screen.cursor.x == 0
            row = screen.display[screen.cursor.y]
            assert row.rstrip() == answer.rows[0].rstrip()
            assert "\u00a0" not in row
        if answer.step:
            stream.feed(sheet.step(answer.step))


def test_a_character_step_goes_on_in_the_last_row() -> None:
    sheet, screen = AppendOnlyScreen(9, braille=True), pyte.Screen(20, 9)
    stream = pyte.Stream(screen)
    stream.feed(sheet.append_rows(["one", "two"]))
    assert (screen.cursor.y, screen.cursor.x) == (0, 0)
    stream.feed(sheet.step(1))
    assert (screen.cursor.y, screen.cursor.x) == (1, 1)
    stream.feed(sheet.append_rows(["three"]))
    assert [row.strip() for row in screen.display[:3]] == ["one", "two", "three"]


class ShellTerminal(IdleTerminal):
    """A terminal that a shell writes its prompt to, on a fresh line, whenever the program gives it back."""

    def __init__(self, *keys: bytes) -> None:
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.Stream(self.screen)
        self.prompts: list[list[str]] = []
        """For each prompt the rows from it on."""
        self._keys = list(keys)

    def write_available(self, data: bytes) -> bytes:
        self.stream.feed(data.decode())
        return b""

    def read(self, *_: object, **__: bool) -> bytes:
        return self._keys.pop(0)

    def suspend(self) -> None:
        self.stream.feed("\r\n$ ")
        rows = self.screen.display[self.screen.cursor.y :]
        self.prompts.append([row.rstrip() for row in rows if row.strip()])

    leave = suspend


@pytest.mark.parametrize("keys", [(b" ", b"q"), (b" ", b"\x1a", b"q"), (b" ", b"e", b"q")])
def test_the_shell_writes_below_all_rows_of_the_last_response(
    keys: tuple[bytes, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = ShellTerminal(*keys)
    # No key is read while another one's response is computed, however long this takes.
    monkeypatch.setattr(cancellation, "monotonic", lambda: 0.0)

    def edit(state: ReaderState) -> ReaderState:
        terminal.suspend()
        return replace(state, effect=None)

    state = ReaderState(article(), document_id="a.md", appearance=Appearance(braille=True))
    frontend.run_spoken(state, cast("Terminal", terminal), save=lambda _: None, perform=edit)
    assert terminal.prompts == [["$"]] * (len(keys) - 1)


@pytest.mark.parametrize("action", ["where", "hints", "spell", "marks", "find-next"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_the_cursor_stands_on_a_message_until_the_next_key(action: str, size: tuple[int, int]) -> None:
    state = ReaderState(article(), appearance=Appearance(braille=True))
    view = ScreenView(state, *size)
    view.frame(state)
    said = replace(update(state, Command(action), view.viewport), effect=None)
    message = said.message or "Nothing."
    said = replace(said, message=message)
    frame = view.frame(said)
    column, row = frame.cursor
    text = frame.rows[row].text
    assert text[column:].startswith(message[: min(len(message), 8)])
    after = view.frame(replace(said, message=""))
    assert after.cursor != frame.cursor


def test_without_a_prompt_the_last_line_stays_under_the_cursor() -> None:
    out = io.StringIO()
    output = LineOutput(out)
    output.has_prompt = False
    output.write_line("One.", Wrap.NONE)
    output.write_line("Two.", Wrap.NONE)
    output.prompt()
    assert out.getvalue() == "One.\nTwo."
    output.entered()
    output.write_line("Three.", Wrap.NONE)
    output.end_line()
    assert out.getvalue() == "One.\nTwo.Three.\n"
