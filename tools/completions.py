"""Shell completions of the options, generated with shtab."""

from __future__ import annotations

from pathlib import Path

from shtab import FILE, complete

from b12tui.cli.option_parser import parser
from b12tui.cli.options import OPTIONS

FILES = {"bash": "b12tui.bash", "zsh": "_b12tui", "fish": "b12tui.fish"}
"""The file for each shell, as its own folder for completions wants it named."""


def completion(shell: str) -> str:
    """Return what a shell has to be told."""
    known = parser()
    helped = {option.name: option for option in OPTIONS}
    for action in known._actions:  # noqa: SLF001 - argparse has no other way to look at what was added
        if not action.option_strings:
            action.complete = FILE  # type: ignore[attr-defined]  # shtab looks for it
            continue
        option = helped[action.option_strings[-1]]  # the short name comes first
        action.help = option.help.replace("%", "%%")
        if option.choices and "N" not in option.choices:
            action.choices = option.choices
    written = f"{complete(known, shell=shell).rstrip()}\n"
    return _for_zsh(written) if shell == "zsh" else written


def _for_zsh(written: str) -> str:
    """Return what shtab wrote for zsh, mended: each of several files is completed, and values behind `=` are, too.

    How zsh reads it is in zshcompsys(1), under `_arguments`.
    """
    mended = [
        ('"(*)::FILE:_files"', '"*:FILE:_files"'),  # else for the first file alone
        ("_defaults_added=0", "_defaults_added=1"),  # else it adds commands, taking that for no files
    ]
    for option in OPTIONS:
        if option.value and option.short:
            mended.append((f'{{{option.short},{option.name}}}"[', f'{{{option.short}+,{option.name}=}}"['))
        elif option.value:
            mended.append((f'"{option.name}[', f'"{option.name}=['))
    for wrong, right in mended:
        if written.count(wrong) != 1:
            raise ValueError(wrong)  # another version of shtab: see whether that is mended there
        written = written.replace(wrong, right)
    return written


def write_completions(folder: Path) -> None:
    """Write the files of all shells into a folder."""
    for shell, name in FILES.items():
        (folder / name).write_text(completion(shell), encoding="utf-8")
