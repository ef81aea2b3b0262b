"""Notes on lines of code: after an edit of the block they are on their line, on what it became, or lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui import parse
from b12tui.annotations.code_lines import MAX_LINES, line_sums, matched_lines
from b12tui.annotations.note import Note, Status
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.document import CodeBlock, Position

PROGRAM = """fn main() {
    let count = read_count();
    if count > 0 {
        print(count);
    }
    let total = price * count;
    if total > 0 {
        print(total);
    }
}"""
LINES = PROGRAM.split("\n")


def book(*programs: str) -> str:
    """Return a text with programs in blocks of code, each behind a sentence of its own."""
    return "# Programs\n\n" + "\n\n".join(
        f"Program number {number} follows.\n\n```\n{program}\n```" for number, program in enumerate(programs)
    )


def noted(source: str, line: int, words: str = "", *, program: int = 0, lines: int = 1) -> Note:
    """Return a note on lines of a program in a text, or on words in them."""
    document = parse(source)
    blocks = [(at, node.text.chars) for at, node in document.all_text_nodes() if isinstance(node.block, CodeBlock)]
    at, chars = blocks[program]
    start = sum(len(each) + 1 for each in chars.split("\n")[:line])
    end = start + len("\n".join(chars.split("\n")[line : line + lines]))
    if words:
        start = chars.index(words, start, end)
        end = start + len(words)
    note = note_on(document, Position(at.section, at.node, start), Position(at.section, at.node, end), "", "comment")
    assert Note.from_data(note.as_data()) == note
    return note


def placed(source: str, note: Note) -> tuple[Status, int, str]:
    """Return how a note is placed: the status, the line of the block and the words; -1 for a lost one."""
    document = parse(source)
    found = Placer(document).place(note)
    if found.start is None or found.end is None:
        return found.status, -1, ""
    chars = document.text_node(found.start).text.chars
    return found.status, chars.count("\n", 0, found.start.offset), chars[found.start.offset : found.end.offset]


@given(st.integers(0, len(LINES) - 1), st.data())
def test_a_note_is_on_its_own_line_or_lost_whatever_lines_come_and_go(line: int, data: st.DataObject) -> None:
    """The same lines stand several times in the program, and lines like them come in."""
    kept = data.draw(st.sets(st.integers(0, len(LINES) - 1), max_size=3).map(lambda gone: set(range(10)) - gone))
    edited = list[tuple[int, str]]()
    for number, text in enumerate(LINES):
        edited += [(-1, new) for new in data.draw(st.lists(st.sampled_from(["    }", "print(count);"]), max_size=1))]
        edited += [(number, text)] if number in kept else []
    note = noted(book(PROGRAM), line)
    status, there, words = placed(book("\n".join(text for _, text in edited)), note)
    alike = [at for at, (_, text) in enumerate(edited) if text.strip() == note.quote]
    assert status is Status.LOST or (status is Status.FOUND and words == note.quote and there in alike)
    own = [at for at, (number, _) in enumerate(edited) if number == line]
    if PROGRAM.count(note.quote) == 1 and status is not Status.LOST:
        assert [there] == own or alike != own


@pytest.mark.parametrize("line", range(len(LINES)))
def test_each_line_keeps_its_note_when_another_is_put_before_them(line: int) -> None:
    before = "use std::io;\n"
    assert placed(book(before + PROGRAM), noted(book(PROGRAM), line)) == (Status.FOUND, line + 1, LINES[line].strip())


def test_a_repeated_line_keeps_its_note_when_the_lines_around_it_are_edited_elsewhere() -> None:
    edited = PROGRAM.replace("    let total = price * count;\n", "    let total = price * count;\n    check(total);\n")
    assert placed(book(edited), noted(book(PROGRAM), 4)) == (Status.FOUND, 4, "}")
    assert placed(book(edited), noted(book(PROGRAM), 8)) == (Status.FOUND, 9, "}")


def test_a_changed_line_keeps_its_note_as_changed() -> None:
    edited = PROGRAM.replace("price * count;", "price * count + tax;")
    assert placed(book(edited), noted(book(PROGRAM), 5)) == (Status.CHANGED, 5, "let total = price * count + tax;")


def test_a_note_on_words_of_a_line_is_on_them_when_other_lines_change() -> None:
    edited = PROGRAM.replace("read_count()", "ask()")
    assert placed(book(edited), noted(book(PROGRAM), 6, "total")) == (Status.FOUND, 6, "total")


def test_a_line_that_is_indented_otherwise_keeps_its_note() -> None:
    edited = "mod a {\n" + "\n".join(f"    {line}" for line in LINES) + "\n}"
    assert placed(book(edited), noted(book(PROGRAM), 7)) == (Status.FOUND, 8, "print(total);")


def test_several_lines_keep_their_note() -> None:
    edited = PROGRAM.replace("fn main() {", "fn main() {\n    start();")
    expected = (Status.FOUND, 7, "\n".join(LINES[6:9]).strip())
    assert placed(book(edited), noted(book(PROGRAM), 6, lines=3)) == expected


def test_a_line_that_is_gone_loses_its_note() -> None:
    edited = PROGRAM.replace("        print(count);\n", "")
    assert placed(book(edited), noted(book(PROGRAM), 3))[0] is Status.LOST


@pytest.mark.parametrize("line", range(len(LINES)))
def test_no_note_goes_to_a_program_that_was_like_its_own(line: int) -> None:
    twin = PROGRAM.replace("read_count()", "ask_count()")
    note = noted(book(PROGRAM, twin, "other\nprogram"), line)
    edited = book("nothing\nof\nit\nstays", twin, "other\nprogram")
    assert placed(edited, note)[0] is Status.LOST


def test_a_line_is_in_doubt_where_two_diffs_disagree() -> None:
    assert matched_lines((1, 2, 3), (1, 2, 4, 2, 3), 1, 1) is None
    assert matched_lines((1, 2, 3), (1, 2, 4, 5, 3), 1, 1) is not None


def test_long_blocks_and_single_lines_are_not_compared_by_line() -> None:
    assert len(line_sums("a\n" * (MAX_LINES - 1))) == MAX_LINES
    assert line_sums("a\n" * MAX_LINES) == line_sums("a") == ()
