"""A forge for tests: a local HTTP server that knows pull requests, statuses, comments, labels,
artifacts and settings.

Every request is held against the forge's own OpenAPI description (openapi.json beside this file:
an extract with the operations in use, its origin written inside): the path must be known, the
query allowed, the body as described. So is every answer of ours: no field that the forge does not
give, none of another kind. What is wrong stands in `wrong`, and a test looks there. What a token
may do is asked of each operation (`granted`, as a workflow grants it). A `fault` for the next
requests: a status, "timeout", "cut" (half an answer), "lost" (done, and no answer), "limit" (come
back later).
"""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from jsonschema import Draft202012Validator as Validator

SPEC = json.loads(Path(__file__).with_name("openapi.json").read_text("utf-8"))
REPOSITORY, TOKEN = "college/plan", "t0ken"
BOT = {"login": "github-actions[bot]", "type": "Bot"}
NO = {"message": "Resource not accessible by integration"}

# What a token must be granted for each operation, any one of these: the forge's “Permissions
# required for GitHub Apps”. A pull request is an issue too, so either will do for its comments.
TALK_READ, TALK = ("issues: read", "pull-requests: read"), ("issues: write", "pull-requests: write")
NEEDS = {
    "pulls/list": ("pull-requests: read",),
    "issues/list-comments": TALK_READ, "issues/create-comment": TALK,
    "issues/update-comment": TALK, "issues/delete-comment": TALK,
    "issues/list-labels-on-issue": TALK_READ, "issues/add-labels": TALK,
    "issues/remove-label": TALK, "issues/list-labels-for-repo": TALK_READ,
    "actions/list-workflow-run-artifacts": ("actions: read",),
    "actions/download-artifact": ("actions: read",),
    "git/get-ref": ("contents: read",), "repos/get-content": ("contents: read",),
    "repos/codeowners-errors": ("contents: read",),
    "repos/create-commit-status": ("statuses: write",),
    "repos/get": (), "repos/get-branch-rules": (), "repos/get-repo-ruleset": (),
    "repos/list-collaborators": (), "repos/check-private-vulnerability-reporting": (),
    "actions/get-github-actions-default-workflow-permissions-repository":
        ("administration: read",),
    "actions/get-fork-pr-contributor-approval-permissions-repository": ("administration: read",),
    "repos/get-environment": ("actions: read",),
    "repos/list-deployment-branch-policies": ("actions: read",),
    "repos/get-pages": ("pages: read",),
}  # fmt: skip


class StandIn:
    """`pulls`, `comments` (of each number), `labels`, `artifacts`, `main`, `statuses` (of each
    commit, oldest first) and `settings` (the answer of each operation) are what it knows. Of the
    labels of the repository (`made`; None: whichever) a token may set each on a pull request, and
    only one with `issues: write` makes one. Of `granted`, None is everything."""

    def __init__(self, granted: dict[str, str] | None = None):
        self.granted = granted
        self.statuses: dict[str, list[dict]] = {}
        self.settings: dict[str, object] = {}
        self.pulls, self.comments, self.labels, self.artifacts = [], {}, {}, {}
        self.made: set[str] | None = None
        self.main, self.wrong, self.asked, self.faults = "0" * 40, [], [], []
        self.elsewhere_saw: list[str | None] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    # --- what it does -----------------------------------------------------------------------------

    def pulls_of(self, query) -> list:
        return [
            pull for pull in self.pulls
            if pull["base"]["ref"] == query.get("base", pull["base"]["ref"])
            and pull["head"]["label"] == query.get("head", pull["head"]["label"])
            and query.get("state", "open") in (pull["state"], "all")
        ]  # fmt: skip

    def may(self, *needs: str) -> bool:
        granted = self.granted
        if granted is None or not needs:
            return True
        wanted = (need.split(": ") for need in needs)
        return any(
            granted.get(what) == "write" or granted.get(what) == level for what, level in wanted
        )

    def do(self, operation: str, part: dict, query: dict, data):
        if not self.may(*NEEDS[operation]):
            return 403, NO
        if operation in self.settings:
            told = self.settings[operation]
            return (told, NO) if isinstance(told, int) else (200, _page(told, query))
        number = int(part["issue_number"]) if "issue_number" in part else 0
        if operation == "pulls/list":
            return 200, _page(self.pulls_of(query), query)
        if operation == "issues/list-comments":
            return 200, _page(self.comments.get(number, []), query)
        if operation == "issues/create-comment":
            entry = {"id": 900 + len(self.asked), "body": data.get("body"), "user": BOT}
            self.comments.setdefault(number, []).append(entry)
            return 201, entry
        if operation in ("issues/update-comment", "issues/delete-comment"):
            return self._with_comment(operation, int(part["comment_id"]), data)
        if operation == "issues/list-labels-on-issue":
            names = sorted(self.labels.get(number, set()))
            return 200, _page([{"name": name} for name in names], query)
        if operation == "issues/add-labels":
            made = self.made is None or self.made.issuperset(data["labels"])
            if not made and not self.may("issues: write"):
                return 403, NO
            self.labels.setdefault(number, set()).update(data["labels"])
            return 200, []
        if operation == "issues/remove-label":
            self.labels[number].discard(part["name"])
            return 200, []
        if operation == "actions/list-workflow-run-artifacts":
            return 200, {"artifacts": [each for each, _ in self.artifacts.values()]}
        if operation == "repos/create-commit-status":
            told = {key: data[key] for key in ("state", "description", "context")}
            self.statuses.setdefault(part["sha"], []).append(told)
            return 201, told
        if operation == "git/get-ref":
            return 200, {"object": {"sha": self.main}}
        raise AssertionError(operation)

    def _with_comment(self, operation: str, comment_id: int, data):
        for entries in self.comments.values():
            for entry in entries:
                if entry["id"] == comment_id:
                    if operation == "issues/delete-comment":
                        entries.remove(entry)
                        return 204, None
                    entry["body"] = data["body"]
                    return 200, entry
        return 404, {"message": "Not Found"}


