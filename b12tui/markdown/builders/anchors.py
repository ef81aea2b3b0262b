"""Targets of links within a document: headings, questions, and elements that HTML names.

Sites derive names from headings by rules of their own. GitHub's is the one that documents are read by here; where it
yields nothing, a name with the same letters and digits is taken, which covers Python-Markdown, pandoc and VitePress.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from b12tui.document.position import letters_of, note_name, term_name
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.builders import mkdocs_names

if TYPE_CHECKING:
    from b12tui.document.document import AnchorTarget
    from b12tui.markdown.outline.symbols import HeadingKey

_PREFIX = "user-content-"
"""What GitHub puts before names in HTML."""
_MAX_CANDIDATES = 50
"""Maximum number of tags with a name that are examined: most are in code, where they are no tags."""
_TERM_WORDS = 20
"""Words of a term that something follows in its line, at most."""
_DEFINES = lazy_pattern(r"(?m)^[ \t>]*[:~]")
"""Begins a line that defines a term."""


_NAMING = lazy_pattern(
    r"""(?xi)
      \b(?:id|name) \s*+ = \s*+ (?: "([^"<>\n]*+)" | '([^'<>\n]*+)' | ([^\s"'<>{}/=]++) )  # of a tag
    | (?<=[{ \t:]) \# ([^\s{}\#"'()]++)  # in an attribute list
    | (?<![^\n>\ ]) \( ([^\s()]++) \)=  # a label
    | (?::(?:name|label): | (?<=\|[ ])label:) [ \t]*+ (\S++)  # an option of a directive or a cell
    | \{figure-md\} [ \t]++ (\S++)
    | (?:```|~~~) [ \t]*+ \{ [a-z]++2? [ \t,]++ (?:label [ ]? = [ ]?)?+ ["']?+  # a cell
      ([a-z][\w.-]*+) (?= ["']? [ ]* [,}])
    | \$\$ [ \t]*+ \( ([^\s()]++) \)  # a label of a formula
    | \(\\\# ([\w:.-]++) \)  # a label of bookdown
    | (?<=[ \n]) (\^[A-Za-z0-9-]++) [ \t]*+ (?=\n|\Z)  # a name of a block in Obsidian
    """
)
"""What may name a place; that it does is for the parser to say."""
_NUMBERED = lazy_pattern(r"[a-z]{2,4}:(.+?)(-\d+)?")
"""Name of what bookdown numbers: the kind and the label of a cell, and the number of one of several figures in it."""
_NAMING_SIGNS = ("=", "{", "$$", "(\\#", " ^", "\n^")
"""What is in all that names a place: tags, labels, attribute lists, directives, formulas, names of blocks."""
_NOTE = lazy_pattern(r"fn[:-]?(.+)")
"""Name of a footnote in HTML that Python-Markdown, GitHub or pandoc made."""


class Anchors:
    """Names of places in a document."""

    def __init__(  # noqa: PLR0913 - each is another look into the document
        self,
        source: str,
        slugs: Mapping[HeadingKey, str],
        derived: Mapping[str, str],
        *,
        shown_in: Callable[[int], int],
        note: Callable[[str], tuple[int, int] | None],
        holds: Callable[[int, str], bool | None],
        terms: Callable[[int], Collection[str]],
        titles: Callable[[], Iterable[tuple[str, str]]],
        last: int,
        mkdocs: bool = False,
    ) -> None:
        """Use the slugs of headings; `derived` has those by GitHub's rule of headings that have names of their own.

        `shown_in(line)` returns the section that shows a line, `note(label)` the section that shows a footnote and its
        number. `terms(section)` returns the terms that a section defines.
        `holds(section, name)` returns whether a text of the section holds the name, or None if it stands behind the
        last one. `titles()` returns the titles and slugs of the headings in order. `last` is the number of the last
        section; `mkdocs` is whether MkDocs publishes the text.
        """
        self._source = source
        self._slugs = slugs
        self._derived_slugs = derived
        self._shown_in = shown_in
        self._note = note
        self._terms = terms
        self._holds = holds
        self._titles = titles
        self._last = last
        self._mkdocs = mkdocs

    def find(self, fragment: str) -> AnchorTarget | None:
        """Return the target of a link to `#fragment`, or None."""
        if not fragment:
            return 0, ""
        decoded = unquote(fragment)
        for name in dict.fromkeys((fragment, decoded)):
            if target := (self._of_mkdocs(name) if self._mkdocs else None) or self._named(name):
                return target
        found = self._derived(decoded) or self._term(decoded) or self._footnote(decoded) or self._term_slug(decoded)
        return found or self._numbered(decoded) or ((0, "") if decoded.casefold() == "top" else None)

    def _term(self, words: str) -> AnchorTarget | None:
        """Return the first definition of a term by its words without regard to case (MyST)."""
        wanted = words.casefold()
        return self._defined(words, lambda term: term.casefold() == wanted)

    def _term_slug(self, name: str) -> AnchorTarget | None:
        """Return the first definition of a term whose slug has the same letters and digits as a name (Hugo)."""
        wanted = letters_of(name)
        return self._defined(name, lambda term: letters_of(term) == wanted) if wanted else None

    def _defined(self, name: str, is_meant: Callable[[str], bool]) -> AnchorTarget | None:
        """Return the first definition of a term that is meant, among those with the letters and digits of a name."""
        for line in self._term_lines.get(letters_of(name), ())[:_MAX_CANDIDATES]:
            section = self._shown_in(line)
            for term in self._terms(section):
                if is_meant(term):
                    return section, term_name(term)
        return None

    @cached_property
    def _term_lines(self) -> dict[str, list[int]]:
        """Source lines, from 0, of what may be a term, by the letters and digits that they begin with."""
        found: dict[str, list[int]] = {}
        if not _DEFINES.search(self._source):
            return found
        terms: list[tuple[int, str]] = []
        blank = False
        for number, line in enumerate(self._source.split("\n")):
            words = line.lstrip(" \t>")
            if not words:
                blank = True
                continue
            if words.startswith((":", "~")):
                for at, term in terms:
                    for letters in {letters_of(beginning): None for beginning in _beginnings(term)}:
                        found.setdefault(letters, []).append(at)
            if blank or words.startswith((":", "~")):
                terms.clear()
            terms.append((number, words))
            blank = False
        return found

    def _footnote(self, name: str) -> AnchorTarget | None:
        """Return the footnote that a name in HTML means."""
        found = _NOTE.fullmatch(name.removeprefix(_PREFIX))
        label = found[1] if found else ""
        shown = self._note(label)
        return None if shown is None else (shown[0], note_name(shown[1]))

    def _numbered(self, name: str) -> AnchorTarget | None:
        """Return the place of what bookdown numbers: its label without its kind, and without the figure's number."""
        found = _NUMBERED.fullmatch(name)
        if found is None:
            return None
        return (self._named(f"{found[1]}{found[2]}") if found[2] else None) or self._named(found[1])

    def _named(self, name: str) -> AnchorTarget | None:
        """Return the first place with exactly this name."""
        line = self._lines.get(name)
        for tag_line in self._tag_lines(name):
            if line is not None and tag_line > line:
                break
            section = self._shown_in(tag_line)
            held = self._holds(section, name)
            if held is None:
                return min(section + 1, self._last), name if section < self._last else ""
            if held:
                return section, name
        if line is not None:
            return self._shown_in(line), name
        return self._question(name)

    def _question(self, name: str) -> AnchorTarget | None:
        """Return the section of a question that is no heading, whose name is `section?question`."""
        section, separator, _ = name.partition("?")
        if not separator:
            return None
        if section.startswith("^"):
            shown = self._note(section[1:])
            return None if shown is None else (shown[0], name)
        line = self._lines.get(section) if section else 0
        return None if line is None else (self._shown_in(line), name)

    @cached_property
    def _lines(self) -> dict[str, int]:
        """Source lines of headings by slug."""
        return {slug: line for (line, _), slug in self._slugs.items()}

    @cached_property
    def _slugs_by_letters(self) -> dict[str, str]:
        """Slugs of headings by their letters and digits, the first of equals."""
        found: dict[str, str] = {}
        for slug in self._slugs.values():
            found.setdefault(letters_of(slug), slug)
        for slug, derived in self._derived_slugs.items():
            found.setdefault(letters_of(derived), slug)
        for slug in self._slugs.values():  # pandoc leaves out the number that a heading begins with
            found.setdefault(letters_of(slug).lstrip("0123456789"), slug)
        return found

    def _tag_lines(self, name: str) -> Iterable[int]:
        """Return the source lines, from 0, of what looks like a tag, an attribute list or a label with this name."""
        return self._lines_by_name.get(name, ())[:_MAX_CANDIDATES]

    @cached_property
    def _lines_by_name(self) -> dict[str, list[int]]:
        """Source lines of what may name a place, by name: built once, as a list of links looks up each of them."""
        found: dict[str, list[int]] = {}
        if not any(sign in self._source for sign in _NAMING_SIGNS):
            return found
        line = at = 0
        for match in _NAMING.finditer(self._source):
            line += self._source.count("\n", at, match.start())
            at = match.start()
            lines = found.setdefault(next(filter(None, match.groups()), "").replace("\\", ""), [])
            if not lines or lines[-1] != line:
                lines.append(line)
        return found

    def _derived(self, name: str) -> AnchorTarget | None:
        """Return the first heading whose slug has the same letters and digits as a name, but for its case and marks."""
        name = name.removeprefix(_PREFIX)
        exact = self._named(name) or self._named(name.casefold())
        if exact:
            return exact
        wanted = letters_of(name)
        if not wanted:
            return None
        slug = self._slugs_by_letters.get(wanted)
        return self._of_mkdocs(name) if slug is None else (self._shown_in(self._lines[slug]), slug)

    def _of_mkdocs(self, name: str) -> AnchorTarget | None:
        """Return the heading that has a name in Python-Markdown."""
        slug = self._mkdocs_names.get(name)
        return None if slug is None else (self._shown_in(self._lines[slug]), slug)

    @cached_property
    def _mkdocs_names(self) -> dict[str, str]:
        """Slugs of headings by their names in Python-Markdown."""
        titles = ((title, slug, slug in self._derived_slugs) for title, slug in self._titles() if slug in self._lines)
        return mkdocs_names.mkdocs_names(titles)


def _beginnings(line: str) -> Iterator[str]:
    """Yield the first word of a line, its first two words, and so on: attributes may follow a term."""
    end = -1
    for _ in range(_TERM_WORDS):
        end = line.find(" ", end + 1)
        if end < 0:
            break
        yield line[:end]
    yield line.rstrip()
