"""The plan as code: read -> shape -> model -> rules -> outputs, in this direction only."""

__version__ = "0.2.0"
