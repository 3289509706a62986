"""How a command answers: its exit status, and a refusal on the other stream."""

import errno
import sys

from generators.privacy import personal

_WHY = {
    errno.ENOENT: "没有这个文件或文件夹", errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "这不是文件夹",
    errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了", errno.EDQUOT: "分给的空间用完了", errno.EEXIST: "已经有了",
    errno.ENAMETOOLONG: "名称太长",
}  # fmt: skip

OK, ERRORS, COULD_NOT_RUN, BUSY = 0, 1, 2, 75  # the last is EX_TEMPFAIL of sysexits.h


def say(message: str) -> int:
    """Print one line of good news, without personal data. Returns OK."""
    print(personal.mask(message))
    return OK


def refuse(message: str, status: int = COULD_NOT_RUN) -> int:
    """Print why nothing was done, without personal data. Returns the exit status."""
    print(personal.mask(message), file=sys.stderr)
    return status


def why(error: OSError) -> str:
    """Why a file could not be read or written, in Chinese."""
    return _WHY.get(error.errno or 0) or f"系统不允许（{error.strerror}）"
