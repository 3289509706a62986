"""Open data: the plan as JSON with a written promise, and one table that many colleges stack."""
