"""Does a file fit its schema, and if not, why, in Chinese."""
