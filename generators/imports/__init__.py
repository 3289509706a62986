"""Edited workbooks back into the plan: xlsx -> what is wished -> edits of YAML, all or none."""
