"""TXT: terms, figures and typography."""
