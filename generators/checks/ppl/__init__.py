"""PPL: people, bodies and their duties."""
