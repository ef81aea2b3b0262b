"""Finding words, whatever their case, accents and line breaks."""

from __future__ import annotations

import signal

import pytest
from support import document_builders as builders

from b12tui.document import Document, Position
from b12tui.markdown import parse
from b12tui.search import limits
from b12tui.search.results import Match, Search, search_document, step_match


def found(query: str, chars: str) -> list[str]:
    """The stretches of a text of one paragraph that are found."""
    matches = search_document(builders.document(builders.code(chars)), query, Position()).matches
    return [chars[match.start.offset : match.start.offset + match.length] for match in matches]


@pytest.mark.parametrize(
    ("query", "chars", "expected"),
    [
        ("sore", "Sore muscles are SORE.", ["Sore", "SORE"]),
        ("zoe", "Zoë and ZOE\u0308 and Zoe", ["Zoë", "ZOE\u0308", "Zoe"]),
        ("Zoë", "Zoe", ["Zoe"]),
        ("strasse", "Straße, STRASSE", ["Straße", "STRASSE"]),
        ("straße", "strasse", ["strasse"]),
        ("fish", "a \ufb01sh", ["\ufb01sh"]),
        ("12", "B₁₂", ["₁₂"]),
        ("istanbul", "İstanbul", ["İstanbul"]),
        ("tm", "A brand™", ["™"]),
        ("№ 5", "no 5", ["no 5"]),
        ("σοφος", "ΣΟΦΌΣ σοφός", ["ΣΟΦΌΣ", "σοφός"]),
    ],
)
def test_without_capitals_case_and_accents_make_no_difference(query: str, chars: str, expected: list[str]) -> None:
    assert found(query, chars) == expected


@pytest.mark.parametrize(
    ("query", "chars", "expected"),
    [
        ("Sore", "Sore muscles are SORE and sore.", ["Sore"]),
        ("ZOË", "Zoë and ZOE and zoe", ["ZOE"]),
        ("B12", "b12 and B₁₂", ["B₁₂"]),
        ("Straße", "straße STRASSE Straße", ["Straße"]),
    ],
)
def test_capitals_that_are_typed_count(query: str, chars: str, expected: list[str]) -> None:
    assert found(query, chars) == expected


@pytest.mark.parametrize("blanks", [" ", "\n", "  ", "\t", "\u00a0", " \n "])
def test_any_blanks_stand_for_any_blanks(blanks: str) -> None:
    assert found("oral  supplements", f"some oral{blanks}supplements") == [f"oral{blanks}supplements"]
    assert found(f"oral{blanks}supplements", "oral supplements") == ["oral supplements"]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060"])
def test_signs_that_nobody_types_part_no_word(sign: str) -> None:
    assert found("neuropathy", f"neuro{sign}pathy") == [f"neuro{sign}pathy"]


@pytest.mark.parametrize("query", ["", " ", "\n\t", "\u0301", "\u00ad"])
def test_nothing_to_look_for_is_found_nowhere(query: str) -> None:
    assert found(query, "some words, and o\u0301") == []


def test_signs_are_looked_for_as_they_are() -> None:
    assert found("(a.b)*", "(a.b)* but not (aXb)") == ["(a.b)*"]


@pytest.mark.parametrize(
    ("query", "chars", "expected"),
    [
        ("don't", "don’t, don‘t, donʼt and don't", ["don’t", "don‘t", "donʼt", "don't"]),
        ("don’t", "don't", ["don't"]),
        ('"quoted"', "“quoted” „quoted“ «quoted» ″quoted″", ["“quoted”", "„quoted“", "«quoted»", "″quoted″"]),
        ("20-30", "20–30, 20—30, 20‑30 and 20−30", ["20–30", "20—30", "20‑30", "20−30"]),
        ("a – b", "a - b", ["a - b"]),
        ("wait...", "Wait… wait...", ["Wait…", "wait..."]),
        ("Don't", "Don’t don’t", ["Don’t"]),
    ],
)
def test_quotes_dashes_and_dots_are_found_however_they_are_set(query: str, chars: str, expected: list[str]) -> None:
    assert found(query, chars) == expected


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    assert found("e", "e\u0301\u0302a") == ["e\u0301\u0302"]


def test_both_halves_of_one_character_are_one_match() -> None:
    assert found("s", "ß") == ["ß"]


def test_matches_do_not_overlap() -> None:
    assert found("aa", "aaaa a") == ["aa", "aa"]


# Patterns


@pytest.mark.parametrize(
    ("query", "chars", "expected"),
    [
        ("/b1?2/", "B12, b2 and b3", ["B12", "b2"]),
        ("/B1?2/", "B12, b2 and b3", ["B12"]),
        (r"/\Sore/", "SORE lore", ["SORE", "lore"]),
        (r"/\bpain\W/", "Painful pain, pain.", ["pain,", "pain."]),
        ("/zo[éi]/", "Zoë zoi", ["Zoë", "zoi"]),
        ("/^one|two$/", "one two\none two", ["one", "two", "one", "two"]),
        ("/oral supplements/", "oral\u00a0 \nsupplements", ["oral\u00a0 \nsupplements"]),
        ("/a[ x]b/", "a b axb a  b", ["a b", "axb"]),
        ("/x */", "x  y xz", ["x  ", "x"]),
        ("/[]/]/", "a]b/c", ["]", "/"]),
        (r"/\N{EM DASH}/", "a — b", ["—"]),
        ("/[—’]/", "a — b - it's it’s", ["—", "’"]),
        ("/donʼt/", "don't donʼt", ["donʼt"]),
        ("/x*/", "xx y", ["xx"]),
        ("/(/)/", "1/2", ["/"]),
    ],
)
def test_what_stands_between_slashes_is_a_pattern(query: str, chars: str, expected: list[str]) -> None:
    assert found(query, chars) == expected


