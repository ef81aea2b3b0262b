"""Highlights on rows: notes, the selection, search matches, the focus and the row of the cursor."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.core.messages import note_words
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.layout.page.lines import Line, StyleFlags, generated, width, with_style

if TYPE_CHECKING:
    from b12tui.core.appearance import Appearance
    from b12tui.core.state import NoteMark
    from b12tui.search.results import Search


def with_notes(notes: Iterable[NoteMark], line: Line) -> Line:
    """Return a line of a section with the stretches underlined that notes in this section are on."""
    for note in notes:
        if note.start is not None and note.end is not None:
            line = with_stretch(note.start, note.end, line, StyleFlags.ANNOTATED)
    return line


def with_sign(notes: Iterable[NoteMark], shown: Line, row: Line, look: Appearance) -> Line:
    """Return the shown line with the sign of the note that begins on the row in its margin, or the number of several.

    `notes` are in the row's section. `row` is the line as it was set, with all of its characters.
    """
    begun = [each for each in notes if each.start is not None and row.shows(each.start.node, each.start.offset)]
    if not begun:
        return shown
    first = min((each.start.node, each.start.offset) for each in begun if each.start is not None)
    return replace(shown, sign=note_words.sign_of_several(look, begun), sign_at=first, sign_notes=len(begun))


def with_stretch(start: Position, end: Position, line: Line, style: StyleFlags) -> Line:
    """Return a line of the section with a style on its characters from `start` to before `end`."""
    for run in line.runs:
        if not start.node <= run.node <= end.node:
            continue
        first = max(start.offset, run.start) if run.node == start.node else run.start
        after = min(end.offset, run.end) if run.node == end.node else run.end
        if first < after:
            line = with_style(line, run.node, first, after, style)
    return line


def with_matches(search: Search, section: int, line: Line) -> Line:
    """Return the line with search matches highlighted, the current one more than the others."""
    shown: dict[int, tuple[int, int]] = {}
    for run in line.runs:
        if run.node >= 0:
            low, high = shown.get(run.node, (run.start, run.end))
            shown[run.node] = min(low, run.start), max(high, run.end)
    for node, (low, high) in shown.items():
        for match in search.in_text_node(section, node, low, high):
            start = match.start.offset
            style = StyleFlags.MATCH | StyleFlags.CURRENT if match == search.current else StyleFlags.MATCH
            line = with_style(line, node, start, start + match.length, style)
    return line


def with_focus(line: Line, sentence: tuple[int, int, int] | None, *, whole: bool) -> Line:
    """Return the line with what is in focus marked: all of it if `whole`, else its part of a sentence; the rest dimmed.

    A sentence is a text node, its first character and the one past its last.
    """
    if sentence is not None:
        line = with_style(line, *sentence, StyleFlags.FOCUS)
    inside = [number for number, run in enumerate(line.runs) if whole or run.style & StyleFlags.FOCUS]
    first, last = (inside[0], inside[-1]) if inside else (len(line.runs), -1)
    runs = []
    for number, run in enumerate(line.runs):
        # Marks that we make within a sentence belong to it.
        focused = run.style & StyleFlags.FOCUS or (first <= number <= last and (whole or run.node < 0))
        runs.append(replace(run, style=run.style | (StyleFlags.FOCUS if focused else StyleFlags.DIMMED)))
    return Line(tuple(runs))


def with_panel(line: Line, columns: int) -> Line:
    """Return a row of code with its panel, from its bar to the end of `columns` cells; any other row as it is."""
    first = next((number for number, run in enumerate(line.runs) if run.style & StyleFlags.PANEL), None)
    if first is None:
        return line
    blanks = columns - width(line.runs)
    end = (generated(" " * blanks),) if blanks > 0 else ()
    behind = (replace(run, style=run.style | StyleFlags.PANEL) for run in (*line.runs[first:], *end))
    return replace(line, runs=(*line.runs[:first], *behind))


def with_cursor_row(line: Line, columns: int) -> Line:
    """Return the line marked as the row of the cursor, from end to end of `columns` cells."""
    runs = [replace(run, style=run.style | StyleFlags.CURSOR_ROW) for run in line.runs]
    blanks = columns - width(line.runs)
    return Line((*runs, generated(" " * blanks, StyleFlags.CURSOR_ROW))) if blanks > 0 else Line(tuple(runs))


def cursor_row_among(lines: tuple[Line, ...], at: int, columns: int) -> tuple[Line, ...]:
    """Return the lines with the one at an index, if it is among them, marked as the row of the cursor."""
    if at >= len(lines):
        return lines
    return (*lines[:at], with_cursor_row(lines[at], columns), *lines[at + 1 :])
