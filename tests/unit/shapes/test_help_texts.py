"""Help of programs: options and commands are definitions, the usage is code, whatever library wrote it."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.core.places.source_lines import line_of
from b12tui.document import CodeBlock, DefinitionList, Document, Paragraph, Position
from b12tui.source import Source

ARGPARSE = """\
usage: fetch [-h] [--depth N]
             address

Fetch a page.

positional arguments:
  address

options:
  -h, --help     show this help message and exit
  --depth N      follow links so far;
                 0 means none
"""
CLAP = """\
Fetch a page

Usage: fetch [OPTIONS] <ADDRESS>

Arguments:
  <ADDRESS>
          Address of the page

Options:
      --depth <N>
          Follow links so far

          [default: 0]

  -h, --help
          Print help
"""
CLICK = """\
Usage: fetch [OPTIONS] COMMAND

  Fetch pages.

Options:
  --depth / --no-depth  Follow links.
  --help                Show this message.

Commands:
  all   Fetch all.
  one   Fetch one.
"""
COBRA = """\
Fetch pages

Usage:
  fetch [command]

Available Commands:
  all         Fetch all
  one         Fetch one

Flags:
  -h, --help        help for fetch
      --depth int   follow links

Use "fetch [command] --help" for more.
"""
GNU = """\
Usage: fetch [OPTION]... ADDRESS
Fetch pages.

Mandatory arguments to long options are mandatory for short options too.
  -d, --depth=N              follow links so far;
                             0 means none
      --all                  fetch all
  -h                         print this

Exit status:
 0  if OK,
 1  if not.
"""
CASES = {
    "argparse": (
        ARGPARSE,
        ["positional arguments", "options"],
        {"-h, --help": "show this help message and exit", "--depth N": "follow links so far; 0 means none"},
    ),
    "clap": (
        CLAP,
        ["Arguments", "Options"],
        {
            "<ADDRESS>": "Address of the page",
            "--depth <N>": "Follow links so far / [default: 0]",
            "-h, --help": "Print help",
        },
    ),
    "click": (
        CLICK,
        ["Options", "Commands"],
        {
            "--depth / --no-depth": "Follow links.",
            "--help": "Show this message.",
            "all": "Fetch all.",
            "one": "Fetch one.",
        },
    ),
    "cobra": (
        COBRA,
        ["Usage", "Available Commands", "Flags"],
        {
            "all": "Fetch all",
            "one": "Fetch one",
            "-h, --help": "help for fetch",
            "--depth int": "follow links",
        },
    ),
    "gnu": (
        GNU,
        ["Exit status"],
        {
            "-d, --depth=N": "follow links so far; 0 means none",
            "--all": "fetch all",
            "-h": "print this",
            "0": "if OK,",
            "1": "if not.",
        },
    ),
}


def read(text: str) -> Document:
    source = Source("x", text, piped=True)
    assert readers.reader_of(source).name == "help"
    return readers.read(source)


@pytest.mark.parametrize("style", CASES)
def test_options_and_commands_are_definitions(style: str) -> None:
    text, titles, terms = CASES[style]
    document = read(text)
    assert [section.title for section in document.sections[1:]] == titles
    blocks = [block for section in document.sections for block in document.blocks(section.number)]
    found = {
        item.term.chars: " / ".join(inner.text.chars for inner in item.blocks if isinstance(inner, Paragraph))
        for block in blocks
        if isinstance(block, DefinitionList)
        for item in block.items
    }
    assert found == terms
    usage = next(block.text.chars for block in blocks if isinstance(block, CodeBlock))
    assert usage.split()[0].lower() in ("usage:", "fetch")


@pytest.mark.parametrize("style", CASES)
def test_each_character_stands_once_and_knows_its_line(style: str) -> None:
    text = CASES[style][0]
    lines, document = text.split("\n"), read(text)
    shown = ""
    for at, node in document.all_text_nodes():
        shown += node.text.chars
        for offset, char in enumerate(node.text.chars):
            if not char.isspace():
                assert char in lines[line_of(document, Position(at.section, at.node, offset)) - 1]
    assert "".join(shown.split()) == "".join(text.replace(":\n\n", "\n").replace(":\n ", "\n").split())


@pytest.mark.parametrize(
    "text",
    [
        "usage: none of it here\n\nWords and more of them.\n",
        "# Title\n\n[link](a.md)\n\nUsage:\n\n  -a  b\n  -c  d\n",
        "import x\n\nUSAGE = 1\n\n  -a  b\n  -c  d\n",
        "  - one\n  - two\n  - three\n",
    ],
)
def test_other_texts_are_no_help(text: str) -> None:
    assert readers.reader_of(Source("x", text, piped=True)).name != "help"


CURL = """\
Usage: curl [options...] <url>
     --abstract-unix-socket <path> Connect via a socket
     --anyauth       Pick any method
 -a, --append        Append to target file
"""
WGET = """\
Usage: wget [OPTION]... [URL]...

Startup:
  -V,  --version           display the version
       --config=FILE       specify the file
                             to use
"""
LESS = """\
                 SUMMARY OF COMMANDS

  h  H                 Display this help.
  q  :q  Q             Exit.
  e  ^E  j  *          Forward  one line.

                          OPTIONS

  -?  ........  --help
                  Display help.
  -a  ........  --search-skip-screen
                  Search skips the screen.
  -A  ........  --SEARCH-SKIP-SCREEN
                  Search starts there.
  -b [N]  ....  --buffers=[N]
                  Number of buffers.
  -c  ........  --clear-screen
                  Repaint.
  -d  ........  --dumb
                  Dumb terminal.
  -e  -E  ....  --quit-at-eof  --QUIT-AT-EOF
                  Quit at the end.
  -f  ........  --force
                  Force open.
"""
NPM = """\
npm <command>

Usage:

npm install        install all
npm install <foo>  add foo
npm test           run the tests

All commands:

    access, adduser
"""
JQ = """\
Usage:\tjq [options] <jq filter> [file...]

Some of the options include:
  -c       compact output;
  -n       null input;
  -r       raw output;
  -s       slurp;
"""


@pytest.mark.parametrize(
    ("printed", "terms"),
    [
        (CURL, ["--abstract-unix-socket <path>", "--anyauth", "-a, --append"]),
        (WGET, ["-V, --version", "--config=FILE"]),
        (JQ, ["-c", "-n", "-r", "-s"]),
        (NPM, ["npm install", "npm install <foo>", "npm test"]),
        (
            LESS,
            [
                *("h H", "q :q Q", "e ^E j *", "-? ........ --help", "-a ........ --search-skip-screen"),
                *("-A ........ --SEARCH-SKIP-SCREEN", "-b [N] .... --buffers=[N]", "-c ........ --clear-screen"),
                *("-d ........ --dumb", "-e -E .... --quit-at-eof --QUIT-AT-EOF", "-f ........ --force"),
            ],
        ),
    ],
)
def test_options_of_real_programs_are_terms(printed: str, terms: list[str]) -> None:
    """Right below the usage, after dots, at the margin, behind one blank, and ending as statements of a program do."""
    document = readers.read(Source("x", printed, piped=True))
    lists = [
        block
        for section in document.sections
        for block in document.blocks(section.number)
        if isinstance(block, DefinitionList)
    ]
    assert [item.term.chars for each in lists for item in each.items] == terms
    assert all(item.blocks for each in lists for item in each.items)
