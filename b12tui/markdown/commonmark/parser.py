"""The parser of one text: what is prose is read by `prose` at once, and markdown-it is loaded for what is more."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from b12tui.markdown.fastpath.blocks import fast_blocks as prose
from b12tui.markdown.fastpath.token_factory import NeedsFullParser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12tui.markdown.commonmark.engine import Markdown
    from b12tui.markdown.commonmark.tokens import Token


class Parser:
    """A parser for one text."""

    def __init__(self, source: str) -> None:
        """Get ready for `source`: one set of rules, so that a part of it is parsed as the whole would be."""
        self._source = source

    @cached_property
    def _markdown(self) -> Markdown:
        from b12tui.markdown.commonmark.engine import Markdown

        return Markdown(self._source)

    def blocks(self, source: str, env: dict[str, Any] | None = None) -> Sequence[Token]:
        """Return the tokens of the block phase, with running text not parsed yet; what is defined goes into `env`."""
        try:
            return prose(source)
        except NeedsFullParser:
            return self._markdown.blocks(source, env)

    def running(self, content: str, env: dict[str, Any]) -> Sequence[Token]:
        """Return the tokens of a stretch of running text, with the definitions of `env`."""
        return self._markdown.running(content, env)
