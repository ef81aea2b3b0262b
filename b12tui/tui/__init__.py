"""Full-screen frontend in Textual: it shows frames of the layout and turns keys into commands.

`app` has the application, `display` its output, `rows_widget` the widget that draws lines; the package `textual_a11y`
makes it accessible to screen readers and braille displays. It does not load, parse or save anything: the caller passes
in a reader state and callbacks.
"""
