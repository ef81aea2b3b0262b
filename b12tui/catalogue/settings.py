"""Settings: mistakes in the file, and the listing."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

# Mistakes

TOO_LARGE = _("is too large")
NOT_UTF8 = _("is not UTF-8")
NO_SETTING = _("contains an invalid value")
REMAP_IS_A_TABLE = _("remap must be a table of actions and keys")
THEMES_IS_A_TABLE = _("themes must be a table of themes, each a table of colours")
A_HUGE_NUMBER = _("a number that large")
A_LIST = _("a list")
A_TABLE = _("a table")


def unreadable(reason: str) -> str:
    return _("can't be read ({reason})").format(reason=reason)


def not_toml(reason: str) -> str:
    return _("is not valid TOML ({reason})").format(reason=reason)


def file_ignored(path: str, problem: str) -> str:
    return _("{path} {problem}; using the defaults.").format(path=path, problem=problem)


def mistake_in(mistake: str, path: str) -> str:
    return _("{mistake} (in {path}).").format(mistake=mistake, path=path)


def unknown(name: str, nearest: str) -> str:
    return _("Unknown setting: {name}; {nearest}").format(name=name, nearest=nearest)


def nearest(name: str) -> str:
    return _("did you mean {name}?").format(name=name)


def known(names: str) -> str:
    return _("known settings: {names}.").format(names=names)


def wrong_value(name: str, allowed: str, value: str) -> str:
    return _("{name} must be {allowed}, not {value}.").format(name=name, allowed=allowed, value=value)


def renamed(old: str, new: str) -> str:
    return _("The setting {old} is now called {new}").format(old=old, new=new)


def renamed_action(old: str, new: str) -> str:
    return _("The action {old} is now called {new}").format(old=old, new=new)


def theme_is_built_in(name: str) -> str:
    return _("The theme {name} is built in; give yours another name").format(name=name)


def theme_name(name: str, longest: int) -> str:
    return _("The name of the theme {name} must be letters and digits, at most {longest}").format(
        name=name, longest=longest
    )


def theme_is_a_table(name: str) -> str:
    return _("The theme {name} must be a table of colours").format(name=name)


def theme_base(name: str, themes: str) -> str:
    return _("The base of the theme {name} must be one of {themes}").format(name=name, themes=themes)


def no_colour_of_a_theme(name: str, part: str, parts: str) -> str:
    return _("The theme {name} has no colour {part}; it can have {parts}").format(name=name, part=part, parts=parts)


def no_colour(name: str, part: str, value: str) -> str:
    return _("The colour {part} of the theme {name} must be a name or #rrggbb, not {value}").format(
        name=name, part=part, value=value
    )


def faint(name: str, part: str, ground: str, ratio: str) -> str:
    return _(
        "The colour {part} of the theme {name} has a contrast of {ratio}:1 on {ground}; legible text needs 7:1"
    ).format(name=name, part=part, ground=ground, ratio=ratio)


CATEGORIES_IS_A_TABLE = _("The setting categories is a table of names and signs: [categories]")


def category_name(name: str, most: int) -> str:
    return _("Name the category {name} by letters, digits and hyphens, at most {most}").format(name=name, most=most)


def category_sign(name: str) -> str:
    return _("The sign of the category {name} must be one visible character of one cell, in quotes").format(name=name)


def category_sign_taken(name: str, sign: str) -> str:
    return _("The sign {sign} of the category {name} is another one's").format(name=name, sign=sign)


def the_setting(name: str) -> str:
    return _("The setting {name}").format(name=name)


# Listing

NO_FOLDER = _("No settings folder on this system.")
OWN_THEMES = _("Your own themes, [themes.NAME]: base, and colours by name or #rrggbb.")
OWN_CATEGORIES = _('Categories of notes, each with its sign: question = "?". Your own replace all of these.')
OWN_KEYS = _("Your key bindings by action name; the manual page lists the actions.")


def two_numbers(low: int, high: int) -> str:
    return _("{low} or {high}").format(low=low, high=high)


def any_text(longest: int) -> str:
    return ngettext("text of at most {count:,} character", "text of at most {count:,} characters", longest).format(
        count=longest
    )


def range_of(low: int, high: int) -> str:
    return _("{low} to {high}").format(low=low, high=high)


def read_from(path: str) -> str:
    return _("Settings file: {path}").format(path=path)


def kept_in(path: str) -> str:
    return _("Positions and recent files are saved in {path}").format(path=path)


def can_be(description: str, allowed: str) -> str:
    return _("{description}. Values: {allowed}.").format(description=description, allowed=allowed)


ORIGINS = {
    "default": _("default"),
    "file": _("file"),
    "environment": _("environment"),
    "option": _("option"),
    "answer": _("answer"),
}
"""Origins of a setting's value."""


def origin(name: str) -> str:
    return _("from: {name}").format(name=ORIGINS.get(name, name))


def last_choice(otherwise: str) -> str:
    return _("last choice while reading, otherwise {value}").format(value=otherwise)
