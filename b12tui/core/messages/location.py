"""Where the reader is, in words."""

from __future__ import annotations

from b12tui.core.messages.phrases import plural
from b12tui.core.motion.targets import part_read
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.search.query import is_pattern

COUNTED = 65_536
"""Characters of source up to which words are counted; a longer text's are estimated: counting reads it all."""
CHARACTERS_A_WORD = 6.2
"""Of English Markdown source, blanks and marks included."""


def section_name(state: ReaderState, section: int) -> str:
    """Return the name of a section, for section 0 the text's title."""
    return state.document.sections[section].title or state.document.title


def ordinal(state: ReaderState, section: int) -> str:
    """Return `section 5 of 13`, or `the beginning` before the first section; empty where that can't be told."""
    count = len(state.document.sections) - 1
    if not count or state.document.partial:
        return ""
    return f"section {section} of {count}" if section else "the beginning"


def minutes_left(state: ReaderState, at: Position) -> int:
    """Return the whole minutes that are left to read from `at`, rounded."""
    return round(_words(state) * (1 - part_read(state, at)) / state.words_per_minute)


def _words(state: ReaderState) -> float:
    """Return how many words the text has, in a long one about."""
    document = state.document
    return document.words if document.length <= COUNTED else document.length / CHARACTERS_A_WORD


def percent_read(state: ReaderState, at: Position) -> int:
    """Return how many percent of the text stand before `at`."""
    return round(100 * part_read(state, at))


def left(minutes: int) -> str:
    """Return `about 4 minutes left`, in words that fit any number."""
    if minutes < 1:
        return "less than a minute left"
    return f"about {minutes} minute{'s' if minutes != 1 else ''} left"


def place_phrase(state: ReaderState) -> str:
    """Return the section's path, its number and the part of the whole: "Deep, in Part, section 2 of 3, 38 percent"."""
    names, section = [], state.position.section
    above: int | None = section
    while above:
        names.append(section_name(state, above))
        above = state.document.sections[above].parent
    path = ", in ".join(names) or section_name(state, 0)
    percent = f"{percent_read(state, state.position)} percent"
    return ", ".join(filter(None, (path, ordinal(state, section), _which_text(state), percent)))


def where(state: ReaderState) -> str:
    """Return one sentence: the place, and the minutes and words that are left in the text and in the section."""
    inside = _words_left_in_section(state)
    in_section = left(round(inside / state.words_per_minute))
    if state.position.section == len(state.document.sections) - 1:
        return f"{place_phrase(state)}, {in_section}, {plural('word', inside)}."
    words = max(round(_words(state) * (1 - part_read(state, state.position))), inside)
    in_text = f"{left(minutes_left(state, state.position))}, {plural('word', words)}"
    here = f"{in_section.removesuffix(' left')}, {plural('word', inside)}"
    return f"{place_phrase(state)}, {in_text}; in this section {here}."


def _words_left_in_section(state: ReaderState) -> int:
    at, nodes = state.position, state.document.text_nodes(state.position.section)
    here = nodes[at.node].text.chars[at.offset :] if at.node < len(nodes) else ""
    return len(here.split()) + sum(len(node.text.chars.split()) for node in nodes[at.node + 1 :])


def _which_text(state: ReaderState) -> str:
    """Return `text 2 of 3` where several were named when the program was started."""
    several = len(state.argument_ids) > 1 and state.document_id in state.argument_ids
    return f"text {state.argument_ids.index(state.document_id) + 1} of {len(state.argument_ids)}" if several else ""


def match_place(state: ReaderState) -> str:
    """Return which match the reader is at (`3 of 14, in Diagnosis and treatment`), or what is missing."""
    search = state.search
    if search is None:
        key = state.keymap.key("find")
        return f"Nothing is being looked for{f'; {key} finds words' if key else ''}."
    if search.error:
        return search.error
    if search.current is None:
        hint = (
            "; a pattern ends with another /" if search.query.startswith("/") and not is_pattern(search.query) else ""
        )
        return f"“{search.query}” does not stand in this text{hint}."
    name = section_name(state, search.current.start.section)
    about = "" if search.results is None or search.results.exact else "about "
    count = 0 if search.results is None else search.results.count
    return f"{about}{search.number} of {count}, in {name}"
