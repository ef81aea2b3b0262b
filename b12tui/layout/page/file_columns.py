"""List of a folder's files in columns: names, titles, sizes."""

from __future__ import annotations

from b12tui.document import Align, Link, ListBlock, Paragraph, Text
from b12tui.fasttyping import Protocol
from b12tui.layout.page.column_widths import COLUMN_GAP
from b12tui.layout.page.grid import CellRows, cells_side_by_side
from b12tui.layout.page.inline_runs import InlineRun, inline_runs, join_runs, row
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Run, StyleFlags, generated
from b12tui.layout.page.measure import Measure
from b12tui.textwidth import cells

LEAST_TITLE = 20
"""Least width of the column of titles in cells; with less room files are an ordinary list."""
ALIGNED = [Align.NONE, Align.NONE, Align.RIGHT]


class FileSetter(Protocol):
    """Typesetter interface that the list of files needs."""

    measure: Measure
    node_index: int

    @property
    def room(self) -> int:
        """Width in cells that is left for text."""


def rows_of_files(setter: FileSetter, block: ListBlock) -> list[tuple[Run, ...]]:
    """Return the rows of a list of files; none if it is another list or there is no room for columns.

    An item is a link, and behind a colon the title of the file, if it has one, and its size.
    """
    first = [item.blocks[0] if len(item.blocks) == 1 else None for item in block.items]
    texts = [paragraph.text for paragraph in first if isinstance(paragraph, Paragraph)]
    parted = [parts for text in texts if (parts := _parts(text))]
    if len(parted) < len(block.items):
        return []
    shown = [(inline_runs(text), parts) for text, parts in zip(texts, parted, strict=True)]
    bullet = f"{setter.measure.glyphs.bullet} "
    widths = [0, 0, 0]
    for runs, parts in shown:
        words = join_runs(runs)
        widths = [max(size, cells(words[start:end])) for size, (start, end) in zip(widths, parts, strict=True)]
    left = setter.room - len(bullet) - widths[0] - widths[2] - 2 * COLUMN_GAP
    if left < min(LEAST_TITLE, widths[1]):
        return []
    widths[1] = min(widths[1], left)
    found = []
    for number, (runs, parts) in enumerate(shown):
        node = setter.node_index + number
        set_cells = [_cell(runs, node, part, size) for part, size in zip(parts, widths, strict=True)]
        for level, own in enumerate(cells_side_by_side(set_cells, widths, ALIGNED)):
            sign = generated(" " * len(bullet) if level else bullet, StyleFlags.SIGN)
            found.append((sign, *own))
    return found


def _parts(text: Text) -> tuple[tuple[int, int], ...]:
    """Return where name, title and size begin and end, without the signs between them; none if they are not there.

    The size is a number and its unit.
    """
    link = next((span for span in text.spans if isinstance(span.kind, Link) and not span.start), None)
    if link is None or text.chars[link.end : link.end + 2] != ": ":
        return ()
    title = link.end + 2
    unit = text.chars.rfind(" ")
    size = max(text.chars.rfind(" ", 0, unit) + 1, title)
    return (0, link.end), (title, max(size - 2, title)), (size, len(text.chars))


def _cell(runs: tuple[InlineRun, ...], node: int, part: tuple[int, int], size: int) -> CellRows:
    first, last = part
    words = join_runs(runs)[first:last]
    return [row(runs, node, first + start, first + end) for start, end in rows(words, max(size, 1))] if words else []
