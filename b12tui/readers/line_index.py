"""Search index of texts of lines, loaded by the first search."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.document import Section
    from b12tui.document.cancellation import Cancellation
    from b12tui.readers.line_filter import LineFilter


def line_index(
    source: str, sections: Sequence[Section], cancellation: Cancellation, *, tables: bool = True
) -> LineFilter:
    """Return the index of a source of lines; `tables` says whether tables are seen among them."""
    from b12tui.readers.line_filter import LineFilter

    return LineFilter(source, sections, cancellation, tables=tables)


def diff_index(source: str, sections: Sequence[Section], cancellation: Cancellation) -> LineFilter:
    """Return the index of a diff, in which no tables are seen."""
    return line_index(source, sections, cancellation, tables=False)
