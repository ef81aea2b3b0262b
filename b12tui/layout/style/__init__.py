"""Themes, and rows styled by them."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "hyperlinks",
)
