"""Lists to choose from: contents, links, matches, questions, marks, all actions.

Longer than other files by their number; each is a few lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from b12tui.core.actions import ACTIONS, Action, KeyContext
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, Keymap
from b12tui.core.messages.location import place_phrase, section_name
from b12tui.core.motion.jumplist import jump
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.state import Command, Copy, ListEntry, ListOverlay, OpenBrowser, ReaderState, SwitchDocument
from b12tui.document import Link, Position, Question
from b12tui.document.cancellation import stepwise
from b12tui.fastclass import replace

MAX_ENTRIES = 1_000
"""How many matches of a book are listed at a time."""


def contents_list(state: ReaderState) -> ListOverlay:
    """Return the contents: every section, numbered as everywhere, the reader's own marked."""
    sections = state.document.sections
    shallowest = min((section.level for section in sections if section.number), default=1)
    entries = [ListEntry(section_name(state, 0), _start(state), current=state.position.section == 0)]
    entries += [
        ListEntry(
            f"{section.number}. {section.title}",
            Position(section.number),
            section.level - shallowest,
            current=section.number == state.position.section,
        )
        for section in sections[1:]
    ]
    return ListOverlay("contents", "Contents", tuple(entries), index=state.position.section)


def _start(state: ReaderState) -> Position:
    return Position(0 if state.document.text_nodes(0) else min(1, len(state.document.sections) - 1))


def links(state: ReaderState) -> ListOverlay:
    """Return the links of the text, one target one number, in the order of their first mention."""
    entries: list[ListEntry] = []
    named = {f"#{section.slug}": section for section in state.document.sections[1:]}
    seen, at = set[str](), 0
    for position, node in state.document.all_text_nodes():
        for mark in node.text.spans:
            if isinstance(mark.kind, Link) and mark.kind.target not in seen:
                seen.add(mark.kind.target)
                goal = Position(position.section, position.node, mark.start)
                if goal <= state.position:
                    at = len(entries)
                words = node.text.chars[mark.start : mark.end]
                if (section := named.get(mark.kind.target)) is not None:
                    # One number may stand behind many words, and "2" alone tells nothing.
                    words = f"Section {section.number}, {section.title}"
                said = mark.kind.target if words in ("", mark.kind.target) else f"{words}: {mark.kind.target}"
                entries.append(ListEntry(f"{len(entries) + 1}. {said}", goal))
    return ListOverlay("links", "Links", tuple(entries), at)


def questions(state: ReaderState) -> ListOverlay:
    """Return the questions of the text, each with its state."""
    entries: list[ListEntry] = []
    at = 0
    for position, node in state.document.all_text_nodes():
        if isinstance(node.block, Question):
            if position <= state.position:
                at = len(entries)
            word = "open" if state.folds.question_open(node.block) else "closed"
            entries.append(ListEntry(f"{node.block.number} of {node.block.of}, {word}: {node.text.chars}", position))
    return ListOverlay("questions", "Questions", tuple(entries), at)


def matches(state: ReaderState) -> ListOverlay:
    """Return the matches of what is looked for, under the names of their sections, each with the words around it.

    They are all of them, or in a book, where that would be to read it, `LISTED` from the section being read on.
    """
    search = state.search
    if search is None or search.results is None or search.current is None:
        return ListOverlay("matches", "Matches", ())
    few = search.results.exact
    found = tuple(
        islice(search.results.start_from(0 if few else search.current.start.section), None if few else MAX_ENTRIES)
    )
    entries: list[ListEntry] = []
    section, at = -1, 0
    number = search.results.number(found[0])
    for index, match in enumerate(stepwise(found), number):
        if match.start.section != section:
            section = match.start.section
            entries.append(ListEntry(section_name(state, section)))
        chars = state.document.text_node(match.start).text.chars
        if match == search.current:
            at = len(entries)
        entries.append(ListEntry(f"{index}. {_around(chars, match.start.offset, match.length)}", match.start, 1))
    title = f"Matches of “{search.query}”"
    if not few:
        title = f"{title} from here on, {len(found)} of about {search.results.count}"
    return ListOverlay("matches", title, tuple(entries), at)


