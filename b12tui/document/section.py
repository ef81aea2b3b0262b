"""Section of a document, as its outline lists it."""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Entry of the outline."""

    number: int
    """Index in document order; 0 is the part before the first section's heading, including the title."""
    level: int
    """Level of its heading, 1 to 6; 0 for section 0."""
    title: str
    """Text of its heading; for section 0 the document's title, or empty."""
    slug: str
    """Fragment that links to it (after `#`); empty for section 0 without a title."""
    parent: int | None
    """Number of the enclosing section; None for section 0 and for top-level sections."""
    line: int
    """First source line, from 1."""
    offset: int
    """Characters of the source before it."""
    headed: bool = True
    """Whether it begins with a heading; False for a part of a long text without headings."""


def count_lines(source: str) -> int:
    """Return the number of lines of a source; the last one may lack its line feed."""
    return source.count("\n") + (not source.endswith("\n") and bool(source))
