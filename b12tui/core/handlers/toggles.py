"""Actions that change the appearance; each reports the new state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from b12tui.catalogue import page, verbosity
from b12tui.core.appearance import DEFAULT_WIDTH, FOCUSES, NARROWEST, STEP, WIDEST
from b12tui.core.state import Command, ReaderState
from b12tui.core.verbosity import next_level
from b12tui.fastclass import replace

Simple = Callable[[ReaderState], ReaderState]


def _width(state: ReaderState, command: Command) -> ReaderState:
    by = {"wider": STEP, "narrower": -STEP}.get(command.action)
    width = DEFAULT_WIDTH if by is None else min(max(state.appearance.width + by, NARROWEST), WIDEST)
    return replace(state, appearance=replace(state.appearance, width=width), message=page.width(width))


def _toggle(field: str, on: str, off: str) -> Simple:
    """Make a handler that toggles a boolean field of the appearance and reports its new value."""

    def handler(state: ReaderState) -> ReaderState:
        switched: dict[str, Any] = {field: not getattr(state.appearance, field)}
        return replace(state, appearance=replace(state.appearance, **switched), message=on if switched[field] else off)

    return handler


def _spacing(state: ReaderState) -> ReaderState:
    spacing = 3 - state.appearance.spacing
    return replace(state, appearance=replace(state.appearance, spacing=spacing), message=page.spacing(spacing))


def _focus(state: ReaderState) -> ReaderState:
    focus = FOCUSES[(FOCUSES.index(state.appearance.focus) + 1) % len(FOCUSES)]
    return replace(state, appearance=replace(state.appearance, focus=focus), message=page.FOCUS[focus])


def _verbosity(state: ReaderState) -> ReaderState:
    announced = next_level(state.appearance.announced)
    message = verbosity.level_on_screen if state.frontend == "screen" else verbosity.level
    return replace(state, appearance=replace(state.appearance, announced=announced), message=message(announced.level))


TOGGLES: dict[str, Simple] = {
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

WIDTH_HANDLERS: dict[str, Callable[[ReaderState, Command], ReaderState]] = {
    "wider": _width,
    "narrower": _width,
    "width": _width,
}
