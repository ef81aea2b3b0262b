"""Fuzzer: random texts through readers, modes and writers, for a given time; not collected by pytest.

    python tests/fuzz.py --minutes 60 [--seed N] [--texts FOLDER]

Texts are made of pieces of Markdown, of the corpus and of the article, cut, doubled, moved and bent, and of bytes that
no text has; with `--texts`, of stretches of any files in a folder, spliced by lines. What raises, lets a character that
acts through, loses a word on its way to a frontend or a writer, takes too long or reads otherwise in parts or by the
fast path than whole is made as short as it can be and written into tests/corpus as `found-N.md`, with its line in the
table there; the same fault is kept once.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.markdown_strategies import parse_with
from support.pipeline_checks import CONTROL_CHARACTERS, check_pipeline, missing_from_document, read_document

from b12tui.document import Document
from b12tui.errors import ReadError
from b12tui.markdown import parser
from b12tui.markdown.fastpath.token_factory import NeedsFullParser
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.markdown.outline.whole import WholeTokens
from b12tui.writers.registry import WRITERS
from b12tui.writers.write_options import WriteOptions

CORPUS = Path(__file__).with_name("corpus")
ARTICLE = Path(__file__).parents[1] / "content.md"
MOST = 3_000
"""Maximum characters of a text: small ones are quick, and almost every fault fits into them."""
TOO_LONG = 10
"""Seconds allowed for one text, also on a busy machine."""

SIGNS: tuple[str, ...] = (
    *(
        "# ",
        "## ",
        "###### ",
        "#",
        "\n===\n",
        "\n---\n",
        "- ",
        "  - ",
        "* ",
        "1. ",
        "5) ",
        "- [ ] ",
        "- [x] ",
        "> ",
        ">",
    ),
    *(
        "> [!NOTE]\n> ",
        "```",
        "~~~",
        "```py\n",
        "    ",
        "\t",
        "`",
        "``",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "[",
        "]",
        "(",
    ),
    *(")", "![", "](", "](x)", "[^1]", "[^1]: ", "[^a]", "^[", "[a]: ", "[a]", "[a]: x 'y'\n", "<", ">", "<b>", "</b>"),
    *("<br>", "<details>", "<details open>", "</details>", "<summary>", "</summary>", "<!--", "-->", "<?", "?>"),
    *(
        "<![CDATA[",
        "]]>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<table><tr><td>",
        "</table>",
        "<li>",
        "<p>",
        "<div>",
        "</div>",
    ),
    *(
        "<kbd>",
        "<img alt='",
        "'>",
        "<a href='",
        "|",
        "| ",
        " |",
        "|---|",
        "|:-:|\n",
        "|---|---|\n",
        "\n: ",
        "~ ",
        "$",
        "$$",
    ),
    *(
        "$$\n",
        "---\n",
        "+++\n",
        "title: ",
        "***\n",
        "- - -\n",
        "\\",
        "\\\n",
        "  \n",
        "\n",
        "\n\n",
        "\n\n\n",
        " ",
        "  ",
        "?",
    ),
    *(
        "**Why?**",
        "## FAQ\n\n",
        "### Why?\n\n",
        "&amp;",
        "&#27;",
        "&#x202e;",
        "&",
        ";",
        "https://a.example/b",
        "www.a.b",
    ),
    *(
        "<https://a.b>",
        "me@a.b",
        ":smile:",
        "\x00",
        "\ufdd1",
        "\ufdd35\ufdd4",
        "\x1b[31m",
        "\x07",
        "\u202e",
        "\u2028",
        "\u0085",
        "\u009b",
        "\r",
        "\f",
    ),
    *(
        "\v",
        "\ufeff",
        "\u200b",
        "\u00ad",
        "\u00a0",
        "\u0301",
        "漢字",
        "👩‍👩‍👧",
        "🇩🇪",
        "☎\ufe0f",
        "שלום",
        "ไทย",
        "é",
        "İ",
        "ß",
        "ﬁ",
    ),
)
HIDING = re.compile(r"[][<>&`~\\]")
"""Characters that can make a word invisible: a text without them must be read whole."""
BYTES = (b"\xff", b"\x80", b"\xed\xa0\x80", b"\xc0\xaf", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\xf4\x90\x80\x80")


class Slow(Exception):
    """A text took too long."""


class Lost(Exception):
    """A word of a text was lost, though it must be read."""


class Otherwise(Exception):
    """A text is parsed differently in parts than as a whole."""


class Fuzzer:
    """Generator of random texts."""

    def __init__(self, seed: int, folder: Path | None = None) -> None:
        self._random = random.Random(seed)
        files = () if folder is None else sorted(path for path in folder.rglob("*") if path.is_file())
        self._texts = [path.read_bytes().decode("utf-8", "replace").splitlines(keepends=True) for path in files]
        known = [path.read_bytes().decode("utf-8", "replace") for path in [*sorted(CORPUS.glob("*.md")), ARTICLE]]
        self._lines = [line for text in known for line in text.splitlines(keepends=True) if len(line) < 400]
        self._blocks = [block + "\n\n" for text in known for block in re.split(r"\n\n+", text) if len(block) < 800]

    def make(self) -> bytes:
        """Return one text."""
        pick = self._random
        pieces = self._spliced() if self._texts else self._pieces(pick.choice((3, 10, 30, 80)))
        text = "".join(pieces)[:MOST]
        for _ in range(pick.choice((0, 0, 1, 3, 8))):
            text = self._bent(text)
        if pick.random() < 0.4:
            text = re.sub(HIDING, "", text)
        data = text.encode("utf-8", "surrogatepass")
        if pick.random() < 0.05:
            data = text.encode(pick.choice(("utf-16", "utf-16-le", "cp1252", "utf-32")), "replace")
        for _ in range(pick.choice((0, 0, 0, 0, 1, 5))):
            at = pick.randint(0, len(data))
            data = data[:at] + pick.choice(BYTES) + data[at:]
        return data

    def _pieces(self, count: int) -> Iterator[str]:
        pick = self._random
        weights = pick.choice(((1, 0, 0), (4, 2, 1), (0, 1, 0), (0, 0, 1)))
        for number in range(count):
            match pick.choices(("sign", "line", "block"), weights)[0]:
                case "sign":
                    yield pick.choice(SIGNS)
                    if pick.random() < 0.5:
                        yield f"w{number}" + pick.choice(("", " ", "\n"))
                case "line":
                    yield pick.choice(("", "", "> ", "- ", "    ", "\t")) + pick.choice(self._lines)
                case _:
                    yield pick.choice(self._blocks)

    def _spliced(self) -> Iterator[str]:
        """Yield stretches of the texts of a folder, some of them behind another indentation."""
        pick = self._random
        for _ in range(pick.choice((1, 2, 4, 12))):
            lines = pick.choice(self._texts)
            start = pick.randrange(max(len(lines), 1))
            before = pick.choice(("", "", "", "", "> ", "- ", "    ", "  ", "1. "))
            yield from (before + line for line in lines[start : start + pick.choice((1, 2, 5, 20, 40))])

    def _bent(self, text: str) -> str:
        pick = self._random
        start, end = sorted((pick.randint(0, len(text)), pick.randint(0, len(text))))
        end = min(end, start + pick.choice((1, 5, 50, 500)))
        stretch = text[start:end]
        match pick.randrange(6):
            case 0:
                return text[:start] + text[end:]
            case 1:
                return text[:start] + stretch * pick.choice((2, 3, 20)) + text[end:]
            case 2:
                return text[:start] + pick.choice(SIGNS) + text[start:]
            case 3:
                return text[:start] + stretch[::-1] + text[end:]
            case 4:
                lines = text.split("\n")
                pick.shuffle(lines)
                return "\n".join(lines)
            case _:
                prefix = pick.choice(("> ", "- ", "  ", "    ", "1. ", "\t"))
                return text[:start] + stretch.replace("\n", "\n" + prefix) + text[end:]


def fault(data: bytes) -> str:
    """Run a text through the whole program, and return the fault, in a form that is equal for equal faults."""
    signal.setitimer(signal.ITIMER_PROF, TOO_LONG)
    try:
        text, document = read_document(data)
        if document.is_preformatted:
            check_pipeline(data)
            check_writers(document)
            text, document = read_document(data, "markdown")
        check_pipeline(data, "markdown")
        check_writers(document)
        if not HIDING.search(text) and (lost := missing_from_document(text, document)):
            raise Lost(*lost)  # noqa: TRY301 -- one place tells what is the matter
        compare(text)
    except ReadError:
        return ""
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        if isinstance(error, Slow):
            return f"Slow: more than {TOO_LONG} s"
        last = next((frame for frame in reversed(frames) if "b12tui" in frame.filename), frames[-1])
        own = [frame.name for frame in frames if frame.filename.endswith(("pipeline_checks.py", "fuzz.py"))]
        words = str(error) if isinstance(error, Otherwise) else last.line if isinstance(error, AssertionError) else ""
        return (
            f"{type(error).__name__}: {own[-1] if own else ''} {Path(last.filename).name} {last.name} {words}".rstrip()
        )
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def compare(text: str) -> None:
    """Raise Otherwise where a text is parsed differently in parts, or without the fast path, than as a whole."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    whole, parts = parse_with(text, WholeTokens), parse_with(text, ChunkedTokens)
    if not whole.has_same_content(parts):
        raise Otherwise("in parts")
    with (
        mock.patch.object(parser, "fast_blocks", side_effect=NeedsFullParser),
        mock.patch("b12tui.markdown.fastpath.inline_spans.fast_inlines", return_value=None),
    ):
        if not whole.has_same_content(parse_with(text, WholeTokens)):
            raise Otherwise("without the fast path")