@pytest.mark.parametrize("query", ["/", "//", "/b12", "b12/", "b/1/2", "/etc/hosts"])
def test_a_slash_that_nothing_closes_is_a_slash(query: str) -> None:
    assert found(query, f"some {query} here") == [query]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("/a(b/", "missing ), unterminated subpattern at character 2"),
        ("/*a/", "nothing to repeat at character 1"),
        ("/a{9999999999999999999999}/", "too complex"),
        (f"/{'(' * 5000}{')' * 5000}/", "too complex"),
    ],
)
def test_a_pattern_that_is_none_is_told_in_one_sentence(query: str, why: str) -> None:
    search = search_document(builders.document(builders.code("a(b")), query, Position())
    assert search.error == f"Invalid pattern “{query}”: {why}."
    assert not search.matches


@pytest.mark.parametrize(
    ("query", "chars"), [("/(a+)+$/", "a" * 60 + "!"), ("/(.*)*,(.*)*,x/", "a" * 200), ("/.*.*.*x/", "a" * 100_000)]
)
def test_a_pattern_without_an_end_is_given_up_and_said_so(
    query: str, chars: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TIME_LIMIT", 0.05)
    search = search_document(builders.document(builders.code(chars)), query, Position())
    assert search.error == "Search stopped: the pattern takes too long. Try a simpler one."
    assert not search.matches


def test_what_was_given_up_leaves_no_alarm_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TIME_LIMIT", 0.05)
    before = signal.getsignal(signal.SIGVTALRM)
    search_document(builders.document(builders.code("a" * 60 + "!")), "/(a+)+$/", Position())
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_a_long_text_is_searched_whole_with_nothing_found_twice() -> None:
    chars = f"{'x' * 8190}needle{'x' * 8191}needle {'y ' * 9000}needle"
    assert found("/ne+dle/", chars) == ["needle"] * 3
    assert found("/[a-z]/", "ab" * 9000) == list("ab" * 9000)


BOOK = builders.document(
    "A word of a word.",
    builders.heading(2, "Word", slug="first"),
    builders.question("Which word?", "The last word."),
    builders.heading(2, "No more", slug="second"),
    "Nothing.",
)


def places(search: Search) -> list[tuple[int, int, int]]:
    return [(match.start.section, match.start.node, match.start.offset) for match in search.matches]


def test_matches_are_told_in_reading_order_also_in_closed_answers() -> None:
    search = search_document(BOOK, "word", Position())
    assert places(search) == [(0, 0, 2), (0, 0, 12), (1, 0, 0), (1, 1, 6), (1, 2, 9)]
    assert all(match.length == 4 for match in search.matches)


def test_a_match_does_not_reach_over_the_end_of_its_block() -> None:
    assert not search_document(builders.document("one", "two"), "one two", Position()).matches


@pytest.mark.parametrize(
    ("origin", "at"),
    [(Position(), 0), (Position(0, 0, 2), 0), (Position(0, 0, 3), 1), (Position(1, 1), 3), (Position(2), 0)],
)
def test_the_first_match_from_where_the_reader_is_is_the_current_one(origin: Position, at: int) -> None:
    search = search_document(BOOK, "word", origin)
    assert search.number == at + 1
    assert search.current == search.matches[at]


def test_without_matches_there_is_no_current_one() -> None:
    assert search_document(BOOK, "gone", Position()).current is None


@pytest.mark.parametrize(
    ("origin", "by", "at", "wrapped"),
    [
        (Position(0, 0, 2), 1, 1, False),
        (Position(0, 0, 2), 3, 3, False),
        (Position(0, 0, 5), 1, 1, False),
        (Position(0, 0, 5), -1, 0, False),
        (Position(1, 2, 9), 1, 0, True),
        (Position(0, 0, 2), -1, 4, True),
        (Position(2), 1, 0, True),
        (Position(2), -1, 4, False),
        (Position(0, 0, 2), 12, 2, True),
        (Position(0, 0, 2), -12, 3, True),
    ],
)
def test_going_on_goes_from_where_the_reader_is_and_says_when_it_wraps(
    origin: Position, by: int, at: int, wrapped: bool
) -> None:
    search = step_match(search_document(BOOK, "word", Position()), origin, by)
    assert (search.number - 1, search.wrapped) == (at, wrapped)


def test_the_matches_of_a_leaf_are_those_that_stand_in_it() -> None:
    search = search_document(BOOK, "word", Position())
    assert search.in_text_node(0, 0) == search.matches[:2]
    assert search.in_text_node(1, 1) == search.matches[3:4]
    assert search.in_text_node(2, 1) == ()
    assert search.in_text_node(1, 0) == (Match(Position(1, 0), 4),)


def test_an_empty_text_has_no_match() -> None:
    empty: Document = builders.document()
    assert not search_document(empty, "word", Position()).matches


KINDS = """# A pear

A pear. [Pear](#a-pear) in code.

| a |
| - |
| pear |

- one pear

> a pear

```
pear
```
"""


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("pear", 7),
        ("pear in tables", 1),
        ("/p.ar/ in tables", 1),
        ("pear in headings", 1),
        ("pear in lists", 1),
        ("pear in quotes", 1),
        ("pear in code", 1),  # as it stands in the text
        ("apple in tables", 0),
        ("pear in trees", 0),
        ("in tables", 0),
    ],
)
def test_a_search_is_confined_to_what_its_last_word_names_unless_the_text_has_it(query: str, count: int) -> None:
    text = parse(KINDS, name="t")
    search = search_document(text, query, Position())
    assert len(search.matches) == count
    if query == "pear in code":
        assert search.current is not None
        assert text.text_node(search.current.start).text.chars.endswith(f"{query.title()[0]}{query[1:]}.")
