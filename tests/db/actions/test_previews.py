from dataclasses import replace

import pytest

from db.actions import arrivals, previews, readings, undo
from db.actions.merging.shape import Said
from db.model.problems import Rejected
from db.model.reading.result import AS_READ, Corrections
from db.model.reading.shape import ByHand
from tests.db.actions.coming_in import arrive, book, listed, read_all

__all__ = ["arrive"]

# the award's column is a remark in this office's files
REMARK = Corrections({"Sheet": ByHand({(2, 5): "note"})})


@pytest.fixture
def came(bench, arrive):
    """Takes one file in for a unit and reads it; gives the arrival."""

    def taken_in(*names, unit=None, name="danh sách.xlsx"):
        [number] = arrive({name: book(*names)}, unit or bench.units[1]).ids
        read_all(bench)
        return number

    return taken_in


def seen(bench, number):
    return previews.seen(bench.store, bench.secretary, number)


def states(what):
    return [offer.line.state for part in what.merge.parts for offer in part.offers]


def test_a_file_is_seen_for_its_round_and_unit_and_taken_as_one_bundle(bench, came):
    number = came("Lê Thị A", "Lê Văn B")

    before = seen(bench, number)
    saved = previews.take(bench.store, bench.secretary, before)

    assert before.said.given == {"round": bench.round, "unit": bench.units[1]}
    assert states(before) == ["new", "new"]
    assert (saved.bundle, saved.added["nomination"]) == (bench.store.head, 2)
    [held] = listed(bench)
    assert (held.state, held.bundle) == ("taken", saved.bundle)


def test_what_was_taken_is_undone_and_taken_again(bench, came):
    number = came("Lê Thị A")
    saved = previews.take(bench.store, bench.secretary, seen(bench, number))

    undo.undo(bench.store, bench.secretary, saved.bundle)
    arrivals.open_again(bench.store, bench.secretary, number)

    assert states(seen(bench, number)) == ["new"]
    with pytest.raises(Rejected):
        arrivals.open_again(bench.store, bench.secretary, number)


def test_what_was_said_of_a_file_is_kept_and_done_by_itself_in_the_next_of_its_sender(bench, came):
    number = came("Lê Thị A")
    arrivals.say(bench.store, bench.secretary, number, Said(by_hand=REMARK))
    first = seen(bench, number)
    previews.take(bench.store, bench.secretary, first)

    again = came("Lê Văn B", name="tháng sau.xlsx")
    elsewhere = came("Lê Văn C", unit=bench.units[0], name="xã khác.xlsx")

    assert first.merge.parts[0].fields[-1] == "note"
    assert seen(bench, again).said.by_hand == REMARK
    assert seen(bench, again).merge.parts[0].fields[-1] == "note"
    assert seen(bench, elsewhere).said.by_hand == AS_READ


def test_the_unit_that_a_file_has_now_goes_before_what_was_said(bench, came):
    number = came("Lê Thị A")
    said = replace(previews.said_of(bench.store, bench.secretary, number), clear=True)
    arrivals.say(bench.store, bench.secretary, number, said)

    arrivals.belongs(bench.store, bench.secretary, number, bench.units[0])
    now = previews.said_of(bench.store, bench.secretary, number)

    assert (now.given["unit"], now.clear) == (bench.units[0], True)


def test_a_file_of_no_known_unit_has_no_habits(bench, arrive):
    [number] = arrive({"danh sách.xlsx": book("Lê Thị A", unit="nơi nào đó")}).ids
    read_all(bench)
    arrivals.say(bench.store, bench.secretary, number, Said(by_hand=REMARK))

    assert previews.said_of(bench.store, bench.secretary, number).given == {"round": bench.round}
    assert states(seen(bench, number)) == ["choose"]


def test_sheets_are_parsed_once_and_again_when_they_were_let_go(bench, came, monkeypatch):
    number = came("Lê Thị A")
    [held] = listed(bench)
    first = readings.parsed(bench.store, held)

    assert readings.parsed(bench.store, held) is first
    monkeypatch.setattr(readings, "_held", {})
    monkeypatch.setattr(readings, "of", lambda *given: None)
    assert readings.parsed(bench.store, held) == first
    assert number == held.id


def test_a_unit_account_sees_no_preview(bench, came):
    number = came("Lê Thị A")

    with pytest.raises(Rejected):
        previews.seen(bench.store, bench.unit_user, number)
