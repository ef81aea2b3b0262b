"""Persistent data: the reader's position in each text, and their preferences.

It is the only package that writes files of the program's own. Importing it reads nothing, and reading writes nothing.
Failures to read or write are reported once, in a sentence, and never prevent reading.
"""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "block_checksums",
    "file_ages",
    "frontend_preference",
    "merge",
    "notes",
    "own_categories",
    "own_themes",
    "recent_documents",
    "saved_state",
    "settings_listing",
    "settings_values",
    "versioned_json",
)
