"""A place and marks outlive whatever their text is meanwhile: only a reader who moves, or sets a mark, changes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import CheckForUpdate, Effect, Reload
from b12tui.core.folds import Folds
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.motion.targets import next_node
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import dataclass, replace
from b12tui.markdown import parse
from b12tui.source import read_source

WORDS = [f"{start}{vowel}{end}" for start in "bdfgklmnprst" for vowel in "aeiou" for end in ("n", "rik", "lt")]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
blocks = st.one_of(
    words.map(lambda said: f"{said.capitalize()}."),
    st.tuples(words, words).map(lambda said: f"{said[0].capitalize()}. {said[1].capitalize()}."),
    st.tuples(st.integers(1, 4), words).map(lambda heading: f"{'#' * heading[0]} {heading[1]}"),
    st.lists(words, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
)
texts = st.lists(blocks, min_size=1, max_size=12).map(lambda found: "\n\n".join((*found, "The end.\n")))


@dataclass(frozen=True, slots=True)
class Desk:
    """A file, and a home where places are kept."""

    path: Path

    def write(self, text: str) -> None:
        """Write the file; its time is another one, as it would be."""
        before = self.path.stat().st_mtime_ns if self.path.exists() else 0
        self.path.write_text(text, encoding="utf-8")
        os.utime(self.path, ns=(before + 10**9, before + 10**9))

    def open(self) -> tuple[Session, ReaderState]:
        """Begin to read, as the command does."""
        text = read_source(str(self.path))
        state = snap_to_visible(ReaderState(parse(text.text, name=text.name), document_id=str(self.path)))
        session = Session(text, DocumentStore(text, state.appearance, built_in=False))
        return session, session.resume(state)

    def visit(self) -> ReaderState:
        """Begin to read and leave at once."""
        session, state = self.open()
        session.save(state)
        session.close()
        return state


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """A desk with nothing on it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_STATE_HOME", str(folder / os.urandom(8).hex()))
        yield Desk(folder / f"{os.urandom(8).hex()}.md")


@st.composite
def versions(draw: st.DrawFn, text: str) -> str:
    """What the file may hold meanwhile: nothing, a part of it, less of it, other things."""
    blocks = text.split("\n\n")
    version: str = draw(
        st.one_of(
            st.sampled_from(["", "\n", "One.\n", "# Other\n\n- a\n- b\n"]),
            st.integers(0, len(text)).map(lambda end: text[:end]),
            st.integers(0, len(text)).map(lambda start: text[start:]),
            st.permutations(blocks).map("\n\n".join),
            st.lists(st.sampled_from(blocks), max_size=len(blocks)).map("\n\n".join),
            texts,
        )
    )
    return version


@st.composite
def places(draw: st.DrawFn, state: ReaderState) -> Position:
    """A place in the text that can be read."""
    there = [at for at, node in state.document.all_text_nodes() if node.text.chars.strip()]
    at = draw(st.sampled_from(there))
    return replace(at, offset=draw(st.integers(0, len(state.document.text_node(at).text.chars) - 1)))


def state(state: ReaderState) -> tuple[Position, dict[str, Position]]:
    return state.position, dict(state.bookmarks)


@given(st.data())
def test_a_text_that_was_another_one_meanwhile_has_its_place_and_marks_again(folder: Path, data: st.DataObject) -> None:
    text = data.draw(texts)
    with desk(folder) as here:
        here.write(text)
        session, reader = here.open()
        reader = set_marks(session, reader, data.draw(st.sets(st.sampled_from("abz"))), data)
        reader = replace(reader, position=data.draw(places(reader)))
        session.save(reader)
        before = state(here.visit())
        assert before == state(reader)
        folds = here.visit().folds
        for _ in range(data.draw(st.integers(1, 3))):
            here.write(data.draw(versions(text)))
            here.visit()
        here.write(text)
        after = here.visit()
        assert (state(after), after.folds) == (before, folds)


