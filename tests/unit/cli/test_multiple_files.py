"""Several texts on the command line: which comes next, what is passed over, and how they are printed."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from support.fixed_lines import FixedLines

from b12tui.cli import main, multiple_files
from b12tui.cli.arguments import parse_arguments as read_arguments
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import OpenLink, RemotePosition, SwitchDocument
from b12tui.core.handlers.document_navigation import adjacent_document, number_among_documents
from b12tui.core.motion.jumplist import back
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.errors import ExitCode, ReadError
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read_source

TEXTS = ("a.md", "b.md", "c.md")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in TEXTS:
        Path(name).write_text(f"# Text {name[0]}\n\nWords of {name[0]}.\n\n## End\n\nLast.\n", encoding="utf-8")


def begun(*named: str, restricted: bool = False) -> tuple[Session, ReaderState]:
    text = read_source(named[0])
    state = ReaderState(parse(text.text, name=text.name), document_id=named[0], argument_ids=named)
    store = DocumentStore(text, state.appearance, built_in=False, keep=not restricted)
    return Session(text, store, argument_ids=named, restricted=restricted), state


def turned(session: Session, state: ReaderState, by: int) -> ReaderState:
    asked = adjacent_document(state, by)
    return perform(session, asked) if asked.effect is not None else asked


def test_next_and_previous_go_through_the_texts_in_their_order() -> None:
    session, state = begun(*TEXTS)
    second = turned(session, state, 1)
    assert (second.document.title, second.message) == ("Text b", "File 2 of 3, b.md.")
    third = turned(session, second, 1)
    assert (third.document.title, third.message) == ("Text c", "File 3 of 3, c.md.")
    assert turned(session, third, 1) == replace(third, message="Last file.")
    assert turned(session, third, -1).document is second.document
    assert turned(session, state, -1) == replace(state, message="First file.")


def test_a_text_is_gone_on_with_where_it_was_left_and_back_leads_through_them() -> None:
    session, state = begun(*TEXTS)
    second = turned(session, replace(state, position=Position(1)), 1)
    first = turned(session, second, -1)
    assert (first.document, first.position) == (state.document, Position(1))
    home = perform(session, back(first))
    assert (home.document.title, home.message) == ("Text b", "Back in b.md.")


def test_one_text_has_no_next() -> None:
    session, state = begun("a.md")
    assert turned(session, state, 1).message == "No other files on the command line."


def test_what_cant_be_read_is_told_and_passed_over() -> None:
    session, state = begun("a.md", "gone.md", "noise.md", "c.md")
    Path("noise.md").write_bytes(bytes(range(32)) * 9)
    there = turned(session, state, 1)
    assert there.document.title == "Text c"
    assert there.message == (
        "File not found: gone.md; see b12tui --help. "
        "noise.md looks like a binary file; use --encoding NAME to open it anyway. "
        "File 4 of 4, c.md."
    )


def test_where_no_other_can_be_read_the_reader_stays_and_not_all_is_told() -> None:
    session, state = begun("a.md", *(f"{number}.md" for number in range(5)))
    there = turned(session, state, 1)
    assert there.document is state.document
    assert there.message.count("File not found") == 3
    assert there.message.endswith("2 more files could not be read. File 1 of 6, a.md.")


def test_from_a_text_that_a_link_led_to_the_order_goes_on_where_it_was_left() -> None:
    Path("linked.md").write_text("# Linked\n", encoding="utf-8")
    session, state = begun(*TEXTS)
    second = turned(session, state, 1)
    linked = perform(session, replace(second, effect=OpenLink("linked.md")))
    assert linked.back_stack[-1] == RemotePosition("b.md", Position())
    assert turned(session, linked, 1).document.title == "Text c"
    assert turned(session, linked, -1).document.title == "Text b"


def test_a_file_that_was_written_since_is_read_again() -> None:
    session, state = begun(*TEXTS)
    second = turned(session, state, 1)
    Path("a.md").write_text("# Another text\n", encoding="utf-8")
    assert turned(session, second, -1).document.title == "Another text"


def test_a_restricted_reader_has_the_texts_that_were_named_and_no_others() -> None:
    session, state = begun("a.md", "b.md", restricted=True)
    there = turned(session, state, 1)
    assert there.document.title == "Text b"
    assert perform(session, back(there)).document is state.document
    for effect in (OpenLink("c.md"), SwitchDocument(("b.md", "c.md"))):
        after = perform(session, replace(there, effect=effect))
        assert after == replace(there, message="Restricted mode: only the files on the command line can be opened.")


def test_standard_input_can_be_one_of_them() -> None:
    session, state = begun("a.md", "-", "b.md")
    session.register("-", read_source("-", standard_input=io.BytesIO(b"# From a pipe\n")))
    there = turned(session, state, 1)
    assert (there.document.title, there.message) == ("From a pipe", "File 2 of 3, standard input.")
    assert turned(session, turned(session, there, 1), -1).document is there.document


def test_the_first_that_can_be_read_is_opened() -> None:
    text, missed = multiple_files.read_first(read_arguments(["gone.md", "b.md", "c.md"]))
    assert (text.name, len(missed)) == ("b.md", 1)
    with pytest.raises(ReadError, match=r"one\.md"):
        multiple_files.read_first(read_arguments(["one.md", "two.md"]))


def test_each_text_counts_once_and_a_folder_is_told_by_its_slash() -> None:
    Path("folder").mkdir()
    assert multiple_files.document_ids(("a.md", "./a.md", "folder", "-", "gone.md")) == (
        "a.md",
        "folder/",
        "-",
        "gone.md",
    )


def test_a_single_text_is_not_numbered() -> None:
    assert number_among_documents(("a.md",), "a.md") == ""


def test_plain_output_has_them_one_after_the_other_under_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--plain", "a.md", "b.md"]) == ExitCode.OK
    said = capsys.readouterr().out
    for name in "ab":
        alone = main(["--plain", f"{name}.md"])
        assert alone == ExitCode.OK
    one, other = capsys.readouterr().out.split("Heading 1: Text b", 1)
    assert said == f"File 1 of 2, a.md.\n\n{one}\n\nFile 2 of 2, b.md.\n\nHeading 1: Text b{other}"


def test_one_that_cant_be_printed_costs_the_exit_code_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--contents", "a.md", "gone.md", "c.md"]) == ExitCode.FAILURE
    printed = capsys.readouterr()
    assert printed.out == "File 1 of 3, a.md.\n\n1. End\n\n\nFile 3 of 3, c.md.\n\n1. End\n"
    assert printed.err == ("b12tui: error: file not found: gone.md; see b12tui --help.\n")


def test_a_section_is_printed_of_each_text_that_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.md").write_text("# Text b\n", encoding="utf-8")
    assert main(["--plain", "--section", "end", "a.md", "b.md"]) == ExitCode.USAGE
    printed = capsys.readouterr()
    assert "Last." in printed.out
    assert "no section matches end" in printed.err


def test_options_may_stand_between_the_files() -> None:
    assert read_arguments(["a.md", "--width", "60", "b.md", "--line"]).files == ("a.md", "b.md")
    assert read_arguments(["--plain", "--", "-x.md", "b.md"]).files == ("-x.md", "b.md")


def test_line_mode_from_a_pipe_goes_through_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(":n\nquit\n"))
    monkeypatch.setattr("b12tui.cli.restriction.restrict", lambda **_: None)  # else this process is restricted
    assert main(["--line", "--restricted", "gone.md", "a.md", "b.md"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "File 2 of 3, a.md." in said
    assert "File 3 of 3, b.md.\nHeading 1: Text b" in said


def test_where_says_which_text_it_is() -> None:
    session, state = begun(*TEXTS)
    there = update(turned(session, state, 1), Command("where"), FixedLines())
    assert there.message == (
        "Text b, top, file 2 of 3, 0 percent, less than 1 minute left, 7 words; "
        "in this section less than 1 minute, 5 words."
    )


def test_what_is_in_no_format_is_told_and_passed_over() -> None:
    Path("damaged.b12tui.json").write_text("{", encoding="utf-8")
    text, told = multiple_files.read_first(read_arguments(["damaged.b12tui.json", "b.md"]))
    assert (text.name, told) == ("b.md", ("damaged.b12tui.json is invalid: line 1 should be JSON.",))
    session, state = begun("a.md", "damaged.b12tui.json", "c.md")
    there = turned(session, state, 1)
    assert there.message == f"{told[0]} File 3 of 3, c.md."
