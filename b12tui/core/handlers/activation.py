"""Opening and closing of questions and sections, and following of links and footnotes."""

from __future__ import annotations

from b12tui.catalogue import page
from b12tui.core.effects import Copy, OpenBrowser, OpenLink
from b12tui.core.folds import Folds
from b12tui.core.handlers.document_navigation import link_request
from b12tui.core.handlers.weblinks import web_address
from b12tui.core.messages import phrases
from b12tui.core.motion.jumplist import back, jump, snap_to_visible
from b12tui.core.motion.targets import link_at, question_at
from b12tui.core.overlay.listings import help_list
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState
from b12tui.document import Footnote, FootnoteRef, Heading, Link, Position, Question
from b12tui.fastclass import replace


def activate(state: ReaderState) -> ReaderState:
    """Handle Enter on the page: follow a link, open or close a fold, or list all actions."""
    link = link_at(state)
    if link is not None:
        return follow_link(state)
    node = state.document.text_node(state.position)
    if isinstance(node.block, Question) or _on_heading(state):
        return toggle(state)
    note_number = _note_reached_from_reference(state)
    if note_number is not None:
        return replace(back(state), message=page.back_from_note(note_number))
    return replace(state, overlays=(*state.overlays, help_list(state)))


def follow_link(state: ReaderState) -> ReaderState:
    """Follow the current link: jump to its target, open its file, or else only show its address."""
    link = link_at(state)
    if link is None:
        return replace(state, message=page.NO_LINK_HERE)
    if isinstance(link.kind, FootnoteRef):
        position = find_note(state, link.kind.number)
        return jump(state, position, page.NO_SUCH_NOTE)
    target = link.kind.target if isinstance(link.kind, Link) else ""
    if target.startswith("#"):
        found = state.document.find_anchor(target[1:])
        if found is None and state.document_id not in ("", "-"):
            return replace(state, effect=OpenLink("", target[1:]))  # another text of its folder may have the name
        return jump(state, found, page.no_such_anchor(target))
    effect = link_request(target)
    if effect is not None:
        return replace(state, effect=effect)
    address = web_address(target)
    entries = (
        ListEntry(page.COPY_ADDRESS, Copy(target, page.THE_ADDRESS)),
        *((ListEntry(page.OPEN_IN_BROWSER, OpenBrowser(address)),) if address else ()),
        ListEntry(page.STAY, Command("leave")),
    )
    return replace(state, overlays=(*state.overlays, ListOverlay("target", page.link_leads_to(target), entries)))


def find_note(state: ReaderState, number: int) -> Position | None:
    """Return the position of a footnote, or None; the current section is searched first."""
    # A note follows the block that cites it first, so it is nearly always in the same section.
    here = state.position.section
    others = (section.number for section in state.document.sections if section.number != here)
    for section in (here, *others):
        for index, node in enumerate(state.document.text_nodes(section)):
            if any(isinstance(w.block, Footnote) and w.block.number == number for w in node.ancestors):
                return Position(section, index)
    return None


def _note_reached_from_reference(state: ReaderState) -> int | None:
    """Return the number of the current footnote if the last jump came from its reference, else None."""
    origin = state.back_stack[-1] if state.back_stack else None
    if not isinstance(origin, Position):
        return None
    link = link_at(replace(state, position=origin))
    number = link.kind.number if link is not None and isinstance(link.kind, FootnoteRef) else 0
    ancestors = state.document.text_node(state.position).ancestors
    return number if any(isinstance(w.block, Footnote) and w.block.number == number for w in ancestors) else None


def _on_heading(state: ReaderState) -> bool:
    first = state.document.text_nodes(state.position.section)[0]
    return state.position.node == 0 and state.position.section > 0 and isinstance(first.block, Heading)


def toggle(state: ReaderState, opened: bool | None = None) -> ReaderState:
    """Open or close the current question, else the current section; `opened` sets the state instead of flipping it."""
    position = question_at(state)
    question = None if position is None else state.document.text_node(position).block
    if position is not None and isinstance(question, Question):
        if opened is state.folds.question_open(question):
            return replace(state, position=position, message=page.ALREADY_OPEN if opened else page.ALREADY_CLOSED)
        folds = state.folds.flip_question(question)
        name = phrases.question_name(question)
        return replace(
            state,
            position=position,
            folds=folds,
            message=page.fold_state(name, phrases.question_state(opened=folds.question_open(question))),
        )
    section = state.document.sections[state.position.section]
    if section.number == 0:
        return replace(state, message=page.NOTHING_TO_OPEN)
    if opened is state.folds.section_open(section):
        return replace(state, message=page.ALREADY_OPEN if opened else page.ALREADY_CLOSED)
    folds = state.folds.flip_section(section)
    position = Position(section.number)
    return replace(
        state,
        position=position,
        folds=folds,
        message=page.fold_state(section.title, phrases.question_state(opened=folds.section_open(section))),
    )


def set_all_folds(state: ReaderState, opened: bool) -> ReaderState:
    """Open or close all questions and sections."""
    message = page.ALL_OPEN if opened else page.ALL_CLOSED
    return snap_to_visible(replace(state, folds=Folds(opened), message=message))
