"""What shells complete after the command's name."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("shtab", reason="of the dev extra")

from b12tui.cli.completions import FILES, completion
from b12tui.cli.options import OPTIONS

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
