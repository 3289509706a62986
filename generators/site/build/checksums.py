"""Is a site whole: the sum of every file, written down when it was made, compared later.

Knows files and sums, and neither what is in them nor how a site takes the place of another.
"""

import hashlib
import os
from pathlib import Path

MARK = ".plan-site"  # in every site that was built here, so that the next one may replace it
MANIFEST = "SHA256SUMS"  # of every other file; `sha256sum -c` reads it too


def seal(site: Path) -> None:
    """Write down the sum of every file. A site without this, or with another file, is not whole."""
    (site / MARK).touch()
    lines = (f"{digest}  {path}\n" for path, digest in sorted(_sums(site).items()))
    (site / MANIFEST).write_text("".join(lines), "utf-8")


def faults(site: Path) -> list[str]:
    """What keeps a site from being whole, in Chinese; empty when every file is as it was made."""
    try:
        text = (site / MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return [f"没有 {MANIFEST}，不知道有哪些文件"]
    lines = (line.split("  ", 1) for line in text.splitlines())
    known = {each[1]: each[0] for each in lines if len(each) == 2}
    there = _sums(site)
    told = [f"缺少 {path}" for path in sorted(known.keys() - there.keys())]
    told += [f"多出 {path}" for path in sorted(there.keys() - known.keys())]
    changed = (path for path in sorted(known.keys() & there.keys()) if known[path] != there[path])
    return told + [f"{path} 与生成时不同" for path in changed]


def _sums(site: Path) -> dict[str, str]:
    found = {}
    for root, folders, names in os.walk(site):
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        for name in (*names, *links):
            file = Path(root, name)
            path = file.relative_to(site).as_posix()
            plain = not file.is_symlink()
            if path != MANIFEST:
                found[path] = hashlib.sha256(file.read_bytes()).hexdigest() if plain else "link"
    return found
