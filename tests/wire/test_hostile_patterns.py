"""Hostile patterns in a megabyte of each of several texts: each search ends, in a process that could be ended."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.wire, pytest.mark.slow]

PATTERNS = (
    # What is looked for in the source was ambiguous.
    *(r"\d{6}q", r"\d{8}x", r"\d{4}年", r"\d{40}x", r"[ßs]{20}x", r"a\w{8}x", r"(\d|\w){9}q", r"[а-я]{12}q"),
    # What is matched in the text takes time without an end, each in its own way.
    *(r"(a+)+b", r"(\w+\s*)+$q", r"(.*)*x", r"(\d+)*\D\d+x", r"(.|\w|\d)*q", r".*.*.*.*q", r"(.*?)*?q"),
    *(r"(?=(\w+)+q).", r"(?!(.*)*q).*q", r"(.*)(.*)(.*)\1\2\3q", r"[^q]*[^q]*[^q]*q", r"(?i:\w.*){8}q"),
    *(r"\s*\s*\s*\s*q", r"(?:.{0,4000}){400}q"),
    # One step of matching takes long.
    *(r"[^\Wq\x00]*Q", "|".join(f"(?:.*{char})" for char in "bcdefghijk" * 9), r"(.*)(?=\1)(?=\1)(?=\1)q"),
    # Memory without an end.
    *(r"(?:(?:(?:|.){1000}){1000}){1000}q", r"(?:(?:.?){999}){999}q", r"(?:(?:(?:(?:.)+)+)+)+q"),
)

SEARCH = r"""
import json, resource, sys
from b12tui.document import Position
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.search import limits
from b12tui.search.results import search_document
sys.path.insert(0, {tests!r})
from support.markdown_strategies import parse_with

kind, patterns = json.load(sys.stdin)
line = {{"chinese": "一二三四五六七八九十中国人年" * 40, "russian": "приветмир слова года " * 30,
        "digits": "1234567890" * 60, "blanks": ("a" + " " * 299) * 2 + "b", "a": "a" * 600}}[kind]
all_letters = "\n\nq x b Q 年 s ß ab\n"  # so that each section is looked into
size = len(line.encode())
parts = (f"# {{number}}\n\n" + "\n\n".join([line] * 10) + all_letters for number in range(1_000_000 // (size * 10)))
long = "# Long\n\n```\n" + line * (200_000 // size) + "\n```" + all_letters
document = parse_with("\n\n".join((*parts, long)), ChunkedTokens)
document.build_index()
for number in range(len(document.sections)):
    document.text_nodes(number)

given_up = []
too_long = limits._raise_too_long
def counted():
    given_up[-1] += 1
    too_long()
limits._raise_too_long = counted

for pattern in patterns:
    before = resource.getrusage(resource.RUSAGE_SELF)
    end = int(before.ru_utime + before.ru_stime) + {seconds}
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    given_up.append(0)
    found = search_document(document, f"/{{pattern}}/", Position())
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before.ru_maxrss) / 1024
    print(json.dumps([pattern, given_up[-1], memory, found.error]), flush=True)
"""
"""Prints how often each search was given up for its time, and what it took of memory, in MiB."""

ENDLESS = 120
"""Seconds of computing after which the system ends a search that nothing else ends, a hundred times its own limit."""
GIVEN_UP = 2
"""Times that the limit is met in a search: when the source is asked, and when the text is matched."""
MEMORY = 700
"""MiB."""


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("kind", ["chinese", "russian", "digits", "blanks", "a"])
def test_every_search_ends(kind: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SEARCH.format(tests=str(Path(__file__).parents[1]), seconds=ENDLESS)],
        input=json.dumps([kind, PATTERNS]),
        capture_output=True,
        text=True,
        timeout=1400,
        check=False,
    )
    took = [json.loads(line) for line in run.stdout.splitlines()]
    assert [pattern for pattern, *_ in took] == list(PATTERNS), run.stderr
    assert run.returncode == 0
    assert any(given_up for _, given_up, _, _ in took), "none of them was hostile"
    for pattern, given_up, memory, trouble in took:
        assert given_up <= GIVEN_UP, (pattern, trouble)
        assert memory < MEMORY, (pattern, trouble)
