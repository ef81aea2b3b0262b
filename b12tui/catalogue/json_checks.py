"""What a value of a JSON document should be: "/sections/0 should be an array"."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

AN_OBJECT = _("an object")
AN_ARRAY = _("an array")
A_STRING = _("a string")
SAFE_CHARACTERS = _("printable characters")
TRUE_OR_FALSE = _("true or false")
LESS_NESTING = _("less nesting")
JSON = _("JSON")
ONE_SECTION = _("at least one section")
SECTION_AFTER = _("a section that begins after the one before it")
SPANS_IN_ORDER = _("spans in order of start, longest first")
NESTED_SPANS = _("nested or disjoint spans")
OFFSETS_IN_ORDER = _("offsets in order")
NOTHING = _("none")


def line(number: int) -> str:
    return _("line {number}").format(number=number)


def object_with(member: str) -> str:
    return _("an object with the member {member}").format(member=member)


def whole_number(least: int, most: int | None) -> str:
    if most is None:
        return _("a whole number from {least}").format(least=least)
    return _("a whole number from {least} to {most}").format(least=least, most=most)


def one_of(names: str) -> str:
    return _("one of {names}").format(names=names)


def only_version(version: int) -> str:
    return _("{version}, the only known version").format(version=version)


def number_in_order(number: int) -> str:
    return _("{number}: sections are numbered in order").format(number=number)


def as_many_alignments(columns: int) -> str:
    return _("one alignment for each of {columns} columns").format(columns=columns)
