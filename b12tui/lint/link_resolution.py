"""Resolution of a link: what its target lacks, as a value."""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class LinkResolution:
    """Result of looking for the target of a link."""

    missing: str = ""
    """What isn't there: `file` or `anchor`; `name` if only lenient programs find the anchor."""
    name: str = ""
    """Name of the anchor, if it differs from that of the link in its case or signs only; else empty."""


RESOLVED = LinkResolution()
"""Resolution of a link that works."""
