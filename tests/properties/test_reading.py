"""Whatever a reader does, they stand on something that is there and in sight, and every jump has a way back."""

from __future__ import annotations

import re
import string
from unicodedata import combining, normalize

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from support import document_builders as builders
from support.fixed_lines import FixedLines

from b12tui.core.actions import ACTIONS
from b12tui.core.folds import Folds, visible
from b12tui.core.keymap.bindings import Keymap, Pending
from b12tui.core.motion import targets
from b12tui.core.motion.jumplist import is_empty, snap_to_visible
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.update import context, type_in, update
from b12tui.document import Block, Document, Heading, Position, Question
from b12tui.fastclass import replace
from b12tui.search.folding import _KEYBOARD, _LETTERS
from b12tui.search.results import search_document

words = st.sampled_from(
    ["B12", "sore", "muscle", "nerves", "Why?", "e.g. this", "Yes.", "naïve", "übel", "漢字", "l’été"]
)
spoken = st.lists(words, min_size=1, max_size=8).map(" ".join)
perhaps = spoken | st.sampled_from(["", " ", "\u00ad"])
linked = st.builds(
    lambda before, target, shown: builders.text(
        f"{before} ", builders.link(target, shown), " ", builders.footnote_ref(1), "."
    ),
    spoken,
    st.sampled_from(["#sore", "#nowhere", "#yes", "https://example.org/a", "other.md", "#"]),
    spoken,
)
simple = st.one_of(
    spoken.map(builders.paragraph),
    linked.map(builders.paragraph),
    perhaps.map(builders.paragraph),
    spoken.map(lambda lines: builders.code(lines.replace(" ", "\n"))),
    st.just(builders.thematic_break()),
    st.builds(builders.raw_block, spoken),
    st.builds(
        lambda header, rows: builders.table(tuple(header), *map(tuple, rows)),
        st.lists(perhaps, min_size=1, max_size=3),
        st.lists(st.lists(perhaps, max_size=4), max_size=4),
    ),
)
nested = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda blocks: builders.quote(*blocks)),
        st.lists(st.lists(inner, max_size=2).map(tuple), min_size=1, max_size=3).map(
            lambda items: builders.bullets(*items)
        ),
        st.builds(lambda term, said: builders.definitions((term, *said)), spoken, st.lists(inner, max_size=2)),
        st.builds(lambda said: builders.footnote(1, *said), st.lists(inner, max_size=2)),
        st.builds(
            lambda asked, answer, opened: builders.question(asked, *answer, opened=opened),
            spoken,
            st.lists(inner, max_size=3),
            st.booleans(),
        ),
    ),
    max_leaves=6,
)
headings = st.builds(builders.heading, st.integers(1, 6), spoken)
blocks: st.SearchStrategy[list[Block]] = st.lists(nested | headings, max_size=14)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any text; its slugs are unique, as a parser makes them."""
    seen = set[str]()
    return builders.document(*(_unique(block, seen) for block in draw(blocks)), name="any.md")


def _unique(block: Block, seen: set[str]) -> Block:
    """The block with a slug that no other has; questions inside of others keep theirs, which share a state then."""
    if not isinstance(block, Heading | Question):
        return block
    slug, number = block.slug, 1
    while slug in seen:
        number += 1
        slug = f"{block.slug}-{number}"
    seen.add(slug)
    return replace(block, slug=slug)


TYPED = ["Enter", "Esc", "Backspace", "Left", "Right", "Home", "End", "Delete", "Ctrl+U", "Ctrl+W", "Up", "Down", "F5"]
KEYS = sorted({stroke for action in ACTIONS for key in action.keys for stroke in key.split()} | {"x", "é", "F5"})

commands = st.builds(
    Command,
    st.sampled_from([action.id for action in ACTIONS] + ["digit", "unknown-key", "leave", "open"]),
    st.none() | st.integers(1, 999_999_999) | st.integers(1, 5),
    st.sampled_from(["", "", "a", "'", "Esc", "sore", "muscle nerves", "no such word", "1"]),
)
steps = st.one_of(
    commands.filter(lambda command: command.action != "digit" or command.text.isdecimal()),
    st.sampled_from(KEYS),
    st.tuples(st.sampled_from(TYPED)),
    st.tuples(
        st.just(""), st.sampled_from([*string.ascii_lowercase[:6], "so", "S", "1", " ", "\x1b[2J", "\n", "\u202e"])
    ),
)


Typing = tuple[str] | tuple[str, str]
"""The name of a key in a prompt, or none and what is typed."""

Step = Command | str | Typing
"""What somebody does: a command, a key, or a key in a prompt."""


class Hand:
    """Someone at a keyboard: commands, keys, and characters typed in a prompt."""

    def __init__(self, document: Document) -> None:
        self.reader = snap_to_visible(ReaderState(document))
        self.lines = FixedLines()
        self.pending = Pending()

    def do(self, step: Step) -> None:
        match step:
            case Command():
                self.reader = update(self.reader, step, self.lines)
            case str():
                self.pending, command = Keymap().feed(self.pending, step, context(self.reader))
                if command is not None:
                    self.reader = update(self.reader, command, self.lines)
            case (key,):
                self.reader = type_in(self.reader, key, "", self.lines)
            case (key, text):
                self.reader = type_in(self.reader, key, text, self.lines)


def assert_somewhere(state: ReaderState) -> None:
    """The reader stands on a character that is there and in sight; at the start only where nothing is in sight."""
    document, at = state.document, state.position
    anything = any(visible(document, state.folds, section.number) for section in document.sections)
    if not anything:
        assert at == Position()
        return
    assert at.node in visible(document, state.folds, at.section)
    assert 0 <= at.offset < len(document.text_node(at).text.chars)


def assert_whole(state: ReaderState) -> None:
    """What lies over the page, what is said and where `back` leads fit the text."""
    document = state.document
    for layer in state.overlays:
        match layer:
            case ListOverlay(entries=entries, index=at):
                assert entries
                assert 0 <= at < len(entries)
                assert 0 <= layer.offset <= max(len(entries[at].text) - 1, 0)
            case TableView():
                table = document.text_nodes(layer.section)[layer.first_node].block
                assert isinstance(table, type(builders.table(("x",))))
                assert -1 <= layer.row < max(len(table.rows), 1)
                assert 0 <= layer.column < max(map(len, (table.header, *table.rows)))
            case Prompt():
                assert 0 <= layer.cursor <= len(layer.text)
                assert layer.text.isprintable() or "\u00ad" in layer.text
    if state.search is not None and state.search.matches:
        assert 0 < state.search.number <= len(state.search.matches)
    for position in (*state.back_stack, *state.forward_stack, *(place for _, place in state.bookmarks)):
        assert isinstance(position, Position)  # there is no other text
        assert is_empty(replace(state, position=position)) is is_empty(state)
    assert not {char for char in state.message if ord(char) < 32 and char not in "\n\t"}


@settings(max_examples=150)
@given(documents(), st.lists(steps, max_size=25))
def test_whatever_is_done_the_reader_stands_on_something_in_sight(document: Document, doing: list[Step]) -> None:
    hand = Hand(document)
    assert_somewhere(hand.reader)
    for step in doing:
        hand.do(step)
        assert_somewhere(hand.reader)
        assert_whole(hand.reader)


@settings(max_examples=150)
@given(documents(), st.lists(steps, max_size=12), commands)
def test_back_after_any_jump_returns(document: Document, doing: list[Step], last: Command) -> None:
    hand = Hand(document)
    for step in doing:
        hand.do(step)
    before = replace(hand.reader, overlays=())
    jumped = replace(update(before, last, hand.lines), overlays=())
    if len(jumped.back_stack) > len(before.back_stack):
        returned = update(jumped, Command("back"), hand.lines)
        assert returned.position == before.position
        assert returned.back_stack == before.back_stack
        assert update(returned, Command("forward"), hand.lines).position == jumped.position
    else:
        assert jumped.back_stack == before.back_stack or last.action == "back" or len(before.back_stack) >= 200


@given(
    documents(), st.lists(steps, max_size=8), st.lists(steps.filter(lambda step: isinstance(step, tuple)), max_size=8)
)
def test_leaving_find_returns_to_where_it_began_with_what_was_open(
    document: Document, doing: list[Step], typed: list[Typing]
) -> None:
    hand = Hand(document)
    for step in doing:
        hand.do(step)
    hand.reader = replace(hand.reader, overlays=())
    before = hand.reader
    hand.do(Command("find"))
    assume(isinstance(hand.reader.top_overlay, Prompt))
    for step in typed:
        if step[0] not in ("Enter", "Esc") and isinstance(hand.reader.top_overlay, Prompt):
            hand.do(step)
    hand.do(("Esc",))
    assert not hand.reader.overlays
    assert (hand.reader.position, hand.reader.folds) == (before.position, before.folds)


# Moving


@given(documents(), st.sampled_from(["sentence", "block", "heading", "stop"]), st.booleans() | st.none())
def test_going_on_visits_the_text_in_order_and_ends(document: Document, kind: str, opened: bool | None) -> None:
    step = {
        "sentence": targets.next_sentence,
        "block": targets.next_block,
        "heading": targets.next_heading,
        "stop": targets.next_link,
    }[kind]
    state = snap_to_visible(ReaderState(document, folds=Folds(opened)))
    assume(not is_empty(state))
    for by in (1, -1):
        for _ in range(10_000):
            at = step(state, by)
            if at is None:
                break
            assert (at > state.position) is (by > 0)
            assert at != state.position
            state = replace(state, position=at)
        else:
            raise AssertionError("it does not end")


@given(documents())
def test_sentence_by_sentence_nothing_is_left_out(document: Document) -> None:
    state = snap_to_visible(ReaderState(document, folds=Folds(True)))
    assume(not is_empty(state))
    visited = {(state.position.section, state.position.node)}
    while (at := targets.next_sentence(state, 1)) is not None:
        state = replace(state, position=at)
        visited.add((at.section, at.node))
    every = {
        (section.number, node)
        for section in document.sections
        for node in visible(document, Folds(True), section.number)
    }
    assert visited == every or not every


@given(documents())
def test_the_part_read_grows_from_nought_to_one(document: Document) -> None:
    state = snap_to_visible(ReaderState(document, folds=Folds(True)))
    assume(not is_empty(state))
    parts = [targets.part_read(state, state.position)]
    while (at := targets.next_node(state, state.position, 1)) is not None:
        state = replace(state, position=at)
        parts.append(targets.part_read(state, at))
    assert parts == sorted(parts)
    assert 0 <= parts[0] <= parts[-1] <= 1


@given(documents(), st.floats(-10, 110), st.floats(-10, 110))
def test_more_percent_leads_no_less_far(document: Document, one: float, other: float) -> None:
    state = snap_to_visible(ReaderState(document))
    assume(not is_empty(state))
    low, high = sorted((one, other))
    assert targets.position_at_percent(state, low) <= targets.position_at_percent(state, high)


@given(documents(), st.booleans())
def test_opening_what_hides_a_place_shows_it(document: Document, everything: bool) -> None:
    for section in document.sections:
        for index, node in enumerate(document.text_nodes(section.number)):
            folds = Folds(everything).reveal(section, index, node)
            assert not folds.hides(section, index, node)
            assert folds.reveal(section, index, node) == folds


@given(documents())
def test_a_closed_text_shows_its_headings_and_its_outermost_questions(document: Document) -> None:
    for section in document.sections:
        seen = visible(document, Folds(False), section.number)
        nodes = document.text_nodes(section.number)
        if section.number:
            assert seen == (0,)
        else:
            hidden = [node for index, node in enumerate(nodes) if index not in seen and node.text.chars.strip()]
            assert all(any(isinstance(within.block, Question) for within in node.ancestors) for node in hidden)


# Finding, against a slow reference

LETTERS = "abABeéÉsßSﬁıİ ̈́\u0301\u00ad\u200b\u00a0\n\t™漢🙂."


def capitals(query: str) -> bool:
    """Whether a query has capitals, which then count."""
    return any(char.lower() != char for char in query)


def folded(char: str, *, exact: bool = False) -> str:
    """A character as it is compared: Unicode's compatibility caseless match (3.13, D146), marks left out.

    Which signs and letters are typed for others is the program's choice, and so its tables.
    """
    if char in "\u00ad\u200b\u200c\u200d\u2060":
        return ""
    if ord(char) in _KEYBOARD:
        return _KEYBOARD[ord(char)]
    for _ in range(3):
        char = normalize("NFKD", char if exact else char.casefold())
    return "".join(_LETTERS.get(part, part) for part in char if not combining(part))


def slowly(query: str, chars: str) -> list[tuple[int, int]]:
    """The spans of a query: at each character in turn, blank for blank and letter for letter."""
    exact = capitals(query)
    wanted = "".join(folded(char, exact=exact) for char in query).split()
    parts = [(part, index) for index, char in enumerate(chars) for part in folded(char, exact=exact)]
    spans: list[tuple[int, int]] = []
    at = 0
    while wanted and at < len(parts):
        end = at
        for number, word in enumerate(wanted):
            blanks = 0
            while number and end < len(parts) and parts[end][0].isspace():
                end, blanks = end + 1, blanks + 1
            if (number and not blanks) or "".join(part for part, _ in parts[end : end + len(word)]) != word:
                break
            end += len(word)
        else:
            last = parts[end - 1][1] + 1
            while last < len(chars) and not folded(chars[last]):
                last += 1
            if not spans or parts[at][1] >= spans[-1][1]:
                spans.append((parts[at][1], last))
            at = end
            continue
        at += 1
    return spans


texts = st.text(st.sampled_from(LETTERS), max_size=30) | st.text(max_size=20)


@settings(max_examples=300)
@given(st.text(st.sampled_from(LETTERS), max_size=4) | st.text(max_size=3), texts)
@example("s", "ß\u0301")
@example("s", "ß")
@example("e", "e\u0301\u00ad")
@example("ı", "ﬁ")
@example("'", "’")
@example("o", "œ")
def test_what_is_found_is_what_a_slow_reference_finds(query: str, chars: str) -> None:
    search = search_document(builders.document(builders.code(chars)), query, Position())
    assert [(match.start.offset, match.start.offset + match.length) for match in search.matches] == slowly(query, chars)


@given(texts, st.data())
def test_what_stands_in_the_text_is_found_in_it(chars: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(chars)))
    end = data.draw(st.integers(start, len(chars)))
    assume("".join(map(folded, chars[start:end])).strip())
    exactly = chars[start:end]
    query = data.draw(
        st.sampled_from([exactly, exactly.casefold(), normalize("NFD", exactly), normalize("NFKC", exactly)])
    )
    # Cherokee is folded to capitals, and they count.
    assume(query != exactly.casefold() or not capitals(query) or capitals(exactly))
    search = search_document(builders.document(builders.code(chars)), query, Position())
    assert search.matches


PIECES = [
    "a",
    "B",
    "é",
    "ß",
    " ",
    "(",
    ")",
    "[",
    "]",
    "{2}",
    "{",
    "*",
    "+",
    "?",
    "|",
    "^",
    "$",
    ".",
    "-",
    "\\",
    "\\b",
    "\\S",
    "\\1",
    "(?i)",
    "(?<=a)",
    "\\N{DASH}",
    "/",
    "\u0301",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=8), texts)
def test_any_pattern_finds_stretches_of_the_text_in_order_or_says_what_is_wrong(pattern: str, chars: str) -> None:
    search = search_document(builders.document(builders.code(chars)), f"/{pattern}/", Position())
    assert not search.error or (search.error.endswith(".") and search.current is None)
    end = 0
    for match in search.in_text_node(0, 0):
        assert end <= match.start.offset < match.start.offset + match.length <= len(chars)
        end = match.start.offset + match.length


@given(texts, st.data())
def test_a_text_that_is_escaped_is_a_pattern_that_finds_it(chars: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(chars)))
    words = chars[start : data.draw(st.integers(start, len(chars)))]
    assume("".join(map(folded, words)).strip())
    assert (
        search_document(builders.document(builders.code(chars)), f"/{re.escape(words)}/", Position()).current
        is not None
    )
