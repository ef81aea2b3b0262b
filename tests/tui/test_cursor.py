"""After every action on every screen the cursor is visible and stands on the current item.

Each screen is come to by keys, and each key of each action is pressed on it, then the name of each action without one.
"""

from __future__ import annotations

import random

import pytest
from support.app_session import app_session
from support.expected_cursor import check_cursor, every_key
from support.pilot import article

from b12tui.core.appearance import Appearance
from b12tui.core.state import ListOverlay, Prompt, TableView
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.terminal.key_sequences import Input

SIZES = (
    (80, 24),
    # The walks take half a minute at each size; the fast tests are to end within two.
    *(pytest.param(*size, marks=pytest.mark.slow) for size in ((120, 40), (40, 12), (20, 5))),
)

SCREENS: dict[str, tuple[str, ...]] = {
    "the page": ("PageDown", "Down"),
    "a heading": ("]", "]"),
    "a question": ("G", "[", "["),
    "a page with matches": ("/", *"B12", "Enter", "n"),
    "the contents": ("t", "Down"),
    "find": ("/", *"nerve"),
    "find, with nothing typed": ("/",),
    "go": (":", *"co"),
    "the table, as a grid": ("T", "Down", "Right"),
    "the table, as a record": ("T", "Down", "r", "Right"),
    "a whole cell": ("T", "Down", "Right", "Enter"),
    "the questions": (":", *"list questions", "Enter", "Down"),
    "the links": ("L", "Down"),
    "the target of a link": ("G", "BackTab", "BackTab", "Enter"),
    "the help": ("?", "Down", "Down"),
    "the marks": ("m", "a", "]", "m", "b", "M", "Down"),
    "the matches": ("/", *"B12", "Enter", "&", "Down"),
    "the other heads": ("A", "Down"),
    "whether that is for good": ("A", "Down", "Enter"),
    "a sorted table": ("T", "Down", "Right", "s", "s", "Down"),
    "a filtered table": ("T", "Right", "/", *"nerve", "Enter", "Down"),
    "a sorted and filtered table, as a record": ("T", "s", "/", *"nerve", "Enter", "r", "Down"),
    "what rows have to hold": ("T", "Down", "/", *"nerve"),
    "go, over a table": ("T", "Down", ":", *"so"),
    "an earlier search": ("/", *"nerve", "Enter", "/", *"mus", "Up"),
    "a pattern": ("/", *"/B1?2/"),
    "a pattern that is none": ("/", *"/B(/"),
    "the matches of a pattern": ("/", *"/[Nn]erve?s/", "Enter", "&", "Down"),
    "the letter of a mark": (":", *"set a mark", "Enter"),
    "the mark to go to": ("m", "a", "PageDown", ":", *"go to a mark", "Enter"),
    "a list that is walked by characters": ("t", "Down", "Right", "Right"),
    "a number in a list": ("t", "1"),
    "a pasted line": ("/", *"nerves of the whole body, and what they are for"),
    "a message": ("i",),
    "half a command": ("z",),
}

QUICK = frozenset(
    {
        "the page",
        "the contents",
        "the table, as a record",
        "a filtered table",
        "an earlier search",
    }
)
"""Screens of one kind each, which the fast tests walk."""
WALKED = [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in SCREENS]

