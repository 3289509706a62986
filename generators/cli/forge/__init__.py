"""Speaks to the forge: artifacts, pull requests, the one comment."""
