"""What shells complete after the command's name."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import time
from pathlib import Path

import pytest

pytest.importorskip("shtab", reason="of the dev extra")

from b12tui.cli.options import OPTIONS
from completions import FILES, completion

pytestmark = pytest.mark.program

FOLDER = Path(__file__).parents[3] / "completions"


@pytest.mark.parametrize(("shell", "name"), FILES.items())
def test_the_file_for_each_shell_is_up_to_date_and_names_every_option(shell: str, name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == completion(shell)
    assert all(option.name.lstrip("-") in written for option in OPTIONS)


def completed(*words: str) -> set[str]:
    """Return what bash offers for the last of the words."""
    asks = (
        f"source {FOLDER / FILES['bash']}\n"
        f"COMP_WORDS=(b12tui {' '.join(map(repr, words))}); COMP_CWORD={len(words)}\n"
        "made=$(complete -p b12tui); made=${made#*-F }; ${made%% *} b12tui\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", asks], capture_output=True, text=True, check=True, cwd=FOLDER)
    assert not done.stderr
    return {word.strip() for word in done.stdout.split("\n") if word.strip()}


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_completes_options_their_values_and_files() -> None:
    assert completed("--acc") == {"--accessible"}
    assert completed("--s") == {option.name for option in OPTIONS if option.name.startswith("--s")}
    assert completed("--theme", "c") == {"contrast"}
    assert completed("b12tui.f") == {"b12tui.fish"}


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("b12tui --acc", ["--accessible"]),
        ("b12tui --s", sorted(option.name for option in OPTIONS if option.name.startswith("--s"))),
        ("b12tui --theme c", ["contrast"]),
        ("b12tui --theme=c", ["--theme=contrast"]),
        ("b12tui b12tui.f", ["b12tui.fish"]),
        ("b12tui --line b12tui.fish --width 60 _b", ["_b12tui"]),
        ("b12tui --width ", []),
    ],
)
def test_fish_completes_options_their_values_and_files(line: str, offered: list[str]) -> None:
    asks = f"source {FILES['fish']}; complete -C '{line}'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", asks], capture_output=True, text=True, check=True, cwd=FOLDER, timeout=60
    )
    assert not done.stderr
    assert sorted(row.split("\t")[0] for row in done.stdout.splitlines()) == offered


ZSH = rf"""
fpath=({FOLDER} $fpath)
autoload -Uz compinit && compinit -D -u
complete-and-tell() {{ zle complete-word; zle -I; print -r -- "<<$BUFFER>>"; BUFFER= }}
zle -N complete-and-tell
bindkey '^I' complete-and-tell
print ready
"""
"""Completion as a key, and what it makes of the line told between brackets."""


class Zsh:
    """A zsh on a terminal of its own: it completes nowhere else."""

    def __init__(self, folder: Path) -> None:
        (folder / ".zshrc").write_text(ZSH, encoding="utf-8")
        pid, self.fd = pty.fork()
        if not pid:  # the shell; whatever goes wrong, no second run of the tests goes on here
            try:
                os.chdir(FOLDER)
                environ = {"PATH": os.environ["PATH"], "TERM": "dumb", "ZDOTDIR": str(folder)}
                os.execvpe("zsh", ["zsh", "-d", "-i"], environ)
            finally:
                os._exit(127)
        self.pid = pid
        self.read_until("ready")

    def read_until(self, mark: str) -> str:
        seen = b""
        end = time.monotonic() + 60
        while mark.encode() not in seen:
            ready, _, _ = select.select([self.fd], [], [], max(end - time.monotonic(), 0))
            assert ready, seen
            seen += os.read(self.fd, 4096)
        return seen.decode()

    def completed(self, line: str) -> str:
        os.write(self.fd, f"{line}\t".encode())
        return self.read_until(">>").partition("<<")[2].partition(">>")[0]

    def close(self) -> None:
        os.close(self.fd)
        os.waitpid(self.pid, 0)


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_completes_options_their_values_and_files(tmp_path: Path) -> None:
    zsh = Zsh(tmp_path)
    try:
        assert zsh.completed("b12tui --acc") == "b12tui --accessible "
        assert zsh.completed("b12tui --theme c") == "b12tui --theme contrast "
        assert zsh.completed("b12tui --theme=c") == "b12tui --theme=contrast "
        assert zsh.completed("b12tui b12tui.f") == "b12tui b12tui.fish "
        assert zsh.completed("b12tui b12tui.fish _b") == "b12tui b12tui.fish _b12tui "
        assert zsh.completed("b12tui b12tui.fish --line --width 60 _b") == (
            "b12tui b12tui.fish --line --width 60 _b12tui "
        )
        assert zsh.completed("b12tui b12tui.fish --mou") == "b12tui b12tui.fish --mouse "
    finally:
        zsh.close()
