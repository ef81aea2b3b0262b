"""Fast path for plain prose, which doesn't load markdown-it."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "definitions",
    "emphasis",
    "footnote_bodies",
    "html_blocks",
    "inline_spans",
    "pipe_tables",
    "tab_indents",
)
