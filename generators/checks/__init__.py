"""The rules, a folder a prefix of codes, the engine that runs them, and reports."""
