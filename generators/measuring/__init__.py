"""Finished PDFs measured against GB/T 9704-2012: what is on the paper, not what was meant."""
