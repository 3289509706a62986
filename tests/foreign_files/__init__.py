"""Files from elsewhere: edited at random, or asking for much."""
