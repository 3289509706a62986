"""The command line: a command is a module with `arguments` and `run`."""
