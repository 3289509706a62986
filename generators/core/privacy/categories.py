"""What kinds of personal data there are: their codes."""

from generators.core.diagnostics import ERROR, WARNING, Code

_WHY = "方案是公开的，个人信息依法不得公布；推送过的内容会一直留在历史记录里，删去也能找到。\n\n"
_MEND = "怎么改：删去。已经推送的，先撤回（关闭）这次提交，删去后重新提出，并告诉管理员清理。"
ADVICE = (
    "删去。如果已经推送，请不要只在后面补一次修改：先撤回（关闭）这次提交，删去后重新提出，"
    "并告诉管理员清理"
)


def _code(code: str, severity: str, title: str, what: str) -> Code:
    return Code(code, severity, title, f"{what}{_WHY}{_MEND}")


IDENTITY = _code(
    "PRV-01",
    ERROR,
    "写了个人的证件号码",
    "18 位、校验码相符的身份证号码或者外国人永久居留身份证号码，以及写明是身份证、护照、通行证、"
    "社会保障卡等证件的号码。",
)
PHONE = _code(
    "PRV-02",
    ERROR,
    "写了个人的电话",
    "11 位的手机号码，写明是住宅、家庭、家长的座机号码。办公室的座机可以写。",
)
BANK_CARD = _code("PRV-03", ERROR, "写了银行卡号", "16 至 19 位、校验码相符的银行卡号。")
STUDENT = _code(
    "PRV-04",
    ERROR,
    "写了学号或考号",
    "学号的位数没有统一规定，所以只认“学号”“准考证号”等字样后面的号码。",
)
CONTACT = _code(
    "PRV-05",
    ERROR,
    "写了个人的邮箱、QQ 或微信",
    "个人的邮箱、QQ 号、微信号、抖音号。学校的公务邮箱可以写，例如 jwb@example.edu.cn。",
)
OLD_IDENTITY = _code("PRV-06", WARNING, "像是 15 位的身份证号码", "旧的身份证号码没有校验码。")
DWELLING = _code(
    "PRV-07",
    ERROR,
    "写了住址",
    "写明是住址的，或者写到小区、单元、村组的地址。学校和考点的地址可以写。",
)
BORN = _code("PRV-08", ERROR, "写了出生日期", "写明是出生日期、生日的日期。其他日期可以写。")
PLATE = _code("PRV-09", ERROR, "写了车牌号", "机动车的号牌。")
CODES = (
    IDENTITY, PHONE, BANK_CARD, STUDENT, CONTACT, OLD_IDENTITY, DWELLING, BORN, PLATE,
)  # fmt: skip
