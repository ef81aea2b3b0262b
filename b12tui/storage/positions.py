"""Reading position in each text: one small file for each text, replaced atomically.

Two programs that read the same text each write their own changes, merged into the other's under a lock. A file that
can't be read is left alone, and one that is not understood is set aside before it is replaced. A file is written next
to its target and renamed over it, but not forced to the disk, which can block for seconds.

A first visit needs only the name of a file: the code that reads and writes states is loaded when there is one.

Neither the text nor its name or path is stored (the file is named by a hash of the path; `recent_documents` has paths,
if the reader wants that). Nothing is raised.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from b12tui.catalogue import saving
from b12tui.document.sanitize import sanitize_line
from b12tui.storage import file_ages, merge, saved_state, versioned_json
from b12tui.storage.atomic_file import read_file, reason, replace_file, set_aside
from b12tui.storage.file_lock import NAME, locked

MAX_STATES = 500
"""Maximum number of texts with a stored position; the least recently read ones are dropped."""
MAX_STATE_BYTES = 1 << 24
"""Maximum size of a position file, in bytes; a larger one was not written by this program."""
ABANDONED_AFTER = 3_600
"""Seconds after which a file that was never renamed is considered abandoned."""

CHECKSUMS_SUFFIX = ".prints"
"""Suffix of the file with the checksums of a text's blocks, next to the position file."""

BUILT_IN = "built-in"
"""Key of the built-in article."""


def key_of_file(path: Path) -> str:
    """Return the key of a file's text: its real path, so that every path to the file leads to the same position."""
    return f"file:{os.path.realpath(path)}"


def key_of_content(text: str) -> str:
    """Return the key of a text without a name, such as standard input: a hash of its content."""
    return f"content:{_hash(text)}"


def _hash(text: str) -> str:
    try:
        from _blake2 import blake2b  # hashlib has the same, but loads OpenSSL first, a tenth of the startup time
    except ImportError:
        from hashlib import blake2b
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


