"""Keys that do nothing here, and mistakes in the user's own bindings."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

THE_TEXT = _("the text")
TABLES = _("tables")
LISTS = _("lists")


def does_nothing(key: str, help_key: str) -> str:
    if not help_key:
        return _("{key} does nothing here.").format(key=key)
    return _("{key} does nothing here; {help_key} shows the keys.").format(key=key, help_key=help_key)


def is_for(key: str, place: str, action: str, hint: str) -> str:
    does = _("{key} is for {place} ({action})") if action else _("{key} is for {place}")
    message = does.format(key=key, place=place, action=action)
    return _("{message}; {hint}.").format(message=message, hint=hint) if hint else f"{message}."


def opens_one(key: str) -> str:
    return _("{key} opens one").format(key=key)


def leaves_list(key: str) -> str:
    return _("{key} leaves this list").format(key=key)


def leaves_table(key: str) -> str:
    return _("{key} leaves this table").format(key=key)


# The user's own bindings

MUST_BE_QUOTED = _('A key is written as on the keyboard, in quotes: "x", "Ctrl+L" or "z a".')
MUST_BE_VISIBLE = _("A key is a character that can be seen, or has a name.")
WHERE_LISTED = _("b12tui --settings and README.md tell what there is")


def no_action(name: str, nearest: str) -> str:
    return _("There is no action named {name}; {nearest}.").format(name=name, nearest=nearest)


def no_key(name: str, nearest: str) -> str:
    return _("There is no key named {name}; {nearest}.").format(name=name, nearest=nearest)


def nearest(name: str) -> str:
    return _("the nearest is {name}").format(name=name)


def too_many_strokes(written: str) -> str:
    return _("A key is one stroke or two, not {written}.").format(written=written)


def is_a_count(digit: str) -> str:
    return _("The digit {digit} begins a count, and can't be another key.").format(digit=digit)


def same_key(name: str, other: str) -> str:
    return _("Terminals can't tell {name} from {other}.").format(name=name, other=other)


def fixed_key(key: str, action: str) -> str:
    return _("{key} keeps what it does, so {action} can't have it.").format(key=key, action=action)


def claimed_twice(holder: str, other: str, key: str) -> str:
    return _("Both {holder} and {other} have {key}; {holder} keeps it.").format(holder=holder, other=other, key=key)
