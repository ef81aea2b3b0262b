"""What the package loads: nothing that a first screen would have to wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import b12tui.terminal

LOAD = """
import sys
sys.path.insert(0, sys.argv[1])
from b12tui.cellstyle import CellStyle
from b12tui.terminal import capabilities, frame, key_decoder, owner
able = capabilities.of({"TERM": "xterm-256color", "LANG": "C.UTF-8"})
page = [(("Vitamin B12 — naïve question: “why?”", CellStyle("1")),), (("plain text", CellStyle()),)]
assert frame.FrameWriter(able).frame(page, (0, 0), (80, 24))
assert key_decoder.KeyDecoder().feed("é\\x1b[A".encode(), 0.0) == ("é", "Up")
print(*sys.modules)
"""

UNWANTED = {
    "textual",
    "rich",
    "asyncio",
    "curses",
    "_curses",
    "wcwidth",
    "unicodedata",
    "subprocess",
    "socket",
    "logging",
}


def test_a_first_screen_of_plain_text_waits_for_no_large_library() -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    root = Path(b12tui.terminal.__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", LOAD, str(root)], env=environ, capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in ran.stdout.split()}
    assert "b12tui" in loaded
    assert not loaded & UNWANTED
