"""Decks are kept, changed and undone; slides show the moment; who leads moves the others."""

import pytest

from db.actions import edit, presenting, undo
from db.actions.presenting import Deck, Position
from db.model.decks import Card, standard
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from tests.db.actions.plan_in_phases import filled, in_two_phases

CARDS = (Card("decisions", text="Giao chỉ tiêu"), Card("reached", "Kết quả"))


def refused(act):
    with pytest.raises(Rejected) as error:
        act()
    return error.value.problems


def test_a_deck_is_kept_changed_in_one_bundle_and_taken_back(bench):
    store, user = bench.store, bench.secretary
    held = Deck(0, "", bench.plan, None, standard())

    number = presenting.save(store, user, " Họp  tháng 10 ", held, CARDS, 30)

    first = Deck(number, "Họp tháng 10", bench.plan, None, CARDS, 30)
    assert presenting.decks(store, bench.leader, bench.plan) == [first]
    before = store.head
    presenting.save(store, user, "Họp tháng 11", first, CARDS[:1], 30)
    assert store.head == before + 1
    assert presenting.deck(store, user, bench.plan, None, number).cards == CARDS[:1]
    undo.undo(store, user, store.head)
    assert presenting.deck(store, user, bench.plan, None, number) == first
    presenting.remove(store, user, number)
    assert presenting.decks(store, user, bench.plan) == []
    assert refused(lambda: presenting.deck(store, user, bench.plan, None, number)) == [
        Problem("row_gone", "deck", row=number)
    ]
    assert refused(lambda: presenting.save(store, user, "x", first, CARDS, 30)) == [
        Problem("row_gone", "deck", row=number)
    ]


def test_only_the_office_keeps_decks_and_leads(bench):
    held = Deck(0, "", bench.plan, None, standard())
    for user in (bench.leader, bench.member, bench.unit_user):
        for act, table in (
            (lambda u=user: presenting.save(bench.store, u, "x", held, CARDS, None), "deck"),
            (lambda u=user: presenting.remove(bench.store, u, 1), "deck"),
            (lambda u=user: presenting.move(u, "1.0.0", 2), ""),
        ):
            assert refused(act) == [Problem("not_allowed", table)]
    for act in (presenting.decks, lambda *given: presenting.deck(*given, None, None)):
        assert refused(lambda a=act: a(bench.store, bench.member, bench.plan)) == [
            Problem("not_allowed")
        ]


def test_slides_show_the_figures_of_the_moment_and_follow_the_register(bench):
    made = filled(in_two_phases(bench))
    screen = User(-1, "screen", "TV", Role.DISPLAY)
    held = presenting.deck_at(made.store, screen, f"{made.plan}.0.0")
    at = made.store.clock()
    made.store.clock = lambda: at

    found = presenting.show(made.store, screen, held, "vi")

    assert (found.deck, found.at) == (held, at)
    assert [slide.kind for slide in found.slides] == [
        "reached", "kinds", "movements", "places", "stages", "awards",
    ]  # fmt: skip
    assert found.slides[0].headline == "Cả kế hoạch: 5 điển hình"
    page = edit.browse(made.store, made.admin, "exemplar", edit.Query(search="Dũng"))
    edit.remove(made.store, made.admin, "exemplar", page.frame["id"].tolist())
    again = presenting.show(made.store, screen, held, "vi")
    assert again.slides[0].headline == "Cả kế hoạch: 4 điển hình"


def test_no_more_figures_are_kept_than_are_looked_at(bench):
    held = Deck(0, "", bench.plan, None, standard())
    for number in range(presenting.MOST_KEPT + 2):
        bench.plant("movement", {"name": f"Phong trào {number}"})
        presenting.show(bench.store, bench.leader, held, "vi")

    assert len(presenting._figures) == presenting.MOST_KEPT


@pytest.mark.parametrize("named", ["", "1", "1.2", "a.b.c", "1.2.3.4", "1.²3.0", "9" * 13 + ".0.0"])
def test_a_link_that_names_no_slides_is_told(bench, named):
    assert refused(lambda: presenting.deck_at(bench.store, bench.leader, named)) == [
        Problem("no_slides", value=named)
    ]


def test_a_link_to_slides_is_written_and_read_back(bench):
    [kept] = [presenting.save(bench.store, bench.admin, "Họp", Deck(0, "", bench.plan, None, ()),
                              CARDS, None)]  # fmt: skip
    held = presenting.deck_at(bench.store, bench.admin, f"{bench.plan}.0.{kept}")

    named = presenting.place(held)
    assert (held.name, held.cards, named) == ("Họp", CARDS, f"{bench.plan}.0.{kept}")
    assert presenting.read_link(presenting.link(named, "follow", dark=True)) == {
        "slides": named, "mode": "follow", "dark": "1",
    }  # fmt: skip
    assert presenting.read_link("") == {"slides": "", "mode": "", "dark": ""}


def test_a_plan_or_a_phase_that_is_not_there_is_told(bench):
    for plan, phase, table, row in (
        (999_999, None, "plan", 999_999), (bench.plan, 999_999, "phase", 999_999),
    ):  # fmt: skip
        held = Deck(0, "", plan, phase, standard())
        assert refused(lambda h=held: presenting.show(bench.store, bench.leader, h, "vi")) == [
            Problem("row_gone", table, row=row)
        ]


def test_who_leads_moves_all_that_follow_the_same_slides(bench):
    start = presenting.position("7.0.0")

    assert presenting.move(bench.secretary, "7.0.0", 2) == Position(2, start.turn + 1)
    assert presenting.move(bench.admin, "7.0.0", -4) == Position(0, start.turn + 2)
    assert presenting.position("7.0.0") == Position(0, start.turn + 2)
    assert presenting.position("8.0.0") == Position(0, 0)
