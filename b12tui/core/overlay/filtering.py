"""Filter of a list: only the entries that hold all words typed, under the titles of their groups."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import lists
from b12tui.core.overlay import listings
from b12tui.core.state import ListEntry, ListOverlay, Prompt, ReaderState
from b12tui.fastclass import replace
from b12tui.search.folding import folded_name


def ask_filter(state: ReaderState, listing: ListOverlay) -> ReaderState:
    """Open the prompt for the words of a filter."""
    prompt = Prompt("filter-list", origin=state.position, folds=state.folds, over=listing)
    return replace(state, overlays=(*state.overlays, prompt))


def show_matches(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Show the entries that match, below the prompt; all of them if none does or nothing is typed."""
    listing = prompt.over
    if not isinstance(listing, ListOverlay):
        return state
    shown = filtered(listing, prompt.text)
    message = "" if not prompt.text.strip() or shown.unfiltered else lists.no_entry_matches(prompt.text)
    return replace(state, overlays=(*state.overlays[:-2], shown, prompt), message=message)


def entered(state: ReaderState, text: str) -> ReaderState:
    """Return the state once the words of a filter are entered, with a message if no entry holds them."""
    listing = state.top_overlay
    in_vain = isinstance(listing, ListOverlay) and text.strip() and not listing.unfiltered
    return replace(state, message=lists.no_entry_matches(text) if in_vain else "")


def holds_words(entry: ListEntry, words: Sequence[str]) -> bool:
    """Return whether an entry holds all words, which are folded as names are."""
    text = folded_name(entry.text)
    return all(word in text for word in words)


def filtered(listing: ListOverlay, text: str) -> ListOverlay:
    """Return a list of the entries that hold all words of a text, the first of them selected; else the whole list."""
    whole = unfiltered(listing)
    words = folded_name(text).split()
    kept: list[ListEntry] = []
    title: ListEntry | None = None
    for entry in whole.entries:
        if entry.target is None and listing.kind != "cell":
            title = entry
        elif holds_words(entry, words):
            kept += [entry] if title is None else [title, entry]
            title = None
    if not words or not kept:
        return whole
    first = next((at for at, entry in enumerate(kept) if entry.target is not None), 0)
    return replace(whole, entries=tuple(kept), index=first, unfiltered=whole.entries)


def unfiltered(listing: ListOverlay) -> ListOverlay:
    """Return the whole list, the same entry selected."""
    if not listing.unfiltered:
        return listing
    entry = listing.entries[listing.index]
    at = next((at for at, other in enumerate(listing.unfiltered) if other is entry), 0)
    return replace(listing, entries=listing.unfiltered, unfiltered=(), index=at, offset=0, digits="")


def to_first_letter(state: ReaderState, letter: str) -> ReaderState | None:
    """Select the next entry of the list on top that begins with a letter, after the last one the first; None if none.

    It is for letters that mean nothing else there.
    """
    listing = state.top_overlay
    if not isinstance(listing, ListOverlay) or len(letter) != 1 or not letter.isalpha():
        return None
    wanted = folded_name(letter)
    behind = listing.index + 1
    for at in (*range(behind, len(listing.entries)), *range(behind)):
        entry = listing.entries[at]
        if entry.target is not None and _first_letter(entry.label) == wanted:
            return listings.select(state, listing, at)
    return None


def _first_letter(label: str) -> str:
    return folded_name(next((char for char in label if char.isalnum()), ""))


def step(state: ReaderState, by: int) -> ReaderState:
    """Select the next entry (`by` 1) or the one before (-1) in the list below the prompt."""
    below = state.overlays[-2]
    if not isinstance(below, ListOverlay):
        return state
    at = min(max(below.index + by, 0), len(below.entries) - 1)
    return replace(state, overlays=(*state.overlays[:-2], replace(below, index=at, offset=0), state.overlays[-1]))
