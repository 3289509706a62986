"""Describe an unexpected exception in plain words. Knows no plan and no command."""

import errno

from generators.core.diagnostics import ERROR, Code

NOT_MADE = Code(
    "OUT-01",
    ERROR,
    "网站和文件的每一样都做得出来",
    "检查通过，网页、印制的文件、表格、日历和数据就都做得出来。各条规则只看写得对不对；"
    "运行 plan check --make 时，规则没有指出错误，就再把每一样在内存里做一遍（不写文件），"
    "做不出来的在这里指出：是哪一样，多半与计划里的哪一处有关。\n\n"
    "怎么改：这不是填写的人的错，是程序没有料到这里的写法。先把这里的改动撤回，或者换一种写法，"
    "再把这条结果告诉维护的人；运行 plan --debug check --make 可以看到程序出错的位置。",
)

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹", errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "这不是文件夹",
    errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了", errno.EDQUOT: "分给的空间用完了", errno.EEXIST: "已经有了",
    errno.ENAMETOOLONG: "名称太长",
}  # fmt: skip
# The first that an exception is one of says what kind of fault it is.
_KINDS = (
    (MemoryError, "内存不够"),
    (RecursionError, "内容一层套一层，层数太多"),
    (ImportError, "程序缺了一部分，请重新安装"),
    (LookupError, "要找的一项不在"),
    ((TypeError, AttributeError), "有一项空着，或者不是程序要的那一类"),
    (ArithmeticError, "有一个数算不出来"),
    (UnicodeError, "有文字转换不了"),
    (ValueError, "有一项的写法处理不了"),
)


def why(error: OSError) -> str:
    """Why a file could not be read or written, in Chinese."""
    return _REASONS.get(error.errno or 0) or f"系统不允许（{error.strerror}）"


def in_words(error: BaseException) -> str:
    """What kind of fault an exception is, for people."""
    if isinstance(error, OSError):
        what = f"{error.filename} 读写不了" if error.filename else "结果写不出来"
        return f"{what}：{why(error)}"
    return next((said for kind, said in _KINDS if isinstance(error, kind)), "程序没有料到的情形")
