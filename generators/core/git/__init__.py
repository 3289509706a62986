"""The only door to git: revisions and trees."""