class PositionStore:
    """Positions in all texts. `write` may be called at any time, also from another thread or a signal handler.

    One thread writes at a time. The process ends when one of them has saved the final state: if another were still
    writing what the first then left to it, neither would be saved. The lock is reentrant, as a signal can arrive
    between two bytes.
    """

    def __init__(self, folder: Path | None) -> None:
        """Store positions in `folder`, created when first needed; None stores and returns nothing."""
        self.folder = folder
        self._notice = ""
        self._failure = ""
        self._reported_failure = ""
        self._reported = set[str]()
        self._last: dict[str, saved_state.SavedState] = {}
        self._unread = set[str]()
        self._dated = set[str]()
        self._turns = count(1)
        self._turn: dict[str, int] = {}
        self._writing = threading.RLock()
        self._locked = False

    def take_notice(self) -> str:
        """Return and clear the notice about storing positions, a sentence; empty most of the time."""
        notice = " ".join(filter(None, (self._notice, self._failure)))
        self._notice = self._failure = ""
        return notice

    def read(self, key: str) -> saved_state.SavedState | None:
        """Return the saved state of a text; None if there is none, or it can't be read."""
        if self.folder is None:
            return None
        try:
            content = read_file(file_of(self.folder, key), MAX_STATE_BYTES)
        except OSError as error:
            self._unread.add(key)
            self._report(saving.places_unreadable(reason(error), self._folder_name()))
            return None
        self._unread.discard(key)
        self._last.pop(key, None)
        if content is None:
            return None
        saved, newer = _parse(content)
        if saved is None:
            self._unread.add(key)
            self._report(saving.PLACE_NEWER if newer else saving.PLACE_DAMAGED)
        else:
            self._last[key] = saved
        return saved

    def has(self, key: str) -> bool:
        """Return whether a state was stored when the text was read, even one that could not be understood."""
        return key in self._last or key in self._unread

    def set_base(self, key: str, saved: saved_state.SavedState) -> None:
        """Set the state of a text just opened as the base: later writes store only the changes to it."""
        self._last[key] = saved

    def write(self, key: str, saved: saved_state.SavedState) -> str:
        """Store the changes since the last read or write; return the reason in words if that fails, or empty text."""
        if self.folder is None:
            return ""
        with self._writing:
            if self._last.get(key) == saved:
                self._touch(key)
                return ""
            turn = self._turn[key] = next(self._turns)
            try:
                with self._exclusively(self.folder.parent):
                    self._replace(file_of(self.folder, key), key, saved, turn)
                self._dated.add(key)
            except OSError as error:
                why = reason(error)
                sentence = saving.place_not_kept(why, self._folder_name())
                if sentence != self._reported_failure:
                    self._failure = self._reported_failure = sentence
                return why
            self._failure = self._reported_failure = ""
            return ""

    def _touch(self, key: str) -> None:
        """Update the file's time, once: opening a text counts as reading it."""
        if self.folder is None or key in self._dated:
            return
        self._dated.add(key)
        with suppress(OSError), self._exclusively(self.folder.parent):
            goal = file_of(self.folder, key)
            os.utime(goal)
            file_ages.mark_newest(goal, goal.parent.with_name(NAME))

    def _report(self, sentence: str) -> None:
        if sentence not in self._reported:
            self._reported.add(sentence)
            self._notice = sentence

    def _folder_name(self) -> str:
        return sanitize_line(str(self.folder))

    @contextmanager
    def _exclusively(self, folder: Path) -> Iterator[None]:
        """Hold the lock; a signal handler that writes meanwhile already has it."""
        if self._locked:
            yield
            return
        known = (folder / NAME).exists()
        self._locked = True
        try:
            with locked(folder):
                if not known:
                    file_ages.make_later(folder / NAME, file_ages.newest(self.folder))
                yield
        finally:
            self._locked = False

    def _replace(self, goal: Path, key: str, saved: saved_state.SavedState, turn: int) -> None:
        from json import dumps

        found = read_file(goal, MAX_STATE_BYTES)
        theirs = None if found is None else _parse(found)[0]
        merged_state = saved
        if theirs is not None:
            merged_state = merge.merged(theirs, self._last.get(key), saved)
        content = dumps(merged_state.as_data(), separators=(",", ":")).encode("ascii")

        def wanted() -> bool:
            if self._turn[key] != turn:
                return False
            if found is not None and theirs is None:
                aside = sanitize_line(str(set_aside(goal)))
                self._report(saving.set_aside(aside))
            return True

        if replace_file(goal, content, wanted):
            self._last[key] = saved
            if found is None:
                self._drop(goal)
            file_ages.mark_newest(goal, goal.parent.with_name(NAME))

    def _drop(self, newest: Path) -> None:
        """Remove the oldest positions beyond `MAX_STATES`, and files left behind by a killed program."""
        files = sorted(file_ages.files(newest.parent), reverse=True)
        now = time.time_ns()
        places = [path for _, path in files if path.suffix == ".json" and path != newest]
        abandoned = [p for changed, p in files if p.suffix == ".new" and abs(now - changed) > ABANDONED_AFTER * 10**9]
        for path in (*places[MAX_STATES - 1 :], *abandoned):
            for file in (path, path.with_suffix(CHECKSUMS_SUFFIX)):
                with suppress(OSError):
                    file.unlink()


def file_of(folder: Path, key: str) -> Path:
    """Return the path of a text's position file."""
    return folder / f"{_hash(key)}.json"


def _parse(content: bytes) -> tuple[saved_state.SavedState | None, bool]:
    """Return the state in a file's content, or None, and whether a newer version of this program wrote it."""
    data, newer = versioned_json.parse_versioned(content, MAX_STATE_BYTES, saved_state.VERSION)
    return saved_state.SavedState.from_data(data), newer
