"""The HTTP interface as an application: version 1 under /api/v1, described by OpenAPI at /api/v1/openapi.json."""

from dataclasses import dataclass, field
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware

from halqa import __version__
from halqa.surfaces.http import changing, entering, holdings, judging, measures, reading
from halqa.surfaces.http.access import MayRead
from halqa.surfaces.http.guarding import BURST, LARGEST_BODY, RATE_PER_S, Guard, Rate
from halqa.surfaces.http.problems import HANDLERS
from halqa.surfaces.http.served import Served
from halqa.surfaces.http.tokens import Sessions, Tokens

V1 = "/api/v1"
LEAST_TO_PACK = 1000  # bytes
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a ledger is served."""

    ledger: str
    tokens: Tokens = field(default_factory=Tokens)
    hosts: frozenset[str] = LOOPBACK  # the names that it answers for
    is_private: bool = False  # only known readers may read
    audit: Path | None = None  # where writes are noted
    rate_per_s: float = RATE_PER_S  # questions of one address
    burst: float = BURST


def application(settings: Settings) -> FastAPI:
    """Return the application that serves a ledger.

    >>> application(Settings(ledger="halqa.db")).title
    'Halqa'
    """
    app = FastAPI(
        title="Halqa",
        version=__version__,
        summary="Who pays whom in the AI build-out, on whose word, and what goes round.",
        openapi_url=f"{V1}/openapi.json",
        docs_url=None,
        redoc_url=None,
        exception_handlers=dict(HANDLERS),
    )
    app.state.served = Served(settings.ledger)
    app.state.tokens, app.state.sessions = settings.tokens, Sessions()
    app.state.is_private, app.state.audit = settings.is_private, settings.audit
    open_to_readers = APIRouter(dependencies=[MayRead])
    for router in (holdings, measures, changing, reading, judging):
        open_to_readers.include_router(router.router)
    v1 = APIRouter(prefix=V1)
    v1.include_router(open_to_readers)
    v1.include_router(entering.router)
    app.include_router(v1)
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_TO_PACK)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY)
    app.add_middleware(Guard, hosts=settings.hosts, rate=Rate(settings.rate_per_s, settings.burst))
    return app
