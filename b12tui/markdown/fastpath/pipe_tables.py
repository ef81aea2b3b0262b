"""Parse tables without markdown-it (see `fastpath.container_blocks`), where no other block begins in one."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.fastpath import html_blocks
from b12tui.markdown.fastpath.leaf_blocks import BLOCK_START
from b12tui.markdown.fastpath.token_factory import TRIMMED, FastToken, NeedsFullParser, is_blank

_DELIMITERS = lazy_pattern(r"(?:\| *|(?!- )):?-+:?(?: *\| *:?-+:?)* *\|? *\Z")
_BAR = lazy_pattern(r"(?<!\\)\|")

MAX_MISSING = 10_000
"""Maximum number of cells missing at the ends of rows; markdown-it ends a table that has many."""

_STYLES = {(True, True): "center", (True, False): "left", (False, True): "right"}
"""Alignment by whether a colon stands before and after the dashes of a column (GFM, 4.10)."""


def fast_table(
    lines: Sequence[str], first: int, line: int, level: int, cancellation: Cancellation = NEVER
) -> tuple[list[FastToken], int]:
    """Return the tokens of the table that begins at index `first` of `lines`, and its number of lines.

    `line` is the line number of its header in the document. Raises NeedsFullParser if the table is not of the common
    form.
    """
    ends = first
    while ends < len(lines) and not is_blank(lines[ends]) and (ends < first + 2 or not _begins_block(lines[ends])):
        ends += 1
    rows = lines[first:ends]
    if len(rows) < 2 or not begins_table(rows[0], rows[1]):
        raise NeedsFullParser
    delimiters = [cell.strip(" ") for cell in rows[1].strip(" |").split("|")]
    styles = [_STYLES.get((delimiter.startswith(":"), delimiter.endswith(":"))) for delimiter in delimiters]
    if len(_cells(rows[0])) != len(styles):
        raise NeedsFullParser
    tokens = [FastToken("table_open", "table", 1, level, [line, line + len(rows)])]
    tokens += _row_group("thead", "th", rows[:1], styles, line, level + 1, cancellation)
    if rows[2:]:
        tokens += _row_group("tbody", "td", rows[2:], styles, line + 2, level + 1, cancellation)
    tokens.append(FastToken("table_close", "table", -1, level))
    return tokens, len(rows)


def begins_table(header: str, delimiters: str) -> bool:
    """Return whether two lines may begin a table."""
    return "|" in header and "|" in delimiters and _DELIMITERS.match(delimiters) is not None


def _begins_block(line: str) -> bool:
    """Return whether a line at the left edge begins another block for certain, and so ends a table before it."""
    begins = BLOCK_START.match(line)
    return begins.lastgroup not in ("table", "text") if begins else html_blocks.interrupts(line)


def _cells(row: str) -> list[str]:
    """Return the cells of a row, in which a backslash before a bar makes it one of the text."""
    row = row.strip(TRIMMED)
    cells = [cell.replace("\\|", "|") for cell in _BAR.split(row)] if "\\|" in row else row.split("|")
    if not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def _row_group(
    part: str,
    tag: str,
    rows: Sequence[str],
    styles: Sequence[str | None],
    line: int,
    level: int,
    cancellation: Cancellation,
) -> list[FastToken]:
    """Return the tokens of the rows of a table's head or body; surplus cells are left out (GFM, 4.10)."""
    tokens = [FastToken(f"{part}_open", part, 1, level, [line, line + len(rows)])]
    missing = 0
    for number, row in enumerate(cancellation.steps(rows), line):
        cells = _cells(row)
        missing += max(len(styles) - len(cells), 0)
        begins = BLOCK_START.match(row)
        if begins is None or begins.lastgroup not in ("table", "text") or missing > MAX_MISSING:
            raise NeedsFullParser  # another block begins there, perhaps
        cells += [""] * (len(styles) - len(cells))
        tokens.append(FastToken("tr_open", "tr", 1, level + 1, [number, number + 1], row))
        for cell, style in zip(cells, styles, strict=False):
            opens = FastToken(f"{tag}_open", tag, 1, level + 2)
            if style:
                opens.attrs = {"style": f"text-align:{style}"}
            content = FastToken("inline", "", 0, level + 3, [number, number + 1], cell.strip(TRIMMED))
            tokens += (opens, content, FastToken(f"{tag}_close", tag, -1, level + 2))
        tokens.append(FastToken("tr_close", "tr", -1, level + 1))
    tokens.append(FastToken(f"{part}_close", part, -1, level))
    return tokens