def check_writers(document: Document) -> None:
    """Write a document in each format; raise Otherwise where JSON is read back as another one."""
    for writer in WRITERS:
        if writer.binary:
            writer.load().write(document, io.BytesIO(), WriteOptions(may_start_programs=False))
            continue
        stream = io.StringIO()
        writer.load().write(document, stream, WriteOptions(may_start_programs=False))
        assert not CONTROL_CHARACTERS.search(re.sub("\r\n|\f", "\n", stream.getvalue())), writer.name
    if not Document.from_json(document.to_json()).has_same_content(document):
        raise Otherwise("read back from JSON")


def shortened(data: bytes, narration: str, seconds: float) -> bytes:
    """Return as short a part of a text as can be found in that time with the same fault."""
    end = time.monotonic() + seconds
    size = len(data) // 2
    while size and time.monotonic() < end:
        at, found = 0, False
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + size :]
            if fault(shorter) == narration:
                data, found = shorter, True
            else:
                at += size
        size = size if found else size // 2
    return data


def keep(data: bytes, narration: str) -> Path:
    """Write a failing text to the corpus, and its line to the table there."""
    number = 1 + max((int(path.stem.split("-")[1]) for path in CORPUS.glob("found-*.md")), default=0)
    path = CORPUS / f"found-{number}.md"
    path.write_bytes(data)
    table = CORPUS / "README.md"
    head, rows = table.read_text(encoding="utf-8").split("| --- | --- |\n")
    entries = sorted([*rows.splitlines(), f"| `{path.name}` | {narration} |"])
    table.write_text("\n".join([f"{head}| --- | --- |", *entries, ""]), encoding="utf-8")
    return path


def too_long(_number: int, _frame: FrameType | None) -> None:
    """Interrupt a text that takes too long."""
    raise Slow


def say(words: str) -> None:
    """Print and flush."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Run for some minutes; return 1 if a fault was found."""
    options = argparse.ArgumentParser(prog="python tests/fuzz.py", description=__doc__)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    options.add_argument("--texts", type=Path, metavar="FOLDER", help="splice lines of these files instead")
    arguments = options.parse_args()
    signal.signal(signal.SIGPROF, too_long)
    fuzzer, known, count = Fuzzer(arguments.seed, arguments.texts), set[str](), 0
    end = time.monotonic() + 60 * arguments.minutes
    say(f"seed {arguments.seed}")
    while time.monotonic() < end:
        data, count = fuzzer.make(), count + 1
        narration = fault(data)
        if narration and narration not in known:
            known.add(narration)
            say(f"{count} texts: {narration}")
            say(f"  kept as {keep(shortened(data, narration, 60), narration).name}")
    say(f"{count} texts, {len(known)} faults")
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main())
