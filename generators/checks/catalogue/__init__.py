"""Every code, with lines that fail and the same mended."""
