"""HTTP on the wire: the head and body of a request into a record, a response record back out."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

from kg.serve.protocol import Refused
from kg.serve.site import Request, Response, refusal

if TYPE_CHECKING:
    from kg.serve.server import Server


class Handler(BaseHTTPRequestHandler):
    """One connection. A client that stops talking for ``timeout`` seconds is cut off."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "newskg"
    sys_version = ""
    timeout = 60

    def handle_request(self) -> None:
        """Answer one request of any method."""
        site = self.server.site
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            self._check_head()
            body = self._body(site.body)
        except Refused as error:
            self.close_connection = True  # what follows on the wire is not a request
            response = refusal(error)
        else:
            response = site.respond(Request(method=self.command, target=self.path, headers=headers, body=body))
        self._send(response, site.cors(headers.get("origin")))

    do_GET = do_HEAD = do_POST = do_OPTIONS = do_PUT = do_DELETE = do_PATCH = do_TRACE = handle_request

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: queries are nobody else's business."""

    def _check_head(self) -> None:
        hosts = self.headers.get_all("host", [])
        if len(hosts) > 1 or (not hosts and self.request_version == "HTTP/1.1"):
            raise Refused(HTTPStatus.BAD_REQUEST, "exactly one Host header is needed")

    def _body(self, most: int) -> bytes:
        if self.headers.get("transfer-encoding"):
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "send a Content-Length; chunks are not taken")
        lengths = self.headers.get_all("content-length", [])
        if not lengths and self.command != "POST":
            return b""
        if not lengths:
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "a Content-Length is needed")
        if len(set(lengths)) > 1 or not (lengths[0].isascii() and lengths[0].isdigit()):
            raise Refused(HTTPStatus.BAD_REQUEST, "the Content-Length is not a number")
        if int(lengths[0]) > most:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a body may have at most {most} bytes")
        return self.rfile.read(int(lengths[0]))

    def _send(self, response: Response, cors: dict[str, str]) -> None:
        self.send_response(response.status)
        for name, value in {**response.headers, **cors, "X-Content-Type-Options": "nosniff"}.items():
            self.send_header(name, value)
        if response.status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(response.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and response.status != HTTPStatus.NO_CONTENT:
            self.wfile.write(response.body)
