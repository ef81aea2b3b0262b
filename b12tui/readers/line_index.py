"""Search index of texts of lines, loaded by the first search."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.document import Section
    from b12tui.document.cancellation import Cancellation
    from b12tui.markdown.index.section_filter import SectionFilter


def line_index(source: str, sections: Sequence[Section], cancellation: Cancellation) -> SectionFilter:
    """Return the index of a source whose sections are shown where they are written."""
    from b12tui.readers.line_filter import line_filter

    return line_filter(source, sections, cancellation)
