"""The bot below a pull request: one comment, under the right one, whatever comes and goes wrong.

Against a forge of our own (forge/standin.py), which holds every request to the forge's description.
"""

import io
import json
import random
import re
import stat
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "forge"))
from standin import BOT, REPOSITORY, TOKEN, StandIn

from generators.cli.forge import artifacts, comments, pulls
from generators.cli.forge.__main__ import main
from generators.cli.forge.artifacts import MOST_BYTES
from generators.cli.forge.client import Forge, Refused
from generators.cli.forge.gate import CONTEXT, LABELS, handed
from generators.cli.forge.pulls import Proposal
from generators.diff.topics import TOPICS

HEAD, OTHER, BASE = "a" * 40, "b" * 40, "c" * 40
HOSTILE = (
    "@all #1 closes GH-2 <img src=x> ![](http://x.example) [a](javascript:x) | `x` "
    "<!-- plan-check:v1 -->"
)


def effect(**more):
    return {
        "version": 4, "base": BASE, "head": HEAD, "holds": False, "refused": [], "program": [],
        "counts": {"error": 1, "warning": 0, "info": 0},
        "standing": {"error": 0, "warning": 3, "info": 1},
        "findings": [{
            "code": "QTA-02", "severity": "error", "message": "专业不在名单里", "advice": "改正",
            "mended": "  - {major: 专业三, declared: 40}", "standing": False,
            "file": "plan/2025/certificates/beta.yaml", "line": 10,
        }],
        "changes": [{"topic": "名额", "text": "证书乙·专业三：核定 40 → 35 人"}],
        "touched": {
            "departments": ["示例系"], "notices": [], "calendars": [], "pages": ["index.html"],
            "files": [],
        },
        "approvals": [{"file": "2025/certificates/beta.yaml", "who": ["教学部（@office）"]}],
        "labels": ["名额"],
        "waiting": ["TIM-07 无法判断（先改好 REF-01 plan/2025/timeline.yaml:53）"],
    } | more  # fmt: skip


def zipped(content, name=artifacts.FILE, more=(), mode=None, method=zipfile.ZIP_DEFLATED):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = method
        if mode:
            info.external_attr = mode << 16
        archive.writestr(info, content if isinstance(content, bytes) else json.dumps(content))
        with warnings.catch_warnings(action="ignore"):  # the same name twice
            for other in more:
                archive.writestr(other, "x")
    return raw.getvalue()


GRANTED = {
    "contents": "read", "actions": "read", "statuses": "write", "pull-requests": "write",
}  # fmt: skip


@pytest.fixture
def forge():
    """Two pull requests, a judgement of the first, and what the job that tells is granted."""
    standin = StandIn(dict(GRANTED))
    standin.pulls = [pull(7, HEAD), pull(8, OTHER, branch="another")]
    standin.made, standin.main = set(LABELS), BASE
    put(standin, zipped(effect()))
    yield standin
    standin.close()
    assert standin.wrong == []


def pull(number, sha, owner="someone", branch="change", base="main", repository=REPOSITORY):
    return {
        "number": number, "state": "open", "user": {"login": owner},
        "head": {"sha": sha, "label": f"{owner}:{branch}"},
        "base": {"ref": base, "repo": {"full_name": repository}},
    }  # fmt: skip


def put(standin, raw, size=None, **more):
    about = {"id": 5, "name": "effect-7", "expired": False, "size_in_bytes": size or len(raw)}
    standin.artifacts = {5: (about | more, raw)}


def environment(standin, **more):
    return {
        "GITHUB_API_URL": standin.api, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_TOKEN": TOKEN,
        "GITHUB_RUN_ID": "3", "GITHUB_SERVER_URL": "https://forge.example",
    } | more  # fmt: skip


PROPOSAL = Proposal(7, HEAD, "someone")


def run(standin, capsys, waits=None, proposals=(PROPOSAL,)):
    """The job that tells what was judged. Returns (status, what it printed)."""
    given = environment(standin, BASE=BASE, PROPOSALS=handed(proposals))
    status = main(["tell"], given, (waits if waits is not None else []).append)
    return status, capsys.readouterr().out


UNREADABLE = comments.unreadable(BASE, HEAD)
TOLD = "已更新拉取请求 7 的状态和评论\n"