def _around(chars: str, start: int, length: int, room: int = 30) -> str:
    """Return a match with up to `room` characters on each side, cut at words."""
    low, high = max(start - room, 0), min(start + length + room, len(chars))
    if low:
        low = chars.find(" ", low, start) + 1 or low
    if high < len(chars):
        cut = chars.rfind(" ", start + length, high)
        high = cut if cut >= 0 else high
    return " ".join(chars[low:high].split())


def size(listing: ListOverlay) -> int:
    """Return how many items a list has that can be chosen; of one that is only read, how many there are."""
    return len(_items(listing)) or len(listing.entries)


def _items(listing: ListOverlay) -> list[int]:
    """Return which entries can be chosen: not the titles of groups, nor the words of a cell."""
    return [at for at, entry in enumerate(listing.entries) if entry.target is not None]


def position_in_list(state: ReaderState, listing: ListOverlay) -> str:
    """Return which item of a list is at hand, and where the reader is in the text below it."""
    items = _items(listing)
    title = "Words of the cell" if listing.kind == "cell" else "The title of a group"
    here = f"Item {items.index(listing.index) + 1} of {len(items)}" if listing.index in items else title
    return f"{here}, {listing.title}. {place_phrase(state)}."


def show_bookmarks(state: ReaderState, recent: tuple[ListEntry, ...] = ()) -> ReaderState:
    """Return the reader before the list of marks and of `recent` texts, or told that there are none."""
    listing = bookmarks(state, recent)
    if listing.entries:
        return replace(state, effect=None, overlays=(*state.overlays, listing))
    key = state.keymap.key("mark")
    said = f"No marks yet{f'; {key} and a letter sets one' if key else ''}."
    return replace(state, effect=None, message=said)


def bookmarks(state: ReaderState, recent: tuple[ListEntry, ...] = ()) -> ListOverlay:
    """Return the marks, each with the words that it stands at, and below them `recent` texts."""
    entries = []
    for letter, position in state.bookmarks:
        chars = state.document.text_node(position).text.chars
        words = " ".join(chars[position.offset : position.offset + 60].split())
        entries.append(ListEntry(f"{letter}: {words}, in {section_name(state, position.section)}", position))
    entries += [
        ListEntry(f"{kept.name}: not in this text as it is now", Command("go-mark", text=kept.name))
        for kept in state.kept
        if kept.name and kept.at is None
    ]
    if not recent:
        return ListOverlay("marks", "Marks", tuple(entries))
    at = 0 if entries else 1
    return ListOverlay("marks", "Marks and recent texts", (*entries, ListEntry("Recent texts"), *recent), at)


def actions(where: KeyContext = KeyContext.TEXT, keys: Keymap = DEFAULT_KEYMAP) -> ListOverlay:
    """Return the list of all actions that are at hand there, by group, each with its keys; Enter does it."""
    title = {KeyContext.LIST: "All actions in a list", KeyContext.TABLE: "All actions in a table"}.get(
        where, "All actions"
    )
    entries: list[ListEntry] = [ListEntry("Close this list", Command("leave"))]
    for group, members in groups(where, keys):
        entries.append(ListEntry(group))
        for action in members:
            shown = keys.shown(action, where)
            words = f"{action.help[0].upper()}{action.help[1:]}"
            entries.append(ListEntry(f"{words}: {shown}" if shown else words, Command(action.id), 1))
    return ListOverlay("actions", title, tuple(entries))


FRONTENDS = (
    ("screen", "The screen: pages for eyes and braille", "Read on the screen"),
    ("spoken", "Spoken pages: keys, and a row below the last for each", "Read in spoken pages"),
    ("line", "Line mode: typed words, and an answer below", "Read in line mode"),
)
"""Each head with what it is, and with what is asked of it."""


