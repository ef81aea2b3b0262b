"""Tables amid other lines, below names in capitals: ports of nmap, commands in a session of a shell."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import LineBlock, Table
from b12tui.source import Source

NMAP = """\
Nmap scan report for example.net (203.0.113.5)
Host is up (0.19s latency).
PORT      STATE    SERVICE    VERSION
22/tcp    open     ssh        OpenSSH 6.6.1p1 (protocol 2.0)
| ssh-hostkey:
|   1024 ac:00 (DSA)
|_  2048 20:3d (RSA)
25/tcp    filtered smtp
80/tcp    open     http       Apache httpd 2.4.7
|_http-title: Go ahead!
31337/tcp open     tcpwrapped
Device type: general purpose
"""
ONE_PORT = "Host is up.\nPORT   STATE SERVICE\n53/tcp open  domain\nMAC Address: 00:11:22:33:44:55 (Vendor)\n"
SESSION = """\
$ docker images
REPOSITORY   TAG       IMAGE ID       CREATED        SIZE
commits      latest    b6fa739cedf5   19 hours ago   1.089 GB
me@host:~$ ps
    PID TTY          TIME CMD
    123 pts/0    00:00:00 bash
   4567 pts/0    00:00:01 ps -ef
$ exit
"""


def blocks(printed: str) -> list[object]:
    """Return the text of each block of lines, and the cells of each table."""
    return [
        [[cell.chars for cell in row] for row in (block.header, *block.rows)]
        if isinstance(block, Table)
        else block.text.chars
        for block in readers.read(Source("x", printed, piped=True)).blocks(0)
        if isinstance(block, (Table, LineBlock))
    ]


def test_what_scripts_found_out_stands_beside_the_port() -> None:
    assert blocks(NMAP) == [
        "Nmap scan report for example.net (203.0.113.5)\nHost is up (0.19s latency).",
        [
            ["PORT", "STATE", "SERVICE", "VERSION", "Details"],
            [
                *("22/tcp", "open", "ssh", "OpenSSH 6.6.1p1 (protocol 2.0)"),
                "ssh-hostkey:\n  1024 ac:00 (DSA)\n 2048 20:3d (RSA)",
            ],
            ["25/tcp", "filtered", "smtp", "", ""],
            ["80/tcp", "open", "http", "Apache httpd 2.4.7", "http-title: Go ahead!"],
            ["31337/tcp", "open", "tcpwrapped", "", ""],
        ],
        "Device type: general purpose",
    ]


def test_a_line_that_leaves_its_columns_is_no_row() -> None:
    assert blocks(ONE_PORT) == [
        "Host is up.",
        [["PORT", "STATE", "SERVICE"], ["53/tcp", "open", "domain"]],
        "MAC Address: 00:11:22:33:44:55 (Vendor)",
    ]


def test_a_prompt_ends_what_the_command_before_it_printed() -> None:
    assert blocks(SESSION) == [
        "$ docker images",
        [
            ["REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE"],
            ["commits", "latest", "b6fa739cedf5", "19 hours ago", "1.089 GB"],
        ],
        "me@host:~$ ps",
        [["PID", "TTY", "TIME", "CMD"], ["123", "pts/0", "00:00:00", "bash"], ["4567", "pts/0", "00:00:01", "ps -ef"]],
        "$ exit",
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "THIS SOFTWARE IS\nPROVIDED AS IS WITHOUT\nANY WARRANTY OF ANY KIND\nso be careful\n",
        "Words.\nA NOTE TO ALL\nreaders of this, and others\nwho may read it\n",
    ],
)
def test_words_in_capitals_head_no_prose(prose: str) -> None:
    assert blocks(prose) == [prose.rstrip("\n")]


def test_a_profile_has_a_table_below_lower_case_names() -> None:
    """As cProfile and pstats print it."""
    printed = (
        "         42 function calls (30 primitive calls) in 0.002 seconds\n\n   Ordered by: cumulative time\n\n"
        "   ncalls  tottime  percall  cumtime  percall filename:lineno(function)\n"
        "        1    0.000    0.000    0.001    0.001 {built-in method builtins.exec}\n"
        "     13/1    0.000    0.000    0.001    0.001 m.py:2(f)\n"
    )
    assert blocks(printed)[2] == [
        ["ncalls", "tottime", "percall", "cumtime", "percall", "filename:lineno(function)"],
        ["1", "0.000", "0.000", "0.001", "0.001", "{built-in method builtins.exec}"],
        ["13/1", "0.000", "0.000", "0.001", "0.001", "m.py:2(f)"],
    ]
