"""Settings: mistakes in the file, and the listing."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

# Mistakes

TOO_LARGE = _("is too large")
NOT_UTF8 = _("is not UTF-8")
NO_SETTING = _("holds what no setting is")
REMAP_IS_A_TABLE = _("remap is a table of actions and their keys")
A_HUGE_NUMBER = _("a number of that size")
A_LIST = _("a list")
A_TABLE = _("a table")


def unreadable(reason: str) -> str:
    return _("can't be read ({reason})").format(reason=reason)


def not_toml(reason: str) -> str:
    return _("is no TOML ({reason})").format(reason=reason)


def file_ignored(path: str, problem: str) -> str:
    return _("{path} {problem}, so the defaults are used.").format(path=path, problem=problem)


def mistake_in(mistake: str, path: str) -> str:
    return _("{mistake} (in {path}).").format(mistake=mistake, path=path)


def unknown(name: str, nearest: str) -> str:
    return _("There is no setting named {name}; {nearest}.").format(name=name, nearest=nearest)


def nearest(name: str) -> str:
    return _("the nearest is {name}").format(name=name)


def known(names: str) -> str:
    return _("there are {names}").format(names=names)


def wrong_value(name: str, allowed: str, value: str) -> str:
    return _("{name} is {allowed}, not {value}.").format(name=name, allowed=allowed, value=value)


def the_setting(name: str) -> str:
    return _("The setting {name}").format(name=name)


# Listing

NO_FOLDER = _("This system has no folder for settings.")
OWN_KEYS = _("Keys of your own, by the names of actions, which the manual page lists.")


def two_numbers(low: int, high: int) -> str:
    return _("{low} or {high}").format(low=low, high=high)


def range_of(low: int, high: int) -> str:
    return _("{low} to {high}").format(low=low, high=high)


def read_from(path: str) -> str:
    return _("Settings are read from {path}").format(path=path)


def kept_in(path: str) -> str:
    return _("Places and recent texts are kept in {path}").format(path=path)


def can_be(description: str, allowed: str) -> str:
    return _("{description}. Can be {allowed}.").format(description=description, allowed=allowed)


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
    return _("last choice while reading; else {value}").format(value=otherwise)
