"""The marks that the layout adds: bullets, the signs of questions, the line under a table's header.

Each has a plain ASCII form, for braille tables and terminals that know nothing better. None is the only bearer of what
it says: next to the sign of a question stands the word "open" or "closed".
"""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of marks, each of one cell unless it says otherwise."""

    bullet: str
    closed: str
    open: str
    quote: str
    header: str
    """Repeated under a table's header."""
    here: str
    """Before the section that is being read, in the contents."""


UNICODE = Glyphs(bullet="•", closed="▸", open="▾", quote="│", header="─", here="▸")
ASCII = Glyphs(bullet="-", closed="+", open="-", quote=">", header="-", here=">")
