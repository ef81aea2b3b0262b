"""What a reader is told of places and marks: at once where they can't be saved, by name where they are not found."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import KEPT, Shelf
from b12tui.core.motion.jumplist import back
from b12tui.core.state import Command, Edit, Follow, KeepMark, Listing, ListMarks, OpenText, Reader, Reload
from b12tui.core.update import update
from b12tui.document import Address
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read
from b12tui.storage.paths import places_folder

TEXT = "# Title\n\nOne stands here, with words.\n\n## Part\n\nTwo stands there, with other words.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def begun(path: Path, *, keep: bool = True, stays: int | None = None) -> tuple[Shelf, Reader]:
    text = read(str(path))
    reader = Reader(parse(text.text, name=text.name), text=str(path), at=Address(stays or 0))
    shelf = Shelf(text, Keeping(text, reader.look, built_in=False, keep=keep), restricted=not keep)
    return shelf, shelf.resume(reader, stays=stays is not None)


def do(shelf: Shelf, reader: Reader, action: str, text: str = "") -> Reader:
    after = update(reader, Command(action, text=text), None)  # type: ignore[arg-type]
    return shelf.fulfil(after) if after.effect else after


def command(*arguments: str, typed: str = "", **options: object) -> str:
    """Run the command; return all that it says."""
    ran = subprocess.run(
        [sys.executable, "-m", "b12tui", *arguments],
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
        **options,  # type: ignore[call-overload]
    )
    said: str = ran.stdout
    return said


# Told when it happens


def test_a_mark_is_kept_when_it_is_said_to_be_set(path: Path) -> None:
    shelf, reader = begun(path)
    assert do(shelf, reader, "mark", "a").said == "Mark a is set."
    assert dict(begun(path)[1].marks) == {"a": Address()}


def test_a_mark_that_cant_be_saved_is_told_so_at_once_and_kept_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, reader = begun(path)
    shelf.save(reader)

    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "urandom", full)
        reader = do(shelf, replace(reader, at=Address(1, 1)), "mark", "a")
    tried = "it can't be saved (No space left on device); saving is tried again as you read"
    assert reader.said == f"Mark a is set, but {tried}."
    assert do(shelf, replace(reader, at=Address()), "go-mark", "a").at == Address(1, 1)
    shelf.save(reader)
    assert shelf.take_notice() == ""
    assert dict(begun(path)[1].marks) == {"a": Address(1, 1)}


def test_on_a_full_disk_no_mark_is_said_to_be_set_without_a_word(path: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    said = command("--line", str(path), typed="mark a\nquit\n", preexec_fn=no_room)
    assert "Mark a is set, but it can't be saved (File too large)" in said
    assert said.count("can't be saved") == 1
    assert f"Your place can't be kept (File too large); see to {places_folder()}." in said


def test_a_restricted_reader_has_marks_and_nothing_is_written(path: Path, home: Path) -> None:
    shelf, reader = begun(path, keep=False)
    reader = do(shelf, reader, "mark", "a")
    assert reader.said == "Mark a is set."
    assert reader.marks == (("a", Address()),)
    assert not (home / ".local").exists()


# What is not in the text as it is now


def test_a_mark_that_is_not_in_the_text_is_listed_and_said_to_be_kept(path: Path) -> None:
    shelf, reader = begun(path)
    do(shelf, replace(reader, at=Address(1, 1)), "mark", "a")
    path.write_text("", encoding="utf-8")
    shelf, reader = begun(path)
    assert reader.marks == ()
    path.write_text("# Another\n\n" + "Nothing of what was there is here any more.\n\n" * 9, encoding="utf-8")
    reader = shelf.fulfil(replace(reader, effect=Reload()))
    assert do(shelf, reader, "go-mark", "a").said == "Mark a is not in this text as it is now; it is kept."
    listed = shelf.fulfil(replace(reader, effect=ListMarks())).top
    assert isinstance(listed, Listing)
    assert [entry.words for entry in listed.entries][:1] == ["a: not in this text as it is now"]


def test_a_section_that_is_asked_for_costs_no_marks(path: Path) -> None:
    shelf, reader = begun(path)
    do(shelf, reader, "mark", "a")
    shelf, reader = begun(path, stays=1)
    assert (reader.at, reader.said, dict(reader.marks)) == (Address(1), "", {"a": Address()})
    shelf.save(reader)
    assert dict(begun(path)[1].marks) == {"a": Address()}


def test_marks_stay_when_the_command_opens_a_section(path: Path) -> None:
    command("--line", str(path), typed="mark a\nquit\n")
    command("--line", "--section", "1", str(path), typed="quit\n")
    assert "No mark is named" not in command("--line", str(path), typed="go mark a\nquit\n")


def test_an_empty_text_is_no_reading_that_changes_are_told_from(path: Path) -> None:
    shelf, _ = begun(path)
    shelf.close()
    before = shelf.keeping.prints()
    path.write_text("\n", encoding="utf-8")
    shelf, _ = begun(path)
    shelf.close()
    assert shelf.keeping.prints() == before


# What can be read but once

WITH_PIPE = f'exec "{sys.executable}" -m b12tui --line <(printf "%s" "$1")'


@pytest.mark.skipif(not shutil.which("bash"), reason="bash makes the pipe")
def test_what_came_through_a_pipe_is_not_thrown_away() -> None:
    said = subprocess.run(
        ["bash", "-c", WITH_PIPE, "bash", TEXT],
        input="reload\nnext\nlast heading\ngo part\nedit\nquit\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "is a pipe or a device, so it can't be read again." in said.stdout
    assert "Part" in said.stdout.partition("read again")[2]
    assert "empty" not in said.stdout


@pytest.fixture
def piped(tmp_path: Path) -> Path:
    """A pipe that was read to its end: who opened it now would wait for good."""
    path = tmp_path / "piped.md"
    os.mkfifo(path)
    return path


def of_pipe(path: Path, text: str) -> tuple[Shelf, Reader]:
    source = replace(read(None), name=path.name, text=text, path=path)
    reader = Reader(parse(text, name=path.name), text=str(path))
    shelf = Shelf(source, Keeping(source, reader.look, built_in=False))
    return shelf, shelf.resume(reader)


@pytest.mark.parametrize("wish", [Reload(), Follow(), Edit()])
def test_no_pipe_is_opened_again(piped: Path, wish: Reload | Follow | Edit) -> None:
    shelf, reader = of_pipe(piped, TEXT)
    after = shelf.fulfil(replace(reader, effect=wish))
    assert after.document is reader.document


def test_a_text_that_came_through_a_pipe_is_held_while_others_are_read(piped: Path, tmp_path: Path) -> None:
    shelf, reader = of_pipe(piped, TEXT)
    for number in range(KEPT + 2):
        (tmp_path / f"{number}.md").write_text(f"# {number}\n\nWords.\n", encoding="utf-8")
        reader = shelf.fulfil(replace(reader, effect=OpenText(f"{number}.md")))
    while reader.behind:
        reader = shelf.fulfil(back(reader))
    assert reader.document.title == "Title"


def test_what_came_through_a_pipe_is_known_by_what_it_says(piped: Path) -> None:
    shelf, reader = of_pipe(piped, TEXT)
    shelf.fulfil(replace(reader, at=Address(1, 1), effect=KeepMark("a"), marks=(("a", Address(1)),)))
    shelf, reader = of_pipe(piped.rename(piped.with_name("other.md")), TEXT)
    assert (reader.at, dict(reader.marks)) == (Address(1, 1), {"a": Address(1)})


def test_a_file_that_became_a_pipe_is_not_read_again(path: Path) -> None:
    shelf, reader = begun(path)
    path.unlink()
    os.mkfifo(path)
    after = shelf.fulfil(replace(reader, effect=Reload()))
    told = replace(reader, said=f"{path} is a pipe and no plain file, so it isn't read.")
    assert after == told
    shelf.texts[str(path)].written = None
    assert shelf.fulfil(replace(reader, effect=Follow())) == told
    assert shelf.fulfil(replace(reader, effect=Follow())) == reader  # it is told once
