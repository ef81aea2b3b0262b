"""Message catalogue: every sentence and word that a person reads or hears from the program, one module for each area.

A message without fields is a constant, one with fields a function whose parameters are the fields; plural forms are
chosen by `ngettext`. Names of actions, options, settings and typed words are not messages: they are typed, and
stay. The descriptions of actions, options, settings and typed words stand in their tables, marked in the same way.
Each area is loaded when its first message is wanted: an error that doesn't happen costs a start nothing.
"""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "braille",
    "command_line",
    "counts",
    "diagrams",
    "documents",
    "files",
    "json_checks",
    "key_bindings",
    "line_mode",
    "lint",
    "lint_prose",
    "lint_structure",
    "lists",
    "maths",
    "motions",
    "note_categories",
    "notes",
    "page",
    "pages",
    "reading_position",
    "remedies",
    "saving",
    "searching",
    "settings",
    "shapes",
    "speech_mode",
    "spelling_alphabet",
    "structure",
    "tables",
    "terminals",
    "verbosity",
)
