"""Search queries, and their matches in a document."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "query",
)
