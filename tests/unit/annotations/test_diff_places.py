"""Lines of a diff as lines of the files on its new side."""

from __future__ import annotations

import pytest

from b12tui.annotations.diff_places import DiffPlaces

DIFF = """commit 1234567890
Author: A

    Change two files

diff --git a/src/x.py b/src/x.py
index 1..2 100644
--- a/src/x.py
+++ b/src/x.py
@@ -10,4 +10,5 @@ def f():
 one
-two
+two again
+three
 four
--- a sign
@@ -40,1 +41,1 @@
-old
\\ No newline at end of file
+new
diff --git a/old name.txt b/new name.txt
similarity index 90%
rename from old name.txt
rename to new name.txt
diff --git a/gone.txt b/gone.txt
deleted file mode 100644
--- a/gone.txt
+++ /dev/null
@@ -1 +0,0 @@
-bye
diff --git "a/t\\303\\266n.md" "b/t\\303\\266n.md"
--- "a/t\\303\\266n.md"
+++ "b/t\\303\\266n.md"
@@ -1 +1 @@
-a
+b
"""
MERGE = """diff --cc m.py
--- a/m.py
+++ b/m.py
@@@ -1,2 -1,2 +1,3 @@@
  both
- ours
 -theirs
++merged
 +kept
"""
PLAIN = """--- old.txt\t2026-01-01
+++ new.txt\t2026-01-02
@@ -2 +2 @@
-b/c
+b/d
"""


@pytest.mark.parametrize(
    ("source", "line", "file", "new_line", "added"),
    [
        (DIFF, " one", "src/x.py", 10, True),
        (DIFF, "-two", "src/x.py", 11, False),
        (DIFF, "+two again", "src/x.py", 11, True),
        (DIFF, "+three", "src/x.py", 12, True),
        (DIFF, " four", "src/x.py", 13, True),
        (DIFF, "--- a sign", "src/x.py", 14, False),
        (DIFF, "-old", "src/x.py", 41, False),
        (DIFF, "+new", "src/x.py", 41, True),
        (DIFF, "diff --git a/src/x.py b/src/x.py", "src/x.py", 1, False),
        (DIFF, "rename to new name.txt", "new name.txt", 1, False),
        (DIFF, "-bye", "gone.txt", 0, False),
        (DIFF, "+b", "tön.md", 1, True),
        (MERGE, "  both", "m.py", 1, True),
        (MERGE, "- ours", "m.py", 2, False),
        (MERGE, "++merged", "m.py", 2, True),
        (MERGE, " +kept", "m.py", 3, True),
        (PLAIN, "+b/d", "new.txt", 2, True),
    ],
)
def test_a_line_has_its_place_on_the_new_side(source: str, line: str, file: str, new_line: int, added: bool) -> None:
    places = DiffPlaces(source)
    number = source.split("\n").index(line) + 1
    place = places.place(number)
    assert place is not None
    assert (place.file, place.line, place.added) == (file, new_line, added)
    if added:
        assert places.line_of(file, new_line) == number


@pytest.mark.parametrize("number", [0, 1, 4, 1_000])
def test_a_line_of_a_message_has_no_place(number: int) -> None:
    assert DiffPlaces(DIFF).place(number) is None


def test_a_line_of_no_file_is_none_of_the_diff() -> None:
    assert DiffPlaces(DIFF).line_of("src/y.py", 10) == 0


@pytest.mark.parametrize(
    "source", ["", "@@ -1 +1 @@\n+a", "+++ b\n", "--- \n+++ \n@@ -1,99999999 +1 @@@\n", "diff --git "]
)
def test_what_names_no_file_has_no_places(source: str) -> None:
    places = DiffPlaces(source)
    assert [places.place(line) for line in range(9)] == [None] * 9
