"""The plan as code: read -> shape -> model -> rules -> outputs, in this direction only."""
