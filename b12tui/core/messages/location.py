"""Location in the document, in words."""

from __future__ import annotations

from functools import reduce

from b12tui.catalogue import counts, lists, notes, reading_position, searching, structure
from b12tui.core.messages import speaking_time
from b12tui.core.messages.phrases import item_label, items_around, one_line, reading_minutes
from b12tui.core.motion import targets
from b12tui.core.state import ReaderState
from b12tui.document import CodeBlock, Document, Link, Position, Span
from b12tui.document.word_count import WordCount, total_words
from b12tui.search import query

COUNTED_AT_ONCE = 65_536
"""Characters of source up to which the words are counted for the minutes in the first row; more are estimated."""
COUNTED = 262_144
"""Characters of source up to which they are counted where the position is asked for: this reads the whole document."""


def section_name(state: ReaderState, section: int) -> str:
    """Return the title of a section; for section 0, the document's title."""
    return state.document.sections[section].title or state.document.title


def ordinal(state: ReaderState, section: int) -> str:
    """Return `section 5 of 13`, or `top` before the first section; empty if unknown."""
    count = len(state.document.sections) - 1
    if not count or state.document.is_excerpt:
        return ""
    return reading_position.section(section, count) if section else reading_position.BEGINNING


def minutes_left(state: ReaderState, at: Position) -> int:
    """Return the reading time left from `at`, in whole minutes, rounded; the rest of what `percent_read` counts."""
    return round(
        reading_minutes(_quick_word_count(state.document), speaking_time.words_per_minute(state))
        * (1 - targets.part_read(state, at))
    )


def _word_count(document: Document) -> WordCount:
    """Return the number of words in the document, estimated if it is long."""
    return document.word_count if document.length <= COUNTED_AT_ONCE else document.estimated_word_count


def _quick_word_count(document: Document) -> WordCount:
    """Return the number of words for the minutes in the first row, for which no page but the first is parsed."""
    return document.estimated_word_count if document.parses_late else _word_count(document)


def percent_read(state: ReaderState, at: Position) -> int:
    """Return the percentage of the document before `at`: 0 only at its start, 100 only in its last text node.

    It is that of the source, what is folded included, as for `targets.position_at_percent`.
    """
    part = targets.part_read(state, at)
    percent = round(100 * part)
    if percent == 100:
        end = targets.last(state)  # computed only here: it loads the last section
        return 100 if (at.section, at.node) >= (end.section, end.node) else 99
    return percent or int(part > 0)


def place_phrase(state: ReaderState) -> str:
    """Return the section's path, its number and the part of the whole: "Deep, in Part, section 2 of 3, 38 percent"."""
    names, section = [], state.position.section
    ancestor: int | None = section
    while ancestor:
        names.append(section_name(state, ancestor))
        ancestor = state.document.sections[ancestor].parent
    path = reduce(reading_position.nested, names) if names else section_name(state, 0)
    percent = structure.percent(percent_read(state, state.position))
    return ", ".join(filter(None, (path, ordinal(state, section), _document_number(state), percent)))


def link_name(state: ReaderState, mark: Span) -> str:
    """Return "Link: sources", or for words without a letter where it leads: "Link: 2, to References"."""
    target = mark.kind.target if isinstance(mark.kind, Link) else ""
    words = one_line(state.document.text_node(state.position).text.chars[mark.start : mark.end]).strip()
    if words and not any(map(str.isalpha, words)):
        goal = state.document.find_anchor(target[1:]) if target.startswith("#") else None
        place = target if goal is None else section_name(state, goal.section)
        return lists.link_to(words, place) if place else lists.link(words)
    return lists.link(words or target)


def continuing(state: ReaderState, start: str) -> str:
    """Return a message such as "Continuing in Symptoms beyond muscle pain, section 5 of 13; g goes to the start."."""
    section = state.position.section
    return reading_position.continuing(
        ", ".join(filter(None, (section_name(state, section), ordinal(state, section)))), start
    )


def _place_in_block(state: ReaderState) -> str:
    """Return "Line 3 of 5 of the code, indented 8, ", "Item 2 of 6, ", "Level 2, 1 of 3, ", or an empty string."""
    at = state.position
    nodes = state.document.text_nodes(at.section)
    if at.node >= len(nodes):
        return ""
    if not isinstance(nodes[at.node].block, CodeBlock):
        label = item_label(nodes[at.node].ancestors)
        if len(items_around(nodes[at.node].ancestors)) > 1:
            return f"{label}, "
        return reading_position.item(label) if label else ""
    chars = nodes[at.node].text.chars
    lines, number = chars.split("\n"), chars.count("\n", 0, at.offset)
    indentation = len(lines[number]) - len(lines[number].lstrip())
    return reading_position.line_of_code(number + 1, len(lines), indentation)


