"""List of colour themes: the selected one is shown as long as the list is, and is in force once it is chosen."""

from __future__ import annotations

from b12tui.catalogue import lists, page
from b12tui.core.appearance import Appearance, is_shown
from b12tui.core.overlay import listings
from b12tui.core.state import Command, ListEntry, ListOverlay, Overlay, ReaderState
from b12tui.fastclass import replace

KIND = "themes"


def theme(state: ReaderState, command: Command) -> ReaderState:
    """List the themes; take the one that the command names; in the list, or where nothing is coloured, the next."""
    names = state.appearance.theme_names
    top = state.top_overlay
    if command.text in names:
        without = state.overlays[:-1] if isinstance(top, ListOverlay) and top.kind == KIND else state.overlays
        return replace(_taken(state, command.text), overlays=without)
    at = names.index(state.appearance.theme) if state.appearance.theme in names else -1
    if isinstance(top, ListOverlay) and top.kind == KIND:
        return listings.select(state, top, (top.index + 1) % len(top.entries))
    if state.is_heard:
        following = names[(at + 1) % len(names)]
        return _taken(state, following)
    entries = tuple(
        ListEntry(
            lists.THEMES_IN_WORDS.get(name, lists.own_theme(name)),
            Command("theme", text=name),
            current=number == at,
            number=number + 1,
        )
        for number, name in enumerate(names)
    )
    return listings.push(state, ListOverlay(KIND, lists.THEMES, entries, max(at, 0)))


def previewed(appearance: Appearance, overlay: Overlay | None) -> Appearance:
    """Return the appearance in the theme that is selected in the overlay shown, if that is the list of themes."""
    if not isinstance(overlay, ListOverlay) or overlay.kind != KIND:
        return appearance
    target = overlay.entries[overlay.index].target
    return replace(appearance, theme=target.text) if isinstance(target, Command) else appearance


def _taken(state: ReaderState, name: str) -> ReaderState:
    """Return the state in a theme, which is told."""
    message = page.where_shown(page.theme(name), here=is_shown("theme", state.frontend))
    return replace(with_theme(state, name), message=message)


def with_theme(state: ReaderState, name: str) -> ReaderState:
    """Return the state in a theme."""
    return replace(state, appearance=replace(state.appearance, theme=name))
