"""Page layout: blocks typeset as rows, and the viewport over them."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "code_colours",
    "highlights",
    "row_signs",
    "sideways",
    "table_header",
    "tables",
    "typeset",
)
