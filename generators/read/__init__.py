"""Bytes -> text -> YAML -> plain data with the place of every value; slips told line by line."""
