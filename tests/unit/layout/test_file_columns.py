"""Files of a folder in columns, where the screen is for the eye."""

from __future__ import annotations

from pathlib import Path

from b12tui.cli.directory_listing import directory_listing
from b12tui.core.appearance import Appearance
from b12tui.core.effects import OpenLink
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.screen_view import ScreenView
from b12tui.readers.registry import read


def listed(folder: Path, columns: int = 80, look: Appearance | None = None) -> tuple[ReaderState, ScreenView]:
    (folder / "README.md").write_text("# Read this first\n", encoding="utf-8")
    (folder / "a-longer-name.md").write_text("Words.\n" * 600, encoding="utf-8")
    (folder / "b.md").write_text(f"# {'A title of words, and more ' * 4}\n", encoding="utf-8")
    state = ReaderState(read(directory_listing(folder)), appearance=look or Appearance())
    return state, ScreenView(state, columns, 24)


def rows_of(state: ReaderState, view: ScreenView) -> list[str]:
    return [line.text.strip() for line in view.frame(state).page if "•" in line.text or line.text.startswith("     ")]


def test_name_title_and_size_stand_in_columns(tmp_path: Path) -> None:
    rows = rows_of(*listed(tmp_path))
    assert [row.split("  ")[0] for row in rows[:3]] == ["• README.md", "• a-longer-name.md", "• b.md"]
    assert rows[0].index("Read this first") == rows[2].index("A title") == len("• a-longer-name.md  ")
    assert len({len(row) for row in rows[:3]}) == 1
    assert rows[1].endswith(" 4 KB")


def test_without_room_and_for_readers_by_row_they_are_items_of_a_list(tmp_path: Path) -> None:
    for columns, look in ((40, None), (80, Appearance(visual=False))):
        rows = rows_of(*listed(tmp_path, columns, look))
        assert rows[0].startswith("• README.md: Read this")


def test_down_leads_through_the_files_and_enter_opens_the_one_at_the_cursor(tmp_path: Path) -> None:
    state, view = listed(tmp_path)
    for name in ("README.md", "a-longer-name.md", "b.md"):
        view.frame(state)
        state = update(state, Command("next-line"), view.viewport)
        frame = view.frame(state)
        assert frame.rows[frame.cursor[1]].text.split()[1] == name
        assert update(state, Command("open"), view.viewport).effect == OpenLink(name)
