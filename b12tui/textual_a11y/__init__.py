"""What makes a Textual application one that ears and fingers can follow. It knows nothing of what is shown.

Screen readers and braille displays go by what is written and by where the terminal's cursor is. Textual hides the
cursor, parks it, and paints again for each key, so that they say too much, or nothing, or the wrong row. Here are a
driver that writes only what it is told to (`driver`), and an application that writes what has changed, in the fewest
bytes and the cursor last, on what has the focus (`app`):

    class Shopping(QuietApp[None]):
        def compose(self): ...                         # widgets, as ever

    with Terminal.open() as terminal:                  # b12tui.terminal.owner
        terminal.enter(screen=True, mouse=False)
        Shopping(capabilities.of(os.environ), QuietDriver.over(terminal, Keys())).run(mouse=False)

What is left to the application, for nobody else can know it:

- A widget with a place of its own tells it by `caret`: column and row in its content. Others get the cursor in their
  first cell, and Textual's Input where one types.
- A step within what stands on the screen has to change nothing but the caret. So the focused item looks like the
  others (the cursor shows it), and no clock, counter or scroll bar moves with it: whatever is drawn is said, often
  instead of the row.
- Text begins in the screen's first columns, since a braille display shows those; there are no frames, and what only
  decorates is no sign of text.
- Up and Down move by a row and stop at the ends; Left and Right move by a character: routing keys walk by these.
- Nothing moves by itself: no animation (it is switched off here), no cursor that blinks by being drawn.

It is measured on tdsr, yasr, Fenrir and BRLTTY (tests/ears). It refuses to ask the terminal anything, to set a title, a
link or the clipboard, and to speak by itself: what is heard stands on the screen.
"""
