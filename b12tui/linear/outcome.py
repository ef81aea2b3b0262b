"""Result of a linear frontend."""

from __future__ import annotations

from b12tui.core.state import ReaderState
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class FrontendResult:
    """Final reader state, and the frontend to continue in."""

    state: ReaderState
    """Without overlays."""
    frontend: str | None = None
    """`screen`, `spoken` or `line` to continue there at the same position; None to leave the program."""
    remember: bool | None = None
    """Whether documents are to open in that frontend from now on; None where nobody was asked."""
