"""The loopback channel: commands reach the app that holds the database, token in a private file."""

from __future__ import annotations

import contextlib
import hmac
import http.client
import json
import os
import secrets
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from db.actions import orders
from db.actions.orders import Answer, Order
from db.store.connection import Store

HOST = "127.0.0.1"


def file_of(database: Path) -> Path:
    """Where the running app leaves its port and token: beside the database, for its owner only."""
    return database.with_name(f"{database.name}.channel")


@contextlib.contextmanager
def listening(store: Store) -> Iterator[None]:
    """Carry out orders in threads of their own; those under way are finished before it closes."""
    left = file_of(store.path)
    with _Line(store) as line:
        left.unlink(missing_ok=True)  # of an app that was killed
        with os.fdopen(os.open(left, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as kept:
            json.dump([line.port, line.token], kept)
        threading.Thread(target=line.serve_forever, name="channel", daemon=True).start()
        try:
            yield
        finally:
            left.unlink(missing_ok=True)
            line.shutdown()


def ask(database: Path, order: Order) -> Answer | None:
    """What the app that holds this database answers; None when none listens there."""
    try:
        port, token = json.loads(file_of(database).read_text(encoding="utf-8"))
        line = http.client.HTTPConnection(HOST, port)
        line.connect()
    except (OSError, ValueError):
        return None  # no file, half a file, or the file of an app that was killed
    with contextlib.closing(line):
        try:
            line.request("POST", "/", json.dumps(order), {"Authorization": f"Bearer {token}"})
            reply = line.getresponse()
            told = json.loads(reply.read()) if reply.status == http.HTTPStatus.OK else None
        except (OSError, http.client.HTTPException, ValueError):
            return orders.refusal("command.cut_off")
    return told and Answer(told["code"], tuple(told["out"]), tuple(told["err"]))


class _Line(socketserver.ThreadingTCPServer):
    """Listens on loopback at a port of the system's choice."""

    def __init__(self, store: Store) -> None:
        super().__init__((HOST, 0), _Door)
        self.store = store
        self.port: int = self.server_address[1]
        self.token = secrets.token_urlsafe(32)


class _Door(BaseHTTPRequestHandler):
    """An order with the token is carried out; everything else gets 403 and not a word."""

    timeout = 5
    server: _Line

    def do_POST(self) -> None:
        if not self._may_pass():
            self.send_error(http.HTTPStatus.FORBIDDEN)
            return
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._send(
            http.HTTPStatus.OK, json.dumps(asdict(orders.carry_out(self.server.store, order)))
        )

    def _may_pass(self) -> bool:
        given = self.headers.get("Authorization", "").encode()
        known = hmac.compare_digest(given, f"Bearer {self.server.token}".encode())
        meant = self.headers.get("Host") == f"{HOST}:{self.server.port}"
        return known and meant and self.client_address[0] == HOST

    def send_error(self, *_: Any, **__: Any) -> None:
        self._send(http.HTTPStatus.FORBIDDEN, "")

    def _send(self, status: int, body: str) -> None:
        self.send_response_only(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode("ascii"))

    def log_message(self, *_: Any) -> None:
        """The app's output stays as it is."""
