"""Notes in an edited text: on their words, on what became of them, or nowhere; never on others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui import parse
from b12tui.annotations import candidates
from b12tui.annotations.note import Note, Status
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.core.fingerprints import fingerprint
from b12tui.core.places import relocate
from b12tui.document import Document, Position

SOURCE = """# Manual

First of all, unpack the box. Then read the label. Store it dry.

| name | value |
| ---- | ----- |
| low  | yes   |
| high | yes   |

## Use

Press the red button twice. Wait until the lamp is lit.

```sh
make all
make install
```

## Use again

Press the red button twice. Wait until the bell rings.
"""


def noted(words: str, occurrence: int = 1, source: str = SOURCE) -> Note:
    """Return a note on an occurrence of words."""
    document = parse(source)
    count = 0
    for at, node in document.all_text_nodes():
        start = node.text.chars.find(words)
        count += start >= 0
        if start >= 0 and count == occurrence:
            end = Position(at.section, at.node, start + len(words))
            return note_on(document, Position(at.section, at.node, start), end, "why?", "question")
    raise AssertionError(words)


def words_of(document: Document, note: Note) -> tuple[Status, str, int]:
    """Return how a note is placed: the status, the words and the section."""
    placed = Placer(document).place(note)
    if placed.start is None or placed.end is None:
        return placed.status, "", -1
    chars = document.text_node(placed.start).text.chars
    assert placed.start.node == placed.end.node
    return placed.status, chars[placed.start.offset : placed.end.offset], placed.start.section


UNEDITED = [
    ("unpack the box", 1, 0),
    ("yes", 2, 0),
    ("Press the red button twice.", 1, 1),
    ("Press the red button twice.", 2, 2),
    ("make install", 1, 1),
    ("Use", 1, 1),
]


@pytest.mark.parametrize(("words", "occurrence", "section"), UNEDITED)
def test_a_note_in_an_unedited_text_is_on_its_words(words: str, occurrence: int, section: int) -> None:
    document = parse(SOURCE)
    note = noted(words, occurrence)
    assert words_of(document, note) == (Status.FOUND, words, section)
    placed = Placer(document).place(note)
    assert placed.start is not None
    assert placed.start.node == note.start.leaf if note.start else False


@pytest.mark.parametrize(("words", "occurrence", "section"), UNEDITED)
def test_a_note_follows_its_words_past_what_was_added_before(words: str, occurrence: int, section: int) -> None:
    edited = parse(SOURCE.replace("# Manual\n", "# Manual\n\nA new paragraph about safety.\n\n- and\n- two items\n"))
    assert words_of(edited, noted(words, occurrence)) == (Status.FOUND, words, section)


@pytest.mark.parametrize(
    ("words", "old", "new", "expected"),
    [
        ("Then read the label.", "read the label", "read the long label", "Then read the long label."),
        ("Wait until the lamp is lit.", "lamp is lit", "green lamp is lit", "Wait until the green lamp is lit."),
        ("Use again", "## Use again", "## Use it again", "Use it again"),
    ],
)
def test_a_note_on_edited_words_is_changed(words: str, old: str, new: str, expected: str) -> None:
    assert words_of(parse(SOURCE.replace(old, new)), noted(words))[:2] == (Status.CHANGED, expected)


@pytest.mark.parametrize(
    ("words", "occurrence", "gone"),
    [
        ("Then read the label.", 1, "Then read the label. "),
        ("yes", 2, "| high | yes   |\n"),
        ("make install", 1, "make install\n"),
        ("Press the red button twice.", 1, SOURCE[SOURCE.index("## Use\n") : SOURCE.index("## Use again")]),
    ],
)
def test_a_note_on_deleted_words_is_lost(words: str, occurrence: int, gone: str) -> None:
    assert words_of(parse(SOURCE.replace(gone, "", 1)), noted(words, occurrence))[0] is Status.LOST


def test_a_note_on_several_blocks_ends_where_they_end() -> None:
    document = parse(SOURCE)
    note = note_on(document, Position(1, 0, 0), Position(1, 2, 8), "", "highlight")
    edited = parse(SOURCE.replace("# Manual\n", "# Manual\n\nNew.\n"))
    placed = Placer(edited).place(note)
    assert (placed.status, placed.start, placed.end) == (Status.FOUND, Position(1, 0, 0), Position(1, 2, 8))


@given(st.lists(st.sampled_from(["yes", "no", "a b c", "Press it. Wait.", "a b d"]), min_size=1, max_size=8), st.data())
def test_a_found_note_is_on_the_words_it_quotes(lines: list[str], data: st.DataObject) -> None:
    source = "\n\n".join(lines)
    edited = data.draw(st.permutations(lines)) + data.draw(st.lists(st.sampled_from(["yes", "new"]), max_size=2))
    document = parse("\n\n".join(edited))
    for words in set(lines):
        status, found, _ = words_of(document, noted(words, source=source))
        assert status is not Status.FOUND or found == words


def test_each_text_node_is_fingerprinted_once_for_all_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(text: str) -> object:
        asked.append(text)
        return fingerprint(text)

    notes = [noted(words) for words in ("Then read the label.", "Wait until the lamp is lit.")]
    monkeypatch.setattr(relocate, "fingerprint", counting)
    placer = Placer(parse(SOURCE.replace("the label", "the long label").replace("lamp is", "green lamp is")))
    placed = [placer.place(note) for note in notes]
    assert [each.status for each in placed] == [Status.CHANGED] * 2
    assert asked
    assert len(asked) == len(set(asked))


def test_blank_ranges_hold_no_note() -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it has no message
        note_on(parse("a   b"), Position(0, 0, 1), Position(0, 0, 1), "", "comment")


def test_a_note_on_a_line_that_code_repeats_is_lost_when_the_code_is_edited() -> None:
    twice = "```py\nclass One:\n    def new(self, size,\n            rate=0):\n        self.size = size\n```\n"
    source = f"{twice}\n{twice.replace('One', 'Two')}"
    note = noted("rate=0):", 2, source)
    assert words_of(parse(source), note) == (Status.FOUND, "rate=0):", 0)
    edited = parse(f"{twice}\n{twice.replace('One', 'Two').replace('rate=0', 'rate=1')}")
    assert words_of(edited, note)[0] is Status.LOST


TWINS = "# Log\n\n" + "".join(f"## v{number}\n\n### Fixed\n\n### Added\n\nPart {number}.\n\n" for number in range(4))
ROWS = "# Log\n\n| a | b |\n| - | - |\n" + "| yes | no |\n" * 40


@pytest.mark.parametrize(("source", "words", "occurrence"), [(TWINS, "Fixed", 2), (ROWS, "yes", 20)])
def test_a_note_that_nothing_tells_apart_stays_while_nothing_is_edited(
    source: str, words: str, occurrence: int
) -> None:
    note = noted(words, occurrence, source)
    placed = Placer(parse(source)).place(note)
    assert note.start is not None
    assert placed.start == Position(note.start.section, note.start.leaf, note.start.char)


@pytest.mark.parametrize(
    ("source", "words", "occurrence", "edited"),
    [
        (TWINS, "Fixed", 2, TWINS.replace("## v0", "## v\n\n### Fixed\n\n### Added\n\nNew.\n\n## v0")),
        (ROWS, "yes", 20, ROWS + "| yes | no |\n"),
        (ROWS, "yes", 20, ROWS.replace("| yes | no |\n", "", 1)),
    ],
)
def test_a_note_that_nothing_tells_apart_is_lost_by_an_edit(
    source: str, words: str, occurrence: int, edited: str
) -> None:
    assert words_of(parse(edited), noted(words, occurrence, source))[0] is Status.LOST


ITEMS = """# Meetings

