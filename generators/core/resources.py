"""Where the program's own files lie that are no modules: schemas, assets, guide, settings.

In a checkout they stand at the top of the repository; a wheel carries them in `bundle/`
(hatch_build.py puts them there).
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_BUNDLE = _PACKAGE / "bundle"
ROOT = _BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent

SCHEMAS = ROOT / "schemas"
SETTINGS = ROOT / "mkdocs.yml"
LOCK = ROOT / "requirements" / "site.txt"  # the libraries that make a site
THEME = _PACKAGE / "site" / "theme"
# `make fonts` puts them beside the checkout; for an installed program, beside the plan.
FONTS = (Path() if ROOT == _BUNDLE else ROOT) / ".fonts"
