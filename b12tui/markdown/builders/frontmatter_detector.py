"""Detection of front matter: its reader is loaded only for a text that may have some."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.builders import frontmatter

if TYPE_CHECKING:
    from b12tui.markdown.builders.frontmatter import Front

_BEHIND_OTHERS = frozenset("< \t\n")
"""What comments and empty lines begin with, behind which there may be front matter."""
_WORDS = frozenset("{TtAaDdSsKk")
_BEGINNING = lazy_pattern(r"""\s*(?:\n---|<!--)|\{\s*"|(?i:title|author|date|subtitle|keywords|description)[ \t]*:""")
"""How front matter may begin beside the signs that it usually begins with."""


def front_of(source: str) -> Front | None:
    """Return the front matter at the start of a text, or None."""
    if not source.startswith(("---", "+++", "% ")):
        first = source[:1]
        may_begin = first in _WORDS or (first in _BEHIND_OTHERS and "\n---" in source)
        if not may_begin or not _BEGINNING.match(source):
            return None
    return frontmatter.front_matter(source)
