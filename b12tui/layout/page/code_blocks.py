"""Blocks of code as rows: behind a bar or on a panel, under or beside the name of their language."""

from __future__ import annotations

from collections.abc import Iterator

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

    @property
    def is_parted(self) -> bool:
        """Whether an empty row is to part the next row from text above it, in the same containers."""

    def join(self) -> None:
        """Set the next row right below the last one, after all."""


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
    found = list(_rows(text, node, measure, setter.room - width(indent)))
    if signs and language and not (measure.visual and _name_at_right(setter, language, found, width(indent))):
        # Its corner tells the name of the language from a line of code.
        corner = f"{glyphs.code_top} " if indent else ""
        setter.open_container(Prefix((generated(corner, bar),), indent))
        setter.add_generated((generated(language, LANGUAGE_NAME),))
    else:
        setter.open_container(Prefix(indent, indent))
    for runs in found:
        setter.emit(runs)
    setter.close_container()
    if measure.visual:
        setter.blank()


def _rows(text: Text, node: int, measure: Measure, room: int) -> Iterator[tuple[Run, ...]]:
    """Yield the rows of code in so many cells, of a text node of that number."""
    sign = f"{measure.glyphs.wrap} " if measure.signs and room >= WRAP_SIGN_FROM else ""
    room = room - PANEL_PADDING if measure.panels and sign else room
    start = 0
    for line in text.chars.split("\n"):
        own = tuple(code_line(line, start, node))
        yield from (own,) if measure.code_scrolls else wrap_code(own, room, sign)
        start += len(line) + 1


def _name_at_right(setter: CodeTypesetter, language: str, found: list[tuple[Run, ...]], indent: int) -> bool:
    """Put the name of the language at the right: beside the first row of a panel, or in the empty row above the code.

    In a row of its own it stands on a panel that has no such row above. Without a panel it would be taken for code
    beside it: return False if there is no row for it then, nor room in a row.
    """
    measure = setter.measure
    before = setter.room - cells(language) - (PANEL_PADDING if measure.panels else 0)
    on_panel = generated(" " * (before - indent), StyleFlags.PANEL), generated(language, LANGUAGE_NAME)
    blanks_beside = before - indent - width(found[0])
    if before <= indent:
        return False
    if measure.panels and blanks_beside >= LANGUAGE_GAP and not measure.code_scrolls:
        found[0] = (*found[0], generated(" " * blanks_beside, StyleFlags.PANEL), on_panel[1])
    elif setter.is_parted and measure.spacing == 1:
        setter.join()
        setter.emit((generated(" " * before), generated(language, LANGUAGE_NAME & ~StyleFlags.PANEL)))
    elif measure.panels:
        found.insert(0, on_panel)
    else:
        return False
    return True
