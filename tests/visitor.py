"""A visitor without a browser, who speaks the protocol of the screen."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from app import COOKIE

SAVED, GRID = "Đã lưu", ":cells:"
DONE = (0, 3)  # a whole run, a run of one part


class Visitor:
    """One session on one page. Widgets are found by the key that the page gave them."""

    def __init__(self, url: str, page: str, query: str = "", cookie: str = "") -> None:
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        headers = {"Cookie": cookie, "Origin": url}
        self.opened = ExitStack()
        self.line = self.opened.enter_context(connect(
            address, subprotocols=["streamlit"], additional_headers=headers, max_size=None,
            compression=None, ping_interval=None, open_timeout=60,
        ))  # fmt: skip
        self.page, self.query = page, query
        self.script = ""
        self.parts: dict[str, str] = {}
        self.states: dict[str, tuple[str, Any]] = {}
        self.kept: set[str] = set()
        self.said: list[str] = []
        self.typed: dict[str, dict[str, str]] = {}
        self.run()

    def widget(self, key: str) -> str:
        """The id of the widget with this key, or the last drawn one whose key holds it."""
        named = [known for known in self.parts if known.endswith(f"-{key}")]
        return (named or [known for known in self.parts if key in known])[-1]

    def set(self, key: str, field: str, value: Any) -> float:
        """Change one widget and wait for what follows; seconds."""
        widget = self.widget(key)
        return self.run({widget: (field, value)}, self.parts[widget])

    def type(self, row: int, column: str, text: str) -> bool:
        """Type into a cell of the page's grid; whether the page said that it was saved."""
        self.typed.setdefault(str(row), {})[column] = text
        self.set(GRID, "string_value", json.dumps({"edited_rows": self.typed}))
        return any(SAVED in said and text in said for said in self.said)

    def run(self, changed: Mapping[str, tuple[str, Any]] | None = None, part: str = "") -> float:
        """One run of the script, or of a part of it; seconds until it is finished."""
        self.states |= changed or {}
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self.query, self.script
        if not self.script:
            state.page_name = self.page
        state.fragment_id = part
        state.cached_message_hashes.extend(self.kept)
        for widget, (field, value) in self.states.items():
            held = state.widget_states.widgets.add()
            held.id = widget
            setattr(held, field, value)
        self.said = []
        start = time.perf_counter()
        self.line.send(asked.SerializeToString())
        while not self._heard():
            pass
        return time.perf_counter() - start

    def close(self) -> None:
        self.opened.close()

    def _heard(self) -> bool:
        """Take one message in; whether it was the last one of a run."""
        told = ForwardMsg()
        told.ParseFromString(self.line.recv(timeout=60))
        if told.metadata.cacheable and told.hash:
            self.kept.add(told.hash)
        match told.WhichOneof("type"):
            case "new_session":
                self.script = told.new_session.page_script_hash or self.script
            case "navigation":
                self.script = told.navigation.page_script_hash
            case "delta":
                self._seen(told)
            case "script_finished":
                return told.script_finished in DONE
        return False

    def _seen(self, told: ForwardMsg) -> None:
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if not kind:
            return
        drawn = getattr(element, kind)
        if widget := getattr(drawn, "id", ""):
            self.parts.pop(widget, None)
            self.parts[widget] = told.delta.fragment_id
        if kind == "markdown":
            self.said.append(drawn.body)
        if kind == "exception":
            raise AssertionError(drawn.message)


@contextmanager
def visiting(url: str, token: str, page: str) -> Iterator[Visitor]:
    """A visit of a page under a session's token."""
    visitor = Visitor(url, page, cookie=f"{COOKIE}={token}")
    try:
        yield visitor
    finally:
        visitor.close()
