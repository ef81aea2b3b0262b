"""Parser of one document: `fastpath` reads plain prose, and markdown-it is loaded only for the rest."""

from __future__ import annotations

from functools import cached_property

from b12tui.dialects import AUTO, Dialect
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fasttyping import TYPE_CHECKING, Any
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import engine
from b12tui.markdown.fastpath.container_blocks import fast_blocks
from b12tui.markdown.fastpath.token_factory import NeedsFullParser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12tui.markdown.commonmark.tokens import Token
    from b12tui.markdown.commonmark.wikilinks import NoteFinder
    from b12tui.markdown.includes import Include

_HIDDEN_LINE = lazy_pattern(r"(?m)^[^\w\n%+]*(?:%(?: |$)|\+\+\+)")
"""Line that may be a comment, or part two cells (MyST)."""


class Parser:
    """A parser for one document."""

    def __init__(
        self,
        source: str,
        cancellation: Cancellation = NEVER,
        dialect: Dialect = AUTO,
        include: Include | None = None,
        notes: NoteFinder | None = None,
    ) -> None:
        """Use the same rules for all of `source`, so that a part of it is parsed as in the whole."""
        self._source = source
        self.cancellation = cancellation
        """Token that cancels parsing."""
        self.dialect = dialect
        self.include = include
        """Reads the files that the document includes; None if it may include none."""
        self._notes = notes

    @cached_property
    def _markdown(self) -> engine.Markdown:
        return engine.Markdown(self._source, self.cancellation, self.dialect, self._notes)

    def blocks(self, source: str, env: dict[str, Any] | None = None) -> Sequence[Token]:
        """Return the tokens of the block phase, with inline text not yet parsed; definitions are added to `env`."""
        try:
            return self.quick_blocks(source, env)
        except NeedsFullParser:
            return self._markdown.blocks(source, env)

    def quick_blocks(self, source: str, env: dict[str, Any] | None = None) -> Sequence[Token]:
        """Return the same tokens without the full parser; raise NeedsFullParser if that takes one."""
        has = self.dialect.has
        if has("line_comment") and ("%" in source or "+++" in source) and _HIDDEN_LINE.search(source):
            raise NeedsFullParser
        return fast_blocks(source, self.cancellation, env, tables=has("table"), notes=has("footnote"))

    def running(self, content: str, env: dict[str, Any]) -> Sequence[Token]:
        """Return the tokens of inline text, using the definitions in `env`."""
        return self._markdown.running(content, env)
