"""Layout of document blocks as screen rows of a given width. Pure: independent of terminal, Textual and keys."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "pointer",
)
