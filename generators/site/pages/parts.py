"""程序库清单: which libraries make the site, as CycloneDX has it, out of the lock file.

Written by hand: a list of names and versions is a dozen lines, and the library for it would be the
largest part in it. Without time and serial number, so that the same lock gives the same bytes;
without hashes, since the lock allows a file for each system. Tests hold it to the schema of the
standard.
"""

import json
import re
from collections.abc import Iterator

from generators.core import resources
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls

_FORM = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)( *;)?", re.M)


def render(edition: Edition) -> Iterator[Artifact]:
    lock = resources.LOCK.read_text("utf-8")
    yield Artifact(urls.PARTS, json.dumps(bill(lock), ensure_ascii=False, indent=1) + "\n")


def bill(lock: str) -> dict[str, object]:
    """The list of a lock file (`name==version`, with a marker where some systems only need it)."""
    return {
        "$schema": _SCHEMA,
        **_FORM,
        "metadata": {"component": {"type": "application", "name": "plan-as-code"}},
        "components": [_part(*found.groups()) for found in _PIN.finditer(lock)],
    }


def _part(name: str, version: str, marker: str | None) -> dict[str, str]:
    address = f"pkg:pypi/{name}@{version}"
    scope = "optional" if marker else "required"
    return {
        "type": "library", "bom-ref": address, "name": name, "version": version, "scope": scope,
        "purl": address,
    }  # fmt: skip
