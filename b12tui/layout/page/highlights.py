"""Highlights of search matches on rows of the page."""

from __future__ import annotations

from b12tui.core.note_marks import notes_in
from b12tui.core.state import NoteMark
from b12tui.layout.page.lines import Line, StyleFlags, with_style
from b12tui.search.results import Search


def with_notes(notes: tuple[NoteMark, ...], section: int, line: Line) -> Line:
    """Return the line with the stretches underlined that notes are on."""
    for note in notes_in(notes, section):
        if note.start is None or note.end is None:
            continue
        for run in line.runs:
            if not note.start.node <= run.node <= note.end.node:
                continue
            start = max(note.start.offset, run.start) if run.node == note.start.node else run.start
            end = min(note.end.offset, run.end) if run.node == note.end.node else run.end
            if start < end:
                line = with_style(line, run.node, start, end, StyleFlags.ANNOTATED)
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
