"""Blocks of code as rows: behind a bar or on a panel, under or beside the name of their language."""

from __future__ import annotations

from b12tui.document import Text
from b12tui.fasttyping import Protocol
from b12tui.layout.page.hanging_wrap import wrap_code
from b12tui.layout.page.inline_runs import code_line
from b12tui.layout.page.lines import Run, StyleFlags, generated, width
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.prefixed_rows import INDENT, MIN_WIDTH, Prefix, blanks
from b12tui.textwidth import cells

PANEL_PADDING = 1
"""Cells between code and the right end of its panel."""
LANGUAGE_GAP = 3
"""Least number of blanks between code and its language in the same row."""
WRAP_SIGN_FROM = 20
"""Least width in cells for a sign before the rest of a line of code."""
LANGUAGE_NAME = StyleFlags.QUIET | StyleFlags.LANGUAGE | StyleFlags.PANEL | StyleFlags.EMPHASIS
"""Style of the name of a language: being slanted tells it from code without colour."""


class CodeTypesetter(Protocol):
    """Typesetter interface that code needs: rows behind the prefixes of the containers around it."""

    measure: Measure
    node_index: int

    @property
    def room(self) -> int:
        """Width in cells that is left for text."""

    def open_container(self, prefix: Prefix) -> None:
        """Set the rows that follow behind a prefix, too."""

    def close_container(self) -> None:
        """End the container that was opened last."""

    def emit(self, runs: tuple[Run, ...]) -> None:
        """Add a row."""

    def add_generated(self, words: tuple[Run, ...]) -> None:
        """Add generated text, wrapped."""

    def blank(self) -> None:
        """Separate the next row from the last by an empty one."""


def set_code(setter: CodeTypesetter, text: Text, language: str = "") -> None:
    """Set the next text node as code in a language; "": none is named."""
    node, setter.node_index = setter.node_index, setter.node_index + 1
    measure, glyphs, signs = setter.measure, setter.measure.glyphs, setter.measure.signs
    if measure.visual:
        setter.blank()
    # On a panel the bar has the ink of the code: another one would cost bytes in each row.
    bar = StyleFlags.PANEL if measure.panels else StyleFlags.PANEL | StyleFlags.QUIET
    indent = (generated(f"{glyphs.code} ", bar),) if signs else blanks(INDENT)
    indent = indent if setter.room - INDENT >= MIN_WIDTH else ()
    at_right = language if signs and measure.visual and measure.panels else ""
    if signs and language and not at_right:
        # Its corner tells the name of the language from a line of code.
        corner = f"{glyphs.code_top} " if indent else ""
        setter.open_container(Prefix((generated(corner, bar),), indent))
        setter.add_generated((generated(language, LANGUAGE_NAME),))
    else:
        setter.open_container(Prefix(indent, indent))
    sign = f"{glyphs.wrap} " if signs and setter.room >= WRAP_SIGN_FROM else ""
    room = setter.room - PANEL_PADDING if measure.panels and sign else setter.room
    start = 0
    for line in text.chars.split("\n"):
        own = tuple(code_line(line, start, node))
        for runs in (own,) if measure.code_scrolls else wrap_code(own, room, sign):
            if at_right:
                _emit_with_language(setter, runs, at_right)
                at_right = ""
            else:
                setter.emit(runs)
        start += len(line) + 1
    setter.close_container()
    if measure.visual:
        setter.blank()


def _emit_with_language(setter: CodeTypesetter, runs: tuple[Run, ...], language: str) -> None:
    """Add the first row of code with its language at the right end, or below a row of the language."""
    label = generated(language, LANGUAGE_NAME)
    before = setter.room - cells(language) - PANEL_PADDING
    if before - width(runs) >= LANGUAGE_GAP and not setter.measure.code_scrolls:
        setter.emit((*runs, generated(" " * (before - width(runs)), StyleFlags.PANEL), label))
        return
    if before > 0:
        setter.emit((generated(" " * before, StyleFlags.PANEL), label))
    else:
        setter.add_generated((label,))
    setter.emit(runs)
