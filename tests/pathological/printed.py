"""Output of programs for terminals; only text from a pipe is read as such."""

from __future__ import annotations

from pathological.builders import between

PRINTED = {
    "printed: first line of name()": between("", "name()", "\n\nwords\n"),
    "printed: first line of name() and blanks": between("", "name() ", "\n\nwords\n"),
    "printed: first line of name()  middle": between("", "name()  ", "\n\nwords\n"),
    "printed: first line of name(), then another": between("", "name() ", "x\n\nwords\n"),
    "printed: first line of name(), blanks, then another": between("", "name()  ", "x\n\nwords\n"),
    "printed: first line of ()": between("", "()", "\n\nwords\n"),
    "printed: first line of (": between("", "(", "\n\nwords\n"),
    "printed: first line of (a": between("", "(a", "\n\nwords\n"),
    "printed: first line of blanks": between("a(1)", " ", "b\n\nwords\n"),
    "printed: blank lines first": between("", "\n", "a(1)  b  a(1)\n\nwords\n"),
    "printed: a manual": between("A(1)  b  A(1)\n\nNAME\n       a\n\n", "       words of a line\n\n"),
    "printed: a manual, one block": between("A(1)  b  A(1)\n\n", "       words of a line\n"),
    "printed: a manual of terms": between("A(1)  b  A(1)\n\n", "       -a     what it is\n\n"),
    "printed: a manual of indents": between("A(1)  b  A(1)\n\n", "       a\n         b\n"),
    "printed: a manual of columns": between("A(1)  b  A(1)\n\n", "       a      b      c\n"),
    "printed: a manual of blanks": between("A(1)  b  A(1)\n\n", " ", "\n\na\n"),
    "printed: a manual, wide line": between("A(1)  b  A(1)\n\n       a", "  b", "\n"),
    "printed: a manual, one word": between("A(1)  b  A(1)\n\n       ", "b", "\n"),
    "printed: a manual of signs": between("A(1)  b  A(1)\n\n       ", "*_[", "\n"),
    "printed: a manual of tabs": lambda size: "A(1)  b  A(1)\n\n" + "\t" * (size // 8) + "a\n",
    "printed: going back": between("", "a\ba", "\n"),
    "printed: colours": between("", "\x1b[1ma\x1b[0m", "\n"),
    "printed: colours, open": between("", "\x1b[1", "\n"),
    "printed: addresses, open": between("", "\x1b]8;", "\n"),
}
