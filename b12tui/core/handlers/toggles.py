"""Actions that change how the text looks, each of which says how it is from now on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from b12tui.core.appearance import NARROWEST, STEP, USUAL_WIDTH, WIDEST
from b12tui.core.state import Command, Reader
from b12tui.fastclass import replace

Simple = Callable[[Reader], Reader]


def _width(reader: Reader, command: Command) -> Reader:
    by = {"wider": STEP, "narrower": -STEP}.get(command.action)
    width = USUAL_WIDTH if by is None else min(max(reader.look.width + by, NARROWEST), WIDEST)
    return replace(reader, look=replace(reader.look, width=width), said=f"At most {width} characters a line.")


def _switch(field: str, on: str, off: str) -> Simple:
    """Make an action that switches a field of the look, which is on or off, and says its new state."""

    def do(reader: Reader) -> Reader:
        switched: dict[str, Any] = {field: not getattr(reader.look, field)}
        return replace(reader, look=replace(reader.look, **switched), said=on if switched[field] else off)

    return do


def _spacing(reader: Reader) -> Reader:
    spacing = 3 - reader.look.spacing
    return replace(reader, look=replace(reader.look, spacing=spacing), said=f"Line spacing {spacing}.")


SWITCHES: dict[str, Simple] = {
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

WIDTHS: dict[str, Callable[[Reader, Command], Reader]] = {
    "wider": _width,
    "narrower": _width,
    "width": _width,
}
