"""Spoken pages: a frontend for screen readers that answers each key in rows below the last one."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "overlay_rows",
    "prompt_keys",
    "spoken_moves",
    "update_rows",
)
