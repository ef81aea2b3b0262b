"""Small Textual application with an accessible cursor: a shopping list, and an input to add to it.

It uses the package `textual_a11y` alone, and is not part of the product. Run it by its path.
"""

from __future__ import annotations

import os
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from b12tui.terminal import capabilities
from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.textual_a11y.accessible_app import AccessibleApp
from b12tui.textual_a11y.driver import AccessibleDriver

THINGS = ("Oats", "Tinned clams", "Nutritional yeast", "Eggs", "Sardines in oil")


class ItemList(Widget, can_focus=True):
    """Rows that arrow keys step through; Enter marks one as bought."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)"),
        Binding("up", "step(-1)"),
        Binding("enter", "buy"),
    ]
    DEFAULT_CSS = "ItemList { height: 1fr; background: ansi_default; color: ansi_default; }"
    at = reactive(0, repaint=False)  # nothing is drawn for it: the cursor shows it

    def __init__(self) -> None:
        super().__init__()
        self.things = list(THINGS)

    @property
    def caret(self) -> Offset:
        return Offset(0, self.at)

    def render_line(self, y: int) -> Strip:
        words = self.things[y] if y < len(self.things) else ""
        return Strip([Segment(words)]).adjust_cell_length(self.size.width)

    def action_step(self, by: int) -> None:
        self.at = min(max(self.at + by, 0), len(self.things) - 1)

    def action_buy(self) -> None:
        self.things[self.at] += ", bought"
        self.refresh()


class ShoppingListApp(AccessibleApp[None]):
    """List with an input below; Tab moves between them, q leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next"),
        Binding("q", "app.quit"),
    ]
    CSS = """
        Screen { background: ansi_default; color: ansi_default; }
        Input, Input:focus { border: none; padding: 0; height: 1; background: ansi_default; color: ansi_default; }
    """

    def compose(self) -> ComposeResult:
        """Place the list above the input."""
        yield ItemList()
        line = Input(select_on_focus=False)
        line.cursor_blink = False
        yield line

    def on_input_submitted(self, message: Input.Submitted) -> None:
        things = self.query_one(ItemList)
        things.things.append(message.value)
        things.refresh()
        message.input.clear()


if __name__ == "__main__":
    with Terminal.open() as terminal:
        terminal.enter(screen=True, mouse=False)
        app = ShoppingListApp(capabilities.of(os.environ), AccessibleDriver.over(terminal, KeyDecoder()))
        app.run(mouse=False)
        if app.failure is not None:
            raise app.failure
