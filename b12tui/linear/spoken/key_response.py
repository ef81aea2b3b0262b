"""Response to a key, to be written by the frontend."""

from __future__ import annotations

from b12tui.core.state import Prompt
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.core.effects import Effect


class PhraseRow(str):
    """Row that ends within a phrase: the next one continues it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class KeyResponse:
    """Response to a key."""

    rows: tuple[str, ...] = ()
    """Rows to be written below the last row."""
    fresh: bool = False
    """Whether the rows begin a fresh screen."""
    step: int = 0
    """Characters by which the cursor moves in the last row; if not 0, there are no rows."""
    typing: Prompt | None = None
    """Prompt to be shown in the last row; if set, there are no other rows."""
    effect: Effect | None = None
    """Effect requested of the terminal or of the caller."""


NO_RESPONSE = KeyResponse()
