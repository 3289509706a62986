"""SRC: the archived text and what is printed from data."""
