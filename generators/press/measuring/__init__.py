"""A finished PDF against GB/T 9704."""
