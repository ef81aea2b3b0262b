"""A tmux server of a test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Multiplexer = Callable[..., str]
"""Runs a command of tmux and returns its output."""


@contextmanager
def tmux_server(folder: Path, *settings: str) -> Iterator[Multiplexer]:
    """Run a server with its socket in `folder`; `settings` are lines of its configuration besides those for all."""
    binary = shutil.which("tmux")
    assert binary is not None
    environ = {**os.environ, "TMUX_TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    config = folder / "conf"
    lines = ("set -g status off", "set -g default-terminal tmux-256color", *settings)
    config.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def run(*arguments: str) -> str:
        command = [binary, "-u", "-L", "b12tui", "-f", str(config), *arguments]
        return subprocess.run(command, env=environ, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    try:
        yield run
    finally:
        subprocess.run([binary, "-L", "b12tui", "kill-server"], env=environ, check=False, capture_output=True)