def frontends(state: ReaderState) -> ListOverlay:
    """Return the ways to go on reading at the same place; the first that is another than this one is at hand."""
    entries = tuple(
        ListEntry(f"{number}. {words}", Command(name), current=name == state.frontend)
        for number, (name, words, _) in enumerate(FRONTENDS, 1)
    )
    at = 1 if state.frontend == "screen" else 0
    return ListOverlay("heads", "Go on here", entries, at)


def default_frontend(name: str) -> ListOverlay:
    """Return the question whether texts are to open in that head from now on."""
    title = next(asked for head, _, asked in FRONTENDS if head == name)
    entries = (
        ListEntry("1. This time", Command(name, text="now")),
        ListEntry("2. From now on, every text", Command(name, text="always")),
    )
    return ListOverlay("usual", title, entries)


def groups(where: KeyContext, keys: Keymap) -> Iterator[tuple[str, list[Action]]]:
    """Yield the groups of actions, each with its members that are at hand there."""
    # Moves that few want are offered to those who have keys for them.
    offered = [
        action
        for action in ACTIONS
        if action.contexts & where and (action.listed or (not action.keys and keys.keys_for(action, where)))
    ]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        members = [action for action in offered if action.group == group]
        if members:
            yield group, members


def step_list(state: ReaderState, listing: ListOverlay, by: int) -> ReaderState:
    """Go `by` entries on, stopping at the ends."""
    at = min(max(listing.index + by, 0), len(listing.entries) - 1)
    if at == listing.index or not listing.entries:
        said = "Last item." if by > 0 else "First item."
        return with_list(state, replace(listing, digits=""), said)
    return with_list(state, replace(listing, index=at, digits="", offset=0))


def turn(state: ReaderState, listing: ListOverlay, pages: int, lines: LineMotions) -> ReaderState:
    """Go on to the item that `pages` pages of the list as it is shown lead to (negative: back)."""
    return step_list(state, listing, lines.items(state, pages))


def with_list(state: ReaderState, listing: ListOverlay, said: str = "") -> ReaderState:
    """Return the reader with its top layer replaced by `listing`."""
    return replace(state, overlays=(*state.overlays[:-1], listing), message=said)


def choose(state: ReaderState, listing: ListOverlay) -> tuple[ReaderState, Command | None]:
    """Take the entry at hand, or the one whose number was typed; return also the command that is to be done next."""
    entry = chosen(listing)
    if entry is None:
        said = f"No item {listing.digits}." if listing.digits else "There is nothing to choose."
        return with_list(state, replace(listing, digits=""), said), None
    below = replace(state, overlays=state.overlays[:-1])
    match entry.target:
        case Position():
            return _gone(below, listing, entry.target), None
        case Command():
            return (state, entry.target) if entry.target.action == "leave" else (below, entry.target)
        case Copy() | SwitchDocument() | OpenBrowser():
            return replace(below, effect=entry.target), None
        case None:
            said = entry.label if listing.kind == "cell" else f"{entry.label} is the title of a group."
            return replace(state, message=said), None


def _gone(below: ReaderState, listing: ListOverlay, goal: Position) -> ReaderState:
    # The goal is a place in the text: a table that lies in between would hide it, and bring the reader back.
    after = jump(replace(below, overlays=()), goal)
    search = below.search
    if listing.kind == "matches" and search is not None:
        here = search.in_leaf(goal.section, goal.node)
        match = next((match for match in here if match.start == goal), search.current)
        after = replace(after, search=replace(search, current=match))
    return after


def chosen(listing: ListOverlay) -> ListEntry | None:
    """Return the entry that Enter takes; None where there is none."""
    if listing.digits:
        for entry in listing.entries:
            if entry.label.startswith((f"{listing.digits}.", f"{listing.digits} of ")):
                return entry
        return None
    return listing.entries[listing.index] if listing.entries else None
