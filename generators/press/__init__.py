"""What papers say, and their printing and measuring."""
