"""Locators: what is kept of a place, and where it is found in texts that their authors edit as authors do."""

from __future__ import annotations

import json

import pytest
from support import document_builders as builders
from support.state_steps import position_of

from b12tui.core.fingerprints import fingerprint, similarity
from b12tui.core.locator import Locator
from b12tui.core.places import relocate
from b12tui.core.places.locator_builder import locator_of
from b12tui.core.places.relocate import locate
from b12tui.document import Block, Document, Heading, Position, Section, TextNode
from b12tui.document.word_count import WordCount

FIRST = "The river rises in the hills. It runs past mills and meadows. Then it meets the sea at last."
SECOND = "Old maps give it another name. Nobody knows why that was changed. The name is on no stone."
THIRD = "Boats were built here until the war. Some of their ribs still lie in the mud. Herons stand on them."


def found(before: Document, words: str, after: Document) -> str:
    """Return what stands in `after` from where the place of `words` in `before` is found again to its leaf's end."""
    at = locate(after, locator_of(before, position_of(before, words)))
    return after.text_node(at).text.chars[at.offset :]


def river(*parts: builders.Part) -> Document:
    return builders.document(builders.heading(1, "The river"), *parts)


BOOK = river(builders.heading(2, "Names"), FIRST, SECOND, builders.heading(2, "Boats"), THIRD)


def test_a_place_within_a_sentence_comes_back_to_the_character() -> None:
    assert found(BOOK, "that was changed", BOOK).startswith("that was changed")


def test_a_place_in_a_sentence_that_changed_comes_back_to_its_start() -> None:
    after = river(
        builders.heading(2, "Names"), FIRST, SECOND.replace("knows", "remembers"), builders.heading(2, "Boats")
    )
    assert found(BOOK, "that was changed", after).startswith("Nobody remembers")


def test_a_place_stays_with_its_sentence_when_a_sentence_comes_before_it() -> None:
    after = river(builders.heading(2, "Names"), FIRST, f"It has two names. {SECOND}")
    assert found(BOOK, "why that", after).startswith("why that was changed.")


def test_a_place_is_found_where_its_paragraph_was_split() -> None:
    start, end = SECOND.split(" Nobody")
    after = river(builders.heading(2, "Names"), FIRST, start, f"Nobody{end}", builders.heading(2, "Boats"), THIRD)
    assert found(BOOK, "Nobody", after).startswith("Nobody knows")


def test_a_place_is_found_where_two_paragraphs_were_joined() -> None:
    after = river(builders.heading(2, "Names"), f"{FIRST} {SECOND}", builders.heading(2, "Boats"), THIRD)
    assert found(BOOK, "Nobody", after).startswith("Nobody knows")


def test_a_sentence_that_moved_into_a_long_paragraph_is_found_there() -> None:
    sentences = [f"Sentence {number} says that {number} is more than {number - 1}." for number in range(1, 41)]
    long, others = " ".join(sentences), (SECOND, THIRD, "Short one.", "Short two.", "Short three.", "Short four.")
    before = river(builders.heading(2, "Names"), FIRST, *others, long)
    after = river(
        builders.heading(2, "Names"), *others, f"{' '.join(sentences[:30])} {FIRST} {' '.join(sentences[30:])}"
    )
    assert found(before, "mills", after).startswith("mills and meadows.")


def test_a_place_is_found_when_its_section_was_split_by_a_new_heading() -> None:
    after = river(builders.heading(2, "Course"), FIRST, builders.heading(2, "Names"), SECOND)
    assert found(BOOK, "It runs", after).startswith("It runs past")


def test_a_place_is_found_when_the_heading_of_its_section_was_taken_out() -> None:
    after = river(builders.heading(2, "Names"), FIRST, SECOND, THIRD)
    assert found(BOOK, "Some of", after).startswith("Some of")


def test_a_place_whose_paragraph_was_taken_out_comes_to_what_stands_there_now() -> None:
    before = river(builders.heading(2, "Names"), FIRST, SECOND, THIRD)
    after = river(builders.heading(2, "Names"), FIRST, THIRD)
    assert found(before, "Nobody", after) == THIRD


