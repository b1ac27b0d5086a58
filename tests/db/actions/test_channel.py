"""The channel as the app opens it, and everything that must not get through it."""

import http.client
import json
import socket
import stat
import threading

import psutil
import pytest

from db.actions import channel, orders
from db.actions.orders import Answer

WHOLE = Answer(out=("Mọi quy tắc đều đúng.",))


@pytest.fixture
def line(office):
    """The port and token that an open channel has left beside the database."""
    with channel.listening(office.store):
        yield json.loads(channel.file_of(office.store.path).read_text())


def answered(port, token=None, method="POST", host=None, body=b'{"command": "check"}'):
    """Status, headers and body of one request, sent as somebody might."""
    con = http.client.HTTPConnection(channel.HOST, port, timeout=10)
    con.putrequest(method, "/", skip_host=True)
    con.putheader("Host", host or f"{channel.HOST}:{port}")
    con.putheader("Content-Length", str(len(body)))
    if token:
        con.putheader("Authorization", f"Bearer {token}")
    con.endheaders(body)
    reply = con.getresponse()
    found = (reply.status, reply.getheaders(), reply.read())
    con.close()
    return found


NOTHING = (403, [("Content-Length", "0")], b"")


def test_an_order_comes_back_with_what_it_said_and_its_exit_code(office, line, tmp_path):
    path = office.store.path
    far = str(tmp_path / "none" / "copy.duckdb")

    assert channel.ask(path, {"command": "check"}) == WHOLE
    assert channel.ask(path, {"command": "backup", "file": far}) == Answer(
        1, err=(f"Không ghi được '{far}'. Chọn tệp khác trong một thư mục đã có.",)
    )


def test_the_file_is_the_owners_alone_and_goes_with_the_channel(office):
    left = channel.file_of(office.store.path)

    with channel.listening(office.store):
        assert stat.S_IMODE(left.stat().st_mode) == 0o600
    assert not left.exists()


def test_the_file_of_a_killed_app_is_recognised_and_replaced(office):
    left = channel.file_of(office.store.path)
    with socket.socket() as free:
        free.bind((channel.HOST, 0))
        port = free.getsockname()[1]
    left.write_text(json.dumps([port, "old"]))

    assert channel.ask(office.store.path, {"command": "check"}) is None
    with channel.listening(office.store):
        assert channel.ask(office.store.path, {"command": "check"}) == WHOLE
        assert "old" not in left.read_text()


@pytest.mark.parametrize("left", [None, "", "[1", '[1, "a", 2]'])
def test_no_file_or_half_a_file_is_no_channel(office, left):
    if left is not None:
        channel.file_of(office.store.path).write_text(left)

    assert channel.ask(office.store.path, {"command": "check"}) is None


def test_without_the_token_there_is_403_and_nothing_else(office, line):
    port, token = line

    assert answered(port, token)[0] == 200
    assert [
        answered(port),
        answered(port, "x"),
        answered(port, token[:-1]),
        answered(port, token, host=f"evil.example:{port}"),
        answered(port, token, host="127.0.0.1"),
        answered(port, token, "GET"),
        answered(port, token, "BREW"),
    ] == [NOTHING] * 7


def test_somebody_from_elsewhere_gets_403_though_the_token_is_right(office, line, monkeypatch):
    port, token = line
    monkeypatch.setattr(channel, "HOST", "127.0.0.2")

    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=5)
    assert answered_from_home(port, token) == NOTHING


def answered_from_home(port, token):
    """Asked at the address where it listens, by a host that it now takes for another."""
    con = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    con.request(
        "POST", "/", b"{}", {"Host": f"127.0.0.2:{port}", "Authorization": f"Bearer {token}"}
    )
    reply = con.getresponse()
    found = (reply.status, reply.getheaders(), reply.read())
    con.close()
    return found


def test_it_listens_on_loopback_only(office, line):
    open_ports = [con.laddr for con in psutil.Process().net_connections("inet")]

    assert {at.ip for at in open_ports if at.port == line[0]} == {channel.HOST}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (b"HTTP/1.0 403 Forbidden\r\nContent-Length: 0\r\n\r\n", None),
        (b"", orders.refusal("command.cut_off")),
        (b"HTTP/1.0 200 OK\r\n\r\n<html>", orders.refusal("command.cut_off")),
    ],
)
def test_a_stranger_at_the_port_and_an_app_that_dies_are_told_apart(office, reply, expected):
    with socket.create_server((channel.HOST, 0)) as stranger:
        port = stranger.getsockname()[1]
        channel.file_of(office.store.path).write_text(json.dumps([port, "t"]))

        def serve():
            con, _ = stranger.accept()
            with con:
                con.recv(65536)
                con.sendall(reply)

        thread = threading.Thread(target=serve)
        thread.start()
        found = channel.ask(office.store.path, {"command": "check"})
        thread.join()

    assert found == expected
