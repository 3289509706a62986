"""A plan folder -> the institution and its plans: what lies there, of which kind, built."""
