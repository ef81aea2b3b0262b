"""Terminal input and output without Textual: key decoding, frame encoding, modes, signals.

This package is independent of documents, event loops and Textual; frontends hand it rows and get keys. It never sends a
query: the capabilities of the terminal are read from TERM, terminfo and the environment. Nothing is imported here, so
that a frontend loads only what it uses.
"""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "capabilities",
    "scroll_detection",
    "terminfo",
)
