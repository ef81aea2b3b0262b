"""Regenerate every file that is made from the program: run it after a change, and read the differences.

    .venv/bin/python tools/regenerate.py                 # all of them
    .venv/bin/python tools/regenerate.py tables golden   # some

tables       docs/keys.md, docs/options.md, docs/check.md and b12tui.1, from the tables of keys, options, presets, rules
completions  completions/, from the options
golden       tests/golden/*.txt, plain output
translations b12tui/locale, with the messages that are new, and compiled
transcripts  tests/transcripts/*/said, what is typed and said; words and keys of new actions are added
pictures     tests/pictures/*.txt, screens
screenshot   docs/screen*.svg, the pictures in the README
"""

from __future__ import annotations

import argparse
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def tables() -> None:
    """Write the tables of keys and options, and the man page."""
    from manual import man_page, with_tables

    for name in ("keys.md", "options.md", "check.md"):
        page = ROOT / "docs" / name
        page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
    (ROOT / "b12tui.1").write_text(man_page(), encoding="utf-8")


def completions() -> None:
    """Write the shell completions."""
    from completions import write_completions

    write_completions(ROOT / "completions")


def screenshot() -> None:
    """Write the pictures in the README."""
    from screenshot import write_screenshots

    write_screenshots()


def translations() -> None:
    """Bring the translations up to the messages, and compile them; raise SystemExit if one has wrong fields."""
    from translations import compile_all, languages, update

    for language in languages():
        update(language)
    if mistakes := compile_all():
        raise SystemExit("\n".join(mistakes))


def transcripts() -> None:
    """Add the words and keys of new actions to the transcripts, then record what all of them say."""
    _run(ROOT / "tests" / "transcripts" / "test_completeness.py")
    _run(ROOT / "tests" / "transcripts" / "test_transcripts.py")


def _script(path: str) -> Callable[[], None]:
    return lambda: _run(ROOT / "tests" / path)


def _run(path: Path) -> None:
    runpy.run_path(str(path), run_name="__main__")


PARTS: dict[str, Callable[[], None]] = {
    "tables": tables,
    "completions": completions,
    "translations": translations,
    "golden": _script("golden/write.py"),
    "transcripts": transcripts,
    "pictures": _script("pictures/draw.py"),
    "screenshot": screenshot,
}


def main() -> None:
    """Regenerate the parts that are named, or all."""
    parser = argparse.ArgumentParser(description="Regenerate every file that is made from the program.")
    parser.add_argument("part", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; default: all")
    chosen = parser.parse_args().part or list(PARTS)
    if unknown := [part for part in chosen if part not in PARTS]:
        parser.error(f"there is no part named {unknown[0]}; there are {', '.join(PARTS)}")
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "golden"), str(ROOT / "tests" / "pictures")]
    for part in chosen:
        PARTS[part]()
        sys.stdout.write(f"{part}: done\n")


if __name__ == "__main__":
    main()
