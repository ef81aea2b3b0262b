"""Lists to choose from: links, matches, questions, bookmarks, frontends and actions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from b12tui.catalogue import lists, searching
from b12tui.core.actions import ACTIONS, BY_ID, Action, KeyContext
from b12tui.core.effects import Copy, OpenBrowser, OpenFile, OpenLink, SwitchDocument
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, Keymap
from b12tui.core.messages.location import place_phrase, section_name
from b12tui.core.messages.phrases import first_words, question_state
from b12tui.core.motion.jumplist import jump
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.overlay import contents
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState
from b12tui.document import Document, Link, Position, Question
from b12tui.fastclass import replace

MAX_ENTRIES = 1_000
"""Maximum number of matches listed at a time in a large document."""

MOST_USED = (
    "page",
    "page-back",
    "contents",
    "find",
    "find-next",
    "table",
    "links",
    "open",
    "back",
    "help",
    "back-out",
)
"""Actions of the first group of help for the eye."""
WITHOUT_LETTERS = (
    "contents",
    "find",
    "find-next",
    "read-all",
    "page",
    "page-back",
    "links",
    "questions",
    "table",
    "where",
)
"""Actions of the first group where printable keys are off, so that this list is the only way to them."""


def link_list(state: ReaderState) -> ListOverlay:
    """Return the links of the document, one number per target, in order of first occurrence."""
    entries: list[ListEntry] = []
    selected = 0
    for position, words, target in _first_links(state.document):
        if position <= state.position:
            selected = len(entries)
        section = state.document.section_of_target(target)
        # One target may be linked by many words, and "2" alone tells nothing.
        label = words if section is None or not section.number else contents.section_label(state, section)
        text = target if label in ("", target) else f"{label}: {target}"
        quiet = len(target) if state.appearance.visual and text != target else 0
        entries.append(ListEntry(text, position, number=len(entries) + 1, quiet=quiet))
    return ListOverlay("links", lists.LINKS, aligned(state, entries), selected)


def _first_links(document: Document) -> Iterator[tuple[Position, str, str]]:
    """Yield the first link to each target with its position, its words and the target; loads every section."""
    seen = set[str]()
    for position, node in document.all_text_nodes():
        for span in node.text.spans:
            if isinstance(span.kind, Link) and span.kind.target not in seen:
                seen.add(span.kind.target)
                words = node.text.chars[span.start : span.end]
                yield Position(position.section, position.node, span.start), words, span.kind.target


def aligned(state: ReaderState, entries: list[ListEntry]) -> tuple[ListEntry, ...]:
    """Return entries whose numbers end in one column where the screen is for the eye; otherwise as they are."""
    if not state.appearance.visual:
        return tuple(entries)
    longest = max((len(entry.lead) for entry in entries), default=0)
    return tuple(replace(entry, pad=longest - len(entry.lead)) for entry in entries)


def question_list(state: ReaderState) -> ListOverlay:
    """Return the questions of the document, each with its fold state."""
    entries: list[ListEntry] = []
    selected = 0
    document = state.document
    for position, block, words in document.derived.get("questions", lambda: tuple(_questions(document))):
        if position <= state.position:
            selected = len(entries)
        word = question_state(opened=state.folds.question_open(block))
        numbering = lists.question_numbering(block.number, block.of, word) if block.asks else lists.fold_numbering(word)
        entries.append(ListEntry(words, position, number=block.number if block.asks else None, numbering=numbering))
    folds_alone = bool(entries) and all(entry.number is None for entry in entries)
    return ListOverlay("questions", lists.FOLDS if folds_alone else lists.QUESTIONS, tuple(entries), selected)


def _questions(document: Document) -> Iterator[tuple[Position, Question, str]]:
    """Yield each question of the document with its position and its words; loads every section."""
    for position, node in document.all_text_nodes():
        if isinstance(node.block, Question):
            yield position, node.block, node.text.chars


def match_list(state: ReaderState) -> ListOverlay:
    """Return the matches of the search, grouped by section, each with its context.

    All are listed, except where that would require reading a whole book: then `MAX_ENTRIES` from the current section
    on.
    """
    search = state.search
    if search is None or search.results is None or search.current is None:
        return ListOverlay("matches", searching.MATCHES, ())
    complete = search.results.exact
    listed = tuple(
        islice(
            search.results.from_section(0 if complete else search.current.start.section),
            None if complete else MAX_ENTRIES,
        )
    )
    entries: list[ListEntry] = []
    section, selected = -1, 0
    number = search.results.number(listed[0])
    for index, match in enumerate(state.document.cancellation.steps(listed), number):
        if match.start.section != section:
            section = match.start.section
            entries.append(ListEntry(section_name(state, section)))
        chars = state.document.text_node(match.start).text.chars
        if match == search.current:
            selected = len(entries)
        context = context_of(chars, match.start.offset, match.length)
        entries.append(ListEntry(context, match.start, 1, number=index))
    title = searching.matches_of(search.query)
    if not complete:
        title = searching.matches_from_here(search.query, len(listed), search.results.count)
    return ListOverlay("matches", title, tuple(entries), selected)


def context_of(chars: str, start: int, length: int, room: int = 30) -> str:
    """Return a match with up to `room` characters on each side, cut at words."""
    begin, end = max(start - room, 0), min(start + length + room, len(chars))
    if begin:
        begin = chars.find(" ", begin, start) + 1 or begin
    if end < len(chars):
        cut = chars.rfind(" ", start + length, end)
        end = cut if cut >= 0 else end
    return " ".join(chars[begin:end].split())


def size(listing: ListOverlay) -> int:
    """Return the number of entries that can be chosen; if none can, the number of all entries."""
    return len(_choosable_indexes(listing)) or len(listing.entries)


def _choosable_indexes(listing: ListOverlay) -> list[int]:
    """Return the indexes of entries that can be chosen, which excludes group titles and the text of a cell."""
    return [at for at, entry in enumerate(listing.entries) if entry.target is not None]


def position_in_list(state: ReaderState, listing: ListOverlay) -> str:
    """Return the number of the current list entry, and the location in the document below the list."""
    items = _choosable_indexes(listing)
    title = lists.WORDS_OF_CELL if listing.kind == "cell" else lists.GROUP_TITLE
    item = lists.item(items.index(listing.index) + 1, len(items)) if listing.index in items else title
    return lists.place(item, listing.title, place_phrase(state))


def push(state: ReaderState, listing: ListOverlay, empty: str = "") -> ReaderState:
    """Push a list; if it has no entries, report `empty` instead."""
    if not listing.entries:
        return replace(state, message=empty)
    return replace(state, overlays=(*state.overlays, listing))


def show_bookmarks(state: ReaderState, recent: tuple[ListEntry, ...] = ()) -> ReaderState:
    """Push the list of bookmarks and `recent` documents, or report that there are none."""
    listing = bookmark_list(state, recent)
    if listing.entries:
        return replace(state, effect=None, overlays=(*state.overlays, listing))
    return replace(state, effect=None, message=lists.no_marks(state.keymap.key("mark")))


def bookmark_list(state: ReaderState, recent: tuple[ListEntry, ...] = ()) -> ListOverlay:
    """Return the list of bookmarks, each with the words at its position, followed by `recent` documents."""
    entries = []
    for letter, position in state.bookmarks:
        chars = state.document.text_node(position).text.chars
        words = first_words(chars[position.offset :])
        entries.append(ListEntry(lists.mark(letter, words, section_name(state, position.section)), position))
    entries += [
        ListEntry(f"{kept.name}: {lists.MARK_MISSING}", Command("go-mark", text=kept.name))
        for kept in state.saved_places
        if kept.name and kept.at is None
    ]
    if not recent:
        return ListOverlay("marks", lists.MARKS, tuple(entries))
    selected = 0 if entries else 1
    return ListOverlay("marks", lists.MARKS_AND_RECENT, (*entries, ListEntry(lists.RECENT), *recent), selected)


def help_list(state: ReaderState, where: KeyContext = KeyContext.TEXT) -> ListOverlay:
    """Return the list of actions; where the screen is for the eye, the most used are first in it."""
    return action_list(where, state.keymap, most_used=state.appearance.visual and state.frontend == "screen")


def action_list(
    where: KeyContext = KeyContext.TEXT, keys: Keymap = DEFAULT_KEYMAP, *, most_used: bool = False
) -> ListOverlay:
    """Return the list of actions available in a context, by group, each with its keys.

    With `most_used`, a group of those of the text is first, and actions without a key are last in their group, with
    their names after `:`. Without printable keys, too, a group of the most used is first.
    """
    title = {KeyContext.LIST: lists.ALL_ACTIONS_IN_LIST, KeyContext.TABLE: lists.ALL_ACTIONS_IN_TABLE}.get(
        where, lists.ALL_ACTIONS
    )
    entries: list[ListEntry] = [ListEntry(lists.CLOSE_THIS_LIST, Command("leave"))]
    grouped = list(groups(where, keys))
    if most_used:
        grouped = [
            (name, sorted(members, key=lambda each: not keys.keys_for(each, where))) for name, members in grouped
        ]
    first: list[Action] = []
    if where is KeyContext.TEXT and not keys.printable:
        first = [BY_ID[name] for name in WITHOUT_LETTERS]
    elif where is KeyContext.TEXT and most_used:
        first = [action for name in MOST_USED if keys.keys_for(action := BY_ID[name], where)]
    if first:
        grouped = [(lists.MOST_USED, first), *grouped]
    for group, members in grouped:
        entries.append(ListEntry(group))
        for action in members:
            shown = keys.help_keys(action, where) or (_typed_name(action, keys, where) if most_used else "")
            words = f"{action.help[0].upper()}{action.help[1:]}"
            label = f"{words}: {shown}" if shown else words
            entries.append(ListEntry(label, Command(action.id), 1, keys=shown, action=words))
    return ListOverlay("actions", title, tuple(entries))


def _typed_name(action: Action, keys: Keymap, where: KeyContext) -> str:
    """Return `:` and the name by which an action without a key is called; empty if it can't be."""
    named = bool(action.typed_names) and ":" in keys.keys_for(BY_ID["go"], where)
    return f":{action.typed_names[0]}" if named else ""


