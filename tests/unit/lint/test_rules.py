"""Each rule finds what it is for, at its place, and leaves alone what is near it."""

from __future__ import annotations

import pytest
from support.checking import check_text, rules_found

from b12tui.lint.options import CheckOptions
from b12tui.lint.registry import RULES

LONG = " ".join(["the word"] * 25)
HARD = " ".join(["the institutional characterisation of constitutional considerations is to be"] * 12)
FRENCH = "Le chat est sur le lit, et il ne sait pas que la pluie va tomber. "
ENGLISH = "It is a cat that sits on the mat, and it is not as good as you say."
EASY = " ".join(["The cat is on the mat. It is a good cat."] * 15)

FOUND: list[tuple[str, str, tuple[int, int], str]] = [
    ("heading-level", "# A\n\n### B\n", (3, 5), 'heard as "Heading 3: B" after a heading of level 1'),
    ("heading-level", "---\ntitle: A\n---\n\n### B\n", (5, 5), 'heard as "Heading 3: B"'),
    ("heading-empty", "# A\n\n##\n", (3, 1), 'heard as "Heading 2: blank"'),
    ("heading-bold", "# A\n\n**Part two**\n", (3, 3), 'heard as "Part two", a paragraph like any other'),
    ("heading-bold", "**Is it?**\n\n**Part ~~one~~ two**\n\nWords.\n", (3, 1), "Part"),
    ("heading-bold", "# A\n\n**Is it? (say why)**\n\nYes.\n", (3, 3), "Is it? (say why)"),
    ("heading-bold", "*Part two*\n", (1, 2), "Part two"),
    ("heading-repeated", "# A\n\n## B\n\n## b\n", (5, 4), 'heard as "Heading 2: b", as in line 3'),
    ("heading-emoji", "# 🚀 Start\n", (1, 3), 'heard as "Heading 1: rocket Start"'),
    ("link-empty", 'See <a href="https://a.example/x"></a>.\n', (1, 14), "https://a.example/x"),
    ("link-empty", "See [](x.html).\n", (1, 8), "x.html [link 1]"),
    ("link-text", "Click [here](https://a.example).\n", (1, 8), 'heard as "here [link 1]"'),
    ("link-text", "[Read more…](https://a.example).\n", (1, 2), "Read more… [link 1]"),
    ("link-text", "[→](https://a.example).\n", (1, 2), "→ [link 1]"),
    ("link-text", "See [[Link?]](https://a.example).\n", (1, 6), "[Link?] [link 1]"),
    ("link-anchor", "# A\n\nSee [the part](#b).\n", (3, 6), "but #b leads nowhere"),
    ("link-name", "# Tea time\n\n[up](#Tea-Time)\n", (3, 2), "but browsers find no #Tea-Time"),
    ("link-name", "# Tea / time\n\n[up](#tea_time)\n", (3, 2), "but browsers find no #tea_time"),
    ("link-name", '<h3 name="x">Tea</h3>\n\n[up](#x)\n', (3, 2), "but browsers find no #x"),
    ("link-name", "<h3 class=y name=x>Tea</h3>\n\n[up](#x)\n", (3, 2), "but browsers find no #x"),
    ("link-ambiguous", "[Guide](https://a.example) [guide](https://b.example)\n", (1, 29), "another target in line 1"),
    ("link-address-long", f"See https://a.example/{'b' * 30} now.\n", (1, 5), "https://a.example/bbb"),
    ("link-address", "See https://a.example now.\n", (1, 5), "https://a.example [link 1]"),
    ("image-description", "![](img-1234.jpg)\n", (1, 5), 'heard as "[Image, no description: img-1234.jpg]"'),
    ("image-description", 'A <img src="a.png"> b\n', (1, 13), "Image, no description: a.png"),
    ("image-file-name", "![IMG_1234.png](img_1234.png)\n", (1, 3), "[Image: IMG_1234.png]"),
    ("image-file-name", "![a screenshot](a.png)\n", (1, 3), "[Image: a screenshot]"),
    ("image-file-name", "![top-nav](i/top-nav.svg)\n", (1, 3), "[Image: top-nav]"),
    ("image-long", f"![{'A cat sits. ' * 26}](a.png)\n", (1, 3), "A cat sits."),
    ("table-extra-cell", "| A |\n| --- |\n| 1 | lost |\n", (3, 7), 'heard as "Extra cell: lost."'),
    ("table-missing-cell", "| A | B |\n| --- | --- |\n| 1 |\n", (3, 3), 'heard as "B: blank."'),
    ("table-missing-cell", "| A | B |\n| --- | --- |\n| 1 | 2 |\nwords\n", (4, 1), 'heard as "B: blank."'),
    ("table-missing-cell", "| A | B |\n| --- | --- |\n| 1 | 2\nwords |\n", (4, 1), 'heard as "B: blank."'),
    ("table-header", "| | |\n| --- | --- |\n| 1 | 2 |\n", (1, 1), 'heard as "Column 1: 1."'),
    (
        "table-header",
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>\n",
        (1, 1),
        'heard as "Column 1: 1."',
    ),
    ("table-header", "| A | |\n| --- | --- |\n| 1 | 2 |\n", (1, 1), 'heard as "Column 2: 2."'),
    ("table-corner", "| | B |\n| --- | --- |\n| 1 | 2 |\n", (1, 1), 'heard as "Column 1: 1."'),
    ("table-empty-cell", "| A | B |\n| --- | --- |\n| 1 | |\n| 2 | |\n", (3, 1), 'heard as "B: blank.", 2 times'),
    ("code-diagram", "```mermaid\ngraph TD\n  A --> B\n```\n", (1, 1), "Code, mermaid, 2 lines. graph TD A"),
    ("code-drawing", "```\n+---+\n| a |\n+---+\n```\n", (1, 1), 'heard as "plus sign, 3 hyphen-minus, plus sign"'),
    ("code-drawing", "```text\nsrc\n├── a\n└── b\n```\n", (1, 1), "box drawings light vertical and right"),
    ("code-language", "- a\n\n  ```\n  ls\n  ```\n", (3, 3), 'heard as "Code, 1 line."'),
    ("note-missing", "Words[^1].\n", (1, 6), 'heard as "[^1]"'),
    ("note-empty", "Words[^1].\n\n[^1]:\n", (3, 1), 'heard as "Note 1"'),
    ("note-uncited", "Words.\n\n[^1]: Note.\n", (3, 1), 'heard as "Note 1"'),
    ("emoji-run", "Hooray 🎉🎉!\n", (1, 8), 'heard as "party popper party popper"'),
    ("emoji-bullet", "- 🚀 one\n- ✅ two\n", (1, 3), 'heard as "rocket one"'),
    ("emoji-bullet", "🚀 one\n✅ two\n", (1, 1), 'heard as "rocket one"'),
    ("emoji-alone", "Status: ✅\n", (1, 9), 'heard as "Status: white heavy check mark"'),
    ("emoji-alone", "| A | B |\n| --- | --- |\n| x | ❌ |\n", (3, 7), 'heard as "cross mark"'),
    ("capitals", "Please STOP DOING THIS RIGHT NOW.\n", (1, 8), "STOP DOING THIS RIGHT NOW"),
    ("colour-alone", "Fields marked in red are required.\n", (1, 8), 'heard as "marked in red"'),
    ("colour-alone", "Press the green button.\n", (1, 7), 'heard as "the green button"'),
    ("place-alone", "The panel on the left shows it.\n", (1, 5), 'heard as "panel on the left"'),
    ("place-alone", "It is in the top right corner of the screen.\n", (1, 7), "in the top right corner of the screen"),
    ("sentence-long", f"{LONG}.\n", (1, 1), ", 50 words long"),
    ("reading-grade", f"# Law\n\n{HARD}.\n", (1, 1), '"Law" has reading grade '),
    ("abbreviation", "Ask the FBO today.\n", (1, 9), 'heard as "FBO"'),
    ("language-part", f"{EASY}\n\n{FRENCH}\n", (3, 1), 'tomber.", read as en'),
    ("language-part", f"{EASY} {FRENCH} {FRENCH}\n", (1, len(EASY) + 2), "Le chat est"),
    ("language-part", f"{EASY}\n\nКошка сидит на ковре.\n", (3, 1), 'heard as "Кошка сидит на ковре.", read as en'),
    ("language-part", f"{FRENCH * 30}\n\n{ENGLISH}\n", (3, 1), "read as fr"),
    (
        "braille-code",
        f"```sh\nls\n{'a' * 41}\n{'b' * 50}\n```\n\n    {'c' * 49}\n",
        (1, 1),
        "3 lines of code of up to 50 cells are cut at 40",
    ),
    (
        "braille-table",
        f"| {'a' * 20} | {'b' * 20} |\n| - | - |\n",
        (1, 1),
        "columns are 42 wide, and a braille line is 40",
    ),
    ("allow-unknown", "<!-- b12tui: allow link-txt -->\n\nWords.\n", (1, 1), "there is no rule link-txt"),
]

