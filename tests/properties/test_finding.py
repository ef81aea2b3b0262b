"""In a book, of which only the sections that may hold the words are parsed, all is found that stands there."""

from __future__ import annotations

import re
from unittest import mock

from hypothesis import assume, example, given
from hypothesis import strategies as st
from support.markdown_strategies import ANY_MARKDOWN, MOVING_LINES, PLAIN_LINES, parse_with, shuffled_lines

from b12tui.document import Document, Position, TextNode
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.search import results
from b12tui.search.limits import BadPattern, MatchBudget
from b12tui.search.query import compile_query, is_pattern
from b12tui.search.results import Match, Search, search_document, step_match

SPLIT_LINES = (
    "**B**12", "mus*cle*s", "mus<b>cle</b>s", "caf&eacute;", "cafe\u0301", "[mus](X)cle", "[mus][a]cle",
    "[mus](a(b)c)cle", "muscle[^n]s", "mus\\_cle", "snake_case",
    "`a<b>c`", "`mus`cle", "List<T>", "x<br>y", "ﬁne", "Straße", "B1&#50;",
    "low\n> vitamin", "low\nvitamin", "“low” vitamin", "![](photo.png)", "![][g]", "[g]: photo.png",
    "[low](X \"vitamin\") deep", "[low][t] deep", "[t]: X \"vitamin\"", "![](na%C3%AFve%2B.png)", "a+b (c) d", "1…2",
    "[www.b.example][g]", "www.a.example", "mus\u00adcle", "~~mus~~cle", "&amp;amp;", "a&b", "2 < 3 and 4 > 3", "$a_b$",
    "[mus](X){.c #d}cle", "low {#vitamin}", "## low vitamin {#low}", "{ref}`low` deep", "mus{--cle--}s",
    "[[a b|mus]]cle", "low :rocket: vitamin", ":one: mus :tm:cle :information_source: x", "==mus==cle", "mus^cle^",
    "^[low] deep",    "[[low|deep]] [[low#vitamin]]",
    "low {% vitamin %} deep",
    "<q>low</q> vitamin", "<ruby>low<rt>deep</ruby>", "<input type=checkbox checked> low",
    '<video src="low.mp4" title="deep"></video>',
    '<img src="low.png" alt="low" title="vitamin">', "<a href=low title=vitamin>deep</a> low",
    "th**e**[^n] low", "mus<b>cle</b>[^n] low", "low :rocket:[^n] vitamin", "low &amp;[^n] vitamin",
    "low <!-- a > b --> deep",
    "don’t „low“ – deep−er", "don&rsquo;t", "donʼt", "“–”",
    "第１２章 1999年", "٣٤ 一२३", "не 12 раз", "½ **г**ода", "a-**b**", "한국 2024년",
)  # fmt: skip
"""Lines whose words are not written as they are read."""


def brute(document: Document, query: str) -> tuple[Match, ...]:
    """Look through everything."""
    looked_for = compile_query(query)
    assert looked_for is not None
    budget = MatchBudget(document.cancellation)
    return tuple(
        Match(Position(position.section, position.node, start), end - start)
        for position, node in document.all_text_nodes()
        for start, end in looked_for.spans(node.text.chars, budget)
    )


def lazily(document: Document, query: str, origin: Position) -> Search:
    document.derived.clear()
    with mock.patch.object(results, "BATCH", -1):
        return search_document(document, query, origin)


@given(st.one_of(ANY_MARKDOWN, shuffled_lines(*PLAIN_LINES, *MOVING_LINES, *SPLIT_LINES * 3)), st.data())
@example("0\x1f", None)
@example("==0==0 ^1^2 $3$4", None)
@example('<img alt="low" title="vitamin"> <input type=checkbox checked> deep', None)
@example("0<b>[^0]", None)
@example("<q>low</q> <ruby>low<rt>deep</ruby>", None)
@example("# A\n\n[^n]\n\n# B\n\n[^n]: mus<b>cle</b>", None)
@example("# A\n\n![][g]\n\n# B\n\n[g]: photo.png", None)
def test_what_is_read_is_found(source: str, data: st.DataObject | None) -> None:
    document = parse_with(source, ChunkedTokens)
    places = [(position, node.text.chars) for position, node in document.all_text_nodes() if node.text.chars.strip()]
    assume(places)
    if data is None:
        queries = [chars for _, chars in places]
    else:
        _, chars = data.draw(st.sampled_from(places))
        start = data.draw(st.integers(0, len(chars) - 1))
        queries = [chars[start : start + data.draw(st.integers(1, 12))]]
    for query in queries:
        if not query.strip() or is_pattern(query) or compile_query(query) is None:
            continue
        found = lazily(parse_with(source, ChunkedTokens), query, Position())
        assert found.matches == brute(document, query)