def frontend_list(state: ReaderState) -> ListOverlay:
    """Return the list of frontends to continue in; the first one other than the current is selected."""
    entries = tuple(
        ListEntry(words, Command(name), current=name == state.frontend, number=number)
        for number, (name, (words, _)) in enumerate(lists.MODES.items(), 1)
    )
    selected = 1 if state.frontend == "screen" else 0
    return ListOverlay("mode", lists.GO_ON_HERE, entries, selected)


def default_frontend(name: str) -> ListOverlay:
    """Return the question whether documents are to open in that frontend from now on."""
    entries = (
        ListEntry(lists.THIS_TIME, Command(name, text="now"), number=1),
        ListEntry(lists.FROM_NOW_ON, Command(name, text="always"), number=2),
    )
    return ListOverlay("usual", lists.MODES[name][1], entries)


def groups(where: KeyContext, keys: Keymap) -> Iterator[tuple[str, list[Action]]]:
    """Yield the groups of actions, each with its members that are available in a context."""
    # Actions that are not listed by default are offered if the keymap has keys for them.
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
    """Move the selection by `by` entries, stopping at the ends."""
    index = min(max(listing.index + by, 0), len(listing.entries) - 1)
    if index == listing.index or not listing.entries:
        message = lists.LAST_ITEM if by > 0 else lists.FIRST_ITEM
        return with_list(state, replace(listing, digits=""), message)
    return select(state, listing, index)


