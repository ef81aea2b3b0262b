"""Names of places in Markdown by the rules of the programs that publish it, and the block that each one leads to.

Nothing here is b12tui's: the blocks are those of markdown-it's own HTML, and each program's rule for the names of
headings is written out anew. What a program makes of constructs that CommonMark lacks is known for attribute lists
(`{#name}`), labels (`(name)=`) and named blocks (`^name`) only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?^(?:\1|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_ATTRIBUTES = re.compile(r"\{:?[ \t]*((?:[#.][^\s{}#]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}]*)|-|[ \t,]+)+)\}")
_BEHIND = re.compile(
    r"[ \t]*(?:\{/\*?[ \t]*#?(?P<comment>[^\s*{}/]+)[ \t]*\*?/\}|\{:?[ \t]*(?P<list>[^{}]*)\})[ \t]*\Z"
)
_NAME = re.compile(r"(?:^|[\s.])#([^\s{}#\"'.]+)|\bid=[\"']?([^\s{}\"']+)")
_LABEL = re.compile(r"\A\(([^\s()]+)\)=\s*")
_FENCE = re.compile(r"\s*:::[^\n]*\s*")
"""Block that is nothing but the first line of a container."""
_BLOCK_NAME = re.compile(r"(?:^|\s)(\^[A-Za-z0-9-]+)\s*\Z")


def letters(text: str) -> str:
    """Return the letters, digits and pictures of a text, folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or unicodedata.category(char) == "So")


def _kept(text: str, *, marks: bool = True) -> str:
    """Return the characters of a text that are a word's, or blanks or hyphens."""
    kinds = ("L", "M", "Nd", "Nl", "Pc") if marks else ("L", "Nd")
    return "".join(char for char in text if char in " -_" or unicodedata.category(char).startswith(kinds))


def github(text: str) -> str:
    """Return the name of a heading on GitHub, which Docusaurus and MyST have as well."""
    return _kept(text.lower()).replace(" ", "-")


def _mkdocs(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _pandoc(text: str) -> str:
    plain = "".join(char for char in text if char.isalnum() or char in "_-." or char.isspace())
    found = re.sub(r"\s+", "-", plain.strip()).lower()
    return re.sub(r"\A[\W\d_]+", "", found) or "section"


def _mdbook(text: str) -> str:
    return "".join("-" if char.isspace() else char.lower() for char in text.strip() if char.isalnum() or char in "_- ")


def _vitepress(text: str) -> str:
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))
    plain = re.sub("[\\s~`!@#$%^&*()\\-_+=[\\]{}|\\\\;:\"'“”‘’<>,.?/]+", "-", plain)
    found = re.sub("-{2,}", "-", plain).strip("-")
    return re.sub(r"\A(\d)", r"_\1", found).lower()


