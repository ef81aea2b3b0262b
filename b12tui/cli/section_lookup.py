"""Lookup of the section that the command line names."""

from __future__ import annotations

from b12tui.catalogue import command_line
from b12tui.cli.option_parser import MAX_DIGITS
from b12tui.document import Document
from b12tui.errors import UsageError
from b12tui.search.folding import folded_name


def find_section(document: Document, wanted: str) -> int:
    """Return the number of a section, given its number or part of its name; raise UsageError if it is not unique."""
    sections = document.sections
    if wanted.isdecimal():
        if len(wanted) <= MAX_DIGITS and int(wanted) < len(sections):
            return int(wanted)
        raise UsageError(command_line.no_section(wanted, len(sections) - 1))
    typed = folded_name(wanted)
    names = {section.number: folded_name(section.title) for section in sections}
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [number for number, name in names.items() if name and fits(name, typed)]
        if len(found) == 1 or (found and fits is str.__eq__):
            return found[0]
        if found:
            several = ", ".join(f"{number} ({sections[number].title})" for number in found[:5])
            raise UsageError(command_line.several_sections(wanted, several))
    raise UsageError(command_line.no_section_named(wanted))
