"""Style of a cell, as a frontend gives it and a terminal shows it."""

from __future__ import annotations

from b12tui.fasttuple import NamedTuple


class Hyperlink(NamedTuple):
    """Hyperlink that a terminal can follow (OSC 8)."""

    identifier: str
    """What the runs of one link share, so that a terminal shows them as one."""
    address: str
    """URL, in ASCII."""


class CellStyle(NamedTuple):
    """SGR parameters and hyperlink of a cell."""

    sgr: str = ""
    """Parameters of the terminal's style (`1;4`); empty for its default."""
    link: Hyperlink | None = None


DEFAULT_STYLE = CellStyle()
"""The terminal's own style, without a link."""

StyledRow = tuple[tuple[str, CellStyle], ...]
"""Row as a frontend gives it, from the left: runs of text with their styles."""
