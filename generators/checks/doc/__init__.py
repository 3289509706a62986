"""DOC: titles, numbers and texts of documents and notices."""
