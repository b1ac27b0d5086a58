from dataclasses import replace
from datetime import timedelta

import pytest

from db.actions import edit, sign_in
from db.model.people import SYSTEM, Role
from db.model.problems import Rejected
from db.store import lookups

PASSWORD = "mat-khau-dai"


@pytest.fixture
def staffed(office):
    """The small office with the list of roles, and one account of a secretary."""
    rows = [
        {"list": "role", "code": role.value, "label_vi": role.value, "label_en": role.value}
        for role in Role
    ]
    edit.add(office.store, office.admin, "lookup", rows)
    sign_in.add_account(
        office.store, SYSTEM, "lan", "Lê Thị Lan", Role.SECRETARY, PASSWORD, office.units[0]
    )
    return office


def refused(code, call):
    with pytest.raises(Rejected, match=code):
        call()


def test_a_right_password_opens_a_session_that_knows_its_user(staffed):
    token = sign_in.sign_in(staffed.store, "lan", PASSWORD)

    user = sign_in.user_of(staffed.store, token)

    assert (user.name, user.full_name, user.role, user.unit, user.units) == (
        "lan",
        "Lê Thị Lan",
        Role.SECRETARY,
        staffed.units[0],
        frozenset({staffed.units[0]}),
    )


def test_only_the_hash_of_a_token_and_of_a_password_is_kept(staffed):
    token = sign_in.sign_in(staffed.store, "lan", PASSWORD)

    with staffed.store.reading() as con:
        [[kept]] = con.execute("SELECT token_hash FROM session").fetchall()
        [[made]] = con.execute("SELECT hash FROM credential").fetchall()
    assert (token in kept, made[:9]) == (False, "$argon2id")


def test_wrong_names_and_passwords_get_the_same_answer_and_lock_the_name(staffed):
    for name in ("ai-do", "lan"):
        refused("wrong_password", lambda n=name: sign_in.sign_in(staffed.store, n, "sai"))
    for _ in range(4):
        refused("wrong_password", lambda: sign_in.sign_in(staffed.store, "lan", "sai"))

    refused("locked_out", lambda: sign_in.sign_in(staffed.store, "lan", PASSWORD))

    later = staffed.store.clock() + timedelta(minutes=16)
    staffed.store.clock = lambda: later
    assert sign_in.user_of(staffed.store, sign_in.sign_in(staffed.store, "lan", PASSWORD))


def test_of_a_very_long_name_only_the_start_is_kept_for_the_lock_out(staffed):
    refused("wrong_password", lambda: sign_in.sign_in(staffed.store, "x" * 100_000, "sai"))

    with staffed.store.reading() as con:
        [[kept]] = con.execute("SELECT max(length(name)) FROM failure").fetchall()
    assert kept == sign_in.LONGEST


def test_no_token_a_made_up_one_and_a_signed_out_one_open_nothing(staffed):
    token = sign_in.sign_in(staffed.store, "lan", PASSWORD)
    sign_in.sign_out(staffed.store, token)

    assert [sign_in.user_of(staffed.store, t) for t in (None, "", "x", token)] == [None] * 4


def test_a_session_ends_without_actions_and_polling_does_not_keep_it(staffed):
    start = staffed.store.clock()
    at = [start]
    staffed.store.clock = lambda: at[0]
    token = sign_in.sign_in(staffed.store, "lan", PASSWORD)

    at[0] = start + timedelta(minutes=50)
    assert sign_in.user_of(staffed.store, token, touch=False)
    at[0] = start + timedelta(minutes=70)
    assert sign_in.user_of(staffed.store, token) is None

    token = sign_in.sign_in(staffed.store, "lan", PASSWORD)
    for minutes in (100, 140):
        at[0] = start + timedelta(minutes=minutes)
        assert sign_in.user_of(staffed.store, token)
    at[0] = start + timedelta(hours=14)
    assert sign_in.user_of(staffed.store, token) is None


def test_a_changed_password_ends_every_session(staffed):
    token = sign_in.sign_in(staffed.store, "lan", PASSWORD)
    user = sign_in.user_of(staffed.store, token)
    store = staffed.store

    refused("wrong_password", lambda: sign_in.change_password(store, user, "sai", "moi-va-dai-1"))
    refused("short_password", lambda: sign_in.change_password(store, user, PASSWORD, "ngan"))
    sign_in.change_password(store, user, PASSWORD, "moi-va-dai-1")

    assert sign_in.user_of(store, token) is None
    assert sign_in.sign_in(store, "lan", "moi-va-dai-1")
    refused(
        "wrong_password",
        lambda: sign_in.change_password(store, replace(user, id=99), PASSWORD, "moi-va-dai-1"),
    )


