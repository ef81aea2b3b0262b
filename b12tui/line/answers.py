"""What line mode answers to a command.

What the table of actions knows is done by `update`, as everywhere; what only line mode has is done here. Whatever was
done, the answer is words: what the action had to say, a list, a cell, or the piece of text that one has come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from b12tui.document import Address, Note, Question
from b12tui.document.safe import safe_line
from b12tui.line import in_table, reading_on
from b12tui.line.commands import help_lines
from b12tui.line.leaving import Leaving
from b12tui.line.settings import set_one, set_unit
from b12tui.line.talk import Part, Reply, Talk, recite, say
from b12tui.line.units import Piece, Unit, Units
from b12tui.plain.writing import contents
from b12tui.reading import lists, moves, words
from b12tui.reading.actions import BY_ID, Where
from b12tui.reading.jumps import jump
from b12tui.reading.opening import find_note
from b12tui.reading.prompts import go_choices
from b12tui.reading.reader import ChangeHead, Command, Copy, Entry, Listing, Prompt, Quit, Reader, Redraw, TableView
from b12tui.reading.update import update

Answer = Callable[[Talk, Command], Reply]


def answer(talk: Talk, command: Command) -> Reply:
    """Do a command and return the answer."""
    offered = talk.offered
    talk = replace(talk, offered=None)
    if command.action == "number":
        return _number(talk, offered, command.text)
    if isinstance(talk.reader.top, TableView):
        if command.action in in_table.ANSWERS:
            return in_table.ANSWERS[command.action](talk, command)
        if command.action == "on":
            return in_table.on(talk) or reading_on.on(in_table.out(talk), command)
        if _works_in_table(command.action):
            return _core(talk, command)
        talk = in_table.out(talk)
    elif command.action in in_table.ANSWERS:
        return in_table.enter_and(talk, command)
    own = OWN.get(command.action)
    if own is not None:
        return own(talk, command)
    return _core(talk, command)


def _works_in_table(action: str) -> bool:
    known = BY_ID.get(action)
    return known is not None and bool(known.where & Where.TABLE) and action not in ("contents", "open")


# What the table of actions does


def _core(talk: Talk, command: Command) -> Reply:
    """Do an action of the table, and say what came of it."""
    before = talk.reader
    after = update(before, command, talk.units)
    effect, after = after.effect, replace(after, effect=None)
    match effect:
        case Quit():
            return Reply(talk, leaving=Leaving(_bare(after)))
        case ChangeHead("line"):
            return say(talk, "This is line mode.")
        case ChangeHead(head):
            return Reply(talk, leaving=Leaving(_bare(after), head))
        case Copy(text, name):
            return say(talk.at(after), f"Line mode can't reach the clipboard; here is {name}:", *text.splitlines())
        case Redraw():
            return _say_again(talk, command)
        case _:
            pass
    match after.top:
        case Listing() as listing:
            return _listed(talk.at(after), listing)
        case Prompt() as prompt:
            usage = {"find": "find anaemia", "go": "go symptoms", "mark": "mark a", "go-mark": "go mark a"}
            return say(talk, f"Say it in one line: {usage[prompt.kind]}.")
        case TableView():
            return in_table.said(talk.at(after), before)
        case _:
            return _came_to(talk, before, after, command)


def _bare(reader: Reader) -> Reader:
    return replace(reader, layers=(), said="", effect=None)


def _came_to(talk: Talk, before: Reader, after: Reader, command: Command) -> Reply:
    """Say what the action had to say, and what one has come to."""
    talk = talk.at(after)
    if command.action in ("next-link", "previous-link") and after.at != before.at:
        return replace(_link_here(talk), talk=replace(talk, unsaid=False))
    toggled = after.folds != before.folds and command.action in ("toggle", "open", "close")
    if toggled or (after.at == before.at and before.top is None):
        return say(talk, words.stopped(after.said) if after.said else "")
    if command.action in ("next-sentence", "previous-sentence"):
        here: Piece | None = sentence_at(talk)
    else:
        here = talk.units.at(after)
    reply = recite(talk, () if here is None else (here,), words.stopped(after.said) if after.said else "")
    return Reply(reply.talk, _staying(reply.parts, after.at))


def _staying(parts: Iterable[Part], at: Address) -> Iterable[Part]:
    """Yield the parts of what stands around `at`, which stays the place."""
    for part in parts:
        yield Part(part.lines, None if part.at is None else at)


def sentence_at(talk: Talk) -> Piece | None:
    """Return the sentence that the place is in."""
    return Units(talk.units.told, Unit.SENTENCE).at(talk.reader)


def _link_here(talk: Talk) -> Reply:
    """Say the link, note, question or table that one has come to."""
    reader = talk.reader
    mark = moves.link_at(reader)
    if mark is None:
        here = talk.units.at(reader)
        return say(talk, *(() if here is None else here.lines))
    chars = reader.document.leaf(reader.at).text.chars
    number = getattr(mark.role, "number", None)
    if number is not None:
        return say(talk, f"{words.note_name(number)}.")
    target = getattr(mark.role, "target", "")
    said = words.one_line(chars[mark.start : mark.end]) or target
    return say(talk, words.stopped(f"Link: {said}"))


# Lists


SELF_NUMBERED = ("contents", "links", "matches", "heads")
"""Lists whose items have their numbers already."""


def _listed(talk: Talk, listing: Listing) -> Reply:
    """Say a list and offer its items by number."""
    below = replace(talk.reader, layers=talk.reader.layers[:-1])
    talk = talk.at(below)
    if listing.kind == "actions":
        return say(talk, "Nothing to open here; help lists the commands.")
    if listing.kind == "contents":
        lines = contents(below.document).splitlines()
        here = below.at.section
        if here:
            lines[here - 1] = f"{words.stopped(lines[here - 1])} You are here."
        return say(replace(talk, offered=listing), *lines, "A number goes there.")
    return _offer(talk, listing)


def _offer(talk: Talk, listing: Listing) -> Reply:
    entries = listing.entries
    if listing.kind == "questions" and len({entry.words.split(" ", 1)[0] for entry in entries}) == len(entries):
        lines = (f"Question {entry.words}" for entry in entries)
        return say(replace(talk, offered=listing), *lines, "A number goes there; open and a number says the answer.")
    if listing.kind not in SELF_NUMBERED:
        numbered = enumerate((entry for entry in entries if entry.goal is not None), 1)
        entries = tuple(replace(entry, words=f"{number}. {entry.words}") for number, entry in numbered)
    listing = replace(listing, entries=entries)
    return say(replace(talk, offered=listing), f"{listing.title}:", *(entry.words for entry in entries))


def _unnumbered(entry: Entry) -> Entry:
    """Return an item without the number of its section, where the list has numbers of its own."""
    number, stop, name = entry.words.partition(". ")
    return replace(entry, words=name) if stop and number.isdecimal() else entry


def _number(talk: Talk, offered: Listing | None, digits: str) -> Reply:
    """Choose from the list that was said last; without one, go to the section of that number."""
    if offered is None:
        return _go(talk, Command("go", text=digits))
    before = talk.reader
    listing = replace(offered, digits=digits)
    if lists.chosen(listing) is None:
        return say(replace(talk, offered=offered), f"No item {digits}; the list has {len(offered.entries)}.")
    after, following = lists.choose(replace(before, layers=(*before.layers, listing)), listing)
    after = _bare(after) if following is None else replace(after, layers=before.layers)
    if following is not None:
        return say(talk, "Stayed here.") if following.action == "leave" else answer(talk.at(after), following)
    entry = lists.chosen(listing)
    if entry is not None and isinstance(entry.goal, Copy):
        return say(
            talk, f"Line mode can't reach the clipboard; here is {entry.goal.name}:", *entry.goal.text.splitlines()
        )
    return _came_to(talk, replace(before, at=Address(-1)), after, Command("go"))


def _go(talk: Talk, command: Command) -> Reply:
    typed = command.text
    if not typed.strip():
        return say(talk, "Say it in one line: go symptoms.")
    choices = go_choices(talk.reader, typed)
    headings = tuple(entry for entry in choices if isinstance(entry.goal, Address)) or choices
    wanted = " ".join(typed.casefold().split())
    # One that is named so, or the only one that begins so, is meant, whatever else has the words in it.
    named = [entry for entry in headings if _name(entry) == wanted]
    begun = [entry for entry in headings if _name(entry).startswith(wanted)]
    exact = named or (begun if len(begun) == 1 else [])
    if not headings and typed.strip().isdecimal():
        count = words.counted("section", len(talk.reader.document.sections) - 1)
        return say(talk, f"There is no section {typed.strip()}; {count}.")
    if not headings:
        return say(talk, f"No heading has “{safe_line(typed)}” in its name; contents lists them.")
    entry = exact[0] if exact else headings[0]
    if len(headings) > 1 and not exact and not typed.strip().isdecimal():
        return _offer(talk, Listing("go", f"{len(headings)} fit", tuple(map(_unnumbered, headings))))
    if isinstance(entry.goal, Address):
        return _came_to(talk, replace(talk.reader, at=Address(-1)), jump(talk.reader, entry.goal), command)
    return answer(talk, entry.goal) if isinstance(entry.goal, Command) else say(talk)


def _name(entry: Entry) -> str:
    return entry.words.casefold().split(". ", 1)[-1]


def _say_again(talk: Talk, _command: Command) -> Reply:
    if isinstance(talk.reader.top, TableView):
        return in_table.said(talk, None)
    here = talk.units.at(talk.reader)
    return Reply(replace(talk, unsaid=False), (Part(() if here is None else here.lines),))


# Headings, questions, links and notes by number


def _heading(talk: Talk, command: Command) -> Reply:
    """Go to the next heading, of a level if one is named."""
    if command.count is None or not command.text:
        return _core(talk, command)
    for section in talk.reader.document.sections[talk.reader.at.section + 1 :]:
        if section.level == command.count:
            after = jump(talk.reader, Address(section.number))
            return _came_to(talk, talk.reader, after, command)
    return say(talk, f"No more headings of level {command.count}.")


def _question(talk: Talk, command: Command) -> Reply:
    """Open or close a question by its number, or what is at hand."""
    reader = talk.reader
    if command.count is not None and command.text:
        entries = lists.questions(reader).entries
        if not 0 < command.count <= len(entries):
            return say(talk, f"There is no question {command.count}; {words.counted('question', len(entries))}.")
        goal = entries[command.count - 1].goal
        if isinstance(goal, Address):
            reader = jump(reader, goal)
    after = update(reader, Command(command.action), talk.units)
    question = reader.document.leaf(reader.at).block
    if not isinstance(question, Question) or after.top is not None:
        return _core(talk.at(reader), Command(command.action))
    if command.action != "open" and not after.folds.question_open(question):
        return say(replace(talk, reader=after, unsaid=False), after.said)
    folds = after.folds if after.folds.question_open(question) else reader.folds
    opened = talk.at(replace(after, folds=folds, said=""))
    return recite(opened, _with_answer(opened, question))


def _with_answer(talk: Talk, question: Question) -> Iterable[Piece]:
    """Yield a question and its answer."""
    reader = talk.reader
    for piece in talk.units.pieces(reader.folds, reader.at.section):
        leaf = reader.document.leaf(piece.at)
        if leaf.block is question or any(within.block is question for within in leaf.within):
            yield piece


def _link(talk: Talk, command: Command) -> Reply:
    """Say where a link leads, by its number; without one, go to the next link."""
    if command.count is None or not command.text:
        return _core(talk, command)
    entries = lists.links(talk.reader).entries
    if not 0 < command.count <= len(entries):
        return say(talk, f"There is no link {command.count}; {words.counted('link', len(entries))}.")
    return say(talk, entries[command.count - 1].words)


def _note(talk: Talk, command: Command) -> Reply:
    """Read a note; `back` returns."""
    if command.count is None:
        return say(talk, "Say it in one line: note 2.")
    goal = find_note(talk.reader, command.count)
    if goal is None:
        return say(talk, f"There is no note {command.count}.")
    after = jump(talk.reader, goal)
    held = [
        piece
        for piece in talk.units.pieces(after.folds, goal.section)
        if any(
            isinstance(within.block, Note) and within.block.number == command.count
            for within in after.document.leaf(piece.at).within
        )
    ]
    return recite(talk.at(after), held)


# The conversation itself


def _history(talk: Talk, _command: Command) -> Reply:
    return say(talk, *(talk.commands or ("No commands yet.",)))


def _help(talk: Talk, command: Command) -> Reply:
    return say(talk, *help_lines(command.text))


def _source_line(talk: Talk, command: Command) -> Reply:
    return _core(talk, Command("top", command.count) if command.text and command.count is not None else command)


OWN: dict[str, Answer] = {
    "on": reading_on.on,
    "next-line": lambda talk, command: (
        reading_on.on(talk, command) if command.count in (None, 1) else _core(talk, command)
    ),
    "read": reading_on.read,
    "read-all": reading_on.read_all,
    "page": reading_on.page,
    "half-page": reading_on.page,
    "go": _go,
    "next-heading": _heading,
    "open": _question,
    "close": _question,
    "toggle": _question,
    "next-link": _link,
    "copy-link": _link,
    "note": _note,
    "history": _history,
    "help": _help,
    "line": _source_line,
    "unit": set_unit,
    "set": set_one,
}
"""What is not, or not always, left to the table of actions."""
