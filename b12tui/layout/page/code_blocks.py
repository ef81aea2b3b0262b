"""Blocks of code as rows: behind a bar or on a panel, under or beside the name of their language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from b12tui.document import Text
from b12tui.fasttyping import Protocol
from b12tui.layout.page.hanging_wrap import wrap_code
from b12tui.layout.page.inline_runs import code_line
from b12tui.layout.page.lines import Run, StyleFlags, generated, width
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.prefixed_rows import INDENT, MIN_WIDTH, Prefix, blanks
from b12tui.textwidth import cells

PANEL_PADDING = 1
"""Cells between code and the right end of its panel; without one, between wrapped code and the end of the row."""
LANGUAGE_GAP = 3
"""Least number of blanks between code and its language in the same row."""
WRAP_SIGN_FROM = 20
"""Least width in cells for a sign before the rest of a line of code."""
LANGUAGE_NAME = StyleFlags.QUIET | StyleFlags.LANGUAGE | StyleFlags.PANEL | StyleFlags.EMPHASIS
"""Style of the name of a language: being slanted tells it from code without colour."""
NAME_ABOVE = StyleFlags.QUIET | StyleFlags.LANGUAGE
"""The same in a row above code without a panel: its place tells it, and a slant would cost bytes over a slow line."""


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
    def needs_blank(self) -> bool:
        """Whether an empty row will separate the next row from text above it in the same containers."""

    def drop_blank(self) -> None:
        """Put the next row right below the last one, even if `blank` was called."""


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
    code = _rows(text, node, measure, setter.room - width(indent))
    first = next(code)
    named = _with_name(setter, language, first, width(indent)) if signs and language and measure.visual else ()
    if signs and language and not named:
        # Its corner tells the name of the language from a line of code.
        corner = f"{glyphs.code_top} " if indent else ""
        setter.open_container(Prefix((generated(corner, bar),), indent))
        setter.add_generated((generated(language, LANGUAGE_NAME),))
    else:
        setter.open_container(Prefix(indent, indent))
    for runs in chain(named or (first,), code):
        setter.emit(runs)
    setter.close_container()
    if measure.visual:
        setter.blank()


def _rows(text: Text, node: int, measure: Measure, room: int) -> Iterator[tuple[Run, ...]]:
    """Yield the rows of code, of at most `room` cells, which belong to text node number `node`."""
    sign = f"{measure.glyphs.wrap} " if measure.signs and room >= WRAP_SIGN_FROM else ""
    padding = PANEL_PADDING if measure.visual and sign else 0
    start = 0
    for line in text.chars.split("\n"):
        own = tuple(code_line(line, start, node))
        fits = measure.code_scrolls or width(own) <= room - (padding if measure.panels else 0)
        yield from (own,) if fits else wrap_code(own, room - padding, sign, padding)
        start += len(line) + 1


def _with_name(
    setter: CodeTypesetter, language: str, first: tuple[Run, ...], indent: int
) -> tuple[tuple[Run, ...], ...]:
    """Return the first row of code with the name of the language at the right of it, or below a row with the name.

    In a panel it stands at the right of the first row if there is room. Else it takes the place of the empty row above
    the code, which is added here; a panel without such a row above it gets a row for the name. Return nothing if there
    is no room for it at all, or neither a panel nor an empty row: beside code without a panel it would be taken for
    code.
    """
    measure = setter.measure
    before = setter.room - cells(language) - (PANEL_PADDING if measure.panels else 0)
    name = generated(language, LANGUAGE_NAME)
    blanks_beside = before - indent - width(first)
    if before <= indent:
        return ()
    if measure.panels and blanks_beside >= LANGUAGE_GAP and not measure.code_scrolls:
        return ((*first, generated(" " * blanks_beside, StyleFlags.PANEL), name),)
    if setter.needs_blank and measure.spacing == 1:
        setter.drop_blank()
        look = LANGUAGE_NAME & ~StyleFlags.PANEL if measure.panels else NAME_ABOVE
        setter.emit((generated(" " * before), generated(language, look)))
        return (first,)
    if measure.panels:
        return ((generated(" " * (before - indent), StyleFlags.PANEL), name), first)
    return ()
