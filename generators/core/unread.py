"""Reasons why a file from elsewhere could not be read, as phrases to stand behind its name."""

MEMORY = "读它要用的内存太多"
TIME = "读它要用的时间太长"
ANSWER = "里面的内容太多"
ENDED = "读它要用的内存太多，或者文件坏了"
BROKEN = "文件坏了、加了密码，或者不是它的名字所说的那一种"
NOT_TRIED = "前面的文件没有读完，这一个没有再读"
UNKNOWN = "这一种文件读不了"
PARTLY = "里面有一部分坏了、加了密码，或者又是压缩包"


class Unread(Exception):
    """A file that could not be read; the message says why."""
