"""Actions that change the appearance; each reports the new state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from b12tui.core.appearance import DEFAULT_WIDTH, NARROWEST, STEP, WIDEST
from b12tui.core.state import Command, ReaderState
from b12tui.fastclass import replace

Simple = Callable[[ReaderState], ReaderState]


def _width(state: ReaderState, command: Command) -> ReaderState:
    by = {"wider": STEP, "narrower": -STEP}.get(command.action)
    width = DEFAULT_WIDTH if by is None else min(max(state.appearance.width + by, NARROWEST), WIDEST)
    return replace(
        state, appearance=replace(state.appearance, width=width), message=f"At most {width} characters a line."
    )


def _toggle(field: str, on: str, off: str) -> Simple:
    """Make a handler that toggles a boolean field of the appearance and reports its new value."""

    def handler(state: ReaderState) -> ReaderState:
        switched: dict[str, Any] = {field: not getattr(state.appearance, field)}
        return replace(state, appearance=replace(state.appearance, **switched), message=on if switched[field] else off)

    return handler


def _spacing(state: ReaderState) -> ReaderState:
    spacing = 3 - state.appearance.spacing
    return replace(state, appearance=replace(state.appearance, spacing=spacing), message=f"Line spacing {spacing}.")


TOGGLES: dict[str, Simple] = {
    "spacing": _spacing,
    "ruler": _toggle("ruler", "The ruler is on.", "The ruler is off."),
    "sentence-lines": _toggle("sentence_lines", "One sentence a line.", "Sentences run on."),
    "contents-side": _toggle(
        "contents_left",
        "The contents stand at the left, where there is room.",
        "The contents stand at the right, where there is room.",
    ),
    "hints": _toggle("hints", "The hint line is on.", "The hint line is off."),
    "progress": _toggle(
        "progress",
        "The place in the text is shown in the first row.",
        "The place in the text is not shown any more; where says it.",
    ),
}

WIDTH_HANDLERS: dict[str, Callable[[ReaderState, Command], ReaderState]] = {
    "wider": _width,
    "narrower": _width,
    "width": _width,
}
