"""Opening and closing: questions, sections, links, notes."""

from __future__ import annotations

from b12tui.core.handlers.documents import beside
from b12tui.core.motion.folds import Folds
from b12tui.core.motion.jumplist import back, jump, settle
from b12tui.core.motion.targets import link_at, question_at
from b12tui.core.overlay.listings import actions
from b12tui.core.state import Browse, Command, Copy, Entry, Listing, Reader
from b12tui.document import Address, Heading, Link, Note, NoteMark, Question
from b12tui.fastclass import replace


def act(reader: Reader) -> Reader:
    """Do what Enter does on the text: follow a link, open or close, or list all actions."""
    mark = link_at(reader)
    if mark is not None:
        return follow(reader)
    leaf = reader.document.leaf(reader.at)
    if isinstance(leaf.block, Question) or _on_heading(reader):
        return toggle(reader)
    noted = _come_from_citation(reader)
    if noted is not None:
        return replace(back(reader), said=f"Back from note {noted}.")
    return replace(reader, layers=(*reader.layers, actions(keys=reader.keys)))


def follow(reader: Reader) -> Reader:
    """Follow the link at hand: a jump, also into another text beside this one; else its target is shown, no more."""
    mark = link_at(reader)
    if mark is None:
        return replace(reader, said="No link here.")
    if isinstance(mark.role, NoteMark):
        goal = find_note(reader, mark.role.number)
        return jump(reader, goal, "That note is not in this text.")
    target = mark.role.target if isinstance(mark.role, Link) else ""
    if target.startswith("#"):
        return jump(reader, reader.document.find_anchor(target[1:]), f"Nothing in this text is named {target}.")
    wish = beside(target)
    if wish is not None:
        return replace(reader, effect=wish)
    from b12tui.core.handlers.weblinks import address  # few follow such a link, and no start waits for it

    found = address(target)
    entries = (
        Entry("Copy the address", Copy(target, "the address")),
        *((Entry("Open it with your BROWSER", Browse(found)),) if found else ()),
        Entry("Stay here", Command("leave")),
    )
    return replace(reader, layers=(*reader.layers, Listing("target", f"This link leads to {target}", entries)))


def find_note(reader: Reader, number: int) -> Address | None:
    """Return where a note begins, or None; the section at hand is looked through first."""
    # A note stands right after the block that cites it first: nearly always in the same section.
    here = reader.at.section
    others = (section.number for section in reader.document.sections if section.number != here)
    for section in (here, *others):
        for index, leaf in enumerate(reader.document.leaves(section)):
            if any(isinstance(w.block, Note) and w.block.number == number for w in leaf.within):
                return Address(section, index)
    return None


def _come_from_citation(reader: Reader) -> int | None:
    """Return the number of the note at hand if one has just come from where it is cited, else None."""
    came_from = reader.behind[-1] if reader.behind else None
    if not isinstance(came_from, Address):
        return None
    mark = link_at(replace(reader, at=came_from))
    number = mark.role.number if mark is not None and isinstance(mark.role, NoteMark) else 0
    within = reader.document.leaf(reader.at).within
    return number if any(isinstance(w.block, Note) and w.block.number == number for w in within) else None


def _on_heading(reader: Reader) -> bool:
    first = reader.document.leaves(reader.at.section)[0]
    return reader.at.leaf == 0 and reader.at.section > 0 and isinstance(first.block, Heading)


def toggle(reader: Reader, opened: bool | None = None) -> Reader:
    """Open or close the question at hand, else the section; with `opened`, bring it to that state."""
    at = question_at(reader)
    question = None if at is None else reader.document.leaf(at).block
    if at is not None and isinstance(question, Question):
        if opened is reader.folds.question_open(question):
            return replace(reader, at=at, said=f"It is {'open' if opened else 'closed'} already.")
        folds = reader.folds.flip_question(question)
        name = f"Question {question.number} of {question.of}"
        return replace(reader, at=at, folds=folds, said=f"{name}, {state(folds.question_open(question))}.")
    section = reader.document.sections[reader.at.section]
    if section.number == 0:
        return replace(reader, said="Nothing to open or close here.")
    if opened is reader.folds.section_open(section):
        return replace(reader, said=f"It is {'open' if opened else 'closed'} already.")
    folds = reader.folds.flip_section(section)
    at = Address(section.number)
    return replace(reader, at=at, folds=folds, said=f"{section.title}, {state(folds.section_open(section))}.")


def state(is_open: bool) -> str:
    """Return the word for a question's or a section's state."""
    return "open" if is_open else "closed"


def all_at_once(reader: Reader, opened: bool) -> Reader:
    """Open or close every question and section."""
    said = "All is open." if opened else "All is closed: headings and questions only."
    return settle(replace(reader, folds=Folds(opened), said=said))
