"""What a container's content is before questions are gathered from it: blocks, and the signs between which they stand.

An HTML block knows nothing of the blocks after it, so `<details>` and `</details>` are signs in a row of blocks until
`questions.gather` makes a question of what stands between them.
"""

from __future__ import annotations

from enum import Enum

from b12tui.document import Block


class DetailsMarker(Enum):
    """A tag that begins or ends a question or its text."""

    DETAILS = "<details>"
    DETAILS_OPEN = "<details open>"
    DETAILS_END = "</details>"
    SUMMARY = "<summary>"
    SUMMARY_END = "</summary>"


BlockOrMarker = Block | DetailsMarker
