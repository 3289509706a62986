"""Hostile words in every place of a plan, and what becomes of them in every finished file."""
