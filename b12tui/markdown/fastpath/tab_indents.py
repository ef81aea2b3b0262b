"""Tabs that indent what lists hold, expanded to spaces where that changes no text (CommonMark, 2.2)."""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.fastpath.token_factory import is_blank

_ITEM = lazy_pattern(r"([ ]*\t[ \t]*)(?:[-*+]|[0-9]{1,9}[.)])[ ]+\S")
_TEXT = lazy_pattern(r"(\t[ ]*)\S")
_IN_LIST = lazy_pattern(r"[ \t]|(?:[-*+]|[0-9]{1,9}[.)])[ \t]")


def expand(lines: list[str], first: int) -> tuple[dict[int, bool], int]:
    """Expand the tabs before list items, and a tab at the left edge, in the lines of a list that begins on one.

    Return the numbers of the changed lines, each with whether the line looks like an item, and the number of the line
    before which no tab is left to expand. If a changed line is text of a block, that text may have lost tabs: always if
    the line looks like an item, else only where no container takes the tabs away.
    """
    changed: dict[int, bool] = {}
    for at in range(first, len(lines)):
        line = lines[at]
        if is_blank(line):
            continue
        if not _IN_LIST.match(line):
            return changed, at
        found = _ITEM.match(line)
        begins_item = found is not None
        found = found or _TEXT.match(line)
        if found is not None:
            lines[at] = found[1].expandtabs(4) + line[found.end(1) :]
            changed[at] = begins_item
    return changed, len(lines)
