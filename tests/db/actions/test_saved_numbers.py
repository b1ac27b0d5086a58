"""Saved questions on slides: numbers and bars of shared ones, never rows of people."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from db.actions import presenting, questions, saved_numbers, sign_in
from db.actions.presenting import Deck
from db.model.decks import ASKED, Card
from db.model.people import SYSTEM
from db.model.questions import By, Question
from db.model.slides import Bar, Slide


@pytest.fixture
def office(bench):
    """The bench with a secretary that has an account, and three nominations."""
    sign_in.add_account(bench.store, SYSTEM, "thu-ky", "Lê Thư Ký", bench.secretary.role, "x" * 12)
    with bench.store.reading() as con:
        [[account]] = con.execute("SELECT id FROM account WHERE name = 'thu-ky'").fetchall()
    bench.secretary = replace(bench.secretary, id=account)
    for name, unit in (("An", 0), ("Bình", 0), ("Cúc", 1)):
        bench.file(name, unit=bench.units[unit])
    return bench


def test_shared_numbers_are_offered_and_answered_once_a_change(office):
    store, user = office.store, office.secretary
    whole = questions.save(store, user, "Đề cử đã nhận", Question("nomination"), True)
    groups = questions.save(
        store, user, "Theo đơn vị", Question("nomination", by=(By("unit"),)), True
    )
    own = questions.save(store, user, "Riêng", Question("nomination"))
    rows = questions.save(store, user, "Danh sách", Question("nomination", "list"), True)

    assert saved_numbers.offered(store) == {whole: "Đề cử đã nhận", groups: "Theo đơn vị"}
    found = saved_numbers.slides_of(store, [whole, groups, own, rows, 999_999], "vi")
    assert found == {
        whole: Slide(ASKED, "Đề cử đã nhận: 3"),
        groups: Slide(
            ASKED, "Theo đơn vị",
            (Bar("Xã Đôn Thuận", 2.0, None, "2"), Bar("Xã Tân Lập", 1.0, None, "1")),
        ),
    }  # fmt: skip
    assert saved_numbers.slides_of(store, [], "vi") == {}
    cards = (Card(ASKED, text=str(whole)), Card(ASKED, "Đơn vị", str(groups)), Card(ASKED, "", "x"))
    shown = presenting.show(store, user, Deck(0, "", office.plan, None, cards), "vi")
    assert [slide.headline for slide in shown.slides] == ["Đề cử đã nhận: 3", "Đơn vị"]


def test_shares_empty_cells_and_long_lists_are_told(office):
    store, user = office.store, office.secretary
    question = Question("nomination", by=(By("unit"),))
    number = questions.save(store, user, "Theo đơn vị", question, True)
    found = questions.ask(store, user, question)
    frame = pd.DataFrame(
        {
            found.answer.columns[0]: [None, *"abcdefghijk"],
            found.answer.columns[1]: [None, *range(11)],
        }
    )
    long = replace(found, answer=replace(found.answer, frame=frame))
    slide = saved_numbers.drawn("Tên", long, "vi")
    assert (slide.bars[0], len(slide.bars), slide.notes) == (
        Bar("–", 0, None, "–"), 10, ("và 2 dòng khác",),
    )  # fmt: skip
    share = questions.ask(store, user, Question("nomination", "share"))
    assert saved_numbers.drawn("Tỷ lệ", share, "vi").headline == "Tỷ lệ: 100,00 %"
    none = replace(share, answer=replace(share.answer, frame=share.answer.frame.head(0)))
    assert saved_numbers.drawn("Tỷ lệ", none, "vi").headline == "Tỷ lệ: 0"
    assert number


def test_a_question_that_cannot_be_asked_any_more_is_left_out_and_few_are_kept(office, monkeypatch):
    store, user = office.store, office.secretary
    number = questions.save(store, user, "Số", Question("nomination"), True)
    monkeypatch.setattr(saved_numbers, "MOST_KEPT", 1)
    for language in ("vi", "en"):
        assert list(saved_numbers.slides_of(store, [number], language)) == [number]
    assert len(saved_numbers._kept) == 1
    with store.reading() as con:
        con.execute('UPDATE saved_question SET definition = \'{"table": "gone"}\'')
    office.plant("movement", {"name": "Khác"})
    assert saved_numbers.slides_of(store, [number], "vi") == {}
