"""Every odd and hostile text of tests/corpus, through every frontend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.pipeline_checks import check_pipeline, missing_from_document, read_document

from b12tui.errors import ReadError

CORPUS = Path(__file__).parents[1] / "corpus"
GUARDS = CORPUS / "README.md"
FILES = sorted(path for path in CORPUS.glob("*.md") if path != GUARDS)
REFUSED = "noise.md"

texts = pytest.mark.parametrize("path", [path for path in FILES if path.name != REFUSED], ids=lambda path: path.name)


@texts
@pytest.mark.timeout(20)
def test_an_odd_text_goes_through_every_frontend_whole_and_harmless(path: Path) -> None:
    check_pipeline(path.read_bytes())


@texts
def test_no_word_of_the_file_is_lost(path: Path) -> None:
    assert not missing_from_document(*read_document(path.read_bytes()))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ReadError):
        read_document((CORPUS / REFUSED).read_bytes())


def test_each_file_says_what_it_guards() -> None:
    narration = re.findall(r"^\| `([^`]+)` \| \S.* \|$", GUARDS.read_text(encoding="utf-8"), re.MULTILINE)
    assert narration == [path.name for path in FILES]


def test_a_word_that_is_lost_is_noticed() -> None:
    text, document = read_document(b"# One\n\ntwo <!-- not --> [three](four) `five`\n")
    assert missing_from_document(text, document) == set()
    assert missing_from_document(f"{text} six", document) == {"six"}
