"""Line mode: what it writes in any circumstances, what it knows, and how it ends."""

from __future__ import annotations

import io
import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.document_builders import (
    bullets,
    document,
    footnote,
    footnote_ref,
    heading,
    link,
    paragraph,
    question,
    table,
)
from support.linear_frontends import ROOT, WHY, article, press, type_lines, words_of

from b12tui.core.actions import ACTIONS, KeyContext
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.state import Command, ReaderState
from b12tui.core.vocabulary.known_words import Misunderstood, understand, vocabulary
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.linear.line_mode import repl
from b12tui.linear.line_mode.command_help import help_lines
from b12tui.linear.line_mode.dialogue import Dialogue, Response, SpeechSettings
from b12tui.linear.line_mode.output import PROMPT
from b12tui.linear.line_mode.repl import run_line_mode
from b12tui.linear.line_mode.responses import answer
from b12tui.linear.line_mode.units import Unit
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.plain import document_writer
from b12tui.plain.output_options import Wrap

KEYS_ONLY = {
    "table-help",
    *(f"level-{n}" for n in range(1, 7)),
    "next-character",
    "previous-character",
    "leave",
    "redraw",
    "suspend",
    *("filter-list", "open-file", "set-value"),
}
"""Actions without a word: on a screen that is never drawn again there is no character to walk to, nothing to draw anew,
and the terminal itself stops the program."""


def small() -> ReaderState:
    return ReaderState(
        document(
            heading(1, "Title"),
            paragraph("One ", link("#part", "two"), " three.", footnote_ref(1)),
            footnote(1, "Four."),
            heading(2, "Part"),
            bullets("a", "b"),
            table(("H", "I"), ("1", "2"), ("3", "")),
            question("Why?", "Because."),
        )
    )


class Typist(io.StringIO):
    """A terminal that is typed at: each line is read in its turn, None is Ctrl+C."""

    def __init__(self, *lines: str | None) -> None:
        super().__init__()
        self._lines = list(lines)

    def isatty(self) -> bool:
        return True

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # typeshed has bytes above it
        line = self._lines.pop(0) if self._lines else ""
        if line is None:
            raise KeyboardInterrupt
        return line


