"""Keys that do nothing here, and mistakes in the user's own bindings."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

THE_TEXT = _("the text")
TABLES = _("tables")
LISTS = _("lists")


def does_nothing(key: str, help_key: str) -> str:
    if not help_key:
        return _("{key} is not bound here.").format(key=key)
    return _("{key} is not bound here. Press {help_key} for help.").format(key=key, help_key=help_key)


def is_for(key: str, place: str, action: str, hint: str) -> str:
    does = _("{key} works in {place} only ({action})") if action else _("{key} works in {place} only")
    message = does.format(key=key, place=place, action=action)
    return _("{message}; {hint}.").format(message=message, hint=hint) if hint else f"{message}."


def opens_one(key: str) -> str:
    return _("{key} opens a table").format(key=key)


def leaves_list(key: str) -> str:
    return _("{key} closes this list").format(key=key)


def leaves_table(key: str) -> str:
    return _("{key} closes this table").format(key=key)


# The user's own bindings

MUST_BE_QUOTED = _('Write a key in quotes: "x", "Ctrl+L" or "z a".')
MUST_BE_VISIBLE = _("A key is a visible character or a named key.")
WHERE_LISTED = _("see b12tui --settings and the manual page.")


def no_action(name: str, nearest: str) -> str:
    return _("Unknown action: {name}; {nearest}").format(name=name, nearest=nearest)


def no_key(name: str, nearest: str) -> str:
    return _("Unknown key: {name}; {nearest}").format(name=name, nearest=nearest)


def nearest(name: str) -> str:
    return _("did you mean {name}?").format(name=name)


def too_many_strokes(written: str) -> str:
    return _("A binding has one or two keys, not {written}.").format(written=written)


def is_a_count(digit: str) -> str:
    return _("The digit {digit} starts a count and can't be bound.").format(digit=digit)


def same_key(name: str, other: str) -> str:
    return _("Terminals can't distinguish {name} from {other}.").format(name=name, other=other)


def fixed_key(key: str, action: str) -> str:
    return _("{key} can't be rebound, so {action} can't use it.").format(key=key, action=action)


def claimed_twice(holder: str, other: str, key: str) -> str:
    return _("{key} is bound to both {holder} and {other}; {holder} keeps it.").format(
        holder=holder, other=other, key=key
    )
