"""Tables for offices: a table as a plain value, what is in each, and printers to xlsx and CSV."""
