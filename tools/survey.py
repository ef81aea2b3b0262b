"""Survey a folder of Markdown: what the reader makes of files that it was not written for.

    .venv/bin/python tools/survey.py FOLDER...            a table of figures for each folder
    .venv/bin/python tools/survey.py --show dead FOLDER   and the things that one column counts
    .venv/bin/python tools/survey.py --links FOLDER       only where links lead, which is faster

Columns:
files      files read, without those that are no text
raised     files on which anything raised
MB/s       source parsed in a second of processor time, all sections
words      words that markdown-it's own HTML shows
lost       of these, words that the document lacks
headings, tables, items
           headings in that HTML, tables and list items, each followed by the number that the document lacks
anchors    links within a text that have a fragment; then those that lead nowhere, by a label of the folder either
lead       of these, the ones that lead somewhere as the text's own program publishes it (`published_ids`); then those
           that lead nowhere here, or to another block
links      links to files that exist somewhere in the folder; then those that lead to no file
paths      files whose fast path and full parser disagree
wide       screen rows wider than the window, at 40 and 80 cells
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).parent))
import published_ids

from b12tui import readers, source
from b12tui.cli.session.label_files import file_with_label
from b12tui.cli.session.link_resolution import resolve_link
from b12tui.core.folds import Folds
from b12tui.dialects import Dialect
from b12tui.document import Document, Formula, Heading, Link, ListBlock, Question, Table, Text, TextNode
from b12tui.errors import ReadError
from b12tui.fastclass import replace
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.measure import Measure
from b12tui.markdown import parse, parser
from b12tui.markdown.fastpath.token_factory import NeedsFullParser
from b12tui.readers.dialect_files import dialect_of_file
from b12tui.readers.registry import MARKDOWN
from b12tui.textwidth import cells
from b12tui.wikilink_files import WikilinkFiles

_SPACELESS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Characters of scripts that put no spaces between words."""
WORD = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}]+")
LOCAL = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:|//|#|$)")
"""A target that is a path."""


class Shown(HTMLParser):
    """What a browser would show of HTML: its words, and the number of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.words: Counter[str] = Counter()
        self.elements: Counter[str] = Counter()
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Count an element."""
        self.elements[tag] += 1
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """End an element whose text is hidden."""
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        """Count the words of text."""
        if not self._hidden:
            self.words.update(WORD.findall(data))


class Survey:
    """Figures of a folder."""

    def __init__(self, folder: Path, *, only_links: bool = False) -> None:
        self.folder = folder
        self._only_links = only_links
        self.counts: Counter[str] = Counter()
        self.seconds = 0.0
        self.shown: dict[str, list[str]] = {}
        self._labels: dict[str, bool] = {}
        """Whether a text of the folder has a label."""
        self._files = {path.resolve() for path in markdown_files(folder)}

    def note(self, column: str, things: Iterable[str]) -> None:
        """Count things in a column, and keep them to be shown."""
        kept = list(things)
        self.counts[column] += len(kept)
        self.shown.setdefault(column, []).extend(kept)

    def file(self, path: Path) -> None:
        """Add a file."""
        self.counts["files"] += 1
        try:
            file = replace(source.read_source(str(path)), opened_folder=str(self.folder))
            text, dialect = file.text, dialect_of_file(path, text=file.text)
            began = time.process_time()
            document = readers.read(file, "markdown")
            nodes = [node for _, node in document.all_text_nodes()]
            self.seconds += time.process_time() - began
            self.counts["bytes"] += len(text.encode())
            self._links(path, document, nodes)
            self._published(path, document, text, dialect.name)
            if self._only_links:
                return
            self._content(path, text, nodes)
            self._paths(path, document, text, dialect)
            self._rows(path, document)
        except ReadError:
            self.counts["files"] -= 1
        except Exception as error:  # noqa: BLE001 - this is what is counted
            self.note("raised", [f"{path}: {error!r}"])

    def _content(self, path: Path, text: str, nodes: list[TextNode]) -> None:
        html = Shown()
        html.feed(published_ids.rendered(text))
        here = Counter(word for node in nodes for word in WORD.findall(_as_written(node.text)))
        self.counts["words"] += html.words.total()
        self.note("lost", (f"{path}: {word}" for word in (html.words - here).elements()))
        headings = sum(isinstance(node.block, Heading | Question) for node in nodes)
        tables = len({id(node.block) for node in nodes if isinstance(node.block, Table)})
        lists = {id(a.block): a.block for node in nodes for a in node.ancestors if isinstance(a.block, ListBlock)}
        items = sum(len(block.items) for block in lists.values())
        for column, wanted, found in (
            ("headings", sum(html.elements[f"h{level}"] for level in range(1, 7)), headings),
            ("tables", html.elements["table"], tables),
            ("items", html.elements["li"], items),
        ):
            self.counts[column] += wanted
            self.note(f"no {column}", [f"{path}: {found} of {wanted}"] * max(wanted - found, 0))

    def _links(self, path: Path, document: Document, nodes: list[TextNode]) -> None:
        for target in {span.kind.target for node in nodes for span in node.text.spans if isinstance(span.kind, Link)}:
            if target.startswith("#"):
                self.counts["anchors"] += 1
                self.note("dead", [] if self._leads(path, document, target[1:]) else [f"{path}: {target}"])
            elif LOCAL.match(target):
                named = unquote(target.partition("#")[0].partition("?")[0])
                if self._exists(named):
                    self.counts["links"] += 1
                    goal = Path(resolve_link(str(path), named, f"{self.folder}/"))
                    leads = goal.exists() or (target.isidentifier() and self._leads(path, document, target))
                    self.note("no file", [] if leads else [f"{path}: {target}"])

    def _leads(self, path: Path, document: Document, fragment: str) -> bool:
        """Return whether following finds a fragment: in the text, or as a label in a text of its folder."""
        if document.find_anchor(fragment):
            return True
        name = unquote(fragment)
        if name not in self._labels:
            self._labels[name] = bool(file_with_label(path, name, f"{self.folder}/", document.cancellation))
        return self._labels[name]

    def _exists(self, named: str) -> bool:
        """Return whether a Markdown file of the folder may be meant by a target, by the end of its path."""
        stem = re.sub(r"(?:\.[A-Za-z]+|/)$", "", named).lstrip("./")
        ends = (f"/{stem}.md", f"/{stem}.mdx", f"/{stem}.qmd", f"/{stem}/index.md", f"/{stem}/readme.md")
        return bool(stem) and any(str(file).casefold().endswith(tuple(map(str.casefold, ends))) for file in self._files)

    def _published(self, path: Path, document: Document, text: str, program: str) -> None:
        """Count the links within a text that lead somewhere, as its own program publishes it."""
        for link in set(published_ids.links(text, program)):
            self.counts["lead"] += 1
            position = document.find_anchor(link.fragment)
            if position is None:
                self.note("no lead", [f"{path}: #{link.fragment}"])
                continue
            nodes = document.text_nodes(position.section)
            texts = _read(nodes[position.node].text) if position.node < len(nodes) else ()
            if not any(here and (here in link.block or link.block in here) for here in texts):
                self.note("no lead", [f"{path}: #{link.fragment}: {''.join(texts)[:40]} for {link.block[:40]}"])

    def _paths(self, path: Path, document: Document, text: str, dialect: Dialect) -> None:
        with (
            mock.patch.object(parser, "fast_blocks", side_effect=NeedsFullParser),
            mock.patch("b12tui.markdown.fastpath.inline_spans.fast_inlines", return_value=None),
        ):
            notes = WikilinkFiles(path.parent, str(self.folder)) if dialect.name != "obsidian" else None
            full = parse(text, name=path.name, dialect=dialect, notes=notes)
            same = full.sections == document.sections and all(
                full.blocks(section.number) == document.blocks(section.number) for section in document.sections
            )
        self.note("paths", [] if same else [str(path)])

    def _rows(self, path: Path, document: Document) -> None:
        for width in (40, 80):
            flow = Flow(document, Folds(all_open=True), Measure(width))
            for section in document.sections:
                wide = (line.text for line in flow.lines(section.number) if cells(line.text) > width)
                self.note("wide", (f"{path}: {row}" for row in wide))

    def row(self) -> list[str]:
        """Return the figures in the order of the columns."""
        count = self.counts
        speed = f"{count['bytes'] / 1e6 / self.seconds:.1f}" if self.seconds else "-"
        return [
            self.folder.name, f"{count['files']}", f"{count['raised']}", speed, f"{count['words']}", f"{count['lost']}",
            *(f"{count[column]}/{count[f'no {column}']}" for column in ("headings", "tables", "items")),
            f"{count['anchors']}/{count['dead']}", f"{count['lead']}/{count['no lead']}",
            f"{count['links']}/{count['no file']}",
            f"{count['paths']}", f"{count['wide']}",
        ]  # fmt: skip


