"""Puts into the wheel what the program needs beside its modules.

Schemas, assets, the guide and the settings of the site builder stand at the top of the repository,
where people look for them. The wheel carries them inside the package (generators/resources.py says
where they are found); an editable installation reads the repository's own.
"""

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = (
    "mkdocs.yml", "schemas", "docs/assets", "docs/guide", "plan/README.md", "requirements/site.txt",
    ".vscode",
)  # fmt: skip


class Bundle(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        if version != "editable":
            build_data["force_include"] |= {path: f"generators/bundle/{path}" for path in BUNDLED}
