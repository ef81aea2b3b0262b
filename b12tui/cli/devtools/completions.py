"""Shell completions of the options, generated with shtab.

They are written to completions/ by `python -m b12tui.cli.devtools.manual`; a test fails if they are out of date.
"""

from __future__ import annotations

from pathlib import Path

from shtab import FILE, complete

from b12tui.cli.options import OPTIONS, parser

FILES = {"bash": "b12tui.bash", "zsh": "_b12tui", "fish": "b12tui.fish"}
"""File name for each shell, as its completion folder requires."""


def completion(shell: str) -> str:
    """Return the completion script for a shell."""
    known = parser()
    helped = {option.name: option for option in OPTIONS}
    for action in known._actions:  # noqa: SLF001 - argparse has no public way to list arguments
        if not action.option_strings:
            action.complete = FILE  # type: ignore[attr-defined]  # read by shtab
            continue
        option = helped[action.option_strings[0]]
        action.help = option.help.replace("%", "%%")
        if option.choices and "N" not in option.choices:
            action.choices = option.choices
    written = f"{complete(known, shell=shell).rstrip()}\n"
    return _for_zsh(written) if shell == "zsh" else written


def _for_zsh(written: str) -> str:
    """Fix shtab's output for zsh: complete each of several files, and values after `=`.

    The syntax is described in zshcompsys(1), under `_arguments`.
    """
    mended = [
        ('"(*)::FILE:_files"', '"*:FILE:_files"'),  # otherwise only for the first file
        ("_defaults_added=0", "_defaults_added=1"),  # otherwise it adds commands, which are mistaken for file names
    ]
    mended += [(f'"{option.name}[', f'"{option.name}=[') for option in OPTIONS if option.value]
    for wrong, right in mended:
        if written.count(wrong) != 1:
            raise ValueError(wrong)  # another version of shtab: check whether it still needs this fix
        written = written.replace(wrong, right)
    return written


def write_completions(folder: Path) -> None:
    """Write the completion files of all shells to a folder."""
    for shell, name in FILES.items():
        (folder / name).write_text(completion(shell), encoding="utf-8")
