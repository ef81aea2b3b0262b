"""Where the reader is, in words."""

from __future__ import annotations

from b12tui.core.messages.phrases import counted
from b12tui.core.motion.targets import part_read
from b12tui.core.state import Reader
from b12tui.document import Address
from b12tui.search.query import is_pattern

COUNTED = 65_536
"""Characters of source up to which words are counted; a longer text's are estimated: counting reads it all."""
CHARACTERS_A_WORD = 6.2
"""Of English Markdown source, blanks and marks included."""


def section_name(reader: Reader, section: int) -> str:
    """Return the name of a section, for section 0 the text's title."""
    return reader.document.sections[section].title or reader.document.title


def ordinal(reader: Reader, section: int) -> str:
    """Return `section 5 of 13`, or `the beginning` before the first section; empty where that can't be told."""
    count = len(reader.document.sections) - 1
    if not count or reader.document.partial:
        return ""
    return f"section {section} of {count}" if section else "the beginning"


def minutes_left(reader: Reader, at: Address) -> int:
    """Return the whole minutes that are left to read from `at`, rounded."""
    return round(_words(reader) * (1 - part_read(reader, at)) / reader.pace)


def _words(reader: Reader) -> float:
    """Return how many words the text has, in a long one about."""
    document = reader.document
    return document.words if document.length <= COUNTED else document.length / CHARACTERS_A_WORD


def percent_read(reader: Reader, at: Address) -> int:
    """Return how many percent of the text stand before `at`."""
    return round(100 * part_read(reader, at))


def left(minutes: int) -> str:
    """Return `about 4 minutes left`, in words that fit any number."""
    if minutes < 1:
        return "less than a minute left"
    return f"about {minutes} minute{'s' if minutes != 1 else ''} left"


def place(reader: Reader) -> str:
    """Return the section's path, its number and the part of the whole: "Deep, in Part, section 2 of 3, 38 percent"."""
    names, section = [], reader.at.section
    above: int | None = section
    while above:
        names.append(section_name(reader, above))
        above = reader.document.sections[above].parent
    path = ", in ".join(names) or section_name(reader, 0)
    percent = f"{percent_read(reader, reader.at)} percent"
    return ", ".join(filter(None, (path, ordinal(reader, section), _which_text(reader), percent)))


def where(reader: Reader) -> str:
    """Return one sentence: the place, and the minutes and words that are left in the text and in the section."""
    inside = _words_left_in_section(reader)
    in_section = left(round(inside / reader.pace))
    if reader.at.section == len(reader.document.sections) - 1:
        return f"{place(reader)}, {in_section}, {counted('word', inside)}."
    words = max(round(_words(reader) * (1 - part_read(reader, reader.at))), inside)
    in_text = f"{left(minutes_left(reader, reader.at))}, {counted('word', words)}"
    return f"{place(reader)}, {in_text}; in this section {in_section.removesuffix(' left')}, {counted('word', inside)}."


def _words_left_in_section(reader: Reader) -> int:
    at, leaves = reader.at, reader.document.leaves(reader.at.section)
    here = leaves[at.leaf].text.chars[at.char :] if at.leaf < len(leaves) else ""
    return len(here.split()) + sum(len(leaf.text.chars.split()) for leaf in leaves[at.leaf + 1 :])


def _which_text(reader: Reader) -> str:
    """Return `text 2 of 3` where several were named when the program was started."""
    several = len(reader.texts) > 1 and reader.text in reader.texts
    return f"text {reader.texts.index(reader.text) + 1} of {len(reader.texts)}" if several else ""


def match_place(reader: Reader) -> str:
    """Return which match the reader is at (`3 of 14, in Diagnosis and treatment`), or what is missing."""
    finding = reader.finding
    if finding is None:
        key = reader.keys.key("find")
        return f"Nothing is being looked for{f'; {key} finds words' if key else ''}."
    if finding.trouble:
        return finding.trouble
    if finding.current is None:
        hint = (
            "; a pattern ends with another /" if finding.query.startswith("/") and not is_pattern(finding.query) else ""
        )
        return f"“{finding.query}” does not stand in this text{hint}."
    name = section_name(reader, finding.current.start.section)
    about = "" if finding.hits is None or finding.hits.exact else "about "
    count = 0 if finding.hits is None else finding.hits.count
    return f"{about}{finding.number} of {count}, in {name}"