def test_only_an_administrator_manages_accounts(staffed):
    store, lan = (
        staffed.store,
        sign_in.user_of(staffed.store, sign_in.sign_in(staffed.store, "lan", PASSWORD)),
    )
    for call in (
        lambda: sign_in.add_account(store, lan, "a", "A", Role.ADMIN, PASSWORD),
        lambda: sign_in.reset_password(store, lan, lan.id, PASSWORD),
        lambda: sign_in.close_account(store, lan, lan.id),
        lambda: sign_in.end_sessions(store, lan, lan.id),
    ):
        refused("not_allowed", call)


def test_an_administrator_signs_somebody_out_everywhere(staffed):
    store = staffed.store
    tokens = [sign_in.sign_in(store, "lan", PASSWORD) for _ in range(2)]
    lan = sign_in.user_of(store, tokens[0])

    sign_in.end_sessions(store, staffed.admin, lan.id)

    assert [sign_in.user_of(store, token) for token in tokens] == [None, None]
    assert sign_in.user_of(store, sign_in.sign_in(store, "lan", PASSWORD)) == lan


def test_a_closed_account_is_out_at_once_and_may_be_opened_again(staffed):
    store = staffed.store
    token = sign_in.sign_in(store, "lan", PASSWORD)
    lan = sign_in.user_of(store, token)

    sign_in.close_account(store, staffed.admin, lan.id)
    assert sign_in.user_of(store, token) is None
    refused("wrong_password", lambda: sign_in.sign_in(store, "lan", PASSWORD))

    sign_in.close_account(store, staffed.admin, lan.id, closed=False)
    sign_in.reset_password(store, staffed.admin, lan.id, "moi-va-dai-1")
    assert sign_in.sign_in(store, "lan", "moi-va-dai-1")
    refused("not_yourself", lambda: sign_in.close_account(store, staffed.admin, staffed.admin.id))


def test_the_first_administrator_needs_the_code_and_comes_once(office):
    rows = [{"list": "role", "code": "admin", "label_vi": "Quản trị", "label_en": "Admin"}]
    edit.add(office.store, office.admin, "lookup", rows)
    store = office.store

    def first(code):
        return sign_in.first_administrator(store, "abcd", code, "an", "", PASSWORD)

    assert sign_in.is_new(store)
    refused("wrong_code", lambda: first("sai"))
    first(" abcd ")
    refused("wrong_code", lambda: first("abcd"))
    user = sign_in.user_of(store, sign_in.sign_in(store, "an", PASSWORD))
    assert (user.role, user.full_name) == (Role.ADMIN, "an")


def test_the_first_administrator_needs_no_lists_to_be_there(office):
    store = office.store
    with store.reading() as con:
        assert con.execute("SELECT count(*) FROM lookup WHERE list = 'role'").fetchall() == [(0,)]

    sign_in.first_administrator(store, "abcd", "abcd", "an", "An", PASSWORD)

    user = sign_in.user_of(store, sign_in.sign_in(store, "an", PASSWORD))
    with store.reading() as con:
        listed = con.execute(
            "SELECT code FROM lookup WHERE list = 'role' ORDER BY position"
        ).fetchall()
    assert (user.role, [code for (code,) in listed]) == (Role.ADMIN, [role.value for role in Role])


def test_nobody_takes_the_own_role_or_account_away(staffed):
    store = staffed.store
    an = sign_in.add_account(store, SYSTEM, "an", "An", Role.ADMIN, PASSWORD)
    admin = sign_in.user_of(store, sign_in.sign_in(store, "an", PASSWORD))
    with store.reading() as con:
        roles = lookups.ids(con)
    was, wanted = roles["role", "admin"], roles["role", "leader"]

    for call in (
        lambda: edit.save_cell(store, admin, "account", an, "role", was, wanted),
        lambda: edit.remove(store, admin, "account", [an]),
    ):
        refused("not_yourself", call)
    edit.save_cell(store, admin, "account", an, "full_name", "An", "Lê An")

    assert sign_in.user_of(store, sign_in.sign_in(store, "an", PASSWORD)).role is Role.ADMIN


def test_a_chosen_language_is_kept(staffed):
    token = sign_in.sign_in(staffed.store, "lan", PASSWORD)
    user = sign_in.user_of(staffed.store, token)

    changed = sign_in.set_language(staffed.store, user, "en")

    assert (user.language, changed.language) == ("vi", "en")
    assert sign_in.user_of(staffed.store, token) == changed


def test_demo_accounts_are_listed_for_a_demo_only(staffed):
    assert sign_in.demo_accounts(staffed.store) == []
    listed = [["lan", "Lê Thị Lan", "secretary", "Mat-khau-demo"]]

    sign_in.publish_demo_accounts(staffed.store, listed)

    assert sign_in.demo_accounts(staffed.store) == listed
    assert sign_in.sign_in(staffed.store, "lan", "Mat-khau-demo")
