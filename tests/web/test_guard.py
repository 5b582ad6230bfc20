"""The server answers its own pages only, and says so with strict headers every time."""

from __future__ import annotations

import pytest

from desireline.web.guard import HEADERS

HOME = "/api/v1/home"


def is_refused(answer) -> bool:
    assert HEADERS.items() <= dict(answer.headers).items() or set(HEADERS) <= {
        name.title() for name in answer.headers
    }
    return answer.status_code == 403 and answer.json()["code"] == "foreign-call"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "localhost", ""])
@pytest.mark.parametrize("path", [HOME, "/", "/maps/small", "/assets/x.js"])
def test_a_foreign_host_is_refused_on_pages_and_calls(reader, host, path):
    assert is_refused(reader.get(path, headers={"host": host}))


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "https://127.0.0.1:8765", "http://127.0.0.1:8766", "null", ""],
)
@pytest.mark.parametrize("verb", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_a_foreign_origin_is_refused_with_every_verb(reader, origin, verb):
    assert is_refused(reader.request(verb, HOME, headers={"origin": origin}))


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("verb", ["GET", "POST", "DELETE"])
def test_a_call_from_another_site_is_refused(reader, site, verb):
    assert is_refused(reader.request(verb, HOME, headers={"sec-fetch-site": site}))


def test_a_link_on_another_site_may_open_the_page(reader):
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert reader.get("/", headers=headers).status_code in {200, 503}


def test_its_own_pages_are_answered(reader):
    headers = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    assert reader.get(HOME, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("verb", "path", "status"),
    [
        ("GET", HOME, 200),
        ("GET", "/api/v1/maps/none", 404),
        ("GET", "/api/v1/nothing", 404),
        ("POST", "/api/v1/home", 405),
        ("POST", "/api/v1/maps", 422),
        ("GET", "/maps/none", None),
    ],
)
def test_every_answer_carries_the_headers(reader, verb, path, status):
    answer = reader.request(verb, path)
    assert status in {None, answer.status_code}
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    if path.startswith("/api/"):
        assert answer.headers["cache-control"] == "no-store"


def test_a_failure_of_the_program_says_so_and_carries_the_headers(reader, opened_shop):
    facts = opened_shop.folder / "workspace.json"
    facts.write_text("not JSON", encoding="utf-8")
    try:
        answer = reader.get(HOME)
    finally:
        facts.unlink()
    assert (answer.status_code, answer.json()["code"]) == (500, "unexpected")
    assert "not JSON" not in answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_allows_no_script_but_our_own(reader):
    policy = reader.get(HOME).headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "path",
    [
        "/../../pyproject.toml",
        "/..%2f..%2fapp.py",
        "/%2e%2e/app.py",
        "/%2e%2e%2f%2e%2e%2ferrors.py",
        "/assets/..%2f..%2fapp.py",
        "/assets/%2e%2e/%2e%2e/guard.py",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/..\\..\\app.py",
        "/app.py%00.js",
    ],
)
def test_no_path_leads_out_of_the_front_end(reader, path):
    answer = reader.get(path)
    assert answer.status_code in {200, 404, 503}
    assert "import annotations" not in answer.text
    assert "root:" not in answer.text


def test_the_token_tells_a_client_which_server_it_met(reader):
    assert not reader.get("/api/v1/server").json()["token_known"]
    headers = {"authorization": "Bearer the token"}
    assert reader.get("/api/v1/server", headers=headers).json()["token_known"]
