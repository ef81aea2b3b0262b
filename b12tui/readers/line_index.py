"""Search index of texts of lines: that of Markdown, which holds for any text, as it may list too many sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.document import Section
    from b12tui.document.cancellation import Cancellation
    from b12tui.markdown.index.section_filter import SectionFilter


def line_index(source: str, sections: Sequence[Section], cancellation: Cancellation) -> SectionFilter:
    """Return the index of a source whose sections are shown where they are written."""
    from b12tui.markdown.index.section_filter import SectionFilter
    from b12tui.markdown.outline.symbols import Symbols

    return SectionFilter(source, sections, Symbols(), lambda _line: 0, cancellation, front=False)
