"""Paper: a document as a value (blocks), the faces it is set in, and its printers PDF and DOCX."""
