"""Every text is said somewhere, and everything said has a text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from db.model.texts import TEXTS
from tests.source import calls, name_of, nodes, source

SPEAKING = tuple(path for path in source() if not name_of(path).startswith("db/model/texts/"))


def pattern(node: ast.AST) -> str:
    """What a string may become: ``f"op.{o}"`` and ``"op." + o`` may end as anything."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(pattern(part) for part in parts)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return pattern(left) + pattern(right)
        case _:
            return ".+"


def spoken() -> Iterator[str]:
    """Patterns of all strings in the source that could be keys: those with words in them."""
    for path in SPEAKING:
        for node in nodes(path):
            if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
                found = pattern(node)
                if re.match(r"\w{2}", found):
                    yield found


def first_string(call: ast.Call) -> ast.AST | None:
    """The key of a call of say: the first argument, or the one after the language."""
    keys = call.args[:1] if isinstance(call.func, ast.Attribute) else call.args[1:2]
    if isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "texts.say":
        keys = call.args[1:2]
    return keys[0] if keys else None


def test_everything_said_has_a_text():
    asked = [
        (name_of(path), call.lineno, key)
        for path in SPEAKING
        for call in calls(path, "say")
        if isinstance(key := first_string(call), ast.Constant | ast.JoinedStr | ast.BinOp)
    ]

    assert [
        (name, line, ast.unparse(key))
        for name, line, key in asked
        if not any(re.fullmatch(pattern(key), known) for known in TEXTS)
    ] == []


def test_every_refusal_has_a_sentence():
    codes = {
        (name_of(path), call.lineno, call.args[0].value)
        for path in SPEAKING
        for call in calls(path, "Problem", "reject")
        if call.args and isinstance(call.args[0], ast.Constant)
    }

    assert sorted(code for code in codes if f"problem.{code[2]}" not in TEXTS) == []


def test_every_kind_of_bundle_has_a_name():
    kinds = {
        (name_of(path), call.args[1].value)
        for path in SPEAKING
        for call in calls(path, "Origin", "plant")
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    }

    assert sorted(kind for kind in kinds if f"bundle.{kind[1]}" not in TEXTS) == []


def test_every_text_is_said():
    patterns = set(spoken())
    plain = {re.sub(r"\\(.)", r"\1", p) for p in patterns if ".+" not in p}
    open_keys = re.compile("|".join(p for p in patterns if ".+" in p and r"\." in p))
    open_codes = re.compile("|".join(p for p in patterns if re.fullmatch(r"[a-z_]+_\.\+", p)))

    assert [
        key
        for key in TEXTS
        if not plain & {key, key.removeprefix("problem.")}
        and not open_keys.fullmatch(key)
        and not open_codes.fullmatch(key.removeprefix("problem."))
    ] == []
