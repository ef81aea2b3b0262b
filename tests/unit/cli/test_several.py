"""Several texts on the command line: which comes next, what is passed over, and how they are printed."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from fixed_lines import FixedLines

from b12tui.cli import main, multiple_files
from b12tui.cli.options import read as read_arguments
from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import Shelf
from b12tui.core.handlers.documents import numbered, turn
from b12tui.core.motion.jumplist import back
from b12tui.core.state import Command, Elsewhere, GoToText, OpenText, Reader
from b12tui.core.update import update
from b12tui.document import Address
from b12tui.errors import CannotRead, Exit
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import LIMIT, read

TEXTS = ("a.md", "b.md", "c.md")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in TEXTS:
        Path(name).write_text(f"# Text {name[0]}\n\nWords of {name[0]}.\n\n## End\n\nLast.\n", encoding="utf-8")


def begun(*named: str, restricted: bool = False) -> tuple[Shelf, Reader]:
    text = read(named[0])
    reader = Reader(parse(text.text, name=text.name), text=named[0], texts=named)
    keeping = Keeping(text, reader.look, built_in=False, keep=not restricted)
    return Shelf(text, keeping, named=named, restricted=restricted), reader


def turned(shelf: Shelf, reader: Reader, by: int) -> Reader:
    asked = turn(reader, by)
    return shelf.fulfil(asked) if asked.effect is not None else asked


def test_next_and_previous_go_through_the_texts_in_their_order() -> None:
    shelf, reader = begun(*TEXTS)
    second = turned(shelf, reader, 1)
    assert (second.document.title, second.said) == ("Text b", "Text 2 of 3, b.md.")
    third = turned(shelf, second, 1)
    assert (third.document.title, third.said) == ("Text c", "Text 3 of 3, c.md.")
    assert turned(shelf, third, 1) == replace(third, said="Last text.")
    assert turned(shelf, third, -1).document is second.document
    assert turned(shelf, reader, -1) == replace(reader, said="First text.")


def test_a_text_is_gone_on_with_where_it_was_left_and_back_leads_through_them() -> None:
    shelf, reader = begun(*TEXTS)
    second = turned(shelf, replace(reader, at=Address(1)), 1)
    first = turned(shelf, second, -1)
    assert (first.document, first.at) == (reader.document, Address(1))
    home = shelf.fulfil(back(first))
    assert (home.document.title, home.said) == ("Text b", "Back in b.md.")


def test_one_text_has_no_next() -> None:
    shelf, reader = begun("a.md")
    assert turned(shelf, reader, 1).said == "No other text was named when the program was started."


def test_what_cant_be_read_is_told_and_passed_over() -> None:
    shelf, reader = begun("a.md", "gone.md", "noise.md", "c.md")
    Path("noise.md").write_bytes(bytes(range(32)) * 9)
    there = turned(shelf, reader, 1)
    assert there.document.title == "Text c"
    assert there.said == (
        "No file named gone.md here; b12tui --help lists the ways to name a text. "
        "noise.md is no text but data for a program; --encoding NAME reads it as text all the same. "
        "Text 4 of 4, c.md."
    )


def test_where_no_other_can_be_read_the_reader_stays_and_not_all_is_told() -> None:
    shelf, reader = begun("a.md", *(f"{number}.md" for number in range(5)))
    there = turned(shelf, reader, 1)
    assert there.document is reader.document
    assert there.said.count("No file named") == 3
    assert there.said.endswith("Nor can 2 more be read. Text 1 of 6, a.md.")


def test_from_a_text_that_a_link_led_to_the_order_goes_on_where_it_was_left() -> None:
    Path("linked.md").write_text("# Linked\n", encoding="utf-8")
    shelf, reader = begun(*TEXTS)
    second = turned(shelf, reader, 1)
    linked = shelf.fulfil(replace(second, effect=OpenText("linked.md")))
    assert linked.behind[-1] == Elsewhere("b.md", Address())
    assert turned(shelf, linked, 1).document.title == "Text c"
    assert turned(shelf, linked, -1).document.title == "Text b"


def test_a_file_that_was_written_since_is_read_again() -> None:
    shelf, reader = begun(*TEXTS)
    second = turned(shelf, reader, 1)
    Path("a.md").write_text("# Another text\n", encoding="utf-8")
    assert turned(shelf, second, -1).document.title == "Another text"


def test_a_restricted_reader_has_the_texts_that_were_named_and_no_others() -> None:
    shelf, reader = begun("a.md", "b.md", restricted=True)
    there = turned(shelf, reader, 1)
    assert there.document.title == "Text b"
    assert shelf.fulfil(back(there)).document is reader.document
    for wish in (OpenText("c.md"), GoToText(("b.md", "c.md"))):
        after = shelf.fulfil(replace(there, effect=wish))
        assert after == replace(there, said="Nothing but the texts that were named is opened here.")


def test_standard_input_can_be_one_of_them() -> None:
    shelf, reader = begun("a.md", "-", "b.md")
    shelf.hold("-", read("-", standard_input=io.BytesIO(b"# From a pipe\n")))
    there = turned(shelf, reader, 1)
    assert (there.document.title, there.said) == ("From a pipe", "Text 2 of 3, standard input.")
    assert turned(shelf, turned(shelf, there, 1), -1).document is there.document


def test_the_first_that_can_be_read_is_opened() -> None:
    text, missed = multiple_files.first(read_arguments(["gone.md", "b.md", "c.md"]), LIMIT)
    assert (text.name, len(missed)) == ("b.md", 1)
    with pytest.raises(CannotRead, match=r"one\.md"):
        multiple_files.first(read_arguments(["one.md", "two.md"]), LIMIT)


def test_each_text_counts_once_and_a_folder_is_told_by_its_slash() -> None:
    Path("folder").mkdir()
    assert multiple_files.references(("a.md", "./a.md", "folder", "-", "gone.md")) == (
        "a.md",
        "folder/",
        "-",
        "gone.md",
    )


def test_a_single_text_is_not_numbered() -> None:
    assert numbered(("a.md",), "a.md") == ""


def test_plain_output_has_them_one_after_the_other_under_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--plain", "a.md", "b.md"]) == Exit.READ
    said = capsys.readouterr().out
    for name in "ab":
        alone = main(["--plain", f"{name}.md"])
        assert alone == Exit.READ
    one, other = capsys.readouterr().out.split("Heading 1: Text b", 1)
    assert said == f"Text 1 of 2, a.md.\n\n{one}\n\nText 2 of 2, b.md.\n\nHeading 1: Text b{other}"


def test_one_that_cant_be_printed_costs_the_exit_code_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--contents", "a.md", "gone.md", "c.md"]) == Exit.COULD_NOT
    printed = capsys.readouterr()
    assert printed.out == "Text 1 of 3, a.md.\n\n1. End\n\n\nText 3 of 3, c.md.\n\n1. End\n"
    assert printed.err == ("b12tui: error: no file named gone.md here; b12tui --help lists the ways to name a text.\n")


def test_a_section_is_printed_of_each_text_that_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.md").write_text("# Text b\n", encoding="utf-8")
    assert main(["--plain", "--section", "end", "a.md", "b.md"]) == Exit.WRONG_COMMAND
    printed = capsys.readouterr()
    assert "Last." in printed.out
    assert "no section is named like end" in printed.err


def test_options_may_stand_between_the_files() -> None:
    assert read_arguments(["a.md", "--width", "60", "b.md", "--line"]).files == ("a.md", "b.md")
    assert read_arguments(["--plain", "--", "-x.md", "b.md"]).files == ("-x.md", "b.md")


def test_line_mode_from_a_pipe_goes_through_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(":n\nquit\n"))
    monkeypatch.setattr("b12tui.cli.restrict", lambda: None)  # what it takes from a process is taken for good
    assert main(["--line", "--restricted", "gone.md", "a.md", "b.md"]) == Exit.READ
    said = capsys.readouterr().out
    assert "Text 2 of 3, a.md." in said
    assert "Text 3 of 3, b.md.\nHeading 1: Text b" in said


def test_where_says_which_text_it_is() -> None:
    shelf, reader = begun(*TEXTS)
    there = update(turned(shelf, reader, 1), Command("where"), FixedLines())
    assert there.said == (
        "Text b, the beginning, text 2 of 3, 0 percent, less than a minute left, 7 words; "
        "in this section less than a minute, 5 words."
    )
