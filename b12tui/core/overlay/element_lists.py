"""Lists of a document's elements: tables, notes, images, headings of a level, links of the section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from b12tui.catalogue import lists, structure
from b12tui.core.messages.phrases import first_words, is_speakable, one_line
from b12tui.core.overlay.listings import aligned, push
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState
from b12tui.document import Footnote, Heading, Image, Link, Position, Table

Elements = Iterable[tuple[Position, str]]


def show_elements(state: ReaderState, command: Command) -> ReaderState:
    """Push the list that a command asks for, or report that there is nothing to list."""
    build, title, nothing = _KINDS[command.action]
    found = list(build(state, command))
    entries = aligned(state, [ListEntry(words, at, number=number) for number, (at, words) in enumerate(found, 1)])
    passed = sum(at <= state.position for at, _ in found)
    return push(state, ListOverlay(command.action, title, entries, max(passed - 1, 0)), nothing)


def _tables(state: ReaderState, _command: Command) -> Elements:
    """Yield tables by their titles; by their columns, too, where several have the same title."""
    found = [
        (position, one_line(node.block.title), "; ".join(one_line(text.chars) for text in node.block.header))
        for position, node in state.document.all_text_nodes()
        if node.begins_table and isinstance(node.block, Table)
    ]
    titles = Counter(title for _, title, _ in found)
    for position, title, columns in found:
        alone = titles[title] == 1 and title
        yield position, title if alone else ": ".join(filter(None, (title, columns))) or structure.BLANK


def _notes(state: ReaderState, _command: Command) -> Elements:
    for position, node in state.document.all_text_nodes():
        note = next((step.block for step in node.ancestors if isinstance(step.block, Footnote)), None)
        if note is not None and node.first:
            yield position, f"{structure.footnote(note.number)}: {first_words(node.text.chars)}"


def _images(state: ReaderState, _command: Command) -> Elements:
    for position, node in state.document.all_text_nodes():
        for span in node.text.spans:
            if isinstance(span.kind, Image):
                words = one_line(node.text.chars[span.start : span.end])
                named = words if span.kind.described or is_speakable(words) else ""
                described = named if span.kind.described else f"{structure.NO_DESCRIPTION}: {named}".rstrip(": ")
                yield Position(position.section, position.node, min(span.start, len(node.text.chars) - 1)), described


def _headings(state: ReaderState, command: Command) -> Elements:
    for position, node in state.document.all_text_nodes():
        if isinstance(node.block, Heading) and command.count in (None, node.block.level):
            yield position, f"{structure.heading(node.block.level)}: {one_line(node.text.chars)}"


def _section_links(state: ReaderState, _command: Command) -> Elements:
    section = state.position.section
    for index, node in enumerate(state.document.text_nodes(section)):
        for span in node.text.spans:
            if isinstance(span.kind, Link):
                words = one_line(node.text.chars[span.start : span.end])
                target = span.kind.target
                label = target if words in ("", target) else f"{words}: {target}"
                yield Position(section, index, span.start), label


_KINDS: dict[str, tuple[Callable[[ReaderState, Command], Elements], str, str]] = {
    "list-tables": (_tables, lists.TABLES, lists.NO_TABLES),
    "list-notes": (_notes, lists.NOTES, lists.NO_NOTES),
    "list-images": (_images, lists.IMAGES, lists.NO_IMAGES),
    "list-headings": (_headings, lists.HEADINGS, lists.NO_HEADINGS),
    "section-links": (_section_links, lists.SECTION_LINKS, lists.NO_SECTION_LINKS),
}
