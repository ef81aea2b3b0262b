"""Tables in aligned columns, as `ps`, `df` and `docker ps` print them.

Cells that are blank in every row separate columns. A first row of names makes columns of its words, so that blanks
within the cells below part nothing; without one, more columns and rows are asked for, as prose and programs line up by
chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from b12tui.document import Table
from b12tui.fastclass import dataclass
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.line_cells import CellRow, cell_row, cut, segments, unite
from b12tui.shapes.recognition import Recognition, is_number, table_of

PROBE = 12
"""Rows that are looked at before all are."""
LEAST_ROWS = 3
SKIPPED = 1
"""Lines before a table that may belong to no column: `total 48`, `Listing...`."""
LEAST_TIGHTNESS = 0.8
"""Least share of the blanks in the rows that separate columns, if these are one cell apart."""

_GAP = lazy_pattern(r"\S\s+(?=\S)")
_PADDED = lazy_pattern(r"\S  ")
_WIDE_GAP = lazy_pattern(r"\S\s{2,}(?=\S)")
_CODE_END = lazy_pattern(r"[;,{}()\[\]\\:=]$")
_NAME = lazy_pattern(r"[^\W\d_a-z][^a-z]*|%[A-Z]+|#")
"""Name of a column in capitals: `PID`, `%CPU`."""
_STAMP = lazy_pattern(r"\W?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\d\d:\d\d:\d\d)")
"""Time at the beginning of a line of a log, which is read as a line."""
_TREE = lazy_pattern(r"^[│| ]*[├└|`][─-]+ ?")
"""Lines that draw a tree before a name, as of lsblk(8)."""

Columns = list[tuple[int, int]]
"""First cell of each column, and one past its last."""


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
    """Return the cells of lines, the first of which names all columns; None if the lines are no table below it."""
    rows = [cell_row(line) for line in lines]
    spans = list(segments(unite(rows)))
    if len(spans) < 2:
        return None
    headed = _merge_by_header(rows, spans)
    if not all(cut(rows[0], *span) for span in headed) or not all(cut(row, *headed[0]) for row in rows):
        return None
    return [[cut(row, *span) for span in headed] for row in rows]


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
    headed = _merge_by_header(rows, spans)
    if _is_header(rows, headed) and (_names_each(rows, headed) or _is_table(rows[1:], headed)):
        return _Layout(headed, has_header=True)
    spans = _merge_sparse(rows, spans)
    if any(sum(bool(cut(row, *span)) for span in spans) < 2 for row in rows[:LEAST_ROWS]):
        return None
    if not all(cut(row, *spans[0]) for row in rows):
        return None  # lines that go on, as in a list of words and what they mean
    if all(_STAMP.match("".join(row)) for row in rows[:LEAST_ROWS]):
        return None
    typed = sum(all(is_number(cell) for row in rows if (cell := cut(row, *span))) for span in spans[:-1])
    wide = all(following[0] - span[1] >= 2 for span, following in pairwise(spans))
    least = LEAST_ROWS - wide
    if (
        len(spans) < 3
        or len(rows) < least
        or not (typed or ((wide or len(spans) > LEAST_ROWS) and _starts_aligned(rows, spans)))
    ):
        return None
    if not any(_PADDED.search("".join(row)) for row in rows) and not all(
        is_number(cell) for row in rows for span in spans if (cell := cut(row, *span))
    ):
        return None  # words that line up by chance: nothing was set below something else
    if sum(_CODE_END.search("".join(row)) is not None for row in rows) * 5 > len(rows):
        return None
    return _Layout(spans, has_header=False) if _is_table(rows, spans) else None


def _is_table(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the blanks in rows separate these columns rather than words."""
    if not rows or len(spans) < 2:
        return False
    inner = [_TREE.sub("", cut(row, *span)) for row in rows for span in spans[:-1]]
    within = sum(len(_GAP.findall(cell)) for cell in inner)
    filled = sum(bool(cell) for cell in inner)
    if filled >= LEAST_TIGHTNESS * (filled + within) and 2 * filled >= len(inner):
        return True
    apart = all(following[0] - span[1] >= 2 for span, following in pairwise(spans))
    return apart and 2 * filled >= len(inner) and not any(_WIDE_GAP.search(cell) for cell in inner)


