"""Suffixes of files that are no Markdown: what is in them."""

from __future__ import annotations

from b12tui.compression import without_suffix

LINES = (
    ".txt", ".text", ".log", ".out", ".err", ".rst", ".adoc", ".asciidoc", ".asc", ".org", ".tex", ".textile", ".conf",
    ".cfg", ".properties", ".env", ".srt", ".vtt",
)  # fmt: skip
"""Suffixes of text whose markup, if any, is not read: its lines are shown as written."""

OUTPUT = (".log", ".out", ".err")
"""Suffixes of what programs printed, which may be a diff as well."""

EXAMINED = (".txt", ".text")
"""Suffixes of text that may be Markdown as well."""

DELIMITED = (".csv", ".tsv", ".tab")
JSON = (".json", ".jsonl", ".ndjson", ".geojson", ".webmanifest")
DIFF = (".diff", ".patch")
NOTEBOOK = (".ipynb",)
HTML = (".html", ".htm", ".xhtml")

LANGUAGES = {
    ".asm": "asm", ".awk": "awk", ".bash": "bash", ".bat": "batch", ".bzl": "starlark", ".c": "c", ".cc": "cpp",
    ".clj": "clojure", ".cmake": "cmake", ".cpp": "cpp", ".cs": "csharp", ".css": "css", ".cxx": "cpp", ".d": "d",
    ".dart": "dart", ".dockerfile": "dockerfile", ".el": "elisp", ".elm": "elm", ".erl": "erlang", ".ex": "elixir",
    ".exs": "elixir", ".f90": "fortran", ".fish": "fish", ".fs": "fsharp", ".gd": "gdscript", ".go": "go",
    ".gradle": "gradle", ".graphql": "graphql", ".groovy": "groovy", ".h": "c", ".hcl": "hcl", ".hpp": "cpp",
    ".hs": "haskell", ".html": "html", ".htm": "html", ".ini": "ini", ".java": "java", ".jl": "julia",
    ".js": "javascript", ".jsx": "jsx", ".kt": "kotlin", ".less": "less", ".lisp": "lisp", ".lua": "lua",
    ".mjs": "javascript", ".mk": "makefile", ".ml": "ocaml", ".nim": "nim", ".nix": "nix", ".pas": "pascal",
    ".php": "php", ".pl": "perl", ".pm": "perl", ".proto": "protobuf", ".ps1": "powershell", ".py": "python",
    ".pyi": "python", ".r": "r", ".rb": "ruby", ".rs": "rust", ".sass": "sass", ".scala": "scala", ".scm": "scheme",
    ".scss": "scss", ".service": "ini", ".sh": "sh", ".sql": "sql", ".svelte": "svelte", ".svg": "xml",
    ".swift": "swift", ".tcl": "tcl", ".tf": "hcl", ".toml": "toml", ".ts": "typescript", ".tsx": "tsx",
    ".vb": "vb", ".vhd": "vhdl", ".vim": "vim", ".vue": "vue", ".xml": "xml", ".xsl": "xml", ".yaml": "yaml",
    ".yml": "yaml", ".zig": "zig", ".zsh": "zsh",
}  # fmt: skip
"""Languages of programs and of data, by suffix, named as in fenced code."""


def suffix_of(name: str) -> str:
    """Return the last suffix of a file's name with its dot, in small letters, compression apart; empty if none."""
    name = without_suffix(name.lower().rpartition("/")[2])
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix}" if dot and stem else ""


def program_language(name: str) -> str:
    """Return the language of a program by its file's name; empty if it doesn't tell."""
    return LANGUAGES.get(suffix_of(name), "")
