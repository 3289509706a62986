"""PRV: personal data in a plan folder and in what is published."""
