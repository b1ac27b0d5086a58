"""Somebody at the real app without a browser: its websocket, a page, cells typed into the grid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from app import COOKIE

SAVED = "Đã lưu"


class Visitor:
    """A visit of one page; ``type`` waits until the page says what became of the cell."""

    def __init__(self, line: ClientConnection, page: str) -> None:
        self._line = line
        self._page = page
        self._grid = ""
        self._typed: dict[str, dict[str, str]] = {}
        self._run()

    def type(self, row: int, column: str, text: str) -> bool:
        """Whether the app said that it was saved."""
        self._typed.setdefault(str(row), {})[column] = text
        return any(SAVED in said and text in said for said in self._run())

    def _run(self) -> list[str]:
        asked = BackMsg()
        asked.rerun_script.page_name = self._page
        if self._grid:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = self._grid
            state.string_value = json.dumps({"edited_rows": self._typed})
        self._line.send(asked.SerializeToString())
        said = []
        while (told := self._told()).WhichOneof("type") != "script_finished":
            element = told.delta.new_element
            said.append(element.markdown.body)
            if element.HasField("dataframe") and element.dataframe.id:
                self._grid = element.dataframe.id
        return said

    def _told(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self._line.recv(timeout=30))
        return message


@contextmanager
def visiting(url: str, token: str, page: str) -> Iterator[Visitor]:
    """A visit under a session's token."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    headers = {"Cookie": f"{COOKIE}={token}", "Origin": url}
    with connect(
        address, subprotocols=["streamlit"], additional_headers=headers, max_size=None
    ) as line:
        yield Visitor(line, page)
