"""Notes after real edits: how many are found again in the next version of a text, and how many are put wrongly.

    python -m bench.notes [--notes N] [--commits N] [--skip N] REPOSITORY [PATH...]

Notes are set by rule on sentences, cells, code lines, headings and words of each version of the given files, and looked
for in the next one; without files, on the Markdown files that each of the latest commits edits. What is right is told
by alignments of both versions that neither search knows: text nodes that stayed, and the characters of those that were
edited; a place that none of four alignments has there is wrong. The comparison is the search of a plain Web Annotation
client: the quote, and of several places the one whose surroundings are most alike.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from b12tui.annotations.note import Note, Status
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.document import Position
from bench.edited_versions import Place, Version, alignments, is_edited, judge, plain_search


class History:
    """Edits of files in a git repository."""

    def __init__(self, repository: Path) -> None:
        """Read `repository`, bare or with a work tree."""
        self.repository = repository

    def edits_of(self, path: str, most: int) -> Iterator[tuple[str, str, str]]:
        """Yield commit, old and new source of each edit of a file, the latest first."""
        commits = self._git("log", "--format=%H", f"-{most + 1}", "--", path).split()
        for new, old in pairwise(commits):
            yield from self._edit(new[:10], f"{old}:{path}", f"{new}:{path}")

    def commits(self, most: int, skip: int) -> Iterator[list[tuple[str, str, str]]]:
        """Yield the edits of Markdown files in each commit that has any, the latest first, without `skip` of them."""
        range_ = ("--no-merges", "--diff-filter=MR", f"--skip={skip}", f"-{most}", "--format=%H")
        for new in self._git("log", *range_, "--", "*.md").split():
            changed = self._git("diff-tree", "-r", "-M", "-z", "--diff-filter=MR", f"{new}^", new, "--", "*.md")
            names = iter(changed.rstrip("\0").split("\0"))
            found: list[tuple[str, str, str]] = []
            for entry in names:
                old = next(names, "")
                path = next(names, "") if entry.rsplit(" ", 1)[-1].startswith("R") else old
                found += self._edit(f"{new[:10]} {path}", f"{new}^:{old}", f"{new}:{path}")
            yield found

    def _edit(self, name: str, old: str, new: str) -> Iterator[tuple[str, str, str]]:
        before, after = self._git("show", old), self._git("show", new)
        if before and after and before != after:
            yield name, before, after

    def _git(self, *words: str) -> str:
        done = subprocess.run(["git", "-C", self.repository, *words], capture_output=True, check=False)
        return done.stdout.decode("utf-8", "replace")


class Tally:
    """Counts of what became of notes, by both searches."""

    def __init__(self) -> None:
        self.ours = Counter[str]()
        self.touched = Counter[str]()
        """Those in text nodes that were edited."""
        self.plain = Counter[str]()
        self.only_plain = 0
        """Number of those that were lost, and that the plain search put rightly."""

    def print(self) -> None:
        """Print the table."""
        for name, result in (
            ("b12tui", self.ours),
            ("in edited passages", self.touched),
            ("quote and prefix", self.plain),
        ):
            shares = ", ".join(
                f"{key} {number} ({number / result.total():.2%})" for key, number in result.most_common()
            )
            sys.stdout.write(f"{name}: {result.total()} notes: {shares}; put wrongly: {result['wrong']}\n")
        sys.stdout.write(f"lost, but found by quote and prefix: {self.only_plain}\n")


class Edit:
    """One edit of a text, and what is right after it."""

    def __init__(self, before: str, after: str) -> None:
        """Parse both versions and align them."""
        self.old, self.new = Version(before), Version(after)
        self._alignments = alignments(self.old, self.new)
        self._maker, self._placer = Placer(self.old.document), Placer(self.new.document)

    def _judge(self, at: Place, status: Status, found: Place | None) -> str:
        """Return what a placement is by the first alignment that has it right."""
        verdicts = (judge(self.old, self.new, pairs, at, status, found) for pairs in self._alignments)
        verdict = next((verdict for verdict in verdicts if verdict != "wrong"), "wrong")
        if verdict == "wrong" and status is Status.CHANGED and found and is_edited(self.old, self.new, at, found):
            return "changed"
        return verdict

    def evaluate(self, most: int, tally: Tally, *, show: str = "") -> None:
        """Set `most` notes at most, look for them, and count; print those that went wrong, behind `show`."""
        units = list(self.old.units())
        for at in (units[number * len(units) // most] for number in range(most)) if len(units) > most else units:
            number, start, end = at
            position = self.old.positions[number]
            first, behind = (Position(position.section, position.node, offset) for offset in (start, end))
            note: Note = note_on(
                self.old.document, first, behind, "", "comment", now="-", identifier="-", placer=self._maker
            )
            placed = self._placer.place(note)
            found: Place | None = None
            if placed.start is not None and placed.end is not None:
                there = self.new.index[placed.start.section, placed.start.node]
                found = (there, placed.start.offset, placed.end.offset)
            verdict = self._judge(at, placed.status, found)
            tally.ours[verdict] += 1
            goal = self._alignments[0].get(number)
            if goal is None or self.new.texts[goal] != self.old.texts[number]:
                tally.touched[verdict] += 1
            plain = plain_search(self.old, self.new, at)
            by_plain = self._judge(at, Status.FOUND if plain else Status.LOST, plain)
            tally.plain[by_plain] += 1
            is_missed = verdict == "lost" and by_plain == "found"
            tally.only_plain += is_missed
            if show and (is_missed or verdict in ("wrong", "missed", "misjudged")):
                words = found and self.new.texts[found[0]][found[1] : found[2]]
                name = f"{show} {verdict}{', found by quote' if is_missed else ''}"
                sys.stdout.write(f"{name}: {note.quote[:90]!r} -> {words!r}\n")


def main() -> int:
    """Run the evaluation and print its table; return 1 if a note was put wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--notes", type=int, default=500)
    parser.add_argument("--commits", type=int, default=200)
    parser.add_argument("--skip", type=int, default=0, help="latest commits that are left out, without files")
    parser.add_argument("--show", action="store_true", help="print what was put wrongly or missed")
    parser.add_argument("repository", type=Path)
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args()
    tally = Tally()
    count = commits = 0
    history = History(options.repository)
    edits = ([edit] for path in options.paths for edit in history.edits_of(path, options.commits))
    for together in edits if options.paths else history.commits(options.commits, options.skip):
        commits += bool(together)
        for name, before, after in together:
            count += 1
            most = max(options.notes // len(together), 1)
            Edit(before, after).evaluate(most, tally, show=name if options.show else "")
            sys.stdout.flush()
    sys.stdout.write(f"{commits} commits, {count} edits of files\n")
    tally.print()
    return 1 if tally.ours["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