@given(st.data(), st.sampled_from([Reload(), CheckForUpdate()]))
def test_a_text_that_is_read_again_while_it_is_another_one_has_them_too(
    folder: Path, data: st.DataObject, effect: Effect
) -> None:
    text = data.draw(texts)
    with desk(folder) as here:
        here.write(text)
        session, reader = here.open()
        reader = set_marks(session, reader, "a", data)
        before = state(replace(reader, position=data.draw(places(reader))))
        reader = replace(reader, position=before[0])
        for _ in range(data.draw(st.integers(1, 3))):
            here.write(data.draw(versions(text)))
            reader = perform(session, replace(reader, effect=effect))
            if data.draw(st.booleans()):
                session.save(reader)
                session.close()
                session, reader = here.open()
        here.write(text)
        reader = perform(session, replace(reader, effect=effect))
        session.save(reader)
        assert state(reader) == before
        assert state(here.visit()) == before


def test_a_text_that_is_shorter_for_a_while_and_grows_again_has_its_place(folder: Path) -> None:
    with desk(folder) as here:
        here.write("Ban.\n\nThe end.\n")
        session, reader = here.open()
        before = replace(reader, position=Position(0, 0, 1))
        here.write("B")
        reader = perform(session, replace(before, effect=CheckForUpdate()))
        here.write("Ban.\n\nThe end.\n")
        reader = perform(session, replace(reader, effect=CheckForUpdate()))
        assert reader.position == before.position


def set_mark(session: Session, state: ReaderState, name: str) -> ReaderState:
    asked = update(state, Command("mark", text=name), lines=None)  # type: ignore[arg-type]
    return perform(session, asked)


def set_marks(session: Session, state: ReaderState, names: Iterable[str], data: st.DataObject) -> ReaderState:
    """Set a mark of each name at any place, and return the state with the cursor at the last one."""
    for name in names:
        state = set_mark(session, replace(state, position=data.draw(places(state))), name)
    return state


@given(st.data())
def test_a_mark_that_is_not_there_can_be_set_anew_and_the_others_stay(folder: Path, data: st.DataObject) -> None:
    text = data.draw(texts)
    with desk(folder) as here:
        here.write(text)
        session, state = here.open()
        state = set_marks(session, state, "ab", data)
        old = dict(state.bookmarks)
        here.write("Something else stands here now, of many other words.\n")
        session, state = here.open()
        assume(not state.bookmarks)
        set_mark(session, state, "a")
        assert dict(here.visit().bookmarks) == {"a": Position()}
        here.write(f"{text}\n\nSomething else stands here now, of many other words.\n")
        marks = dict(here.visit().bookmarks)
        assert marks["b"] == old["b"]
        assert marks["a"] != old["a"] or old["a"].offset == 0


@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=12, unique=True), st.permutations(range(10)))
@example(WORDS[:12], list(range(10)))
def test_a_mark_follows_a_paragraph_that_is_rewritten_word_by_word(
    folder: Path, words: list[str], order: list[int]
) -> None:
    paragraph = [f"{word}s" for word in words[:10]]
    around = [f"# Title\n\n{words[10]} one.\n\n", f".\n\n{words[11]} two.\n"]
    with desk(folder) as here:
        here.write(" ".join(paragraph).join(around))
        session, state = here.open()
        at = next_node(state, next_node(state, Position(), 1) or Position(), 1)
        assert at is not None
        state = set_mark(session, replace(state, position=at), "a")
        for index in order:
            paragraph[index] = f"{paragraph[index]}x"
            here.write(f"New paragraph {index}.\n\n".join(["# Title\n\n", " ".join(paragraph).join(["", "."])]))
            state = here.visit()
            assert state.document.text_node(dict(state.bookmarks)["a"]).text.chars == f"{' '.join(paragraph)}."


def test_folds_are_those_that_a_reader_chose(folder: Path) -> None:
    text = "# Title\n\n## Part\n\nWords stand here.\n\n## Other\n\nMore words there.\n"
    with desk(folder) as here:
        here.write(text)
        session, state = here.open()
        folds = Folds(None, frozenset({"#part"}))
        session.save(replace(state, position=Position(2, 1), folds=folds))
        here.write("# Title\n\n## Part\n\nMore words there.\n")
        assert here.visit().folds != folds
        here.write(text)
        assert here.visit().folds == folds
