"""A report in the forms people and programs read. Every form hides personal data."""