def location_message(state: ReaderState) -> str:
    """Return a sentence with the location, and the minutes and words left in the document and in the section."""
    counted = f" {_counted_notes(state)}" if state.notes else ""
    return _place_in_block(state) + _place_and_rest(state) + counted


def _counted_notes(state: ReaderState) -> str:
    """Return the number of notes, and of those in each category where there are several, and of the lost ones."""
    of_each: dict[str, int] = {}
    for note in state.notes:
        of_each[note.category] = of_each.get(note.category, 0) + 1
    several = [notes.count_in(category, number) for category, number in of_each.items()] if len(of_each) > 1 else []
    lost = sum(note.start is None for note in state.notes)
    return notes.count(len(state.notes), [*several, *([notes.count_lost(lost)] if lost else [])])


def _place_and_rest(state: ReaderState) -> str:
    pace = speaking_time.words_per_minute(state)
    in_section = _words_left_in_section(state)
    minutes_in_section = round(reading_minutes(in_section, pace))
    if state.position.section == len(state.document.sections) - 1:
        time = reading_position.minutes_left(minutes_in_section)
        return reading_position.where(place_phrase(state), time, counts.words(in_section.words))
    is_counted = state.document.length <= COUNTED
    left = _words_left(state, in_section) if is_counted else _estimated_words_left(state, in_section)
    return reading_position.where_with_section(
        place_phrase(state),
        reading_position.minutes_left(round(reading_minutes(left, pace))),
        counts.words(left.words) if is_counted else reading_position.about_words(left.words),
        reading_position.minutes(minutes_in_section),
        counts.words(in_section.words),
    )


def _words_left(state: ReaderState, in_section: WordCount) -> WordCount:
    """Return the number of words behind the position, of which so many are in its section."""
    document = state.document
    of_sections = document.derived.get("words of sections", lambda: _words_of_sections(document))
    later = of_sections[state.position.section + 1 :]
    return WordCount(
        in_section.words + sum(count.words for count in later),
        in_section.logograms + sum(count.logograms for count in later),
    )


def _words_of_sections(document: Document) -> tuple[WordCount, ...]:
    numbers = document.cancellation.steps(range(len(document.sections)))
    return tuple(total_words(node.text.chars for node in document.text_nodes(number)) for number in numbers)


def _estimated_words_left(state: ReaderState, in_section: WordCount) -> WordCount:
    """Return the approximate number of words behind the position, at least those in its section."""
    whole, left = state.document.estimated_word_count, 1 - targets.part_read(state, state.position)
    if whole.words * left <= in_section.words:
        return in_section
    return WordCount(round(whole.words * left), round(whole.logograms * left))


def _words_left_in_section(state: ReaderState) -> WordCount:
    at, nodes = state.position, state.document.text_nodes(state.position.section)
    rest_of_node = nodes[at.node].text.chars[at.offset :] if at.node < len(nodes) else ""
    return total_words((rest_of_node, *(node.text.chars for node in nodes[at.node + 1 :])))


def _document_number(state: ReaderState) -> str:
    """Return `file 2 of 3` if several documents were named on the command line, else empty."""
    several = len(state.argument_ids) > 1 and state.document_id in state.argument_ids
    number = state.argument_ids.index(state.document_id) + 1 if several else 0
    return reading_position.document(number, len(state.argument_ids)) if several else ""


def match_place(state: ReaderState) -> str:
    """Return the number of the current match (`3 of 14, in Diagnosis and treatment`), or why there is none."""
    search = state.search
    if search is None:
        return searching.nothing_searched(state.keymap.key("find"))
    if search.error:
        return search.error
    if search.current is None:
        unclosed = search.query.startswith("/") and not query.is_pattern(search.query)
        return (searching.unclosed_pattern_not_found if unclosed else searching.not_found)(search.query)
    section = section_name(state, search.current.start.section)
    count = 0 if search.results is None else search.results.count
    return searching.match(search.number, count, section, exact=search.results is None or search.results.exact)
