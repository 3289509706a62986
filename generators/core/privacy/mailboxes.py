"""Mailboxes: whose they are, told by their names and by the words before them.

An office's mailbox is no personal data: at an institution by its name, elsewhere by a name that
says so in full or by an office named before it.
"""

import re
from collections.abc import Iterator

_FREE = (
    r"(?:vip\.)?(?:qq|163|126|139|189|wo|sina|sohu|yeah|aliyun|foxmail|gmail|hotmail|outlook|icloud"
    r"|live|msn|21cn|tom|yahoo|88|proton)"
)
_AT = r"[ ]{0,2}(?:@|[\[(](?:at|@|艾特|圈a)[\])]) ?"
_MAIL = (
    r"(?<![a-z0-9])(?P<local>[a-z0-9][a-z0-9._%+-]{0,63})"
    rf"(?: {{0,2}}@ ?(?P<domain>[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.[a-z]{{2,12}})"
    rf"(?![a-z0-9])|(?:{_AT}|[ ]at[ ]|[ ]?#[ ]?|[ ]?艾特[ ]?)(?P<written>{_FREE}"
    r"(?:\.| ?[\[(]?(?:dot|点)[\])]? ?|。)(?:com|cn|net)(?:\.cn)?)(?![a-z0-9])"
    r"|@(?P<short>qq|163|126|foxmail|gmail)(?![a-z0-9.@/-]))"
)
_EXAMPLES = r"(?:.*\.)?(?:example|users\.noreply\.github)(?:\.[a-z]{2,3}){0,2}"
_INSTITUTIONS = r"(?:.*\.)?(?:edu|gov|example)(?:\.[a-z]{2,3})?"
_TASKS = (
    r"(?:jiaowu|jiaoxue|zhaosheng|zhaoban|kaoshi|peixun|caiwu|renshi|xuesheng|xuegong|dangban"
    r"|dangzheng|jiuye|keyan|houqin|baowei|tuanwei|xiaoban|yuanban|xinxi|xuanchuan|jijian|jiancha"
    r"|tushu|zichan|guoji|shixun|jineng|jianding|pingjia|zhengshu|xiaozhang|shuji|gonghui|fuwu)"
    r"(?:chu|bu|ke|ban|xinxiang|zhongxin|guan|xi|gongzuo)?"
    r"|bangongshi|office|info|admin|administrator|webmaster|postmaster|contact|service|support|exam"
    r"|no-?reply|help|hotline|hr|dean|library|news|press|job|jobs|career|mail|public|international"
)
# Initials of an office (jwb, xsc, zsjy), or a word for a task.
_ROLE = rf"[bcdfghjklmnpqrstwxyz]{{2,12}}|{_TASKS}|git|1x"
_OFFICE = (
    r"(?:(?<!联)系|[处部科院校馆委]|办公室|办|中心|学校|学院|公共|公务|单位|官方|招生|报名|举报|监督|投诉|工作|咨询)"
    r"(?:的)?(?:电子)?(?:邮箱|信箱|邮件|e-?mail)?[\s:=为是]{0,3}\Z"
)


def mailboxes(plain: str, own: str) -> Iterator[tuple[re.Match[str], str]]:
    """Mailboxes of persons in a plain text: the place, where the name before the sign is `local`,
    and the domain. `own`: the college's domain."""
    for match in re.finditer(_MAIL, plain):
        local = match["local"]
        domain = match["domain"] or match["written"] or match["short"]
        before = plain[max(0, match.start() - 14) : match.start()]
        if not (re.fullmatch(_EXAMPLES, domain) or local == "git" or _is_public(
            local, domain, before, own
        )):  # fmt: skip
            yield match, domain


def _is_public(local: str, domain: str, before: str, own: str) -> bool:
    name = re.sub(r"[0-9._-]+\Z", "", local) or local
    parts = re.split(r"[._-]", name)
    if (own and domain.endswith(own)) or re.fullmatch(_INSTITUTIONS, domain):
        return any(re.fullmatch(_ROLE, each) for each in (name, parts[0], parts[-1]))
    if any(re.fullmatch(_TASKS, each) for each in (name, *parts)):
        return True
    return not name.isdigit() and re.search(_OFFICE, before) is not None and (
        re.search(r"[bcdfghjklmnpqrstwxyz]{3}", name) is not None
    )  # fmt: skip
