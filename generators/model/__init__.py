"""Plain data -> frozen entities -> the institution and its plans, as issued and as of a day."""
