"""Linear frontends for screen readers, slow lines and append-only terminals: spoken pages and line mode.

    spoken.frontend.run_spoken(state, terminal, …)                keys, each answered at once in rows below the last
    line_mode.repl.run_line_mode(state, stdin, stdout, …)         typed commands; lines only, no escape, no bare CR

Both render the document as plain output does (`narration`), from the same state and table of actions as the screen.
They load, parse and store nothing themselves. Importing the package loads no module of it, so that each frontend loads
only what it uses.
"""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "outcome",
)
