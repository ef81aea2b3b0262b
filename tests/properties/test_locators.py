"""A place is found again: in the same text to the character, in an edited text to the sentence."""

from __future__ import annotations

import json
from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st
from support import document_builders as builders

from b12tui.core.locator import Locator
from b12tui.core.motion.sentences import sentences
from b12tui.core.places.locator_builder import locator_of
from b12tui.core.places.relocate import locate
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass, replace

WORDS = [f"{start}{vowel}{end}ik" for start in "bdfgklmnprst" for vowel in "aeiou" for end in ("", "n", "r", "s", "lt")]

words = st.sampled_from(WORDS)
said = st.lists(words, min_size=3, max_size=10).map(tuple)
paragraphs = st.lists(said, min_size=1, max_size=3).map(tuple)

Sentence = tuple[str, ...]
Written = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section as its author has it: a heading and paragraphs; each paragraph is sentences of words."""

    title: str
    level: int
    paragraphs: tuple[Written, ...]


parts = st.lists(
    st.builds(
        Part,
        title=st.lists(words, min_size=1, max_size=4).map(" ".join),
        level=st.integers(1, 4),
        paragraphs=st.lists(paragraphs, min_size=1, max_size=5, unique=True).map(tuple),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda part: part.title,
).map(tuple)


def sentence(spoken: Sentence) -> str:
    return f"{' '.join(spoken).capitalize()}."


def spelt(written: Written) -> Counter[str]:
    """The words of a paragraph."""
    return Counter(word for spoken in written for word in spoken)


def made(*parts: Part) -> Document:
    """A text with a title, so that each part is a section: number 1 and on."""
    blocks: list[builders.Part] = [builders.heading(1, "The title of all")]
    for part in parts:
        blocks.append(builders.heading(part.level, part.title))
        blocks += [" ".join(map(sentence, written)) for written in part.paragraphs]
    return builders.document(*blocks)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is, in the author's terms."""

    parts: tuple[Part, ...]
    part: int
    paragraph: int
    sentence: int
    into: int

    @property
    def written(self) -> Written:
        return self.parts[self.part].paragraphs[self.paragraph]

    @property
    def locator(self) -> Locator:
        before = " ".join(map(sentence, self.written[: self.sentence]))
        char = len(before) + bool(before) + self.into
        return locator_of(made(*self.parts), Position(self.part + 1, self.paragraph + 1, char))

    def rewritten(self, written: Written) -> Place:
        """The place in a text where its paragraph was written anew."""
        return replace(self, parts=edited(self.parts, self.part, self.paragraph, (written,), taken=1))


@st.composite
def places(draw: st.DrawFn) -> Place:
    chosen = draw(parts)
    # Who wrote the same paragraph twice can't say which of the two was meant.
    everything = [written for part in chosen for written in part.paragraphs]
    assume(len({frozenset(spelt(written)) for written in everything}) == len(everything))
    part = draw(st.integers(0, len(chosen) - 1))
    paragraph = draw(st.integers(0, len(chosen[part].paragraphs) - 1))
    written = chosen[part].paragraphs[paragraph]
    assume(len(set(written)) == len(written))
    which = draw(st.integers(0, len(written) - 1))
    return Place(chosen, part, paragraph, which, draw(st.integers(0, len(sentence(written[which])) - 1)))


def edited(parts: tuple[Part, ...], part: int, at: int, added: tuple[Written, ...], taken: int = 0) -> tuple[Part, ...]:
    """The parts with `taken` paragraphs of one of them replaced by others."""
    old = parts[part]
    new = replace(old, paragraphs=(*old.paragraphs[:at], *added, *old.paragraphs[at + taken :]))
    return (*parts[:part], new, *parts[part + 1 :])


def found_in(document: Document, place: Locator) -> str:
    """The sentence at which the place is found again; the empty text where it isn't at a sentence's start."""
    at = locate(document, place)
    chars = document.text_node(at).text.chars
    return next((chars[start:end].rstrip() for start, end in sentences(chars) if start == at.offset), "")


@st.composite
def changed(draw: st.DrawFn, spoken: Sentence) -> Sentence:
    """The sentence with one word of it changed."""
    at = draw(st.integers(0, len(spoken) - 1))
    return (*spoken[:at], draw(words.filter(lambda word: word != spoken[at])), *spoken[at + 1 :])


@st.composite
def with_paragraph_added_before(draw: st.DrawFn, place: Place) -> Place:
    part = draw(st.integers(0, place.part))
    last = place.paragraph if part == place.part else len(place.parts[part].paragraphs)
    added = draw(paragraphs)
    # A copy of the current paragraph, put before it while that one is changed, would rightly be taken for it.
    new, own = spelt(added), spelt(place.written)
    assume((new & own).total() <= own.total() / 3)
    parts = edited(place.parts, part, draw(st.integers(0, last)), (added,))
    return replace(place, parts=parts, paragraph=place.paragraph + (part == place.part))


