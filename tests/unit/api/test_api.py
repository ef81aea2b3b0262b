"""The library: what docs/api.md says, what examples/ do, and what each function keeps to."""

from __future__ import annotations

import doctest
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import b12tui
from b12tui import api, errors
from b12tui.cpu_ticks import cpu_ticks
from b12tui.document import Document, Position
from b12tui.document.cancellation import Cancellation
from b12tui.plain.output_options import Tables
from b12tui.plain.styles import STYLES
from b12tui.search import limits
from b12tui.writers import WriteOptions

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    """Return the code blocks of the documentation in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


(NOTES,) = fenced("markdown")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    return tmp_path


def test_the_examples_of_the_documentation_give_what_they_say() -> None:
    fences = fenced("python")
    assert len(fences) > 5
    test = doctest.DocTestParser().get_doctest("\n".join(fences), {}, "docs/api.md", "docs/api.md", 0)
    said = io.StringIO()
    failed, tried = doctest.DocTestRunner().run(test, out=said.write)
    assert tried > 20
    assert not failed, said.getvalue()


def ran(example: str, *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / example), *arguments], input=given, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_example_that_prints_a_file() -> None:
    assert "We leave on Friday. The train goes at nine.\n" in ran("print_file.py", "notes.md")
    assert max(map(len, ran("print_file.py", "notes.md", "20").splitlines())) <= 20


def test_the_example_that_prints_the_outline_of_a_folder(here: Path) -> None:
    (here / "more").mkdir()
    (here / "more" / "b.md").write_text("words", encoding="utf-8")
    assert ran("outline_folder.py", ".") == (
        "more/b.md: b.md\nnotes.md: Trip to the coast\n    What to take (line 6)\n    Where to stay (line 11)\n"
    )


def test_the_example_that_searches_a_book() -> None:
    assert ran("search_book.py", "notes.md", "/old|map/") == (
        "What to take: … a map …\nWhere to stay: … We stay in the old harbour. Others stay with us. …\n"
    )


def test_the_example_that_lists_links() -> None:
    expected = {"text": "a map", "target": "map.md", "section": "What to take"}
    assert json.loads(ran("links.py", "notes.md")) == expected
    assert json.loads(ran("links.py", "-", given=NOTES)) == expected


def test_every_example_is_run_here() -> None:
    tested = Path(__file__).read_text(encoding="utf-8")
    assert all(f'ran("{path.name}"' in tested for path in EXAMPLES.glob("*.py"))


def test_the_package_offers_what_its_module_has() -> None:
    assert set(b12tui.__all__) == {*api.__all__, "__version__"}
    assert all(getattr(b12tui, name) is getattr(api, name) for name in api.__all__)
    assert set(b12tui.__all__) <= set(dir(b12tui))
    with pytest.raises(AttributeError, match="no attribute 'no_such'"):
        getattr(b12tui, "no_such")  # noqa: B009 - type checkers know that there is none


def test_to_import_the_package_loads_only_what_makes_its_names_late() -> None:
    program = "import b12tui, sys; print(sorted(name for name in sys.modules if name.startswith('b12tui')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "['b12tui', 'b12tui.fasttyping', 'b12tui.lazy_modules', 'b12tui.version']\n"


def test_the_library_loads_no_screen_and_no_store() -> None:
    program = "import b12tui, sys; b12tui.parse; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.replace("'", '"')))
    assert "b12tui.api" in loaded
    assert not {name for name in loaded if re.match(r"textual|rich|b12tui\.(cli|tui|storage|terminal)", name)}


@pytest.mark.parametrize(
    "stream",
    [
        lambda: io.BytesIO(NOTES.encode("utf-16")),
        lambda: io.StringIO(NOTES.replace("\n", "\r\n")),
        lambda: io.BufferedReader(io.FileIO("notes.md")),
        lambda: io.TextIOWrapper(io.FileIO("notes.md"), encoding="utf-8"),
    ],
)
def test_a_document_is_read_from_any_stream(stream: object) -> None:
    assert callable(stream)
    with stream() as opened:
        document = b12tui.open_document(opened)
    assert document.title == "Trip to the coast"
    assert [section.line for section in document.sections] == [1, 6, 11]


def test_the_format_of_a_stream_is_told_by_its_name_or_its_text() -> None:
    made = b12tui.open_document("notes.md").to_json()
    assert b12tui.open_document(io.StringIO(made)).title == "Trip to the coast"
    Path("notes.b12tui.json").write_text(made, encoding="utf-8")
    with Path("notes.b12tui.json").open(encoding="utf-8") as file:
        assert b12tui.open_document(file).title == "Trip to the coast"
    assert b12tui.parse(made, format="json").title == "Trip to the coast"
    assert "b12tui-document" in b12tui.parse(made).source()


def interruptible(text: str) -> Document:
    return b12tui.parse(text, cancellation=Cancellation(ticker=cpu_ticks))


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (lambda: b12tui.open_document("missing.md"), errors.NotFound),
        (lambda: b12tui.open_document("-"), errors.NotFound),
        (lambda: b12tui.open_document("."), errors.IsDirectory),
        (lambda: b12tui.open_document("https://a.example/b.md"), errors.IsAddress),
        (lambda: b12tui.open_document("notes.md", limit=10), errors.TooLarge),
        (lambda: b12tui.open_document(io.BytesIO(b"x" * 11), limit=10), errors.TooLarge),
        (lambda: b12tui.open_document(io.StringIO("x" * 11), limit=10), errors.TooLarge),
        (lambda: b12tui.open_document(io.BytesIO(bytes(range(256)))), errors.NotText),
        (lambda: b12tui.open_document("notes.md", encoding="klingon"), errors.UnknownEncoding),
        (lambda: b12tui.open_document("notes.md", dialect="word"), errors.UnknownDialect),
        (lambda: b12tui.parse("words", dialect=""), errors.UnknownDialect),
        (lambda: b12tui.open_document("notes.md", format="latex"), errors.UnknownFormat),
        (lambda: b12tui.open_document("notes.md", format="json"), errors.FormatError),
        (lambda: b12tui.parse("words", format="json"), errors.FormatError),
        (lambda: b12tui.to_plain(b12tui.parse("words"), width=0), errors.UsageError),
        (lambda: b12tui.to_plain(b12tui.parse("words"), section=1), errors.UsageError),
        (lambda: b12tui.rows(b12tui.parse("words"), 0), errors.UsageError),
        (lambda: b12tui.write(b12tui.parse("words"), io.StringIO(), format="latex"), errors.UnknownFormat),
        (lambda: b12tui.find(b12tui.parse("words"), "/(/"), b12tui.BadPattern),
        (lambda: list(b12tui.find(interruptible("a" * 5_000 + "b"), "/(a+)+$/")), b12tui.BadPattern),
    ],
)
def test_what_is_wrong_is_an_error_of_its_own_class(
    call: object, kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TIME_LIMIT", 0.05)
    assert callable(call)
    with pytest.raises(kind) as caught:
        call()
    assert isinstance(caught.value, b12tui.B12Error)


def test_rows_are_those_of_a_page_with_all_answers_open() -> None:
    document = b12tui.parse("# Title\n\n<details><summary>Why?</summary>\n\nBecause it *is*.\n\n</details>\n")
    shown = list(b12tui.rows(document, 40))
    assert any("Because it is." in row.text for row in shown)
    assert all(len(row.text) <= 40 for row in shown)
    assert shown[0] == b12tui.Row("Title", Position(0, 0, 0))
    assert [row.position for row in shown if row.position] == sorted(row.position for row in shown if row.position)


def test_find_gives_nothing_for_nothing() -> None:
    assert not list(b12tui.find(b12tui.parse("words"), "  "))


def test_write_takes_the_options_of_the_command_line() -> None:
    stream = io.StringIO()
    b12tui.write(b12tui.parse(NOTES), stream, format="plain", options=WriteOptions(style="brief", section=1))
    assert stream.getvalue().startswith("h2 What to take")


def test_a_value_that_is_not_allowed_is_in_the_error() -> None:
    document = b12tui.parse("words")
    with pytest.raises(errors.InvalidValue) as failed:
        b12tui.to_plain(document, style="loud")  # type: ignore[arg-type]
    assert (failed.value.name, failed.value.value, failed.value.known) == ("style", "loud", ("spoken", "brief"))
    with pytest.raises(errors.InvalidValue, match="table must be one of records, grid, csv, not 'x'"):
        b12tui.to_plain(document, table="x")  # type: ignore[arg-type]
    for asked in (lambda: b12tui.rows(document, 0), lambda: b12tui.to_plain(document, width=0)):
        with pytest.raises(errors.InvalidValue) as failed:
            asked()
        assert (failed.value.name, failed.value.value) == ("width", 0)
    with pytest.raises(errors.NoSection) as missing:
        b12tui.to_plain(document, section=9)
    assert (missing.value.number, missing.value.count) == (9, 1)


def test_the_values_of_to_plain_are_those_of_the_command_line() -> None:
    assert tuple(STYLES) == api.STYLES
    assert tuple(kind.value for kind in Tables) == api.TABLES


@pytest.mark.parametrize("source", [None, 3, b"notes.md", object()])
def test_what_is_neither_a_path_nor_a_stream_is_no_source(source: object) -> None:
    with pytest.raises(TypeError, match="source should be a path or a stream"):
        b12tui.open_document(source)  # type: ignore[arg-type]


def test_an_empty_name_is_no_folder() -> None:
    with pytest.raises(errors.NotFound, match='file not found: ""') as failed:
        b12tui.open_document("")
    assert failed.value.name == ""
