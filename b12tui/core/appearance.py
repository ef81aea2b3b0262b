"""Appearance settings; each frontend applies those that it can show."""

from __future__ import annotations

from b12tui.core.verbosity import Verbosity
from b12tui.fastclass import dataclass, field

SPEECH_RATE = 175
"""Words per minute of speech: the default of eSpeak NG."""
WORDS_PER_MINUTE = 238
"""Reading speed of adults who read English silently (Brysbaert 2019, a review of 190 studies)."""
LOGOGRAMS_PER_MINUTE = 350
"""Reading speed in ideographs and kana: 300 to 400 a minute are usual."""

NARROWEST, WIDEST, STEP = 10, 200, 4
"""Bounds of the text width, and the step of one key press, in cells."""
DEFAULT_WIDTH = 80
"""Maximum line length in cells: WCAG 2.2, 1.4.8 (Visual Presentation)."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Appearance that the user chose."""

    theme: str = "terminal"
    width: int = DEFAULT_WIDTH
    """Maximum width of the text in cells."""
    spacing: int = 1
    """1 for consecutive rows; 2 for an empty row after each."""
    ruler: bool = False
    """Whether the current line is underlined."""
    sentence_lines: bool = False
    """Whether each sentence starts a new row."""
    contents_left: bool = False
    """Whether the contents are left of the text, on screens wide enough to show them."""
    hints: bool = True
    """Whether the last row shows a hint."""
    progress: bool = True
    """Whether the first row shows the reading progress."""
    ascii_marks: bool = False
    """Whether generated signs such as bullets are limited to ASCII."""
    table_by_character: bool = False
    """Whether arrow keys move by characters and screen rows in tables too, as braille routing keys require."""
    tables: str = "auto"
    """Tables on the page: `auto`, `grid`, `records`, or `unwrapped` for a grid without wrapped cells, else records."""
    braille: bool = False
    """Whether the cursor stands where a braille display has to look: on messages, and on the first cell of a row."""
    announced: Verbosity = field(default_factory=Verbosity)
    """What the linear modes announce besides the document's own words."""

    @property
    def verbosity(self) -> str:
        """Level that was last chosen."""
        return self.announced.level
