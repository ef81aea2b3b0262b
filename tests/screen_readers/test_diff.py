"""A diff under real screen readers: a change is found, walked row by row, and told by words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from b12tui import readers
from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.source import read_source

pytest.importorskip("pyte")

from support.screen_readers.reader_session import ReaderSession
from support.screen_readers.spoken_walks import listen, names

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(600)]

DIFF = """\
diff --git a/greet.py b/greet.py
index 3b18e51..a042389 100644
--- a/greet.py
+++ b/greet.py
@@ -1,4 +1,5 @@ def greet():
 import sys
-print("hello world")
+print("hello there")
+print("and goodbye")
 sys.exit()
@@ -20,3 +21,2 @@ def leave():
 first
-second
 third
"""
KEYS = ["w", "Down", "Down", "Down", "w", "W", "Down"]
CHANGES = ["Removed: print hello world", "Added: print hello there", "Added: print and goodbye", "Removed: second"]
"""What a listener has to hear, once each at least."""


def test_a_change_is_found_walked_and_told(reader: str, tmp_path: Path) -> None:
    path = tmp_path / "greet.diff"
    path.write_text(DIFF, encoding="utf-8")
    pages = SpokenController(ReaderState(readers.read(read_source(str(path))), document_id=str(path)), 80, 24)
    told: list[str] = []
    with ReaderSession(reader, [sys.executable, "-m", "b12tui", "--spoken", str(path)], tmp_path) as ear:
        ear.opening()
        assert listen(ear, pages, KEYS) == []
        for key in ("W", "w", "W", "Down", "Down", "w"):
            told += ear.press(key).said
    heard = " ".join(name for name in names(" ".join(told)) if name != "quote")  # yasr says punctuation
    for change in CHANGES:
        assert " ".join(names(change)) in heard