def test_a_place_whose_section_was_taken_out_comes_to_the_same_part_of_the_text() -> None:
    paragraphs = [f"Paragraph number {number} speaks of thing {number}." for number in range(20)]
    before = river(
        *paragraphs[:10], builders.heading(2, "Gone"), "Wholly other words stood in here once.", *paragraphs[10:]
    )
    after = river(*paragraphs[:10], builders.heading(2, "New"), *paragraphs[10:])
    at = locate(after, locator_of(before, position_of(before, "Wholly")))
    assert at.section == 1


def test_a_place_whose_section_was_written_anew_comes_to_the_same_depth_in_it() -> None:
    many = [f"Paragraph number {number} speaks of thing {number}." for number in range(20)]
    fresh = ["Wholly fresh.", "All invented.", "Nothing kept.", "Never before seen.", "Last line now."]
    before = river(builders.heading(2, "Else"), *many, builders.heading(2, "Names"), FIRST, SECOND, THIRD, *many[:9])
    after = river(builders.heading(2, "Else"), *many, builders.heading(2, "Names"), *fresh)
    assert found(before, "Herons", after) == "Nothing kept."


def test_a_place_in_a_section_that_was_emptied_comes_to_what_follows_it() -> None:
    before = river(builders.heading(2, "Names"), FIRST, SECOND, builders.heading(2, "Boats"), THIRD)
    after = river(builders.heading(2, "Names"), builders.heading(2, "Boats"), "Other boats.", "No more.")
    at = locate(after, locator_of(before, position_of(before, "Nobody")))
    assert at in (Position(1), Position(2))


def test_a_cell_that_was_emptied_is_still_the_place() -> None:
    rows = [("Name", "Here"), ("Herons", "yes"), ("Storks", "yes"), ("Swans", "yes")]
    before = river(builders.heading(2, "Birds"), builders.table(*rows))
    after = river(builders.heading(2, "Birds"), builders.table(*rows[:2], ("Storks", ""), rows[3]))
    assert locate(after, locator_of(before, Position(1, 6))) == Position(1, 6, 0)


def test_a_start_that_was_taken_away_leads_to_the_first_heading() -> None:
    before = builders.document(FIRST, builders.heading(2, "Names"), SECOND)
    after = builders.document(builders.thematic_break(), builders.heading(2, "Names"), SECOND)
    assert locate(after, locator_of(before, position_of(before, "mills"))) == Position(1)


def test_a_text_that_was_replaced_by_another_is_opened_somewhere_in_it() -> None:
    other = builders.document("Quite another text.", "With nothing of the old.")
    at = locate(other, locator_of(BOOK, position_of(BOOK, "Herons")))
    assert other.text_node(at).text


def test_a_place_in_one_of_many_short_answers_stays_with_its_question() -> None:
    asked = [("Is it deep?", "Yes."), ("Is it wide?", "Yes."), ("Is it cold?", "Yes."), ("Is it far?", "Yes.")]
    before = river(builders.heading(2, "Questions"), *builders.questions(*asked))
    after = river(builders.heading(2, "Questions"), *builders.questions(("Is it old?", "Yes."), *asked))
    at = locate(after, locator_of(before, Position(1, 6)))  # the answer to the third
    assert after.text_nodes(1)[at.node - 1].text.chars == "Is it cold?"
    assert after.text_node(at).text.chars == "Yes."


def test_a_place_in_a_cell_stays_in_its_row_when_a_row_is_added() -> None:
    rows = [("Name", "Depth", "Width"), ("Upper", "2", "10"), ("Middle", "2", "10"), ("Lower", "2", "10")]
    before = river(builders.heading(2, "Figures"), builders.table(*rows))
    after = river(builders.heading(2, "Figures"), builders.table(rows[0], ("Source", "2", "10"), *rows[1:]))
    at = locate(after, locator_of(before, Position(1, 8)))  # the depth in the middle
    assert after.text_nodes(1)[at.node - 1].text.chars == "Middle"


def test_a_word_that_stands_alone_is_found_after_it_was_changed() -> None:
    rows = [("Name", "Here"), ("Herons", "yes"), ("Storks", "yes"), ("Swans", "yes")]
    before = river(builders.heading(2, "Birds"), builders.table(*rows))
    after = river(builders.heading(2, "Birds"), builders.table(*rows[:2], ("Storks", "rarely"), rows[3]))
    at = locate(after, locator_of(before, Position(1, 6)))
    assert after.text_node(at).text.chars == "rarely"


