"""Lists to choose from: contents, links, matches, questions, marks, all actions.

Longer than other files by their number; each is a few lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from b12tui.core.actions import ACTIONS, Action, Where
from b12tui.core.keymap.bindings import USUAL, Keys
from b12tui.core.messages.location import place, section_name
from b12tui.core.motion.jumplist import jump
from b12tui.core.motion.line_motions import Lines
from b12tui.core.state import Browse, Command, Copy, Entry, GoToText, Listing, Reader
from b12tui.document import Address, Link, Question
from b12tui.document.cancellation import stepwise
from b12tui.fastclass import replace

LISTED = 1_000
"""How many matches of a book are listed at a time."""


def contents(reader: Reader) -> Listing:
    """Return the contents: every section, numbered as everywhere, the reader's own marked."""
    sections = reader.document.sections
    shallowest = min((section.level for section in sections if section.number), default=1)
    entries = [Entry(section_name(reader, 0), _start(reader), current=reader.at.section == 0)]
    entries += [
        Entry(
            f"{section.number}. {section.title}",
            Address(section.number),
            section.level - shallowest,
            current=section.number == reader.at.section,
        )
        for section in sections[1:]
    ]
    return Listing("contents", "Contents", tuple(entries), at=reader.at.section)


def _start(reader: Reader) -> Address:
    return Address(0 if reader.document.leaves(0) else min(1, len(reader.document.sections) - 1))


def links(reader: Reader) -> Listing:
    """Return the links of the text, one target one number, in the order of their first mention."""
    entries: list[Entry] = []
    named = {f"#{section.slug}": section for section in reader.document.sections[1:]}
    seen, at = set[str](), 0
    for address, leaf in reader.document.all_leaves():
        for mark in leaf.text.marks:
            if isinstance(mark.role, Link) and mark.role.target not in seen:
                seen.add(mark.role.target)
                goal = Address(address.section, address.leaf, mark.start)
                if goal <= reader.at:
                    at = len(entries)
                words = leaf.text.chars[mark.start : mark.end]
                if (section := named.get(mark.role.target)) is not None:
                    # One number may stand behind many words, and "2" alone tells nothing.
                    words = f"Section {section.number}, {section.title}"
                said = mark.role.target if words in ("", mark.role.target) else f"{words}: {mark.role.target}"
                entries.append(Entry(f"{len(entries) + 1}. {said}", goal))
    return Listing("links", "Links", tuple(entries), at)


def questions(reader: Reader) -> Listing:
    """Return the questions of the text, each with its state."""
    entries: list[Entry] = []
    at = 0
    for address, leaf in reader.document.all_leaves():
        if isinstance(leaf.block, Question):
            if address <= reader.at:
                at = len(entries)
            word = "open" if reader.folds.question_open(leaf.block) else "closed"
            entries.append(Entry(f"{leaf.block.number} of {leaf.block.of}, {word}: {leaf.text.chars}", address))
    return Listing("questions", "Questions", tuple(entries), at)


def matches(reader: Reader) -> Listing:
    """Return the matches of what is looked for, under the names of their sections, each with the words around it.

    They are all of them, or in a book, where that would be to read it, `LISTED` from the section being read on.
    """
    finding = reader.finding
    if finding is None or finding.hits is None or finding.current is None:
        return Listing("matches", "Matches", ())
    few = finding.hits.exact
    found = tuple(islice(finding.hits.start_from(0 if few else finding.current.start.section), None if few else LISTED))
    entries: list[Entry] = []
    section, at = -1, 0
    number = finding.hits.number(found[0])
    for index, match in enumerate(stepwise(found), number):
        if match.start.section != section:
            section = match.start.section
            entries.append(Entry(section_name(reader, section)))
        chars = reader.document.leaf(match.start).text.chars
        if match == finding.current:
            at = len(entries)
        entries.append(Entry(f"{index}. {_around(chars, match.start.char, match.length)}", match.start, 1))
    title = f"Matches of “{finding.query}”"
    if not few:
        title = f"{title} from here on, {len(found)} of about {finding.hits.count}"
    return Listing("matches", title, tuple(entries), at)


def _around(chars: str, start: int, length: int, room: int = 30) -> str:
    """Return a match with up to `room` characters on each side, cut at words."""
    low, high = max(start - room, 0), min(start + length + room, len(chars))
    if low:
        low = chars.find(" ", low, start) + 1 or low
    if high < len(chars):
        cut = chars.rfind(" ", start + length, high)
        high = cut if cut >= 0 else high
    return " ".join(chars[low:high].split())


def size(listing: Listing) -> int:
    """Return how many items a list has that can be chosen; of one that is only read, how many there are."""
    return len(_items(listing)) or len(listing.entries)


def _items(listing: Listing) -> list[int]:
    """Return which entries can be chosen: not the titles of groups, nor the words of a cell."""
    return [at for at, entry in enumerate(listing.entries) if entry.goal is not None]


def where_in(reader: Reader, listing: Listing) -> str:
    """Return which item of a list is at hand, and where the reader is in the text below it."""
    items = _items(listing)
    title = "Words of the cell" if listing.kind == "cell" else "The title of a group"
    here = f"Item {items.index(listing.at) + 1} of {len(items)}" if listing.at in items else title
    return f"{here}, {listing.title}. {place(reader)}."


def show_marks(reader: Reader, recent: tuple[Entry, ...] = ()) -> Reader:
    """Return the reader before the list of marks and of `recent` texts, or told that there are none."""
    listing = marks(reader, recent)
    if listing.entries:
        return replace(reader, effect=None, layers=(*reader.layers, listing))
    key = reader.keys.key("mark")
    said = f"No marks yet{f'; {key} and a letter sets one' if key else ''}."
    return replace(reader, effect=None, said=said)


