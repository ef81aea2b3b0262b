"""Vocabulary of typed commands: line mode's lines, and what is typed after `:` on the screen and in spoken pages."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(__name__, "on_screen", "typed_line")
