"""A report as text, annotations, JSON, SARIF."""