class Stopped(io.StringIO):
    """A stream that Ctrl+C is pressed over, when it is written to it first that there is such a word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def write(self, written: str, /) -> int:
        stops = self._word in written and self._word not in self.getvalue()
        super().write(written)
        if stops:
            raise KeyboardInterrupt
        return len(written)


# What it says


def test_the_first_line_names_the_mode_what_switched_it_on_and_how_to_go_on() -> None:
    said, _ = type_lines(small(), "")
    assert said == f"Line mode, {WHY}. Type help for the commands, Enter to read on.\n"


def test_resuming_says_where_and_how_to_go_to_the_start() -> None:
    said, _ = type_lines(replace(small(), position=Position(1, 1, 0)), "\n")
    assert said.splitlines()[1:] == [
        "Continuing in Part, section 1 of 1; top goes to the start.",
        "List of 2.",
        "1 of 2. a",
    ]


@pytest.mark.parametrize("unit", Unit)
def test_enter_alone_says_every_word_of_plain_once_and_in_order(unit: Unit) -> None:
    text = article()
    said, _ = type_lines(ReaderState(text), "\n" * 500, SpeechSettings(unit=unit))
    lines = said.splitlines()[1:]
    narration = lines[: lines.index("End of document.")]
    wanted = document_writer.document_text(text)
    wanted = wanted[: wanted.index("\nLinks.\n")]
    heard = " ".join(narration).replace(", closed:", ":").replace(", open:", ":")
    assert words_of(heard) == words_of(wanted)


@pytest.mark.parametrize("unit", Unit)
def test_what_ends_around_a_question_is_said_behind_its_answer(unit: Unit) -> None:
    state = ReaderState(parse((ROOT / "tests/corpus/questions.md").read_text(encoding="utf-8"), name="questions.md"))
    wanted = words_of(document_writer.document_text(state.document))
    said, _ = type_lines(state, "\n" * 20, SpeechSettings(unit))
    spoken = [word for word in words_of(said.split("\n", 1)[1]) if word not in ("closed", "open")]
    assert spoken[: len(wanted)] == wanted
    assert "End of answer.\n" in said


def test_read_all_says_what_enter_alone_says() -> None:
    by_enter, _ = type_lines(ReaderState(article()), "\n" * 500)
    at_once, _ = type_lines(ReaderState(article()), "read all\n")
    end = by_enter.index("End of document.")
    assert at_once == by_enter[:end] + "End of document.\n"


def test_what_is_no_file_is_not_followed() -> None:
    assert type_lines(small(), "follow\n")[0].endswith("\nNo file to follow.\n")


def test_an_empty_text_can_be_read() -> None:
    said, leaving = type_lines(ReaderState(document()), "\nread\nwhere\ncontents\ntable\nlinks\nend\nfind x\nnext\n")
    assert "End of document." in said
    assert leaving.frontend is None


def test_a_terminal_is_given_rows_of_its_width_and_a_pipe_whole_paragraphs() -> None:
    piped, _ = type_lines(ReaderState(article()), "\n\n")
    wrapped, _ = type_lines(ReaderState(article()), "\n\n", SpeechSettings(wrap=40))
    assert max(map(len, piped.splitlines())) > 200
    assert max(map(len, wrapped.splitlines())) <= 40
    by_sentence, _ = type_lines(ReaderState(article()), "\n\n", SpeechSettings(wrap=Wrap.SENTENCE))
    assert "They carry oxygen." not in piped.splitlines()
    assert "These cells carry oxygen." in by_sentence.splitlines()


# What it writes


TYPED = st.one_of(
    st.sampled_from([word.typed_name for word in vocabulary()]),
    st.sampled_from([word.typed_name for word in vocabulary()]).flatmap(
        lambda word: st.sampled_from([f"{word} 1", f"{word} 2", f"{word} a", f"{word} 1 1", f"{word} block"])
    ),
    st.sampled_from([key for action in ACTIONS for key in action.keys]),
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=12),
    st.just(""),
)


@settings(max_examples=60)
@example(["close all", "record", "screen"])
@given(st.lists(TYPED, max_size=12))
def test_whatever_is_typed_only_lines_are_written(lines: list[str]) -> None:
    kept: list[ReaderState] = []
    out = io.StringIO(newline="")
    typed = io.StringIO("".join(f"{line}\n" for line in lines), newline="\n")
    leaving = run_line_mode(small(), typed, out, why="", save=kept.append)
    written = out.getvalue()
    assert "\x1b" not in written
    assert "\r" not in written
    assert "\b" not in written
    assert written.endswith("\n")
    assert all(line == line.rstrip() for line in written.split("\n"))
    assert leaving.state.overlays == ()
    assert leaving.state.document.text_node(leaving.state.position).text.chars.strip()
    assert [state.position for state in kept] == [leaving.state.position]


def test_the_prompt_is_for_who_types_only() -> None:
    out = io.StringIO()
    run_line_mode(small(), Typist("\n"), out, why="", save=lambda _: None)
    assert out.getvalue().split("\n")[1:] == [
        f"{PROMPT}Heading 1: Title",
        "Less than 1 minute, 15 words, 1 section.",
        PROMPT,
        "",
    ]
    assert PROMPT not in type_lines(small(), "\n\n")[0]


def test_an_encoding_that_lacks_a_character_gets_its_name() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    run_line_mode(ReaderState(document(paragraph("A–B α"))), io.StringIO("\n"), out, why="", save=lambda _: None)
    assert raw.getvalue().splitlines()[1] == b"A-B [alpha]"


def test_ascii_spells_everything_out_before_it_is_cut() -> None:
    state = ReaderState(document(heading(1, "T"), paragraph("A–B α 日")))
    typed = "\n\nset ascii off\n.\nset ascii on\nset ascii\n"
    said, _ = type_lines(state, typed, SpeechSettings(wrap=20, ascii=True))
    assert said.splitlines()[-7:] == [
        "A-B [alpha] [cjk",
        "unified",
        "ideograph-65e5]",
        "Ascii: off.",
        "A–B α 日",
        "Ascii: on.",
        "Ascii: on.",
    ]


# What it knows


def test_every_action_that_is_known_by_a_word_can_be_typed() -> None:
    for action in ACTIONS:
        for words in action.typed_names:
            command = understand(words, KeyContext.TEXT)
            assert not isinstance(command, Misunderstood)
            assert command.action == action.id


def test_every_action_has_a_word_but_those_that_belong_to_a_screen() -> None:
    assert {action.id for action in ACTIONS if not action.typed_names} == KEYS_ONLY


def test_every_printable_key_means_what_it_means_on_the_screen() -> None:
    for where in (KeyContext.TEXT, KeyContext.TABLE):
        for action in ACTIONS:
            for key in action.keys:
                if all(len(stroke) == 1 for stroke in key.split()) and action.contexts & where:
                    command = understand(key.replace(" ", ""), where)
                    assert not isinstance(command, Misunderstood)
                    assert command.action == action.id, key


@pytest.mark.parametrize(
    ("typed", "action", "text"),
    [
        ("NEXT", "next-line", ""),
        ("ne", "next-line", ""),
        ("heading b", "previous-heading", ""),
        ("co li", "copy-link", ""),
        ("open al", "open-all", ""),
        ("find Two Words", "find", "Two Words"),
        ("go ma", "go", "ma"),
        ("go mark a", "go-mark", "a"),
        ("/two", "find", "two"),
        (":part", "go", "part"),
        ("mx", "mark", "x"),
        ("'x", "go-mark", "x"),
        ("''", "go-mark", "'"),
        ("zR", "open-all", ""),
        ("  next  ", "next-line", ""),
    ],
)
def test_words_can_be_cut_short_and_keys_can_be_typed(typed: str, action: str, text: str) -> None:
    command = understand(typed)
    assert not isinstance(command, Misunderstood)
    assert (command.action, command.text) == (action, text)


@pytest.mark.parametrize(
    ("typed", "action", "count"),
    [("3j", "next-line", 3), ("40g", "top", 40), ("30%", "percent", 30), ("%30", "percent", 30), ("page 2", "page", 2)],
)
def test_counts_stand_before_a_key_or_behind_a_word(typed: str, action: str, count: int) -> None:
    command = understand(typed)
    assert not isinstance(command, Misunderstood)
    assert (command.action, command.count) == (action, count)


# How it ends


def test_the_end_of_input_keeps_the_place() -> None:
    _, leaving = type_lines(small(), "\n\n\n")
    assert leaving.state.position == Position(0, 2, 0)
    assert leaving.frontend is None


@pytest.mark.parametrize("frontend", ["screen", "spoken"])
def test_another_frontend_goes_on_at_the_same_place(frontend: str) -> None:
    _, leaving = type_lines(small(), f"\n\n\n{frontend}\nnext\n")
    assert (leaving.frontend, leaving.state.position) == (frontend, Position(0, 2, 0))


def test_a_place_in_a_table_is_the_same_on_every_head() -> None:
    _, leaving = type_lines(small(), "table\ndown\nright\nnext block\nquit\n")
    at = leaving.state.position
    pages = SpokenController(leaving.state, 80, 24)
    assert pages.state.position == at


def test_ctrl_c_twice_on_an_empty_prompt_leaves_and_keeps_the_place() -> None:
    out = io.StringIO()
    leaving = run_line_mode(small(), Typist("\n", "\n", None, None, "\n"), out, why="", save=lambda _: None)
    assert leaving.state.position == Position(0, 1, 0)
    assert out.getvalue().endswith("Press Ctrl+C again to quit; your position is saved.\n> \n")


def test_ctrl_c_once_is_forgotten_when_something_is_typed() -> None:
    out = io.StringIO()
    leaving = run_line_mode(small(), Typist(None, "\n", None, "\n"), out, why="", save=lambda _: None)
    assert leaving.state.position == Position(0, 1, 0)
    assert out.getvalue().count("Ctrl+C again to quit") == 2


def test_ctrl_c_stops_what_is_being_said_and_the_place_is_what_was_said_last() -> None:
    out = Stopped("Four")
    leaving = run_line_mode(small(), io.StringIO("read all\nwhere\n"), out, why="", save=lambda _: None)
    assert leaving.state.position == Position(0, 1, 0)
    assert "Heading 2" not in out.getvalue()


def test_what_ctrl_c_kept_from_being_shown_is_said_by_reading_on(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Stopped("Heading 2: Part")
    monkeypatch.setattr("b12tui.linear.line_mode.raw_output.RawOutput.discard", lambda _: len("Note 1: Four.\n"))
    leaving = run_line_mode(small(), Typist("read all\n", "\n"), out, why="", save=lambda _: None)
    assert out.getvalue().endswith("> Note 1: Four.\n> \n")
    assert leaving.state.position == Position(0, 2, 0)


@pytest.mark.parametrize("discarded", [0, 40, 90])
def test_a_long_response_keeps_no_more_places_than_may_not_be_shown(
    discarded: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    record = repl._Repl._checkpoint

    def counted(self: repl._Repl, dialogue: Dialogue) -> None:
        record(self, dialogue)
        kept.append(len(self._checkpoints))

    monkeypatch.setattr(repl._Repl, "_checkpoint", counted)
    monkeypatch.setattr("b12tui.linear.line_mode.repl.UNDELIVERED", 100)
    monkeypatch.setattr("b12tui.linear.line_mode.repl.CHECKPOINTS", 5)
    monkeypatch.setattr("b12tui.linear.line_mode.raw_output.RawOutput.discard", lambda _: discarded)
    text = document(*(paragraph(f"Number {n:02}.") for n in range(99)))
    out = Stopped("Number 90")
    leaving = run_line_mode(ReaderState(text), Typist("read all\n"), out, why="", save=lambda _: None)
    assert len(kept) > 90
    assert max(kept) <= 5 + 100 // len("Number 90.\n") + 1
    assert leaving.state.position.node == 89 - -(-discarded // len("Number 90.\n"))


@pytest.mark.parametrize(("lost", "at"), [(0, Position(0, 2, 0)), (len("Note 1: Four.\n"), Position(0, 1, 0))])
def test_where_the_terminal_goes_away_the_place_is_what_was_delivered(
    lost: int, at: Position, monkeypatch: pytest.MonkeyPatch
) -> None:
    class GoesAway(Typist):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            if not self._lines:
                raise SystemExit(129)
            return super().readline(size)

    monkeypatch.setattr("b12tui.linear.line_mode.raw_output.RawOutput.lost", lambda _: lost)
    saved: list[ReaderState] = []
    with pytest.raises(SystemExit):
        run_line_mode(small(), GoesAway("read\n"), io.StringIO(), why="", save=saved.append)
    assert saved[-1].position == at


def test_stopped_goes_back_to_what_was_spoken_at_ctrl_c_by_the_rate_of_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0

    class Listener(Typist):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            nonlocal now
            if self._lines and self._lines[0] is None:
                now += 4  # seconds: 12 words by 180 a minute
            return super().readline(size)

    monkeypatch.setattr(time, "monotonic", lambda: now)
    text = document(*(paragraph(f"Number {n} has five words.") for n in range(9)))
    out = io.StringIO()
    state = ReaderState(text, speech_rate=180)
    leaving = run_line_mode(
        state, Listener("read all\n", None, "stopped\n", "back\n"), out, why="", save=lambda _: None
    )
    assert "> Number 2 has five words.\n" in out.getvalue()
    assert leaving.state.position.node == 8


def test_what_ctrl_c_at_the_prompt_kept_from_being_shown_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("b12tui.linear.line_mode.raw_output.RawOutput.discard", lambda _: len("Note 1: Four.\n> "))
    leaving = run_line_mode(small(), Typist("read\n", None, "\n"), out, why="", save=lambda _: None)
    assert out.getvalue().endswith("> Note 1: Four.\n> \n")
    assert leaving.state.position == Position(0, 2, 0)


def test_before_anything_was_said_ctrl_c_leaves_all_of_it_to_be_said() -> None:
    out = Stopped("Title")
    run_line_mode(small(), Typist("read all\n", "\n"), out, why="", save=lambda _: None)
    assert out.getvalue().endswith("> Heading 1: Title\nLess than 1 minute, 15 words, 1 section.\n> \n")


def test_the_place_that_one_was_going_to_is_said_by_reading_on() -> None:
    out = Stopped("Heading 2")
    leaving = run_line_mode(small(), Typist("go part\n", "\n"), out, why="", save=lambda _: None)
    assert out.getvalue().endswith("> Heading 2: Part\n> \n")
    assert leaving.state.position == Position(1)


def test_the_first_ctrl_c_stops_a_search_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [KeyboardInterrupt]

    def search(dialogue: Dialogue, command: Command) -> Response:
        if answers:
            raise answers.pop()
        return answer(dialogue, command)

    monkeypatch.setattr("b12tui.linear.line_mode.interpreter.answer", search)
    out = io.StringIO()
    leaving = run_line_mode(small(), Typist("find b\n", "find b\n"), out, why="", save=lambda _: None)
    assert "> \nCancelled.\n> " in out.getvalue()
    assert leaving.state.position == Position(1, 2, 0)


def test_a_second_ctrl_c_leaves_where_the_line_takes_nothing_more() -> None:
    class Stalled(io.StringIO):
        def write(self, written: str, /) -> int:
            if "Four" in self.getvalue():
                raise KeyboardInterrupt
            return super().write(written)

    kept: list[Position] = []
    leaving = run_line_mode(
        small(), Typist("read all\n", "\n"), Stalled(), why="", save=lambda state: kept.append(state.position)
    )
    assert leaving.state.position == Position(0, 2, 0)
    assert kept == [leaving.state.position]


def test_where_nothing_is_kept_ctrl_c_does_not_say_so() -> None:
    out = io.StringIO()
    run_line_mode(small(), Typist(None, None), out, why="", save=lambda _: None, keeps=False)
    assert out.getvalue().endswith("> \nPress Ctrl+C again to quit.\n> \n")


def test_the_place_is_kept_behind_each_answer_that_was_asked_for_by_hand() -> None:
    kept: list[Position] = []
    run_line_mode(small(), Typist("\n", "\n"), io.StringIO(), why="", save=lambda state: kept.append(state.position))
    assert kept == [Position(0, 0, 0), Position(0, 1, 0), Position(0, 1, 0)]


def test_a_program_that_is_told_to_end_keeps_the_place() -> None:
    script = (
        "import io, os, signal, sys\n"
        "from b12tui.linear.line_mode.repl import run_line_mode\n"
        "from b12tui.markdown import parse\n"
        "from b12tui.core.state import ReaderState\n"
        "class End(io.StringIO):\n"
        "    def readline(self, *_):\n"
        "        os.kill(os.getpid(), signal.SIGHUP)\n"
        "        return ''\n"
        "state = ReaderState(parse('# T\\n', name='t'))\n"
        "run_line_mode(state, End(), sys.stdout, why='', save=lambda _: print('kept'))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=30)
    assert ran.stdout.splitlines()[-1] == "kept"
    assert ran.returncode == 129


def test_a_start_imports_nothing_that_a_line_does_not_need() -> None:
    script = (
        "import sys\nfrom b12tui.linear.line_mode import repl\n"
        "print(' '.join(sorted(sys.modules.keys() & {'asyncio', 'textual', 'rich', 'curses', 'wcwidth', 'readline', "
        "'difflib', 'csv', 'markdown_it', 'termios'})))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30)
    assert ran.stdout.split() in ([], ["csv"])


def test_what_the_reader_has_to_say_is_said_once_and_first() -> None:
    said, _ = type_lines(replace(small(), position=Position(1), message="Continuing in Part"), "where\n\n")
    assert said.splitlines()[1:] == [
        "Continuing in Part.",
        "Part, section 1 of 1, 50 percent, less than 1 minute left, 10 words.",
        "Heading 2: Part",
    ]


def test_keys_that_are_typed_mean_what_they_mean_on_the_screen_with_the_readers_own_keys() -> None:
    own = Keymap(preset="vi", changes=(("find", (";",)), ("mark", ("@",))))
    assert understand("gg", keys=own) == Command("top")
    assert understand(";sore toe", keys=own) == Command("find", text="sore toe")
    assert understand("@x", keys=own) == Command("mark", text="x")
    assert isinstance(understand("/sore", keys=own), Misunderstood)
    assert understand("find sore", keys=own) == Command("find", text="sore")
    assert next(iter(help_lines("find", own))).startswith("search, short ;.")


def test_keys_that_are_switched_off_can_still_be_typed_for_enter_makes_sure() -> None:
    assert understand("j", keys=Keymap(printable=False)) == Command("next-line")


def test_a_row_of_a_table_in_a_closed_section_is_said_as_it_is() -> None:
    said = type_lines(ReaderState(article()), "close all\ntable\nrow 2\n")[0]
    assert "\nRow 2 of 5. Cause: Overexertion and delayed-onset muscle soreness (DOMS).\nHow it hurts: " in said
    pages = SpokenController(ReaderState(article()), 80, 24)
    rows = [answer.rows for answer in press(pages, "z M T Down Down r")]
    assert rows[-1][:2] == (
        "Row view.",
        "Row 2 of 5. Cause: Overexertion and delayed-onset muscle soreness (DOMS).",
    )


def test_an_answer_is_not_said_again_with_the_next_one() -> None:
    said, _ = type_lines(small(), "where\ngo part\nwhere\nhints\ngo part\n")
    lines = said.splitlines()
    assert sum(" percent, " in line for line in lines) == 2
    assert sum("Key hints" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("Filesystem 1K\n\ntmpfs 12\ntmpfs 34\ntmpfs 56\ntmpfs 78\n", 1),
        ("Filesystem 1K\nhelp\ntmpfs 12\ntmpfs 34\ntmpfs 56\n", 0),
        ("Filesystem 1K\ntmpfs 12\n", 0),
    ],
)
def test_an_input_that_begins_with_no_commands_is_told_once_what_it_was_taken_for(typed: str, count: int) -> None:
    """After three lines, as from `ls -l | b12tui --line`; a single known one shows a script."""
    written = io.StringIO()
    settings = SpeechSettings(no_commands="Taken for commands.")
    run_line_mode(small(), io.StringIO(typed), written, why=None, save=lambda _: None, settings=settings)
    assert written.getvalue().count("Taken for commands.\n") == count
