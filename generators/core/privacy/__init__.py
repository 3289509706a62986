"""Personal data: found in text and in files."""
