"""Handlers of the search: the prompt for it, its matches one after the other, and the list of them."""

from __future__ import annotations

from b12tui.catalogue import searching
from b12tui.core.messages.location import match_place
from b12tui.core.motion.jumplist import jump
from b12tui.core.overlay import letter_pickers, listings, prompts
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.fastclass import replace
from b12tui.search.results import step_match


def step(state: ReaderState, command: Command) -> ReaderState:
    """Go to the next or previous match, or to that many matches on."""
    if state.search is None or state.search.current is None:
        return replace(state, message=match_place(state))
    by = (command.count or 1) * (1 if command.action == "find-next" else -1)
    search = step_match(state.search, state.position, by)
    if search.current is None:
        return replace(state, search=search, message=match_place(replace(state, search=search)))
    moved = jump(replace(state, search=search), search.current.start)
    prefix = searching.PAST_THE_END if by > 0 else searching.PAST_THE_START
    return replace(moved, message=(prefix if search.wrapped else "") + match_place(moved))


def find(state: ReaderState, command: Command) -> ReaderState:
    """Open the prompt of the search, or search for the words of the command.

    With printable keys off a word is chosen; with a count those that begin with the command's letters are offered.
    """
    if letter_pickers.needs_picker(state) and (command.count or not command.text):
        return letter_pickers.word_picker(state, command.text)
    opened = prompts.open_prompt(state, "find")
    prompt = opened.top_overlay
    if not command.text or not isinstance(prompt, Prompt):
        return opened
    searched = prompts.search_as_typed(opened, command.text, prompt)
    return prompts.enter_prompt(searched, replace(prompt, text=command.text))[0]


def list_matches(state: ReaderState) -> ReaderState:
    """Push the list of matches; without a match, say so."""
    if state.search is None or state.search.current is None:
        return replace(state, message=match_place(state))
    return listings.push(state, listings.match_list(state))
