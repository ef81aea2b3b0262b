"""Actions that change how the text looks, each of which says how it is from now on."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.reading.looks import NARROWEST, STEP, USUAL_WIDTH, WIDEST, Look
from b12tui.reading.reader import Command, Reader
from b12tui.record import replace

Simple = Callable[[Reader], Reader]


def _width(reader: Reader, command: Command) -> Reader:
    by = {"wider": STEP, "narrower": -STEP}.get(command.action)
    width = USUAL_WIDTH if by is None else min(max(reader.look.width + by, NARROWEST), WIDEST)
    return replace(reader, look=replace(reader.look, width=width), said=f"At most {width} characters a line.")


def _switch(change: Callable[[Look], Look], on: str, off: str, state: Callable[[Look], bool]) -> Simple:
    """Make an action of a switch of the look, which says its new state."""

    def do(reader: Reader) -> Reader:
        look = change(reader.look)
        return replace(reader, look=look, said=on if state(look) else off)

    return do


def _spacing(reader: Reader) -> Reader:
    spacing = 3 - reader.look.spacing
    return replace(reader, look=replace(reader.look, spacing=spacing), said=f"Line spacing {spacing}.")


SWITCHES: dict[str, Simple] = {
    "spacing": _spacing,
    "ruler": _switch(
        lambda look: replace(look, ruler=not look.ruler),
        "The ruler is on.",
        "The ruler is off.",
        lambda look: look.ruler,
    ),
    "sentence-lines": _switch(
        lambda look: replace(look, sentence_lines=not look.sentence_lines),
        "One sentence a line.",
        "Sentences run on.",
        lambda look: look.sentence_lines,
    ),
    "contents-side": _switch(
        lambda look: replace(look, contents_left=not look.contents_left),
        "The contents stand at the left, where there is room.",
        "The contents stand at the right, where there is room.",
        lambda look: look.contents_left,
    ),
    "hints": _switch(
        lambda look: replace(look, hints=not look.hints),
        "The hint line is on.",
        "The hint line is off.",
        lambda look: look.hints,
    ),
    "progress": _switch(
        lambda look: replace(look, progress=not look.progress),
        "The place in the text is shown in the first row.",
        "The place in the text is not shown any more; where says it.",
        lambda look: look.progress,
    ),
}

WIDTHS: dict[str, Callable[[Reader, Command], Reader]] = {
    "wider": _width,
    "narrower": _width,
    "width": _width,
}
