"""Tables without bars between all of their cells (pandoc): grid tables, simple tables, multiline tables.

    +-----+-----+      Right   Left         -----------------
    | a   | b   |    -------   ------        Words     More
    +=====+=====+         12   ab            ------    -------
    | 1   | 2   |                            one       two
    +-----+-----+                            rows

                                             three     four
                                            -----------------

Columns are told by cells of the screen, so that wide characters count twice. A table whose words cross the gap between
two columns is none. The tokens are those of GFM's tables.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.column_slices import Slices
from b12tui.markdown.commonmark.grid_tables import SEPARATOR, GridRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock

MARKER = lazy_pattern(r"(?:\A|\n)[ \t>]*(?:\+[-=:]{3,}[-=:+]*\+[ \t]*(?:\n|\Z)|-{2,}[ ]+-{2}|-{3,}[ \t]*\n[^\n]*\S)")
"""What a text with such a table has."""

MAX_LINES = 1_000
"""Maximum lines of a table."""
MAX_HEADER = 20
"""Maximum lines of its header."""

_DASHES = lazy_pattern(r"(-{2,})(?:[ ]+-{2,})+[ ]*\Z")
_HEADING = lazy_pattern(r"#{1,6}(?:[ \t]|\Z)|<[hH][1-6]\b")
_UNDERLINE = lazy_pattern(r"(?:=+|-+)[ \t]*\Z")
_MAX_TITLE = 50
"""Lines of a heading that are looked at."""
_RULE = lazy_pattern(r"-{3,}[ ]*\Z")
_COLONS = {(True, True): "center", (True, False): "left", (False, True): "right"}
_OTHER_BLOCK = lazy_pattern(r"#{1,6}(?:[ \t]|\Z)|```|~~~|:::|///|\[[^\]\n]+\]:|<[A-Za-z/!?]")
"""A line that begins another block, whatever stands around it: no table holds any."""


class _Row:
    """Source of the cells of a row, with its first line."""

    def __init__(self, line: int, cells: list[str]) -> None:
        self.line = line
        self.cells = cells


def plain_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a grid table, a simple table or a multiline table; nothing is ended by one."""
    if silent or state.is_code_block(start):
        return False
    line = _line(state, start)
    if line.startswith("+") and SEPARATOR.match(line):
        return _grid(state, start, end)
    if _DASHES.match(line):
        return _ruled(state, start, start, end)
    if _RULE.match(line):
        header = start + 1
        while header < min(end, start + MAX_HEADER) and not state.isEmpty(header):
            if _DASHES.match(_line(state, header)):
                return header > start + 1 and _ruled(state, start, header, end)
            header += 1
        return False
    return start + 1 < end and _DASHES.match(_line(state, start + 1)) is not None and _simple(state, start, end)


def _line(state: StateBlock, number: int) -> str:
    """Return a line without the indentation of its container; what it is indented by beyond that is kept."""
    if state.isEmpty(number):
        return ""
    indent = max(state.sCount[number] - state.blkIndent, 0)
    return " " * indent + state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _lines(state: StateBlock, start: int, end: int) -> list[str]:
    """Return the lines from one on, to the end of the container or of what a table may be."""
    found: list[str] = []
    for number in range(start, min(end, start + MAX_LINES)):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            break
        line = _line(state, number)
        if _OTHER_BLOCK.match(line.lstrip(" ")) and not line.startswith("    "):
            break
        found.append(line)
    return found


def _simple(state: StateBlock, start: int, end: int) -> bool:
    """Parse a simple table with a header: each of its lines is a row, up to a blank line."""
    lines = _lines(state, start, end)
    if len(lines) < 3 or "|" in lines[1]:
        return False
    ends = next((number for number, line in enumerate(lines) if not line), len(lines))
    slices = Slices.of_groups(lines[1])
    rows = lines[2:ends]
    if rows and (_DASHES.match(rows[-1]) or _RULE.match(rows[-1])):
        del rows[-1]
    if not rows or not all(slices.divide(row) for row in (lines[0], *rows)):
        return False
    body = [_Row(start + 2 + number, slices.cells(row)) for number, row in enumerate(rows)]
    _push(state, (start, start + ends), [_Row(start, slices.cells(lines[0]))], body, slices.alignment(lines[0]))
    return True


