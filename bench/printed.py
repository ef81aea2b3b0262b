"""What programs print, 10 MB of it, against Markdown of that size: first text, memory, and find letter by letter.

    python -m bench.printed [--size NAME] [--rounds N] [--write]

The texts are `git log -p`, aligned columns as `ps` prints them, JSON lines and one long line, in invented words, from
standard input. Each letter of a rare word, and of two frequent words, is typed on a screen of 80 by 24. The least of
some rounds is taken of times, as a busy machine adds to them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.processes import processor_time
from bench.programs import reader, shell
from bench.report import table, today
from bench.sections import with_section
from bench.terminal import Run
from bench.texts import RARE, SIZES, TITLE, Author, made

REPORT = Path(__file__).parents[1] / "docs" / "bench.md"
TITLED = "What programs print"
LIMIT = 120.0
"""Seconds after which a program counts as late."""
FREQUENT = "the commit"
"""Words that many sections hold."""
MARKDOWN = "Markdown"

EXPLAINED = """\
## {title}

`python -m bench.printed --write` on {date}: {size} each from standard input, against Markdown of that size, least of
{rounds} runs on a screen of 80 by 24. *First text*: processor time until its first words stand on the screen, in
brackets the time until then. *Memory*: PSS then, and after the words were found. *Worst letter*: processor time of one
of “{rare}”, which is rare, and of “{frequent}”; in brackets from the key to the last byte that it led to. Load when
it began {load:.1f}: read the ratios, which are of processor time and memory.
"""


def commits(author: Author) -> Iterator[str]:
    """Yield commits with their changes, as `git log -p` prints them."""
    chance = random.Random(2)
    while True:
        name = f"{chance.getrandbits(160):040x}"
        yield (
            f"commit {name}\nAuthor: {author.word().title()} <{author.word()}@example.org>\n"
            f"Date:   Mon Nov 23 10:00:00 2026 +0000\n\n    {author.sentence()}\n\n    The {author.words(8, 20)}.\n\n"
        )
        for _ in range(chance.randint(1, 4)):
            file = f"{author.word()}/{author.word()}.py"
            yield f"diff --git a/{file} b/{file}\nindex 12ab34c..45de67f 100644\n--- a/{file}\n+++ b/{file}\n"
            for _ in range(chance.randint(1, 4)):
                first = chance.randrange(1, 900)
                lines = "".join(f"{chance.choice('  +-')}    {author.words(3, 9)}\n" for _ in range(12))
                yield f"@@ -{first},9 +{first},9 @@ def {author.word()}():\n{lines}"


def processes(author: Author) -> Iterator[str]:
    """Yield rows of aligned columns, as `ps` prints them."""
    chance = random.Random(3)
    while True:
        used = f"{chance.random() * 99:6.1f}{chance.random() * 99:6.1f}"
        yield f"{author.word()[:9]:<10}{chance.randrange(99_999):>8}{used} pts/0    the {author.words(1, 4)}\n"


def records(author: Author) -> Iterator[str]:
    """Yield an object a line."""
    chance = random.Random(4)
    while True:
        row = {"name": author.word(), "id": chance.randrange(9_999), "note": f"the {author.words(3, 9)}"}
        yield json.dumps({**row, "ok": chance.random() < 0.5}) + "\n"


def words(author: Author) -> Iterator[str]:
    """Yield words without a line break."""
    while True:
        yield f"the {author.words(50, 60)} "


TEXTS: dict[str, tuple[Callable[[Author], Iterator[str]], str, str]] = {
    "`git log -p`": (
        commits,
        f"commit {'0' * 40}\nAuthor: A <a@example.org>\nDate:   Mon Nov 23 09:00:00 2026 +0000\n\n    {TITLE}\n\n",
        f"commit {'1' * 40}\nAuthor: B <b@example.org>\nDate:   Mon Nov 23 09:00:00 2026 +0000\n\n    {RARE}\n\n",
    ),
    "columns": (
        processes,
        f"USER           PID  %CPU  %MEM TTY      COMMAND\nroot             1   0.0   0.0 pts/0    {TITLE}\n",
        f"root            77   1.0   1.0 pts/0    {RARE}\n",
    ),
    "JSON lines": (
        records,
        json.dumps({"name": TITLE, "id": 1, "note": "", "ok": True}) + "\n",
        json.dumps({"name": RARE, "id": 2, "note": "", "ok": True}) + "\n",
    ),
    "one line": (words, f"{TITLE} ", f"{RARE} "),
}
"""How each text is made, and its beginning and the rare words in its middle."""


def printed(name: str, size: int) -> str:
    """Return a text of at least `size` bytes."""
    make, head, rare = TEXTS[name]
    parts, length = [head], len(head)
    for part in make(Author(size)):
        parts.append(part)
        length += len(part)
        if length >= size and (name != "`git log -p`" or part.startswith("@@")):
            break
    middle = len(parts) // 2
    if name == "`git log -p`":
        middle = next(at for at in range(middle, len(parts)) if parts[at].startswith("commit"))
    parts.insert(middle, rare)
    return "".join(parts)


def measured(text: Path) -> dict[str, float]:
    """Return the figures of one run."""
    piped = " ".join([*reader()(None), *(["--markdown"] if text.suffix == ".md" else []), "-"])
    with TemporaryDirectory() as home:
        environ = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
        environ |= {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        with Run(shell(f"exec {piped} < {{}}")(text), environ, 80, 24, LIMIT) as run:
            found = {"first": run.first(TITLE)}
            found["first work"] = processor_time(run.pid)
            run.done(run.begun)
            found["memory"] = float(run.memory())
            for title, wanted in (("rare", RARE), ("frequent", FREQUENT)):
                run.press("/")
                letters = [letter_costs(run, letter) for letter in wanted]
                found[title] = max(took for took, _ in letters)
                found[f"{title} work"] = max(work for _, work in letters)
                run.press("\r")
            found["found"] = float(run.memory())
    return found


def letter_costs(run: Run, letter: str) -> tuple[float, float]:
    """Type a letter; return the milliseconds to the last byte that it led to, and those of processor time."""
    before = processor_time(run.pid)
    took = run.press(letter).took
    return took, processor_time(run.pid) - before


def section(size: str, rounds: int) -> str:
    """Measure, and return the section of the report."""
    least: defaultdict[str, dict[str, float]] = defaultdict(dict)
    with TemporaryDirectory() as folder:
        files = {MARKDOWN: Path(folder, "book.md")}
        files[MARKDOWN].write_text(made(SIZES[size]), encoding="utf-8")
        for number, name in enumerate(TEXTS):
            files[name] = Path(folder, f"{number}.txt")
            files[name].write_text(printed(name, SIZES[size]), encoding="utf-8")
        for _ in range(rounds):
            for name, file in files.items():
                for figure, value in measured(file).items():
                    least[name][figure] = min(value, least[name].get(figure, value))
                sys.stderr.write(".")
                sys.stderr.flush()
    base = least[MARKDOWN]
    rows = [
        [
            name,
            f"{of['first work']:.0f} ({of['first']:.0f})",
            f"{of['first work'] / base['first work']:.2f}",
            f"{of['memory'] / 1e6:.0f}",
            f"{of['memory'] / base['memory']:.2f}",
            f"{of['found'] / 1e6:.0f}",
            f"{of['found'] / base['found']:.2f}",
            f"{of['rare work']:.0f} ({of['rare']:.0f})",
            f"{of['frequent work']:.0f} ({of['frequent']:.0f})",
        ]
        for name, of in least.items()
    ]
    heads = (
        "text",
        "first text, ms",
        "×",
        "memory, MB",
        "×",
        "found, MB",
        "×",
        "worst letter, rare, ms",
        "frequent, ms",
    )
    head = EXPLAINED.format(
        title=TITLED, date=today(), load=os.getloadavg()[0], size=size, rounds=rounds, rare=RARE, frequent=FREQUENT
    )
    return f"{head}\n{table(heads, rows)}"


def main() -> int:
    """Print the section, or write it into the report."""
    parser = argparse.ArgumentParser(prog="python -m bench.printed", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", choices=sorted(SIZES), default="10 MB")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the section into docs/bench.md")
    options = parser.parse_args()
    written = section(options.size, options.rounds)
    if options.write:
        REPORT.write_text(with_section(REPORT.read_text(encoding="utf-8"), written), encoding="utf-8")
    else:
        sys.stdout.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