def test_one_comment_and_its_labels(forge, capsys):
    assert run(forge, capsys) == (0, TOLD)
    (said,) = forge.comments[7]
    assert said["body"].startswith(pulls.MARKER)
    assert "证书乙·专业三：核定 40 → 35 人" in said["body"]
    assert "有 1 处要改" in said["body"]
    assert "`aaaaaaaaaa` 并入主干 `cccccccccc`" in said["body"]
    (status,) = forge.statuses[HEAD]
    assert status == {
        "context": CONTEXT, "state": "failure", "description": "有 1 处错误要改，见下方的评论",
    }  # fmt: skip
    assert forge.labels == {7: {"名额"}}
    assert forge.elsewhere_saw == [None]  # the token is for the forge alone
    assert 8 not in forge.comments


def test_the_comment_is_edited_in_place(forge, capsys):
    stranger = {"id": 1, "body": f"{pulls.MARKER} mine", "user": {"login": "x", "type": "User"}}
    forge.comments[7] = [stranger] + [{"id": n, "body": "谢谢", "user": BOT} for n in range(2, 150)]
    forge.labels[7] = {"自己的标签", "人员"}
    run(forge, capsys)
    put(forge, zipped(effect(changes=[], labels=[])))
    run(forge, capsys)
    ours = [c for c in forge.comments[7] if c["user"] == BOT and c["body"].startswith(pulls.MARKER)]
    assert len(ours) == 1
    assert "没有改动计划的内容" in ours[0]["body"]
    assert stranger["body"].endswith("mine")
    assert forge.labels[7] == {"自己的标签"}
    asked = len(forge.asked)
    run(forge, capsys)
    written = [path.split("/")[-2] for m, path in forge.asked[asked:] if m != "GET"]
    assert written == ["statuses"]  # nothing new, nothing written


def test_a_run_that_was_run_again_speaks_by_its_newest_artifact(forge, capsys):
    old, new = zipped(effect(changes=[])), zipped(effect())
    for number, raw in ((9, new), (5, old)):
        put(forge, raw)
        ((about, _),) = forge.artifacts.values()
        forge.kept = {**getattr(forge, "kept", {}), number: (about | {"id": number}, raw)}
    forge.artifacts = forge.kept
    assert run(forge, capsys)[0] == 0
    assert "证书乙·专业三：核定 40 → 35 人" in forge.comments[7][0]["body"]


def test_a_comment_of_another_with_our_marker_is_left_alone(forge, capsys):
    others = [
        {"login": "github-actions[bot]", "type": "User"}, {"login": "evil[bot]", "type": "Bot"},
        {"login": "GitHub-Actions[bot]", "type": "Bot"}, None,
    ]  # fmt: skip
    body = f"{pulls.MARKER}\n\n没有发现问题"
    forge.comments[7] = [{"id": n, "body": body, "user": who} for n, who in enumerate(others, 1)]
    assert run(forge, capsys)[0] == 0
    assert [each["body"] for each in forge.comments[7][:4]] == [body] * 4
    assert forge.comments[7][4]["user"] == BOT


def test_a_comment_that_somebody_has_edited_is_put_right(forge, capsys):
    run(forge, capsys)
    right = forge.comments[7][0]["body"]
    forge.comments[7][0]["body"] = f"{pulls.MARKER}\n\n没有发现问题，可以合并"
    run(forge, capsys)
    assert [each["body"] for each in forge.comments[7]] == [right]


def test_more_comments_than_can_be_read_bring_no_second_one(forge, capsys, monkeypatch):
    monkeypatch.setattr("generators.cli.forge.client._MOST_PAGES", 2)
    crowd = [{"id": n, "body": "谢谢", "user": {"login": "x", "type": "User"}} for n in range(200)]
    forge.comments[7] = crowd
    assert run(forge, capsys) == (1, "没有做：7：列表太长\n")
    assert len(forge.comments[7]) == 200


# --- poisoned artifacts ---------------------------------------------------------------------------


def cyclic():
    return b"[" * 200_000


def bomb():
    return zipped(b" " * (200 * 1024 * 1024))


def spoilt(raw):
    middle = len(raw) // 2
    return raw[:middle] + bytes([raw[middle] ^ 0xFF]) + raw[middle + 1 :]


