"""Nothing forwards a control byte: whatever holds one (a text, a name, what is typed), every mode writes it safely."""

from __future__ import annotations

import io
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.pilot import common_terminal
from support.pipeline_checks import CONTROL_CHARACTERS

from b12tui.catalogue.lists import PROMPTS
from b12tui.cli import main
from b12tui.colour_themes import theme
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen
from b12tui.markdown import parse
from b12tui.terminal.frame import FrameWriter

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

WRITTEN = re.compile(
    r"(?:[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r|\n|\x08|\x1b\[[0-9;]*[ABCDHJKPrm@]|\x1bM)*"
)
"""What the screen and spoken pages are made of: characters, moves, erasing, scrolling, looks."""

SEQUENCES = (
    *("\x1b[31m", "\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;eA==\x07", "\x1b]8;;http://x\x1b\\", "\x1bP+q544e\x1b\\"),
    *("\x1b[6n", "\x1b[c", "\x1b[?1049l", "\x1b[21t", "\x1bc", "\x1b(0", "\x9b31m", "\x9d0;t\x9c", "\x90q\x9c", "\x84"),
    *(
        "\x07",
        "\x08",
        "\x00",
        "\x7f",
        "\x0e",
        "\x05",
        "\x1b",
        "\r",
        "\v",
        "\f",
        "\u2028",
        "\u202e",
        "\u2066",
        "\x1b[201~",
    ),
    *("&#27;[31m", "&#x9b;31m", "&#0;", "%1b[31m", "\\\x1b[31m", "\x1b[\x1b[31m31m"),
)
PLACES = {
    "heading": "# a{}b\n\n## c{}d\n",
    "front matter": "---\ntitle: a{}b\nauthor: '{}'\ndate: {}\nkey{}: [x{}]\n---\n\nx\n",
    "words": "a{}b *c{}d* **{}** `e{}f` ~~{}~~\n",
    "link": "[a{}b](c{}d.md 'e{}f') [x](<{}> \"{}\") <http://a{}b> http://a.example/{}b\n",
    "reference": "[a{}b] [x][r{}] [y][z]\n\n[a{}b]: t{}u\n[r{}]: <{}> '{}'\n[z]: {}\n",
    "picture": "![a{}b](c{}d.png 'e{}f') ![]({}.png)\n",
    "code": "```lang{}uage x{}\na{}b\n```\n\n    c{}d\n\n~~~{}\n{}\n~~~\n",
    "table": "| a{}b | {} |\n|---|---|\n| c{}d | `{}` |\n| {} |\n",
    "list": "- a{}b\n- [x] {}\n\n1. {}\n",
    "quote": "> a{}b\n>\n> [!NOTE{}]\n\n> [!NOTE]\n> {}\n",
    "note": "a[^n{}] b[^1]\n\n[^n{}]: c{}d\n[^1]: {}\n",
    "question": "<details><summary>a{}b?</summary>\n\nc{}d\n\n</details>\n\n**Why{}?**\n\n{}\n",
    "definitions": "a{}b\n: c{}d\n",
    "html": "<a href='c{}d' title={}>x{}</a> <img alt='a{}b' src={}> <b{}> <!-- {} -->\n\n<div {}>\n{}\n</div>\n",
    "math": "$a{}b$\n\n$$\n{}\n$$\n",
}
"""Where in a text a sequence may stand, at each `{}`."""

TYPED = ("find {}", "/{}/", "go {}", ":{}", "open {}", "mark {}", "filter {}", "help {}", "set {}", "set wrap {}", "{}")
"""What is typed in line mode, with a sequence in it."""

WAYS = "contents leave links leave next-link open leave table leave find go"
KEYS = "Down Down t Backspace L Backspace Tab Enter T Backspace /"
"""What is asked for in line mode, done on the screen, and pressed in spoken pages."""


@st.composite
def hostile(draw: st.DrawFn) -> str:
    """A sequence that a terminal acts on, known or made up."""
    made = st.text(st.characters(codec=None, categories=("Cc", "Cf", "Zl", "Zp", "Lu", "Ll")), min_size=1, max_size=6)
    return draw(st.sampled_from(SEQUENCES) | made)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text with such sequences in any of the places."""
    names = draw(st.lists(st.sampled_from(sorted(PLACES)), min_size=1, max_size=4, unique=True))
    if "front matter" in names:  # which is none but at the start
        names = ["front matter", *(name for name in names if name != "front matter")]
    return "\n".join(re.sub(r"\{\}", lambda _: draw(hostile()), PLACES[name]) for name in names)


@contextmanager
def said(typed: str = "") -> Iterator[Callable[[list[str]], str]]:
    """Yield what runs the command in this process, and returns all that it writes, to either output."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}

    def run(arguments: list[str]) -> str:
        with pytest.MonkeyPatch.context() as patch:
            out = io.StringIO()
            for name, stream in (("stdin", io.StringIO(typed)), ("stdout", out), ("stderr", out)):
                patch.setattr(f"sys.{name}", stream)
            main(arguments)
            return out.getvalue()

    try:
        yield run
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts")


