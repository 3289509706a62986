"""Personal data: found in text, in any file, in what is published; masked."""
