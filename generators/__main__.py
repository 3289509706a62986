"""`python -m generators` is `plan`."""

import sys

from generators.commands.main import main

sys.exit(main())
