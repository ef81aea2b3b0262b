"""Tables in aligned columns, as `ps`, `df` and `docker ps` print them.

Cells that are blank in every row separate columns. A first row of names makes columns of its words, so that blanks
within the cells below part nothing; without one, more columns and rows are asked for, as prose and programs line up by
chance.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document import Table
from b12tui.fastclass import dataclass
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.column_spans import NAME, Columns, are_apart, merge_by_header, merge_sparse, starts_aligned
from b12tui.shapes.line_cells import CellRow, cell_row, cut, segments, unite
from b12tui.shapes.recognition import Recognition, is_number, table_of
from b12tui.shapes.wrapped import unwrapped

PROBE = 12
"""Rows that are looked at before all are."""
LEAST_ROWS = 3
SKIPPED = 1
"""Lines before a table that may belong to no column: `total 48`, `Listing...`."""
LEAST_TIGHTNESS = 0.8
"""Least share of the blanks in the rows that separate columns, if these are one cell apart."""

_CLOCK = lazy_pattern(r"\d\d:\d\d:\d\d(?: [AP]M)?")
_ADDRESS = lazy_pattern(r"[0-9a-f]{2,16}:")
_BYTES = lazy_pattern(r"[0-9a-f]{2}(?: |$)")
_TITLE = lazy_pattern(r"[A-Z][^\W\d_]*(?: [^\W\d_]+){0,3}")
_WORD = lazy_pattern(r"\S+")
_GAP = lazy_pattern(r"\S\s+(?=\S)")
_PADDED = lazy_pattern(r"\S  ")
_WIDE_GAP = lazy_pattern(r"\S\s{2,}(?=\S)")
_CODE_END = lazy_pattern(r"[;,{}()\[\]\\:=]$")
_STAMP = lazy_pattern(r"\W?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\d\d:\d\d:\d\d)")
"""Time at the beginning of a line of a log, which is read as a line."""
_TREE = lazy_pattern(r"^[│| ]*[├└|`][─-]+ ?")
"""Lines that draw a tree before a name, as of lsblk(8)."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Columns of some rows."""

    spans: Columns
    has_header: bool


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table in lines that are not empty, from one of the first on to the last; None if there is none."""
    for skipped in range(SKIPPED + 1):
        rows = [cell_row(line) for line in lines[skipped : skipped + PROBE]]
        if not skipped and len(rows) > LEAST_ROWS and _is_apart(rows):
            continue
        found = _layout(rows)
        tokens = None if found is not None else _tokens(rows)
        if found is None and tokens is None:
            continue
        rest = lines[skipped + PROBE :]
        if rest:  # what holds for the first lines need not hold for all
            rows += [cell_row(line) for line in rest]
            found = _layout(rows)
            tokens = None if found is not None else _tokens(rows)
        if found is not None:
            return Recognition(
                skipped, len(lines), 0.9 if found.has_header else 0.7, (_table(rows, found, first + skipped),)
            )
        numbered = range(first + skipped, first + len(lines))
        if tokens is not None:
            return Recognition(skipped, len(lines), 0.6, (table_of(tokens[0], tokens[1:], "", numbered),))
    return None


def below_names(lines: Sequence[str]) -> list[list[str]] | None:
    """Return the cells of lines, the first of which names all columns; None if the lines are no table below it.

    The first column is blank in no line but those of cells that were wrapped.
    """
    rows = [cell_row(line) for line in lines]
    spans = list(segments(unite(rows)))
    if len(spans) < 2:
        return None
    headed = merge_by_header(rows, spans)
    if not all(cut(rows[0], *span) for span in headed):
        return None
    found = [[cut(row, *span) for span in headed] for row in rows]
    if all(cells[0] for cells in found):
        return found
    whole = unwrapped(table_of(found[0], found[1:]))
    return found if all(cells[0] for cells in whole.rows) else None


def _is_apart(rows: list[CellRow]) -> bool:
    """Return whether the first row has none of the columns of the others, as `total 48`."""
    found = _layout(rows[1:])
    return found is not None and not any(cut(rows[0], *span) for span in found.spans[2:])


def _layout(rows: list[CellRow]) -> _Layout | None:
    """Return the columns of rows, or None if they have none, or words part them better."""
    if len(rows) < 2 or _are_above_numbers_alone("".join(rows[0]).split(), rows[1:]):
        return None
    spans = list(segments(unite(rows)))
    if len(spans) < 2 or _has_signs(rows, spans[not cut(rows[0], *spans[0]) :]):
        return None
    headed = merge_by_header(rows, spans)
    if _is_header(rows, headed) and (_names_each(rows, headed) or _is_table(rows[1:], headed)):
        return _Layout(headed, has_header=True)
    spans = merge_sparse(rows, spans)
    if any(sum(bool(cut(row, *span)) for span in spans) < 2 for row in rows[:LEAST_ROWS]):
        return None
    if not all(cut(row, *spans[0]) for row in rows):
        return None  # lines that go on, as in a list of words and what they mean
    if all(_STAMP.match("".join(row)) for row in rows[:LEAST_ROWS]):
        return None
    typed = sum(all(is_number(cell) for row in rows if (cell := cut(row, *span))) for span in spans[:-1])
    wide = are_apart(spans)
    least = LEAST_ROWS - wide
    if (
        len(spans) < 3
        or len(rows) < least
        or not (typed or ((wide or len(spans) > LEAST_ROWS) and starts_aligned(rows, spans)))
    ):
        return None
    if not any(_PADDED.search("".join(row)) for row in rows) and not all(
        is_number(cell) for row in rows for span in spans if (cell := cut(row, *span))
    ):
        return None  # words that line up by chance: nothing was set below something else
    if sum(_CODE_END.search("".join(row)) is not None for row in rows) * 5 > len(rows):
        return None
    if _is_hex(rows, spans):
        return None
    return _Layout(spans, has_header=_are_titles(rows, spans)) if _is_table(rows, spans) else None


def _is_hex(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the columns are addresses and bytes in hexadecimal, as of a disassembly."""
    return all(_ADDRESS.fullmatch(cut(row, *spans[0])) and _BYTES.match(cut(row, *spans[1])) for row in rows)