COLUMNS = (
    "folder", "files", "raised", "MB/s", "words", "lost", "headings", "tables", "items", "anchors", "lead", "links",
    "paths", "wide",
)  # fmt: skip


def markdown_files(folder: Path) -> Iterator[Path]:
    """Yield the Markdown files of a folder, in order."""
    yield from (
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.name.lower().endswith(MARKDOWN.suffixes)
    )


def survey(folder: Path, *, only_links: bool = False) -> Survey:
    """Return the figures of a folder, or only those of its links."""
    found = Survey(folder, only_links=only_links)
    for path in markdown_files(folder):
        found.file(path)
    return found


def _as_written(text: Text) -> str:
    """Return the characters of a text, and the sources of its formulas, which are shown in signs."""
    formulas = (span.kind.source for span in text.spans if isinstance(span.kind, Formula))
    return " ".join((text.chars, *formulas))


def _read(text: Text) -> tuple[str, str]:
    """Return the letters of a text as it is read, and with the sources of its formulas instead of their signs."""
    source = ""
    end = 0
    for span in text.spans:
        if isinstance(span.kind, Formula) and span.start >= end:
            source += text.chars[end : span.start] + span.kind.source
            end = span.end
    return published_ids.letters(text.chars), published_ids.letters(source + text.chars[end:])


def main(arguments: list[str] | None = None) -> int:
    """Print a table with a row for each folder, and what `--show` asks for; return 1 if anything raised."""
    options = argparse.ArgumentParser(description="Survey folders of Markdown.")
    options.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    options.add_argument(
        "--show", metavar="COLUMN", help="list what is counted as: raised, lost, dead, no file, no tables, …"
    )
    options.add_argument("--links", action="store_true", help="only count where links lead, which is faster")
    given = options.parse_args(arguments)
    found = [survey(folder, only_links=given.links) for folder in given.folders]
    rows = [list(COLUMNS), *(each.row() for each in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        sys.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")
    total = sum((each.counts for each in found), Counter())
    for name, wanted, missed in (
        ("anchors that lead somewhere", "lead", "no lead"),
        ("links to files that exist", "links", "no file"),
    ):
        sys.stdout.write(f"{name}: {total[wanted] - total[missed]} of {total[wanted]}\n")
    for each in found:
        sys.stdout.writelines(f"{thing}\n" for thing in each.shown.get(given.show, ()))
    return 1 if any(each.counts["raised"] for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
