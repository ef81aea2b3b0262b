"""Trees drawn in characters: lists nested by depth, whoever drew them."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui import readers
from b12tui.document import Block, ListBlock, Paragraph
from b12tui.source import Source

TREE = """\
.
├── README.md
├── src
│   ├── a file.c
│   └── lib
│       └── deep.h
└── test
"""
ASCII = TREE.replace("├──", "|--").replace("└──", "`--").replace("│", "|")
FOUND = [".", [["README.md"], ["src", [["a file.c"], ["lib", [["deep.h"]]]]], ["test"]]]
NPM = """\
shop@1.0.0 /src/shop
├─┬ express@4.19.2
│ ├─┬ accepts@1.3.8
│ │ └── mime-types@2.1.35 deduped
│ └── cookie@0.6.0
└── lodash@4.17.21
"""
CARGO = """\
app v0.1.0
├── clap v4.5.4
│   └── strsim v0.11.1 (*)
└── serde v1.0.203
[dev-dependencies]
├── rand v0.8.5
└── tempfile v3.10.1
"""
MAVEN = """\
com.example:app:jar:1.0
+- junit:junit:jar:4.13:test
|  \\- org.hamcrest:hamcrest-core:jar:1.3:test
\\- org.slf4j:slf4j-api:jar:2.0:compile
"""
GROUPS = """\
-.slice
├─user.slice
│ └─session-1.scope
│   ├─ 812 sshd: ann
│   └─1033 -bash
└─init.scope
  └─1 /sbin/init
"""
PROCESSES = """\
init-+-cron
     |-sshd---sshd-+-bash---vi
     |             `-sftp-server
     `-2*[worker]
"""
CASES = {
    "tree": (TREE, [FOUND]),
    "tree --charset=ascii": (ASCII, [FOUND]),
    "npm ls": (
        NPM,
        [
            [
                "shop@1.0.0 /src/shop",
                [
                    [
                        "express@4.19.2",
                        [["accepts@1.3.8", [["mime-types@2.1.35 deduped"]]], ["cookie@0.6.0"]],
                    ],
                    ["lodash@4.17.21"],
                ],
            ]
        ],
    ),
    "cargo tree": (
        CARGO,
        [
            ["app v0.1.0", [["clap v4.5.4", [["strsim v0.11.1 (*)"]]], ["serde v1.0.203"]]],
            ["[dev-dependencies]", [["rand v0.8.5"], ["tempfile v3.10.1"]]],
        ],
    ),
    "mvn dependency:tree": (
        MAVEN,
        [
            [
                "com.example:app:jar:1.0",
                [
                    ["junit:junit:jar:4.13:test", [["org.hamcrest:hamcrest-core:jar:1.3:test"]]],
                    ["org.slf4j:slf4j-api:jar:2.0:compile"],
                ],
            ]
        ],
    ),
    "systemd-cgls": (
        GROUPS,
        [
            [
                "-.slice",
                [
                    ["user.slice", [["session-1.scope", [["812 sshd: ann"], ["1033 -bash"]]]]],
                    ["init.scope", [["1 /sbin/init"]]],
                ],
            ]
        ],
    ),
    "pstree": (
        PROCESSES,
        [["init", [["cron"], ["sshd", [["sshd", [["bash", [["vi"]]], ["sftp-server"]]]]], ["2*[worker]"]]]],
    ),
    "pstree of UTF-8": (
        PROCESSES.replace("-+-", "─┬─").replace("---", "───").replace("|-", "├─").replace("`-", "└─"),
        [["init", [["cron"], ["sshd", [["sshd", [["bash", [["vi"]]], ["sftp-server"]]]]], ["2*[worker]"]]]],
    ),
}

Nested = list["str | Nested"]


def blocks(text: str) -> tuple[Block, ...]:
    return readers.read(Source("x", text, path=Path("x.log"))).blocks(0)


def names(block: Block) -> Nested:
    """Return the names of a list, each with those below it."""
    assert isinstance(block, ListBlock)
    found: Nested = []
    for item in block.items:
        own, *inner = item.blocks
        assert isinstance(own, Paragraph)
        found.append([own.text.chars, *map(names, inner)])
    return found


@pytest.mark.parametrize("program", CASES)
def test_a_tree_is_a_list_nested_by_depth(program: str) -> None:
    text, found = CASES[program]
    (block,) = blocks(text)
    assert names(block) == found


def test_each_name_knows_its_line() -> None:
    nodes = readers.read(Source("x", PROCESSES, path=Path("x.log"))).text_nodes(0)
    assert [node.text.line for node in nodes] == [1, 1, 2, 2, 2, 2, 3, 4]


def test_what_is_deeper_than_lists_go_is_on_the_last_level() -> None:
    text = "root\n" + "".join(f"{' ' * (4 * depth)}└── n{depth}\n" for depth in range(30))
    document = readers.read(Source("x", text, path=Path("x.log")))
    assert [node.text.chars for node in document.text_nodes(0)] == ["root", *(f"n{depth}" for depth in range(30))]


@pytest.mark.parametrize(
    "text",
    ["a | b\n|-- x\n", "--- a\n+++ b\n+- one\n- two\n", "+---+---+\n|-a-|-b-|\n", "x\n| y\n|-|-|\n", "a---b\nc---d\n"],
)
def test_other_drawings_are_no_trees(text: str) -> None:
    assert not any(isinstance(block, ListBlock) for block in blocks(text))


@pytest.mark.parametrize(
    "text",
    [
        "a\n" + "\n".join(" " * depth + "├── a" for depth in range(1_200)) + "\n",
        "a─┬─b" + "───a" * 2_000 + "\n  └─c\n",
        "a\n├" + "─" * 200_000 + "\n├" + "─" * 200_000 + "\n",
        "├── a\n├── b\nx\ny\n" * 500,
    ],
    ids=["deep", "deep on one line", "a long rule", "many without an empty line between"],
)
def test_a_hostile_tree_is_read_to_its_end(text: str) -> None:
    document = readers.read(Source("standard input", text, piped=True))
    shown = "".join(node.text.chars for _, node in document.all_text_nodes())
    assert sum(map(shown.count, "abcxy")) == sum(map(text.count, "abcxy"))
