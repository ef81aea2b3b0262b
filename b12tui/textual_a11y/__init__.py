"""Accessibility of Textual applications for screen readers and braille displays, whatever the application shows.

Screen readers and braille displays follow the output and the terminal's cursor. Textual hides the cursor, parks it, and
repaints for each key, so that they say too much, or nothing, or the wrong row. This package has a driver that writes
only the frames it is given (`driver`), and an application class that writes what has changed, in the fewest bytes,
and puts the cursor last on the focused widget (`accessible_app`):

    class Shopping(AccessibleApp[None]):
        def compose(self): ...                         # widgets, as ever

    with Terminal.open() as terminal:                  # b12tui.terminal.owner
        terminal.enter(screen=True, mouse=False)
        driver = AccessibleDriver.over(terminal, KeyDecoder())
        Shopping(capabilities.of(os.environ), driver).run(mouse=False)

The application itself has to see to this:

- A widget with a cursor of its own has an attribute `caret`: column and row in its content. For others the cursor is in
  their first cell, and for Textual's Input where text is typed.
- A step within the visible content changes only the caret. So the focused item looks like the others (the cursor shows
  it), and no clock, counter or scroll bar moves with it: whatever is drawn is spoken, often instead of the row.
- Text begins in the screen's first columns, which a braille display shows; there are no frames, and decoration does not
  consist of text characters.
- Up and Down move by a row and stop at the ends; Left and Right move by a character: braille routing keys rely on that.
- Nothing moves by itself: no animation (it is switched off here), no cursor that blinks by being redrawn.

It is tested with tdsr, yasr, Fenrir and BRLTTY (tests/screen_readers). It never queries the terminal, sets no title
or clipboard, writes a hyperlink only where its style has an identifier (`composed_rows.LINK_ID`), and does not speak by
itself: all that is spoken is on the screen.
"""
