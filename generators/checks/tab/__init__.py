"""TAB: forms for the authority."""
