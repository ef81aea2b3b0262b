"""Where a reader was in each text: one small file for a text, replaced whole.

A file for each text, so that two programs that read two texts never touch the same one, without a lock that a lost
connection could leave behind; of two that read the same text the last one wins, whole. A file is written beside its
goal and renamed over it. It is not forced to the disk: that can hold a reader up for seconds, and all that a power cut
could cost is the place in one text, for a damaged file is read as none.

Whose first visit it is needs nothing but the name of a file: what reads and writes places is loaded when there is one.

What it refuses: to keep the text, its name or its path (the file is named by a checksum of that; `recent` has paths,
where the reader wants that), and to raise.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from b12tui.document.safe import safe_line
from b12tui.store.whole import replace_file

if TYPE_CHECKING:
    from b12tui.store.saved import Saved

KEPT = 500
"""How many texts' places are kept; then those that were left longest ago are dropped."""
LARGEST = 1 << 20
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


class Places:
    """The places in all texts. `write` may be called from another thread, or by a signal, at any moment.

    One thread writes at a time. The process ends when one of them has said its last words: were another still writing
    what the first then left to it, neither would be kept. The lock may be taken again by whom it holds, for a signal
    can come between two bytes.
    """

    def __init__(self, folder: Path | None) -> None:
        """Keep places in `folder`, which is made when it is first needed; None: nothing is kept, and nothing known."""
        self.folder = folder
        self._notice = ""
        self._said = set[str]()
        self._last: dict[str, Saved] = {}
        self._turns = count(1)
        self._turn: dict[str, int] = {}
        self._writing = threading.RLock()

    def take_notice(self) -> str:
        """Return what is to be said about keeping places, a sentence, and forget it; empty most of the time."""
        notice, self._notice = self._notice, ""
        return notice

    def read(self, key: str) -> Saved | None:
        """Return what is kept of the text; None where there is nothing, or nothing that can be read."""
        if self.folder is None:
            return None
        try:
            with file_of(self.folder, key).open("rb") as file:
                content = file.read(LARGEST + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._say(f"Your places can't be read ({_reason(error)}); see to {safe_line(str(self.folder))}.")
            return None
        kept = _saved(content)
        if kept is None:
            self._say("What was kept of your place in this text is damaged, so it opens at its start.")
        else:
            self._last[key] = kept
        return kept

    def write(self, key: str, kept: Saved) -> None:
        """Keep what there is to keep of the text, unless that is what is kept already."""
        if self.folder is None:
            return
        with self._writing:
            if self._last.get(key) == kept:
                return
            turn = self._turn[key] = next(self._turns)
            try:
                self._replace(file_of(self.folder, key), key, kept, turn)
            except OSError as error:
                self._say(f"Your place can't be kept ({_reason(error)}); see to {safe_line(str(self.folder))}.")

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self._notice = sentence

    def _replace(self, goal: Path, key: str, kept: Saved, turn: int) -> None:
        from json import dumps

        known = goal.exists()
        content = dumps(kept.as_data(), separators=(",", ":")).encode("ascii")
        if replace_file(goal, content, lambda: self._turn[key] == turn):
            self._last[key] = kept
        if not known:
            self._drop(goal)

    def _drop(self, newest: Path) -> None:
        """Remove the oldest places beyond `KEPT`, and what a program that was killed left behind."""
        files = sorted(_files(newest.parent), reverse=True)
        now = files[0][0] if files else 0.0
        places = [path for _, path in files if path.suffix == ".json" and path != newest]
        abandoned = [path for changed, path in files if path.suffix == ".new" and changed < now - ABANDONED]
        for path in (*places[KEPT - 1 :], *abandoned):
            for file in (path, path.with_suffix(PRINTS)):
                with suppress(OSError):
                    file.unlink()


def file_of(folder: Path, key: str) -> Path:
    """Return where the place in a text is kept."""
    return folder / f"{_hash(key)}.json"


def _files(folder: Path) -> Iterator[tuple[float, Path]]:
    """Yield the plain files of the folder, each with when it was changed, in seconds."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                yield status.st_mtime, path


def _saved(content: bytes) -> Saved | None:
    from json import loads

    from b12tui.store.saved import Saved

    if len(content) > LARGEST:
        return None
    try:
        return Saved.from_data(loads(content))
    except (ValueError, RecursionError):
        return None


def _reason(error: OSError) -> str:
    return safe_line(error.strerror or type(error).__name__)
