"""Logs, and what compilers and tests print: parts by time, traces as units, errors counted, places linked."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.fixed_lines import FixedLines

from b12tui import readers
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document, LineBlock, Link
from b12tui.shapes import line_blocks
from b12tui.shapes.problems import problems
from b12tui.source import Source

STAMPED = {
    "syslog": "Nov 27 {time}:{second:02} host cron[812]: (root) CMD (run-parts)",
    "journalctl -o short-iso": "2026-11-27T{time}:{second:02}+0000 host sshd[1]: Accepted publickey",
    "python": "2026-11-27 {time}:{second:02},123 INFO app: started",
    "nginx access": '10.0.0.1 - - [27/Nov/2026:{time}:{second:02} +0000] "GET / HTTP/1.1" 200 12',
    "nginx error": "2026/11/27 {time}:{second:02} [notice] 1#1: using epoll",
    "apache error": "[Fri Nov 27 {time}:{second:02}.123 2026] [core:notice] [pid 1] AH00094: Command line",
    "docker logs -t": "2026-11-27T{time}:{second:02}.123456789Z listening on 80",
    "docker compose logs": "web-1  | 2026-11-27 {time}:{second:02} GET /",
    "time alone": "{time}:{second:02} started",
}


def read(text: str) -> Document:
    return readers.read(Source("x", text, path=Path("x.log")), "lines")


@pytest.mark.parametrize("program", STAMPED)
def test_a_log_is_parted_by_minute(program: str) -> None:
    lines = [
        STAMPED[program].format(time=time, second=second) for time in ("08:00", "08:01") for second in range(0, 50, 5)
    ]
    document = read("\n".join([*lines[:12], "  more of it", *lines[12:]]) + "\n")
    first, second = document.sections[1:]
    assert first.title.endswith("08:00")
    assert second.title.endswith("08:01")
    assert [section.line for section in (first, second)] == [1, 11]
    shown = "\n".join(node.text.chars for _, node in document.all_text_nodes())
    assert shown.split() == document.original_source().split()


def test_a_sparse_log_is_parted_by_hour_or_day() -> None:
    by_hour = [f"2026-11-27 {hour:02}:{minute:02}:00 word" for hour in (8, 9) for minute in range(0, 60, 6)]
    assert [section.title for section in read("\n".join(by_hour)).sections[1:]] == ["2026-11-27 08", "2026-11-27 09"]
    by_day = [f"2026-11-{day} {hour:02}:00:00 word" for day in (27, 28) for hour in range(12)]
    assert [section.title for section in read("\n".join(by_day)).sections[1:]] == ["2026-11-27", "2026-11-28"]


TRACES = {
    "python": """before
Traceback (most recent call last):
  File "a.py", line 3, in <module>
    f()
    ~^^
ValueError: no
after""",
    "java": """INFO before
java.lang.IllegalStateException: no
\tat a.B.c(B.java:3)
Caused by: java.io.IOException: x
\tat f.G.h(G.java:5)
\t... 2 more
after""",
    "javascript": """before
TypeError: no
    at f (/src/a.js:3:5)
    at Object.<anonymous> (/src/b.js:1:1)
after""",
    "go": """panic: no
goroutine 1 [running]:
main.f(0x1)
\t/src/a.go:3 +0x1
main.main()
\t/src/a.go:9 +0x2
exit status 2""",
    "rust": """before
thread 'main' panicked at src/main.rs:3:5:
no
stack backtrace:
   0: f
             at ./a.rs:1:1
