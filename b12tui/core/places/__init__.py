"""Positions that survive edits of the file: locators, relocation, changed blocks."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "changes",
    "locator_builder",
    "problems",
    "relocate",
    "saved_places",
    "source_lines",
)
