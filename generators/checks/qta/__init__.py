"""QTA: quotas, places and the ladder from declared to certified."""