note: run with more
after""",
}
"""Traces from the second line on to that before the last."""


@pytest.mark.parametrize("language", TRACES)
def test_a_trace_is_one_unit(language: str) -> None:
    before, *trace, after = TRACES[language].split("\n")
    blocks = read(TRACES[language]).blocks(0)
    assert [block.text.chars for block in blocks if isinstance(block, LineBlock)] == [before, "\n".join(trace), after]


REPORTED = {
    "gcc": ("a.c:3:5: error: no\na.c:4:1: warning: odd\na.c:4:1: note: here\n", [(1, "error"), (2, "warning")]),
    "mypy": ("src/a.py:3: error: no  [arg]\nFound 1 error in 1 file\n", [(1, "error")]),
    "tsc": ("src/a.ts(3,5): error TS2322: no\n", [(1, "error")]),
    "ruff": ("a.py:1:8: F401 unused\nFound 1 error.\n", [(1, "error")]),
    "ruff, in full": ("F401 [*] unused\n --> a.py:1:8\n  |\n", [(1, "error")]),
    "rustc": (
        "error[E0308]: no\n --> src/main.rs:3:5\n\nwarning: unused\n --> b.rs:1:1\n",
        [(1, "error"), (4, "warning")],
    ),
    "go": ("./a.go:3:5: undefined: x\n--- FAIL: TestX (0.00s)\n", [(1, "error"), (2, "error")]),
    "pytest": ("FAILED tests/a.py::test_x - no\nERROR tests/b.py - no\n1 failed\n", [(1, "error"), (2, "error")]),
    "eslint": ("/src/a.js\n  3:5  error  no  rule\n  4:1  warning  odd  rule\n", [(2, "error"), (3, "warning")]),
    "cargo test": ("test a::b ... FAILED\ntest a::c ... ok\n", [(1, "error")]),
    "logger": ("2026-11-27 08:00:00,1 ERROR no\n2026-11-27 08:00:01,1 WARNING odd\n", [(1, "error"), (2, "warning")]),
    "nginx": ("2026/11/27 08:00:00 [error] 1#1: no\n2026/11/27 08:00:00 [notice] 1#1: yes\n", [(1, "error")]),
    "key=value": ("time=2026-11-27T08:00:00Z level=error msg=no\n", [(1, "error")]),
    "none": ("An error: none\nThe ERROR of their ways\n08:00 no terror\na.c:12:text\n", []),
}


@pytest.mark.parametrize("program", REPORTED)
def test_errors_and_warnings_are_found(program: str) -> None:
    text, found = REPORTED[program]
    assert list(problems(text)) == found


def test_the_keys_of_changes_go_to_errors_and_count_them() -> None:
    state = ReaderState(read("start\na.c:3:5: error: one\nfine\n\nx\na.c:4:5: error: two\n"))
    for action, number in (("next-change", 1), ("next-change", 2), ("next-change", 0), ("previous-change", 1)):
        state = update(state, Command(action), FixedLines())
        assert state.message == (f"Error {number} of 2." if number else "No more errors.")


PLACES = {
    "a.c:3:5: error: no": ("a.c:3:5", "a.c#L3"),
    " --> src/main.rs:3:5": ("src/main.rs:3:5", "src/main.rs#L3"),
    "    at f (/src/a.js:3:5)": ("/src/a.js:3:5", "/src/a.js#L3"),
    "src/a.ts(3,5): error TS1: no": ("src/a.ts(3,5)", "src/a.ts#L3"),
    "/src/a.js\n  3:5  error  no  rule": ("3:5", "/src/a.js#L3"),
    '  File "a.py", line 3, in f': ('a.py", line 3', "a.py#L3"),
}


@pytest.mark.parametrize("line", PLACES)
def test_places_are_links_that_open_there(line: str) -> None:
    (node,) = read(line).text_nodes(0)
    spans = [(node.text.chars[span.start : span.end], span.kind) for span in node.text.spans]
    words, target = PLACES[line]
    assert spans == [(words, Link(target))]


def test_each_place_is_below_the_name_that_precedes_it() -> None:
    place = "  3:5  error  no"
    (node,) = read(f"{place}\na.js\n{place}\n{place}\nb.js\n{place}\na word\n{place}").text_nodes(0)
    assert [span.kind for span in node.text.spans] == [Link(f"{name}.js#L3") for name in "aabb"]


def test_places_below_names_are_found_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    names, looks = line_blocks._FILE_ALONE, list[str]()

    class Counted:
        def finditer(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
            looks.append(string)
            return names.finditer(string, pos, endpos)

    monkeypatch.setattr(line_blocks, "_FILE_ALONE", Counted())
    (block,) = line_blocks.plain_blocks(["a.js", *["  3:5  error  no"] * 30], 1)
    assert len(block.text.spans) == 30
    assert len(looks) == 1
