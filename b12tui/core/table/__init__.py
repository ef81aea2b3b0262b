"""Table cursor, and sorted or filtered rows."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "cursor",
    "finding",
    "sort_filter",
)
