"""Actions that change how the text looks, each of which says how it is from now on."""

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


def _switch(field: str, on: str, off: str) -> Simple:
    """Make an action that switches a field of the look, which is on or off, and says its new state."""

    def do(state: ReaderState) -> ReaderState:
        switched: dict[str, Any] = {field: not getattr(state.appearance, field)}
        return replace(state, appearance=replace(state.appearance, **switched), message=on if switched[field] else off)

    return do


def _spacing(state: ReaderState) -> ReaderState:
    spacing = 3 - state.appearance.spacing
    return replace(state, appearance=replace(state.appearance, spacing=spacing), message=f"Line spacing {spacing}.")


TOGGLES: dict[str, Simple] = {
    "spacing": _spacing,
    "ruler": _switch("ruler", "The ruler is on.", "The ruler is off."),
    "sentence-lines": _switch("sentence_lines", "One sentence a line.", "Sentences run on."),
    "contents-side": _switch(
        "contents_left",
        "The contents stand at the left, where there is room.",
        "The contents stand at the right, where there is room.",
    ),
    "hints": _switch("hints", "The hint line is on.", "The hint line is off."),
    "progress": _switch(
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
