"""Every code that a check can give, in one readable list: rules, shape, bytes and YAML, and
personal data."""

from generators import privacy, schema, slips, texts
from generators.rules import RULES

CODES = (*RULES, *schema.CODES, *slips.CODES, *texts.CODES, *privacy.CODES)
