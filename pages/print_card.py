"""A row's card on one sheet of A4, as plain HTML for the printer."""

from __future__ import annotations

import asyncio
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from db.actions import cards, edit, house, sign_in, standing
from db.actions.cards import Card, Pointing
from db.actions.house import Store
from db.model.people import User, may_see_personal
from db.model.problems import Rejected, reject
from db.model.texts import say, sentence
from db.model.values import show_date, show_number
from pages.shared.session import COOKIE

LANGUAGE = "vi"
LISTED = 50
# a longer text takes the whole width
LONG = 60
# a shorter one without a space is not broken
WHOLE = 12
COLUMNS = 6
# what stands elsewhere on the sheet, or fills it without telling much
LEFT_OUT = {
    "nomination": ("unit", "subject_type", "scope", "domain", "criteria_set", "achievement"),
    "award": ("nomination", "unit"),
}
# longer texts are printed smaller, down to what eyes still read; behind that on a second sheet
SIZES = ((1600, 11), (2600, 10), (3800, 9))
SMALLEST = 8.5
STYLE = """
@page{size:A4 portrait;margin:14mm 15mm}
*{box-sizing:border-box}
body{font-family:"Source Sans","Segoe UI",system-ui,sans-serif;line-height:1.3;color:#1F2328;
margin:0 auto;max-width:180mm}
header{border-bottom:2px solid #9B1C1F;padding-bottom:2mm;margin-bottom:3mm}
header p{margin:0;color:#57606a}h1{font-size:1.6em;margin:.1em 0;color:#9B1C1F}
h2{font-size:1.05em;margin:.9em 0 .25em;color:#9B1C1F;break-after:avoid}
dl{columns:2;column-gap:8mm;margin:0}
dl div{display:grid;grid-template-columns:30mm 1fr;gap:2mm;padding:.1em 0;break-inside:avoid}
dl.long{columns:1}dl.long div{break-inside:auto}
dt{color:#57606a}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:.15em 2mm .15em 0;border-bottom:1px solid #DDD6CD;
overflow-wrap:anywhere}th{color:#57606a;font-weight:600}tr{break-inside:avoid}
ol{display:grid;grid-template-columns:repeat(4,1fr);gap:2mm;list-style:none;margin:0;padding:0}
li{border-top:2px solid #9B1C1F;padding-top:.2em}li.empty{border-color:#DDD6CD;color:#57606a}
footer{margin-top:1em;color:#57606a;font-size:.9em}
button{position:fixed;top:4mm;right:4mm;font:inherit;padding:.4em 1em;border:0;border-radius:6px;
color:#fff;background:#9B1C1F}@media print{button{display:none}}
"""


async def print_card(request: Request) -> Response:
    """The sheet of one row for who may read it now; else 404 in the same words."""
    given = request.path_params
    token = request.cookies.get(COOKIE)
    page, status = await asyncio.to_thread(answer, token, given["table"], given["row"])
    return HTMLResponse(page, status)


def answer(token: str | None, table: str, row: str) -> tuple[str, int]:
    """The page and its status for the session of that token."""
    store = house.store()
    user = sign_in.user_of(store, token)
    number = int(row) if row.isascii() and row.isdecimal() and len(row) <= 15 else 0
    try:
        if user is None:
            raise reject("no_such_card")
        return sheet(store, user, cards.read(store, user, table, number, LANGUAGE)), 200
    except Rejected as error:
        told = " ".join(sentence(LANGUAGE, problem) for problem in error.problems)
        return _page(say(LANGUAGE, "card.title"), f"<p>{escape(told)}</p>", SIZES[0][1]), 404


def sheet(store: Store, user: User, card: Card) -> str:
    """The whole page: heading, fields of the row and of what names it, stages, linked rows."""
    family = [card, *cards.named_by(store, user, card, LANGUAGE)]
    groups = cards.pointing(store, user, card, LISTED, LANGUAGE)
    parts = [_fields(user, member) for member in family]
    for group in groups:
        if group.table.name == "stage_entry" and group.to[0] == card.table.name:
            parts.append(_stages(store, user, group))
        elif group.table.name not in ("mark", "attachment"):
            parts.append(_linked(store, user, group))
    body = "".join(parts)
    day = f"{store.clock():%d/%m/%Y}"
    foot = escape(say(LANGUAGE, "paper.printed", day=day))
    heading = (
        f"<header><p>{escape(_plan(store, family))}</p><h1>{escape(card.title)}</h1>"
        f"<p>{escape(card.table.label.vi)}</p></header>"
    )
    return _page(card.title, f"{heading}{body}<footer>{foot}</footer>", _size(body))