def lying(size):
    """A zip whose directory tells another size than there is."""
    raw = bytearray(zipped(effect()))
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(raw)


def changed(path, value):
    data = json.loads(json.dumps(effect()))
    *way, last = path
    holder = data
    for step in way:
        holder = holder[step]
    if value is KeyError:
        del holder[last]
    else:
        holder[last] = value
    return data


ROW = effect()["findings"][0]
POISONED = {
    "of another commit": zipped(effect(head=OTHER)),
    "a pull request of its own choice": zipped(effect() | {"number": 8}),
    "of another commit of main": zipped(effect(base=OTHER)),
    "right in spite of its errors": zipped(effect(holds=True)),
    "right in spite of a refusal": zipped(
        effect(holds=True, counts=dict.fromkeys(("error", "warning", "info"), 0), refused=["x"])
    ),
    "right perhaps": zipped(effect(holds=1)),
    "another version": zipped(effect(version=3)),
    "a version that is true": zipped(effect(version=True)),
    "not a zip": b"hello",
    "nothing": b"",
    "cut": zipped(effect())[:-30],
    "spoilt": spoilt(zipped(effect())),
    "out of the folder": zipped(effect(), name="../../effect.json"),
    "absolute": zipped(effect(), name="/effect.json"),
    "a file more": zipped(effect(), more=["more.json"]),
    "the same name twice": zipped(effect(), more=[artifacts.FILE]),
    "a link": zipped(b"/etc/passwd", mode=stat.S_IFLNK | 0o777),
    "a device": zipped(effect(), mode=stat.S_IFCHR | 0o777),
    "a folder": zipped(effect(), name="effect.json/"),
    "a bomb": bomb(),
    "a method that wants much memory": zipped(effect(), method=zipfile.ZIP_LZMA),
    "a size that lies": lying(100),
    "a size of 4 GB": lying(0xFFFFFFFF),
    "not JSON": zipped(b"{"),
    "JSON of another encoding": zipped(json.dumps(effect(), ensure_ascii=False).encode("gbk")),
    "NaN": zipped(json.dumps(effect(standing={"error": float("nan")})).encode()),
    "a key twice": zipped(b'{"version": 1, "version": 1}'),
    "deep": zipped(cyclic()),
    "a list": zipped([]),
    "a key less": zipped(changed(["counts"], KeyError)),
    "a key less in a finding": zipped(changed(["findings", 0, "line"], KeyError)),
    "a key more in a finding": zipped(effect(findings=[ROW | {"html": "x"}])),
    "a million rows": zipped(effect(changes=[{"topic": "x", "text": "x"}] * 12_000)),
    "a long text": zipped(effect(changes=[{"topic": "x", "text": "x" * 5_000}])),
    "a text that is a number": zipped(effect(changes=[{"topic": "x", "text": 5}])),
    "a code that is markup": zipped(effect(findings=[ROW | {"code": "<b>"}])),
    "a severity of its own": zipped(effect(findings=[ROW | {"severity": "fatal"}])),
    "a line that is text": zipped(effect(findings=[ROW | {"line": "1"}])),
    "a line below one": zipped(effect(findings=[ROW | {"line": 0}])),
    "a severity that is a list": zipped(effect(findings=[ROW | {"severity": []}])),
    "a finding that stood perhaps": zipped(effect(findings=[ROW | {"standing": 1}])),
    "a mended line that is long": zipped(effect(findings=[ROW | {"mended": "x" * 5_000}])),
    "a negative count": zipped(effect(counts={"error": -1, "warning": 0, "info": 0})),
    "a sum instead of counts": zipped(effect(standing=3)),
    "a rule that waits and is no text": zipped(effect(waiting=[{"code": "TIM-07"}])),
    "files of the program that are no list": zipped(effect(program="x")),
    "half a character": zipped(json.dumps(effect(labels=["\ud800"])).encode()),
}  # fmt: skip


@pytest.mark.parametrize("name", POISONED)
def test_a_poisoned_artifact_is_refused(name, forge, capsys):
    put(forge, POISONED[name], size=2_000)
    status, told = run(forge, capsys)
    assert status == 0
    assert forge.comments[7][0]["body"] == UNREADABLE
    assert set(forge.comments) == {7}
    assert [each["state"] for each in forge.statuses[HEAD]] == ["error"]
    assert forge.labels == {}
    assert "结果没有采用" in told


