"""Two versions -> what is different, and its words."""
