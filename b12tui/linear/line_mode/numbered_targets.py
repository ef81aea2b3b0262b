"""Headings by level, and questions, links and notes by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from b12tui.core.handlers.activation import find_note
from b12tui.core.messages import phrases
from b12tui.core.motion.jumplist import jump, nothing_here
from b12tui.core.overlay import listings
from b12tui.core.state import Command
from b12tui.core.update import update
from b12tui.document import Address, Question
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Reply, Talk, say, together
from b12tui.linear.line_mode.executor import came_to, do, whole_note
from b12tui.linear.line_mode.units import Piece


def heading(talk: Talk, command: Command) -> Reply:
    """Go to the next heading, of a level if one is named."""
    if command.count is None or not command.text:
        return do(talk, command)
    for section in talk.reader.document.sections[talk.reader.at.section + 1 :]:
        if section.level == command.count:
            after = jump(talk.reader, Address(section.number))
            return came_to(talk, talk.reader, after, command)
    return say(talk, f"No more headings of level {command.count}.")


def question(talk: Talk, command: Command) -> Reply:
    """Open or close a question by its number, or what is at hand."""
    reader = talk.reader
    if nothing_here(reader):
        return do(talk, command)
    linked = re.fullmatch(r"link (\d{1,9})", command.text, re.ASCII)
    if linked is not None:
        there = _link(talk, int(linked[1]))
        return _no_link(talk, int(linked[1])) if there is None else do(talk.at(jump(reader, there)), Command("open"))
    if command.count is not None and command.text:
        entries = listings.questions(reader).entries
        if not 0 < command.count <= len(entries):
            return say(talk, f"There is no question {command.count}; {phrases.counted('question', len(entries))}.")
        goal = entries[command.count - 1].goal
        if isinstance(goal, Address):
            reader = jump(reader, goal)
    after = update(reader, Command(command.action), talk.units)
    asked = reader.document.leaf(reader.at).block
    if not isinstance(asked, Question) or after.top is not None or after.effect is not None:
        return do(talk.at(reader), Command(command.action))
    if command.action != "open" and not after.folds.question_open(asked):
        return say(replace(talk, reader=after, unsaid=False), after.said)
    folds = after.folds if after.folds.question_open(asked) else reader.folds
    opened = talk.at(replace(after, folds=folds, said=""))
    return together(opened, _with_answer(opened, asked))


def _with_answer(talk: Talk, question: Question) -> Iterable[Piece]:
    """Yield a question and its answer."""
    reader = talk.reader
    for piece in talk.within_sections.pieces(reader.folds, reader.at.section):
        leaf = reader.document.leaf(piece.at)
        if leaf.block is question or any(within.block is question for within in leaf.within):
            yield piece


def link(talk: Talk, command: Command) -> Reply:
    """Go to a link by its number, and say where it leads; to copy it, stay. Without a number, go to the next link."""
    if command.count is None or not command.text:
        return do(talk, command)
    goal = _link(talk, command.count)
    if goal is None:
        return _no_link(talk, command.count)
    said = listings.links(talk.reader).entries[command.count - 1].words
    if command.action == "copy-link":
        return say(talk, said)
    return say(replace(talk.at(jump(talk.reader, goal)), unsaid=True), said)


def _link(talk: Talk, number: int) -> Address | None:
    """Return where the link of that number stands first, or None."""
    entries = listings.links(talk.reader).entries
    goal = entries[number - 1].goal if 0 < number <= len(entries) else None
    return goal if isinstance(goal, Address) else None


def _no_link(talk: Talk, number: int) -> Reply:
    return say(talk, f"There is no link {number}; {phrases.counted('link', len(listings.links(talk.reader).entries))}.")


def note(talk: Talk, command: Command) -> Reply:
    """Read a note; `back` returns."""
    if command.count is None:
        return say(talk, "Say it in one line: note 2.")
    goal = find_note(talk.reader, command.count)
    if goal is None:
        return say(talk, f"There is no note {command.count}.")
    after = jump(talk.reader, goal)
    return whole_note(talk.at(after), command.count)
