"""The subject of a commit is `area: imperative` in at most 72 characters, but where git makes it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[2] / ".ci" / "subject"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("names: give each type a name of its own", ""),
        ("annotations, textwidth: look for no phrase\n\nA body: " + "long " * 40, ""),
        ("Merge branch 'main' into other", ""),
        ("Give each type a name of its own", "not 'area: imperative'"),
        ("", "not 'area: imperative'"),
        ("names: " + "x" * 65, ""),
        ("names: " + "x" * 66, "73 characters"),
    ],
)
def test_a_subject_is_held_to_its_form(tmp_path: Path, subject: str, said: str) -> None:
    message = tmp_path / "message"
    message.write_text(subject)
    ran = subprocess.run(["sh", CHECK, message], capture_output=True, text=True, check=False)
    assert ran.returncode == bool(said)
    assert said in ran.stderr
