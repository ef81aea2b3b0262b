"""The document as lines of spoken text that map back to its characters."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "table_cells",
)