- Gateway (Europe): Tuesdays at 8:00. Convert it.
  - Notes and agenda.
- Policy: Wednesdays at 9:00. Convert it.
  - Notes and agenda.
- Ingress: Thursdays at 8:00. Convert it.
  - Notes and agenda.
"""


@pytest.mark.parametrize(
    ("words", "occurrence", "edited"),
    [
        # what follows a new item of the same form is what followed the old one
        (
            "Notes",
            2,
            ITEMS.replace("- Ingress", "- Gate: Fridays at 6:00. Convert it.\n  - Notes and agenda.\n- Ingress"),
        ),
        # what was another item's already is no edited version
        (
            "Policy: Wednesdays at 9:00.",
            1,
            ITEMS.replace("- Policy: Wednesdays at 9:00. Convert it.\n  - Notes and agenda.\n", ""),
        ),
        (
            "Notes and agenda.",
            2,
            ITEMS.replace("- Policy: Wednesdays at 9:00. Convert it.\n  - Notes and agenda.\n", ""),
        ),
    ],
)
def test_a_note_is_not_put_on_another_item_of_the_same_form(words: str, occurrence: int, edited: str) -> None:
    status, _, _ = words_of(parse(edited), noted(words, occurrence, ITEMS))
    assert status is Status.LOST


def test_in_a_text_that_was_not_edited_no_section_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = [noted(words) for words in ("unpack the box", "make install")]

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(candidates, "section_text", fail)
    placer = Placer(parse(SOURCE))
    assert [placer.place(note).status for note in notes] == [Status.FOUND] * 2


def test_words_stay_in_their_section_when_a_section_like_it_is_added_behind_it() -> None:
    values = "Possible values:\n\n" + "".join(f'- `"{each}"`\n' for each in (8, 16, 32, 64, 128, "ptr"))
    old = f"# Options\n\n## Width\n\nHow wide.\n\n{values}\nr[cfg.test]\n## Test\n\nWhen tested.\n"
    added = f"\nr[cfg.alignment]\n## Alignment\n\nHow it is aligned.\n\n{values}\nr[cfg.test]\n## Test"
    new = old.replace("\nr[cfg.test]\n## Test", added)
    after = parse(new)
    placed = Placer(after).place(noted('"ptr"', source=old))
    assert placed.start is None or after.sections[placed.start.section].title == "Width"


def test_words_stay_in_an_unchanged_text_node_when_one_like_it_is_added_behind_it() -> None:
    words = "Note that this takes no care of the bounds."
    many = "You can use some of them with a range of numbers, which begins at zero and leaves the last one out"
    rest = f"{many}, as every list in a template does, also where a page stands deeper than most pages of this site do."
    parts = f"`:parts`\n: The parts of the path. {rest} {words}\n\n"
    title = "`:title`\n: The title of the page.\n"
    old = f"# Links\n\n`:part`\n: The last part.\n\n{parts}{title}"
    others = "".join(f"`:{name}`\n: The {name} of it.\n\n" for name in ("year", "month", "day"))
    slugs = f"`:partslugs`\n: The parts of the path by slugs. {rest} {words}\n\n"
    before = "`:part`\n: The very last.\n\n`:partslug`\n: The last part as a slug.\n\n"
    new = f"# Links\n\n{before}{parts}{others}{slugs}{title}"
    after = parse(new)
    placed = Placer(after).place(noted(words, source=old))
    assert placed.start is None or "slugs" not in after.text_node(placed.start).text.chars


def test_words_that_stand_often_in_a_long_block_of_code_take_no_time_for_the_block_each() -> None:
    lines = "".join(f"line {number} of the same words\n" for number in range(20_000))
    begun = time.process_time()
    note = noted("same words", source=f"# Log\n\n```\n{lines}```\n")
    Placer(parse(f"# Log\n\nNew.\n\n```\n{lines}```\n")).place(note)
    assert time.process_time() - begun < 8  # half a minute, if each of them takes a checksum of the block


@pytest.mark.parametrize(
    ("source", "words", "once"),
    [
        ("Buy **the** bread now.", "Buy the bread", True),
        ("See [the plan](a.md) for `it`.", "See the plan for it.", True),
        ("Buy **the** bread. Buy `the` bread.", "Buy the bread", False),
        ("Buy the bread. Sell the car.", "the", False),
        ("~~}~~ and }", "}", False),
    ],
)
def test_words_are_known_to_stand_once_also_with_markup_between(source: str, words: str, once: bool) -> None:
    document = parse(source)
    at = document.text_nodes(0)[0].text.chars.index(words)
    between = Position(0, 0, at), Position(0, 0, at + len(words))
    made = [note_on(document, *between, "", "comment", placer=placer) for placer in (None, Placer(document))]
    assert [note.single for note in made] == [once] * 2
