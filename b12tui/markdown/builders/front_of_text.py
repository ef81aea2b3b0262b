"""Front matter of a text, whose reader is loaded for a text that may have some."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.builders import frontmatter

if TYPE_CHECKING:
    from b12tui.markdown.builders.frontmatter import Front


def front_of(source: str) -> Front | None:
    """Return the front matter at the start of a text, or None."""
    if not source.startswith(("---", "+++", "% ")):
        return None
    return frontmatter.front_matter(source)
