"""Versions of a plan in git: which one this is, and what earlier ones said."""