@st.composite
def with_paragraph_removed_before(draw: st.DrawFn, place: Place) -> Place:
    before = [
        (part, paragraph)
        for part in range(place.part + 1)
        for paragraph in range(len(place.parts[part].paragraphs) if part < place.part else place.paragraph)
    ]
    assume(before)
    part, paragraph = draw(st.sampled_from(before))
    parts = edited(place.parts, part, paragraph, (), taken=1)
    return replace(place, parts=parts, paragraph=place.paragraph - (part == place.part))


@st.composite
def with_word_changed(draw: st.DrawFn, place: Place) -> Place:
    """The place in the text with a word of its block changed, be it of its own sentence."""
    which = draw(st.integers(0, len(place.written) - 1))
    spoken = draw(changed(place.written[which]))
    return place.rewritten((*place.written[:which], spoken, *place.written[which + 1 :]))


def assert_found(before: Place, after: Place) -> None:
    """The place is found at its sentence; to the character if the sentence is as it was."""
    now, then = after.written[after.sentence], before.written[before.sentence]
    if now == then:
        document = made(*after.parts)
        at = locate(document, before.locator)
        assert at.offset == after.locator.char
        assert document.text_node(at).text.chars[at.offset - before.into :].startswith(sentence(now))
    else:
        assert found_in(made(*after.parts), before.locator) == sentence(now)


@given(st.data())
def test_a_place_in_unchanged_text_comes_back_to_the_same_character(data: st.DataObject) -> None:
    # Few words and short: most paragraphs, cells and items stand there more than once.
    few = st.lists(st.sampled_from(["yes", "no", "none"]), min_size=0, max_size=3).map(" ".join)
    block = st.one_of(
        few.map(builders.paragraph),
        st.lists(few, min_size=1, max_size=4).map(lambda items: builders.bullets(*items)),
        st.lists(st.tuples(few, few), min_size=1, max_size=6).map(lambda rows: builders.table(*rows)),
        st.builds(builders.heading, st.integers(1, 4), few),
    )
    document = builders.document(*data.draw(st.lists(block, max_size=30)))
    places = [position for position, _ in document.all_text_nodes()]
    assume(places)
    at = data.draw(st.sampled_from(places))
    at = replace(at, offset=data.draw(st.integers(0, max(len(document.text_node(at).text.chars) - 1, 0))))
    assert locate(document, locator_of(document, at)) == at


@given(st.data())
def test_a_place_survives_a_paragraph_added_before_it(data: st.DataObject) -> None:
    place = data.draw(places())
    assert_found(place, data.draw(with_paragraph_added_before(place)))


@given(st.data())
def test_a_place_survives_a_paragraph_removed_before_it(data: st.DataObject) -> None:
    place = data.draw(places())
    assert_found(place, data.draw(with_paragraph_removed_before(place)))


@given(st.data())
def test_a_place_survives_a_word_changed_in_its_block(data: st.DataObject) -> None:
    place = data.draw(places())
    assert_found(place, data.draw(with_word_changed(place)))


@given(st.data())
def test_a_place_survives_both_a_paragraph_and_a_word(data: st.DataObject) -> None:
    place = data.draw(places())
    paragraph = data.draw(st.sampled_from([with_paragraph_added_before, with_paragraph_removed_before]))
    assert_found(place, data.draw(with_word_changed(data.draw(paragraph(place)))))


@given(st.data())
def test_a_place_survives_a_section_renamed(data: st.DataObject) -> None:
    place = data.draw(places())
    part = data.draw(st.integers(0, place.part))
    title = data.draw(st.lists(words, min_size=1, max_size=4).map(" ".join))
    renamed = replace(place.parts[part], title=title)
    after = replace(place, parts=(*place.parts[:part], renamed, *place.parts[part + 1 :]))
    assert_found(place, data.draw(with_paragraph_added_before(after)))


@given(st.data())
def test_a_place_survives_another_level_of_its_heading(data: st.DataObject) -> None:
    place = data.draw(places())
    part = replace(place.parts[place.part], level=data.draw(st.integers(1, 6)))
    assert_found(place, replace(place, parts=(*place.parts[: place.part], part, *place.parts[place.part + 1 :])))


@given(st.data())
def test_a_place_survives_its_section_moved(data: st.DataObject) -> None:
    place = data.draw(places())
    others = [*place.parts[: place.part], *place.parts[place.part + 1 :]]
    to = data.draw(st.integers(0, len(others)))
    after = replace(place, parts=(*others[:to], place.parts[place.part], *others[to:]), part=to)
    assert_found(place, data.draw(with_word_changed(after)))


@given(places())
def test_an_anchor_is_the_same_after_it_was_written_and_read(place: Place) -> None:
    assert Locator.from_data(json.loads(json.dumps(place.locator.as_data()))) == place.locator


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@given(st.data())
def test_damaged_data_is_no_anchor_or_leads_to_a_place_in_the_text(data: st.DataObject) -> None:
    place = data.draw(places())
    values = place.locator.as_data()
    for name in data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1, max_size=3)):
        values[name] = data.draw(plain | st.integers(0, 1 << 60) | st.floats(0, 1) | st.just([0, 0]))
    read = Locator.from_data(values)
    if read is not None:
        document = made(*place.parts)
        at = locate(document, read)
        assert 0 <= at.offset < len(document.text_node(at).text.chars)
    assert Locator.from_data(data.draw(plain)) is None
