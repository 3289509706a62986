"""Tables as plain values, and their printers."""
