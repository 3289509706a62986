"""A workbook that comes back."""
