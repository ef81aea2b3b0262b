"""Page layout: blocks typeset as rows, and the viewport over them."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "code_blocks",
    "code_colours",
    "file_columns",
    "highlights",
    "row_signs",
    "sideways",
    "table_header",
    "tables",
    "typeset",
)
