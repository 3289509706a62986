"""A whole plan with some files as they are to become, checked in a folder of its own before
anything is written: what would be refused is known before."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generators.checks.plan_check import Report, check, copy_owners_file
from generators.core import files
from generators.core.diagnostics import Diagnostic


def tried(
    folder: Path, texts: Mapping[str, str], day: date | None, *, compared: bool = False
) -> Report:
    """The report of the plan in `folder` with these texts, by their path below it, on a day; with
    `compared`, what they change of it is judged too. Its findings stand at the files as they are
    called in `folder`."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy, symlinks=True)
        copy_owners_file(folder, copy)
        files.replace_all(copy, texts)
        report = check(copy, day, folder if compared else None)
        named = [_renamed(each, copy, folder) for each in report.diagnostics]
        return replace(report, diagnostics=tuple(named))


def _renamed(each: Diagnostic, copy: Path, folder: Path) -> Diagnostic:
    path = each.location.path.replace(copy.as_posix(), folder.as_posix(), 1)
    return replace(each, location=replace(each.location, path=path))
