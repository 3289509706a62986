"""What happens in the office of a plan over a year, done to copies of it."""
