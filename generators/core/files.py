"""Files that are written whole or not at all, one or several together. Knows nothing of plans."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace_all(texts: Mapping[Path, str | None]) -> None:
    """Write every text or none: beside the old files first, then in their places; what is already
    in place goes back when one fails. Where there is no text, the file goes. A file keeps the
    rights it had. Raises OSError."""
    old = {file: file.read_bytes() if file.exists() else None for file in texts}
    fresh = {file: file.with_name(f".{file.name}.part") for file in texts}
    try:
        for file, text in texts.items():
            if text is None:
                continue
            file.parent.mkdir(exist_ok=True)
            _write(fresh[file], text)
            if old[file] is not None:
                fresh[file].chmod(file.stat().st_mode & 0o7777)
        for file, text in texts.items():
            if text is None:
                file.unlink()
            else:
                fresh[file].replace(file)
    except BaseException:
        for file, raw in old.items():
            _put_back(file, raw)
        raise
    finally:
        for part in fresh.values():
            part.unlink(missing_ok=True)


def create(file: Path, text: str) -> None:
    """Write a new file. Raises FileExistsError where there is one, which stays as it is."""
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        try:
            stream.write(text)
            stream.flush()
        except BaseException:
            file.unlink()
            raise


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _put_back(file: Path, raw: bytes | None) -> None:
    with suppress(OSError):  # the first failure is the one to tell
        if raw is None:
            file.unlink(missing_ok=True)
        elif not file.exists() or file.read_bytes() != raw:
            file.write_bytes(raw)
