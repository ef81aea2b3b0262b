"""Attack attempts behind a forced command: words, paths, variables and keys; `{room}` is a writable folder."""

from __future__ import annotations

COMMANDS = (
    *("open", "e", "edit", "o", "follow", "reload", "r", "text", "next text", "recent", "marks", "link", "links", "go"),
    *("find", "file", "files", "folder", "cd", "cat", "less", "view", "source", "so", "load", "include", "read", "get"),
    *("!cat", "!", "|", "| sh", "s", "w", "write", "save", "log", "export", "copy document >", "copy link", "print"),
    *("set mode spoken;", "set wrap", "set editor", "set shell", "set", "browse", "mode", "changed", "change", "tag"),
    *(
        "shell",
        "sh -c",
        "system",
        "exec",
        "eval",
        "python",
        "import os;",
        "help",
        "man",
        "--",
        "-o",
        "+e",
        "&",
        "$",
        "`",
    ),
)
LEAVING_COMMANDS = frozenset(("q", "quit", "exit", "leave", "back out", "zz", "screen", "spoken", "line", "mode"))
"""Words that leave or change to another frontend, and so are no attempts on the present one."""

ARGUMENTS = (
    *("/etc/passwd", "/etc/shadow", "/proc/self/environ", "/proc/self/mem", "/dev/zero", "/dev/mem", "/dev/stdin"),
    *("/dev/tcp/127.0.0.1/22", "/root/.ssh/id_rsa", "~/.ssh/id_rsa", "~", "$HOME", "file:///etc/passwd", "..", "../.."),
    *("{room}/other.md", "{room}/other", "other.md", "./other.md", "other.md#part", "other", "../above.md", "folder/"),
    *("folder/inner.md", "linked.md", "linked-folder/inner.md", "linked-passwd.md", "fifo.md", "{room}/fifo.md"),
    *("{room}/notes.md/../other.md", "oth%65r.md", "%2e%2e/above.md", "other.md?x", "//localhost/etc/passwd", "-", "*"),
    *("http://127.0.0.1:1/", "ftp://127.0.0.1/x", "mailto:a@b.example", "javascript:alert(1)", "data:text/html,x"),
    *(
        "$(touch {room}/x)",
        "`touch {room}/x`",
        ";touch {room}/x",
        "|touch {room}/x",
        "> {room}/x",
        "--theme=dark {room}/x",
    ),
    *("{room}/new.md", "{room}/x.svg", "--config={room}/settings.toml", "a\tb", "%s%n", "\u202eother.md", "A" * 300),
)
ENVIRON = {
    **dict.fromkeys(("EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL", "MANPAGER", "DISPLAY"), "touch {room}/x"),
    **dict.fromkeys(("LESSOPEN", "LESSCLOSE"), "|touch {room}/x"),
    **dict.fromkeys(("HOME", "TERMINFO", "TERMINFO_DIRS", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR"), "{room}"),
    **dict.fromkeys(("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONPYCACHEPREFIX"), "{room}"),
    **dict.fromkeys(("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT_LOCATION", "B12TUI_SETTINGS", "LESSHISTFILE"), "{room}/x"),
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_DRIVER": "evil:Evil",
    "TEXTUAL_SCREENSHOT": "0",
    "PYTHONINSPECT": "1",
    "SSH_ORIGINAL_COMMAND": "b12tui --settings --follow {room}/other.md; touch {room}/x",
    "B12TUI_HEAD": "plain",
    "SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 2",
    "TMUX": "{room}/x,1,0",
    "WSL_DISTRO_NAME": "x",
    "PATH": "{room}",
    "COLUMNS": "-1",
    "LINES": "99999999",
    "LANGUAGE": "{room}/x",
    "NLSPATH": "{room}/x",
}
"""Environment sent along. LOCPATH and TZ are omitted: the C library reads them before the program starts."""
MINIMUM_FILE_LINKS = 10
"""Minimum number of links to files, each of which is refused with a sentence; other links show their target."""

CLEAR_PROMPT = "\x15" + 3 * "\x7f"
"""Keys that empty a prompt, leave it and what lay under it; on the text they go back."""

KEY_INPUTS = (
    *(
        "e",
        "o",
        "v",
        "E",
        "V",
        "!ls\r",
        "|ls\r",
        "s{room}/x\r",
        "w{room}/x\r",
        "r",
        "D",
        "F",
        "M\r",
        "Lj\r",
        "yl",
        "ys",
    ),
    *(
        "yd",
        "yc",
        "\x1a",
        "\x1c",
        "\x0f",
        "\x10",
        "\x13",
        "\x18\x13",
        "\x0e",
        "\x14",
        "+",
        "-",
        "=",
        "c",
        "R",
        "ma",
        "'a",
    ),
    *("''", "\x1b[200~:e /etc/passwd\r\x1b[201~", "\x1b]52;c;?\x07", "\x1bP+q544e\x1b\\", "\x1b]50;x\x07", "&", "n"),
    *(
        "\x1b[24~",
        "\x1bOP",
        "\x1b[1;5A",
        "\x1b[5i",
        "\x1b]7;file:///etc\x07",
        "\x00",
        "\xff",
        "gG",
        "]\r",
        "T\r",
        "zR",
        "i",
    ),
)
"""Keys that open a shell, an editor, a file or a printer, or stop a program, in one pager or terminal or another."""
