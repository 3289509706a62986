"""Is a site whole: the sum of every file, written down when it was made, compared later.

Knows files and sums, and neither what is in them nor how a site takes the place of another.
"""

import hashlib
import os
from pathlib import Path

# In every site that was built here, so that the next one may replace it. It is for this machine:
# who publishes a site may leave out what begins with a dot, and the site is whole all the same.
MARK = ".plan-site"
MANIFEST = "SHA256SUMS"  # of every other file; `sha256sum -c` reads it too


def seal(site: Path) -> None:
    """Write down the sum of every file. A site without this, or with another file, is not whole."""
    (site / MARK).touch()
    write(found(site), site / MANIFEST)


def write(found: dict[str, str], manifest: Path) -> None:
    """The sum of each file, as `sha256sum -c` reads them."""
    lines = (f"{digest}  {path}\n" for path, digest in sorted(found.items()))
    manifest.write_text("".join(lines), "utf-8")


def faults(site: Path) -> list[str]:
    """What keeps a site from being whole, in Chinese; empty when every file is as it was made."""
    try:
        known = sums((site / MANIFEST).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return [f"没有 {MANIFEST}，不知道有哪些文件"]
    return differences(known, found(site))


def sums(manifest: str) -> dict[str, str]:
    """The sum of each file, as a manifest says; those of before named the mark as well."""
    lines = (line.split("  ", 1) for line in manifest.splitlines())
    return {each[1]: each[0] for each in lines if len(each) == 2 and each[1] != MARK}


def differences(known: dict[str, str], there: dict[str, str]) -> list[str]:
    """What is missing, too much or other than it was, file by file."""
    told = [f"缺少 {path}" for path in sorted(known.keys() - there.keys())]
    told += [f"多出 {path}" for path in sorted(there.keys() - known.keys())]
    changed = (path for path in sorted(known.keys() & there.keys()) if known[path] != there[path])
    return told + [f"{path} 与生成时不同" for path in changed]


def found(site: Path) -> dict[str, str]:
    """The sum of each file as it is now; a link is none that was made here."""
    there = {}
    for root, folders, names in os.walk(site):
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        for name in (*names, *links):
            file = Path(root, name)
            path = file.relative_to(site).as_posix()
            plain = not file.is_symlink()
            if path not in (MANIFEST, MARK):
                there[path] = hashlib.sha256(file.read_bytes()).hexdigest() if plain else "link"
    return there
