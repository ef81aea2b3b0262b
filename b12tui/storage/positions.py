"""Where a reader was in each text: one small file for a text, replaced whole.

Of two programs that read the same text each writes what it changed, over what the other one wrote meanwhile, under a
lock. A file that can't be read is left alone, and one that is not understood is set aside before another takes its
place. A file is written beside its goal and renamed over it. It is not forced to the disk: that can hold a reader up
for seconds.

Whose first visit it is needs nothing but the name of a file: what reads and writes places is loaded when there is one.

What it refuses: to keep the text, its name or its path (the file is named by a checksum of that; `recent` has paths,
where the reader wants that), and to raise.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from b12tui.document.sanitize import sanitize_line
from b12tui.storage import file_ages
from b12tui.storage.atomic_file import read_file, reason, replace_file, set_aside
from b12tui.storage.file_lock import NAME, locked

if TYPE_CHECKING:
    from b12tui.storage.saved_state import SavedState

MAX_STATES = 500
"""How many texts' places are kept; then those that were left longest ago are dropped."""
MAX_STATE_BYTES = 1 << 24
"""Bytes that a place's file has at most; a larger one is not one of ours."""
ABANDONED = 3_600
"""Seconds after which a file that was never renamed is one that nobody is writing any more."""

PRINTS = ".prints"
"""How the name of the file ends that stands beside a place's and holds checksums of that text's blocks."""

BUILT_IN = "built-in"
"""The key of the built-in article."""


def key_of_file(path: Path) -> str:
    """Return the key of a text in a file: its real path, so that each way to it leads to the same place."""
    return f"file:{os.path.realpath(path)}"


def key_of_content(text: str) -> str:
    """Return the key of a text that has no name, as standard input has none: a hash of what it says."""
    return f"content:{_hash(text)}"


def _hash(text: str) -> str:
    try:
        from _blake2 import blake2b  # hashlib hands out the same, but loads OpenSSL first, a tenth of a start
    except ImportError:
        from hashlib import blake2b
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


