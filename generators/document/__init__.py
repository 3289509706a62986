"""The issued document, printed again from data: as stored, and corrected."""
