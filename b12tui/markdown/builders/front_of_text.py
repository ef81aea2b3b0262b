"""Front matter of a text, whose reader is loaded for a text that may have some."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.markdown.builders.frontmatter import Front


def front_of(source: str) -> Front | None:
    """Return the front matter at the start of a text, or None."""
    if not source.startswith(("---", "+++", "% ")):
        return None
    from b12tui.markdown.builders.frontmatter import front_matter  # few texts have any

    return front_matter(source)
