"""markdown-it, set up for reading: CommonMark 0.31 and GitHub's additions, and nothing that only HTML needs.

Only the two phases are used, blocks and running text, each when it is asked for; the chain of rules around them, which
makes both at once, isn't. Targets are kept as they are written and none is refused: here nothing is fetched and nothing
opened, so a link is data (heads decide what they would open). What a text doesn't hold costs it nothing: the rules for
footnotes, definition lists and mathematics are added for the texts that have their signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from b12tui.markdown.commonmark import rules
from b12tui.markdown.commonmark.autolinks import bare_address
from b12tui.markdown.commonmark.bracket_links import HELPERS, Running, image, link

if TYPE_CHECKING:
    from markdown_it.token import Token

NESTING = 60
"""How deep markdown-it may nest blocks, as it counts; `rules.too_deep` stops before, and keeps what stands deeper."""

NOTES = re.compile(r"\[\^[^\]\s]")
"""What a text with footnotes holds."""

_DEFINITIONS = re.compile(r"\n[ \t>]*[:~][ \t]")
"""What a text with definition lists holds; a search for line feeds is twenty times as fast as one for lines."""

_STOPS = r"[\n!&*<\[\\\]_`~]|://|www\."
"""Where running text may hold more than text. Fewer stops than markdown-it's own, fewer rules tried for nothing."""


class Markdown(MarkdownIt):
    """A parser for one text, with the rules that it needs."""

    def __init__(self, source: str) -> None:
        """Set up for `source`: the same rules for all of it, so that a part of it is parsed as the whole would be."""
        super().__init__(
            "commonmark", {"maxNesting": NESTING, "strikethrough_single_tilde": True, "store_labels": True}
        )
        self.enable(["table", "strikethrough"])
        running = Running()
        running.ruler, running.ruler2 = self.inline.ruler, self.inline.ruler2
        self.inline = running
        self.helpers = HELPERS
        block, inline = self.block.ruler, self.inline.ruler
        block.at("table", rules.table_rule, {"alt": ["paragraph", "reference"]})
        block.at("reference", rules.reference)
        block.before("table", "too_deep", rules.too_deep)
        block.before("too_deep", "heed", rules.heed, {"alt": ["paragraph", "reference", "blockquote", "list"]})
        inline.before("text", "heed", rules.heed_inline)
        inline.after("text", "bare_address", bare_address)
        inline.at("link", link)
        inline.at("image", image)
        stops = _STOPS
        if "$" in source:
            stops += r"|\$"
            block.before("fence", "math", rules.math_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
            inline.before("escape", "math", rules.math)
        self.notes = NOTES.search(source) is not None
        if self.notes:
            from mdit_py_plugins.footnote.index import footnote_def

            block.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
            inline.before("link", "citation", rules.citation)
        if _DEFINITIONS.search(source):
            from mdit_py_plugins.deflist import deflist_plugin

            self.use(deflist_plugin)
        self.inline.terminator_re = re.compile(stops)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's own name
        """Return `url` as it is."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's own name
        """Return `link` as it is."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - markdown-it's own name
        """Accept every target."""
        return True

    def blocks(self, source: str, env: dict[str, Any] | None = None) -> list[Token]:
        """Return the tokens of the block phase, with running text not parsed yet; what is defined goes into `env`."""
        tokens: list[Token] = []
        self.block.parse(source, self, {} if env is None else env, tokens)
        return tokens

    def running(self, content: str, env: dict[str, Any]) -> list[Token]:
        """Return the tokens of a stretch of running text, with the definitions of `env`."""
        return self.inline.parse(content, self, env, [])
