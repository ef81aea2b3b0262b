"""Appearance settings; each frontend applies those that it can show."""

from __future__ import annotations

from b12tui.catalogue import note_categories as names
from b12tui.colour_themes import NO_PANEL, THEMES, Theme, theme, with_panel
from b12tui.core.verbosity import Verbosity
from b12tui.fastclass import dataclass, field
from b12tui.fasttuple import NamedTuple

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


FOCUSES = ("none", "line", "sentence")
"""What the text but the current line or sentence may be dimmed for; none: nothing is dimmed."""


ON_SCREEN = (
    "theme",
    "spacing",
    "ruler",
    "cursor_row",
    "focus",
    "contents_left",
    "progress",
    "code",
    "syntax",
    "code_panel",
    "decorated",
)
"""Fields of the appearance that the screen alone shows."""
ON_PAGES = ("width", "sentence_lines", "hints")
"""Fields that the screen and spoken pages show."""


def is_shown(field: str, frontend: str) -> bool:
    """Return whether a frontend shows a field of the appearance."""
    hidden = {"spoken": ON_SCREEN, "line": ON_SCREEN + ON_PAGES}
    return field not in hidden.get(frontend, ())


class Category(NamedTuple):
    """Category of notes."""

    name: str
    """Words of letters, digits and hyphens, as they are said."""
    sign: str
    """Character of one cell that shows it in the margin, and chooses it."""


CATEGORIES = (
    Category(names.QUESTION, "?"),
    Category(names.PROBLEM, "!"),
    Category(names.CHANGE, "~"),
    Category(names.IDEA, "*"),
    Category(names.AGREED, "+"),
)
"""Categories of notes, unless the settings file has others."""
UNCATEGORISED = (Category("comment", "#"), Category("highlight", "="))
"""What notes with words and without are, unless a category is chosen."""


def uncategorised(text: str) -> str:
    """Return the category of a note with these words, or without any, for which none is chosen."""
    return UNCATEGORISED[0 if text else 1].name


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
    formulas_in_words: bool = False
    """Whether formulas, and raised and lowered text, are shown in words."""
    tables: str = "auto"
    """Tables on the page: `auto`, `grid`, `records`, or `unwrapped` for a grid without wrapped cells, else records."""
    contents_beside: bool = True
    """Whether the contents are read where they stand beside the text, and numbered by their parents, as for the eye."""
    visual: bool = True
    """Whether the screen is for the eye, with help in columns and the current row of a table marked."""
    code: str = "wrap"
    """Long lines of code: `wrap`, or `scroll` for one row each, which is moved sideways."""
    syntax: bool = True
    """Whether tokens of code are coloured, where the theme does so."""
    code_panel: str = NO_PANEL
    """Panels behind blocks of code: `none`, or what suits a terminal that is `dark` or `light`."""
    decorated: bool = True
    """Whether rules and bars go from edge to edge and contents have a border; a slow line can do without."""
    own_themes: tuple[Theme, ...] = ()
    """Themes of the settings file."""
    braille: bool = False
    """Whether the cursor stands where a braille display has to look: on messages, and on the first cell of a row."""
    cursor_row: bool = False
    """Whether the current row of the screen is reversed from end to end."""
    focus: str = "none"
    """What is not dimmed: `line`, `sentence`, or `none` for all."""
    phrases: str = "auto"
    """How speech mode parts the rows of one phrase: `wrap`, `move` or `rows`; auto: as the environment says."""
    announced: Verbosity = field(default_factory=Verbosity)
    """What the linear modes announce besides the document's own words."""
    categories: tuple[Category, ...] = CATEGORIES
    """Categories of notes to choose from."""
    author: str = ""
    """Name of the reader, for the notes that are made; empty for none."""

    @property
    def marks_position(self) -> bool:
        """Whether rows of the page look different where the position is."""
        return self.ruler or self.cursor_row or self.focus != FOCUSES[0]

    @property
    def marks_cells(self) -> bool:
        """Whether the current row and cell of a table view are marked."""
        return self.visual and not self.table_by_character

    @property
    def theme_names(self) -> tuple[str, ...]:
        """Names of all themes, the user's own last."""
        return (*THEMES, *(each.name for each in self.own_themes))

    @property
    def colours(self) -> Theme:
        """Theme in force; the default one if there is none of that name."""
        found = theme(self.theme if self.theme in self.theme_names else THEMES[0], self.own_themes)
        return with_panel(found, self.code_panel)

    @property
    def colours_code(self) -> bool:
        """Whether tokens of code are coloured."""
        return self.syntax and self.colours.colours_code

    @property
    def verbosity(self) -> str:
        """Level that was last chosen."""
        return self.announced.level
