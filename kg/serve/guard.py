"""Who may ask: names that the server answers to, web pages that may read it, and the token for updates."""

from __future__ import annotations

import hmac
import ipaddress
from http import HTTPStatus
from urllib.parse import urlsplit

from kg.model import Record
from kg.serve.protocol import Refused


class Guard(Record):
    """``loopback``: the server listens to this machine only, so a request for another name has been led astray by a
    page that had its own name point here. ``origins``: web pages that may read answers, beside those of this machine;
    ``*`` is all. ``token``: what an update must bring; None refuses every update.
    """

    loopback: bool
    origins: tuple[str, ...] = ()
    token: str | None = None

    def check_host(self, host: str | None) -> None:
        """Refused if the request is for a name that is not this server's."""
        if self.loopback and host is not None and not is_loopback(_name(f"//{host}")):
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, "this server answers to the names of this machine only")

    def check_update(self, authorization: str | None) -> None:
        """Refused if the request may not change the store."""
        if self.token is None:
            raise Refused(HTTPStatus.FORBIDDEN, "this server takes no updates; it was started without --update-token")
        scheme, _, sent = (authorization or "").partition(" ")
        right = hmac.compare_digest(sent.strip().encode(), self.token.encode())
        if scheme.lower() != "bearer" or not right:
            challenge = {"WWW-Authenticate": 'Bearer realm="kg serve"'}
            raise Refused(HTTPStatus.UNAUTHORIZED, "an update needs the server's token, sent as a Bearer", challenge)

    def allowed_origin(self, origin: str | None) -> str | None:
        """What ``Access-Control-Allow-Origin`` must say; None: nothing."""
        if origin is None:
            return None
        if "*" in self.origins:
            return "*"
        return origin if origin in self.origins or is_loopback(_name(origin)) else None


def is_loopback(name: str | None) -> bool:
    """Whether a host's name or address is this machine."""
    if name is None:
        return False
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name.lower().rstrip(".") == "localhost"


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
