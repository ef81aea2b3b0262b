"""What all of a text has to say to each of its parts: definitions, the slugs of headings, the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from b12tui.document.breaking import go_on
from b12tui.parse import inline
from b12tui.parse.slugs import slug_of
from b12tui.parse.writing import LONG, shortened

if TYPE_CHECKING:
    from b12tui.document import Text
    from b12tui.parse.notes import Notes
    from b12tui.parse.references import References
    from b12tui.parse.tokens import Parses


class Known:
    """What is known of the whole text."""

    def __init__(self, parser: Parses, references: References, targets: dict[str, Any], notes: Notes) -> None:
        """Know the definitions; `targets` are those of references, as markdown-it keeps them."""
        self.parser = parser
        self.references = references
        self.notes = notes
        self.slugs: dict[int, str] = {}
        """Of the headings, by line; empty until the outline is made."""
        self.env: dict[str, Any] = {"notes": notes.numbers}
        """What markdown-it looks definitions up in."""
        if targets:
            self.env["references"] = {label: _shortened(target) for label, target in targets.items()}

    def slug(self, line: int, text: Text) -> str:
        """Return the slug of the heading on a line; one that the outline doesn't know is read all the same."""
        return self.slugs.get(line) or slug_of(text)

    def text(self, content: str) -> Text:
        """Return the text of a stretch of running text."""
        go_on()
        return inline.text(self.parser, content, self.env)


def _shortened(target: dict[str, Any]) -> dict[str, Any]:
    """Return a definition with as much of its title as stands at each link that refers to it."""
    return target if len(target["title"]) <= LONG else {**target, "title": shortened(target["title"])}
