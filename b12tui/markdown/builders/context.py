"""Context shared by all sections of a document: definitions, heading slugs, footnotes."""

from __future__ import annotations

from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING, Any
from b12tui.markdown.builders import example_numbers, inlines
from b12tui.markdown.outline.slugs import slug_of
from b12tui.markdown.texts import text_spans

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        self.included: tuple[str, ...] = ()
        """Names of the files that the source is included from, one in the other."""
        self._only_line = 0
        """Source line of all that is included; 0 for the document's own source."""
        self._examples: dict[int, int] = {}
        """Numbers of examples by source line, from 0."""
        self.abbreviations: Mapping[str, str] = {}
        """Meanings of the abbreviations that are explained where they are first used, by the words."""
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
        text = inlines.build_text(self.parser, content, self.env, line)
        return replace(text, line=self._only_line, breaks=()) if self._only_line else text

    def of_included(self, name: str, line: int) -> ParseContext:
        """Return a context for the source of a file that a source line includes."""
        from copy import copy  # deferred: few texts include files

        inside = copy(self)
        inside.included = (*self.included, name)
        inside._only_line = self._only_line or line  # noqa: SLF001 - its own class
        inside.slugs = {}
        return inside

    def shown_line(self, line: int) -> int:
        """Return the line of the document's source in which what is on a line of a source stands."""
        return self._only_line or line

    def number_examples(self, source: str) -> None:
        """Give numbers to the examples of the document (pandoc)."""
        self.env["examples"], self._examples = example_numbers.numbered_examples(source)

    def example_number(self, line: int) -> int:
        """Return the number of the example that begins on a source line, from 1."""
        return self._examples.get(line - 1, 1)


def _shortened(target: dict[str, Any]) -> dict[str, Any]:
    """Return a link definition with its title cut to the length shown at each link."""
    return (
        target
        if len(target["title"]) <= text_spans.MAX_SHOWN
        else {**target, "title": text_spans.shortened(target["title"])}
    )
