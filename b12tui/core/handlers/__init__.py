"""Handlers of actions on the page."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "activation",
    "annotating",
    "bookmarks",
    "clipboard",
    "code_lines",
    "finding",
    "toggles",
)
