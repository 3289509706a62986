"""`python -m generators` is `plan`."""

import sys

from generators.cli import main

sys.exit(main())
