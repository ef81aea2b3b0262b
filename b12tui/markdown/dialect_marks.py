"""Marks in a text's front matter that tell its dialect of Markdown."""

from __future__ import annotations

from b12tui.dialects import AUTO, NAMES, Dialect, told_from
from b12tui.lazy_pattern import lazy_pattern

_NAMED = lazy_pattern(r"(?m)^(?:markdown[-_])?dialect[ \t]*[:=][ \t]*[\"']?([a-z]+)[\"']?[ \t]*$")
_ENTRIES = tuple(
    (lazy_pattern(rf"(?m)^(?:{names})[ \t]*:"), dialect)
    for names, dialect in (
        ("jupytext|kernelspec|myst|mystnb", "myst"),
        ("sidebar_position|sidebar_label|pagination_(?:next|prev|label)|hide_table_of_contents", "docusaurus"),
        ("cssclass(?:es)?|kanban-plugin|excalidraw-plugin", "obsidian"),
        ("execute|code-fold|code-annotations", "quarto"),
        ("bibliography|csl|header-includes|documentclass|link-citations", "pandoc"),
    )
)
"""Entries that only one program reads."""


def dialect_of_entries(source: str) -> Dialect:
    """Return the dialect that the entries of front matter tell: by its name, or as those of one program."""
    if (named := _NAMED.search(source)) and named[1] in NAMES:
        return told_from(named[1])
    return next((told_from(name) for pattern, name in _ENTRIES if pattern.search(source)), AUTO)