def _page(title: str, body: str, size: float) -> str:
    button = escape(say(LANGUAGE, "paper.button"))
    return (
        f'<!doctype html><html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}body{{font-size:{size}pt}}</style></head>"
        f'<body><button onclick="print()">{button}</button>{body}</body></html>'
    )


def _size(body: str) -> float:
    """Points: the more there is to read, the smaller."""
    letters, inside = 0, False
    for letter in body:
        inside = letter == "<" or (inside and letter != ">")
        letters += not inside
    return next((size for most, size in SIZES if letters <= most), SMALLEST)


def _plan(store: Store, family: list[Card]) -> str:
    """The name of the office's plan: the row's own, else the latest."""
    for card in family:
        if "plan" in card.words:
            return card.words["plan"]
    found = edit.glance(store, "plan", edit.Query(sort=(("starts_on", True),)))
    return str(found["name"].iloc[0]) if len(found) else say(LANGUAGE, "app.name")


def _fields(user: User, card: Card) -> str:
    """Every filled field; what is personal for those who may see it."""
    shown = [
        (escape(field.label.vi), escape(card.words[field.name]))
        for field in card.table.fields
        if field.name in card.words and (may_see_personal(user) or not field.personal)
    ]
    lists = ""
    for style, long in (("", False), (' class="long"', True)):
        lines = "".join(
            f"<div><dt>{label}</dt><dd>{text}</dd></div>"
            for label, text in shown
            if (len(text) > LONG) is long
        )
        lists += f"<dl{style}>{lines}</dl>" if lines else ""
    return f"<h2>{escape(card.table.label.vi)}</h2>{lists}"


def _stages(store: Store, user: User, group: Pointing) -> str:
    """All stages in their order as one line, each with its days or that it is not reached."""
    field = group.table.field("stage")
    boxes = []
    for stage, name in edit.options(store, user, field, LANGUAGE).items():
        spans = [
            " – ".join(
                show_date(entry.row[day]) for day in ("entered_on", "left_on") if entry.row[day]
            )
            for entry in group.cards
            if entry.row["stage"] == stage
        ]
        told = "<br>".join(map(escape, spans)) or escape(say(LANGUAGE, "paper.not_yet"))
        empty = "" if spans else ' class="empty"'
        boxes.append(f"<li{empty}><b>{escape(name)}</b><br>{told}</li>")
    return f"<h2>{escape(say(LANGUAGE, 'paper.path'))}</h2><ol>{''.join(boxes)}</ol>"


def _linked(store: Store, user: User, group: Pointing) -> str:
    """The rows of a table that point here, their filled fields as columns."""
    table = group.table
    names = [
        f.name for f in table.fields
        if f.name not in (group.field.name, "plan", "note", *LEFT_OUT.get(table.name, ()))
        and (may_see_personal(user) or not f.personal)
        and any(f.name in card.words for card in group.cards)
    ][:COLUMNS]  # fmt: skip
    heads = [table.field(name).label.vi for name in names]
    rows = [[card.words.get(name, "") for name in names] for card in group.cards]
    if table.name == "nomination":
        heads.append(say(LANGUAGE, "paper.score"))
        for row, card in zip(rows, group.cards, strict=True):
            row.append(_score(store, user, card))
    more = group.count - len(group.cards)
    below = f"<p>{escape(say(LANGUAGE, 'paper.more', count=more))}</p>" if more else ""
    return (
        f"<h2>{escape(table.label.vi)} · {group.count}</h2><table><tr>"
        + "".join(f"<th>{escape(head)}</th>" for head in heads)
        + "</tr>"
        + "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
        + f"</table>{below}"
    )


def _cell(text: str) -> str:
    """A date or a number stays in one piece."""
    whole = ' style="white-space:nowrap"' if len(text) <= WHOLE and " " not in text else ""
    return f"<td{whole}>{escape(text)}</td>"


def _score(store: Store, user: User, card: Card) -> str:
    """The score of a nomination once its round is published, for those who may see it."""
    rounds = edit.glance(store, "round", edit.Query(only=(card.row["round"],)))
    if rounds.empty or rounds["published_at"].isna().any():
        return ""
    try:
        made: Any = standing.score_of(store, user, card.row["id"])
    except Rejected:
        return ""
    return show_number(made.total / 100, 2) if made.members else ""