def _has_signs(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether a column has nothing but signs, as comments and assignments in a program have."""
    return any(not any(any(map(str.isalnum, cut(row, *span))) for row in rows) for span in spans)


def _names_each(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether each column is under one word in capitals, and enough rows show that it is no chance."""
    words = "".join(rows[0]).split()
    return (
        len(rows) > LEAST_ROWS - (len(spans) > 3) and len(words) == len(spans) > 2 and all(map(_NAME.fullmatch, words))
    )


def _starts_aligned(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the cells of each column begin at the same cell."""
    return all("".join(row[start : start + 1]).strip() for row in rows for start, end in spans if cut(row, start, end))


def _is_header(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the first row names the columns: in capitals, or in words above numbers."""
    names = [cut(rows[0], *span) for span in spans]
    given = [name for name in names if name]
    if len(rows) < 2 or len(given) < 2 or len(given) < len(names) - 1 or any(is_number(name) for name in given):
        return False
    if not all(any(map(str.isalpha, name)) or name in "%#" for name in given):
        return False
    if all(map(_NAME.fullmatch, given)):
        return len(spans) > 2 or len(rows) > LEAST_ROWS or spans[1][0] - spans[0][1] > 1
    if len(rows) < LEAST_ROWS:
        return _is_above_numbers(rows, spans)
    below = [[cut(row, *span) for row in rows[1:]] for span in spans]
    numeric = sum(any(cells) and all(is_number(cell) for cell in cells if cell) for cells in below)
    return (
        numeric >= 1
        and len(spans) > 2
        and all(name[0].isupper() or not name[0].isalpha() or len(name) < 24 for name in given)
    )


def _is_above_numbers(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether two rows are names with capitals above single words, more than one of which is a number."""
    names, cells = ([cut(row, *span) for span in spans] for row in rows[:2])
    if len(names) < 4 or not all(cells) or any(" " in cell for cell in cells[:-1]):
        return False
    return sum(map(is_number, cells)) > 1 and all(name[:1].isupper() or name[:1].isdigit() for name in names)


def _merge_by_header(rows: list[CellRow], spans: Columns) -> Columns:
    """Join columns without a name to those that they belong to, and names without cells to their nearest neighbours.

    Those without a name belong to the column before them, unless this is of numbers below the end of its name.
    """
    merged: Columns = []
    named = [number for number, span in enumerate(spans) if cut(rows[0], *span)]
    begin: int | None = None
    for number, (start, end) in enumerate(spans):
        unnamed = not cut(rows[0], start, end)
        if merged and unnamed and begin is None and number < named[-1] and _is_ended(rows, *merged[-1]):
            begin = start
        elif unnamed and begin is not None:
            continue
        elif merged and begin is None and (unnamed or _is_mark(rows, merged, start)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start if begin is None else begin, end))
            begin = None
    if all(_NAME.fullmatch(word) for word in "".join(rows[0]).split()):
        return _join_words(rows, merged)
    found: Columns = []
    waiting: int | None = None
    for index, (start, end) in enumerate(merged):
        begin = start if waiting is None else waiting
        waiting = None
        if not any(cut(row, start, end) for row in rows[1:]):
            before = start - found[-1][1] if found else 1 << 30
            after = merged[index + 1][0] - end if index + 1 < len(merged) else 1 << 30
            if before == 1 and before <= after:
                found[-1] = (found[-1][0], end)
                continue
            if after == 1:
                waiting = begin
                continue
        found.append((begin, end))
    return found


def _is_ended(rows: list[CellRow], start: int, end: int) -> bool:
    """Return whether a column has a number in each row, and these and its name all end at its last cell."""
    return all(
        len("".join(row[:end]).rstrip()) == end and (row is rows[0] or is_number(cut(row, start, end))) for row in rows
    )


def _is_mark(rows: list[CellRow], merged: Columns, start: int) -> bool:
    """Return whether what is before the second column is a sign of few rows, as of failed units in systemctl(1)."""
    if len(merged) > 1 or cut(rows[0], *merged[0]) or start - merged[0][0] > 2:
        return False
    marks = [mark for row in rows if (mark := cut(row, *merged[0]))]
    return len(marks) * 2 < len(rows) and not any(map(str.isalnum, "".join(marks)))


def _join_words(rows: list[CellRow], columns: Columns) -> Columns:
    """Join columns below names in capitals whose words one blank parts, if it parts no others and cells have it too.

    `NOMINATED NODE` is then one name, as kubectl(1) prints it; in `PID TTY` of ps(1) each word is one.
    """
    joined: Columns = [columns[0]]
    for start, end in columns[1:]:
        before = joined[-1]
        if len("".join(rows[0][: before[1]]).rstrip()) < start - 1:
            joined.append((start, end))
            continue
        cells = [cut(row, *before) for row in rows[1:]]
        if any(cut(row, start, end) for row in rows[1:]) and not any(" " in cell for cell in cells):
            return columns
        joined[-1] = (before[0], end)
    apart = all(following[0] - span[1] >= 2 for span, following in pairwise(joined))
    return joined if len(joined) > 1 and apart else columns


def _merge_sparse(rows: list[CellRow], spans: Columns) -> Columns:
    """Join columns that are blank in most rows to those before them, if only one blank parts them."""
    merged: Columns = []
    for start, end in spans:
        filled = sum(bool(cut(row, start, end)) for row in rows)
        if (
            merged
            and 2 * filled <= len(rows)
            and (start - merged[-1][1] == 1 or not _starts_aligned(rows, [(start, end)]))
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _parted(found: list[list[str]]) -> list[list[str]]:
    """Return cells with those parted again that share a column because a number has outgrown its own."""
    for column in reversed(range(len(found[0]))):
        names = found[0][column].split()
        if (
            len(names) > 1
            and all(map(_NAME.fullmatch, names))
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
    capitals = all(_NAME.fullmatch(name) for name in names)
    if len(names) < 3 or not (capitals or _are_above_numbers_alone(names, rows[1:])):
        return None
    found = [names]
    for row in rows[1:]:
        words = "".join(row).split(maxsplit=len(names) - 1)
        if len(words) < len(names):
            return None
        found.append(words)
    numeric = sum(all(is_number(words[column]) for words in found[1:]) for column in range(len(names)))
    return found if numeric else None


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
    return table_of(header, body, "", lines)