@pytest.mark.parametrize(
    "about", [{"size_in_bytes": 10 * 1024**3}, {"expired": True}, {"name": "other"}]
)
def test_an_artifact_that_cannot_be_taken_is_not_asked_for(about, forge, capsys):
    put(forge, zipped(effect()), **about)
    assert run(forge, capsys)[0] == 0
    assert forge.comments[7][0]["body"] == UNREADABLE
    assert not [path for _, path in forge.asked if path.endswith("/zip")]


def test_an_artifact_larger_than_it_said_is_not_read(forge, capsys):
    put(forge, b"x" * (MOST_BYTES + 1), size=10)
    run(forge, capsys)
    assert forge.comments[7][0]["body"] == UNREADABLE


def test_words_of_contributors_come_out_as_words(forge, capsys):
    hostile = effect(
        findings=[ROW | {"message": HOSTILE, "advice": HOSTILE, "file": HOSTILE, "mended": "x"}],
        changes=[{"topic": HOSTILE, "text": HOSTILE}],
        touched={key: [HOSTILE] for key in effect()["touched"]},
        approvals=[{"file": HOSTILE, "who": [HOSTILE]}],
        labels=["名额", HOSTILE, "自选的标签"],
        waiting=[HOSTILE], refused=[HOSTILE], program=[HOSTILE],
    )  # fmt: skip
    put(forge, zipped(hostile))
    _, told = run(forge, capsys)
    body = forge.comments[7][0]["body"]
    for active in ("@all", " #1", "GH-2", "<img", "![", "](", "http://x", "`x`"):
        assert active not in body
    assert body.count("<!--") == 1
    assert forge.labels == {7: {"名额"}}
    assert HOSTILE[:4] not in told


@pytest.mark.parametrize(
    "mended", [HOSTILE, f"```\n{HOSTILE}", f"\n\n{HOSTILE}", f"    \t{HOSTILE}", f"x\n{HOSTILE}"]
)
def test_the_mended_line_is_code_and_nothing_else(mended):
    """A block of one line, behind a blank one: Markdown has no way out of it."""
    told = comments.body(artifacts._shape(effect(findings=[ROW | {"mended": mended}])))
    before, code, after = re.fullmatch(
        r"(.*改成：\n\n)(    [^\n]*)(\n\n.*)", told, re.DOTALL
    ).groups()
    assert "@all" in code
    for part in (before, after):
        assert "@all" not in part
        assert part.count("<!--") == (part is before)


def test_what_the_change_brought_comes_first_and_what_stood_is_a_line():
    stood = ROW | {"code": "REF-01", "standing": True, "mended": "", "advice": ""}
    counts = {"error": 2, "warning": 40, "info": 0}
    told = comments.body(artifacts._shape(effect(findings=[ROW, stood], standing=counts)))
    assert told.index("QTA-02") < told.index("**❌ 错误 REF-01**（改动以前就有）")
    assert "改动以前就有 40 处提醒、0 处提示，没有列出。" in told
    only = effect(findings=[stood], standing=counts, counts=dict.fromkeys(counts, 0))
    assert "改动没有错误，以前就有的 2 处要先改好 ❌" in comments.body(artifacts._shape(only))
    warned = only | {"findings": [], "standing": counts | {"error": 0}, "holds": True}
    assert "这次改动没有带来问题 ✅" in comments.body(artifacts._shape(warned))
    refused = comments.body(artifacts._shape(warned | {"holds": False, "refused": ["合不起来"]}))
    assert "✅" not in refused
    assert "**不能合并**：合不起来。" in refused
    nothing = warned | {"holds": False, "refused": ["合不起来"], "changes": []}
    assert "没有改动计划的内容" not in comments.body(artifacts._shape(nothing))


def test_a_full_comment_fits(forge, capsys):
    full = effect(
        findings=[ROW | {"message": "<" * 500, "advice": "<" * 500}] * 60,
        changes=[{"topic": "名额", "text": "|" * 300}] * 40,
    )
    put(forge, zipped(full))
    run(forge, capsys)
    body = forge.comments[7][0]["body"]
    assert body.startswith(pulls.MARKER)
    assert len(body) < 65_536


