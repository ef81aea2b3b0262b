"""Names of functions that were called, and their counts in print."""

from __future__ import annotations

from collections import Counter
from types import CodeType


def function_name(code: CodeType, package: str) -> str:
    """Return the name of a function below the folder `package`: its file, a colon, and its qualified name."""
    return f"{code.co_filename[len(package) + 1 :]}:{code.co_qualname}"


def print_each(calls: Counter[str]) -> None:
    """Print the number of calls of each function, the most often called first."""
    for name, number in calls.most_common():
        print(f"{number:5} {name}")


def total(calls: Counter[str]) -> str:
    """Return the number of all calls, and of the files that the functions are in."""
    files = len({name.partition(":")[0] for name in calls})
    return f"{calls.total()} calls in {files} files"
