"""What programs write for terminals; only a pipe is taken for that."""

from __future__ import annotations

PRINTED = {
    "printed: first line of name()": lambda size: "name()" * (size // 6) + "\n\nwords\n",
    "printed: first line of name() and blanks": lambda size: "name() " * (size // 7) + "\n\nwords\n",
    "printed: first line of name()  middle": lambda size: "name()  " * (size // 8) + "\n\nwords\n",
    "printed: first line of name(), then another": lambda size: "name() " * (size // 7) + "x\n\nwords\n",
    "printed: first line of name(), blanks, then another": lambda size: "name()  " * (size // 8) + "x\n\nwords\n",
    "printed: first line of ()": lambda size: "()" * (size // 2) + "\n\nwords\n",
    "printed: first line of (": lambda size: "(" * size + "\n\nwords\n",
    "printed: first line of (a": lambda size: "(a" * (size // 2) + "\n\nwords\n",
    "printed: first line of blanks": lambda size: "a(1)" + " " * size + "b\n\nwords\n",
    "printed: blank lines first": lambda size: "\n" * size + "a(1)  b  a(1)\n\nwords\n",
    "printed: a manual": lambda size: (
        "A(1)  b  A(1)\n\nNAME\n       a\n\n" + "       words of a line\n\n" * (size // 25)
    ),
    "printed: a manual, one block": lambda size: "A(1)  b  A(1)\n\n" + "       words of a line\n" * (size // 24),
    "printed: a manual of terms": lambda size: "A(1)  b  A(1)\n\n" + "       -a     what it is\n\n" * (size // 27),
    "printed: a manual of indents": lambda size: "A(1)  b  A(1)\n\n" + "       a\n         b\n" * (size // 21),
    "printed: a manual of columns": lambda size: "A(1)  b  A(1)\n\n" + "       a      b      c\n" * (size // 24),
    "printed: a manual of blanks": lambda size: "A(1)  b  A(1)\n\n" + " " * size + "\n\na\n",
    "printed: a manual, wide line": lambda size: "A(1)  b  A(1)\n\n       a" + "  b" * (size // 3) + "\n",
    "printed: a manual, one word": lambda size: "A(1)  b  A(1)\n\n       " + "b" * size + "\n",
    "printed: a manual of signs": lambda size: "A(1)  b  A(1)\n\n       " + "*_[" * (size // 3) + "\n",
    "printed: a manual of tabs": lambda size: "A(1)  b  A(1)\n\n" + "\t" * (size // 8) + "a\n",
    "printed: going back": lambda size: "a\ba" * (size // 3) + "\n",
    "printed: colours": lambda size: "\x1b[1ma\x1b[0m" * (size // 9) + "\n",
    "printed: colours, open": lambda size: "\x1b[1" * (size // 3) + "\n",
    "printed: addresses, open": lambda size: "\x1b]8;" * (size // 4) + "\n",
}