def spellings(char: str) -> list[str]:
    """Return parts of patterns that stand for a character, among other things."""
    plain = re.escape(char)
    ways = [
        plain,
        f"{plain}+",
        f"{plain}*{plain}",
        f"({plain})",
        f"(?:{plain}|zz)",
        f"({plain}{{1,3}})",
        f"{plain}\\b|zz",
    ]
    ways += [
        f"[{plain}xé-]",
        f"[{plain}ßs]",
        f"[а-я{plain}]",
        f"[{plain}年月日]",
        f"[-{plain}]",
        "." if char != "\n" else plain,
        f"x?{plain}",
        f"(?={plain}).",
        f"(?:{plain}|#1 a)",
    ]
    ways += (
        ["\\w", f"\\w*{plain}", "[^0-9]"]
        if char.isalpha()
        else [r"\d", r"\d{1,2}", "[0-9a-f]"]
        if char.isdecimal()
        else ["\\W"]
    )
    return ways


@given(st.one_of(ANY_MARKDOWN, shuffled_lines(*PLAIN_LINES, *MOVING_LINES, *SPLIT_LINES * 3)), st.data())
def test_what_a_pattern_finds_in_all_of_a_text_it_finds_in_the_sections_that_may_hold_it(
    source: str, data: st.DataObject
) -> None:
    document = parse_with(source, ChunkedTokens)
    places = [node.text.chars for _, node in document.all_text_nodes() if node.text.chars.strip()]
    assume(places)
    chars = data.draw(st.sampled_from(places))
    start = data.draw(st.integers(0, len(chars) - 1))
    wanted = chars[start : start + data.draw(st.integers(1, 8))]
    query = "/" + "".join(data.draw(st.sampled_from(spellings(char))) for char in wanted) + "/"
    try:
        assume(is_pattern(query) and compile_query(query) is not None)
    except BadPattern:
        assume(False)
    assert lazily(parse_with(source, ChunkedTokens), query, Position()).matches == brute(document, query)


@given(shuffled_lines("# W", "## W", "aa a", "a", "**a**b", "- a"), st.integers(-4, 4), st.data())
def test_going_on_by_sections_leads_where_going_on_by_a_list_does(source: str, by: int, data: st.DataObject) -> None:
    document = parse_with(source, ChunkedTokens)
    places = [position for position, _ in document.all_text_nodes()]
    assume(by and places)
    origin = data.draw(st.sampled_from(places))
    every = brute(document, "a")
    looked = lazily(document, "a", origin)
    after = [match for match in every if match.start >= origin]
    assert looked.current == (after[0] if after else every[0] if every else None)
    if every:
        there = step_match(looked, origin, by)
        passed = [index for index, match in enumerate(every) if match.start > origin]
        at = (passed[0] if passed else len(every)) + by - 1
        if by < 0:
            before = [index for index, match in enumerate(every) if match.start < origin]
            at = (before[-1] + 1 if before else 0) + by
        assert there.current == every[at % len(every)]
        assert there.wrapped == (not 0 <= at < len(every))
        assert there.results is not None
        assert there.number == every.index(there.current) + 1 or not there.results.exact


def sections_parsed(document: Document) -> list[int]:
    """Return the list that takes the number of each section whose nodes are asked for from now on."""
    parsed: list[int] = []
    load = document.text_nodes

    def watched(number: int) -> tuple[TextNode, ...]:
        parsed.append(number)
        return load(number)

    document.text_nodes = watched
    return parsed


def test_in_a_book_only_the_sections_that_may_hold_the_words_are_parsed() -> None:
    chapters = (f"# Chapter {number}\n\nIt tells of **thing**{number}." for number in range(200))
    document = parse_with("\n\n".join(chapters), ChunkedTokens)
    parsed = sections_parsed(document)
    found = search_document(document, "thing77", Position())
    assert [match.start.section for match in found.matches] == [77]
    assert set(parsed) <= {0, 77}
    assert found.results is not None
    assert found.results.exact


def test_for_a_phrase_only_the_sections_that_may_hold_it_are_parsed() -> None:
    """Markup in a section is no reason to look at it, nor are words in the targets of links."""
    text = "It [tells][{0}] of it; *the* {0} `things` <b>here</b>, $x$."
    chapters = [f"# Chapter {number}\n\n{text.format(number)}" for number in range(200)]
    chapters[77] += " It tells of the <b>thing</b>."
    chapters += [f"[{number}]: https://example.org/of/the/thing/{number}" for number in range(200)]
    document = parse_with("\n\n".join(chapters), ChunkedTokens)
    parsed = sections_parsed(document)
    found = search_document(document, "of the thing", Position())
    assert [match.start.section for match in found.matches] == [77]
    assert set(parsed) <= {0, 77, 199}  # the last has the definitions


def test_numbers_of_matches_that_were_not_counted_are_said_to_be_about_right() -> None:
    from b12tui.core.messages.location import match_place
    from b12tui.core.state import ReaderState

    document = parse_with(
        "\n\n".join(f"# Chapter {number}\n\nA word and a word." for number in range(50)), ChunkedTokens
    )
    found = lazily(document, "word", Position(20))
    assert match_place(ReaderState(document, search=found)) == "about 41 of 100, in Chapter 20"
    assert len(found.matches) == 100
    assert match_place(ReaderState(document, search=found)) == "41 of 100, in Chapter 20"
