"""What all of a text has to say to each of its parts: definitions, the slugs of headings, the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from b12tui.document.cancellation import check_cancelled
from b12tui.markdown.builders import inlines
from b12tui.markdown.builders.text_builder import LONG, shortened
from b12tui.markdown.outline.slugs import slug_of

if TYPE_CHECKING:
    from b12tui.document import Text
    from b12tui.markdown.builders.footnotes import Footnotes
    from b12tui.markdown.builders.link_definitions import LinkDefinitions
    from b12tui.markdown.commonmark.tokens import BlockParser


class ParseContext:
    """What is known of the whole text."""

    def __init__(
        self, parser: BlockParser, references: LinkDefinitions, targets: dict[str, Any], notes: Footnotes
    ) -> None:
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
        check_cancelled()
        return inlines.build_text(self.parser, content, self.env)


def _shortened(target: dict[str, Any]) -> dict[str, Any]:
    """Return a definition with as much of its title as stands at each link that refers to it."""
    return target if len(target["title"]) <= LONG else {**target, "title": shortened(target["title"])}
