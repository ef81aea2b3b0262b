"""Blocks and markers: the content of a container before questions are grouped.

An HTML block doesn't contain the blocks after it, so `<details>` and `</details>` are markers among the blocks until
`builders.faq.gather` makes questions of the blocks between them.
"""

from __future__ import annotations

from enum import Enum

from b12tui.document import Block
from b12tui.fastclass import dataclass


class DetailsMarker(Enum):
    """A tag that begins or ends a question or its summary."""

    DETAILS = "<details>"
    DETAILS_OPEN = "<details open>"
    DETAILS_END = "</details>"
    SUMMARY = "<summary>"
    SUMMARY_END = "</summary>"


@dataclass(frozen=True, slots=True)
class DetailsTag:
    """A marker, and the source line that it stands on."""

    marker: DetailsMarker
    line: int


BlockOrMarker = Block | DetailsTag
