"""Notes that were written in one language are read in another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from b12tui.catalogue import lookup, structure

LOCALE = Path(lookup.__file__).parents[1] / "locale"
LANGUAGES = ("en", *sorted(each.name for each in LOCALE.iterdir() if each.is_dir()))
KEYS = ("question", "problem", "change", "idea", "agreed", "comment", "highlight", "own")

WRITE = """
import json, sys
from b12tui import parse
from b12tui.annotations.exchange import criticmarkup, line_list, markdown_list, web_annotation
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.note import PlacedNote, Status
from b12tui.annotations.source_map import SourceMap
from b12tui.document import Position

document = parse("Buy the bread.\\n")
start, end = Position(0, 0, 8), Position(0, 0, 13)
notes = [note_on(document, start, end, "why?", category) for category in sys.argv[1:]]
changed, found = ([PlacedNote(note, status, start, end) for note in notes] for status in (Status.CHANGED, Status.FOUND))
source = SourceMap(document)
formats = (markdown_list, changed), (web_annotation, found), (criticmarkup, found), (line_list, found)
print(json.dumps(["".join(each.write(source, "plan.md", placed)) for each, placed in formats]))
"""
READ = """
import json, sys
from b12tui import parse
from b12tui.annotations.exchange import criticmarkup, line_list, markdown_list, web_annotation
from b12tui.annotations.exchange.incoming import received

document = parse("Buy the bread.\\n")
read = markdown_list.read, web_annotation.read, lambda text: criticmarkup.read(text)[1], line_list.read
found = [list(reader(text)) for reader, text in zip(read, json.loads(sys.stdin.read()))]
taken = [[note.category for note in received(document, notes, ())] for notes in found]
print(json.dumps([taken, [each.is_lost for each in found[0]]]))
"""


def run(script: str, *arguments: str, language: str, given: str = "") -> str:
    environ = {**os.environ, "LANG": f"{language}.UTF-8", "PYTHONUTF8": "1"}
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        environ.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], input=given, env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_categories_and_what_changed_since_are_known_in_another_language(language: str) -> None:
    other = LANGUAGES[LANGUAGES.index(language) - 1]
    written = run(WRITE, *KEYS, language=language)
    taken, lost = json.loads(run(READ, language=other, given=written))
    assert taken == [list(KEYS)] * 4
    assert lost == [True] * len(KEYS)


def test_what_people_read_is_in_their_language_and_what_programs_read_is_not() -> None:
    markdown, annotations, *_ = json.loads(run(WRITE, "question", language="de"))
    assert "**Frage** (Zeile 1, seitdem geändert): why?" in markdown
    [item] = json.loads(annotations)["first"]["items"]
    assert item["motivation"] == "questioning"
    assert item["body"][1]["value"] == "question"
    assert json.loads(item["b12tui"])["category"] == "question"


SESSION = """
import sys
from pathlib import Path
from b12tui.annotations.note import Status
from b12tui.catalogue.note_categories import QUESTION
from b12tui.cli.session.placed_notes import opened_with_notes
from b12tui.cli.session.notes import save_note
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.appearance import Appearance
from b12tui.core.effects import SaveNote
from b12tui.core.messages.note_words import name_of, sign_of
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui import parse
from b12tui.source import Source

text = "Buy the bread.\\n"
store = DocumentStore(Source("plan.md", text, path=Path("plan.md").absolute()), Appearance(), built_in=False)
session = Session(Source("plan.md", text, path=Path("plan.md").absolute()), store)
state = ReaderState(parse(text), document_id=session.document_id)
if sys.argv[1:]:
    state = save_note(session, state, SaveNote("why?", Position(), Position(0, 0, 3), category=QUESTION))
state = opened_with_notes(store, state)
print(",".join(f"{name_of(mark)} {sign_of(state.appearance, mark)}" for mark in state.notes))
"""


def test_a_stored_category_is_said_in_the_language_of_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert run(SESSION, "make", language="de") == "Frage ?\n"
    assert run(SESSION, language="es") == "Duda ?\n"
    assert run(SESSION, language="en") == "Question ?\n"


@pytest.mark.parametrize(("tag", "ending"), [("de", "Tip"), ("de-AT", "Tip"), ("lb", "Tip"), ("fr-CA", "tip")])
def test_a_noun_keeps_its_capital_in_every_german(monkeypatch: pytest.MonkeyPatch, tag: str, ending: str) -> None:
    monkeypatch.setattr(structure, "message_language", lambda: tag)
    assert structure.alert_end("Tip") == f"End of {ending}."