class PositionStore:
    """The places in all texts. `write` may be called from another thread, or by a signal, at any moment.

    One thread writes at a time. The process ends when one of them has said its last words: were another still writing
    what the first then left to it, neither would be kept. The lock may be taken again by whom it holds, for a signal
    can come between two bytes.
    """

    def __init__(self, folder: Path | None) -> None:
        """Keep places in `folder`, which is made when it is first needed; None: nothing is kept, and nothing known."""
        self.folder = folder
        self._notice = ""
        self._failure = ""
        self._told = ""
        self._said = set[str]()
        self._last: dict[str, SavedState] = {}
        self._unread = set[str]()
        self._dated = set[str]()
        self._turns = count(1)
        self._turn: dict[str, int] = {}
        self._writing = threading.RLock()
        self._locked = False

    def take_notice(self) -> str:
        """Return what is to be said about keeping places, a sentence, and forget it; empty most of the time."""
        notice = " ".join(filter(None, (self._notice, self._failure)))
        self._notice = self._failure = ""
        return notice

    def read(self, key: str) -> SavedState | None:
        """Return what is kept of the text; None where there is nothing, or nothing that can be read."""
        if self.folder is None:
            return None
        try:
            content = read_file(file_of(self.folder, key), MAX_STATE_BYTES)
        except OSError as error:
            self._unread.add(key)
            self._say(f"Your places can't be read ({reason(error)}); see to {self._folder()}.")
            return None
        self._unread.discard(key)
        self._last.pop(key, None)
        if content is None:
            return None
        kept, newer = _saved(content)
        if kept is None:
            self._unread.add(key)
            what = "was written by a newer b12tui" if newer else "is damaged"
            self._say(f"What was kept of your place in this text {what}, so it opens at its start.")
        else:
            self._last[key] = kept
        return kept

    def has(self, key: str) -> bool:
        """Tell whether something was kept of the text when it was read, be it nothing that could be understood."""
        return key in self._last or key in self._unread

    def opened(self, key: str, kept: SavedState) -> None:
        """Take what a reader is like who has just opened the text: of what is written later only changes count."""
        self._last[key] = kept

    def write(self, key: str, kept: SavedState) -> str:
        """Keep what changed since it was read or written; return why it can't be, in words, or empty."""
        if self.folder is None:
            return ""
        with self._writing:
            if self._last.get(key) == kept:
                self._visited(key)
                return ""
            turn = self._turn[key] = next(self._turns)
            try:
                with self._alone(self.folder.parent):
                    self._replace(file_of(self.folder, key), key, kept, turn)
                self._dated.add(key)
            except OSError as error:
                why = reason(error)
                sentence = f"Your place can't be kept ({why}); see to {self._folder()}."
                if sentence != self._told:
                    self._failure = self._told = sentence
                return why
            self._failure = self._told = ""
            return ""

    def _visited(self, key: str) -> None:
        """Date the file, once: a text that is opened is not one that was left long ago."""
        if self.folder is None or key in self._dated:
            return
        self._dated.add(key)
        with suppress(OSError), self._alone(self.folder.parent):
            goal = file_of(self.folder, key)
            os.utime(goal)
            file_ages.date(goal, goal.parent.with_name(NAME))

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self._notice = sentence

    def _folder(self) -> str:
        return sanitize_line(str(self.folder))

    @contextmanager
    def _alone(self, folder: Path) -> Iterator[None]:
        """Hold the lock; a signal that comes meanwhile, and writes too, has it already."""
        if self._locked:
            yield
            return
        known = (folder / NAME).exists()
        self._locked = True
        try:
            with locked(folder):
                if not known:
                    file_ages.later(folder / NAME, file_ages.newest(self.folder))
                yield
        finally:
            self._locked = False

    def _replace(self, goal: Path, key: str, kept: SavedState, turn: int) -> None:
        from json import dumps

        found = read_file(goal, MAX_STATE_BYTES)
        theirs = None if found is None else _saved(found)[0]
        whole = kept
        if theirs is not None:
            from b12tui.storage.merge import merged

            whole = merged(theirs, self._last.get(key), kept)
        content = dumps(whole.as_data(), separators=(",", ":")).encode("ascii")

        def wanted() -> bool:
            if self._turn[key] != turn:
                return False
            if found is not None and theirs is None:
                aside = sanitize_line(str(set_aside(goal)))
                self._say(f"What was kept of this text before is not understood; it is set aside as {aside}.")
            return True

        if replace_file(goal, content, wanted):
            self._last[key] = kept
            if found is None:
                self._drop(goal)
            file_ages.date(goal, goal.parent.with_name(NAME))

    def _drop(self, newest: Path) -> None:
        """Remove the oldest places beyond `KEPT`, and what a program that was killed left behind."""
        files = sorted(file_ages.files(newest.parent), reverse=True)
        now = time.time_ns()
        places = [path for _, path in files if path.suffix == ".json" and path != newest]
        abandoned = [p for changed, p in files if p.suffix == ".new" and abs(now - changed) > ABANDONED * 10**9]
        for path in (*places[MAX_STATES - 1 :], *abandoned):
            for file in (path, path.with_suffix(PRINTS)):
                with suppress(OSError):
                    file.unlink()


def file_of(folder: Path, key: str) -> Path:
    """Return where the place in a text is kept."""
    return folder / f"{_hash(key)}.json"


def _saved(content: bytes) -> tuple[SavedState | None, bool]:
    """Return what a file says, or None, and whether a newer version of this program wrote it."""
    from json import loads

    from b12tui.storage.saved_state import VERSION, SavedState

    if len(content) > MAX_STATE_BYTES:
        return None, False
    try:
        data = loads(content)
    except (ValueError, RecursionError):
        return None, False
    version = data.get("version") if isinstance(data, dict) else None
    return SavedState.from_data(data), isinstance(version, int) and version > VERSION
