"""The pages of the site by name, and what people type when they mean one. Knows no plan."""

from collections.abc import Callable

from generators.model.plans import Plan
from generators.site.pages import urls

# Of a year: address, then title and other words for it.
_YEAR: dict[Callable[[Plan], str], str] = {
    urls.finder: """我的专业能考什么：
        选专业 能考什么证书 我的专业可以考什么证书 我能考什么 报考 专业查询 适合什么证书""",
    urls.certificates: """证书和名额：
        名额 申报名额 证书列表 有哪些证书 总名额 合计 总数 人数
        一共多少人 一共多少个名额 几个证书""",
    urls.majors: "各专业能考什么证书：专业 专业列表 专业名单 有哪些专业",
    urls.departments: """部门分工：
        任务 任务清单 部门 具体分工 职责 部门职责 责任单位 责任部门""",
    urls.organisation: "组织机构：机构 人员 名单 负责人 组织架构 领导 成员",
    urls.timeline: """进度安排：
        时间安排 时间表 日程 阶段 工作进度表 甘特图 期限 截止 牵头 本月 这个月 最近 接下来
        下一步 现在到哪一步""",
    urls.notices: "通知：打印 张贴 PDF Word 学生须知 任务通知 公告",
    urls.questions: "常见问题：问答 FAQ",
    urls.tables: """表格下载：
        下载 Excel CSV 表格 导出 附件 填报 填表 报表 模板 名额表 汇总表 部门任务量""",
    urls.calendars: "日历：日程 订阅 ICS 日期",
    urls.commitments: """待落实的事项：
        未落实 落实 没有写明由谁做 没有人负责 没有责任人 没人管 责任不明 文件未载明""",
}
# Of the whole site: address, then title and other words for it.
_SITE = {
    urls.YEARS: "历年对照：历年 对比 往年",
    urls.CHANGES: "变更：改动 更新 历史 订阅 变更记录 修改记录 最近改动 改了什么 RSS Atom",
    urls.CHECKS: "数据核对：版本 检查结果 自查",
    urls.LAYOUT: "版式核验：字体 字号 行距 版式 格式 公文格式 国标 国家标准 GB/T9704",
    urls.RULES: "检查规则：规则 报错 错误代码 报错代码 检查不通过",
    urls.DATA: "开放数据：接口 API JSON 数据下载 数据来源 公开数据",
    urls.EDITING: """怎样修改计划：
        修改计划 拉取请求 怎么改 怎么改数据 改数据 改错 写错了 更正 提出修改 提意见 编辑
        改名额 改期限 调整名额 名额调整 审批 合并 回滚 恢复 怎样写 日期的写法 撤回通知 用表格填""",
}
_HOLDS = {  # shown below a title
    urls.CHANGES: "什么时候改了什么",
    urls.CHECKS: "每条规则在本站数据上的结果",
    urls.LAYOUT: "印制文件与公文格式逐项对照",
    urls.RULES: "修改计划时自动检查的规则",
}
DOCUMENT = (
    "文号", "发文字号", "原文", "全文", "正文", "条款", "方案", "工作方案", "红头文件",
    "文件号", "原文下载", "印发时间", "成文日期", "印发日期", "发文日期", "落款",
)  # fmt: skip
NOTES = ("勘误", "错漏", "错误", "勘校", "错别字")
CITATIONS = ("上级文件", "依据", "政策依据", "文件依据")


def _signed(written: str) -> tuple[str, tuple[str, ...]]:
    """(title, other words)"""
    title, _, words = written.partition("：")
    return title, tuple(words.split())


YEAR = tuple((address, *_signed(written)) for address, written in _YEAR.items())
SITE = tuple(
    (address, title, _HOLDS.get(address, ""), words)
    for address, written in _SITE.items()
    for title, words in [_signed(written)]
)
