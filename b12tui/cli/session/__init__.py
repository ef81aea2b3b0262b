"""Open documents of a session, and actions that reach beyond the current document."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "effects",
)
