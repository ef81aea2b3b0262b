"""Motions: targets of movement, the jump list, and folds."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "diff_changes",
    "sentences",
    "targets",
    "words",
)
