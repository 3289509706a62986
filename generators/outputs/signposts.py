"""The pages of the site by name, and what people type when they mean one. Knows no plan."""

from generators.outputs import urls

# Of a year: (address, title, other words).
YEAR = (
    (
        urls.finder,
        "我的专业能考什么",
        ("选专业", "能考什么证书", "我的专业可以考什么证书", "我能考什么", "报考", "专业查询"),
    ),
    (
        urls.certificates,
        "证书和名额",
        ("名额", "X证书", "申报名额", "职业技能等级证书", "证书列表", "有哪些证书", "名额表",
         "总名额", "合计", "总数", "人数", "一共多少人", "一共多少个名额"),
    ),
    (urls.majors, "各专业能考什么证书", ("专业", "专业列表", "专业名单", "有哪些专业")),
    (urls.departments, "部门分工", ("任务清单", "部门", "具体分工", "职责", "部门职责")),
    (
        urls.organisation,
        "组织机构",
        ("机构", "人员", "名单", "负责人", "团队负责人", "组织架构"),
    ),
    (
        urls.timeline,
        "进度安排",
        ("时间安排", "时间表", "日程", "阶段", "工作进度表", "甘特图", "期限"),
    ),
    (urls.notices, "通知", ("打印", "张贴", "PDF", "Word", "学生须知", "任务通知")),
    (urls.questions, "常见问题", ("问答", "FAQ")),
    (urls.tables, "表格下载", ("下载", "Excel", "CSV", "表格")),
    (urls.calendars, "日历", ("日程", "订阅", "ICS", "日期")),
    (
        urls.commitments,
        "待落实的事项",
        ("未落实", "没有写明由谁做", "没有人负责", "没人管", "责任不明"),
    ),
)  # fmt: skip
DOCUMENT = ("文号", "发文字号", "原文", "全文", "方案", "工作方案", "红头文件")
# Of the whole site: (address, title, what it holds, other words).
SITE = (
    (urls.YEARS, "历年对照", "", ("历年", "对比", "往年")),
    (urls.CHANGES, "变更", "什么时候改了什么", ("改动", "更新", "历史", "订阅")),
    (urls.CHECKS, "数据核对", "每条规则在本站数据上的结果", ("版本",)),
    (urls.LAYOUT, "版式核验", "印制文件与公文格式逐项对照", ("字体", "公文格式")),
    (urls.RULES, "检查规则", "修改计划时自动检查的规则", ("规则",)),
    (urls.DATA, "开放数据", "", ("接口", "API", "JSON", "数据下载")),
    (
        urls.EDITING,
        "怎样修改计划",
        "",
        ("修改计划", "拉取请求", "怎么改", "改错", "提出修改", "提意见", "编辑", "改名额"),
    ),
)