def changelog(*releases: str) -> Document:
    """A text whose sections share their names, so that each release that is added shifts the slugs of all before it."""
    blocks: list[builders.Part] = []
    for back, release in enumerate(releases):
        blocks.append(builders.heading(2, release, slug=release))
        for name in ("Added", "Fixed"):
            suffix = f"-{back}" if back else ""
            blocks.append(builders.heading(3, name, slug=f"{name.lower()}{suffix}"))
            blocks.append(f"{name} in {release}: the thing that release {release} is known for.")
    return builders.document(builders.heading(1, "Changes"), *blocks)


def test_a_place_is_found_when_sections_of_the_same_name_shift_their_slugs() -> None:
    before, after = changelog("3", "2", "1"), changelog("4", "3", "2", "1")
    assert found(before, "Fixed in 2:", after).startswith("Fixed in 2:")
    assert after.text_node(locate(after, locator_of(before, Position(6)))).text.chars == "Fixed"
    assert locate(after, locator_of(before, Position(6))).section == 9


def test_a_text_without_blanks_between_words_is_known_again() -> None:
    old = "我喜欢在河边散步。水很清，鸟很多。我每天都去那里看书。"
    before = builders.document("河流", old, "别的话。")
    after = builders.document("河流", "新的一段话在这里。", old.replace("看书", "画画"), "别的话。")
    assert found(before, "我每天", after).startswith("我每天都去那里画画")


def test_signs_without_words_are_known_again() -> None:
    before = builders.document("one", "—", "two", "***", "three")
    after = builders.document("nought", "one", "—", "two", "***", "three")
    assert found(before, "***", after) == "***"


def test_an_anchor_holds_no_word_of_the_text() -> None:
    before = builders.document(
        builders.heading(1, "Secret"), builders.heading(2, "Private"), "Confidential. Hidden. Mine."
    )
    kept = json.dumps(locator_of(before, position_of(before, "Hidden")).as_data()).lower()
    assert not [word for word in ("secret", "private", "confidential", "hidden", "mine") if word in kept]


@pytest.mark.parametrize(
    "damaged",
    [None, [], "", 3, {}, {"section": 1}],
)
def test_what_is_no_anchor_is_read_as_none(damaged: object) -> None:
    assert Locator.from_data(damaged) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("section", -1),
        ("section", 1 << 80),
        ("leaf", True),
        ("char", "3"),
        ("part", float("nan")),
        ("part", 1.5),
        ("part", None),
        ("before", [1, 2, 3, 4, 5, 6]),
        ("after", [None]),
        ("sections", [1]),
        ("print", [1, 2]),
        ("print", [1, 2, [3] * 1_000]),
        ("sentence_print", {"whole": 1}),
    ],
)
def test_an_anchor_with_one_damaged_value_is_read_as_none(name: str, value: object) -> None:
    data = locator_of(BOOK, position_of(BOOK, "Nobody")).as_data()
    data = json.loads(json.dumps(data))
    assert Locator.from_data(data) is not None
    data[name] = value
    assert Locator.from_data(data) is None


def test_an_empty_text_has_a_place_that_leads_into_any_text() -> None:
    empty = builders.document()
    assert locate(empty, locator_of(BOOK, position_of(BOOK, "Herons"))) == Position()
    assert BOOK.text_node(locate(BOOK, locator_of(empty, Position()))).text


def test_an_address_beyond_the_text_is_taken_for_the_nearest() -> None:
    assert locator_of(BOOK, Position(99, 99, 999)) == locator_of(BOOK, Position(2, 1, len(THIRD) - 1))


# What is loaded