def _kramdown(text: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", re.sub(r"\A[^a-zA-Z]+", "", text).lower()).replace(" ", "-") or "section"


def _hugo(text: str) -> str:
    return _kept(text.strip().lower(), marks=False).replace(" ", "-")


_RULES: dict[str, tuple[Callable[[str], str], str]] = {
    "mkdocs": (_mkdocs, "_"),
    "pandoc": (_pandoc, "-"),
    "quarto": (_pandoc, "-"),
    "mdbook": (_mdbook, "-"),
    "vitepress": (_vitepress, "-"),
    "jekyll": (_kramdown, "-"),
    "hugo": (_hugo, "-"),
    "obsidian": (letters, "-"),
}
"""Rules for headings by the dialect, with what stands before the number of a repeated name; the others are GitHub's."""


class Link(NamedTuple):
    """Link within a text, and the block it leads to."""

    fragment: str
    block: str
    """Letters of the block."""


class _Page(HTMLParser):
    """Blocks of a page by their text, the names in them, and the links within it."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.headings: dict[int, bool] = {}
        """Numbers of the blocks that are headings; whether they have a name in HTML."""
        self.names: list[tuple[str, int]] = []
        self.fragments: list[str] = []
        self.prose: list[str] = [""]
        """Text of each block without its code."""
        self._code = self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, and note a name or a link."""
        given = dict(attrs)
        if tag in _BLOCKS:
            self._part()
        names = [given.get("id"), given.get("name")]
        if re.fullmatch("h[1-6]", tag):
            self.headings[len(self.blocks) - 1] = bool(names[0])
        self.names += [(name, len(self.blocks) - 1) for name in names if name]
        if tag == "a" and (given.get("href") or "").startswith("#"):
            self.fragments.append((given["href"] or "")[1:])
        if tag == "img":  # its description is what is read at its place
            self.handle_data(given.get("alt") or "")
        self._code += tag in ("code", "pre")
        self._unseen += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in _BLOCKS:
            self._part()
        self._code -= tag in ("code", "pre") and self._code > 0
        self._unseen -= tag in ("script", "style") and self._unseen > 0

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self._unseen:
            self.blocks[-1] += data
            self.prose[-1] += "" if self._code else data

    def _part(self) -> None:
        if self.blocks[-1].strip() or len(self.blocks) - 1 in self.headings:
            self.blocks.append("")
            self.prose.append("")

    def leads_to(self, block: int, *, attributes: bool) -> str:
        """Return the letters of a block, or of the next one that has any; attribute lists have none."""
        for words, prose in zip(self.blocks[block:], self.prose[block:], strict=True):
            for given in _ATTRIBUTES.finditer(prose) if attributes else ():
                words = words.replace(given[0], "", 1)  # noqa: PLW2901
            if found := letters(words):
                return found
        return ""


@lru_cache(maxsize=1)
def rendered(source: str) -> str:
    """Return markdown-it's own HTML of a text, without its front matter; that of the last text is kept."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    html: str = parser.render(_FRONT_MATTER.sub("", source))
    return html


def links(source: str, program: str) -> list[Link]:
    """Return the links of a text that lead to a place in it, as its own program publishes it."""
    page = _Page()
    page.feed(rendered(source))
    named: dict[str, int] = {}
    attributes = program not in ("gfm", "commonmark")
    derive, separator = _RULES.get(program, (github, "-"))
    taken: set[str] = set()
    for number, words in enumerate(page.blocks):
        if number in page.headings:
            named.setdefault(_name_of(words, derive, separator, taken, attributes=attributes), number)
            named.setdefault(derive(words.strip()), number)
        elif attributes and (label := _LABEL.match(page.prose[number])):
            named.setdefault(label[1], number if words[label.end() :].strip() else number + 1)
        elif attributes and (block_name := _BLOCK_NAME.search(page.prose[number])):
            named.setdefault(block_name[1], number)
        for found in _ATTRIBUTES.finditer(page.prose[number]) if attributes and number not in page.headings else ():
            for given in _NAME.finditer(found[1]):
                named.setdefault(given[1] or given[2], number + bool(_FENCE.fullmatch(words)))
    for name, number in page.names:
        named.setdefault(name, number)
    found_links = []
    for fragment in page.fragments:
        for name in (fragment, unquote(fragment), letters(unquote(fragment)) if program == "obsidian" else fragment):
            if name and name in named:
                found_links.append(Link(fragment, page.leads_to(named[name], attributes=attributes)))
                break
    return found_links


def _name_of(words: str, derive: Callable[[str], str], separator: str, taken: set[str], *, attributes: bool) -> str:
    """Return the name of a heading: its own, or the one derived from its words and not taken yet."""
    behind = _BEHIND.search(words) if attributes else None
    behind = None if behind and behind["list"] and not _ATTRIBUTES.fullmatch(behind[0].strip()) else behind
    if behind is not None:
        own = behind["comment"] or next((name[1] or name[2] for name in _NAME.finditer(behind["list"] or "")), "")
        if own:
            taken.add(own)
            return own
        words = words[: behind.start()]
    name = plain = derive(words.strip())
    number = 0
    while name in taken or (not name and separator == "_"):
        number += 1
        name = f"{plain}{separator}{number}"
    taken.add(name)
    return name
