"""The ground: values that all share, dates, files as text, YAML, schemas, git, personal data."""
