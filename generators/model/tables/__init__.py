"""One language of tables: what the rows are, what each column shows, which cells are one."""
