"""The web application: routes, the guard around them, and the built front end."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from desireline import __version__
from desireline.documents.schemas import journey_schema
from desireline.errors import DesirelineError
from desireline.evidence.importing import QUESTIONS, QuestionsOpenError
from desireline.maps.edits.statements import StaleTextError
from desireline.maps.exchange.belongings import NameQuestionError
from desireline.web.bodies import Bodies
from desireline.web.guard import HEADERS, Guard
from desireline.web.routes import (
    board,
    checks,
    collecting,
    exports,
    findings,
    hypotheses,
    maps,
    old_maps,
    one,
    retracing,
    totals,
    touchpoints,
    words,
)
from desireline.web.waiting import Waiting
from desireline.workspace.collecting import NoRoomError, is_no_room
from desireline.workspace.workspace import Workspace

STATIC = Path(__file__).parent / "static"
CONFLICT, MISSING, REFUSED, FAILED = 409, 404, 422, 500
STATUS = {
    "stale-text": CONFLICT,
    "workspace-busy": CONFLICT,
    "stopped": 503,
    "upload-too-large": 413,
    "no-room": 507,
    "file-refused": REFUSED,
    "unknown-channel": REFUSED,
    "unknown-persona": REFUSED,
    "unknown-query-name": REFUSED,
}
AREAS = (
    maps,
    exports,
    board,
    retracing,
    collecting,
    checks,
    old_maps,
    findings,
    one,
    words,
    totals,
    touchpoints,
    hypotheses,
)
NOT_BUILT = (
    "<!doctype html><title>Desireline</title><p>The front end is not built. "
    "Type <code>make web</code> in a checkout, or install the wheel."
)


def _problem(request: Request, error: Exception) -> JSONResponse:
    """Answer an error of ours with its code, sentence, and what a caller needs to go on."""
    del request
    if not isinstance(error, DesirelineError):
        raise error
    status = STATUS.get(error.code, MISSING if error.code.startswith("unknown-") else REFUSED)
    body: dict[str, object] = {"code": error.code, "message": str(error)}
    if isinstance(error, StaleTextError):
        body |= {"present_text": error.present_text, "text_revision": error.text_revision}
    if isinstance(error, QuestionsOpenError):
        body["questions"] = QUESTIONS.dump_python(error.questions, mode="json")
    if isinstance(error, NameQuestionError):
        body["questions"] = [
            {
                "id": text,
                "text": f"Is “{text}” one person or two?",
                "entry": f'--one-name "{text}" or --two-names "{text}"',
            }
            for text in error.texts
        ]
    return JSONResponse(body, status_code=status)


def _malformed(request: Request, error: Exception) -> JSONResponse:
    """Name every mistake of a malformed call at once."""
    del request
    if not isinstance(error, RequestValidationError):
        raise error
    mistakes = [
        f"{'.'.join(str(part) for part in mistake['loc'])}: {mistake['msg']}"
        for mistake in error.errors()
    ]
    message = "The call is malformed: " + "; ".join(mistakes)
    return JSONResponse({"code": "malformed", "message": message}, status_code=REFUSED)


def _not_found(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    if is_no_room(error.__cause__):  # while the parts of a call were put aside
        return _problem(request, NoRoomError("the files of this call"))
    return JSONResponse(
        {"code": "http", "message": str(error.detail)}, status_code=error.status_code
    )


def _failed(request: Request, error: Exception) -> JSONResponse:
    """Answer a mistake of ours; what went wrong is in the server's own output, not here."""
    del request, error
    message = "Desireline failed here and changed nothing. The terminal it runs in says where."
    body = {"code": "unexpected", "message": message}
    return JSONResponse(body, status_code=FAILED, headers=HEADERS | {"Cache-Control": "no-store"})


def create_app(workspace: Workspace, *, hosts: frozenset[str], token: str = "") -> FastAPI:
    """Return the application that serves one workspace under the given host names."""
    app = FastAPI(title="Desireline", version=__version__, docs_url=None, redoc_url=None)
    app.state.workspace = workspace
    app.add_exception_handler(DesirelineError, _problem)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _not_found)
    app.add_exception_handler(Exception, _failed)
    for area in AREAS:
        app.router.routes.extend(area.router.routes)  # include_router would build each anew

    @app.get("/api/v1/server")
    def get_server(request: Request) -> dict[str, object]:
        """Say which program answers, and whether the caller's token is this server's."""
        known = bool(token) and request.headers.get("authorization") == f"Bearer {token}"
        return {"name": "desireline", "version": __version__, "token_known": known}

    @app.get("/api/v1/schema/journey")
    def get_schema() -> dict[str, object]:
        """Return the JSON Schema of the map file."""
        return journey_schema()

    if (STATIC / "assets").exists():
        app.mount("/assets", StaticFiles(directory=STATIC / "assets"), name="assets")

    @app.get("/{path:path}", include_in_schema=False, response_model=None)
    def get_page(path: str) -> FileResponse | HTMLResponse:
        """Serve the front end; its router reads the address."""
        if path.startswith("api/") or "\0" in path:
            raise HTTPException(MISSING, f"There is nothing at /{path}.")
        index = STATIC / "index.html"
        if not index.exists():
            return HTMLResponse(NOT_BUILT, status_code=503)
        asked = (STATIC / path).resolve()
        if path and asked.is_relative_to(STATIC) and asked.is_file():
            return FileResponse(asked)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})

    app.add_middleware(Waiting)
    app.add_middleware(Bodies)
    app.add_middleware(Guard, hosts=hosts)
    return app