def select(state: ReaderState, listing: ListOverlay, index: int) -> ReaderState:
    """Select an entry of the list on top, at its first character; digits typed before no longer count."""
    return with_list(state, replace(listing, index=index, offset=0, digits=""))


def turn(state: ReaderState, listing: ListOverlay, pages: int, lines: LineMotions) -> ReaderState:
    """Move the selection by `pages` pages of the list as displayed (negative: back); by one item where none is left."""
    return step_list(state, listing, lines.items(state, pages) or (1 if pages > 0 else -1))


def with_list(state: ReaderState, listing: ListOverlay, message: str = "") -> ReaderState:
    """Return the state with the list on top replaced by `listing`."""
    return replace(state.with_top_overlay(listing), message=message)


def choose(state: ReaderState, listing: ListOverlay) -> tuple[ReaderState, Command | None]:
    """Choose the selected entry, or the one whose number was typed; return also the command to do next."""
    entry = chosen_entry(listing)
    if entry is None:
        message = lists.no_item(listing.digits) if listing.digits else lists.NOTHING_TO_CHOOSE
        return with_list(state, replace(listing, digits=""), message), None
    below = state.without_top_overlay()
    match entry.target:
        case Position():
            return _go_to_entry(below, listing, entry.target), None
        case Command():
            return (state, entry.target) if entry.target.action == "leave" else (below, entry.target)
        case Copy() | SwitchDocument() | OpenFile() | OpenLink() | OpenBrowser():
            return replace(below, effect=entry.target), None
        case None:
            message = entry.text if listing.kind == "cell" else lists.group_title(entry.label)
            return replace(state, message=message), None


def _go_to_entry(below: ReaderState, listing: ListOverlay, position: Position) -> ReaderState:
    # The target is in the document: a table view in between would hide it, and restore its own position on leaving.
    moved = jump(replace(below, overlays=()), position)
    search = below.search
    if listing.kind == "matches" and search is not None:
        matches_in_node = search.in_text_node(position.section, position.node)
        match = next((match for match in matches_in_node if match.start == position), search.current)
        moved = replace(moved, search=replace(search, current=match))
    return moved


def chosen_entry(listing: ListOverlay) -> ListEntry | None:
    """Return the entry that Enter takes, or None: that of the number typed, as shown or counted from the first."""
    if not listing.digits:
        return listing.entries[listing.index] if listing.entries else None
    wanted = listing.digits.rstrip(".")
    numbered = [entry for entry in listing.entries if entry.number is not None]
    shown = (entry for entry in numbered if entry.typed == wanted)
    return next(shown, None) or next((entry for entry in numbered if str(entry.number) == wanted), None)
