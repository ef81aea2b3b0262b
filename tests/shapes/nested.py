"""What is nested, or opened in one half and closed in the other."""

from __future__ import annotations

from shapes.making import around, each, lengths, run, stairs, then

NESTED = {
    "nested quotes": around("> ", "x", ""),
    "nested quotes, lines": stairs(">", " x"),
    "nested quotes, lines again": stairs("> ", "x", 40),
    "nested lists": stairs("  ", "- x"),
    "nested lists again": stairs("  ", "- x", 20),
    "nested numbered lists again": stairs("   ", "1. x", 12),
    "nested lists in a line": around("- ", "x", ""),
    "nested lists in quotes": around("> - ", "x", ""),
    "nested lists in quotes, lines": run("> - > - > - x\n"),
    "nested items, blank lines": stairs("  ", "- x\n", 15),
    "nested brackets": around("[", "x", "]"),
    "nested links": around("[", "x", "](y)"),
    "nested links of references": around("[", "x", "][y]"),
    "nested pictures": around("![", "x", "](y)"),
    "nested pictures, references": lambda size: around("![", "x", "][y]")(size) + "\n\n[y]: z\n",
    "nested parentheses": lambda size: f"[a]({around('(', 'x', ')')(size)})",
    "nested emphasis": around("*a ", "x", " a*"),
    "nested emphasis, mixed": around("*a __b ", "x", " b__ a*"),
    "nested emphasis of ever more signs": lambda size: (
        lengths("*", "a ")(size // 2) + lengths("*", "a ")(size // 2)[::-1]
    ),
    "nested tags": around("<b>", "x", "</b>"),
    "nested links in html": around("a <a href=y>", "x", "</a>"),
    "nested blocks of html": around("<div>", "x", "</div>"),
    "nested blocks of html, lines": around("<div>\n\n", "x\n\n", "</div>\n\n"),
    "nested details": around("<details><summary>a</summary>\n\n", "x\n\n", "</details>\n\n"),
    "nested details in a line": around("<details>", "x", "</details>"),
    "nested notes": each("[^{}]: x[^1{}]\n\n"),
    "then *a, a*": then("*a ", "a* "),
    "then **a, a*": then("**a ", "a* "),
    "then *a, a_": then("*a ", "a_ "),
    "then [, ]": then("[", "]"),
    "then [, ](a)": then("[", "](a)"),
    "then [a, [b]": then("[a ", "[b] "),
    "then ![, ]": then("![", "]"),
    "then <a, >": then("<a ", ">"),
    "then ` ever longer": lengths("`", "a"),
    "then ~ ever longer": lengths("~", "a "),
    "then * ever longer": lengths("*", "a "),
    "then _ ever longer": lengths("_", " a"),
    "then [ ever more": lengths("[", "a "),
    "then fences ever longer": lengths("`", "\n"),
    "then fences ever longer, info": lengths("~", "a\n"),
    "then fences ever shorter": lambda size: "\n".join(reversed(lengths("`", "\n")(size).split("\n"))),
}
