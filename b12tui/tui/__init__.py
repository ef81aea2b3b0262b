"""The screen: the only room that knows Textual. It shows the core's pictures and turns keys into commands.

`app` is the application, `rows` the widget that draws lines, `driver` and `quiet` what makes a Textual application that
can be followed by ear and by finger. It loads, parses and keeps nothing: it is handed a reader and what to call.
"""
