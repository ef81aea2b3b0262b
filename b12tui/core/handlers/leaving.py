"""Leaving the program; a review asks first how it ends, as nobody approves by a key that leaves."""

from __future__ import annotations

from b12tui.catalogue import notes
from b12tui.core import effects
from b12tui.core.overlay import listings
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState
from b12tui.fastclass import replace

ENDS = ("approved", "changes", "later")
"""How a review ends."""


def leave(state: ReaderState, chosen: str = "") -> ReaderState:
    """Leave the program; a review is ended as `chosen`, which is asked for, and put off if the question is left."""
    if not state.review:
        return replace(state, effect=effects.Quit())
    if chosen in ENDS:
        return replace(state, review=chosen, effect=effects.Quit())
    top = state.top_overlay
    if isinstance(top, ListOverlay) and top.kind == "review":
        return replace(state, review="later", effect=effects.Quit())
    return listings.push(state, question(state))


def question(state: ReaderState) -> ListOverlay:
    """Return the question how the review ends; the answer that fits the notes is selected."""
    words = (notes.APPROVE, notes.ASK_FOR_CHANGES, notes.PUT_OFF)
    entries = tuple(
        ListEntry(label, Command("quit", text=name), number=number)
        for number, (name, label) in enumerate(zip(ENDS, words, strict=True), 1)
    )
    return ListOverlay("review", notes.review_ends(len(state.notes)), entries, 1 if state.notes else 0)
