"""Facts that somebody has confirmed, written into the files of a plan."""
