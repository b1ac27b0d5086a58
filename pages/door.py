"""The pages before the gate, as plain HTML: sign-in, first administrator, password, sign-out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from db.model.texts import say

STYLE = """
body{font:16px/1.5 "Source Sans","Segoe UI",system-ui,sans-serif;color:#1F2328;
background:#F6F4F1;margin:0}
main{max-width:30rem;margin:6vh auto;padding:2rem;background:#fff;border:1px solid #E3DED8;
border-radius:6px}
h1{font-size:1.6rem;margin:0;color:#9B1C1F}p{margin:.3rem 0 1rem;color:#57606a}
label{display:block;margin:.8rem 0 .2rem}
input{width:100%;box-sizing:border-box;padding:.55rem;font:inherit;border:1px solid #B9B2A8;
border-radius:6px}
button{margin-top:1.2rem;width:100%;padding:.6rem;font:inherit;font-weight:600;color:#fff;
background:#9B1C1F;border:0;border-radius:6px;cursor:pointer}
button:focus,input:focus{outline:3px solid #E8B4B5}
.problem{border-left:4px solid #9B1C1F;padding:.5rem .8rem;background:#FBEDED;color:#1F2328}
table{width:100%;border-collapse:collapse;font-size:.9rem;margin-top:.4rem}
td{padding:.15rem .3rem;border-top:1px solid #E3DED8}a{color:#9B1C1F}
details{margin-top:1.2rem}footer{margin-top:1.2rem;font-size:.9rem}
"""

Field = tuple[str, str, str]  # name, key of its label, type


def _page(language: str, body: str, path: str) -> str:
    other = "en" if language == "vi" else "vi"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{say(language, 'app.name')}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{say(language, 'app.name')}</h1><p>{say(language, 'door.subtitle')}</p>{body}"
        f'<footer><a href="{path}?lang={other}">{say(language, "door.other_language")}</a>'
        "</footer></main></body></html>"
    )


def form(
    language: str,
    path: str,
    csrf: str,
    fields: Sequence[Field],
    button: str,
    problem: str = "",
    below: str = "",
) -> str:
    """A page with one form; ``problem`` is shown above it, ``below`` is ready HTML."""
    told = f'<div class="problem" role="alert">{escape(problem)}</div>' if problem else ""
    inputs = "".join(
        f'<label for="{name}">{say(language, label)}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" required'
        f"{' autofocus' if place == 0 else ''}>"
        for place, (name, label, kind) in enumerate(fields)
    )
    body = (
        f'{told}<form method="post" action="{path}?lang={language}">'
        f'<input type="hidden" name="csrf" value="{escape(csrf)}">{inputs}'
        f"<button>{say(language, button)}</button></form>{below}"
    )
    return _page(language, body, path)


def demo_list(language: str, accounts: Sequence[Sequence[str]]) -> str:
    """The accounts of a demo database, for the sign-in page."""
    if not accounts:
        return ""
    rows = "".join(
        f"<tr><td><b>{escape(name)}</b></td><td>{escape(full_name)}</td>"
        f"<td>{say(language, f'role.{role}')}</td><td>{escape(password)}</td></tr>"
        for name, full_name, role, password in accounts
    )
    return (
        f"<details open><summary>{say(language, 'door.demo')}</summary>"
        f"<table>{rows}</table></details>"
    )
