"""What students and parents ask, and what of a plan would answer it. Writes no page.

How an answer is made of the data and the words of the document is questions.py's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from generators.model.plans import Plan
from generators.site.pages import replies
from generators.site.pages.replies import Lines


@dataclass(frozen=True)
class Question:
    """`missing` names what is open, unless `stated` finds it in the data or the document has
    one of the words that would settle it; `said` is told besides, and settles nothing. `words`
    choose the sentences to quote, `kinds` the tasks to name. `about` is the work of those who can
    be asked, None where nobody is to be named; `asked` are other ways to ask. `looked`: where the
    data have nothing, they say themselves that it is not stated; `partly`: whether they have it of
    some certificates only."""

    id: str
    text: str
    missing: str
    settles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    about: str | None = ""
    asked: tuple[str, ...] = ()
    stated: Lines = lambda plan: ()
    said: Lines = lambda plan: ()
    looked: bool = False
    partly: Callable[[Plan], bool] = lambda plan: False


QUESTIONS = (
    Question(
        "what", "“1+X”是什么？", "“1+X”的含义",
        words=("（若干职业技能等级证书）",),
        stated=replies.if_said(
            "“X”（若干职业技能等级证书）", "“1”是学历证书，“X”是若干职业技能等级证书"
        ),
        asked=("1+X是什么", "什么是1+X", "1+X是什么意思", "X证书是什么"),
    ),
    Question(
        "use", "考了证书有什么用？", "证书对升学、就业有什么用",
        settles=("升学", "专升本", "求职"), words=("就业能力", "相应学分", "免修相应课程"),
        asked=("证书有什么用", "证书有用吗", "有什么用", "含金量", "就业", "升学", "专升本",
               "找工作"),
    ),
    Question(
        "eligible", "哪些专业可以考？", "名单以外的专业能不能考",
        said=replies.eligible,
        asked=("哪些专业可以考", "哪些专业能考", "什么专业可以报", "名单以外", "没有列出的专业"),
    ),
    Question(
        "grade", "哪些人可以报，有年级的要求吗？", "年级和其他报名条件",
        settles=("年级", "报名条件"), words=("在校学生", "本校学生"), about="报名",
        asked=("年级", "大一", "大二", "大三", "新生", "毕业生", "谁能报", "谁可以报", "报名条件",
               "报考条件", "报考资格"),
    ),
    Question(
        "choice", "能考几个证书，必须考吗，报了以后能换吗？", "可以报几个、能不能更换",
        settles=("换证", "更换证书"), words=("自主选择", "自愿", "必须考", "强制"), about="报名",
        said=replies.if_said("学生自主选择", "由学生自主选择"),
        asked=("换证", "换证书", "改报", "能考几个", "必须考吗", "可以不考", "不考",
               "一定要考吗", "自愿",
               "两个证书", "考两个证", "能报两个", "强制"),
    ),
    Question(
        "full", "有多少名额，名额满了怎么办？", "名额满了怎么办、能不能增加",
        settles=("递补", "增加名额"), said=replies.places,
        asked=("名额满了", "名额满了怎么办", "满额", "名额不够", "递补", "候补"),
    ),
    Question(
        "registration", "什么时候报名，向谁报名？", "报名的起止日期",
        settles=("报名时间", "报名截止"), words=("的报名",), kinds=("报名",), about="报名",
        looked=True,
        asked=("报名", "报名时间", "报名截止", "截止日期", "怎么报名", "在哪里报名", "报名表"),
        stated=replies.registration, said=replies.whose("报名"),
    ),
    Question(
        "now", "现在还能报名吗？", "以后各年的报名",
        said=replies.years, about="报名",
        asked=("现在还能报名吗", "还能报名吗", "今年还能报吗", "过期", "明年"),
    ),
    Question(
        "fee", "考证要交费吗，有补贴吗？", "收费、退费和补贴的办法",
        settles=("收费", "收取", "费用", "缴费", "交费", "报名费", "考试费", "考核费", "退费",
                 "补贴"),
        words=("启动费", "资金"),
        asked=("收费", "费用", "缴费", "交费", "报名费", "考试费", "培训费", "多少钱", "要钱",
               "收钱", "免费", "退费", "退钱", "补贴", "补助", "报销"),
    ),
    Question(
        "training", "什么时候培训，在哪里培训？", "培训的日期、地点和课时",
        settles=("培训时间", "培训地点", "课时"), words=("培训、考证", "开展专门培训", "技能开发"),
        kinds=("培训",), about="培训",
        asked=("培训", "培训时间", "培训地点", "上课", "课时", "培训班"),
    ),
    Question(
        "exam", "什么时候考，在哪里考？", "考核的日期和地点",
        settles=("考核时间", "考试时间"), words=("考点", "考场", "考核场所", "理论考核"),
        kinds=("考核",), about="考核", stated=replies.sessions,
        asked=("考试", "考核", "考试时间", "考试地点", "考场", "考点在哪里", "准考证", "监考"),
    ),
    Question(
        "retake", "没有通过能补考吗？", "补考的办法", about="考核",
        settles=("补考", "重考"),
        asked=("补考", "重考", "成绩", "挂科", "没考过", "没考上", "考不过", "不及格"),
    ),
    Question(
        "issue", "证书由谁发，是哪一级？", "各证书的培训评价组织和等级",
        settles=("颁发",), words=("证书发放",), kinds=("发证",), stated=replies.evaluators,
        looked=True,
        asked=("发证", "领证", "证书等级", "等级", "初级", "中级", "高级", "级别", "几级",
               "证书几级", "发证机构", "评价组织", "培训评价组织", "谁发的证书", "哪里发的证书",
               "颁发", "拿证", "什么时候发证"),
    ),
    Question(
        "credit", "证书能换学分、免修课程吗？", "换多少学分、怎样办理",
        settles=("折算", "学分对照"), words=("学分",),
        said=replies.if_said("免修相应课程", "写的是“探索”按规定兑换学分、免修相应课程"),
        asked=("学分", "学分兑换", "学分互认", "免修", "抵学分"),
    ),
    Question(
        "team", "每个证书由谁带？", "教学团队的成员",
        said=replies.leads, stated=replies.members, partly=replies.some_members,
        words=("团队成员",), looked=True,
        asked=("谁带队", "带队老师", "谁带我们", "指导老师", "谁来教", "谁上课"),
    ),
    Question(
        "teachers", "班主任、辅导员和任课教师做什么？", "班主任、辅导员和任课教师的职责",
        settles=("班主任", "辅导员", "任课教师"), words=("宣传工作", "师资的推荐", "骨干教师"),
        about="宣传", asked=("班主任", "辅导员", "任课教师", "老师", "教师"),
    ),
    Question(
        "public", "社会人员能考吗？", "社会人员的名额和报名办法",
        settles=("社会人员名额", "社会人员报名"), words=("社会成员", "社会人员"), about="社会",
        said=replies.whose("社会人员培训"),
        asked=("社会人员", "社会成员", "社会考生", "校外人员"),
    ),
    Question(
        "materials", "实训和考核用的物品由谁采购？", "由谁负总责",
        words=("采购",), said=replies.buyers, about="采购",
        asked=("谁来采购", "买材料", "买东西", "耗材"),
    ),
    Question(
        "contact", "有问题找哪个部门？", "电话和地址",
        settles=("联系电话", "咨询电话"), words=("办公室",), stated=replies.reached,
        said=replies.offices,
        about=None,
        asked=("联系方式", "联系", "电话", "咨询", "联系人", "找谁", "问谁", "找谁问", "地址"),
    ),
    Question(
        "complaint", "向谁投诉、举报？", "受理投诉、举报的部门和方式",
        settles=("投诉", "举报"), words=("抽查和监督", "监督评价"),
        asked=("投诉", "举报", "意见箱", "监督电话", "违规", "反映问题"),
    ),
    Question(
        "president", "校长、院长是谁？", "校长、院长是谁",
        settles=("校长", "院长"), said=replies.heads, about=None,
        asked=("校长", "院长", "校领导", "院领导"),
    ),
)  # fmt: skip
