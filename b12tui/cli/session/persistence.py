"""What is kept from one reading to the next: the place in a text, the look, the texts that were read, and the head."""

from __future__ import annotations

import os
from pathlib import Path

from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.source import Source, can_be_read_once
from b12tui.storage.appearance_preference import AppearancePreference
from b12tui.storage.paths import places_folder
from b12tui.storage.positions import BUILT_IN, PositionStore, key_of_content, key_of_file


class DocumentStore:
    """Where the place in one text is read from and kept."""

    def __init__(
        self,
        text: Source,
        usual: Appearance,
        *,
        built_in: bool,
        keep: bool = True,
        lists: bool = True,
        last: AppearancePreference | None = None,
    ) -> None:
        """Keep the place in `text`; `usual` is the look by settings and options, from which a reader may differ.

        `last` keeps the theme and the width that are chosen while reading, for the next text.

        With `keep` False nothing is known and nothing kept; with `lists` False not which texts were read.
        """
        self.keeps = keep
        self._lists = lists
        self._usual = usual
        self._last = last
        self._notice = ""
        self._places = PositionStore(places_folder() if keep else None)
        if built_in:
            self._key = BUILT_IN
        else:
            named = text.path is not None and not can_be_read_once(str(text.path))
            self._key = key_of_file(text.path) if named and text.path is not None else key_of_content(text.text)

    def for_document(self, text: Source) -> DocumentStore:
        """Return what keeps the place in another text."""
        return DocumentStore(text, self._usual, built_in=False, keep=self.keeps, lists=self._lists, last=self._last)

    def resume(self, state: ReaderState, start: str, *, stays: bool = False) -> ReaderState:
        """Return the reader as it left this text last time; `start` is what goes to the start in its head.

        With `stays` it is where it was told to open, and has its marks, folds and look.
        """
        kept = self._places.read(self._key)
        notice = self._places.take_notice()
        if kept is not None:
            from b12tui.storage.saved_state import restore

            state = restore(state, kept, start, stays=stays)
        if self._places.has(self._key):
            from b12tui.storage.saved_state import state_to_save

            opened = state_to_save(state, self._usual)
            self._places.opened(self._key, opened if kept is None else replace(opened, seen=kept.seen))
        return replace(state, message=" ".join(filter(None, (state.message, notice))))

    def save(self, state: ReaderState) -> str:
        """Keep the reader's place, folds, marks and look; return why the place and marks can't be, or empty."""
        from b12tui.storage.saved_state import state_to_save

        why = self._places.write(self._key, state_to_save(state, self._usual))
        if self._last is not None and self.keeps:
            self._notice = self._last.remember(state.appearance) or self._notice
        return why

    def add_recent(self, name: str) -> None:
        """Keep that a file or a folder was read (empty: what is neither); where no list is wanted, it is removed."""
        from b12tui.storage import recent_documents
        from b12tui.storage.paths import recent_file

        file = recent_file() if self.keeps else None
        if file is None:
            return
        if not self._lists:
            recent_documents.forget(file)
        elif os.path.isfile(name) or os.path.isdir(name):  # noqa: PTH112, PTH113 - they take any name
            recent_documents.add(file, os.path.abspath(name))  # noqa: PTH100 - resolved, it would be called otherwise

    def recent(self) -> tuple[str, ...]:
        """Return the paths of the texts that were read last, the last one first."""
        from b12tui.storage.paths import recent_file
        from b12tui.storage.recent_documents import read_recent

        return read_recent(recent_file()) if self.keeps and self._lists else ()

    def part_read(self, path: Path) -> float | None:
        """Return which part of a file stands before the place in it, from 0 to 1; None where that isn't known."""
        kept = PositionStore(self._places.folder).read(key_of_file(path))
        return kept.latest.part if kept is not None else None

    def checksums(self) -> tuple[int, ...] | None:
        """Return the checksums of the text's blocks as they were when it was read last; None: that is not known."""
        from b12tui.storage.block_checksums import read_checksums

        return read_checksums(self._places.folder, self._key)

    def save_checksums(self, prints: tuple[int, ...]) -> None:
        """Keep the checksums of the text's blocks, unless there are too many."""
        from b12tui.storage.block_checksums import write_checksums

        write_checksums(self._places.folder, self._key, prints)

    def take_notice(self) -> str:
        """Return what is to be said about keeping places, or empty."""
        return " ".join(filter(None, (self._places.take_notice(), self._notice)))

    def remember_frontend(self, head: str) -> None:
        """Keep the head that texts are to open in from now on; `auto`: that it was asked, and nothing is to change."""
        from b12tui.storage.frontend_preference import write_preference
        from b12tui.storage.paths import frontend_preference_file

        self._notice = write_preference(frontend_preference_file(), head)
