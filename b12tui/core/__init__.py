"""Application core: pure state, actions and messages, without a terminal, a width or a file.

Importing the package loads no module of it, so that every start pays only for what it uses.
"""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "cancel_keys",
    "growing_set",
    "update",
)
