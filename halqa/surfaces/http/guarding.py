"""What stands before every address: known hosts, bearable rates, headers that let no foreign script run."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from time import monotonic
from typing import Any, TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

from halqa.surfaces.http.problems import problem

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


LARGEST_BODY = 1_000_000  # bytes
RATE_PER_S = 50.0  # questions of one address
BURST = 500.0
MOST_ADDRESSES = 10_000  # that are remembered


class Rate:
    """How many questions each address may still ask: `burst` at once, then so many a second."""

    def __init__(self, per_s: float = RATE_PER_S, burst: float = BURST, clock: Callable[[], float] = monotonic) -> None:
        self._per_s, self._burst, self._clock = per_s, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def takes(self, address: str) -> bool:
        """Take one question of an address, where it has one left.

        >>> rate = Rate(1.0, 2.0, lambda: 0.0)
        >>> [rate.takes("a") for _ in range(3)], rate.takes("b")
        ([True, True, False], True)
        """
        now = self._clock()
        left, since = self._left.pop(address, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._per_s)
        self._left[address] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return left >= 1


class Guard:
    """Wraps the application: lets in what is for it, and marks what goes out.

    Only `hosts` may be asked for by name: a page of another site cannot reach a server on this machine by a name of its
    own that it lets point here.
    """

    def __init__(
        self, app: Callable[[Scope, Receive, Send], Awaitable[None]], hosts: Collection[str], rate: Rate
    ) -> None:
        self._app, self._hosts, self._rate = app, frozenset(hosts), rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is for another host, or one too many."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, marked)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, request = Headers(scope=scope), Request(scope)
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return problem(request, 421, "misdirected-request", f"This server does not answer for {host!r}.")
        if not self._rate.takes(request.client.host if request.client else ""):
            answer = problem(request, 429, "too-many-requests", f"One address may ask {RATE_PER_S:.0f} times a second.")
            answer.headers["Retry-After"] = "1"
            return answer
        told = headers.get("content-length", "")  # a body that does not tell its size is counted as it comes
        if told.isdecimal() and int(told) > LARGEST_BODY:
            return problem(request, 413, "too-large", f"A body may have {LARGEST_BODY:,} bytes at most.")
        return None


def _name(host: str) -> str:
    """Return the name of a host without its port.

    >>> _name("localhost:8377"), _name("[::1]:8377"), _name("halqa")
    ('localhost', '[::1]', 'halqa')
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()
