"""Files that go with notices and with the issued document, as open data: a file a row."""

from generators.exchange.api.shapes import COUNT, TEXT, TEXT_OR_NULL, Field, Thing
from generators.model import attached_files
from generators.model.attached_files import GivenOut

GIVEN: Thing[GivenOut] = Thing("AttachedFile", "公文或方案另附的一个文件", {
    "notice": Field("哪一份公文的附件，写它的标题；随方案一起发的是 null", TEXT_OR_NULL,
                    lambda plan, each: each.notice.title if each.notice else None),
    "number": Field("公文的发文字号", TEXT_OR_NULL,
                    lambda plan, each: each.notice.number if each.notice else None),
    "label": Field("第几个附件，例如 附件2；随方案一起发的是空的", TEXT),
    "title": Field("名称", TEXT),
    "file": Field("网址，从网站的根算起", TEXT,
                  lambda plan, each: f"{plan.year}/{attached_files.FOLDER}{each.file.name}"),
    "type": Field("是哪一种文件，例如 Word 文件", TEXT,
                  lambda plan, each: attached_files.kind(each.file)),
    "bytes": Field("大小，多少字节", COUNT,
                   lambda plan, each: len(attached_files.content(each.file))),
    "sha256": Field("校验值 SHA-256", TEXT, lambda plan, each: each.file.sha256),
})  # fmt: skip
