"""Rules of tables drawn in characters: which lines are rules, the columns that they tell, and rules of one table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from b12tui.shapes.line_cells import cell_row

ColumnSpans = list[tuple[int, int | None]]
"""First cell of each column and the one past its last; None: open at its end."""

_RULES = "-=─━═┄┅┈┉╌╍╴╶╸╺╼╾"
VERTICALS = "|│┃║┆┇┊┋╎╏"
VERTICAL_SIGNS = frozenset(VERTICALS)
_JUNCTIONS = "+|:" + "".join(sign for sign in map(chr, range(0x2500, 0x2580)) if sign not in _RULES + VERTICALS + "╱╲╳")
"""Signs in which rules meet: those of box drawing (Unicode, 2500 to 257F) that draw more than one line, or an end."""
_RULE = re.compile(rf" *[{re.escape(_RULES + _JUNCTIONS)}](?:[ {re.escape(_RULES + _JUNCTIONS)}]*)")
_SEGMENT = re.compile(rf"[{re.escape(_RULES)}:]+")
_DPKG = re.compile(r"\+\+\+(?:-=+)+-?")
"""Rule of dpkg-query(1), whose columns are parted by the sign of other programs' rules."""


def is_rule(line: str) -> bool:
    """Return whether a line is drawn from end to end: signs of rules, junctions and blanks, and a stretch of a rule."""
    bare = line.rstrip()
    return (
        len(bare) > 2
        and (_RULE.fullmatch(bare) is not None or is_of_dpkg(bare))
        and any(sign in bare for sign in ("--", "==", "──", "━━", "══", "- ", "─"))
    )


def is_of_dpkg(rule: str) -> bool:
    """Return whether a rule is that of dpkg-query(1)."""
    return _DPKG.fullmatch(rule.rstrip()) is not None


def is_boxed(rule: str) -> bool:
    """Return whether a rule begins with the corner of a box."""
    return rule.strip()[0] not in _RULES and not is_of_dpkg(rule)


def _extent(line: str) -> tuple[int, int]:
    """Return the first cell of a rule, and the one past its last."""
    return len(line) - len(line.lstrip()), len(line.rstrip())


def spans_of(rule: str) -> ColumnSpans:
    """Return the cells of each column; the last one is open at its end if nothing is drawn there."""
    rule = rule.rstrip()
    if is_of_dpkg(rule):
        found: ColumnSpans = [(0, 3), *((piece.start(), piece.end()) for piece in re.finditer("=+", rule))]
    else:
        found = [(piece.start(), piece.end()) for piece in _SEGMENT.finditer(rule)]
    if found and found[-1][1] == len(rule):
        found[-1] = (found[-1][0], None)
    return found


def is_alike(rule: str, first: str) -> bool:
    """Return whether a rule is one of the table whose first rule is given, rather than a cell of dashes in it."""
    own, other = rule.strip()[0], first.strip()[0]
    if _extent(rule) != _extent(first):
        return False
    return own == other or (own in VERTICALS) == (other in VERTICALS) or _is_joined(rule, first)


def _is_joined(rule: str, first: str) -> bool:
    """Return whether a rule between verticals has signs of junctions where another one has: `|---+---|`."""
    inner = spans_of(rule)[:-1]
    return (
        " " not in rule.strip()
        and inner == spans_of(first)[:-1]
        and all(rule[end] not in VERTICALS for _, end in inner if end is not None)
    )


def is_framed(line: str, rule: str) -> bool:
    """Return whether a line begins with a vertical where the rule below it begins, as the names in Markdown do."""
    edge = len(rule) - len(rule.lstrip())
    return len(line) > edge and line[edge] in VERTICALS and not line[:edge].strip()


def is_parted(line: str, spans: ColumnSpans) -> bool:
    """Return whether a line has a vertical between all columns, as a row has; a title over all of them has none."""
    row = cell_row(line)
    return all(
        any(cell in VERTICAL_SIGNS for cell in row[end:start])
        for (_, end), (start, _) in pairwise(spans)
        if end is not None
    )


def is_outer(line: str, rule: str) -> bool:
    """Return whether a line is the border of a table that has a rule within: one that goes as far, or ends of lines."""
    if not is_rule(line):
        return bool(line.strip()) and not line.strip(" ╷╵╹╻")
    return _extent(line) == _extent(rule)


def is_above_totals(line: str, spans: ColumnSpans) -> bool:
    """Return whether a line is a rule below some columns, the first included: `unzip -l` draws one above its totals."""
    if not is_rule(line) or line.strip()[0] not in _RULES:
        return False
    drawn = spans_of(line)
    return drawn[0] == spans[0] and {start for start, _ in drawn} <= {start for start, _ in spans}


def is_closed(lines: Sequence[str], rule: str) -> bool:
    """Return whether each line ends where a rule does, and has a vertical there unless it is a rule."""
    width = len(cell_row(rule))
    return all(
        not line or (len(cell_row(line)) == width and (is_rule(line) or line.rstrip()[-1] in VERTICALS))
        for line in lines
    )
