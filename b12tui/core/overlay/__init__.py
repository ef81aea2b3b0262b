"""Overlays on the page: lists to choose from, and prompts."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "contents",
    "filtering",
    "go_choices",
    "listings",
    "prompts",
    "set_commands",
    "theme_list",
)
