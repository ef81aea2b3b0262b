"""Context shared by all sections of a document: definitions, heading slugs, footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from b12tui.markdown.builders import inlines
from b12tui.markdown.outline.slugs import slug_of
from b12tui.markdown.text_spans import LONG, shortened

if TYPE_CHECKING:
    from b12tui.document import Text
    from b12tui.markdown.builders.footnotes import Footnotes
    from b12tui.markdown.builders.link_definitions import LinkDefinitions
    from b12tui.markdown.commonmark.tokens import BlockParser
    from b12tui.markdown.outline.symbols import HeadingKey


class ParseContext:
    """Context shared by all sections of a document."""

    def __init__(
        self, parser: BlockParser, references: LinkDefinitions, targets: dict[str, Any], notes: Footnotes
    ) -> None:
        """Store the context; `targets` are link reference definitions as markdown-it keeps them, by label."""
        self.parser = parser
        self.cancellation = parser.cancellation
        self.references = references
        self.notes = notes
        self.slugs: dict[HeadingKey, str] = {}
        """Heading slugs; empty until the outline is built."""
        self.env: dict[str, Any] = {"notes": notes.numbers}
        """markdown-it's environment, in which it looks definitions up."""
        if targets:
            self.env["references"] = {label: _shortened(target) for label, target in targets.items()}

    def slug(self, key: HeadingKey, text: Text) -> str:
        """Return the slug of a heading, derived from its text if the outline doesn't list it."""
        return self.slugs.get(key) or slug_of(text)

    def text(self, content: str, line: int = 0) -> Text:
        """Return the text parsed from inline `content`, whose first source line is `line`."""
        self.cancellation.check()
        return inlines.build_text(self.parser, content, self.env, line)


def _shortened(target: dict[str, Any]) -> dict[str, Any]:
    """Return a link definition with its title cut to the length shown at each link."""
    return target if len(target["title"]) <= LONG else {**target, "title": shortened(target["title"])}