KEPT: list[tuple[str, str]] = [
    ("heading-level", "# A\n\n## B\n\n### C\n\n# D\n"),
    ("heading-level", "### A\n\nThe first heading may be of any level.\n"),
    ("heading-level", "## FAQ\n\n### Is it?\n\nYes.\n\n#### Why?\n\nBecause.\n"),
    ("heading-empty", "# `code`\n\n```sh\n#\n\n##\n```\n\n#hash\n"),
    ("heading-bold", "**Warning.**\n\n**Note**: words\n\n- **item**\n\n> **quote**\n\n**two**\nlines\n"),
    (
        "heading-bold",
        "**Is it?**\n\nYes.\n\n## Is it (now)?\n\nNo.\n\n<details><summary>Part two</summary>\n\nA\n\n</details>\n",
    ),
    ("heading-bold", '!!! note "A title"\n    Words.\n'),
    ("heading-repeated", "# A\n\n## B\n\n### Added\n\n## C\n\n### Added\n"),
    ("heading-emoji", "# Start 🚀\n\n# ✅\n"),
    ("link-empty", "See https://a.example/x and [x](x) and [![An image of it](a.png)](b.html).\n"),
    ("link-text", "[Here we are](https://a.example) and [the reference](https://b.example)\n"),
    ("link-text", "Written in [Go](https://go.example).\n"),
    ("link-anchor", '# A\n\n[up](#a) [top](#top) [](#) <a id="x"></a> [x](#x) [line](#L20)\n'),
    (
        "link-name",
        '# Tea {#T}\n\n# Straße\n\n<a name="x"></a>Tea [b](#T) [up](#x) [c](#stra%C3%9Fe) [d](#user-content-straße)\n',
    ),
    ("link-ambiguous", "[Guide](https://a.example) [Guide](https://a.example/) [here](#a) [here](#b)\n"),
    ("link-address-long", "See [the page](https://a.example/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) now.\n"),
    ("link-address", "See [the page](https://a.example) and `https://a.example`.\n"),
    ("image-description", '![A cat](a.png) <img src="b.png" alt="">\n'),
    ("image-file-name", "![A screenshot of the menu, open at File](a.png) ![Cat](cat.png)\n"),
    ("image-long", "![A cat](a.png)\n"),
    ("table-extra-cell", "| A |\n| --- |\n| 1 |\n"),
    ("table-missing-cell", "| A | B |\n| --- | --- |\n| `a\\|b` | |\na | b\n"),
    ("table-missing-cell", "<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td></tr>\n</table>\n"),
    ("table-header", "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>\n"),
    ("table-corner", "| A | B |\n| --- | --- |\n| 1 | 2 |\n"),
    ("table-empty-cell", "| A | B |\n| --- | --- |\n| 1 | none |\n"),
    ("code-diagram", "```mermaid\ngraph TD\n  accDescr: A leads to B\n  A --> B\n```\n"),
    ("code-drawing", "```text\n$ ls --all | wc\nerror: a -> b\n```\n\n```python\nx = a | b\n# +---+\n# +---+\n```\n"),
    ("code-drawing", "```text\nerror\n --> src/main.rs:4:4\n  |\n4 | fn\n  | ^^\n```\n"),
    ("code-language", "```sh\nls\n```\n\n    indented\n"),
    ("note-missing", "Words[^1] and `[^2]` and \\[^3].\n\n[^1]: Note.\n"),
    ("note-empty", "Words[^1].\n\n[^1]: Note.\n"),
    ("note-uncited", "Words[^1].\n\n[^1]: Note.\n"),
    ("emoji-run", "One 🎉 and one 🚀, and a family 👨‍👩‍👧 of one, and `🎉`.\n"),
    ("emoji-bullet", "- 🚀 one\n- two\n"),
    ("emoji-alone", "Status: done ✅\n\n| A |\n| --- |\n| ✅ yes |\n"),
    ("capitals", "The NATO, the EU and UNESCO. `STOP DOING THIS RIGHT NOW`\n"),
    ("colour-alone", "A red car and the Green Party; it turned out that green is nice.\n"),
    ("place-alone", "On the left there was a wood. The right section is the correct one. The left operand.\n"),
    ("sentence-long", "One two three. " * 30 + "\n"),
    ("reading-grade", f"# Cats\n\n{EASY}\n"),
    ("reading-grade", f"# Deutsch\n\n{'Die Verantwortlichkeiten institutioneller Charakterisierungen ' * 30}.\n"),
    ("abbreviation", "The Federal Bureau of Oranges (FBO) is here. FBO again. HTML5 and the API. `XYZ`\n"),
    ("abbreviation", "DIY is Do It Yourself. See README.md. The word counter (WC, for short).\n"),
    (
        "language-part",
        f'{EASY}\n\n<div lang="fr">\n\n{FRENCH}\n\n</div>\n\nIt is *savoir faire* and Привет and Déjà vu.\n',
    ),
    ("language-part", f"{EASY}\n\nI/O operations often return to handle when operations fail to do it.\n"),
    ("language-part", f"{EASY}\n\n[{FRENCH}]{{lang=fr}}\n\n::: {{lang=fr}}\n{FRENCH}\n:::\n\n`{FRENCH}`\n"),
    ("braille-code", f"```sh\n{'a' * 40}\n```\n\n{'word ' * 20}\n"),
    ("braille-table", f"| {'word ' * 20} | {'b' * 20} |\n| - | - |\n"),
    ("allow-unknown", "<!-- b12tui: allow link-text -->\n\n`<!-- b12tui: allow nothing -->`\n"),
]


