"""A view and its words: what is written is read back, what is broken is said and left out."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.model import views
from db.model.catalog import Field, Kind, Label
from db.model.conditions import BARE, OPERATORS, Filter, Group
from db.model.problems import Problem, Rejected, reject
from db.model.views import Column, View, Words

FIELDS = {
    str(kind): Field(str(kind), kind, Label(str(kind), str(kind)), target="state",
                     scale=2 if kind is Kind.DECIMAL else 0)
    for kind in Kind
} | {"link.text": Field("text", Kind.TEXT, Label("Tên", "Name"))}  # fmt: skip
IDS = {("state", "chosen"): 7, ("state", "a;b~(c)"): 8, ("other", "chosen"): 9}


def field_at(path: str) -> Field:
    if path not in FIELDS:
        raise reject("no_such_field", value=path)
    return FIELDS[path]


WORDS = Words(field_at, IDS)
TEXT = st.text("aĐả ;~%(),.-'\"&=+?/日", min_size=1, max_size=12)
VALUES = {
    Kind.TEXT: TEXT,
    Kind.LONG_TEXT: TEXT,
    Kind.WHOLE: st.integers(-(10**12), 10**12),
    Kind.DECIMAL: st.integers(-(10**9), 10**9).map(lambda n: Decimal(n) / 100),
    Kind.DATE: st.sampled_from(["2023", "2023-Q4", "2023-02", "2023-02-28"]),
    Kind.MOMENT: st.sampled_from(["2023", "2023-02-28"]),
    Kind.YES_NO: st.booleans(),
    Kind.CHOICE: st.sampled_from([7, 8]),
    Kind.CHOICES: st.integers(1, 10**15),
    Kind.LINK: st.integers(1, 10**15),
    Kind.FILE: st.none(),
}


@st.composite
def conditions(draw) -> Filter:
    path = draw(st.sampled_from(sorted(FIELDS)))
    kind = FIELDS[path].kind
    op = draw(st.sampled_from(OPERATORS[kind]))
    if op in BARE:
        return Filter(path, op)
    drawn = TEXT if kind is Kind.LINK and op in ("contains", "lacks") else VALUES[kind]
    drawn = drawn.map(views.vietnamese.clean).filter(bool) if drawn is TEXT else drawn
    if op == "any_of":
        return Filter(path, op, tuple(draw(st.lists(drawn, min_size=1, max_size=3))))
    return Filter(path, op, draw(drawn))


PARTS = st.one_of(
    conditions(),
    st.builds(Group, st.booleans(), st.lists(conditions(), min_size=1, max_size=3).map(tuple)),
)
FILTERS = st.one_of(
    st.lists(PARTS, max_size=3).map(tuple),
    st.builds(Group, st.booleans(), st.lists(PARTS, min_size=2, max_size=3).map(tuple)).map(
        lambda group: (group,)
    ),
)
SORTABLE = [name for name in FIELDS if name != "choices"]
VIEWS = st.builds(
    View,
    FILTERS,
    st.lists(
        st.tuples(st.sampled_from(SORTABLE), st.booleans()), max_size=3, unique_by=lambda s: s[0]
    ).map(tuple),
    st.lists(
        st.builds(
            Column, st.sampled_from([str(kind) for kind in Kind]),
            st.sampled_from(["", *views.WIDTHS]), st.booleans(),
        ),
        max_size=5, unique_by=lambda column: column.name,
    ).map(tuple),
    st.lists(st.sampled_from(["text", "choice", "link.text"]), max_size=2, unique=True).map(tuple),
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(VIEWS)
def test_any_view_is_read_back_as_it_was_written(view):
    told = views.write(view, WORDS)

    assert views.read(told, WORDS) == (view, [])
    assert views.read(json.loads(views.canonical(told)), WORDS) == (view, [])


SPLINTERS = (
    "any(", "all(", ")", ";", "~", ",", "-", "text", "choice", "is", "any_of", "chosen", "%2",
    "%28", "wide", "pin", "\x00", "\ud800", "ạ", "9" * 30,
)  # fmt: skip
BROKEN = st.lists(st.sampled_from(SPLINTERS), max_size=12).map("".join)


@given(BROKEN, st.sampled_from(views.PARTS))
def test_no_text_ends_in_an_error(text, part):
    view, _ = views.read({part: text}, WORDS)

    assert views.read(views.write(view, WORDS), WORDS) == (view, [])


def test_a_link_is_short_and_has_no_words_of_a_language():
    view = View(
        (Group(True, (Filter("choice", "is", 7), Filter("link.text", "contains", "Tân Lập"))),),
        (("date", True), ("text", False)),
        (Column("text", "wide", True), Column("choice")),
        ("choice",),
    )

    assert views.write(view, WORDS) == {
        "filter": "any(choice~is~chosen;link.text~contains~Tân Lập)",
        "sort": "-date,text",
        "columns": "text~wide~pin,choice",
        "group": "choice",
    }
    assert views.alike({"choice": "chosen", "link": "3"}) == "choice~is~chosen;link~is~3"


KEPT = Filter("text", "is", "a")


@pytest.mark.parametrize(
    ("told", "view", "codes"),
    [
        ({"filter": "text~is~a;nobody~is~3"}, View((KEPT,)), ["no_such_field"]),
        ({"filter": "text~is~a;choice~is~gone"}, View((KEPT,)), ["unreadable_value"]),
        ({"filter": "text~is~a;text~like~b"}, View((KEPT,)), ["no_such_operator"]),
        ({"filter": "text~is~a;text~is"}, View((KEPT,)), ["broken_view"]),
        ({"filter": "text~is~a;text~is~b~c"}, View((KEPT,)), ["broken_view"]),
        ({"filter": "text~is~a;text~is~%20"}, View((KEPT,)), ["unreadable_value"]),
        ({"filter": "text~is~a;any()"}, View((KEPT,)), ["broken_view"]),
        ({"filter": "text~is~a;whole~is~1.5"}, View((KEPT,)), ["unreadable_value"]),
        ({"filter": "text~is~a;yes_no~is~maybe"}, View((KEPT,)), ["unreadable_value"]),
        ({"filter": "text~is~a;link~is~-1"}, View((KEPT,)), ["unreadable_value"]),
        ({"filter": "text~is~a;date~is~31/02/2023"}, View((KEPT,)), ["unreadable_value"]),
        ({"filter": "any((text~is~a"}, View(), ["broken_view"]),
        ({"filter": "text~is~a)"}, View(), ["broken_view"]),
        ({"filter": "any(all(any(text~is~a)))"}, View(), ["broken_view"]),
        ({"filter": "text~is~a;any(all(text~is~a))"}, View(), ["broken_view"]),
        ({"filter": "x" * 7000}, View(), ["broken_view"]),
        ({"filter": "-"}, View(), []),
        ({"sort": "text,choices,text"}, View(sort=(("text", False),)), ["cannot_sort"]),
        ({"sort": "text,date,whole,link"},
         View(sort=(("text", False), ("date", False), ("whole", False))), ["too_many_fields"]),
        ({"columns": "text,id,link.text,whole~huge,date~wide~narrow"},
         View(columns=(Column("text"),)),
         ["no_such_field", "no_such_field", "broken_view", "broken_view"]),
        ({"group": "choices,text"}, View(groups=("text",)), ["cannot_group"]),
        ({"group": "text,choice,date"}, View(groups=("text", "choice")), ["too_many_fields"]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_the_rest_stands(told, view, codes):
    found, problems = views.read(told, WORDS)

    assert (found, [problem.code for problem in problems]) == (view, codes)


def test_a_choice_that_has_no_code_any_more_cannot_be_told():
    with pytest.raises(Rejected) as refused:
        views.write(View((Filter("choice", "is", 99),)), WORDS)

    assert refused.value.problems == [Problem("no_such_row", field="state", value=99)]
