"""Overlays on the page: lists to choose from, and prompts."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "cell_list",
    "contents",
    "element_lists",
    "filtering",
    "go_choices",
    "letter_pickers",
    "listings",
    "prompts",
    "set_commands",
    "theme_list",
)
