"""The linear heads, for ears, for slow lines and for terminals that only write on: spoken pages and line mode.

    spoken.run(reader, terminal, …)          keys, live; each answer is a row below the last one
    conversation.run(reader, stdin, stdout, …)   typed words; only ever written on, no escape and no bare CR

Both tell the text in the words of plain output (`told`), from the same reader and the same table of actions as the
screen. They load, parse and keep nothing; nothing is imported here, so that each pays for what it uses only.
"""
