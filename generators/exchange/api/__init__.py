"""Open data: shapes, things, addresses."""
