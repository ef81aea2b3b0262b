"""Sessions of the program under real screen readers and a real braille display, and what they should say."""
