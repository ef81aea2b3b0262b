"""Layout of everything around the page: regions, status bars, messages."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "sidebar",
)