# --- labels that the forge does not take ----------------------------------------------------------


def test_a_label_that_nobody_has_made_is_named_and_the_others_are_set(forge, capsys):
    forge.made = {"名额", "规则"}
    put(forge, zipped(effect(labels=["名额", "人员", "规则"])))
    status, told = run(forge, capsys)
    assert status == 0
    assert told.startswith("标签没有加上：人员。")
    assert forge.labels == {7: {"名额", "规则"}}
    assert len(forge.comments[7]) == 1


@pytest.mark.parametrize("at", [7, 8])
def test_where_labels_may_not_be_set_the_comment_stands(at, forge, capsys):
    """artifacts, zip, main, pulls, the status, comments, the comment; then reading the labels,
    then setting one."""
    forge.faults = [None] * at + [403]
    status, told = run(forge, capsys)
    assert status == 0
    assert told.startswith("标签没有")
    assert told.endswith(TOLD)
    assert len(forge.comments[7]) == 1


def test_where_no_comment_may_be_written_it_says_so(forge, capsys):
    del forge.granted["pull-requests"]
    forge.granted["issues"] = forge.granted["pull-requests"] = "read"
    assert run(forge, capsys) == (1, "没有做：7：不能 POST（403）\n")


# --- a forge that falters -------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [500, 502, "limit", "cut", "timeout"])
def test_it_tries_again(fault, forge, capsys, monkeypatch):
    monkeypatch.setattr("generators.cli.forge.client._SECONDS", 0.3)
    forge.faults, waits = [fault, fault], []
    assert run(forge, capsys, waits) == (0, TOLD)
    assert len(forge.comments[7]) == 1
    assert waits == ([7, 7] if fault == "limit" else [1, 2])


def test_it_gives_up_in_the_end(forge, capsys):
    forge.faults = [500] * 5
    assert run(forge, capsys) == (1, "没有做：7：多次尝试都没有成功\n")
    forge.faults = [401]
    assert run(forge, capsys) == (1, "没有做：7：不能 GET（401）\n")


def test_a_comment_whose_answer_was_lost_is_not_written_twice(forge, capsys):
    """artifacts, zip, main, pulls, the status, comments; then the POST."""
    forge.faults = [None] * 6 + ["lost"]
    assert run(forge, capsys)[0] == 0
    assert len(forge.comments[7]) == 1


@pytest.mark.parametrize("fault", [500, 502, "limit", "lost", "cut", 401, "timeout"])
def test_whichever_request_a_fault_meets_there_is_one_comment(fault, forge, capsys, monkeypatch):
    """Each of the nine requests of a run, and what a later run makes of it."""
    monkeypatch.setattr("generators.cli.forge.client._SECONDS", 0.05)
    run(forge, capsys)
    requests = len(forge.asked)
    assert requests >= 6
    for at in range(requests):
        forge.comments, forge.labels = {}, {}
        forge.faults = [None] * at + [fault]
        status, _ = run(forge, capsys)
        assert len(forge.comments.get(7, [])) == 1 or status == 1, at
        forge.faults = []
        assert run(forge, capsys)[0] == 0
        assert len(forge.comments[7]) == 1
        assert forge.statuses[HEAD][-1]["state"] == "failure"
        assert forge.labels == {7: {"名额"}}
        assert set(forge.comments) == {7}


def test_the_stand_in_tells_what_the_forge_would_not_take():
    standin = StandIn()
    asked = Forge(standin.api, REPOSITORY, "wrong", lambda seconds: None)
    asked.post("issues/7/comments", {"text": "x"})
    list(asked.pages("pulls", state="ajar", head="a:b", colour="red"))
    standin.do = lambda *arguments: (200, [{"number": "seven", "colour": "red"}])
    list(asked.pages("pulls"))
    with pytest.raises(Refused):
        asked.get("nothing")
    standin.close()
    told = "\n".join(standin.wrong)
    for what in ("'body' is a required", "bad state=ajar", "unknown parameter colour",
                 "not signed in", "no such operation", "'seven' is not of type 'integer'",
                 "'colour' was unexpected"):  # fmt: skip
        assert what in told


