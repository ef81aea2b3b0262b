"""Tokens of code in many languages, for a page to colour. Pygments is imported when the first code is lexed."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "languages",
    "lexed_code",
)
