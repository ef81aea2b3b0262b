"""Opening and closing: questions, sections, links, notes."""

from __future__ import annotations

from b12tui.core.handlers.documents import link_request
from b12tui.core.motion.folds import Folds
from b12tui.core.motion.jumplist import back, jump, snap_to_visible
from b12tui.core.motion.targets import link_at, question_at
from b12tui.core.overlay.listings import actions
from b12tui.core.state import Command, Copy, ListEntry, ListOverlay, OpenBrowser, ReaderState
from b12tui.document import Footnote, FootnoteRef, Heading, Link, Position, Question
from b12tui.fastclass import replace


def activate(state: ReaderState) -> ReaderState:
    """Do what Enter does on the text: follow a link, open or close, or list all actions."""
    mark = link_at(state)
    if mark is not None:
        return follow_link(state)
    node = state.document.text_node(state.position)
    if isinstance(node.block, Question) or _on_heading(state):
        return toggle(state)
    noted = _come_from_citation(state)
    if noted is not None:
        return replace(back(state), message=f"Back from note {noted}.")
    return replace(state, overlays=(*state.overlays, actions(keys=state.keymap)))


def follow_link(state: ReaderState) -> ReaderState:
    """Follow the link at hand: a jump, also into another text beside this one; else its target is shown, no more."""
    mark = link_at(state)
    if mark is None:
        return replace(state, message="No link here.")
    if isinstance(mark.kind, FootnoteRef):
        goal = find_note(state, mark.kind.number)
        return jump(state, goal, "That note is not in this text.")
    target = mark.kind.target if isinstance(mark.kind, Link) else ""
    if target.startswith("#"):
        return jump(state, state.document.find_anchor(target[1:]), f"Nothing in this text is named {target}.")
    effect = link_request(target)
    if effect is not None:
        return replace(state, effect=effect)
    from b12tui.core.handlers.weblinks import web_address  # few follow such a link, and no start waits for it

    found = web_address(target)
    entries = (
        ListEntry("Copy the address", Copy(target, "the address")),
        *((ListEntry("Open it with your BROWSER", OpenBrowser(found)),) if found else ()),
        ListEntry("Stay here", Command("leave")),
    )
    return replace(state, overlays=(*state.overlays, ListOverlay("target", f"This link leads to {target}", entries)))


def find_note(state: ReaderState, number: int) -> Position | None:
    """Return where a note begins, or None; the section at hand is looked through first."""
    # A note stands right after the block that cites it first: nearly always in the same section.
    here = state.position.section
    others = (section.number for section in state.document.sections if section.number != here)
    for section in (here, *others):
        for index, node in enumerate(state.document.text_nodes(section)):
            if any(isinstance(w.block, Footnote) and w.block.number == number for w in node.ancestors):
                return Position(section, index)
    return None


def _come_from_citation(state: ReaderState) -> int | None:
    """Return the number of the note at hand if one has just come from where it is cited, else None."""
    came_from = state.back_stack[-1] if state.back_stack else None
    if not isinstance(came_from, Position):
        return None
    mark = link_at(replace(state, position=came_from))
    number = mark.kind.number if mark is not None and isinstance(mark.kind, FootnoteRef) else 0
    within = state.document.text_node(state.position).ancestors
    return number if any(isinstance(w.block, Footnote) and w.block.number == number for w in within) else None


def _on_heading(state: ReaderState) -> bool:
    first = state.document.text_nodes(state.position.section)[0]
    return state.position.node == 0 and state.position.section > 0 and isinstance(first.block, Heading)


def toggle(state: ReaderState, opened: bool | None = None) -> ReaderState:
    """Open or close the question at hand, else the section; with `opened`, bring it to that state."""
    at = question_at(state)
    question = None if at is None else state.document.text_node(at).block
    if at is not None and isinstance(question, Question):
        if opened is state.folds.question_open(question):
            return replace(state, position=at, message=f"It is {'open' if opened else 'closed'} already.")
        folds = state.folds.flip_question(question)
        name = f"Question {question.number} of {question.of}"
        return replace(state, position=at, folds=folds, message=f"{name}, {fold_state(folds.question_open(question))}.")
    section = state.document.sections[state.position.section]
    if section.number == 0:
        return replace(state, message="Nothing to open or close here.")
    if opened is state.folds.section_open(section):
        return replace(state, message=f"It is {'open' if opened else 'closed'} already.")
    folds = state.folds.flip_section(section)
    at = Position(section.number)
    return replace(
        state, position=at, folds=folds, message=f"{section.title}, {fold_state(folds.section_open(section))}."
    )


def fold_state(is_open: bool) -> str:
    """Return the word for a question's or a section's state."""
    return "open" if is_open else "closed"


def set_all_folds(state: ReaderState, opened: bool) -> ReaderState:
    """Open or close every question and section."""
    said = "All is open." if opened else "All is closed: headings and questions only."
    return snap_to_visible(replace(state, folds=Folds(opened), message=said))
