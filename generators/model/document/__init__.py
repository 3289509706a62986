"""The issued document as text: printed from data, and corrected."""
