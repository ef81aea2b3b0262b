"""Where links lead, as values."""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads."""

    lacks: str = ""
    """What isn't there: `file` or `anchor`; `name` if only lenient programs find the anchor."""
    name: str = ""
    """Name of the anchor, if it differs from that of the link in its case or signs only; else empty."""


LEADS = Lead()
"""Lead of a link that works."""
