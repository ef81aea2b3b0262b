"""Schema of the settings: each with its default, allowed values and description.

Reading and checking the settings file, the listing of settings and the documentation are all generated from this table.
The origin of values is handled in `effective_settings`.
"""

from __future__ import annotations

from b12tui.catalogue import counts, settings
from b12tui.catalogue.lookup import _
from b12tui.colour_themes import NO_PANEL, THEMES, Theme
from b12tui.core.appearance import (
    CATEGORIES,
    DEFAULT_WIDTH,
    FOCUSES,
    NARROWEST,
    SPEECH_RATE,
    WIDEST,
    WORDS_PER_MINUTE,
    Appearance,
    Category,
)
from b12tui.core.keymap.presets import PRESETS
from b12tui.core.verbosity import CHOICES, LEVELS, ROLES, Verbosity, with_values
from b12tui.dialects import NAMES
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, field, fields
from b12tui.fasttyping import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from b12tui.core.keymap.bindings import KeyChanges, Keymap


LONGEST_AUTHOR = 60
"""Maximum number of characters of the reader's name."""
NO_ENVIRONMENT: Mapping[str, str] = {}
"""Environment without variables."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Allowed values of a setting."""

    names: tuple[str, ...] = ()
    low: int | None = None
    high: int = 0
    switch: bool = False
    """Whether the setting is a switch, true or false."""
    longest: int = 0
    """Maximum number of characters of any text on one line; 0 if no other text is allowed."""

    def accepts(self, value: object) -> bool:
        """Return whether `value` is allowed."""
        if isinstance(value, bool):
            return self.switch
        if isinstance(value, int):
            return self.low is not None and self.low <= value <= self.high
        if not isinstance(value, str):
            return False
        return value in self.names or (len(value) <= self.longest and sanitize_line(value) == value)

    @property
    def description(self) -> str:
        """Allowed values in words."""
        parts = [f'"{name}"' for name in self.names]
        if self.switch:
            parts += ["true", "false"]
        if self.low is not None:
            numbers = settings.two_numbers if self.high == self.low + 1 else settings.range_of
            parts.append(numbers(self.low, self.high))
        if self.longest:
            parts.append(settings.any_text(self.longest))
        return counts.alternatives(parts)


def _names(default: str, doc: str, *names: str) -> Any:
    return field(default=default, metadata={"doc": doc, "allowed": Allowed(names)})


def _text(doc: str, longest: int) -> Any:
    return field(default="", metadata={"doc": doc, "allowed": Allowed(longest=longest)})


def _switch(doc: str, *, default: bool = False) -> Any:
    return field(default=default, metadata={"doc": doc, "allowed": Allowed(switch=True)})


def _by_level(doc: str) -> Any:
    """Return a switch that follows the verbosity level unless it is set."""
    return field(default="auto", metadata={"doc": doc, "allowed": Allowed(("auto",), switch=True)})


