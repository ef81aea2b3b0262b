"""Braille by liblouis: tables by name, language and grade; its program in place of its library; words come back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from b12tui import open_document, parse
from b12tui.cli import main
from b12tui.document import Document
from b12tui.errors import MissingTranslator, UnknownBrailleTable, UsageError
from b12tui.writers import WriteOptions, brf_writer
from b12tui.writers.braille import liblouis, lou_translate
from b12tui.writers.braille.translators import braille_code

here = pytest.mark.skipif(
    liblouis.load() is None or lou_translate.program_path() is None,
    reason="needs liblouis20, liblouis-data and liblouis-bin",
)
ROOT = Path(__file__).parents[3]
TEXT = "# Title\n\nThe *people* know 12 things about the world[^1].\n\n[^1]: Note.\n\n```\nthe x_1\n```\n\n中 ≤ 😀"


def brf(text: Document, **options: object) -> str:
    stream = io.StringIO()
    brf_writer.write(text, stream, WriteOptions(**options))  # type: ignore[arg-type]
    return stream.getvalue()


@here
@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("en-ueb-g2", "en-ueb-g2"),
        ("en-ueb-g1.ctb", "en-ueb-g1.ctb"),
        ("de-g2", "de-g2"),
        ("de:2", "de-g2.ctb"),
        ("fr-g2", "fr-bfu-g2.ctb"),
        ("zh-tw", "zh-tw.ctb"),
    ],
)
def test_a_table_is_found_by_name_or_by_language_and_grade(table: str, found: str) -> None:
    assert found in braille_code(table).tables


@here
@pytest.mark.parametrize("table", ["no-such", "", "xx-g2", "../../etc/passwd", "en-ueb-g2.ctb,no-such.ctb"])
def test_an_unknown_table_is_a_usage_error(table: str) -> None:
    with pytest.raises(UnknownBrailleTable):
        braille_code(table)


@here
def test_contracted_text_uncontracted_code_emphasis_on_request() -> None:
    written = brf(parse(TEXT), emphasis=True)
    for expected in ('  ,! .1P "K #AB ?+S AB ! _W;9#A4\r\n', ";;;\r\nTHE X.-#A\r\n;'\r\n", "      ;9#A ,NOTE4\r\n"):
        assert expected in written
    assert ".1" not in brf(parse(TEXT))


@here
def test_the_program_writes_what_the_library_does(monkeypatch: pytest.MonkeyPatch) -> None:
    text = parse(TEXT)
    by_library = brf(text)
    monkeypatch.setattr(liblouis, "load", lambda: None)
    starts: list[list[str]] = []
    run = subprocess.run

    def counted(command: list[str], **more: Any) -> subprocess.CompletedProcess[str]:
        starts.append(command)
        return run(command, **more)

    monkeypatch.setattr(subprocess, "run", counted)
    by_program = brf(text)
    body = by_library.split("\f")[1:]
    assert by_program.split("\f")[1:] == body
    assert len(starts) < 12
    with pytest.raises(UsageError, match="can't mark emphasis"):
        brf(text, emphasis=True)
    with pytest.raises(MissingTranslator):
        brf(text, may_start_programs=False)


def test_without_liblouis_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(liblouis, "load", lambda: None)
    monkeypatch.setattr(lou_translate, "program_path", lambda: None)
    assert main(["--to", "brf"]) == 1
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.startswith("b12tui: error: braille needs liblouis, which is not installed; use apt install ")
    assert printed.err.count("\n") == 1


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]{2,}", text.lower())


def back(written: str, table: str) -> str:
    """Return pages of braille, translated back to print."""
    lines = []
    for page in written.split("\f")[:-1]:
        rows = page.split("\r\n")[:-1]
        rows[-1] = re.sub(r"(?: {3,}|^)#[A-J]+$", "", rows[-1])
        lines += rows
    braille = re.sub(r'"\n {2,}', "", "\n".join(lines)).replace("\\", "\\\\")
    flowing = re.sub(r"\n(?! {4}|\n| {2}\S)", " ", braille)
    program = shutil.which("lou_translate")
    assert program
    command = [program, "-b", f"en-us-brf.dis,{table}"]
    return subprocess.run(command, input=flowing, capture_output=True, text=True, check=True).stdout


@here
@pytest.mark.slow
@pytest.mark.parametrize("name", ["content.md", "docs/accessibility.md", "SECURITY.md"])
def test_the_words_come_back(name: str) -> None:
    text = open_document(ROOT / name)
    found = Counter(words(back(brf(text), "en-ueb-g2.ctb")))
    nodes = [node for _, node in text.all_text_nodes()]
    expected = Counter(word for node in nodes for word in words(node.text.chars))
    lost = expected - found
    assert lost.total() <= expected.total() // 100, lost  # liblouis's own: some signs are read back as other words
