"""Where links lead, as values."""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads."""

    lacks: str = ""
    """What isn't there: `file` or `anchor`; `name` if the anchor is there for programs that are lenient alone."""
    name: str = ""
    """Name that the anchor has; empty unless it is like that of the link."""


LEADS = Lead()
"""Lead of a link that works."""
