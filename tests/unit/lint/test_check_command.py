"""`--check` as it is typed: lines, exit codes, JSON, SARIF; and our own documents, which pass it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from b12tui.cli import main
from b12tui.lint.registry import RULES

ROOT = Path(__file__).parents[3]
BAD = "# A\n\n![](a-1.png)\n\n[b](https://b.example) [b](https://c.example)\n"
IMAGE = 'heard as "[Image, no description: a-1.png]"; say what it shows, or write alt="" if it only decorates'
LINK = 'heard as "b [link 2]", with another target in line 5; tell them apart by their words'


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.md").write_text("# Good\n\nWords.\n")


def test_each_finding_is_a_line_and_errors_make_it_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a-1.png").write_bytes(b"")
    (tmp_path / "bad.md").write_text(BAD)
    assert main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"bad.md:3:5: image-description: {IMAGE} (WCAG 1.1.1, error)",
        f"bad.md:5:25: link-ambiguous: {LINK} (WCAG 2.4.4, warning)",
        "1 error, 1 warning in 2 files.",
        "Heard in less than 1 minute, 0 % of it noise.",
    ]


def test_warnings_and_notes_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".b12tui-check.toml").write_text('[severity]\nimage-description = "warning"\nlink-file = "off"\n')
    (tmp_path / "bad.md").write_text(BAD)
    assert main(["--check", "bad.md", "good.md", "bad.md"]) == 0
    assert "2 warnings in 2 files." in capsys.readouterr().out


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", "missing.md", "good.md"]) == 1
    said = capsys.readouterr()
    assert "missing.md" in said.err
    assert "Nothing found in 1 file." in said.out


@pytest.mark.parametrize(("dialect", "linked"), [("obsidian", True), ("gfm", False)])
def test_a_text_is_read_in_the_dialect_that_is_asked_for(
    dialect: str, linked: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "links.md").write_text("# Links\n\nSee [[nowhere]].\n")
    main(["--check", "--dialect", dialect, "links.md"])
    assert ("link-file" in capsys.readouterr().out) is linked


def test_json_has_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.md").write_text(BAD)
    assert main(["--check", "--json", "bad.md"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["format"], report["version"]) == ("b12tui-check", 1)
    (file,) = report["files"]
    assert file["file"] == "bad.md"
    assert file["heard"]["words"] > 0
    assert [finding["rule"] for finding in file["findings"]] == ["link-file", "image-description", "link-ambiguous"]
    assert file["findings"][-1] == {
        "line": 5,
        "column": 25,
        "rule": "link-ambiguous",
        "severity": "warning",
        "wcag": "2.4.4",
        "heard": 'heard as "b [link 2]", with another target in line 5',
        "remedy": "tell them apart by their words",
    }


def test_sarif_names_rules_places_and_levels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a b.md").write_text(BAD)
    assert main(["--check", "--format", "sarif", "a b.md"]) == 1
    report = json.loads(capsys.readouterr().out)
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [rule.name for rule in RULES]
    result = run["results"][-1]
    assert (result["ruleId"], result["level"]) == ("link-ambiguous", "warning")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.md"
    assert place["region"] == {"startLine": 5, "startColumn": 25}
    assert all(each["ruleId"] in rules for each in run["results"])


def test_sarif_has_what_the_standard_demands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The musts of SARIF 2.1.0 that no schema holds, and its levels and versions; tests/validators asks its schema."""
    (tmp_path / "a é#b.md").write_text(BAD)
    main(["--check", "--format", "sarif"])
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == "2.1.0"  # 3.13.2
    assert set(report) == {"$schema", "version", "runs"}
    for run in report["runs"]:
        rules = run["tool"]["driver"]["rules"]
        assert run["tool"]["driver"]["name"]  # 3.19.8
        assert len({rule["id"] for rule in rules}) == len(rules)  # 3.19.23, unique
        assert all(rule["shortDescription"]["text"] for rule in rules)  # 3.12.5
        assert {rule["defaultConfiguration"]["level"] for rule in rules} <= {"error", "warning", "note", "none"}
        assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17, once there are columns
        for result in run["results"]:
            assert result["message"]["text"]  # 3.27.11
            assert result["level"] in {"error", "warning", "note", "none"}  # 3.27.10
            (location,) = result["locations"]
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert uri.isascii()  # 3.10.2: a valid reference of RFC 3986
            assert not set(uri) & set(' #?\\"<>')
            region = location["physicalLocation"]["region"]
            assert region["startLine"] >= 1  # 3.30.5, 3.30.6
            assert region["startColumn"] >= 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json", "good.md"],
        ["--format", "json", "good.md"],
        ["--check", "--format", "xml"],
        ["--check", "--json", "--format", "sarif"],
        ["--check", "--plain"],
        ["--check", "--restricted"],
        ["--check", "--follow", "good.md"],
        ["--check", "--to", "json"],
    ],
)
def test_what_contradicts_is_a_usage_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("b12tui.cli.restriction.restrict", lambda **_: None)  # else this process is
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("b12tui: error: ")


def test_a_wrong_configuration_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".b12tui-check.toml").write_text("ignore = ['nothing']\n")
    assert main(["--check", "good.md"]) == 2
    assert "there is no rule nothing" in capsys.readouterr().err


def test_our_own_documents_pass(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    names = sorted(path.name for path in ROOT.glob("*.md"))
    code = main(["--check", *names, "docs", "tests/corpus/README.md"])
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.endswith((", error)", ", warning)"))] == []
    assert code == 0
