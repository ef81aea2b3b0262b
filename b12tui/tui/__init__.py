"""Full-screen frontend in Textual: widgets that show the rows of the layout, and an application that executes keys.

`app` turns keys into commands, `effects_app` does what is asked for outside of the text, `interruptible` cancels what
takes long, `display` gives the widgets their rows; `widgets`, `strips` and `arrangement` are what is seen. The package
`textual_a11y` makes it accessible to screen readers and braille displays. It does not load, parse or save anything: the
caller passes in a reader state and callbacks.
"""
