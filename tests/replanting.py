"""Plans made from that of `base` by changing values in any of its files.

JSON is YAML: the changed files are written as such.
"""

import json
import shutil
from pathlib import Path

from generators.core.yaml import source
from generators.model.load import INSTITUTION, YEAR

BASE = Path(__file__).parent / "plans" / "base"


def kind_of(path: str) -> str:
    first, _, rest = path.partition("/")
    kinds, name = (YEAR, rest) if first.isdigit() else (INSTITUTION, path)
    folder, slash, _ = name.partition("/")
    return kinds[folder + slash if slash else name][0]


def replanted(folder: Path, change) -> Path:
    """A copy of base in `folder`, each file's data changed by `change(kind, data)`; one of which
    nothing is left goes."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for file in sorted(folder.rglob("*.yaml")):
        path = file.relative_to(folder).as_posix()
        data = source.read(file, path).data
        changed = change(kind_of(path), data)
        if changed is None:
            file.unlink()
        else:
            file.write_text(json.dumps(changed, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return folder
