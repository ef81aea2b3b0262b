"""Matches of words or patterns in a whole document, closed answers included.

A match lies within one text node, as found by `search.query`, and is given by its position. A book is not parsed to
count its matches: the document names the sections that may contain some, and each is searched when it is visited. Until
then the numbers of matches are approximate, and are reported as such.
"""

from __future__ import annotations

from _weakref import ref
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from b12tui.document import BlockQuote, CodeBlock, Document, Heading, ListBlock, Position, TextNode
from b12tui.document.candidate_sections import CandidateSections
from b12tui.document.requirements import AllWords
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.search.aliases import AliasSearch
from b12tui.search.folding import folded
from b12tui.search.limits import BadPattern, MatchBudget
from b12tui.search.query import Matcher, compile_query

if TYPE_CHECKING:
    from b12tui.document.requirements import Requirement

BATCH = 65_536
"""Characters of source that are searched at once, for an exact count: some 30 ms."""
MAX_LISTED_AT_ONCE = 2_048
"""Approximate number of matches up to which the sections that may contain them are all listed at once."""

SCOPES = ("tables", "code", "headings", "lists", "quotes")
"""Names of what a search is confined to, behind its words: `pear in tables`."""


@dataclass(frozen=True, slots=True)
class Match:
    """A match in a document."""

    start: Position
    length: int
    """In characters of the text node."""


class SearchResults:
    """The matches of a query in a document, section by section.

    They are kept with the document, so they don't keep it: whoever uses them has it (`Search.document`).
    """

    def __init__(self, document: Document, matcher: Matcher, query: str, scope: str = "") -> None:
        """Search for the matches of `query` by its `matcher`, in all of the text or in one of `SCOPES`."""
        self._reference = ref(document)
        self._scope = scope
        self._matcher = matcher
        self._aliases = AliasSearch(matcher)
        self.error = ""
        """Why the search failed, a sentence: the pattern takes too long."""
        self._budget = MatchBudget(document.cancellation)
        self._matches: dict[int, tuple[Match, ...]] = {}
        """Matches in the sections that were searched."""
        self._corrections: dict[int, int] = {}
        """Number of matches in these less the estimate."""
        needs: tuple[Requirement, ...] = (
            matcher.requirements if matcher.is_pattern else (AllWords(tuple(folded(query).split())),)
        )
        likely = self._candidates(needs)
        if likely is None:
            self._sections = CandidateSections.of(tuple((section.number, 0) for section in document.sections))
        else:
            self._sections = likely
        """Sections that may contain matches."""
        if self._sections.estimate <= MAX_LISTED_AT_ONCE:
            self._sections.list_all()
        listed = self._sections.size is not None
        if likely is None or (listed and sum(map(document.extent, likely)) <= BATCH):
            for number in self._sections:
                self.in_section(number)

    @property
    def _document(self) -> Document:
        document = self._reference()
        if document is None:
            raise ReferenceError(type(self).__qualname__)
        return document

    def _candidates(self, needs: tuple[Requirement, ...]) -> CandidateSections | None:
        """Return the sections that may contain matches; raise BadPattern if testing the requirements takes too long."""
        if not self._matcher.is_pattern:
            return self._document.candidate_sections(needs)
        if needs:
            self._document.build_index()  # the index serves all queries, so its time doesn't count for this one
        return MatchBudget(self._document.cancellation).during(lambda: self._document.candidate_sections(needs))

    def _search_section(self, number: int) -> tuple[Match, ...]:
        if self.error:
            return ()
        nodes = self._document.text_nodes(number)

        def found() -> tuple[Match, ...]:
            return tuple(
                Match(Position(number, index, start), end - start)
                for index, node in enumerate(self._document.cancellation.steps(nodes))
                if not self._scope or _is_within(node, self._scope)
                for start, end in self._spans(nodes, index, node)
            )

        try:
            return self._budget.during(found) if self._matcher.is_pattern else found()
        except BadPattern as refused:
            self.error = str(refused)
            return ()

    def _spans(self, nodes: tuple[TextNode, ...], index: int, node: TextNode) -> list[tuple[int, int]]:
        """Return the matches in a text node, in order."""
        found = self._matcher.spans(node.text.chars, self._budget)
        if not self._aliases.is_needed or (not node.text.spans and not node.ancestors and node.text.chars.isascii()):
            return found
        return self._aliases.spans(node, nodes[index - 1] if index else None, found)

    @property
    def exact(self) -> bool:
        """Whether the numbers are exact: all sections that may contain matches were searched."""
        return len(self._matches) == self._sections.size

    @property
    def count(self) -> int:
        """Number of matches; approximate unless `exact`."""
        return self._sections.estimate + sum(self._corrections.values())

    def number(self, match: Match) -> int:
        """Return the match's number, from 1; approximate unless `exact`."""
        section = match.start.section
        before = self._sections.estimate_before(section)
        before += sum(more for number, more in self._corrections.items() if number < section)
        return before + bisect_left(self.in_section(section), _key(match), key=_key) + 1

    def in_section(self, section: int) -> tuple[Match, ...]:
        """Return the matches in a section, in order."""
        if section not in self._sections:
            return ()
        if section not in self._matches:
            found = self._search_section(section)
            self._corrections[section] = len(found) - self._sections.estimate_in(section)
            self._matches[section] = found
        return self._matches[section]

    def from_section(self, section: int) -> Iterator[Match]:
        """Yield all matches from a section to the end of the document."""
        number = self._sections.after(section - 1)
        while number is not None:
            yield from self.in_section(number)
            number = self._sections.after(number)

    def nearest(self, origin: Position) -> Match | None:
        """Return the first match at or after a position, else the first of all, or None without matches."""
        self._budget = MatchBudget(self._document.cancellation)
        if origin.section in self._sections:
            here = self.in_section(origin.section)
            index = bisect_left(here, _position_key(origin), key=_key)
            if index < len(here):
                return here[index]
        found, _ = self.step_from(Position(origin.section, len(self._document.text_nodes(origin.section)), 0), 1)
        return found

    def step_from(self, origin: Position, by: int) -> tuple[Match | None, bool]:
        """Return the match `by` matches from a position, and whether the search wrapped around."""
        self._budget = MatchBudget(self._document.cancellation)
        forward, left = by > 0, abs(by)
        here = self.in_section(origin.section)
        passed = (
            bisect_right(here, _position_key(origin), key=_key)
            if forward
            else bisect_left(here, _position_key(origin), key=_key)
        )
        ahead = len(here) - passed if forward else passed
        further = self._sections.after if forward else self._sections.before
        section, beyond = origin.section, -1 if forward else len(self._document.sections)
        wrapped = False
        while left > ahead:
            left -= ahead
            number = further(section)
            if number is None:
                if wrapped and not self.count:
                    return None, wrapped
                number, wrapped = further(beyond), True
                left = (left - 1) % max(self.count, 1) + 1
            if number is None:
                return None, wrapped
            section, here = number, self.in_section(number)
            ahead, passed = len(here), 0 if forward else len(here)
        return here[passed + left - 1 if forward else passed - left], wrapped


