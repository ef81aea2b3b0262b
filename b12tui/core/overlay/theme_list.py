"""List of colour themes, whose selected one is shown at once; leaving the list returns to the former one."""

from __future__ import annotations

from b12tui.catalogue import lists, page
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState
from b12tui.fastclass import replace

KIND = "themes"


def theme(state: ReaderState, command: Command) -> ReaderState:
    """List the themes; take the one that the command names; in the list, or where nothing is coloured, the next."""
    names = state.appearance.theme_names
    top = state.top_overlay
    if command.text in names:
        without = state.overlays[:-1] if isinstance(top, ListOverlay) and top.kind == KIND else state.overlays
        return replace(with_theme(state, command.text), overlays=without, message=page.theme(command.text))
    at = names.index(state.appearance.theme) if state.appearance.theme in names else -1
    if isinstance(top, ListOverlay) and top.kind == KIND:
        listing = replace(top, index=(top.index + 1) % len(top.entries), digits="", offset=0)
        return previewed(replace(state, overlays=(*state.overlays[:-1], listing)))
    if state.frontend in ("spoken", "line"):
        following = names[(at + 1) % len(names)]
        return replace(with_theme(state, following), message=page.theme(following))
    entries = tuple(
        ListEntry(
            lists.THEMES_IN_WORDS.get(name, lists.own_theme(name)),
            Command("theme", text=name),
            current=number == at,
            number=number + 1,
        )
        for number, name in enumerate(names)
    )
    return replace(state, overlays=(*state.overlays, ListOverlay(KIND, lists.THEMES, entries, max(at, 0))))


def previewed(state: ReaderState) -> ReaderState:
    """Return the state in the theme that is selected in the list on top, if that is the list of themes."""
    top = state.top_overlay
    if not isinstance(top, ListOverlay) or top.kind != KIND:
        return state
    return with_theme(state, _name(top.entries[top.index]))


def restored(state: ReaderState, listing: ListOverlay) -> ReaderState:
    """Return the state in the theme that it had when the list was opened."""
    former = next((entry for entry in listing.entries if entry.current), None)
    return state if listing.kind != KIND or former is None else with_theme(state, _name(former))


def with_theme(state: ReaderState, name: str) -> ReaderState:
    """Return the state in a theme."""
    return replace(state, appearance=replace(state.appearance, theme=name))


def _name(entry: ListEntry) -> str:
    return entry.target.text if isinstance(entry.target, Command) else ""
