"""Two versions of a plan -> what is different, as entities, in the words of the office."""
