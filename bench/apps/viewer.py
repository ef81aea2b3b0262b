"""Reader made of Textual's own Markdown viewer, without any additions."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import MarkdownViewer


class Viewer(App[None]):
    """The viewer with its table of contents closed."""

    def compose(self) -> ComposeResult:
        """Show the file."""
        text = Path(sys.argv[1]).read_text(encoding="utf-8")
        yield MarkdownViewer(text, show_table_of_contents=False)

    def on_mount(self) -> None:
        """Focus the text."""
        self.query_one(MarkdownViewer).focus()


if __name__ == "__main__":
    Viewer().run()
