"""Filter of a search in a text of lines: that of Markdown, which holds for any text, as it may list too many sections.

It is a module apart from `line_index`, which each reader of lines imports: few texts are searched.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.index.section_filter import SectionFilter
from b12tui.markdown.outline.symbols import Symbols

if TYPE_CHECKING:
    from b12tui.document import Section
    from b12tui.document.cancellation import Cancellation


def line_filter(source: str, sections: Sequence[Section], cancellation: Cancellation) -> SectionFilter:
    """Return the index of a source whose sections are shown where they are written."""
    return SectionFilter(source, sections, Symbols(), lambda _line: 0, cancellation, front=False)
