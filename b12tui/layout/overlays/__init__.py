"""Layout of overlays: lists and the table view."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "column_widths",
    "key_sheet",
    "list_pane",
    "list_view",
    "noted_cells",
    "paging",
    "room",
    "table_pane",
    "table_view",
    "table_walk",
)