def _are_titles(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the first row alone has words with capitals in all columns, which are set wide apart."""
    names, *others = ([cut(row, *span) for span in spans] for row in rows)
    return (
        are_apart(spans)
        and all(map(_TITLE.fullmatch, names))
        and not any(all(map(_TITLE.fullmatch, cells)) for cells in others)
    )


def _is_table(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the blanks in rows separate these columns rather than words."""
    if not rows or len(spans) < 2:
        return False
    inner = [_TREE.sub("", cut(row, *span)) for row in rows for span in spans[:-1]]
    within = sum(len(_GAP.findall(cell)) for cell in inner)
    filled = sum(bool(cell) for cell in inner)
    if filled >= LEAST_TIGHTNESS * (filled + within) and 2 * filled >= len(inner):
        return True
    return are_apart(spans) and 2 * filled >= len(inner) and not any(_WIDE_GAP.search(cell) for cell in inner)


def _has_signs(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether a column has nothing but signs, as comments and assignments in a program have."""
    return any(not any(any(map(str.isalnum, cut(row, *span))) for row in rows) for span in spans)


def _names_each(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether each column is under one word in capitals, and enough rows show that it is no chance."""
    words = "".join(rows[0]).split()
    return (
        len(rows) > LEAST_ROWS - (len(spans) > 3) and len(words) == len(spans) > 2 and all(map(NAME.fullmatch, words))
    )


def _is_header(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the first row names the columns: in capitals, or in words above numbers."""
    names = [cut(rows[0], *span) for span in spans]
    given = [name for name in names if name]
    if given and _CLOCK.fullmatch(given[0]):
        given = given[1:]  # sar(1) has the time there
    if len(rows) < 2 or len(given) < 2 or len(given) < len(names) - 1 or any(is_number(name) for name in given):
        return False
    if not all(any(map(str.isalpha, name)) or name in "%#" for name in given):
        return False
    if all(map(NAME.fullmatch, given)):
        return len(spans) > 2 or len(rows) > LEAST_ROWS or spans[1][0] - spans[0][1] > 1
    if len(rows) < LEAST_ROWS:
        return _is_above_numbers(rows, spans)
    below = [[cut(row, *span) for row in rows[1:]] for span in spans]
    numeric = sum(any(cells) and all(is_number(cell) for cell in cells if cell) for cells in below)
    return (
        numeric >= 1
        and len(spans) > 2
        and all(name[0].isupper() or not name[0].isalpha() or len(name) < 24 or " " not in name for name in given)
    )


def _is_above_numbers(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether two rows are names with capitals above single words, more than one of which is a number."""
    names, cells = ([cut(row, *span) for span in spans] for row in rows[:2])
    if len(names) < 4 or not all(cells) or any(" " in cell for cell in cells[:-1]):
        return False
    return sum(map(is_number, cells)) > 1 and all(name[:1].isupper() or name[:1].isdigit() for name in names)


def _parted(found: list[list[str]]) -> list[list[str]]:
    """Return cells with those parted again that share a column because a number has outgrown its own."""
    for column in reversed(range(len(found[0]))):
        names = found[0][column].split()
        if (
            len(names) > 1
            and all(map(NAME.fullmatch, names))
            and all(len(row[column].split()) == len(names) for row in found)
        ):
            found = [[*row[:column], *row[column].split(), *row[column + 1 :]] for row in found]
    return found


def _tokens(rows: list[CellRow]) -> list[list[str]] | None:
    """Return cells that are parted by any blanks: rows whose numbers have outgrown their columns.

    They are below names in capitals, or all are numbers.
    """
    if len(rows) < 2:
        return None
    names = "".join(rows[0]).split()
    capitals = all(NAME.fullmatch(name) for name in names)
    if len(names) < 3 or not (capitals or _are_above_numbers_alone(names, rows[1:])):
        return None
    found = [names]
    starts = [word.start() for word in _WORD.finditer("".join(rows[0]))]
    for row in rows[1:]:
        line = "".join(row)
        words = line.split(maxsplit=len(names) - 1)
        if len(words) < len(names) or not _reach(line, starts):
            return None
        found.append(words)
    numeric = sum(all(is_number(words[column]) for words in found[1:]) for column in range(len(names)))
    return found if numeric else None


def _reach(line: str, starts: Sequence[int]) -> bool:
    """Return whether each word of a row reaches its name, from the left at most: one that ends before is another's."""
    return all(word.end() >= start for word, start in zip(_WORD.finditer(line), starts, strict=False))


def _are_above_numbers_alone(names: list[str], rows: list[CellRow]) -> bool:
    """Return whether words are above as many numbers in each row, as vmstat(8) prints them."""
    cells = ("".join(row).split() for row in rows)
    return (
        len(names) > LEAST_ROWS
        and all(name[0].isalpha() for name in names)
        and all(len(row) == len(names) and all(map(is_number, row)) for row in cells)
    )


def _table(rows: list[CellRow], layout: _Layout, first: int) -> Table:
    """Return the table of rows, the first of which is source line `first`."""
    columns = layout.spans
    starts = [0, *(start for start, _ in columns[1:])]
    ends: list[int | None] = [end for _, end in columns[:-1]]
    spans = list(zip(starts, [*ends, None], strict=True))
    found = [[cut(row, *span) for span in spans] for row in rows]
    if layout.has_header:
        found = _parted(found)
    body = found[1:] if layout.has_header else found
    body = [[_TREE.sub("", cell) for cell in cells] for cells in body]
    header = found[0] if layout.has_header else [""] * len(spans)
    lines = range(first - (not layout.has_header), first + len(rows))
    return unwrapped(table_of(header, body, "", lines)) if layout.has_header else table_of(header, body, "", lines)
