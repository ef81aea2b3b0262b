"""Definitions, notes, and links that lead to one place."""

from __future__ import annotations

from pathological.builders import WORDS, between, each, halves, run

DEFINED = {
    "definitions": each("[a{}]: b\n"),
    "definitions, titled": each('[a{}]: b "title {}"\n'),
    "definitions, titled, blank lines": each('[a{}]: b{} "title {}"\n\n'),
    "definitions, used": halves(each("[a{}]\n"), each("\n[a{}]: b")),
    "definitions, titled, used in code": halves(each("`[a{}]`\n"), each('[a{}]: b "t"\n')),
    "definitions, titled, used once each in sections": each('# b{}\n\n[a{}] `c`\n\n[a{}]: b "t"\n\n'),
    "definitions, titled, unused in sections": each('# b{}\n\n`[a{}]`\n\n[a{}]: b "t{}"\n\n'),
    "definitions of one label": run("[a]: b\n"),
    "definitions, titled, of one label": run('[a]: b "c"\n'),
    "definitions over three lines": each("[a{}]:\nb\n'c'\n"),
    "definitions in quotes": each("> [a{}]: b\n\n"),
    "definitions behind words": each("words\n[a{}]: b\n\n"),
    "one definition, long": lambda size: f"[a]: {'b' * size}\n\n[a]",
    "one definition, long label": lambda size: f"[{'a' * size}]: b\n\n[a]",
    "one definition, long title": lambda size: f'[a]: b "{WORDS * (size // len(WORDS))}"\n\n[a]',
    "one definition, title of lines": between('[a]: b "', "c\n", '"\n\n[a]'),
    "one target, cited often": lambda size: run("see [a] ")(size) + "\n\n[a]: https://b.example/c\n",
    "one long target, cited often": lambda size: run("see [a]\n\n")(size // 2) + f"\n\n[a]: {'b' * (size // 2)}\n",
    "one long target, cited often in a line": lambda size: (
        run("see [a] ")(size // 2) + f"\n\n[a]: {'b' * (size // 2)}\n"
    ),
    "one long target, pictures": lambda size: run("![a] ")(size // 2) + f"\n\n[a]: {'b' * (size // 2)}\n",
    "one long target, no words": lambda size: run("[][a] ")(size // 2) + f"\n\n[a]: {'b' * (size // 2)}\n",
    "one long title, cited often": lambda size: run("see [a] ")(size // 2) + f'\n\n[a]: b "{"c " * (size // 4)}"\n',
    "one long title, cited often, paragraphs": lambda size: (
        run("[a]\n\n")(size // 2) + f'\n\n[a]: b "{"c " * (size // 4)}"\n'
    ),
    "links to one heading": lambda size: "# a\n\n" + run("[b](#a) ")(size),
    "links to one question": lambda size: "# FAQ\n\n## a\n\n" + run("[b](#a) ")(size),
    "links to missing places": each("[b](#a{})\n"),
    "contents and headings": halves(each("- [a{}](#a{})\n"), each("# a{}\n\n")),
    "links to places in html": halves(each("[b](#a{})\n"), each("<a id=a{}></a>\n")),
    "a link with a long target": lambda size: f"[a]({'b' * size})",
    "a link with long words": lambda size: f"[{WORDS * (size // len(WORDS))}](b)",
    "a link with a long title": lambda size: f'[a](b "{WORDS * (size // len(WORDS))}")',
    "a picture with long words": lambda size: f"![{WORDS * (size // len(WORDS))}](b)",
    "a link of many pictures": lambda size: f"[{run('![a](b) ')(size)}](c)",
    "a link of many styles": lambda size: f"[{run('*a* ')(size)}](c)",
    "a bare address, long": between("https://a.example/", "b"),
    "a bare address of stops": between("https://a.example/", "."),
    "a bare address of )": between("https://a.example/", ")"),
    "a bare address of ;": between("https://a.example/", "&a;"),
    "a mail address, long": between("", "a", "@b.example"),
    "a mail address of stops": between("a@", "b."),
}

NOTES = {
    "notes, cited in a section": halves(each("Claim {}[^{}].\n\n"), each("[^{}]: Source {}.\n\n")),
    "notes, cited in a paragraph": halves(each("Claim[^{}] "), each("[^{}]: Source {}.\n"), "\n\n"),
    "notes, beside what cites them": each("Claim {}[^{}].\n\n[^{}]: Source {}, with a few words.\n\n"),
    "notes, in sections": each("# a{}\n\nClaim {}[^{}].\n\n[^{}]: Source {}.\n\n"),
    "notes, in sections, at the end": halves(each("# a{}\n\nClaim[^{}]\n\n"), each("[^{}]: Source {}.\n\n")),
    "notes, cited by nobody": each("[^{}]: Source {}.\n\n"),
    "notes, cited in code": halves(each("`[^{}]`\n\n"), each("[^{}]: Source {}.\n\n")),
    "notes, cited in code, sections": halves(each("# a{}\n\n`[^{}]`\n\n"), each("[^{}]: S {}.\n\n")),
    "notes, cited in code first": lambda size: (
        each("`[^{}]`\n\n")(size // 3) + "# b\n\n" + each("[^{}]\n\n")(size // 3) + each("[^{}]: S {}.\n\n")(size // 3)
    ),
    "notes that cite the next": lambda size: (
        "a[^1]\n\n" + "".join(f"[^{n}]: b[^{n + 1}]\n\n" for n in range(1, size // 17))
    ),
    "notes that cite the one before": lambda size: (
        "a[^1]\n\n" + "".join(f"[^{n}]: b[^{n - 1}]\n\n" for n in range(1, size // 17))
    ),
    "notes that cite the next, sections": lambda size: (
        "a[^1]\n\n" + "".join(f"# h{n}\n\n[^{n}]: b[^{n + 1}]\n\n" for n in range(1, size // 25))
    ),
    "notes that cite all": lambda size: "a[^1]\n\n" + each("[^{}]: b[^1][^2][^3][^4][^5]\n\n")(size),
    "a note that cites all": lambda size: (
        "a[^0]\n\n[^0]: " + each("b[^{}] ")(size // 2) + "\n\n" + each("[^{}]: c\n\n")(size // 2)
    ),
    "notes of one label": run("a[^a]\n\n[^a]: b\n\n"),
    "one note, cited often": lambda size: run("a[^a] ")(size) + "\n\n[^a]: b\n",
    "one note, cited often, paragraphs": lambda size: run("a[^a]\n\n")(size) + "\n\n[^a]: b\n",
    "one note, cited often, sections": lambda size: run("# b\n\na[^a]\n\n")(size) + "\n\n[^a]: b\n",
    "one note, long": lambda size: "a[^a]\n\n[^a]: " + run("    words\n\n")(size),
    "notes in lists": each("- Claim {}[^{}].\n\n  [^{}]: Source {}.\n\n"),
    "notes in quotes": each("> Claim {}[^{}].\n>\n> [^{}]: Source {}.\n\n"),
    "notes in answers": halves(
        each("<details><summary>a{}</summary>\n\nb[^{}]\n\n</details>\n\n"), each("[^{}]: c\n\n")
    ),
    "notes with headings": each("a[^{}]\n\n[^{}]: # b\n\n"),
    "notes over paragraphs": each("a[^{}]\n\n[^{}]: b\n\n    c\n\n    - d\n\n"),
    "notes without definitions": each("a[^{}] "),
}
