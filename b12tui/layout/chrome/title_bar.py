"""Row above the page: the title at the left, and at the right the location or a greeting for screen reader users.

For the eye a title is cut only where it would touch what stands at its right, and then ends with a sign that says so.
"""

from __future__ import annotations

from b12tui.catalogue import counts, reading_position, tables
from b12tui.core.messages.location import minutes_left, ordinal, percent_read, section_name
from b12tui.core.overlay import contents, listings
from b12tui.core.state import ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.table import cursor as tabling
from b12tui.document import Position
from b12tui.layout.chrome.bars import as_bar
from b12tui.layout.chrome.regions import MIN_MARGIN_COLUMNS, PAGE_MARGIN, Regions
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, StyleFlags, generated, side_by_side
from b12tui.textwidth import cells

GREETED_WORDS = 4
"""Number of words of the title that stand beside a greeting, at least, if they fit."""
FIRST_WORDS = 15
"""Number of words, of the title and the greeting, that a screen reader says of the first row at most."""
LEAST_TITLE = 8
"""Least width of a shortened title in cells beside a greeting."""
BETWEEN = 3
"""Least number of cells between the title and what stands at its right."""


def greeting_row(words: tuple[str, ...], columns: int, left: int = PAGE_MARGIN) -> Line | None:
    """Return the greeting row with the longest of `words` that fits from column `left` on; None if none does."""
    margin = " " * left if columns >= MIN_MARGIN_COLUMNS else ""
    room = columns - cells(margin) - 1
    message = next((each for each in words if cells(each) <= room), None)
    return None if message is None else Line((generated(margin), generated(message, StyleFlags.QUIET)))


def greeted_title(state: ReaderState, greeting: tuple[str, ...], screen: Regions, cut: str) -> Line | None:
    """Return the document's title with one of `greeting` at its right, one alone, or None if none fits.

    It is the longest beside which the whole title fits, but no shorter one than the second, which says what the key is
    for; else the longest that fits beside a shortened title.
    """
    room = screen.right - screen.left - BETWEEN
    name = " ".join(section_name(state, 0).split())
    begun = " ".join(name.split()[:GREETED_WORDS])
    short = [each for each in greeting if _spoken_words(f"{begun} {each}") <= FIRST_WORDS]
    titles = {each: _shortened(name, room - cells(each), cut, FIRST_WORDS - _spoken_words(each)) for each in short}
    said = (
        next((each for each in greeting[:2] if titles.get(each) == name), None)
        or next((each for each in short if titles[each].startswith(begun)), None)
        or next((each for each in short if room - cells(each) >= LEAST_TITLE), None)
    )
    if said is not None:
        return _with_right(
            Line((generated(" " * screen.left), generated(titles[said], StyleFlags.STRONG))), said, screen
        )
    alone = greeting_row(greeting, screen.columns, screen.left)
    return None if alone is None else as_bar(alone, screen)


def _spoken_words(text: str) -> int:
    """Return how many words a screen reader may make of a text: dashes are some, too."""
    return len("".join([char if char.isalnum() else " " for char in text]).split()) + text.count("-")


def _with_right(title: Line, words: str, screen: Regions) -> Line:
    """Return a title row with words at its right."""
    row = side_by_side(title, screen.right - cells(words), Line((generated(words, StyleFlags.QUIET),)))
    return as_bar(row, screen)


def first_row(
    state: ReaderState,
    screen: Regions,
    hidden: str = "",
    last_visible: tuple[Position | None, bool] = (None, False),
    cut: str = "",
) -> Line:
    """Return the title row: the name of the section or overlay at the left, the location in it at the right.

    `hidden` says which columns of a table are visible, if not all are. `last_visible` is the position of the last
    visible line, up to which the text counts as read in percent and in minutes, and whether it is the document's last.
    For the eye a name that is shortened ends with `cut`.
    """
    top = state.visible_overlay
    name, places = section_name(state, state.position.section), [""]
    match top:
        case ListOverlay(title=words):
            items = listings.size(top)
            name, places = words, [counts.items(items) if items > 1 else ""]
        case TableView():
            table = tabling.table_at(state.document, top)
            name = table.title or tables.TABLE
            shape = f"{counts.rows(len(table.rows))}, {hidden or counts.columns(tabling.columns(table))}"
            # If not all of it fits, that some rows are hidden matters more than their order.
            arranged = tabling.arrangement_forms(state.document, top)
            places = [*(f"{words}; {hidden}" for words in arranged if hidden), *arranged] or [shape]
        case Prompt() | None if state.appearance.progress:
            seen, at_end = last_visible
            read = max(seen or state.position, state.position)
            percent = reading_position.percent_sign(percent_read(state, read))
            minutes = reading_position.minutes_left_short(minutes_left(state, read))
            # Where sections are numbered below their parents, their numbers from first to last would be others.
            parts = [
                "" if contents.numbers_by_parents(state) else ordinal(state, state.position.section),
                *((reading_position.END, "") if at_end else (percent, minutes)),
            ]
            # The whole name takes precedence over the location; "the beginning" is clear from the name itself.
            fewer = parts[:2] if parts[0] and state.position.section else parts[1:]
            places = [", ".join(filter(None, some)) for some in (parts, fewer, parts[1:2])]
        case Prompt() | None:
            pass
    margin = generated(" " * screen.left)
    room = screen.right - screen.left
    wide = screen.columns >= MIN_MARGIN_COLUMNS
    fitting = (each for each in places if wide and cells(name) + cells(each) + BETWEEN <= room)
    shown = next(fitting, "")
    title = Line(
        (margin, generated(_shortened(name, max(room, 1), cut if state.appearance.visual else ""), StyleFlags.STRONG))
    )
    return _with_right(title, shown, screen) if shown else as_bar(title, screen)


def _shortened(words: str, room: int, cut: str = "", most: int | None = None) -> str:
    """Return as much of `words` as fits in `room` cells, cut between words if possible, then with `cut` behind it.

    `most` is the greatest number of words that a screen reader may say.
    """
    if cells(words) <= room and (most is None or _spoken_words(words) <= most):
        return words
    start, end = next(iter(rows(words, max(room - cells(cut), 1))))
    kept = words[start:end]
    while most is not None and _spoken_words(kept) > most and " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip(_BEFORE_CUT) + cut if cut else kept


_BEFORE_CUT = " .,:;-–—(/"
"""Characters that say that more follows, as the sign of a cut does."""
