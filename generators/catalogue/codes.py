"""Every code that a check can give, in one readable list: rules, shape, bytes and YAML, and
personal data."""

from generators.privacy import personal
from generators.read import slips, texts
from generators.rules import RULES
from generators.shape import schema

CODES = (*RULES, *schema.CODES, *slips.CODES, *texts.CODES, *personal.CODES)