@pytest.mark.parametrize(
    ("rule", "text", "place", "heard"), FOUND, ids=[f"{each[0]}-{n}" for n, each in enumerate(FOUND)]
)
def test_a_rule_finds_what_it_is_for(rule: str, text: str, place: tuple[int, int], heard: str) -> None:
    found = [finding for finding in check_text(text).findings if finding.rule == rule]
    assert [(finding.line, finding.column) for finding in found] == [place]
    assert heard in found[0].heard


@pytest.mark.parametrize(("rule", "text"), KEPT, ids=[f"{each[0]}-{n}" for n, each in enumerate(KEPT)])
def test_a_rule_leaves_alone_what_is_near_it(rule: str, text: str) -> None:
    assert rule not in rules_found(text)


def test_each_rule_has_texts_for_both() -> None:
    names = {rule.name for rule in RULES} - {"link-file"}  # test_targets
    assert {each[0] for each in FOUND} == names
    assert {each[0] for each in KEPT} == names


def test_no_rule_is_there_twice() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_limits_are_options() -> None:
    options = CheckOptions(sentence_words=3, grade=1, address_characters=10, abbreviations=frozenset(["FBO"]))
    assert rules_found("One two three four.\n", options) == ["sentence-long"]
    assert "reading-grade" in rules_found(f"{HARD}.\n", CheckOptions(grade=20))
    assert "reading-grade" not in rules_found(f"{HARD}.\n", CheckOptions(grade=999))
    assert rules_found("https://a.example\n", options) == ["link-address-long"]
    assert rules_found("Ask the FBO.\n", options) == []


def test_no_finding_has_a_control_character() -> None:
    found = check_text("![a\x1b[31m.png](\x1b]0;x\x07.png) [here](\x1b[2J)\n\n## \x9b1m\n\n[^\x1b]\n").findings
    assert found
    assert all(finding.heard.isprintable() and finding.remedy.isprintable() for finding in found)
