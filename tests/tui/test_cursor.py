"""After every action on every screen the cursor is visible and stands on what is at hand.

What is at hand is worked out here from the reader alone: a character of the text, of an item of a list, of a cell, or
the place in what is typed. Where the cursor is, and what stands there, is read from a terminal.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from screens import article
from sitting import Sitting, sitting

from b12tui.document import Document
from b12tui.layout import told
from b12tui.parse import parse
from b12tui.reading.actions import ACTIONS
from b12tui.reading.looks import Look
from b12tui.reading.prompts import LABELS
from b12tui.reading.reader import Listing, Prompt, Reader, TableView
from b12tui.reading.words import BLANK
from b12tui.record import replace
from b12tui.width import clusters

SIZES = (
    (80, 24),
    pytest.param(120, 40, marks=pytest.mark.slow),
    pytest.param(40, 12, marks=pytest.mark.slow),
    (20, 5),
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
    "the questions": (":", *"list the questions", "Enter", "Down"),
    "the links": ("L", "Down"),
    "the target of a link": ("G", "BackTab", "BackTab", "Enter"),
    "the help": ("?", "Down", "Down"),
    "the marks": ("m", "a", "]", "m", "b", "M", "Down"),
    "the matches": ("/", *"B12", "Enter", "&", "Down"),
    "the other heads": ("A", "Down"),
    "a message": ("i",),
    "half a command": ("z",),
}

WITHOUT_KEY = tuple(
    action.id for action in ACTIONS if not action.keys and action.id not in ("screen", "spoken", "line")
)

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


def at_hand(reader: Reader) -> str:
    """Return the characters from the focus on, as the text has them; of a prompt, those before the cursor."""
    document, top = reader.document, reader.top
    match top:
        case Listing():
            return top.entries[top.at].words[top.char :]
        case TableView():
            table = document.leaves(top.section)[top.first].block
            at = top.row if top.order is None or top.row < 0 else top.order[top.row]  # sorted or filtered
            row = table.header if at < 0 else table.rows[at]  # type: ignore[union-attr]
            return (row[top.column].chars[top.char :] if top.column < len(row) else "").strip() or BLANK
        case Prompt():
            return LABELS[top.kind] + top.text[: top.cursor]
        case None:
            return document.leaf(reader.at).text.chars[reader.at.char :]


def cells_of(row: str) -> list[str]:
    """Return what stands in each cell of a row; nothing in the second half of a wide character."""
    from b12tui.width import cells

    found: list[str] = []
    for cluster in clusters(row):
        found += [cluster, *[""] * (cells(cluster) - 1)]
    return found


def on_it(sitting: Sitting) -> str:
    """Return what is wrong with the cursor, or the empty text."""
    screen = sitting.terminal.screen
    column, row = screen.cursor
    if not screen.visible:
        return "the cursor is hidden"
    cells = cells_of(screen.text[row].ljust(screen.size[0]))
    wanted = at_hand(sitting.reader)
    if isinstance(sitting.reader.top, Prompt):
        before = "".join(cells[:column])
        label = LABELS[sitting.reader.top.kind]
        typed = before.lstrip().removeprefix(label)
        right = before.lstrip().startswith(label) and sitting.reader.top.text[: sitting.reader.top.cursor].endswith(
            typed
        )
        return "" if right and bool(typed) == bool(sitting.reader.top.cursor) else f"behind {before!r}, not {wanted!r}"
    shown = "".join(cells[column:])
    if not cells[column].strip() and wanted[:1].strip():
        return f"on a blank of {screen.text[row]!r}, not on {wanted[:20]!r}"
    seen, text = word_of(shown), word_of(wanted)
    return "" if seen.startswith(text) or text.startswith(seen) else f"on {shown[:20]!r}, not on {wanted[:20]!r}"


def untold(sitting: Sitting) -> str:
    """Return what was said and does not stand on the screen in one piece, or the empty text."""
    said, view, page = sitting.app._waiting() or sitting.reader.said, sitting.app.view, sitting.picture
    if isinstance(sitting.reader.top, Prompt):
        said = told.clauses(said)[-1]  # as much as leaves room for what is found
    seen = "".join("".join(line.text.split()) for line in (*page.page, *page.foot))
    if "".join(said.split()) in seen or (view is not None and view._seen):
        return ""
    return f"not told: {said}"


def word_of(words: str) -> str:
    """Return the word, the sign or the blank that `words` begin with; a tab is drawn as blanks."""
    found = re.match(r"\w+|.", words.replace("\t", " "))
    return found[0] if found else ""


def check(sitting: Sitting, *told: object) -> None:
    """Fail if the cursor is not where it belongs, or what stands on the terminal is not the picture."""
    wrong = on_it(sitting)
    screen = sitting.terminal.screen
    if not wrong and screen.cursor != sitting.picture.cursor:
        wrong = f"at {screen.cursor}, the picture has it at {sitting.picture.cursor}"
    if not wrong and screen.text != [line.text for line in sitting.picture.rows]:
        wrong = "the terminal shows something else than the picture"
    wrong = wrong or untold(sitting)
    assert not wrong, (*told, wrong, "\n".join(screen.text))


def strokes() -> Iterator[tuple[str, ...]]:
    """Yield every key of every action, then what every key-less action is found by."""
    seen = dict.fromkeys(key for action in ACTIONS for key in action.keys)
    for key in seen:
        yield (*key.split(), *(("x",) if key in ("m", "'") else ()))
    for action in WITHOUT_KEY:
        yield (":", *action, "Enter")
    yield from (("3", "Down"), ("4", "0", "%"), ("5",), ("1", "2", "Enter"), ("'", "'"), ("Space", "Space"), ("w", "é"))
    yield from (("WheelDown",), ("WheelUp",), ("Click 5 3",), ("Delete",), ("Ctrl+U",), ("Ctrl+W",), ("Ctrl+A",))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("name", SCREENS)
async def test_every_action_leaves_the_cursor_on_what_is_at_hand(name: str, columns: int, rows: int) -> None:
    async with sitting(article(), columns, rows) as here:
        here.press(*SCREENS[name])
        check(here, name)
        start = here.reader
        for keys in strokes():
            here.be(start)
            if name == "half a command":
                here.press(*SCREENS[name])
            for part in [keys] if keys[0] == ":" else [(key,) for key in keys]:
                here.press(*part)
                here.go_on()
                check(here, name, keys, part)


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
        "the other heads": "heads",
        "find": "find",
        "go": "go",
    }
    async with sitting(article(), columns, rows) as here:
        fresh = here.reader
        for name, kind in kinds.items():
            here.be(fresh)
            here.press(*SCREENS[name])
            assert isinstance(here.reader.top, Listing | Prompt), name
            assert here.reader.top.kind == kind, name
        for name, record in (("the table, as a grid", False), ("the table, as a record", True)):
            here.be(fresh)
            here.press(*SCREENS[name])
            assert isinstance(here.reader.top, TableView), name
            assert here.reader.top.record is record, name


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("document", [article(), parse(MIXED, name="mixed.md")], ids=["article", "mixed"])
async def test_down_to_the_end_and_up_again(document: Document, columns: int, rows: int) -> None:
    async with sitting(document, columns, rows) as here:
        here.press("z", "R")
        for key in ("Down", "Up"):
            while here.reader.said not in ("Last line.", "First line."):
                here.press(key)
                check(here, key, here.reader.at)
            here.be(replace(here.reader, said=""))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_right_walks_every_character_of_every_kind_of_row(columns: int, rows: int) -> None:
    async with sitting(parse(MIXED, name="mixed.md"), columns, rows) as here:
        here.press("z", "R")
        while here.reader.said != "Last line.":
            while here.reader.said != "End of the line.":
                before = here.terminal.screen.cursor
                here.press("Right")
                check(here, "Right", here.reader.at)
                after = here.terminal.screen.cursor
                assert after == before or (after[1] == before[1] and after[0] > before[0])
            here.press("Down")
            check(here, "Down", here.reader.at)


LOOKS = (
    Look(spacing=2, ruler=True),
    Look(sentence_lines=True, width=30),
    Look(contents_left=True, hints=False, theme="contrast", ascii_marks=True, table_by_character=True),
)


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("seed", range(2))
async def test_any_keys_leave_the_cursor_on_what_is_at_hand(seed: int, look: Look, columns: int, rows: int) -> None:
    chance = random.Random(seed)
    choices = [keys for keys in strokes() if keys[0] not in ("Q", "Ctrl+C")]
    document = parse(MIXED, name="mixed.md") if seed else article()
    async with sitting(document, columns, rows, look=look) as here:
        done: list[str] = []
        for _ in range(150):
            keys = chance.choice(choices)
            done += keys
            here.press(*keys)
            here.go_on()
            check(here, look, done[-12:])
