"""The application over a terminal that is open already, with the first frame on it."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.state import ReaderState
from b12tui.fasttyping import Any
from b12tui.terminal.owner import Terminal
from b12tui.terminal.typeahead import Typeahead
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.app import ReaderApp


def application(
    state: ReaderState, terminal: Terminal, typeahead: Typeahead, save: Callable[[ReaderState], Any], **options: Any
) -> ReaderApp:
    """Return the application, which takes over the keys that were typed meanwhile; it is given the `options`."""
    driver = AccessibleDriver.over(terminal, typeahead.keys, typed=typeahead.take_over())
    return ReaderApp(state, save=save, driver=driver, **options)