def marks(reader: Reader, recent: tuple[Entry, ...] = ()) -> Listing:
    """Return the marks, each with the words that it stands at, and below them `recent` texts."""
    entries = []
    for letter, address in reader.marks:
        chars = reader.document.leaf(address).text.chars
        words = " ".join(chars[address.char : address.char + 60].split())
        entries.append(Entry(f"{letter}: {words}, in {section_name(reader, address.section)}", address))
    entries += [
        Entry(f"{kept.name}: not in this text as it is now", Command("go-mark", text=kept.name))
        for kept in reader.kept
        if kept.name and kept.at is None
    ]
    if not recent:
        return Listing("marks", "Marks", tuple(entries))
    at = 0 if entries else 1
    return Listing("marks", "Marks and recent texts", (*entries, Entry("Recent texts"), *recent), at)


def actions(where: Where = Where.TEXT, keys: Keys = USUAL) -> Listing:
    """Return the list of all actions that are at hand there, by group, each with its keys; Enter does it."""
    title = {Where.LIST: "All actions in a list", Where.TABLE: "All actions in a table"}.get(where, "All actions")
    entries: list[Entry] = [Entry("Close this list", Command("leave"))]
    for group, members in groups(where, keys):
        entries.append(Entry(group))
        for action in members:
            shown = keys.shown(action, where)
            words = f"{action.help[0].upper()}{action.help[1:]}"
            entries.append(Entry(f"{words}: {shown}" if shown else words, Command(action.id), 1))
    return Listing("actions", title, tuple(entries))


HEADS = (
    ("screen", "The screen: pages for eyes and braille", "Read on the screen"),
    ("spoken", "Spoken pages: keys, and a row below the last for each", "Read in spoken pages"),
    ("line", "Line mode: typed words, and an answer below", "Read in line mode"),
)
"""Each head with what it is, and with what is asked of it."""


def heads(reader: Reader) -> Listing:
    """Return the ways to go on reading at the same place; the first that is another than this one is at hand."""
    entries = tuple(
        Entry(f"{number}. {words}", Command(name), current=name == reader.head)
        for number, (name, words, _) in enumerate(HEADS, 1)
    )
    at = 1 if reader.head == "screen" else 0
    return Listing("heads", "Go on here", entries, at)


def usual_head(name: str) -> Listing:
    """Return the question whether texts are to open in that head from now on."""
    title = next(asked for head, _, asked in HEADS if head == name)
    entries = (
        Entry("1. This time", Command(name, text="now")),
        Entry("2. From now on, every text", Command(name, text="always")),
    )
    return Listing("usual", title, entries)


def groups(where: Where, keys: Keys) -> Iterator[tuple[str, list[Action]]]:
    """Yield the groups of actions, each with its members that are at hand there."""
    # Moves that few want are offered to those who have keys for them.
    offered = [
        action
        for action in ACTIONS
        if action.where & where and (action.listed or (not action.keys and keys.of(action, where)))
    ]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        members = [action for action in offered if action.group == group]
        if members:
            yield group, members


def step(reader: Reader, listing: Listing, by: int) -> Reader:
    """Go `by` entries on, stopping at the ends."""
    at = min(max(listing.at + by, 0), len(listing.entries) - 1)
    if at == listing.at or not listing.entries:
        said = "Last item." if by > 0 else "First item."
        return put(reader, replace(listing, digits=""), said)
    return put(reader, replace(listing, at=at, digits="", char=0))


def turn(reader: Reader, listing: Listing, pages: int, lines: Lines) -> Reader:
    """Go on to the item that `pages` pages of the list as it is shown lead to (negative: back)."""
    return step(reader, listing, lines.items(reader, pages))


def put(reader: Reader, listing: Listing, said: str = "") -> Reader:
    """Return the reader with its top layer replaced by `listing`."""
    return replace(reader, layers=(*reader.layers[:-1], listing), said=said)


def choose(reader: Reader, listing: Listing) -> tuple[Reader, Command | None]:
    """Take the entry at hand, or the one whose number was typed; return also the command that is to be done next."""
    entry = chosen(listing)
    if entry is None:
        said = f"No item {listing.digits}." if listing.digits else "There is nothing to choose."
        return put(reader, replace(listing, digits=""), said), None
    below = replace(reader, layers=reader.layers[:-1])
    match entry.goal:
        case Address():
            return _gone(below, listing, entry.goal), None
        case Command():
            return (reader, entry.goal) if entry.goal.action == "leave" else (below, entry.goal)
        case Copy() | GoToText() | Browse():
            return replace(below, effect=entry.goal), None
        case None:
            said = entry.words if listing.kind == "cell" else f"{entry.words} is the title of a group."
            return replace(reader, said=said), None


def _gone(below: Reader, listing: Listing, goal: Address) -> Reader:
    # The goal is a place in the text: a table that lies in between would hide it, and bring the reader back.
    after = jump(replace(below, layers=()), goal)
    finding = below.finding
    if listing.kind == "matches" and finding is not None:
        here = finding.in_leaf(goal.section, goal.leaf)
        match = next((match for match in here if match.start == goal), finding.current)
        after = replace(after, finding=replace(finding, current=match))
    return after


def chosen(listing: Listing) -> Entry | None:
    """Return the entry that Enter takes; None where there is none."""
    if listing.digits:
        for entry in listing.entries:
            if entry.words.startswith((f"{listing.digits}.", f"{listing.digits} of ")):
                return entry
        return None
    return listing.entries[listing.at] if listing.entries else None
