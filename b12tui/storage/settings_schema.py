"""Schema of the settings: each with its default, allowed values and description.

Reading and checking the settings file, the listing of settings and the documentation are all generated from this table.
The origin of values is handled in `effective_settings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from b12tui.colour_themes import THEMES
from b12tui.core.appearance import DEFAULT_WIDTH, NARROWEST, SPEECH_RATE, WIDEST, WORDS_PER_MINUTE, Appearance
from b12tui.core.keymap.presets import PRESETS
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, field, fields

if TYPE_CHECKING:
    from b12tui.core.keymap.bindings import Changes, Keymap

MAX_LINE_LENGTH = 60
"""Maximum number of characters shown of an invalid name or value."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Allowed values of a setting."""

    names: tuple[str, ...] = ()
    low: int | None = None
    high: int = 0
    switch: bool = False
    """Whether the setting is a switch, true or false."""

    def takes(self, value: object) -> bool:
        """Return whether `value` is allowed."""
        if isinstance(value, bool):
            return self.switch
        if isinstance(value, int):
            return self.low is not None and self.low <= value <= self.high
        return isinstance(value, str) and value in self.names

    @property
    def words(self) -> str:
        """Allowed values in words."""
        parts = [f'"{name}"' for name in self.names]
        if self.switch:
            parts = ["true", "false"]
        if self.low is not None:
            parts.append(f"{self.low} or {self.high}" if self.high == self.low + 1 else f"{self.low} to {self.high}")
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"


def _names(default: str, doc: str, *names: str) -> Any:
    return field(default=default, metadata={"doc": doc, "allowed": Allowed(names)})


def _switch(doc: str, *, default: bool = False) -> Any:
    return field(default=default, metadata={"doc": doc, "allowed": Allowed(switch=True)})


def _number(default: int | str, low: int, high: int, doc: str, *names: str) -> Any:
    return field(default=default, metadata={"doc": doc, "allowed": Allowed(names, low, high)})


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings in force."""

    head: Literal["auto", "screen", "line", "spoken"] = _names(
        "auto", "which head a text opens in; auto is the screen, where there is one", "auto", "screen", "line", "spoken"
    )
    accessible: Literal["line", "spoken"] = _names("line", "which head --accessible means", "line", "spoken")
    theme: str = _names("terminal", "the colours of the screen", *THEMES)
    width: int = _number(DEFAULT_WIDTH, NARROWEST, WIDEST, "at most so many cells of text in a row of the screen")
    spacing: int = _number(1, 1, 2, "2 leaves a row empty after each row of text")
    ruler: bool = _switch("a line under the row that is read")
    sentence_lines: bool = _switch("each sentence begins a row")
    contents: Literal["right", "left"] = _names(
        "right", "the side on which the contents stand, where the screen is wide enough", "right", "left"
    )
    hints: bool = _switch("a row at the bottom that says which keys help here", default=True)
    progress: bool = _switch("the first row says how far you have read, told anew when the page turns", default=True)
    ascii_marks: bool = _switch("bullets and other marks of ours keep to ASCII")
    table_arrows: Literal["cell", "character"] = _names(
        "cell",
        "what arrows go by in a table; by character a braille display's routing keys find each",
        "cell",
        "character",
    )
    printable_keys: bool = _switch("letters, digits and signs are commands", default=True)
    keys: str = _names(
        "default", "which keys do what: the program's own, those of less or vi, or of browse mode", *PRESETS
    )
    words_per_minute: int = _number(
        WORDS_PER_MINUTE, 50, 2_000, "how fast you read: what the minutes left are reckoned by"
    )
    speech_rate: int = _number(
        SPEECH_RATE, 50, 1_000, "how many words a minute your speech says: when read all says the next page"
    )
    unit: Literal["sentence", "block", "section"] = _names(
        "block", "how much Enter reads on in line mode", "sentence", "block", "section"
    )
    wrap: int | Literal["auto", "sentence", "none"] = _number(
        "auto", NARROWEST, WIDEST, "where plain text and line mode break their lines", "auto", "sentence", "none"
    )
    style: Literal["spoken", "brief"] = _names(
        "spoken", "how plain text, line mode and spoken pages are worded", "spoken", "brief"
    )
    unknown_text: Literal["auto", "markdown", "lines", "raw"] = _names(
        "auto",
        "how text is read whose name doesn't tell; auto is what it looks like, lines if in doubt",
        "auto",
        "markdown",
        "lines",
        "raw",
    )
    recent: bool = _switch("the names of the last 20 texts are kept, to be listed with the marks", default=True)
    hyperlinks: bool = _switch("links of the page can be followed in the terminal's own way (OSC 8)")
    mouse: bool = _switch("the screen takes the mouse, and the terminal's own selecting needs Shift")

    remap: Changes = ()
    """The user's key bindings by action id: not a row of this table but a table of its own in the file."""

    def keymap(self) -> Keymap:
        """Return the key map by these settings."""
        from b12tui.core.keymap.bindings import Keymap  # not needed for plain output

        return Keymap(self.printable_keys, self.keys, self.remap)

    def appearance(self) -> Appearance:
        """Return the appearance by these settings."""
        return Appearance(
            theme=self.theme,
            width=self.width,
            spacing=self.spacing,
            ruler=self.ruler,
            sentence_lines=self.sentence_lines,
            contents_left=self.contents == "left",
            hints=self.hints,
            progress=self.progress,
            ascii_marks=self.ascii_marks,
            table_by_character=self.table_arrows == "character",
        )


CHOSEN = ("theme", "width")
"""Settings whose last value chosen while reading also applies to the next text."""

Value = str | int
"""Value of a setting; a switch is a bool, and so an int."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Setting, as documented."""

    name: str
    default: Value
    allowed: Allowed
    doc: str


def _table() -> tuple[Setting, ...]:
    return tuple(
        Setting(entry.name, getattr(Settings(), entry.name), entry.metadata["allowed"], entry.metadata["doc"])
        for entry in fields(Settings)
        if entry.metadata
    )


SETTINGS: tuple[Setting, ...] = _table()
"""Table of settings, in the order of the listing."""


def check(name: str, value: object, called: str = "") -> str:
    """Return the error in a setting as a sentence, or an empty string; `called` is how the sentence names it."""
    setting = next((setting for setting in SETTINGS if setting.name == name), None)
    if setting is None:
        return f"There is no setting named {sanitize_line(name)[:MAX_LINE_LENGTH]}; {_nearest(name)}."
    if not setting.allowed.takes(value):
        return f"{called or f'The setting {name}'} is {setting.allowed.words}, not {shown(value)}."
    return ""


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    known = [*(setting.name for setting in SETTINGS), "remap"]
    near = get_close_matches(name[:MAX_LINE_LENGTH].casefold(), known, 1, 0.5)
    return f"the nearest is {near[0]}" if near else f"there are {', '.join(known)}"


def shown(value: object) -> str:
    """Return a value in TOML notation; huge or nested values by their type."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            text = sanitize_line(value)[:MAX_LINE_LENGTH].replace("\\", "\\\\").replace('"', '\\"')
            return f'"{text}"'
        case int() if abs(value) >= 1 << 63:
            return "a number of that size"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return sanitize_line(str(value))
