"""Every code there is, and for each, lines that fail and the same mended."""
