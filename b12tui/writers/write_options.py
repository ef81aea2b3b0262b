"""Options of all output formats; a writer obeys those that its row of the registry names."""

from __future__ import annotations

from b12tui.core.verbosity import Verbosity
from b12tui.fastclass import dataclass, field


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Options of output."""

    verbosity: Verbosity = field(default_factory=Verbosity)
    """What is announced besides the document's own words."""
    style: str = "spoken"
    """How roles are worded: `spoken` or `brief`."""
    wrap: int | str = "none"
    """Line breaking: a width in cells, `sentence` (a line for each) or `none`."""
    table: str = "records"
    """Table format: `records`, `grid` or `csv`."""
    emphasis: bool = False
    """Whether to show emphasis, strong text and code by marks."""
    ascii: bool = False
    """Whether to write ASCII alone."""
    section: int | None = None
    """Number of the only section to write, with its subsections; None: the whole document."""
    speech_rate: int | None = None
    """Rate of speech for the time that it takes to listen to a document; None: it is read silently."""
    words_per_minute: int | None = None
    """Reading speed for the time that a document takes; None: the usual one."""
