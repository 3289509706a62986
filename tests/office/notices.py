"""Notices, from the draft to a second issue."""

from office.events import event

NOTICE, AGAIN = "2021/notices/registration.yaml", "2021/notices/registration-again.yaml"
_NOTICE = """kind: 通知
status: 草稿
title: 广东茂名健康职业学院关于组织2021年职业技能等级证书报名的通知
number: null
issued: null
addressees: [各系（部）]
body:
  - text: 现将{年}证书报名的有关事项通知如下。
  - heading: 报名的证书
  - text: "{证书}。各专业的名额见附件。"
  - heading: 报名的办法
  - text: 各系（部）组织学生自愿报名。
attachments:
  - {title: 证书名额表, table: 名额}
sealed: true
contact: 教务部
meeting: null
present: []
imprint: null
replaces: null
withdrawn: null
"""


@event("2021-10-08")
def a_notice_is_begun(desk):
    desk.run("notice", "new", "纪要", "--about", "证书试点工作")


@event("2021-10-08")
def a_notice_is_drafted(desk):
    desk.write(NOTICE, _NOTICE)


@event("2021-10-09", a_notice_is_drafted)
def a_notice_is_issued(desk):
    known = "number: 茂健职院〔2021〕91号\nissued: 2021-10-09"
    desk.edit(NOTICE, "status: 草稿", "status: 已印发")
    desk.edit(NOTICE, "number: null\nissued: null", known)


@event("2021-10-11", a_notice_is_issued)
def a_notice_is_withdrawn(desk):
    desk.edit(NOTICE, "status: 已印发", "status: 已撤回")
    why = "{on: 2021-10-11, reason: 漏写报名的截止日期}"
    desk.edit(NOTICE, "withdrawn: null", f"withdrawn: {why}")


@event("2021-10-12", a_notice_is_withdrawn)
def a_notice_is_issued_again(desk):
    desk.write(AGAIN, _NOTICE)
    for old, new in (
        ("status: 草稿", "status: 重新印发"),
        ("关于组织2021", "关于重新组织2021"),
        ("number: null\nissued: null", "number: 茂健职院〔2021〕92号\nissued: 2021-10-12"),
        ("通知如下。", "通知如下。本通知代替茂健职院〔2021〕91号。"),
        ("replaces: null", "replaces: registration"),
    ):
        desk.edit(AGAIN, old, new)


@event("2021-11-15", a_notice_is_issued, told=("CHG-16",), refused=True)
def an_issued_notice_is_rewritten(desk):
    desk.edit(NOTICE, "组织学生自愿报名", "组织学生报名")


@event("2021-11-15", a_notice_is_issued, told=("CHG-16",), refused=True)
def an_issued_notice_is_deleted(desk):
    (desk.folder / NOTICE).unlink()


@event("2021-10-08")
def a_form_goes_with_a_notice(desk):
    """As small a PDF as there can be."""
    desk.write(
        "2021/attachments/registration-form.pdf",
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF\n",
    )
    text = _NOTICE.replace("关于组织2021年职业技能等级证书报名", "关于领取报名表")
    desk.write("2021/notices/form.yaml", text)
    form = "table: 名额}\n  - {title: 报名表, file: registration-form.pdf}"
    desk.edit("2021/notices/form.yaml", "table: 名额}", form)
    desk.edit("2021/notices/form.yaml", "见附件。", "见附件1，报名表见附件2。")
