"""What the table of actions does, in words: a list, a cell, the piece of text that one has come to, what was said."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.core.messages import phrases
from b12tui.core.motion import targets
from b12tui.core.state import (
    ChangeHead,
    Command,
    Copy,
    Entry,
    GoToText,
    Listing,
    Prompt,
    Quit,
    Reader,
    Redraw,
    Suspend,
    TableView,
)
from b12tui.core.update import update
from b12tui.document import Address, Note
from b12tui.fastclass import replace
from b12tui.linear.line_mode import table_commands
from b12tui.linear.line_mode.dialogue import Part, Reply, Talk, copied, recite, say, together
from b12tui.linear.line_mode.units import Piece, Unit, Units
from b12tui.linear.outcome import Leaving
from b12tui.plain.document_writer import contents


def do(talk: Talk, command: Command) -> Reply:
    """Do an action of the table, and say what came of it."""
    before = talk.reader
    after = update(before, command, talk.units)
    effect, after = after.effect, replace(after, effect=None)
    match effect:
        case Quit():
            return Reply(talk, leaving=Leaving(bare(after)))
        case ChangeHead("line"):
            return say(talk, "This is line mode.")
        case ChangeHead(head, remember):
            return Reply(talk, leaving=Leaving(bare(after), head, remember))
        case Copy(text, name):
            return copied(talk.at(after), text, name)
        case Redraw():
            return _say_again(talk, command)
        case None | Suspend():
            pass
        case _:
            return outside(talk, replace(after, effect=effect), command)
    match after.top:
        case Listing() as listing:
            return listed(talk.at(after), listing)
        case Prompt() as prompt:
            usage = {"find": "find anaemia", "go": "go symptoms", "mark": "mark a", "go-mark": "go mark a"}
            before_that = (
                f"Looked for before: {'; '.join(after.sought)}." if prompt.kind == "find" and after.sought else ""
            )
            return say(talk, f"Say it in one line: {usage[prompt.kind]}.", before_that)
        case TableView():
            return table_commands.said(talk.at(after), before)
        case _:
            return came_to(talk, before, after, command)


def outside(talk: Talk, asking: Reader, command: Command) -> Reply:
    """Have done what is asked for outside of the text, and say what one has come to."""
    after = talk.fulfil(asking)
    if isinstance(after.top, Listing):
        return listed(talk.at(after), after.top)
    nowhere = replace(asking, at=Address(-1), effect=None)
    return came_to(talk, asking if after.document is asking.document else nowhere, after, command)


def bare(reader: Reader) -> Reader:
    """Return the reader with nothing lying over the text."""
    return replace(reader, layers=(), said="", effect=None)


def came_to(talk: Talk, before: Reader, after: Reader, command: Command) -> Reply:
    """Say what the action had to say, and what one has come to."""
    talk = talk.at(after)
    if command.action in ("next-link", "previous-link") and after.at != before.at:
        return replace(_link_here(talk), talk=replace(talk, unsaid=False))
    toggled = after.folds != before.folds and command.action in ("toggle", "open", "close")
    if after.said and (toggled or (after.at == before.at and before.top is None)):
        return say(talk, phrases.stopped(after.said))
    if command.action == "open" and after.at != before.at and after.document is before.document:
        number = _note_around(after)
        if number is not None and number != _note_around(before):
            return whole_note(talk, number)
    if command.action in ("next-sentence", "previous-sentence"):
        here: Piece | None = sentence_at(talk)
    else:
        here = talk.here()
    reply = recite(talk, () if here is None else (here,), phrases.stopped(after.said) if after.said else "")
    return Reply(reply.talk, _staying(reply.parts, after.at))


def _staying(parts: Iterable[Part], at: Address) -> Iterable[Part]:
    """Yield the parts of what stands around `at`, which stays the place."""
    for part in parts:
        yield Part(part.lines, None if part.at is None else at)


def _note_around(reader: Reader) -> int | None:
    """Return the number of the note that the place is in."""
    within = reader.document.leaf(reader.at).within
    return next((step.block.number for step in within if isinstance(step.block, Note)), None)


def whole_note(talk: Talk, number: int) -> Reply:
    """Say all of a note of the section that one has come to."""
    reader = talk.reader
    return together(
        talk,
        (
            piece
            for piece in talk.within_sections.pieces(reader.folds, reader.at.section)
            if _note_around(replace(reader, at=piece.at)) == number
        ),
    )


def sentence_at(talk: Talk) -> Piece | None:
    """Return the sentence that the place is in."""
    return Units(talk.units.told, Unit.SENTENCE).at(talk.reader)


def _link_here(talk: Talk) -> Reply:
    """Say the link, note, question or table that one has come to."""
    reader = talk.reader
    mark = targets.link_at(reader)
    if mark is None:
        here = talk.here()
        return say(talk, *(() if here is None else here.lines))
    chars = reader.document.leaf(reader.at).text.chars
    number = getattr(mark.role, "number", None)
    if number is not None:
        return say(talk, f"{phrases.note_name(number)}.")
    target = getattr(mark.role, "target", "")
    said = phrases.one_line(chars[mark.start : mark.end]) or target
    return say(talk, phrases.stopped(f"Link: {said}"))


def _say_again(talk: Talk, _command: Command) -> Reply:
    if isinstance(talk.reader.top, TableView):
        return table_commands.said(talk, None)
    if talk.together is not None and talk.together[0] == talk.reader.at:
        return say(talk, *talk.together[1])
    here = talk.here()
    return Reply(replace(talk, unsaid=False), (Part(() if here is None else here.lines),))


# Lists


SELF_NUMBERED = ("changed", "contents", "links", "matches", "heads", "usual")
"""Lists whose items have their numbers already."""


def listed(talk: Talk, listing: Listing) -> Reply:
    """Say a list and offer its items by number."""
    below = replace(talk.reader, layers=talk.reader.layers[:-1])
    talk = talk.at(below)
    if listing.kind == "actions":
        return say(talk, "Nothing to open here; help lists the commands.")
    if listing.kind == "contents":
        lines = contents(below.document).splitlines()
        here = below.at.section
        if here:
            lines[here - 1] = f"{phrases.stopped(lines[here - 1])} You are here."
        return say(replace(talk, offered=listing), *lines, "A number goes there.")
    return offer(talk, listing)


def offer(talk: Talk, listing: Listing) -> Reply:
    """Say a list and offer its items by number; those that have no number of their own get one."""
    entries = listing.entries
    if listing.kind == "questions" and len({entry.words.split(" ", 1)[0] for entry in entries}) == len(entries):
        lines = (f"Question {entry.words}" for entry in entries)
        return say(replace(talk, offered=listing), *lines, "A number goes there; open and a number says the answer.")
    if listing.kind not in SELF_NUMBERED:
        plain = (unnumbered(entry) if isinstance(entry.goal, GoToText) else entry for entry in entries)
        numbered = enumerate((entry for entry in plain if entry.goal is not None), 1)
        entries = tuple(replace(entry, words=f"{number}. {entry.words}") for number, entry in numbered)
    listing = replace(listing, entries=entries)
    return say(replace(talk, offered=listing), f"{listing.title}:", *(entry.words for entry in entries))


def unnumbered(entry: Entry) -> Entry:
    """Return an item without the number of its section, where the list has numbers of its own."""
    number, stop, name = entry.words.partition(". ")
    return replace(entry, words=name) if stop and number.isdecimal() else entry
