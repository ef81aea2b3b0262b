"""Baseline: a Textual application that shows one line and does nothing else."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Application with a single line."""

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static(sys.argv[1])


if __name__ == "__main__":
    Empty().run()
