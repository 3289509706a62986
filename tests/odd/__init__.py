"""Odd plans that a check finds nothing wrong with: everything is to be made of them."""
