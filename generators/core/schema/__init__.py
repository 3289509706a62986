"""Does a file fit its schema; why not, in Chinese."""
