"""Actions that change the appearance; each reports the new state."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import page, verbosity
from b12tui.core.appearance import DEFAULT_WIDTH, FOCUSES, NARROWEST, STEP, WIDEST, is_shown
from b12tui.core.state import Command, ReaderState
from b12tui.core.verbosity import next_level
from b12tui.fastclass import replace
from b12tui.fasttyping import Any

Simple = Callable[[ReaderState], ReaderState]


def _with_message(state: ReaderState, field: str, message: str) -> ReaderState:
    """Return the state with a message on a field of the appearance, which says where that shows, if not here."""
    return replace(state, message=page.where_shown(message, here=is_shown(field, state.frontend)))


def _width(state: ReaderState, command: Command) -> ReaderState:
    by = {"wider": STEP, "narrower": -STEP}.get(command.action)
    width = DEFAULT_WIDTH if by is None else min(max(state.appearance.width + by, NARROWEST), WIDEST)
    state = replace(state, appearance=replace(state.appearance, width=width))
    return _with_message(state, "width", page.width_at_most(width) if state.frontend == "spoken" else page.width(width))


def _toggle(field: str, on: str, off: str) -> Simple:
    """Make a handler that toggles a boolean field of the appearance and reports its new value."""

    def handler(state: ReaderState) -> ReaderState:
        switched: dict[str, Any] = {field: not getattr(state.appearance, field)}
        state = replace(state, appearance=replace(state.appearance, **switched))
        return _with_message(state, field, on if switched[field] else off)

    return handler


def _spacing(state: ReaderState) -> ReaderState:
    spacing = 3 - state.appearance.spacing
    state = replace(state, appearance=replace(state.appearance, spacing=spacing))
    return _with_message(state, "spacing", page.spacing(spacing))


def _focus(state: ReaderState) -> ReaderState:
    focus = FOCUSES[(FOCUSES.index(state.appearance.focus) + 1) % len(FOCUSES)]
    return _with_message(replace(state, appearance=replace(state.appearance, focus=focus)), "focus", page.FOCUS[focus])


def _verbosity(state: ReaderState) -> ReaderState:
    announced = next_level(state.appearance.announced)
    message = verbosity.level_on_screen if state.frontend == "screen" else verbosity.level
    return replace(state, appearance=replace(state.appearance, announced=announced), message=message(announced.level))


_TOGGLES: dict[str, Simple] = {
    "spacing": _spacing,
    "verbosity": _verbosity,
    "ruler": _toggle("ruler", page.RULER_ON, page.RULER_OFF),
    "cursor-row": _toggle("cursor_row", page.CURSOR_ROW_ON, page.CURSOR_ROW_OFF),
    "focus": _focus,
    "sentence-lines": _toggle("sentence_lines", page.SENTENCE_LINES_ON, page.SENTENCE_LINES_OFF),
    "contents-side": _toggle("contents_left", page.CONTENTS_LEFT, page.CONTENTS_RIGHT),
    "hints": _toggle("hints", page.HINTS_ON, page.HINTS_OFF),
    "progress": _toggle("progress", page.PROGRESS_ON, page.PROGRESS_OFF),
}


def change(state: ReaderState, command: Command) -> ReaderState:
    """Change the appearance, by an action of `page_actions.APPEARANCE`."""
    if command.action in ("wider", "narrower", "width"):
        return _width(state, command)
    return _TOGGLES[command.action](state)