def _ruled(state: StateBlock, start: int, dashes: int, end: int) -> bool:
    """Parse a table that ends with a line of dashes: a blank line in it parts rows of several lines.

    `dashes` is the line that shows the columns; the header stands between the first line and this one.
    """
    lines = _lines(state, start, end)
    columns = dashes - start
    if columns >= len(lines):
        return False
    ends = next((number for number, line in enumerate(lines) if number > columns and _ends_table(lines, number)), 0)
    if not ends:
        return False
    slices = Slices.of_groups(lines[columns])
    header, body = lines[1:columns], lines[columns + 1 : ends]
    if not any(body) or not all(slices.divide(line) for line in (*header, *body) if line):
        return False
    several = columns > 0 or "" in body
    rows: list[_Row] = []
    continues = False
    for number, line in enumerate(body, start + columns + 1):
        if not line:
            continues = False
        elif continues:
            rows[-1].cells = _below(rows[-1].cells, slices.cells(line))
        else:
            rows.append(_Row(number, slices.cells(line)))
            continues = several
    heads = slices.cells(header[0]) if header else []
    for line in header[1:]:
        heads = _below(heads, slices.cells(line))
    head = [_Row(start + 1, heads)] if header else []
    _push(state, (start, start + ends + 1), head, rows, slices.alignment(header[0] if header else body[0]))
    return True


def _ends_table(lines: list[str], number: int) -> bool:
    """Return whether a line of dashes stands before a blank line, a heading or the end.

    A part of a text that is parsed by itself ends before a heading.
    """
    line = lines[number]
    if not line.startswith("-") or not (_RULE.match(line) or _DASHES.match(line)):
        return False
    following = lines[number + 1 : number + 1 + _MAX_TITLE]
    return not following or not following[0] or _HEADING.match(following[0]) is not None or _is_title(following)


def _is_title(lines: list[str]) -> bool:
    """Return whether an underline may make a heading of lines (CommonMark, 4.3)."""
    for line in lines:
        if not line or _UNDERLINE.match(line):
            return bool(line)
    return False


def _below(cells: list[str], further: list[str]) -> list[str]:
    """Return cells with the next line of each added."""
    return [f"{cell}\n{more}".strip("\n") for cell, more in zip(cells, further, strict=True)]


def _grid(state: StateBlock, start: int, end: int) -> bool:
    """Parse a grid table."""
    lines: list[str] = []
    for line in _lines(state, start, end):
        if not line.startswith(("+", "|")):
            break
        lines.append(line)
    while lines and not SEPARATOR.match(lines[-1]):
        del lines[-1]
    found = GridRows(lines) if len(lines) > 2 else None
    if found is None or not found.rows:
        return False
    rows = [_Row(start + line, cells) for line, cells in zip(found.starts, found.rows, strict=True)]
    signs = next((line for line in lines if "=" in line and SEPARATOR.match(line)), lines[0])
    align = [_COLONS.get((part.startswith(":"), part.endswith(":")), "") for part in signs.strip("+ ").split("+")]
    align += [""] * (found.count - len(align))
    _push(state, (start, start + len(lines)), rows[: found.heads], rows[found.heads :], align)
    return True


def _push(
    state: StateBlock, lines: tuple[int, int], heads: Sequence[_Row], rows: Sequence[_Row], align: Sequence[str]
) -> None:
    """Add the tokens of a table with these rows; header rows become one."""
    state.push("table_open", "table", 1).map = list(lines)
    columns = len((heads or rows)[0].cells)
    head = [
        " ".join(dict.fromkeys(row.cells[column] for row in heads if row.cells[column])) for column in range(columns)
    ]
    groups = (("thead", "th", [_Row(heads[0].line if heads else lines[0], head)]), ("tbody", "td", rows))
    for group, tag, members in groups:
        if members:
            state.push(f"{group}_open", group, 1).map = [members[0].line, lines[1]]
        for row in members:
            state.push("tr_open", "tr", 1).map = [row.line, row.line + 1]
            for cell, side in zip(row.cells, align, strict=True):
                opens = state.push(f"{tag}_open", tag, 1)
                if side:
                    opens.attrs = {"style": f"text-align:{side}"}
                inline = state.push("inline", "", 0)
                inline.map, inline.content, inline.children = [row.line, row.line + 1], cell, []
                state.push(f"{tag}_close", tag, -1)
            state.push("tr_close", "tr", -1)
        if members:
            state.push(f"{group}_close", group, -1)
    state.push("table_close", "table", -1)
    state.line = lines[1]
