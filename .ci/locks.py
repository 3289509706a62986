"""The locked libraries: those with a known fault, those withdrawn, and pins that have grown old.

All of it is asked of uv, which knows the index and a service of advisories. That something newer
is out is no news: a pin is old when a version that could be locked instead has been out for
half a year.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.version import Version

AGE = timedelta(days=180)
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*==[^\\\n]*[^\\\s])", re.M)
_NAME = re.compile(r"[A-Za-z0-9._-]+(?:\[[^\]]*\])?")
_YOUNG = re.compile(r"`([^`]+)` was filtered by `exclude-newer`")
_YANKED = re.compile(r"`([^`=]+)==([^`]+)` is yanked")
_UV = Path(sys.executable).with_name("uv")
_MEND = "运行 make lock UPGRADE=1 升级"


class Unanswered(Exception):
    """What uv said when it could not answer."""


def stale(root: Path, today: date) -> Iterator[str]:
    """What is to be done about the locked libraries. Raises Unanswered."""
    locked = pins(root)
    yield from faults(audit(locked))
    yield from withdrawn(compiled(locked, "--no-deps")[1])
    yield from old(locked, newest(wanted(root), today - AGE))


def pins(root: Path) -> list[str]:
    """What is locked, `name==version ; marker`, without the hashes."""
    files = sorted((root / "requirements").glob("*.txt"))
    return sorted({pin for file in files for pin in _PIN.findall(file.read_text("utf-8"))})


def versions(pins: Iterable[str]) -> dict[str, str]:
    """The version of each name; the newest where systems have one each."""
    found: dict[str, str] = {}
    for pin in pins:
        name, version = pin.partition(";")[0].strip().split("==")
        found[name] = max(found.get(name, version), version, key=Version)
    return found


def wanted(root: Path) -> list[str]:
    """What the project asks for, without the lower bounds: half a year ago there was less."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    lists = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    return ["uv", *(_NAME.match(each)[0] for asked in lists for each in asked)]


def newest(names: list[str], day: date) -> list[str]:
    """What would have been locked on a day. A library of which nothing was out on that day is
    taken as it is now, and left out."""
    young: set[str] = set()
    while True:
        options = [f"--exclude-newer-package={name}=false" for name in sorted(young)]
        try:
            lines = compiled(names, "--upgrade", f"--exclude-newer={day}", *options)[0]
        except Unanswered as told:
            more = set(_YOUNG.findall(str(told))) - young
            if not more:
                raise
            young |= more
        else:
            return [pin for pin in lines.splitlines() if pin.partition("==")[0] not in young]


def faults(audit: dict) -> Iterator[str]:
    for each in audit["vulnerabilities"]:
        name, version = each["dependency"]["name"], each["dependency"]["version"]
        better = "、".join(each["fix_versions"])
        mend = f"{better} 已经改好，{_MEND}" if better else "还没有改好的版本，看能不能不用它"
        yield f"{name} {version} 有已知的问题 {each['display_id']}（{each['summary']}）：{mend}"


def withdrawn(told: str) -> Iterator[str]:
    for name, version in _YANKED.findall(told):
        yield f"{name} {version} 已由作者撤回：{_MEND}"


def old(locked: Iterable[str], then: Iterable[str]) -> Iterator[str]:
    known = versions(then)
    for name, version in versions(locked).items():
        if name in known and Version(known[name]) > Version(version):
            yield f"{name} {version} 旧了，{known[name]} 已经发布半年以上：{_MEND}"


def audit(locked: Iterable[str]) -> dict:
    """What the advisories have against these versions."""
    listed = json.dumps(list(locked))
    script = f'# /// script\n# requires-python = ">=3.11"\n# dependencies = {listed}\n# ///\n'
    with TemporaryDirectory() as place:
        file = Path(place, "pins.py")
        file.write_text(script, "utf-8")
        features = "audit-command,json-output"
        done = _uv("audit", "--preview-features", features, "--output-format", "json",
                   "--script", str(file))  # fmt: skip
    if not done.stdout:  # the status is 1 also where there is something
        raise Unanswered(done.stderr.strip())
    return json.loads(done.stdout)


def compiled(requirements: Iterable[str], *options: str) -> tuple[str, str]:
    """The versions that uv would lock, and what it says besides."""
    asked = "\n".join(requirements)
    done = _uv("pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
               "--no-header", "--no-annotate", *options, "-", told=asked)  # fmt: skip
    if done.returncode:
        raise Unanswered(done.stderr.strip())
    return done.stdout, done.stderr


def _uv(*arguments: str, told: str = "") -> subprocess.CompletedProcess:
    return subprocess.run([_UV, *arguments], input=told, capture_output=True, text=True)
