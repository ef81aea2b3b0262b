"""Tables with lines drawn in characters: `+---+`, box drawing, or a rule below the names (psql, mysql, pip, dpkg)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12tui.shapes.line_cells import CellRow, cell_row, cut
from b12tui.shapes.recognition import Recognition, table_of

_RULES = "-=─━═┄┅┈┉╌╍╴╶"
_JUNCTIONS = "+|┼╋╬├┤┬┴┌┐└┘┏┓┗┛┠┨┣┫┯┷┳┻┡┩╇╪╫╞╡╟╢╔╗╚╝╠╣╦╩╭╮╰╯┝┥┿╂:"
_VERTICALS = "|│┃║"
_RULE = re.compile(rf" *[{re.escape(_RULES + _JUNCTIONS)}](?:[ {re.escape(_RULES + _JUNCTIONS)}]*)")
_SEGMENT = re.compile(rf"[{re.escape(_RULES)}:]+")
_DPKG = re.compile(r"\+\+\+(?:-=+)+-?")
"""Rule of dpkg-query(1), whose columns are parted by the sign of other programs' rules."""

Spans = list[tuple[int, int | None]]


def recognise(lines: Sequence[str], line: int = 1) -> Recognition | None:
    """Return the first table in lines that has at least two columns, a rule, and a row; None if there is none."""
    rules = [number for number, line in enumerate(lines) if _is_rule(line)]
    if not rules:
        return None
    first = rules[0]
    spans = _spans(lines[first])
    if len(spans) < 2:
        return None
    boxed = _is_boxed(lines[first]) and not (first and _is_framed(lines[first - 1], lines[first]))
    start = first if boxed else first - 1
    if start < 0:
        return None
    end = _end(lines, start, first, spans)
    own = [number for number in rules if number < end]
    if boxed:
        end = own[-1] + 1 if len(own) > 1 else end
    rows = [(number, cell_row(lines[number])) for number in range(start, end) if number not in own]
    if not rows or not all(_fits(row, spans) for _, row in rows):
        return None
    below = own[1] if boxed and len(own) > 2 else first
    header = [row for number, row in rows if number < below] if not boxed or len(own) > 2 else []
    body = [(number, row) for number, row in rows if number >= below or not header]
    if not body:
        return None
    each = len([number for number in own if number > below]) > 1
    records = _records(body, own, spans, each=each)
    table = table_of(
        _cells(header, spans) if header else [""] * len(spans),
        [cells for _, cells in records],
        "",
        [line + start, *(line + number for number, _ in records)],
    )
    return Recognition(start, end, 0.95, (table,))


def _is_rule(line: str) -> bool:
    bare = line.rstrip()
    return (
        len(bare) > 2
        and (_RULE.fullmatch(bare) is not None or _DPKG.fullmatch(bare) is not None)
        and any(sign in bare for sign in ("--", "==", "──", "━━", "══", "- ", "─"))
    )


def _is_boxed(rule: str) -> bool:
    return rule.strip()[0] not in _RULES and _DPKG.fullmatch(rule.rstrip()) is None


def _is_framed(line: str, rule: str) -> bool:
    """Return whether a line begins with a vertical where the rule below it begins, as the names in Markdown do."""
    edge = len(rule) - len(rule.lstrip())
    return len(line) > edge and line[edge] in _VERTICALS and not line[:edge].strip()


def _spans(rule: str) -> Spans:
    """Return the cells of each column; the last one is open at its end if nothing is drawn there."""
    rule = rule.rstrip()
    if _DPKG.fullmatch(rule):
        found: Spans = [(0, 3), *((piece.start(), piece.end()) for piece in re.finditer("=+", rule))]
    else:
        found = [(piece.start(), piece.end()) for piece in _SEGMENT.finditer(rule)]
    if found and found[-1][1] == len(rule):
        found[-1] = (found[-1][0], None)
    return found


def _end(lines: Sequence[str], start: int, first: int, spans: Spans) -> int:
    """Return the index after the last line that fits the columns."""
    end = start
    while end < len(lines) and (end <= first or _is_rule(lines[end]) or _fits(cell_row(lines[end]), spans)):
        end += 1
    return end


def _fits(row: CellRow, spans: Spans) -> bool:
    """Return whether nothing but blanks and verticals is between the columns, and something in them."""
    ends = [0, *(end for _, end in spans if end is not None)]
    between = "".join("".join(row[end:start]) for end, (start, _) in zip(ends, spans, strict=False))
    if spans[-1][1] is not None:
        between += "".join(row[spans[-1][1] :])
    return not between.strip(f" {_VERTICALS}") and any(cut(row, *span) for span in spans)


def _cells(rows: Sequence[CellRow], spans: Spans) -> list[str]:
    """Return the cells of a record, whose lines are joined."""
    return [" ".join(filter(None, (cut(row, *span) for row in rows))) for span in spans]


def _records(
    rows: Sequence[tuple[int, CellRow]], rules: list[int], spans: Spans, *, each: bool
) -> list[tuple[int, list[str]]]:
    """Return the records, each with the number of its first row: one for each row, or for those between two rules."""
    if not each:
        return _with_lines_joined([(number, _cells([row], spans)) for number, row in rows])
    found: list[tuple[int, list[CellRow]]] = []
    last = -1
    for number, row in rows:
        group = sum(rule < number for rule in rules)
        if group != last:
            found.append((number, []))
            last = group
        found[-1][1].append(row)
    return [(number, _cells(group_rows, spans)) for number, group_rows in found]


def _with_lines_joined(rows: Sequence[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return rows with the lines of a cell joined, all but the last of which psql ends with a plus sign."""
    found: list[tuple[int, list[str]]] = []
    for number, cells in rows:
        before = found[-1][1] if found else []
        goes_on = [own for own, above in zip(cells, before, strict=False) if above.endswith("+") and own]
        if goes_on and len(goes_on) == sum(map(bool, cells)):
            joined = (
                f"{above.removesuffix('+').rstrip()} {own}" if own else above
                for own, above in zip(cells, before, strict=True)
            )
            found[-1] = found[-1][0], list(joined)
        else:
            found.append((number, cells))
    return found
