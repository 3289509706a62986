"""A paper as a value, and its printers to PDF and DOCX."""