def _page(entries, query: dict):
    if not isinstance(entries, list):
        return entries
    size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
    return entries[size * (page - 1) : size * page]


def _handler(forge: StandIn):
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

        def _serve(self):
            length = int(self.headers.get("Content-Length") or 0)
            raw = self.rfile.read(length) if length else None
            url = urlsplit(self.path)
            if url.path.startswith("/elsewhere/"):  # where artifacts are kept: not the forge
                forge.elsewhere_saw.append(self.headers.get("Authorization"))
                return self._answer(200, forge.artifacts[int(url.path.split("/")[2])][1])
            fault = forge.faults.pop(0) if forge.faults else None
            forge.asked.append((self.command, self.path))
            if isinstance(fault, int):
                return self._answer(fault, b'{"message": "no"}')
            if fault == "limit":
                self.extra = {"Retry-After": "7"}
                return self._answer(403, b'{"message": "You have exceeded a secondary rate limit"}')
            if fault == "timeout":
                time.sleep(0.6)
                return self.connection.close()
            status, answer = self._done(url, raw)
            if fault == "lost":
                return self.connection.close()
            body = b"" if answer is None else json.dumps(answer).encode()
            return self._answer(status, body, cut=fault == "cut")

        do_GET = do_POST = do_PATCH = do_DELETE = _serve

        def _done(self, url, raw):
            found = _operation(self.command, url.path)
            if found is None:
                forge.wrong.append(f"no such operation: {self.command} {url.path}")
                return 404, {}
            operation, part = found
            query = dict(
                parse_qsl(url.query, keep_blank_values=True, strict_parsing=bool(url.query))
            )
            data = json.loads(raw) if raw else None
            forge.wrong += _faults(operation, query, data, self.headers)
            name = operation["operationId"]
            if name == "actions/download-artifact" and forge.may(*NEEDS[name]):
                self.extra = {"Location": f"{forge.api}/elsewhere/{part['artifact_id']}"}
                return 302, None
            status, answer = forge.do(name, part, query, data)
            forge.wrong += _unlike(operation, status, answer)
            return status, answer

        def _answer(self, status, body, cut=False):
            self.send_response(status)
            for name, value in getattr(self, "extra", {}).items():
                self.send_header(name, value)
            self.extra = {}
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if cut else body)
            if cut:
                self.connection.close()

    return Handler


def _operation(method: str, path: str):
    for pattern, operations in SPEC["paths"].items():
        names = re.findall(r"\{(\w+)\}", pattern)
        # a ref and a path are the only parts that may hold slashes
        expression = re.sub(
            r"\{(\w+)\}", lambda m: "(.+)" if m[1] in ("ref", "path") else "([^/]+)", pattern
        )
        match = re.fullmatch(expression, path)
        if match and method.lower() in operations:
            return operations[method.lower()], dict(
                zip(names, map(unquote, match.groups()), strict=True)
            )
    return None


def _unlike(operation: dict, status: int, answer) -> list[str]:
    """What the forge would not answer: another status, a field or a kind that is not described."""
    if status >= 400:
        return []
    told = operation["responses"].get(str(status))
    if told is None:
        return [f"{operation['operationId']}: never answers {status}"]
    if not told:
        return [f"{operation['operationId']}: an answer where none belongs"] * (answer is not None)
    schema = told["content"]["application/json"]["schema"]
    return [
        f"{operation['operationId']}: {e.message}" for e in Validator(schema).iter_errors(answer)
    ]


def _faults(operation: dict, query: dict, data, headers) -> list[str]:
    told, name = [], operation["operationId"]
    known = {p["name"]: p["schema"] for p in operation["parameters"] if p["in"] == "query"}
    for key, value in query.items():
        if key not in known:
            told.append(f"{name}: unknown parameter {key}")
            continue
        number = known[key].get("type") == "integer"
        if not Validator(known[key]).is_valid(int(value) if number else value):
            told.append(f"{name}: bad {key}={value}")
    body = operation.get("requestBody")
    if body:
        schema = body["content"]["application/json"]["schema"]
        told += [f"{name}: {e.message}" for e in Validator(schema).iter_errors(data)]
    elif data is not None:
        told.append(f"{name}: a body where none belongs")
    if headers.get("Authorization") != f"Bearer {TOKEN}":
        told.append(f"{name}: not signed in")
    return told
