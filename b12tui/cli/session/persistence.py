"""Persistence between sessions: position in a text, appearance, recent texts and preferred frontend."""

from __future__ import annotations

import os
from pathlib import Path

from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.file_opening import is_readable_once
from b12tui.source import Source
from b12tui.storage import block_checksums, frontend_preference, recent_documents, saved_state
from b12tui.storage import notes as note_files
from b12tui.storage.appearance_preference import AppearancePreference
from b12tui.storage.paths import frontend_preference_file, notes_folder, places_folder, recent_file
from b12tui.storage.positions import BUILT_IN, PositionStore, file_of, key_of_content, key_of_file

if TYPE_CHECKING:
    from b12tui.annotations.note import Note


def key_of(text: Source) -> str:
    """Return the key under which a text's position and notes are stored: its file's, or for a pipe its content's."""
    if text.path is None or is_readable_once(str(text.path)):
        return key_of_content(text.text)
    return key_of_file(text.path)


class DocumentStore:
    """Stored state of one text."""

    def __init__(
        self,
        text: Source,
        default_appearance: Appearance,
        *,
        built_in: bool,
        keep: bool = True,
        keeps_recent: bool = True,
        appearance_preference: AppearancePreference | None = None,
        own_notes: Path | None = None,
        key: str = "",
    ) -> None:
        """Store the state of `text`; `default_appearance` is that of settings and options.

        `appearance_preference` stores the theme and the width chosen while reading, for the next text. Without `keep`
        nothing is loaded or stored; without `keeps_recent` no list of recent texts is kept. `own_notes` is a folder for
        notes in place of the usual one. `key` is the text's, if it is known: that of a large pipe takes a while.
        """
        self.enabled = keep
        self._keeps_recent = keeps_recent
        self._own_notes = own_notes
        self._default_appearance = default_appearance
        self._appearance_preference = appearance_preference
        self._notice = ""
        self._places = PositionStore(places_folder() if keep else None)
        self.key = BUILT_IN if built_in else key or key_of(text)
        """Key under which the text's position and notes are stored."""
        self.unsaved_notes: tuple[Note, ...] = ()
        """Notes that could not be stored: shown as the stored ones are, and stored with the next."""

    def for_document(self, text: Source) -> DocumentStore:
        """Return the store for another text."""
        return DocumentStore(
            text,
            self._default_appearance,
            built_in=False,
            keep=self.enabled,
            keeps_recent=self._keeps_recent,
            appearance_preference=self._appearance_preference,
            own_notes=self._own_notes,
        )

    def resume(self, state: ReaderState, start: str, *, stays: bool = False) -> ReaderState:
        """Return the state as the text was last left; `start` is the key or word for the start in the frontend.

        With `stays` the position is kept, and only marks, folds and appearance are restored.
        """
        saved = self._places.read(self.key)
        notice = self._places.take_notice()
        if saved is not None:
            state = saved_state.restore(state, saved, start, stays=stays)
        if self._places.has(self.key):
            opened = saved_state.state_to_save(state, self._default_appearance)
            self._places.set_base(self.key, opened if saved is None else replace(opened, relocated=saved.relocated))
        return replace(state, message=" ".join(filter(None, (state.message, notice))))

    def has_notes(self) -> bool:
        """Return whether there are notes on the text, at the cost of looking for their file."""
        if self.unsaved_notes:
            return True
        folder = self.notes_folder
        return folder is not None and os.path.exists(file_of(folder, self.key))  # noqa: PTH110 - without an exception

    @property
    def notes_folder(self) -> Path | None:
        """Folder for notes on texts; None if nothing is stored."""
        return self._own_notes or (notes_folder() if self.enabled else None)

    def save_unsaved_notes(self) -> None:
        """Store the notes that could not be stored when they were made."""
        if self.unsaved_notes:
            _, failure = note_files.NoteStore(self.notes_folder).write(self.key, self.unsaved_notes)
            self.unsaved_notes = self.unsaved_notes if failure else ()
            self._notice = failure or self._notice

    def save(self, state: ReaderState) -> str:
        """Store position, folds, marks and appearance; return why the first three can't be stored, or empty text."""
        reason = self._places.write(self.key, saved_state.state_to_save(state, self._default_appearance))
        if self._appearance_preference is not None and self.enabled:
            self._notice = self._appearance_preference.remember(state.appearance) or self._notice
        return reason

    def add_recent(self, name: str) -> None:
        """Add a file or folder to the recent texts (empty text for neither); remove the list if it is disabled."""
        file = recent_file() if self.enabled else None
        if file is None:
            return
        if not self._keeps_recent:
            recent_documents.forget(file)
        elif os.path.isfile(name) or os.path.isdir(name):  # noqa: PTH112, PTH113 - they take any name
            recent_documents.add(file, os.path.abspath(name))  # noqa: PTH100 - links are not resolved, to keep the name

    def recent(self) -> tuple[str, ...]:
        """Return the paths of the recent texts, the latest first."""
        return recent_documents.read_recent(recent_file()) if self.enabled and self._keeps_recent else ()

    def part_read(self, path: Path) -> float | None:
        """Return the fraction of a file before its stored position, from 0 to 1; None if unknown."""
        saved = PositionStore(self._places.folder).read(key_of_file(path))
        return saved.latest_locator.part if saved is not None else None

    def checksums(self) -> tuple[int, ...] | None:
        """Return the checksums of the text's blocks as last read; None if unknown."""
        return block_checksums.read_checksums(self._places.folder, self.key)

    def save_checksums(self, checksums: tuple[int, ...]) -> None:
        """Store the checksums of the text's blocks, unless there are too many."""
        block_checksums.write_checksums(self._places.folder, self.key, checksums)

    def take_notice(self) -> str:
        """Return a notice about storing positions, or empty text."""
        return " ".join(filter(None, (self._places.take_notice(), self._notice)))

    def remember_frontend(self, frontend: str) -> None:
        """Store the preferred frontend; `auto` records that the question was answered, without a change."""
        self._notice = frontend_preference.write_preference(frontend_preference_file(), frontend)
