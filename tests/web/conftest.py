"""A browser's view of the small shop: calls with the right Host, answered in-process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from desireline.web.app import create_app

HOST = "127.0.0.1:8765"


@pytest.fixture
def web(own_shop) -> Iterator[TestClient]:
    """Serve a workspace of the test's own."""
    workspace = own_shop.open()
    app = create_app(workspace, hosts=frozenset({HOST}), token="the token")  # noqa: S106
    with TestClient(app, base_url=f"http://{HOST}", raise_server_exceptions=False) as client:
        yield client
    workspace.close()


@pytest.fixture(scope="module")
def reader(opened_shop) -> Iterator[TestClient]:
    """Serve a workspace the tests of a file only read."""
    app = create_app(opened_shop, hosts=frozenset({HOST}), token="the token")  # noqa: S106
    with TestClient(app, base_url=f"http://{HOST}", raise_server_exceptions=False) as client:
        yield client
