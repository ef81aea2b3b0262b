"""Words of a note, several lines if need be, written in the user's editor.

The editor gets a file for this user alone, which has the words so far and, below a line, those that the note is on. The
file is removed, unless the editor failed after it was written: then it is kept, and the message names it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from b12tui.annotations.section_text import section_text
from b12tui.catalogue import documents, notes
from b12tui.cli.environment import child_environment
from b12tui.cli.session.editor import default_editor, editor_command
from b12tui.cli.session.notes import save_note
from b12tui.cli.session.session import Session
from b12tui.core.effects import ComposeNote, SaveNote
from b12tui.core.handlers.note_actions import with_its_lines, worded
from b12tui.core.state import ReaderState
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.errors import ActionRefused
from b12tui.fastclass import replace
from b12tui.storage.atomic_file import reason

END_OF_NOTE = "<!-- b12tui -->"
"""Line below which nothing belongs to the note."""
MAX_BYTES = 1 << 20
"""Maximum size of a note's file, in bytes."""


def compose_note(session: Session, state: ReaderState, effect: ComposeNote) -> ReaderState:
    """Run the editor on the words of a note and save it; raise ActionRefused, the prompt kept, if that fails."""
    if session.terminal is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ActionRefused(documents.NO_TERMINAL_FOR_EDITOR)
    command = editor_command(os.environ.get("VISUAL") or os.environ.get("EDITOR") or default_editor(), "", 1)[:-1]
    before = with_its_lines(state, effect.draft, effect.typed)
    try:
        folder = Path(mkdtemp(prefix="b12tui-note-"))
        file = folder / "note.md"
        file.write_text(_template(state, effect.draft, before), encoding="utf-8", errors="replace")
    except OSError as error:
        raise ActionRefused(notes.not_written(reason(error).lower())) from None
    kept = False
    try:
        written = _edited(session, [*command, str(file)], file)
        typed = sanitize(written.split(f"{END_OF_NOTE}\n", 1)[0].removesuffix(END_OF_NOTE)).strip()
        if not typed:
            raise ActionRefused(notes.EMPTY)
        if effect.draft.note_id and typed == before.strip():
            return replace(_closed(state), message=notes.UNCHANGED)
        return save_note(session, _closed(state), worded(state, effect.draft, typed))
    except _EditorFailedError as failed:
        kept = failed.written
        raise ActionRefused(notes.kept_in(failed.why, sanitize_line(str(file))) if kept else failed.why) from None
    finally:
        if not kept:
            rmtree(folder, ignore_errors=True)


class _EditorFailedError(Exception):
    """The editor ended with an error, or what it wrote can't be read."""

    def __init__(self, why: str, *, written: bool) -> None:
        super().__init__(why)
        self.why = why
        self.written = written
        """Whether the file has other words than it was given."""


def _edited(session: Session, command: list[str], file: Path) -> str:
    """Run the editor and return what it wrote; raise _EditorFailedError."""
    before = file.read_bytes()
    try:
        code = session.run(command, child_environment())
    except OSError as error:
        why = documents.editor_not_started(sanitize_line(command[0]), reason(error).lower())
        raise _EditorFailedError(why, written=False) from None
    try:
        with file.open("rb") as stream:
            after = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _EditorFailedError(notes.not_read(reason(error).lower()), written=False) from None
    written = after != before
    if code:
        ended = documents.ended_with(sanitize_line(Path(command[0]).name), code).removesuffix(".")
        raise _EditorFailedError(ended, written=written)
    if len(after) > MAX_BYTES:
        raise _EditorFailedError(notes.TOO_LONG, written=written)
    try:
        return after.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _EditorFailedError(notes.NOT_UTF8, written=written) from None


def _template(state: ReaderState, draft: SaveNote, typed: str) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in _quote(state, draft).split("\n"))
    return f"{typed}\n\n{END_OF_NOTE}\n{notes.LEFT_OUT}\n\n{quoted}\n"


def _quote(state: ReaderState, draft: SaveNote) -> str:
    """Return the words that a note is on."""
    if draft.note_id:
        return next((each.quote for each in state.notes if each.note_id == draft.note_id), "")
    within = section_text(state.document, draft.start.section)
    return within.chars[within.offset(draft.start) : within.offset(draft.end)]


def _closed(state: ReaderState) -> ReaderState:
    """Return the state without the prompt and the selection that the note is made of."""
    return replace(state, overlays=(), selected_from=None)