def _number(default: int | str, low: int, high: int, doc: str, *names: str) -> Any:
    return field(default=default, metadata={"doc": doc, "allowed": Allowed(names, low, high)})


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings in force."""

    mode: Literal["auto", "screen", "line", "spoken"] = _names(
        "auto",
        _("mode in which documents open; auto is the screen if the terminal can show it"),
        "auto",
        "screen",
        "line",
        "spoken",
    )
    accessible: Literal["line", "spoken"] = _names("line", _("mode that --accessible selects"), "line", "spoken")
    theme: str = _names("terminal", _("colour theme"), *THEMES)
    width: int = _number(DEFAULT_WIDTH, NARROWEST, WIDEST, _("maximum line width on the screen, in cells"))
    spacing: int = _number(1, 1, 2, _("line spacing; 2 leaves an empty row after each row"))
    ruler: bool = _switch(_("ruler under the current line"))
    cursor_row: bool = _switch(_("current row of the screen reversed from end to end"))
    focus: Literal["none", "line", "sentence"] = _names(
        "none", _("dim all text but the current line or sentence, which is bold"), *FOCUSES
    )
    sentence_lines: bool = _switch(_("one sentence per line"))
    contents: Literal["right", "left"] = _names("right", _("side of the contents on wide screens"), "right", "left")
    contents_list: Literal["auto", "beside", "over"] = _names(
        "auto",
        _("where the contents are read; auto is beside the text, or over it for a braille display or browse keys"),
        "auto",
        "beside",
        "over",
    )
    hints: bool = _switch(_("key hints in the last row, and at the first starts of speech mode"), default=True)
    progress: bool = _switch(_("progress in the title bar, updated when the page turns"), default=True)
    ascii_marks: bool = _switch(_("ASCII bullets and signs"))
    table_arrows: Literal["cell", "character"] = _names(
        "cell",
        _("what the arrow keys move by in a table; character suits routing keys of braille displays"),
        "cell",
        "character",
    )
    tables: Literal["auto", "grid", "records"] = _names(
        "auto",
        _("tables on the page: grid or records; auto is a grid, or records for a braille display or browse keys"),
        "auto",
        "grid",
        "records",
    )
    braille: bool | str = field(
        default="auto",
        metadata={
            "doc": _(
                "cursor on messages and on the first cell of new text, for a braille display; auto is true where "
                "table_arrows is character"
            ),
            "allowed": Allowed(("auto",), switch=True),
        },
    )
    formulas: Literal["auto", "signs", "words"] = _names(
        "auto",
        _("formulas and powers on the screen: signs or words; auto is signs, or words for browse keys"),
        "auto",
        "signs",
        "words",
    )
    code: Literal["wrap", "scroll"] = _names(
        "wrap", _("long lines of code: wrapped, or one row each that scrolls sideways"), "wrap", "scroll"
    )
    syntax: bool = _switch(_("colours in code; never for a braille display or browse keys"), default=True)
    code_panel: Literal["auto", "dark", "light", "none"] = _names(
        "auto",
        _(
            "panel behind code, where the terminal has 256 colours: dark or light in the theme terminal; auto is as "
            "COLORFGBG says, else dark, and none over SSH, for a braille display or browse keys"
        ),
        "auto",
        "dark",
        "light",
        "none",
    )
    decoration: Literal["auto", "full", "sparse"] = _names(
        "auto",
        _(
            "rules, bars and the border of the contents: full, or sparse, which sends fewer bytes: short rules and "
            "bars, no border; auto is sparse over SSH"
        ),
        "auto",
        "full",
        "sparse",
    )
    printable_keys: bool = _switch(_("letters, digits and symbols are commands"), default=True)
    keys: str = _names(
        "default", _("key bindings: b12tui's own, or those of less, vi or a screen reader's browse mode"), *PRESETS
    )
    words_per_minute: int = _number(WORDS_PER_MINUTE, 50, 2_000, _("your reading speed, for the minutes left"))
    escape_wait: int | Literal["auto"] = _number(
        "auto",
        10,
        5_000,
        _("milliseconds to wait after Esc; auto is 80, 1000 over SSH, or as ESCDELAY says"),
        "auto",
    )
    speech_rate: int = _number(
        SPEECH_RATE, 50, 1_000, _("words a minute of your speech, for minutes in speech, line mode and plain text")
    )
    verbosity: str = _names("medium", _("how much plain text, line mode and speech mode announce"), *LEVELS)
    links: str = _names("auto", _("links: a word before them, a number after them or none"), "auto", *CHOICES["links"])
    link_list: str = _names("auto", _("list of link targets in plain text"), "auto", *CHOICES["link_list"])
    emoji: str = _names(
        "auto", _("emoji: as signs, by name, runs of them by their count, or none"), "auto", *CHOICES["emoji"]
    )
    addresses: str = _names(
        "auto", _("links that show their address: in full, or the host alone"), "auto", *CHOICES["addresses"]
    )
    notes: str = _names(
        "auto",
        _("your notes in speech, line mode and plain text: before or after their words, a word, or on request"),
        "auto",
        *CHOICES["notes"],
    )
    author: str = _text(_("your name, kept with the notes that you make; empty for none"), LONGEST_AUTHOR)
    say_position: bool | str = _by_level(_("announce the position of an item in its list"))
    say_list: bool | str = _by_level(_("announce where a list begins, with its size"))
    say_list_end: bool | str = _by_level(_("announce where a list ends"))
    say_row_header: bool | str = _by_level(_("announce the number of a table row and its first cell"))
    say_column_header: bool | str = _by_level(_("announce the column header of a cell"))
    say_code: bool | str = _by_level(_("announce where code begins and ends"))
    say_indentation: bool | str = _by_level(_("announce changes of indentation in code, and blank lines"))
    say_note: bool | str = _by_level(_("announce references to notes"))
    say_image: bool | str = _by_level(_("announce images, and those without a description"))
    say_level: bool | str = _by_level(_("announce the level of a heading"))
    phrases: Literal["auto", "wrap", "move", "rows"] = _names(
        "auto",
        _(
            "how the rows of a paragraph follow one another in speech mode, line mode and text printed for the ear: "
            "wrapped by the terminal or by a move of the cursor, so that speech doesn't pause, or each ended; auto is "
            "wrap, or move under tdsr"
        ),
        "auto",
        "wrap",
        "move",
        "rows",
    )
    unit: Literal["sentence", "block", "section"] = _names(
        "block", _("how much Enter reads in line mode"), "sentence", "block", "section"
    )
    wrap: int | Literal["auto", "sentence", "none"] = _number(
        "auto", NARROWEST, WIDEST, _("line breaks in plain text and line mode"), "auto", "sentence", "none"
    )
    style: Literal["spoken", "brief"] = _names(
        "spoken", _("wording of plain text, line mode and speech mode"), "spoken", "brief"
    )
    unknown_text: Literal["auto", "markdown", "lines", "raw"] = _names(
        "auto",
        _("how files of an unknown type are read; auto detects it, and takes lines if in doubt"),
        "auto",
        "markdown",
        "lines",
        "raw",
    )
    dialect: str = _names(
        "auto", _("dialect of Markdown; auto detects it from the text and the files of its folder"), *NAMES
    )
    recent: bool = _switch(_("remember the last 20 files, to list them with the marks"), default=True)
    hyperlinks: bool = _switch(_("clickable links (OSC 8)"))
    mouse: bool = _switch(_("mouse wheel and clicks; select text with Shift"))

    remap: KeyChanges = ()
    """The user's key bindings by action id: not a row of this table but a table of its own in the file."""
    themes: tuple[Theme, ...] = ()
    """The user's own themes, also a table of the file."""
    categories: tuple[Category, ...] = CATEGORIES
    """Categories of notes, also a table of the file."""

    def keymap(self) -> Keymap:
        """Return the key map by these settings."""
        from b12tui.core.keymap.bindings import Keymap  # not needed for plain output

        return Keymap(self.printable_keys, self.keys, self.remap)

    def appearance(self, environ: Mapping[str, str] = NO_ENVIRONMENT) -> Appearance:
        """Return the appearance by these settings, in an environment."""
        return Appearance(
            theme=self.theme,
            width=self.width,
            spacing=self.spacing,
            ruler=self.ruler,
            cursor_row=self.cursor_row,
            focus=self.focus,
            sentence_lines=self.sentence_lines,
            contents_left=self.contents == "left",
            contents_beside=not self._by_row if self.contents_list == "auto" else self.contents_list == "beside",
            hints=self.hints,
            progress=self.progress,
            ascii_marks=self.ascii_marks,
            visual=not self._by_row,
            table_by_character=self.table_arrows == "character",
            tables=self._tables(),
            formulas_in_words=self.formulas == "words" or (self.formulas == "auto" and self.keys == "browse"),
            code=self.code,
            syntax=self.syntax and not self._by_row,
            code_panel=self._code_panel(environ),
            decorated=self.decoration == "full" or (self.decoration == "auto" and not _over_ssh(environ)),
            own_themes=self.themes,
            braille=self.table_arrows == "character" if self.braille == "auto" else bool(self.braille),
            phrases=self.phrases,
            announced=self.verbosity_in_force(),
            categories=self.categories,
            author=self.author,
        )

    def verbosity_in_force(self) -> Verbosity:
        """Return the level's switches with those that are set by themselves."""
        values = {name: getattr(self, name) for name in CHOICES} | {
            role: getattr(self, f"say_{role}") for role in ROLES
        }
        return with_values(LEVELS[self.verbosity], {name: value for name, value in values.items() if value != "auto"})

    def phrases_in(self, environ: Mapping[str, str]) -> str:
        """Return how rows of a phrase are parted in an environment: tdsr tells of itself, by a slip of its letters."""
        if self.phrases != "auto":
            return self.phrases
        return "move" if environ.get("TSDR_ACTIVE") or environ.get("TDSR_ACTIVE") else "wrap"

    def line_phrases(self, environ: Mapping[str, str]) -> str:
        """Return how rows of a phrase are parted where lines are written; a dumb terminal has each row ended."""
        return "rows" if environ.get("TERM", "") in ("", "dumb") else self.phrases_in(environ)

    def _code_panel(self, environ: Mapping[str, str]) -> str:
        """Return the panel behind code; a slow line need not carry the blanks that fill it."""
        if self.code_panel != "auto":
            return self.code_panel
        if self._by_row or _over_ssh(environ) or not environ:
            return NO_PANEL
        return "light" if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else "dark"

    @property
    def _by_row(self) -> bool:
        """Whether rows of the screen are read from end to end, with a braille display or a screen reader."""
        return self.table_arrows == "character" or self.keys == "browse" or self.tables == "records"

    def _tables(self) -> str:
        """Return how tables are set: wrapped cells are not for those who read a row from end to end."""
        return "unwrapped" if self.tables == "auto" and self._by_row else self.tables


def _over_ssh(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal of an environment is at the other end of a line that may be slow."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


CHOSEN = ("theme", "width", "verbosity")
"""Settings whose last value chosen while reading also applies to the next text."""

SettingValue = str | int
"""Value of a setting; a switch is a bool, and so an int."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Setting, as documented."""

    name: str
    default: SettingValue
    allowed: Allowed
    doc: str


def _table() -> tuple[Setting, ...]:
    defaults = Settings()
    return tuple(
        Setting(entry.name, getattr(defaults, entry.name), entry.metadata["allowed"], entry.metadata["doc"])
        for entry in fields(Settings)
        if entry.metadata
    )


SETTINGS: tuple[Setting, ...] = _table()
"""Table of settings, in the order of the listing."""
