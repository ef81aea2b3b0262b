"""Files of notes with any values in them: opened, read and changed without an error, and no control byte comes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import pytest
from support.note_sessions import opened

from b12tui.annotations.note_edits import note_on
from b12tui.annotations.source_map import SourceMap
from b12tui.cli.notes_output import WRITERS, placed_notes
from b12tui.cli.session.effects import perform
from b12tui.core.effects import SaveNote
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.storage.notes import NoteStore

TEXT = "# T\n\n" + "\n\n".join(f"Sentence {number} is here." for number in range(4)) + "\n\n## U\n\nLater.\n"
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    "",
    "x",
    "\x1b]0;x\x07\x9b",
    "\ud800",
    "é\n",
    [],
    {},
    [[]],
    [1, 2],
    {"a": 1},
)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Path, bytes]:
    """Return the files of notes on a text, the notes, later changes and kept places, with their content."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("b12tui.cli.session.placed_notes.MIN_NOTES_TO_KEEP", 1)
    (tmp_path / "book.md").write_text(TEXT)
    session, state = opened(tmp_path / "book.md")
    store = NoteStore(session.store.notes_folder)
    made = [note_on(state.document, at, replace(at, offset=8), "why?", "question") for at in sentences(state)]
    store.write(session.store.key, made[1:])
    opened(tmp_path / "book.md")
    store.save(session.store.key, made[0])
    found = {file: file.read_bytes() for file in (tmp_path / "state" / "b12tui" / "notes").iterdir()}
    assert {file.suffix for file in found} == {".json", ".changes", ".placed"}
    return found


def sentences(state: ReaderState) -> list[Position]:
    return [at for at, node in state.document.all_text_nodes() if node.text.chars.startswith("Sentence")]


def used(folder: Path, seed: int) -> None:
    """Read, list, change and export the notes, as a reader does."""
    session, state = opened(folder / "book.md")
    view = ScreenView(state, 40, 12)
    written = list[str]()
    for action in ("next-note", "next-note", "list-comments", "back-out", "describe", "end", "previous-note"):
        state = update(state, Command(action), view.viewport)
        written += [row.text for row in view.frame(state).rows]
    effect = SaveNote("new", Position(0, 4, 0), Position(0, 4, 8))
    state = (
        perform(session, replace(state, effect=effect))
        if seed % 2
        else update(state, Command("delete-note"), view.viewport)
    )
    state = perform(session, state) if state.effect is not None else state
    known = NoteStore(session.store.notes_folder).read(session.store.key)
    for write in WRITERS.values():
        written += write(SourceMap(state.document), "book.md", placed_notes(state.document, known))
    "".join(written).encode()
    assert not set("\x1b\x07\x9b") & set("".join(written))


def changed(value: Any, random: Random, depth: int = 0) -> Any:
    """Return a value of JSON with one value in it taken out or replaced by another."""
    if not isinstance(value, dict | list) or not value or random.random() < 0.1:
        return random.choice(VALUES)
    key = random.choice(list(value) if isinstance(value, dict) else range(len(value)))
    copy = value.copy()
    if depth and random.random() < 0.1:
        del copy[key]
    else:
        copy[key] = changed(copy[key], random, depth + 1)
    return copy


@pytest.mark.parametrize("suffix", [".json", ".changes", ".placed"])
@pytest.mark.parametrize("seed", range(8))
def test_any_value_in_a_file_of_notes_is_a_notice_or_nothing(
    suffix: str, seed: int, files: dict[Path, bytes], tmp_path: Path
) -> None:
    for number in range(seed * 4, seed * 4 + 4):
        random = Random(number)
        for file, content in files.items():
            lines = content.splitlines()
            if file.suffix == suffix:
                which = random.randrange(len(lines))
                lines[which] = json.dumps(changed(json.loads(lines[which]), random)).encode()
            file.write_bytes(b"\n".join(lines) + (b"\n" if suffix == ".changes" else b""))
        used(tmp_path, number)


def _words(line: bytes) -> bytes:
    return line.replace(b'"why?"', b"3")


def _version(line: bytes) -> bytes:
    return line.replace(b'"of":[', b'"of":["1",')


def _quote(line: bytes) -> bytes:
    return line.replace(b'"Sentence"', b'"Sentences"')


@pytest.mark.parametrize("damage", [_words, _version, _quote])
def test_kept_places_with_another_checksum_are_made_anew(
    damage: Callable[[bytes], bytes], files: dict[Path, bytes], tmp_path: Path
) -> None:
    (file,) = (each for each in files if each.suffix == ".placed")
    assert damage(files[file]) != files[file]
    file.write_bytes(damage(files[file]))
    _, state = opened(tmp_path / "book.md")
    assert [(note.text, note.quote) for note in state.notes] == [("why?", "Sentence")] * 4
    first, _, rest = file.read_bytes().partition(b"\n")
    assert json.loads(first)["sum"] == crc32(rest)
