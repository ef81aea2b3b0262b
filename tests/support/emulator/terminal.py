"""Bytes to what a screen shows: the parser, the modes, the two screens."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

from wcwidth import wcwidth

from support.emulator.screen import BLANK, Cell, Screen
from support.emulator.sgr import DEFAULT, Look, look_of

CHARACTER = attrgetter("text")
LINK = re.compile(r"\x1b\]8;(?:id=([^:;\x00-\x1f]+))?;([!-~]*)\x1b\\")
"""OSC 8 as this program writes it."""
SEQUENCE = re.compile(r"\x1b(?:\[([0-?]*)([ -/]*[@-~])|([M78=>]))")
ASCII = re.compile("[ -~]{2,}")
"""Characters of one cell each, which are written at once where there is room."""
UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\](?:8(?:;[ -~]*\x1b?)?)?)?\Z")

AUTOWRAP, CURSOR, ALTERNATE = 7, 25, 1049
MOUSE = frozenset({1000, 1006})
TEXTUAL = frozenset({1002, 1003, 1004, 1015, 2004, 2026, 2048})
"""Modes that Textual sets and that change nothing of the picture."""


class Unknown(ValueError):
    """The bytes hold what this terminal does not know."""


class Emulator:
    """A terminal of `columns` and `rows`; `tolerant` takes what Textual writes, else that is an error as well."""

    def __init__(self, columns: int, rows: int, *, tolerant: bool = False) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._rest = ""
        self._main = self._screen = Screen(columns, rows)
        self._saved = (0, 0, DEFAULT)
        self._tolerant = tolerant
        self._look = DEFAULT
        self.modes: set[int] = {AUTOWRAP, CURSOR}
        """The private modes that are set."""

    @property
    def size(self) -> tuple[int, int]:
        return self._screen.columns, self._screen.rows

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row, from 0."""
        return self._screen.x, self._screen.y

    @property
    def visible(self) -> bool:
        return CURSOR in self.modes

    @property
    def alternate(self) -> bool:
        return self._screen is not self._main

    @property
    def look(self) -> Look:
        """The look in which the next character would be written."""
        return self._look

    @property
    def region(self) -> tuple[int, int] | None:
        """The first and the last row of the scrolling region; None where it is the whole screen."""
        screen = self._screen
        return None if (screen.top, screen.bottom) == (0, screen.rows - 1) else (screen.top, screen.bottom)

    @property
    def cells(self) -> list[list[Cell]]:
        return self._screen.cells

    def row_text(self, row: int) -> str:
        """Return a row without trailing blanks."""
        return "".join(map(CHARACTER, self.cells[row])).rstrip(" ")

    @property
    def text(self) -> list[str]:
        """The rows without trailing blanks."""
        return ["".join(map(CHARACTER, row)).rstrip(" ") for row in self.cells]

    def seen(self) -> list[list[Cell]]:
        """Return the cells with nothing in them that an eye does not see: the look of a blank that shows none."""
        return [[Cell(" ", cell.look.on_blank()) if cell.text == " " else cell for cell in row] for row in self.cells]

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; what stands there is cut or filled, as no two terminals do it alike."""
        for screen in {self._main, self._screen}:
            cells = [(row + [BLANK] * columns)[:columns] for row in screen.cells[:rows]]
            cells += [[BLANK] * columns for _ in range(rows - len(cells))]
            screen.columns, screen.rows, screen.cells = columns, rows, cells
            screen.top, screen.bottom = 0, rows - 1
            screen.place(screen.x, screen.y)

    def feed(self, data: bytes | str) -> None:
        """Take bytes, in any pieces."""
        text = self._rest + (data if isinstance(data, str) else self._decoder.decode(data))
        at = 0
        while at < len(text):
            char = text[at]
            if (run := ASCII.match(text, at)) and self._screen.has_room(len(run[0])):
                self._screen.put_ascii(run[0], self._look)
                at = run.end()
            elif char != "\x1b":
                self._character(char)
                at += 1
            elif found := SEQUENCE.match(text, at):
                self._sequence(found[1] or "", found[2] or found[3], found[0])
                at = found.end()
            elif found := LINK.match(text, at):
                self._look = replace(self._look, link=(found[1] or "", found[2]) if found[2] else None)
                at = found.end()
            elif UNFINISHED.match(text, at):
                break
            else:
                raise Unknown(f"unknown sequence {text[at : at + 12]!r}")
        self._rest = text[at:]

    def _character(self, char: str) -> None:
        screen = self._screen
        match char:
            case "\r":
                screen.place(0, screen.y)
            case "\n":
                screen.full = False
                screen.down(self._look)
            case "\b" if self._tolerant:
                screen.place(screen.x - 1, screen.y)
            case _:
                width = wcwidth(char)
                if width < 0:
                    raise Unknown(f"control character {char!r}")
                if width:
                    self._print(char, width)
                else:
                    screen.combine(char)

    def _print(self, char: str, width: int) -> None:
        screen = self._screen
        if screen.full and AUTOWRAP in self.modes:
            # Lines of line mode go on in the next row; what is drawn on a screen of its own never does.
            if screen.y == screen.bottom and self.alternate:
                raise Unknown(f"{char!r} behind the last cell of the screen scrolls it")
            screen.place(0, screen.y)
            screen.down(self._look)
        elif screen.full:
            raise Unknown(f"{char!r} is written over the last column")
        if screen.x + width > screen.columns:
            raise Unknown(f"{char!r} does not fit into the last column")
        screen.put(char, width, self._look)

    def _sequence(self, parameters: str, final: str, whole: str) -> None:
        if parameters.startswith("?") and final in "hl":
            for mode in parameters[1:].split(";"):
                self._mode(int(mode), on=final == "h", whole=whole)
            return
        if final == "m" and not parameters.startswith((">", "?")):
            try:
                self._look = replace(look_of(parameters, self._look), link=self._look.link)
            except (ValueError, IndexError) as error:
                raise Unknown(f"unknown look {whole!r}") from error
            return
        known = self._actions().get(final)
        if known is None or not set(parameters) <= set("0123456789;"):
            if self._tolerant and (parameters[:1] in "?>=<" or final in "78=>"):
                return
            raise Unknown(f"unknown sequence {whole!r}")
        known([int(number) if number else 0 for number in parameters.split(";")])

    def _actions(self) -> dict[str, Callable[[list[int]], None]]:
        screen = self._screen

        def by(across: int, down: int) -> Callable[[list[int]], None]:
            def move(numbers: list[int]) -> None:
                count = max(numbers[0], 1)
                screen.place(screen.x + across * count, screen.y + down * count)

            return move

        return {
            "A": by(0, -1),
            "B": by(0, 1),
            "C": by(1, 0),
            "D": by(-1, 0),
            "H": lambda numbers: screen.place(max((*numbers, 0)[1], 1) - 1, max(numbers[0], 1) - 1),
            "J": lambda numbers: self._erase_screen(numbers[0]),
            "K": lambda numbers: self._erase_row(numbers[0], screen.y),
            "X": lambda numbers: self._erase_cells(max(numbers[0], 1)),
            "S": lambda numbers: screen.scroll(max(numbers[0], 1), self._look),
            "T": lambda numbers: screen.scroll(-max(numbers[0], 1), self._look),
            "M": lambda _: screen.up(self._look),
            "r": self._set_region,
        }

    def _set_region(self, numbers: list[int]) -> None:
        screen = self._screen
        top, bottom = max(numbers[0], 1) - 1, ((*numbers, 0)[1] or screen.rows) - 1
        if not 0 <= top < bottom < screen.rows:
            raise Unknown(f"a region from row {top + 1} to {bottom + 1} on a screen of {screen.rows}")
        screen.top, screen.bottom = top, bottom
        screen.place(0, 0)

    def _erase_row(self, which: int, y: int) -> None:
        screen = self._screen
        if which == 0 and screen.full:
            raise Unknown("CSI K behind a full row: some terminals erase its last cell")
        start, end = {0: (screen.x, screen.columns), 1: (0, screen.x + 1), 2: (0, screen.columns)}[which]
        screen.erase(start, end, y, self._look)

    def _erase_cells(self, count: int) -> None:
        screen = self._screen
        if screen.full or screen.x + count > screen.columns:
            raise Unknown(f"CSI {count} X from column {screen.x}: past the last cell")
        screen.erase(screen.x, screen.x + count, screen.y, self._look)

    def _erase_screen(self, which: int) -> None:
        screen = self._screen
        if which == 2:
            rows = range(screen.rows)
        else:
            self._erase_row(which, screen.y)
            rows = range(screen.y + 1, screen.rows) if which == 0 else range(screen.y)
        for y in rows:
            screen.erase(0, screen.columns, y, self._look)

    def _mode(self, mode: int, *, on: bool, whole: str) -> None:
        if mode not in {AUTOWRAP, CURSOR, ALTERNATE} | MOUSE | (TEXTUAL if self._tolerant else frozenset()):
            raise Unknown(f"unknown mode {whole!r}")
        if mode == ALTERNATE and on is not self.alternate:
            if on:
                self._saved = (self._screen.x, self._screen.y, self._look)
                x, y = self.cursor
                self._screen = Screen(*self.size)
                self._screen.place(x, y)
            else:
                self._screen = self._main
                x, y, self._look = self._saved
                self._screen.place(x, y)
        self.modes = self.modes | {mode} if on else self.modes - {mode}
