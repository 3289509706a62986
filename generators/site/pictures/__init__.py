"""A plan as shapes with places and words."""
