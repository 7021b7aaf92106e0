"""HTTP to a server of others: one request at a time, authenticated, with errors that say what to do."""

from __future__ import annotations

import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit

from kg.errors import EndpointError
from kg.export.text import one_line
from kg.model import Record

VARIABLES = "KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN"


class Credentials(Record):
    """A user with a password, for Basic or Digest as the server asks, or a token for Bearer; or nothing."""

    user: str | None = None
    password: str | None = None
    token: str | None = None


def credentials(environment: Mapping[str, str]) -> Credentials:
    """What the environment says; EndpointError for half a pair, or for two ways at once."""
    user, password, token = (environment.get(f"KG_PUSH_{name}") or None for name in ("USER", "PASSWORD", "TOKEN"))
    if (user is None) != (password is None) or (user and token):
        raise EndpointError("the environment holds half of what is needed, or two ways at once", f"set {VARIABLES}")
    return Credentials(user=user, password=password, token=token)


class Client:
    """Sends requests below one address. Nothing secret is ever part of an error."""

    def __init__(self, endpoint: str, known: Credentials, seconds: float = 120.0) -> None:
        check_address(endpoint)
        self._seconds = seconds
        self._opener = urllib.request.build_opener(_NoRedirect(), *_handlers(endpoint, known))
        self._headers = {"User-Agent": "newskg"}
        if known.token is not None:
            self._headers["Authorization"] = f"Bearer {known.token}"

    def send(self, method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> bytes:
        """The body of the answer; EndpointError if there is none, or its status is not one of success."""
        request = urllib.request.Request(url, body, {**self._headers, **(headers or {})}, method=method)
        try:
            with self._opener.open(request, timeout=self._seconds) as response:
                answer: bytes = response.read()
                return answer
        except urllib.error.HTTPError as error:
            raise _refused(url, error) from error
        except ValueError as error:  # urllib's word for a way to authenticate that it does not know
            raise EndpointError(f"{_shown(url)}: 401, {one_line(str(error))}", f"set {VARIABLES}") from error
        except (OSError, http.client.HTTPException) as error:
            raise _dead(url, error) from error


def _handlers(endpoint: str, known: Credentials) -> list[urllib.request.BaseHandler]:
    if known.user is None or known.password is None:
        return []
    origin = urlsplit(endpoint)
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, f"{origin.scheme}://{origin.netloc}/", known.user, known.password)
    return [urllib.request.HTTPBasicAuthHandler(passwords), urllib.request.HTTPDigestAuthHandler(passwords)]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirected POST would become a GET, and a password would go to wherever the redirect points."""

    def redirect_request(self, *_args: object) -> None:
        return None


def check_address(endpoint: str) -> None:
    """EndpointError if ``endpoint`` is no address of the web, or holds a password."""
    try:
        parts = urlsplit(endpoint)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and endpoint.isascii()
    except ValueError:
        good, parts = False, urlsplit("")
    if not good or any(character.isspace() for character in endpoint):
        raise EndpointError(f"{one_line(endpoint)}: not a web address", "give one such as http://localhost:8890/sparql")
    if parts.username is not None or parts.fragment:
        raise EndpointError("the address holds a user name or a fragment", f"leave it out and set {VARIABLES}")


def _refused(url: str, error: urllib.error.HTTPError) -> EndpointError:
    with error:
        words = one_line(error.read(2000).decode("utf-8", "replace"))[:300]
    where = f"{_shown(url)}: {error.code} {error.reason}"
    if error.code in (401, 403):
        return EndpointError(f"{where}: not allowed", f"set {VARIABLES} to what the server knows; {words}".rstrip("; "))
    if error.code in (301, 302, 303, 307, 308):
        return EndpointError(f"{where}: moved to {one_line(error.headers.get('Location', '?'))}", "name that address")
    return EndpointError(where, words or "see the log of the server")


def _dead(url: str, error: Exception) -> EndpointError:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError | socket.timeout):
        words = "no answer in time"
    else:
        words = (isinstance(reason, OSError) and reason.strerror) or str(reason) or type(reason).__name__
    return EndpointError(f"{_shown(url)}: cannot be reached ({one_line(words)})", "is the server running there?")


def _shown(url: str) -> str:
    return url.partition("?")[0]
