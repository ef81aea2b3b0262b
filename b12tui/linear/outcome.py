"""How a linear head ends."""

from __future__ import annotations

from b12tui.core.state import ReaderState
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class FrontendResult:
    """Where the reader is when the head ends, and where to go on."""

    state: ReaderState
    """With nothing lying over the text."""
    frontend: str | None = None
    """`screen`, `spoken` or `line`: go on there at the same place; None: leave the program."""
    remember: bool | None = None
    """Whether texts are to open there from now on; None: that was not asked."""