class Counted:
    """A long text that counts which of its sections are loaded."""

    def __init__(
        self, sections: int, size: int, added: tuple[int, ...] = (), renamed: frozenset[int] = frozenset()
    ) -> None:
        self.loaded = set[int]()
        self.names = [f"part {n}" for n in range(1, sections)]
        for at in sorted(added, reverse=True):
            self.names.insert(at, f"new {at}")
        self.titles = [f"other {name}" if n in renamed else name for n, name in enumerate(self.names)]
        entries = [Section(0, 0, "", "", None, 1, 0)]
        entries += [
            Section(n, 1, title, builders.slug_of(title), None, n * 100, n * size)
            for n, title in enumerate(self.titles, 1)
        ]
        self.document = Document(
            name="long.md",
            title="",
            sections=tuple(entries),
            load=self._load,
            anchors=lambda _: None,
            length=size * len(entries),
            lines=100 * len(entries),
            words=WordCount,
        )

    def _load(self, number: int) -> tuple[Block, ...]:
        self.loaded.add(number)
        if not number:
            return builders.blocks("Before all else.")
        name, title = self.names[number - 1], self.titles[number - 1]
        paragraphs = (f"In {name} this is paragraph {n}, which speaks of {n} and {name}." for n in range(9))
        return builders.blocks(Heading(1, builders.text(title), builders.slug_of(title)), *paragraphs)


def test_a_place_in_an_unchanged_section_loads_only_that_section() -> None:
    place = locator_of(Counted(1_000, 10_000).document, Position(700, 4, 5))
    long = Counted(1_000, 10_000)
    assert locate(long.document, place) == Position(700, 4, 5)
    assert long.loaded == {700}


def test_a_place_in_a_section_that_was_renamed_and_shifted_loads_only_its_neighbours() -> None:
    place = locator_of(Counted(1_000, 10_000).document, Position(700, 4, 5))
    long = Counted(1_000, 10_000, added=tuple(range(100)), renamed=frozenset({799}))
    assert locate(long.document, place) == Position(800, 4, 5)
    assert len(long.loaded) <= 4


def test_a_place_in_a_section_that_was_renamed_is_known_by_either_neighbour() -> None:
    place = locator_of(Counted(1_000, 10_000).document, Position(700, 4, 5))
    for other in (798, 800):
        long = Counted(1_000, 10_000, added=tuple(range(100)), renamed=frozenset({799, other}))
        assert locate(long.document, place) == Position(800, 4, 5)
        assert len(long.loaded) <= 4


def test_a_place_that_is_gone_loads_a_bounded_part_of_a_long_text() -> None:
    elsewhere = builders.document(builders.heading(1, "Elsewhere"), builders.heading(2, "Afar"), FIRST, SECOND)
    long = Counted(1_000, 10_000)
    at = locate(long.document, locator_of(elsewhere, position_of(elsewhere, "Nobody")))
    assert long.document.text_node(at).text
    assert len(long.loaded) <= relocate.CHARACTERS // 10_000 + 2


def test_many_leaves_in_one_section_are_looked_at_only_near_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [(f"cell {n} of many", "value") for n in range(6_000)]
    long = builders.document(builders.table(*cells))
    asked = []

    def counting(text: str) -> object:
        asked.append(text)
        return fingerprint(text)

    place = locator_of(long, Position(0, 9_000, 3))
    monkeypatch.setattr(relocate, "fingerprint", counting)
    assert locate(long, place) == Position(0, 9_000, 3)
    assert len(asked) <= 2 * relocate.TEXT_NODES + 1


# Fingerprints


def test_case_and_blanks_make_no_difference() -> None:
    assert similarity(fingerprint("The  River\nrises"), fingerprint("the river rises")) == 1.0


def test_another_order_of_words_is_not_the_same() -> None:
    assert 0.9 < similarity(fingerprint("dog bites man"), fingerprint("man bites dog")) < 1.0


def test_a_word_said_again_counts_again() -> None:
    assert similarity(fingerprint("no"), fingerprint("no no no")) < 0.5


def test_texts_without_a_word_in_common_are_not_alike() -> None:
    assert similarity(fingerprint("sun and moon"), fingerprint("river with boats")) == 0.0


def test_one_word_of_many_changed_leaves_texts_alike() -> None:
    assert similarity(fingerprint(FIRST), fingerprint(FIRST.replace("mills", "farms"))) > 0.7


def test_the_empty_text_is_like_itself_alone() -> None:
    assert similarity(fingerprint(""), fingerprint("")) == 1.0
    assert similarity(fingerprint(""), fingerprint("word")) == 0.0


def test_leaves_are_known_by_their_own_words() -> None:
    node: TextNode = BOOK.text_node(position_of(BOOK, "Herons"))
    assert fingerprint(node.text.chars).count == len(THIRD.split())
