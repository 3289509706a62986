"""Documents of others, as files: what is read of them, and what it is taken for."""
