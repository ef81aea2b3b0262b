"""Diagrams in sentences."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

FLOWCHART = _("Flowchart")
SEQUENCE = _("Sequence diagram")
PIE = _("Pie chart")
SOURCE = _("Source of the diagram")

DOTTED = _("dotted")
THICK = _("thick")
CROSSED = _("crossed out")

ALWAYS = _("Loop")
OPTIONALLY = _("Optionally")
IF = _("If")
ELSE = _("Else")
IN_PARALLEL = _("In parallel")
AND = _("And")
CRITICAL = _("Critical")
IN_CASE = _("In case")
BREAK = _("Break")
GROUP = _("Group")


def leads_to(one: str, other: str) -> str:
    return _("{one} leads to {other}").format(one=one, other=other)


def is_linked_to(one: str, other: str) -> str:
    return _("{one} is linked to {other}").format(one=one, other=other)


def both_ways(one: str, other: str) -> str:
    return _("{one} and {other} lead to each other").format(one=one, other=other)


def labelled(sentence: str, label: str) -> str:
    return _("{sentence}, labelled {label}").format(sentence=sentence, label=label)


def sends(one: str, other: str) -> str:
    return _("{one} to {other}").format(one=one, other=other)


def sends_itself(one: str) -> str:
    return _("{one} to itself").format(one=one)


def send_each_other(one: str, other: str) -> str:
    return _("{one} and {other} to each other").format(one=one, other=other)


def replies(one: str, other: str) -> str:
    return _("{one} replies to {other}").format(one=one, other=other)


def sends_and_loses(one: str, other: str) -> str:
    return _("{one} to {other}, lost").format(one=one, other=other)


def sends_without_waiting(one: str, other: str) -> str:
    return _("{one} to {other}, without waiting").format(one=one, other=other)


def note_beside(name: str) -> str:
    return _("Note beside {name}").format(name=name)


def note_over(names: str) -> str:
    return _("Note over {names}").format(names=names)


def joined_by_and(first: str, last: str) -> str:
    return _("{first} and {last}").format(first=first, last=last)


def created(name: str) -> str:
    return _("{name} is created").format(name=name)


def ended(name: str) -> str:
    return _("{name} ends").format(name=name)


def share(value: str, percent: str) -> str:
    return _("{value}, {percent}").format(value=value, percent=percent)
