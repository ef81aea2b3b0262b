"""Dialects of Markdown, and the constructs of each beyond CommonMark.

A named dialect has the constructs that its own program reads, and no others. `auto` has all of them, but for those that
would change the words of plain GFM; where it is known that a text belongs to a dialect, that one decides on these.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


GFM = _names("table strike bare_address footnote alert task")
"""Constructs that GitHub has (GFM, and its documentation)."""

_PANDOC = _names(
    "table strike footnote definition math attributes container superscript subscript inline_note citation example"
    " line_block plain_table task figure raw_format"
)

_CONSTRUCTS: dict[str, frozenset[str]] = {
    "gfm": GFM | {"math"},
    "commonmark": frozenset(),
    "pandoc": _PANDOC,
    "quarto": _PANDOC | {"bare_address", "shortcode", "include"},
    "mkdocs": GFM
    | _names(
        "definition math attributes admonition slash_container mark superscript subscript critic abbreviation contents"
        " include keys cross_reference"
    ),
    "mdbook": GFM | _names("math definition include attributes"),
    "myst": GFM | _names("definition math attributes container directive role label line_comment citation"),
    "docusaurus": GFM | _names("math attributes container mdx"),
    "vitepress": GFM | _names("math attributes container contents include"),
    "obsidian": GFM | _names("math mark inline_note block_name wikilink hard_break comment"),
    "hugo": GFM | _names("definition math attributes shortcode"),
    "jekyll": _names(
        "table strike footnote definition math attributes abbreviation contents shortcode task bare_address"
    ),
}

AUTO_LACKS = frozenset({
    "subscript", "hard_break", "citation", "comment", "line_comment", "figure", "raw_format", "cross_reference",
})  # fmt: skip
"""Constructs that change what plain GFM says: only in a text that is known to be in a dialect that has them."""

DECIDED = AUTO_LACKS | {"superscript", "mark", "inline_note", "example"}
"""Constructs on which dialects disagree: a text that is known to be in a dialect has those of that dialect."""

NAMES = ("auto", *_CONSTRUCTS)
"""Names of dialects, as options and settings have them."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Dialect of Markdown."""

    name: str
    constructs: frozenset[str]
    """Constructs that it has beyond CommonMark."""
    named: bool = False
    """Whether a reader named it, so that nothing in the text counts against it."""

    def has(self, construct: str) -> bool:
        """Return whether a construct is read, rather than shown as its source."""
        return construct in self.constructs


AUTO = Dialect("auto", frozenset().union(*_CONSTRUCTS.values()) - AUTO_LACKS)
"""All constructs that no plain GFM has."""


def dialect(name: str) -> Dialect:
    """Return the dialect with a name, which has only its own constructs."""
    return AUTO if name == "auto" else Dialect(name, _CONSTRUCTS[name], named=True)


def told_from(name: str) -> Dialect:
    """Return the dialect of a text that seems to be in the one with this name: it decides only where two disagree."""
    own = dialect(name).constructs
    return AUTO if name == "auto" else Dialect(name, (AUTO.constructs - DECIDED) | own)
