"""Signs of notes where there is no margin: within the row, in cells that no text needs.

A sign stands behind the text of the row where its note begins. If the row is full, it takes the blank before the note's
words, or the next one; if there is none, as in Chinese, it stands behind the next row that has room.
"""

from __future__ import annotations

from b12tui.core.messages.note_words import number_sign
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, Run, StyleFlags, generated, one_to_one, width

SIGN_GAP = 2
"""Blanks between the text of a row and a sign behind it, if there is room; at least one."""


def with_signs(rows: tuple[Line, ...], columns: int) -> tuple[Line, ...]:
    """Return rows of at most `columns` cells with their signs within them."""
    if not any(row.sign for row in rows):
        return rows
    shown, sign, notes = list[Line](), "", 0
    for row in rows:
        if row.sign:
            sign = number_sign(notes + row.sign_notes) if notes else row.sign
            notes += row.sign_notes
        put = (sign and _behind(row, sign, columns)) or (row.sign and _in_blank(row, sign))
        if put:
            sign, notes = "", 0
        shown.append(put or (replace(row, sign="") if row.sign else row))
    return tuple(shown)


def _behind(row: Line, sign: str, columns: int) -> Line | None:
    """Return a row with a sign behind its text; None if there is no room for it and a blank."""
    text = list(row.runs)
    padding = StyleFlags.PLAIN
    while text and text[-1].node < 0 and not text[-1].text.strip():
        padding |= text.pop().style
    room = columns - width(text)
    if not text or room < 2:
        return None
    gap = min(SIGN_GAP, room - 1)
    filled = width(row.runs) - width(text) - gap - 1
    runs = (generated(" " * gap, padding), generated(sign, padding | StyleFlags.SIGN))
    return Line((*text, *runs, *((generated(" " * filled, padding),) if filled > 0 else ())))


def _in_blank(row: Line, sign: str) -> Line | None:
    """Return a row with a sign in place of the blank before the words that its note is on, or of the next one.

    None if there is no blank.
    """
    node, char = row.sign_at
    for number, run in enumerate(row.runs):
        if run.node != node or not run.start <= char < run.end or not one_to_one(run):
            continue
        at = char - run.start
        if at and run.text[at - 1] == " ":
            return _in_place(row, number, at - 1, sign)
        if not at and number and row.runs[number - 1].text.endswith(" "):
            return _in_place(row, number - 1, len(row.runs[number - 1].text) - 1, sign)
        for later in range(number, len(row.runs)):
            found = row.runs[later].text.find(" ", at if later == number else 0)
            if found >= 0:
                return _in_place(row, later, found, sign)
    return None


def _in_place(row: Line, number: int, at: int, sign: str) -> Line | None:
    """Return a row with a sign in place of the blank that is character `at` of a run."""
    run = row.runs[number]
    of_text = run.node >= 0
    if of_text and not one_to_one(run):
        return None
    parts = []
    for first, after, more in (
        (0, at, StyleFlags.PLAIN),
        (at, at + 1, StyleFlags.SIGN),
        (at + 1, None, StyleFlags.PLAIN),
    ):
        text = sign if more else run.text[first:after]
        start, end = (run.start + first, run.start + first + len(text)) if of_text else (run.start, run.end)
        if text:
            parts.append(Run(text, run.style | more, run.node, start, end, run.link, run.role))
    return Line((*row.runs[:number], *parts, *row.runs[number + 1 :]))
