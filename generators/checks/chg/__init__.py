"""CHG: what may be changed, by whom, and until when."""
