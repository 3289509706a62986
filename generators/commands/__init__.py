"""The command line, a module a command: what it takes, what it runs, what it says.

Each has `arguments(command)`, which adds what it takes to a parser, and `run(options)`, which
returns the exit status. `main.py` lists them and loads only the one that was asked for, so that
checking never waits for the site; what they share is in `parsing.py` and `answers.py`.
"""