@dataclass(frozen=True, slots=True)
class Search:
    """A query, its results and the current match."""

    query: str
    results: SearchResults | None = None
    """None if the query is empty or invalid."""
    current: Match | None = None
    """The match that the reader is at; None without matches."""
    error: str = ""
    """What is wrong with the query, a sentence; then there are no matches."""
    wrapped: bool = False
    """Whether the last step to a match went past an end of the document."""
    document: Document | None = None
    """The document that was searched: its results live as long as it does."""

    @property
    def matches(self) -> tuple[Match, ...]:
        """All matches, in order; searches all sections that may contain some."""
        return tuple(self.results.from_section(0)) if self.results is not None else ()

    @property
    def number(self) -> int:
        """Number of the current match, from 1; 0 without matches."""
        return self.results.number(self.current) if self.results is not None and self.current is not None else 0

    def in_text_node(self, section: int, node: int, start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Return the matches in a text node, in order, or only those that overlap its characters `start` to `end`.

        The cost is proportional to the result: a text node may have thousands of matches, and a row shows a few of
        them.
        """
        if self.results is None:
            return ()
        here = self.results.in_section(section)
        low = bisect_left(here, (section, node, start), key=_key)
        high = bisect_left(here, (section, node + 1, 0) if end is None else (section, node, end), key=_key)
        if start and low and _extends_past(here[low - 1], Position(section, node, start)):
            low -= 1  # matches don't overlap: at most one begins before and extends past `start`
        return here[low:high]


def _extends_past(match: Match, place: Position) -> bool:
    """Return whether a match that begins before a position extends past it."""
    begins = match.start
    same = (begins.section, begins.node) == (place.section, place.node)
    return same and begins.offset + match.length > place.offset


def _key(match: Match) -> tuple[int, int, int]:
    return _position_key(match.start)


def _position_key(position: Position) -> tuple[int, int, int]:
    return position.section, position.node, position.offset


def _is_within(node: TextNode, scope: str) -> bool:
    """Return whether a text node is in what a scope names."""
    match scope:
        case "tables":
            return node.cell is not None
        case "code":
            return isinstance(node.block, CodeBlock)
        case "headings":
            return isinstance(node.block, Heading)
        case _:
            kind = ListBlock if scope == "lists" else BlockQuote
            return any(isinstance(ancestor.block, kind) for ancestor in node.ancestors)


def _results(document: Document, query: str, scope: str = "") -> SearchResults | None:
    """Return the results of a query, kept with the document: while typing, earlier queries come up again."""

    def search() -> SearchResults | None:
        matcher = compile_query(query, document.cancellation)
        return None if matcher is None else SearchResults(document, matcher, query, scope)

    return document.derived.get(("search", query, scope), search)


def search_document(document: Document, query: str, origin: Position) -> Search:
    """Search the document for `query`; the current match is the first at or after `origin`, else the first of all.

    A query that ends as `in tables` does, and isn't found as it is, is searched in one of `SCOPES`.
    """
    found = _search(document, query, query, "", origin)
    words, *last = query.rsplit(maxsplit=2) or [""]
    if found.current is not None or found.error or last[:1] != ["in"] or last[-1] not in SCOPES:
        return found
    return _search(document, query, words, last[-1], origin)


def _search(document: Document, query: str, words: str, scope: str, origin: Position) -> Search:
    """Search for the words of a query in a scope."""
    try:
        results = _results(document, words, scope)
    except BadPattern as refused:
        return Search(query, error=str(refused))
    current = None if results is None or results.error else results.nearest(origin)
    if results is not None and results.error:
        return Search(query, error=results.error)
    return Search(query, results, current, document=document)


def step_match(search: Search, origin: Position, by: int) -> Search:
    """Move `by` matches on from `origin`, round the ends of the document."""
    if search.results is None:
        return search
    found, wrapped = search.results.step_from(origin, by)
    if search.results.error:
        return Search(search.query, error=search.results.error)
    return replace(search, current=found, wrapped=wrapped)