@pytest.mark.parametrize("seed", range(40))
def test_whatever_goes_wrong_there_is_one_comment_in_the_end(seed, forge, capsys, monkeypatch):
    monkeypatch.setattr("generators.cli.forge.client._SECONDS", 0.3)
    chance = random.Random(seed)
    kinds = [None, None, None, 500, "limit", "lost", "cut"]
    forge.faults = [chance.choice(kinds) for _ in range(25)]
    for _ in range(3):  # a later run finds what an earlier one has left
        run(forge, capsys)
    forge.faults = []
    assert run(forge, capsys)[0] == 0
    assert len(forge.comments[7]) == 1
    assert set(forge.comments) == {7}


# --- the newest is published ----------------------------------------------------------------------


@pytest.mark.parametrize(("head", "said"), [(HEAD, "newest=true\n"), (OTHER, "newest=false\n")])
def test_only_the_newest_commit_is_published(head, said, forge, tmp_path, capsys):
    forge.main = head
    given = environment(forge, GITHUB_SHA=HEAD, GITHUB_OUTPUT=str(tmp_path / "output"))
    assert main(["newest"], given, lambda seconds: None) == 0
    assert (tmp_path / "output").read_text("utf-8") == said


# --- what was published is written down -----------------------------------------------------------

LINES = f"{'0' * 64}  index.html\n{'1' * 64}  2025/名额.html\n".encode()


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (zipped(LINES, name="SHA256SUMS"), 0),
        (zipped(b"::error::x\n", name="SHA256SUMS"), 1),
        (zipped(LINES[:-1], name="SHA256SUMS"), 1),
        (zipped(LINES), 1),
        (b"", 1),
    ],
)
def test_the_sums_of_what_was_published(raw, status, forge, tmp_path, monkeypatch):
    forge.granted = {"contents": "write", "actions": "read"}
    put(forge, raw, name="sums")
    monkeypatch.chdir(tmp_path)
    assert main(["sums"], environment(forge), lambda seconds: None) == status
    kept = tmp_path / "SHA256SUMS"
    assert kept.exists() is (status == 0)
    assert not kept.exists() or kept.read_bytes() == LINES


def test_without_its_environment_it_says_how_it_is_called(capsys):
    assert main(["tell"], {}) == 1
    assert "用法" in capsys.readouterr().out


def test_approvals_are_told_by_who_gives_them():
    office, both = ["教学部（@office）"], ["实训部（@training）", "教学部（@office）"]
    asked = [("majors.yaml", office), ("2025/departments/x.yaml", both), ("rooms.yaml", office)]
    approvals = [{"file": file, "who": who} for file, who in asked]
    told = comments.body(artifacts._shape(effect(approvals=approvals)))
    plain = re.sub(r"[\\\u2060]", "", told).replace("&#64;", "@")
    assert "- 教学部（@office）：majors.yaml、rooms.yaml\n" in plain
    assert "- 实训部（@training）或教学部（@office）：2025/departments/x.yaml\n" in plain
    assert "任何一方同意" in plain


def test_lists_of_the_comment_do_not_run_together():
    told = comments.body(artifacts._shape(effect()))
    assert not re.search(r"^- .*\n\n- ", told, re.M)


def test_of_data_with_errors_the_comment_says_why_no_page_is_listed():
    touched = effect()["touched"] | {"pages": []}
    told = comments.body(artifacts._shape(effect(touched=touched)))
    assert "数据还有错误" in told
    assert "数据还有错误" not in comments.body(artifacts._shape(effect()))


def test_every_topic_has_its_label():
    assert set(TOPICS) <= set(LABELS)


def test_the_privileged_side_needs_no_library():
    """It runs on the bare interpreter of the runner: nothing is installed beside its token."""
    root = Path(__file__).parent.parent
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r}); import generators.cli.forge.__main__;"
        "print({name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    assert set(re.findall(r"\w+", done.stdout)) == {"__main__", "generators"}


def test_a_forge_that_answers_nonsense_is_refused(forge):
    asked = Forge(forge.api, REPOSITORY, TOKEN, lambda seconds: None)
    forge.do = lambda *arguments: (200, {"not": "a list"})
    with pytest.raises(Refused):
        list(asked.pages("pulls", state="open", head="someone:change"))
    (told,) = forge.wrong  # the stand-in knows that no forge answers so
    assert told.startswith("pulls/list: {'not'")
    forge.wrong.clear()
