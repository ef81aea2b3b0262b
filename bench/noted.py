"""Cost of many notes: first text, Down and saving a note in a text with notes, against the same text with none.

    python -m bench.noted [--notes N] [--size NAME] [--rounds N] [--within] [--calls]

Processor time of the program in a terminal, the least of some rounds: until it has nothing more to do after its start,
for each of some Downs, for a note that is typed and saved; and of line mode from its start to its end. With `--within`,
that of the functions within: the text is parsed and drawn with its stored notes, Down is pressed on a drawn page, a
note is made and stored beside the others. With `--calls`, the calls of our own functions there, which are the same in
each round.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import process_time
from types import FrameType

from b12tui import parse
from b12tui.annotations.note import Note
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.cli.session.notes import save_note
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.appearance import Appearance
from b12tui.core.effects import SaveNote
from b12tui.core.motion.sentences import sentences
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.source import Source
from b12tui.storage.notes import NoteStore
from b12tui.storage.paths import notes_folder
from b12tui.storage.positions import file_of
from bench import processes
from bench.calls import PACKAGE
from bench.programs import reader
from bench.terminal import Run
from bench.texts import SIZES, TITLE, made

DOWNS = 200
"""Presses of Down that are timed together."""
ROWS, COLUMNS = 24, 80
DOWN = "\x1b[B"


def spread_notes(document: Document, count: int) -> list[Note]:
    """Return notes on sentences all over a document."""
    nodes = [(at, node.text.chars) for at, node in document.all_text_nodes() if len(node.text.chars) > COLUMNS]
    placer = Placer(document)
    made = []
    for at, chars in nodes[:: max(len(nodes) // count, 1)][:count]:
        start, end = sentences(chars)[0]
        between = Position(at.section, at.node, start), Position(at.section, at.node, end)
        made.append(note_on(document, *between, "why is that?", "question", placer=placer))
    return made


class Reading:
    """A text as it is opened, with or without stored notes."""

    def __init__(self, file: Path, folder: Path, measure: Callable[[Callable[[], object]], float]) -> None:
        """Read `file`, with its notes in `folder`; `measure` returns what an act costs."""
        self.measure = measure
        self.source = file.read_text(encoding="utf-8")
        self.text = Source(file.name, self.source, path=file)
        self.store = DocumentStore(self.text, Appearance(), built_in=False)
        self.session = Session(self.text, self.store)
        self.notes = NoteStore(folder)

    def opened(self) -> tuple[ReaderState, ScreenView]:
        """Return the state and the view of the first text, which was drawn."""
        state = ReaderState(parse(self.source), document_id=self.session.document_id, frontend="screen")
        state = self.session.resume(state)
        view = ScreenView(state, COLUMNS, ROWS, unicode_marks=True)
        view.frame(state)
        return state, view

    def within(self) -> dict[str, float]:
        """Return the costs of the functions within."""
        return {"first text": self.first_text(), "Down": self.down(), "saving": self.saving()}

    def first_text(self) -> float:
        """Return what it costs until the first text is drawn."""
        return self.measure(self.opened)

    def down(self) -> float:
        """Return the cost of a number of Downs, each drawn as the screen does."""
        state, view = self.opened()

        def press() -> None:
            nonlocal state
            for _ in range(DOWNS):
                state = update(state, Command("next-line"), view.viewport)
                view.follow(state)
                view.frame(state, quiet=True)

        return self.measure(press)

    def saving(self) -> float:
        """Return what it costs to make and store one more note."""
        state, _ = self.opened()
        at = next(position for position, node in state.document.all_text_nodes() if len(node.text.chars) > COLUMNS)
        effect = SaveNote("one more", at, replace(at, offset=20))
        before = self.notes.read(self.store.key)
        cost = self.measure(lambda: save_note(self.session, state, effect))
        self.put(before)
        return cost

    def put(self, made: tuple[Note, ...] | list[Note]) -> None:
        """Store these notes and no others, as they are after the text was opened once."""
        assert self.notes.folder is not None
        file_of(self.notes.folder, self.store.key).unlink(missing_ok=True)
        if made:
            self.notes.write(self.store.key, made)
            self.opened()


def in_terminal(file: Path) -> dict[str, float]:
    """Return the processor seconds of a start, of Downs and of a note in a terminal, and of a start in line mode."""
    with Run(reader()(file), os.environ, COLUMNS, ROWS, 60) as run:
        run.first(TITLE)
        run.done(run.begun)
        spent = [processes.work(run.pid)[0]]
        for keys in ([DOWN] * (DOWNS // 10), ["X", "s", *"one more", "\r"]):
            for key in keys:
                run.press(key)
            spent.append(processes.work(run.pid)[0])
    start, down, note = spent[0], spent[1] - spent[0], spent[2] - spent[1]
    line = subprocess.Popen([*reader("--line")(None), str(file)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(line.pid, 0)
    line.returncode = 0
    nano = {"start": start, "Down": down, "note typed and saved": note}
    return {name: value / 1e9 for name, value in nano.items()} | {"line mode": usage.ru_utime + usage.ru_stime}


def timed(act: Callable[[], object]) -> float:
    """Return the processor seconds of an act."""
    begun = process_time()
    act()
    return process_time() - begun


def counted(act: Callable[[], object]) -> float:
    """Return the number of calls of our own functions in an act."""
    calls = 0

    def profile(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename.startswith(PACKAGE)

    sys.setprofile(profile)
    act()
    sys.setprofile(None)
    return calls


def main() -> int:
    """Print the ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench.noted", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--notes", type=int, default=1_000)
    parser.add_argument("--size", choices=sorted(SIZES), default="3 MB")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--within", action="store_true")
    parser.add_argument("--calls", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        file = Path(folder, "book.md")
        file.write_text(made(SIZES[options.size]), encoding="utf-8")
        stored = notes_folder()
        assert stored is not None
        reading = Reading(file, stored, counted if options.calls else timed)
        spread = spread_notes(parse(reading.source), options.notes)
        least: dict[tuple[str, bool], float] = {}
        for _ in range(options.rounds):
            for noted in (False, True):
                reading.put(spread if noted else [])
                for name, cost in (reading.within() if options.within or options.calls else in_terminal(file)).items():
                    least[name, noted] = min(least.get((name, noted), cost), cost)
                rmtree(Path(folder, "b12tui", "places"), ignore_errors=True)
    for name in dict.fromkeys(name for name, _ in least):
        without, with_them = least[name, False], least[name, True]
        shown = [f"{cost:.0f} calls" if options.calls else f"{cost * 1000:.1f} ms" for cost in (without, with_them)]
        ratio = with_them / without
        sys.stdout.write(f"{name}: {shown[0]} with none, {shown[1]} with {len(spread)} notes: {ratio:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