hard = settings(max_examples=200, suppress_health_check=[*HealthCheck])


@hard
@given(texts())
def test_plain_output_and_line_mode_forward_nothing_of_a_text(folder: Path, text: str) -> None:
    file = folder / "text.md"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with said(
        "read all\ncontents\nlinks\nlink\nopen\nquestions\ntable\nrow 1\ncolumn 1\nback out\nwhere\nquit\n"
    ) as run:
        for arguments in (
            ["--plain"],
            ["--plain", "--style", "brief", "--emphasis"],
            ["--plain", "--table", "csv"],
            ["--plain", "--table", "grid"],
            ["--contents"],
            ["--line"],
        ):
            written = run([*arguments, str(file)])
            assert written
            assert not CONTROL_CHARACTERS.search(written), arguments


@hard
@given(texts(), hostile())
def test_the_screen_and_spoken_pages_forward_nothing_of_a_text_nor_of_what_is_typed(text: str, typed: str) -> None:
    state = ReaderState(parse(text.encode("utf-8", "replace").decode(), name=f"a{typed}b.md"), frontend="screen")
    for columns in (30, 120):
        shown, view, writer = state, ScreenView(state, columns, 12, links=True), FrameWriter(common_terminal())
        for way in (
            "",
            "contents",
            "leave",
            "links",
            "leave",
            "next-link",
            "open",
            "leave",
            "table",
            "leave",
            "find",
            "go",
        ):
            shown = replace(update(shown, Command(way), view.viewport), effect=None) if way else shown
            if isinstance(shown.top_overlay, Prompt):
                for char in (*typed, "a"):
                    shown = type_in(shown, char, char, view.viewport)
                    assert WRITTEN.fullmatch(without_links(frame(view, writer, shown, columns)))
                shown = replace(shown, overlays=())
            assert WRITTEN.fullmatch(without_links(frame(view, writer, shown, columns)))
    pages, sheet = SpokenController(replace(state, frontend="spoken"), 40, 12), AppendOnlyScreen(12)
    for key in (
        "",
        "Down",
        "Down",
        "t",
        "Backspace",
        "L",
        "Backspace",
        "Tab",
        "Enter",
        "T",
        "Backspace",
        "/",
        *typed,
        "Enter",
    ):
        answer = pages.press(key) if key else pages.opening()
        written = sheet.append_rows(answer.rows, key)
        if answer.typing is not None:
            written += sheet.typed(PROMPTS[answer.typing.kind], answer.typing.text, answer.typing.cursor)
        assert WRITTEN.fullmatch(written), (key, written)


def frame(view: ScreenView, writer: FrameWriter, state: ReaderState, columns: int) -> str:
    frame = view.frame(state)
    return writer.frame(styled_rows(frame.rows, theme("terminal"), 256, columns), frame.cursor, (columns, 12))


def without_links(written: str) -> str:
    """Take out the hyperlinks that were asked for: an address in printable ASCII, between known bytes (OSC 8)."""
    return re.sub(r"\x1b\]8;(?:id=[0-9A-Za-z.]*)?;[!-~]*\x1b\\", "", written)


@hard
@given(hostile(), st.data())
def test_names_of_files_and_mistakes_are_told_safely(folder: Path, bad: str, data: st.DataObject) -> None:
    name = "a" + bad.replace("/", "").replace("\0", "") + "b.md"
    file = folder / "named" / os.fsdecode(name.encode("utf-8", "replace"))
    file.parent.mkdir(exist_ok=True)
    file.write_text("# Text\n\nWords.\n", encoding="utf-8")
    beside = folder / "beside.md"
    beside.write_text(f"# Beside\n\n[x](<named/{file.name}>)\n", encoding="utf-8")
    command = data.draw(
        st.sampled_from(
            (
                *(["--plain", str(file)], ["--plain", str(file.parent)], ["--plain", str(file), f"{file}-missing"]),
                *(["--line", str(file), str(beside)], ["--line", str(beside)], ["--line", str(file.parent)]),
                *([f"--{bad}"], ["--theme", bad], ["--width", bad], ["--encoding", bad, str(file)]),
                *(["--section", bad, str(file)], ["--limit", bad], [f"{file}/x"], ["--plain", "--wrap", bad]),
            )
        )
    )
    with said("where\nnext text\nlink\nopen\nmarks\nback\nquit\n") as run:
        written = run([word.replace("\0", "") for word in command])
    file.unlink()
    assert not CONTROL_CHARACTERS.search(written), command


@hard
@given(st.sampled_from(TYPED), hostile())
def test_what_is_typed_in_line_mode_is_told_safely(folder: Path, line: str, bad: str) -> None:
    file = folder / "plain.md"
    file.write_text("# Text\n\nWords.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", encoding="utf-8")
    command = line.format(bad.replace("\n", ""))
    with said(f"{command}\ntable\n{command}\nhistory\nagain\nquit\nquit\n") as run:
        assert not CONTROL_CHARACTERS.search(run(["--line", str(file)])), command
