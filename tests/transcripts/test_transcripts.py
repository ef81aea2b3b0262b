"""What is typed and what is said: a folder each, with `said` word for word.

`typed` is line mode, a command a line; `keys` is spoken pages, and `said` has each key and the rows below it. The text
is the folder's `in.md` (`in.diff`, `in.log`), or that of the folder `text`. After a change that is meant:

    PYTHONPATH=tests python tests/transcripts/test_transcripts.py        # writes each `said` anew; read the differences
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.linear_frontends import transcript

HERE = Path(__file__).parent
FOLDERS = sorted(folder for folder in HERE.iterdir() if (folder / "typed").exists() or (folder / "keys").exists())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_said(folder: Path) -> None:
    assert transcript(folder) == (folder / "said").read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in FOLDERS:
        (each / "said").write_text(transcript(each), encoding="utf-8")
