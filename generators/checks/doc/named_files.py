"""DOC: the files that notices and the issued document name, and those that lie there."""

from collections.abc import Iterator
from difflib import get_close_matches

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding, Location, NotApplicable
from generators.model import attached_files


@rule("DOC-28", ERROR, "附件的文件都在，也都有公文写到它")
def attached_file_missing(context: Context) -> Iterator[Judgement]:
    """公文写了附件的文件，文件却不在 attachments 文件夹里，收到的人拿不到；文件放在那里，没有公文写
    到它，就不知道是谁的附件，网站上也没有。文件的内容要是它的名字所说的那一种，不然打不开。

    怎么改：把文件放进这一年的 attachments 文件夹，或者改正公文里的文件名；没有用的文件删去。
    """
    plan = context.plan
    naming = list(attached_files.naming(plan))
    if not naming and not plan.attached:
        yield NotApplicable("没有附件的文件")
    named = {each.file for _, each in naming}
    free = [name for name in plan.attached if name not in named]
    for _, each in naming:
        if each.file not in plan.attached:
            near = get_close_matches(str(each.file), free, n=1)
            free = [name for name in free if name not in near]  # told here
            put = f"把文件放进 {plan.year}/{attached_files.FOLDER}"
            yield each.finding(
                "file",
                message=f"{attached_files.FOLDER.rstrip('/')} 文件夹里没有 {each.file}",
                advice=f"改成 {near[0]}，或者{put}" if near else put,
            )
    for name, file in plan.attached.items():
        place = Location(file.spot.source.path)
        if attached_files.is_of_another_kind(file):
            ending = name.rpartition(".")[2]
            message = f"{name} 的内容不是 {ending}，打不开"
            yield Finding(place, message, "用原来的软件另存为这一种文件，不要只改文件名")
        elif name in free:
            advice = "在公文的 attachments 里写 {title: 名称, file: " + name + "}；不用的删去"
            yield Finding(place, f"没有公文写到附件的文件 {name}", advice)
