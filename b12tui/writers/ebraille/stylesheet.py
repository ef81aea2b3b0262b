"""Style sheet of eBraille: cells and lines as *Braille Formats* (BANA 2016) has them, by the cell's width alone."""

STYLESHEET = """p { margin: 0; text-indent: 2ch; }
h1 { margin: 1em 3ch; text-align: center; }
h2 { margin: 1em 0 0 4ch; }
h3, h4, h5, h6 { margin: 1em 0 0 6ch; }
ol, ul { list-style-type: none; margin: 1em 0; padding: 0; }
li { margin: 0; padding-left: 2ch; text-indent: -2ch; }
li p, li div, li pre, li table { text-indent: 0; }
li ol, li ul { margin: 0; }
dl { margin: 1em 0; }
dd { margin: 0; padding-left: 2ch; }
blockquote { margin: 1em 0 1em 2ch; }
pre { margin: 1em 0; white-space: pre-wrap; }
figure { margin: 0; padding-left: 6ch; text-indent: -2ch; }
figure.code { padding-left: 0; text-indent: 0; }
figcaption { margin: 0; }
table { margin: 1em 0; border-spacing: 2ch 0; }
caption, th, td { text-align: left; vertical-align: top; padding: 0; }
.box { margin: 1em 0; border-top: 0.1em solid; border-bottom: 0.1em solid; }
.note { margin: 0; padding-left: 6ch; text-indent: -2ch; }
.label { text-indent: 0; }
hr { margin: 1em auto; width: 5ch; }
"""
