"""The screen, in Textual: it shows the core's pictures and turns keys into commands.

`app` is the application, `rows` the widget that draws lines; that ears and fingers can follow it is the work of the
room `quiet`. It loads, parses and keeps nothing: it is handed a reader and what to call.
"""
