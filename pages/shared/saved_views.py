"""Choosing among the saved views of a table, and keeping what is seen under a name."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from db.actions import views
from db.actions.views import Saved
from db.model.catalog import Table
from db.model.people import may_edit_table, may_share_views
from db.model.problems import Rejected
from db.model.views import View
from pages.shared import as_of, feedback, view_link, window
from pages.shared.session import Visit
from pages.shared.view_link import Seen


def selector(visit: Visit, table: Table, key: str, seen: Seen) -> bool:
    """What is seen now by its name, and what can be done with it; whether of deleted rows."""
    with st.popover(_name(visit, seen), icon=":material/visibility:", key=f"{key}:views"):
        choices = [0, *(saved.id for saved in seen.listed)]
        names = {saved.id: _listed(visit, saved) for saved in seen.listed}
        now = seen.saved.id if seen.saved else None if seen.carried else 0
        # its own key for every view that is open: Back must move the mark too
        chosen = f"{key}:view:{now}:{len(choices)}"
        st.radio(
            visit.say("views.choose"), choices,
            index=choices.index(now) if now in choices else None,
            format_func=lambda row: names[row] if row else visit.say("views.plain"), key=chosen,
            on_change=_open, args=(key, chosen), label_visibility="collapsed",
        )  # fmt: skip
        _keep(visit, table, key, seen)
        return bool(
            may_edit_table(visit.user, table.name)
            and as_of.here() is None
            and st.toggle(visit.say("grid.deleted"), key=f"{key}_gone", bind="query-params")
        )


def _name(visit: Visit, seen: Seen) -> str:
    if seen.saved is None:
        return visit.say("views.carried" if seen.carried else "views.plain")
    name = feedback.plain(seen.saved.name)
    return visit.say("views.changed", name=name) if seen.changed else name


def _listed(visit: Visit, saved: Saved) -> str:
    name = feedback.plain(saved.name)
    return visit.say("views.shared_name", name=name) if saved.shared else name


def _open(key: str, chosen: str) -> None:
    view_link.open_saved(key, st.session_state[chosen] or None)


def _keep(visit: Visit, table: Table, key: str, seen: Seen) -> None:
    """Saving what is seen, dropping what was changed, and settling the view itself."""
    saved = seen.saved
    if saved and seen.changed:
        if saved.may_change and st.button(
            visit.say("views.save_change"), icon=":material/save:", key=f"{key}:save_change"
        ):
            _do(visit, table, key, saved.id, lambda: views.update(
                visit.store, visit.user, table.name, saved.id, seen.view
            ))  # fmt: skip
        st.button(
            visit.say("views.discard"), icon=":material/undo:", key=f"{key}:discard",
            on_click=view_link.open_saved, args=(key, saved.id),
        )  # fmt: skip
    if st.button(visit.say("views.save_new"), icon=":material/bookmark_add:", key=f"{key}:save"):
        title = visit.say("views.save_new")
        window.show(title, "small", _save, visit, table, key, seen.view)
    if saved and st.button(
        visit.say("views.edit"), icon=":material/edit:", key=f"{key}:settle_view"
    ):
        window.show(visit.say("views.edit"), "small", _settle, visit, table, key, saved)


def _save(visit: Visit, table: Table, key: str, view: View) -> None:
    """A name for what is seen, and who else sees it."""
    name = st.text_input(visit.say("views.name"), key=f"{key}:view_name")
    shared = may_share_views(visit.user) and st.checkbox(
        visit.say("views.share"), key=f"{key}:view_shared"
    )
    first = st.checkbox(visit.say("views.open_first"), key=f"{key}:view_first")
    if st.button(visit.say("views.save"), type="primary", key=f"{key}:view_save"):
        store, user = visit.store, visit.user
        try:
            row = views.save(store, user, table.name, name, view, bool(shared))
        except Rejected as error:
            feedback.tell_all(visit, views.described(store), error)
            return
        if first:
            views.set_default(store, user, table.name, row)
        _done(table, key, row)


def _settle(visit: Visit, table: Table, key: str, saved: Saved) -> None:
    """Name, who sees it, where it opens by itself, and deleting it."""
    store, user, named = visit.store, visit.user, f"{key}:settle:{saved.id}"
    name, shared, standard = saved.name, saved.shared, saved.standard
    if saved.may_change:
        name = st.text_input(visit.say("views.name"), saved.name, key=f"{named}:name")
        if may_share_views(user):
            shared = st.checkbox(visit.say("views.share"), saved.shared, key=f"{named}:shared")
            standard = shared and st.checkbox(
                visit.say("views.standard"), saved.standard, key=f"{named}:standard"
            )
    own_first = views.default(store, user, table.name) == saved.id
    first = st.checkbox(visit.say("views.open_first"), own_first, key=f"{named}:first")

    def act() -> None:
        if (name, shared) != (saved.name, saved.shared):
            views.rename(store, user, table.name, saved.id, name, shared)
        if shared and standard != saved.standard:
            views.set_standard(store, user, table.name, saved.id, standard)
        if first != own_first:
            views.set_default(store, user, table.name, saved.id if first else None)

    with st.container(horizontal=True):
        if st.button(visit.say("views.save"), type="primary", key=f"{named}:save"):
            _do(visit, table, key, saved.id, act)
        if saved.may_change and st.button(
            visit.say("views.remove"), icon=":material/delete:", key=f"{named}:remove"
        ):
            _do(visit, table, key, None, lambda: views.remove(store, user, table.name, saved.id))


def _do(visit: Visit, table: Table, key: str, row: int | None, act: Callable[[], object]) -> None:
    """Do it and show that view; or say why not."""
    try:
        act()
    except Rejected as error:
        feedback.tell_all(visit, views.described(visit.store), error)
        return
    _done(table, key, row)


def _done(table: Table, key: str, row: int | None) -> None:
    view_link.forget(table)
    view_link.open_saved(key, row)
    st.rerun()
