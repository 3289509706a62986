"""Every code that a check can give, in one readable list: rules, shape, bytes and YAML."""

from generators import schema, slips, texts
from generators.rules import RULES

CODES = (*RULES, *schema.CODES, *slips.CODES, *texts.CODES)
