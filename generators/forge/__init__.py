"""The forge: what the privileged workflows do there. Only the standard library, so that they run
without installing anything. Nothing here imports the rest of the house but the escaper.
"""