MIXED = """\
# Mixed

A paragraph with [a link](https://example.org/a/very/long/address/that/does/not/fit), `code`, **strong** words, a
note[^1] and ![an image](picture.png).

Wide: 漢字とかな交じり文を読む。 Combining: e\u0301 and a\u0308. Two cells: 🙂 here.

1. One
   - inner
     - innermost, with a longish text that has to be wrapped somewhere on a narrow screen
2. Two

- [x] done
- [ ] not done

> Quoted words
>
> - with an item

```python
def f(x):
\treturn x  # a tab before, and a comment that goes on for longer than most screens are wide, as comments will
```

| a | b |
| --- | --- |
| | only b |
| x | y | surplus |

| Name | A longer column | Third | Fourth | Fifth |
| --- | --- | --- | --- | --- |
| one | words that go on and on until they have to be wrapped in their cell | 3 | 4 | five |
| averyveryverylongwordwithoutanyblank | 漢字 | | | end |

Term
: meaning

<details><summary>More?</summary>

Hidden words.

</details>

## A heading that is so long that it can't stand in one row of any screen that is not very wide indeed

Supercalifragilisticexpialidocioussupercalifragilisticexpialidocious.

[^1]: The note's words.
"""


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("name", WALKED)
async def test_every_action_leaves_the_cursor_on_what_is_at_hand(name: str, columns: int, rows: int) -> None:
    async with app_session(article(), columns, rows, asks=True) as here:
        here.press(*SCREENS[name])
        check_cursor(here, name)
        start = here.reader
        for keys in every_key():
            here.resume_at(start)
            if name == "half a command":
                here.press(*SCREENS[name])
            for part in [keys] if keys[0] == ":" else [(key,) for key in keys]:
                here.app.press(*part)  # a name at once, as if it were pasted
                here.stay()
                check_cursor(here, name, keys, part)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_every_screen_is_the_one_that_is_meant(columns: int, rows: int) -> None:
    kinds = {
        "the contents": "contents",
        "a whole cell": "cell",
        "the questions": "questions",
        "the links": "links",
        "the target of a link": "target",
        "the help": "actions",
        "the marks": "marks",
        "the matches": "matches",
        "the other heads": "mode",
        "whether that is for good": "usual",
        "what rows have to hold": "filter",
        "go, over a table": "go",
        "an earlier search": "find",
        "the matches of a pattern": "matches",
        "the letter of a mark": "mark",
        "the mark to go to": "go-mark",
        "find": "find",
        "go": "go",
    }
    async with app_session(article(), columns, rows, asks=True) as here:
        fresh = here.reader
        for name, kind in kinds.items():
            here.set_state(fresh)
            here.press(*SCREENS[name])
            assert isinstance(here.reader.top_overlay, ListOverlay | Prompt), name
            assert here.reader.top_overlay.kind == kind, name
        tables = {name: "record" in name for name in SCREENS if "table" in name and not name.startswith("go")}
        for name, record in tables.items():
            here.set_state(fresh)
            here.press(*SCREENS[name])
            assert isinstance(here.reader.top_overlay, TableView), name
            assert here.reader.top_overlay.record is record, name


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("document", [article(), parse(MIXED, name="mixed.md")], ids=["article", "mixed"])
async def test_down_to_the_end_and_up_again(document: Document, columns: int, rows: int) -> None:
    async with app_session(document, columns, rows) as here:
        here.press("z", "R")
        for key in ("Down", "Up"):
            while here.reader.message not in ("Last line.", "First line."):
                here.press(key)
                check_cursor(here, key, here.reader.position)
            here.set_state(replace(here.reader, message=""))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_right_walks_every_character_of_every_kind_of_row(columns: int, rows: int) -> None:
    async with app_session(parse(MIXED, name="mixed.md"), columns, rows) as here:
        here.press("z", "R")
        while here.reader.message != "Last line.":
            while here.reader.message != "End of the line.":
                before = here.terminal.screen.cursor
                here.press("Right")
                check_cursor(here, "Right", here.reader.position)
                after = here.terminal.screen.cursor
                assert after == before or (after[1] == before[1] and after[0] > before[0])
            here.press("Down")
            check_cursor(here, "Down", here.reader.position)


LOOKS = (
    Appearance(spacing=2, ruler=True),
    Appearance(sentence_lines=True, width=30),
    Appearance(contents_left=True, hints=False, theme="contrast", ascii_marks=True, table_by_character=True),
)


@pytest.mark.slow
@pytest.mark.parametrize("appearance", LOOKS)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("seed", range(2))
async def test_any_keys_leave_the_cursor_on_what_is_at_hand(
    seed: int, appearance: Appearance, columns: int, rows: int
) -> None:
    chance = random.Random(seed)
    choices = [keys for keys in every_key() if keys[0] not in ("Q", "Ctrl+C")]
    document = parse(MIXED, name="mixed.md") if seed else article()
    async with app_session(document, columns, rows, appearance=appearance) as here:
        done: list[Input] = []
        for _ in range(150):
            keys = chance.choice(choices)
            done += keys
            here.press(*keys)
            here.stay()
            check_cursor(here, appearance, done[-12:])
