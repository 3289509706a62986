"""SARIF as we write it against the schema of OASIS, which no Python package carries.

make sarif-schema         (fetches the schema with npm; it is not kept here)
"""

import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from jsonschema.validators import validator_for

from generators.checks.plan_check import check
from generators.checks.reports.sarif import sarif

TESTS = Path(__file__).parent


def plans(folder: Path):
    """The plan of 2021, and base with slips, wrong shapes and wrong names: fixes and related places
    are in there too."""
    yield TESTS / "plans" / "2021"
    for number, (old, new) in enumerate((
        ("lead: 壬九", "lead：壬九"), ("declared: 20", "declared: 二十人"), ("专业二", "专业贰"),
    )):  # fmt: skip
        plan = shutil.copytree(TESTS / "plans" / "base", folder / str(number) / "plan")
        file = plan / "2025/certificates/alpha.yaml"
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        yield plan


def main(path: Path) -> int:
    schema, wrong = json.loads(path.read_text("utf-8")), 0
    with TemporaryDirectory() as folder:
        for plan in plans(Path(folder)):
            log = json.loads(sarif(check(plan, None)))
            errors = list(validator_for(schema)(schema).iter_errors(log))
            wrong += len(errors)
            print(f"{len(log['runs'][0]['results'])} results, {len(errors)} errors")
            print(*(f"    {error.json_path}: {error.message[:200]}" for error in errors), sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
