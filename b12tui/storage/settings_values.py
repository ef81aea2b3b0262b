"""Values of settings: what is wrong with one that was given, and how one is written in TOML."""

from __future__ import annotations

from b12tui.catalogue import settings
from b12tui.colour_themes import Theme
from b12tui.document.sanitize import sanitize_line
from b12tui.storage.settings_schema import SETTINGS, Allowed

MAX_LINE_LENGTH = 60
"""Maximum number of characters shown of an invalid name or value."""


def check(name: str, value: object, called: str = "", own_themes: tuple[Theme, ...] = ()) -> str:
    """Return the error in a setting as a sentence, or an empty string; `called` is how the sentence names it.

    The setting `theme` takes the names of `own_themes` as well.
    """
    setting = next((setting for setting in SETTINGS if setting.name == name), None)
    if setting is None:
        return settings.unknown(sanitize_line(name)[:MAX_LINE_LENGTH], _nearest(name))
    allowed = setting.allowed
    if name == "theme" and own_themes:
        allowed = Allowed((*allowed.names, *(each.name for each in own_themes)))
    if not allowed.accepts(value):
        setting_name = called or settings.the_setting(name)
        return settings.wrong_value(setting_name, allowed.description, as_toml(value))
    return ""


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    known = [*(setting.name for setting in SETTINGS), "remap", "themes", "categories"]
    near = get_close_matches(name[:MAX_LINE_LENGTH].casefold(), known, 1, 0.5)
    return settings.nearest(near[0]) if near else settings.known(", ".join(known))


def as_toml(value: object) -> str:
    """Return a value in TOML notation; huge or nested values by their type."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            text = sanitize_line(value)[:MAX_LINE_LENGTH].replace("\\", "\\\\").replace('"', '\\"')
            return f'"{text}"'
        case int() if abs(value) >= 1 << 63:
            return settings.A_HUGE_NUMBER
        case list():
            return settings.A_LIST
        case dict():
            return settings.A_TABLE
        case _:
            return sanitize_line(str(value))
