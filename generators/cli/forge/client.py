"""HTTP client for the forge's API: retries what is safe to repeat, and only that.

A question (GET) and a change that may be repeated (PATCH, DELETE) are tried again. A POST whose
answer was lost is not, for nobody knows whether it was done: the caller is told (`Lost`) and looks.
Knows no single endpoint. The opener and the sleep come from outside.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPResponse
from typing import Any, TypedDict, Unpack
from urllib.parse import quote, urlencode, urlsplit

MOST_BYTES = 4 * 1024 * 1024  # of one answer
_TRIES, _SECONDS, _LONGEST_WAIT = 5, 20, 90
_PER_PAGE, _MOST_PAGES = 100, 30


Data = Mapping[str, object]


class _How(TypedDict, total=False):
    """`gone`: what is not there is fine; `once`: never again where an answer was lost; `most`
    bytes; `shown`: the token, to whom is asked."""

    gone: bool
    once: bool
    most: int
    shown: bool


class Refused(Exception):
    """The forge says no, or not what was asked."""


class Unanswered(Refused):
    """Nobody answers there, however often it is asked."""


class Lost(Exception):
    """Nobody knows whether it was done: the answer was lost on its way."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: Message

    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            raise Refused("答复不是 JSON") from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are not followed blindly: the token is for the forge alone."""

    def redirect_request(self, *arguments: object) -> None:
        return None


@dataclass
class Forge:
    """One repository (`owner/name`) at `api`, the address of the forge's interface."""

    api: str
    repository: str
    token: str
    sleep: Callable[[float], None]
    opener: urllib.request.OpenerDirector = field(
        default_factory=lambda: urllib.request.build_opener(_NoRedirect)
    )

    def get(self, path: str, **query: str | int) -> Any:
        return self._asked("GET", self._url(path, query)).json()

    def pages(self, path: str, **query: str | int) -> Iterator[Any]:
        """Every entry of a list, page by page. Raises Refused for a list without end."""
        for page in range(1, _MOST_PAGES + 1):
            entries = self.get(path, per_page=_PER_PAGE, page=page, **query)
            if not isinstance(entries, list):
                raise Refused("答复不是列表")
            yield from entries
            if len(entries) < _PER_PAGE:
                return
        raise Refused("列表太长")  # what is not seen may be what is looked for

    def patch(self, path: str, data: Data) -> Any:
        return self._asked("PATCH", self._url(path), data).json()

    def delete(self, path: str) -> None:
        self._asked("DELETE", self._url(path), gone=True)

    def post(self, path: str, data: Data) -> Any:
        """Once. Raises Lost where the answer did not come."""
        return self._asked("POST", self._url(path), data, once=True).json()

    def download(self, path: str, most: int) -> bytes:
        """A file that the forge keeps elsewhere; the token is not shown there. Raises Refused for
        more than `most` bytes."""
        answer = self._asked("GET", self._url(path), most=most)
        if answer.status in (301, 302, 303, 307, 308):
            elsewhere = answer.headers.get("Location", "")
            if urlsplit(elsewhere).scheme not in {"https", urlsplit(self.api).scheme}:
                raise Refused("文件的地址不可用")
            answer = self._asked("GET", elsewhere, most=most, shown=False)
        return answer.body

    def _url(self, path: str, query: Mapping[str, str | int] | None = None) -> str:
        asked = f"?{urlencode(query)}" if query else ""
        below = f"/{path}" if path else ""
        return f"{self.api.rstrip('/')}/repos/{quote(self.repository)}{below}{asked}"

    def _asked(
        self, method: str, url: str, data: Data | None = None, **how: Unpack[_How]
    ) -> Answer:
        waits, answer = [2**n for n in range(_TRIES)], None
        for tries, wait in enumerate(waits, 1):
            answer = self._once(method, url, data, how)
            if answer is not None and (
                answer.status < 400 or (answer.status == 404 and how.get("gone"))
            ):
                return answer
            said_no = answer is not None and _is_limit(answer)
            if how.get("once") and not said_no and (answer is None or answer.status >= 500):
                raise Lost(method)
            if answer is not None and answer.status < 500 and not said_no:
                raise Refused(f"不能 {method}（{answer.status}）")
            if tries < len(waits):
                self.sleep(_pause(answer, wait))
        if answer is None:
            raise Unanswered(f"{urlsplit(url).netloc} 没有答复，网络可能不通")
        raise Refused("多次尝试都没有成功")

    def _once(self, method: str, url: str, data: Data | None, how: _How) -> Answer | None:
        """None where the answer did not come, or not whole."""
        headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
        if how.get("shown", True):
            headers["Authorization"] = f"Bearer {self.token}"
        raw = None if data is None else json.dumps(data).encode()
        if raw is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(url, raw, headers, method=method)
        most = how.get("most", MOST_BYTES)
        try:
            with self.opener.open(request, timeout=_SECONDS) as reply:
                return Answer(reply.status, _read(reply, most), reply.headers)
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read(MOST_BYTES), error.headers)
        except (OSError, urllib.error.URLError, ValueError, EOFError):
            return None
        except Exception as error:  # http.client has exceptions of its own for half an answer
            if type(error).__module__ == "http.client":
                return None
            raise


def _read(reply: HTTPResponse, most: int) -> bytes:
    length = reply.headers.get("Content-Length")
    if length and length.isdigit() and int(length) > most:
        raise Refused("文件太大")
    body = reply.read(most + 1)
    if len(body) > most:
        raise Refused("文件太大")
    if length and length.isdigit() and len(body) < int(length):
        raise ConnectionError("half an answer")  # read(n) does not say so itself
    return body


def _is_limit(answer: Answer) -> bool:
    """Whether the forge only asks to come back later."""
    limited = answer.status in (403, 429)
    return limited and (
        "Retry-After" in answer.headers
        or answer.headers.get("X-RateLimit-Remaining") == "0"
        or b"secondary rate limit" in answer.body
    )


def _pause(answer: Answer | None, wait: int) -> float:
    after = answer.headers.get("Retry-After", "") if answer is not None else ""
    return min(int(after), _LONGEST_WAIT) if after.isdigit() else wait
