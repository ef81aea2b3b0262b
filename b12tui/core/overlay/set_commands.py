"""Words with an argument after `:`: `set theme dark`, `set links none`, `open notes.md`, `grep words`.

What is set holds until the program ends; theme, width and verbosity also for the next document.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import counts, page
from b12tui.colour_themes import NO_PANEL, PANELS, THEMES
from b12tui.core.appearance import FOCUSES, NARROWEST, WIDEST, Appearance, is_shown
from b12tui.core.effects import OpenFile
from b12tui.core.state import Command, ListEntry, Prompt, ReaderState
from b12tui.core.verbosity import CHOICES, LEVELS, ROLES, value_of, with_values
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import Any

SET, OPEN, GREP = "set ", "open ", "grep "
"""Words before an argument."""


@dataclass(frozen=True, slots=True)
class PageSetting:
    """Setting of the page, or of what speech and line mode announce."""

    name: str
    field: str
    """Field of `Appearance`, or in `announced` of it a name for people; `verbosity` for the level."""
    values: tuple[str, ...]
    """Values as they are typed; two numbers are the least and the greatest."""
    parse: Callable[[str], Any]
    """Value of the field; a KeyError or ValueError for another word."""
    announced: bool = False

    def value(self, appearance: Appearance) -> Any:
        """Return the value in force."""
        if not self.announced:
            return getattr(appearance, self.field)
        announced = appearance.announced
        return announced.level if self.field == "verbosity" else value_of(announced, self.field)

    def changed(self, appearance: Appearance, value: Any) -> Appearance:
        """Return the appearance with another value."""
        changes: dict[str, Any] = {self.field: value}
        if self.announced:
            level = self.field == "verbosity"
            changes = {"announced": LEVELS[value] if level else with_values(appearance.announced, changes)}
        return replace(appearance, **changes)


def _switch(name: str, field: str = "") -> PageSetting:
    return PageSetting(name, field or name, ("on", "off"), {"on": True, "off": False}.__getitem__)


def _names(name: str, field: str, values: dict[str, Any]) -> PageSetting:
    return PageSetting(name, field, tuple(values), values.__getitem__)


def _choice(name: str, *words: str) -> PageSetting:
    return _names(name, name, {word: word for word in words})


def _number(name: str, low: int, high: int) -> PageSetting:
    def parse(word: str) -> int:
        number = int(word)
        if not low <= number <= high:
            raise ValueError(word)
        return number

    return PageSetting(name, name, (str(low), str(high)), parse)


PAGE_SETTINGS = (
    _choice("theme", *THEMES),
    _number("width", NARROWEST, WIDEST),
    _number("spacing", 1, 2),
    _choice("tables", "auto", "grid", "records"),
    _names("contents", "contents_left", {"right": False, "left": True}),
    _names("contents_list", "contents_beside", {"beside": True, "over": False}),
    _names("table_arrows", "table_by_character", {"cell": False, "character": True}),
    _switch("hints"),
    _switch("progress"),
    _switch("ruler"),
    _switch("cursor_row"),
    _choice("focus", *FOCUSES),
    _switch("sentence_lines"),
    _switch("ascii_marks"),
    _names("formulas", "formulas_in_words", {"signs": False, "words": True}),
    _choice("code", "wrap", "scroll"),
    _switch("syntax"),
    _choice("code_panel", NO_PANEL, *PANELS),
    _names("decoration", "decorated", {"full": True, "sparse": False}),
    _switch("braille"),
    _choice("phrases", "wrap", "move", "rows"),
)


SPEECH_SETTINGS = tuple(
    replace(setting, announced=True)
    for setting in (
        _choice("verbosity", *LEVELS),
        *(_choice(name, *words) for name, words in CHOICES.items()),
        *(_switch(f"say_{role}", role) for role in ROLES),
    )
)
"""Settings of what speech and line mode announce, by their names in the settings file."""


def page_settings(state: ReaderState) -> tuple[PageSetting, ...]:
    """Return the settings of the page, the user's own themes among the values; on the screen also those of speech.

    Speech and line mode have words of their own for these.
    """
    of_speech = SPEECH_SETTINGS if state.frontend == "screen" else ()
    return (_choice("theme", *state.appearance.theme_names), *PAGE_SETTINGS[1:], *of_speech)


def set_choices(state: ReaderState, typed: str) -> tuple[ListEntry, ...]:
    """Return the settings and values that `set`, or its beginning, may go on with."""
    name, blank, value = _parted(typed)
    found = [each for each in page_settings(state) if each.name.startswith((name, f"say_{name}"))]
    exact = [each for each in found if each.name in (name, f"say_{name}")]
    if exact and (blank or typed.endswith((" ", "="))):
        return tuple(_entry(state, setting, word) for setting in exact for word in _values(setting, value))
    return tuple(
        ListEntry(f"{SET}{setting.name} {words}", Command("set-value", text=f"{setting.name} "))
        for setting in found
        for words in [("–" if _is_range(setting) else ", ").join(setting.values)]
    )


def _parted(typed: str) -> tuple[str, str, str]:
    """Return the name that was typed after `set`, a blank if more follows, and the value."""
    name, blank, value = typed.removeprefix(SET).strip(" ").replace("=", " ", 1).partition(" ")
    return name.replace("-", "_"), blank, value.strip()


def theme_choices(state: ReaderState) -> tuple[ListEntry, ...]:
    """Return a choice for each colour theme, so that `dark` finds it."""
    setting = page_settings(state)[0]
    return tuple(_entry(state, setting, name) for name in setting.values)


def refusal(state: ReaderState, typed: str) -> str:
    """Return why `set`, as typed, sets nothing: what its settings are, or what values the named one takes."""
    name, _, value = _parted(typed)
    return set_value(state, f"{name} {value}").message


def _values(setting: PageSetting, typed: str) -> tuple[str, ...]:
    if _is_range(setting):
        return (typed,) if typed.isdecimal() else setting.values if not typed else ()
    return tuple(word for word in setting.values if word.startswith(typed))


def _is_range(setting: PageSetting) -> bool:
    return setting.values[0].isdecimal()


def _entry(state: ReaderState, setting: PageSetting, word: str) -> ListEntry:
    current = _word(setting, state.appearance) == word
    return ListEntry(
        f"{SET}{setting.name} {word}", Command("set-value", text=f"{setting.name} {word}"), current=current
    )


def _word(setting: PageSetting, appearance: Appearance) -> str:
    """Return the value of a setting as it is typed."""
    value = setting.value(appearance)
    if _is_range(setting):
        return str(value)
    return next((word for word in setting.values if setting.parse(word) == value), str(value))


def set_value(state: ReaderState, text: str) -> ReaderState:
    """Set a setting of the page: its name and its value."""
    name, _, word = text.strip().partition(" ")
    # Line mode knows what is announced without `say`; a page setting of that name may take other values.
    named = [each for each in page_settings(state) if each.name in (name, f"say_{name}")]
    if not named:
        return replace(state, message=page.no_page_setting(*map(_names_of, (PAGE_SETTINGS, SPEECH_SETTINGS))))
    for setting in named:
        try:
            appearance = setting.changed(state.appearance, setting.parse(word.strip()))
        except (KeyError, ValueError):
            continue
        message = page.setting_is(setting.name, word.strip())
        if setting.announced:
            message = page.heard_only(message)
        else:
            message = page.where_shown(message, here=is_shown(setting.field, state.frontend))
        return replace(state, appearance=appearance, message=message)
    values = page.to(named[0].values) if _is_range(named[0]) else counts.alternatives(named[0].values)
    return replace(state, message=page.setting_takes(named[0].name, values))


def _names_of(settings: tuple[PageSetting, ...]) -> str:
    return ", ".join(each.name for each in settings)


def argument_choices(state: ReaderState, typed: str) -> tuple[ListEntry, ...]:
    """Return the choice to open the file, or to search the files, whose name or words are typed after the command.

    Where line mode's words are understood, such as `open link 3`, a file is told by a full stop or a slash in its name.
    """
    for before, action in ((OPEN, "open-file"), (GREP, "search-files")):
        argument = typed.removeprefix(before).strip()
        named = before != OPEN or state.frontend == "screen" or "." in argument or "/" in argument
        if typed.startswith(before) and argument and named:
            return (ListEntry(f"{before}{argument}", Command(action, text=argument)),)
    return ()


def file_choice(name: str) -> ListEntry:
    """Return the choice to open a file."""
    return ListEntry(f"{OPEN}{sanitize_line(name)}", Command("open-file", text=name))


def names_file(prompt: Prompt) -> bool:
    """Return whether Tab completes the name of a file in a prompt, rather than take one of those that are offered."""
    targets = (entry.target for entry in prompt.choices)
    files = sum(isinstance(each, Command) and each.action == "open-file" and bool(each.text) for each in targets)
    return prompt.kind == "go" and prompt.text.startswith(OPEN) and files <= 1


def open_file(state: ReaderState, name: str) -> ReaderState:
    """Request to open a file by its path, relative to the working directory."""
    return replace(state, effect=OpenFile(name))


def completion(entry: ListEntry) -> str:
    """Return what Tab writes for a choice."""
    match entry.target:
        case Command("set-value", text=text):
            return f"{SET}{text}"
        case Command("open-file" | "search-files" as action, text=text) if text:
            return entry.label if action == "search-files" else f"{OPEN}{text}"
        case _:
            return entry.action or entry.label
