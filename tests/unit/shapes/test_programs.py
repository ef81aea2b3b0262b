"""What is taken for the source of a program, in which no table and no Markdown is looked for."""

from __future__ import annotations

import pytest

from b12tui.shapes import programs
from b12tui.shapes.programs import looks_like_program

LICENCE = "# This library is free software; you can redistribute it and modify it.\n" * 40


@pytest.mark.parametrize(
    "source",
    [
        "# actions.py\n\nfrom .exceptions import ParseException\n\nwords of a docstring\n" * 2,
        "# #!/usr/bin/python\n\nimport fcntl\nimport os\n",
        "# an extension\nfrom pygments.token import Keyword, Name, \\\n     Number\n",
        f"{LICENCE}\n# by many\n\nimport os.path, sys\n",
        f'{LICENCE}\n"""Each script maintains bindings.\n\nwords"""\n',
        "'use strict';\n\n/**\n * See [compress](https://example.org/a).\n */\nmodule.exports = {\n",
    ],
)
def test_comments_and_imports_begin_a_program(source: str) -> None:
    assert looks_like_program(source)


@pytest.mark.parametrize(
    "source",
    [
        "# Customs\n\nimport duties are paid by those who bring goods.\n\nMore words follow here.\n",
        "# From here\n\nfrom Paris trains leave hourly.\n\nMore words follow here.\n",
        "Use strict rules.\n\nWords.\n",
    ],
)
def test_prose_below_a_heading_is_no_program(source: str) -> None:
    assert not looks_like_program(source)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("blank", [" ", "\n", "#\n", "# \n\n"])
def test_blanks_at_the_beginning_are_looked_through_once(blank: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "SAMPLE_CHARACTERS", 200_000)
    assert not looks_like_program(blank * (200_000 // len(blank)) + "words")
