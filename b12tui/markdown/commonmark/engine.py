"""markdown-it, configured for CommonMark 0.31 and GitHub's extensions, without the parts that only HTML output needs.

Only its two phases are used, block and inline parsing, each on demand; the chain of core rules that runs both at once
is not. Targets are kept as written and all are accepted: nothing is fetched or opened here, so a link is data, and
frontends decide what they open. The rules for footnotes, definition lists and formulas are added only for texts that
contain their markers.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from b12tui.dialects import AUTO, Dialect
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fasttyping import TYPE_CHECKING, Any, ClassVar
from b12tui.markdown.commonmark import rules
from b12tui.markdown.commonmark.autolinks import bare_address
from b12tui.markdown.commonmark.bracket_links import HELPERS, TEMPLATE_HELPERS, Running, image, link
from b12tui.markdown.commonmark.dialects import add_dialect_rules
from b12tui.markdown.includes import Include

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from b12tui.markdown.commonmark.wikilinks import NoteFinder

NESTING = 60
"""markdown-it's limit on nested blocks, as it counts them; `rules.too_deep` acts first, and keeps what is nested
deeper."""

NOTES = re.compile(r"\[\^[^\]\s]")
"""Marker of a text with footnotes."""

_DEFINITIONS = re.compile(r"\n[ \t>]*[:~][ \t]")
"""Marker of a text with definition lists; searching for line feeds is twenty times as fast as for line starts."""

_STOPS = r"[\n!&*<\[\\\]_`~]|://|www\."
"""Positions where inline markup may begin: fewer than markdown-it's own, so that fewer rules are tried in vain."""


class _NoRenderer:
    """Renderer of nothing: markdown-it's own refers to itself (`b12tui.weak_method`)."""

    __output__: ClassVar[str] = ""

    def __init__(self, _parser: MarkdownIt) -> None: ...

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        """Return nothing."""
        return ""


class Markdown(MarkdownIt):
    """A parser for one document, with the rules that it needs."""

    def __init__(
        self, source: str, cancellation: Cancellation = NEVER, dialect: Dialect = AUTO, notes: NoteFinder | None = None
    ) -> None:
        """Choose the rules for all of `source`, so that a part of it is parsed as in the whole."""
        self.cancellation = cancellation
        self.dialect = dialect
        self.include: Include | None = None
        self.note_finder = notes
        super().__init__(
            "commonmark",
            {
                "maxNesting": NESTING,
                "strikethrough_single_tilde": not dialect.has("subscript"),
                "store_labels": True,
            },
            renderer_cls=_NoRenderer,
        )
        self.linkify = None  # it refers to itself, as a renderer does, and finds only what `bare_address` finds
        self.enable([rule for rule, name in (("table", "table"), ("strikethrough", "strike")) if dialect.has(name)])
        running = Running()
        running.ruler, running.ruler2 = self.inline.ruler, self.inline.ruler2
        self.inline = running
        templates = dialect.has("shortcode") and ("{{" in source or "{%" in source)
        self.helpers = TEMPLATE_HELPERS if templates else HELPERS
        block, inline = self.block.ruler, self.inline.ruler
        block.at("table", rules.table_rule, {"alt": ["paragraph", "reference"]})
        block.at("reference", rules.reference)
        block.at("fence", rules.fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
        block.before("table", "too_deep", rules.too_deep)
        block.before(
            "too_deep",
            "cancellation_point",
            rules.cancellation_point(cancellation),
            {"alt": ["paragraph", "reference", "blockquote", "list"]},
        )
        inline.before("text", "cancellation_point", rules.cancellation_point(cancellation))
        if dialect.has("bare_address"):
            inline.after("text", "bare_address", bare_address)
        inline.at("backticks", rules.code_span)
        inline.at("link", link)
        inline.at("image", image)
        stops = _STOPS
        if "$" in source and dialect.has("math"):
            stops += r"|\$"
            block.before("fence", "math", rules.math_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
            inline.before("escape", "math", rules.math)
        stops += add_dialect_rules(self, source, dialect)
        self.notes = dialect.has("footnote") and NOTES.search(source) is not None
        if self.notes:
            from mdit_py_plugins.footnote.index import footnote_def

            block.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
            inline.before("link", "citation", rules.citation)
        if dialect.has("definition") and _DEFINITIONS.search(source):
            from mdit_py_plugins.deflist import deflist_plugin

            self.use(deflist_plugin)
        self.inline.terminator_re = re.compile(stops)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's own name
        """Return `url` unchanged."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's own name
        """Return `link` unchanged."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - markdown-it's own name
        """Accept every target."""
        return True

    def blocks(self, source: str, env: dict[str, Any] | None = None) -> list[Token]:
        """Return the tokens of the block phase, with inline text not yet parsed; definitions are added to `env`."""
        tokens: list[Token] = []
        self.block.parse(source, self, {} if env is None else env, tokens)
        return tokens

    def running(self, content: str, env: dict[str, Any]) -> list[Token]:
        """Return the tokens of inline text, using the definitions in `env`."""
        return self.inline.parse(content, self, env, [])
