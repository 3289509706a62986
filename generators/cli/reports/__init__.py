"""What is written for people about a change: comments, effects, differences."""
