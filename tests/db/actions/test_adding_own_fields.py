"""An administrator adds fields, limits them, orders them, retires them and brings them back."""

from decimal import Decimal

import pytest

from db.actions import edit, own_fields, undo
from db.actions.edit import Query
from db.model.catalog import Field, Kind, Label
from db.model.problems import Problem, Rejected
from db.store.check import check


def rejected(call, *given, **more):
    with pytest.raises(Rejected) as caught:
        call(*given, **more)
    return caught.value.problems


@pytest.fixture
def add(office):
    """Adds a field to subjects; gives its row as the screen sees it."""

    def added(label, kind=Kind.TEXT, **more):
        made = own_fields.add_field(office.store, office.admin, "subject", label, "", kind, **more)
        return seen(office, made)

    return added


def seen(office, row):
    found = own_fields.fields_of(office.store, office.admin, "subject")
    return next(held for held in found if held["id"] == row)


def names(office):
    return [field.name for field in office.store.catalogue["subject"].fields if field.custom]


def save(office, subject, name, old, new):
    return edit.save_cell(office.store, office.secretary, "subject", subject, name, old, new)


def test_an_own_field_is_there_at_once_and_holds_values(office):
    subject = office.subject()
    own_fields.add_field(
        office.store, office.admin, "subject", "Thu nhập", "Income", Kind.DECIMAL, scale=1,
        minimum=1, maximum=Decimal("9.5"),
    )  # fmt: skip
    own_fields.add_field(office.store, office.admin, "subject", "Thu-nhập", "", Kind.TEXT)

    assert [field for field in office.store.catalogue["subject"].fields if field.custom] == [
        Field(
            "x_thu_nhap", Kind.DECIMAL, Label("Thu nhập", "Income"), scale=1, custom=True,
            minimum=Decimal("1.0"), maximum=Decimal("9.5"),
        ),
        Field("x_thu_nhap_2", Kind.TEXT, Label("Thu-nhập", "Thu-nhập"), search=True, custom=True),
    ]  # fmt: skip
    save(office, subject, "x_thu_nhap_2", None, "khá")
    assert office.rows("subject", subject)[0]["x_thu_nhap_2"] == "khá"


def test_only_an_administrator_adds_fields_and_only_to_a_table_that_is_there(office):
    add = own_fields.add_field

    assert rejected(add, office.store, office.secretary, "subject", "A", "A", Kind.TEXT) == [
        Problem("not_allowed", "custom_field")
    ]
    assert rejected(add, office.store, office.admin, "nope", "A", "A", Kind.TEXT) == [
        Problem("no_such_table", value="nope")
    ]


@pytest.mark.parametrize("label", ["select", "Order", "id", "version", "deleted_at", "🎉1"])
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.DATE])
def test_a_label_that_means_something_to_the_store_gives_a_field_like_any_other(
    office, add, label, kind
):
    name, subject = f"x_{add(label, kind)['name']}", office.subject()
    head = office.store.head

    save(office, subject, name, None, "2024")

    page = edit.browse(
        office.store, office.secretary, "subject",
        Query((edit.Filter(name, "is", "2024"),), sort=((name, True),)),
    )  # fmt: skip
    assert page.frame["id"].tolist() == [subject]
    then = edit.browse(office.store, office.secretary, "subject", Query(bundle=head))
    assert then.frame[name].isna().tolist() == [True]
    undo.undo(office.store, office.secretary, office.store.head)
    with office.store.reading() as con:
        assert check(con) == []


@pytest.mark.parametrize(
    ("label", "problem"),
    [
        ("!!!", Problem("label_says_nothing", value="!!!")),
        ("🎉", Problem("label_says_nothing", value="🎉")),
        ("  ", Problem("label_says_nothing", value="")),
        ("NAME", Problem("label_is_taken", value="NAME")),
        (
            "a" * 500,
            Problem("too_long", "custom_field", "label_vi", facts={"limit": 100}),
        ),
    ],
)
def test_a_label_that_makes_no_heading_is_refused_in_one_sentence(office, label, problem):
    own_fields.add_field(office.store, office.admin, "subject", "name", "", Kind.TEXT)

    assert rejected(
        own_fields.add_field, office.store, office.admin, "subject", label, "", Kind.TEXT
    ) == [problem]


def test_limits_bind_what_is_typed_from_then_on(office, add):
    subject = office.subject()
    phone, age = add("Điện thoại", longest=4), add("Tuổi", Kind.WHOLE, minimum=18, maximum=60)
    save(office, subject, "x_tuoi", None, 60)

    for name, old, value, code in (
        ("x_dien_thoai", None, "02763", "too_long"),
        ("x_tuoi", 60, 17, "too_small"),
        ("x_tuoi", 60, 61, "too_large"),
    ):
        assert [p.code for p in rejected(save, office, subject, name, old, value)] == [code]
    own_fields.change_field(
        office.store, office.admin, age, "Tuổi", "Age", minimum=18, maximum=30, required=True
    )
    assert own_fields.change_field(
        office.store, office.admin, phone, "Điện thoại", "", longest=4
    ) is None  # fmt: skip
    number = save(office, subject, "x_tuoi", 60, 20)
    undo.undo(office.store, office.secretary, number)
    assert office.rows("subject", subject)[0]["x_tuoi"] == 60
    with office.store.reading() as con:
        assert check(con) == []


def test_limits_that_leave_no_room_are_refused(office, add):
    age = add("Tuổi", Kind.WHOLE)
    crossed = [Problem("limits_crossed", "custom_field", "maximum", value="2")]

    assert rejected(add, "Cân nặng", Kind.WHOLE, minimum=3, maximum=2) == crossed
    change = own_fields.change_field
    given = (office.store, office.admin, age, "Tuổi", "")
    assert rejected(change, *given, minimum=Decimal(3), maximum=Decimal(2)) == crossed


def test_a_required_field_is_asked_for_in_new_rows_and_stays_filled(office, add):
    old = office.subject()
    own_fields.add_field(
        office.store, office.admin, "subject", "Mã số", "", Kind.TEXT, required=True
    )

    assert rejected(office.subject, "Trần Văn Bình") == [
        Problem("required", "subject", "x_ma_so", 0)
    ]
    new = office.subject("Trần Văn Bình", x_ma_so="1")
    assert rejected(save, office, new, "x_ma_so", "1", None) == [
        Problem("required", "subject", "x_ma_so", new)
    ]
    save(office, old, "position", None, "Giáo viên")
    filled = save(office, old, "x_ma_so", None, "2")
    undo.undo(office.store, office.secretary, filled)
    assert office.rows("subject", old)[0]["x_ma_so"] is None
    with office.store.reading() as con:
        assert check(con) == []


def test_fields_are_moved_and_stay_where_they_are_at_the_ends(office, add):
    for label in ("một", "hai", "ba"):
        add(label)
    first, _, last = own_fields.fields_of(office.store, office.admin, "subject")
    move = own_fields.move

    move(office.store, office.admin, last, -1)
    assert names(office) == ["x_mot", "x_ba", "x_hai"]
    move(office.store, office.admin, first, 1)
    assert names(office) == ["x_ba", "x_mot", "x_hai"]
    assert move(office.store, office.admin, last, -1) is None
    last = own_fields.fields_of(office.store, office.admin, "subject")[-1]
    assert move(office.store, office.admin, last, 1) is None


def test_a_retired_field_is_hidden_and_comes_back_with_its_values_and_history(office, add):
    subject, phone = office.subject(), add("Điện thoại")
    number = save(office, subject, "x_dien_thoai", None, "0276")
    own_fields.retire(office.store, office.admin, phone)

    assert names(office) == []
    assert rejected(save, office, subject, "x_dien_thoai", "0276", "1") == [
        Problem("no_such_field", "subject", value="x_dien_thoai")
    ]
    assert undo.preview(office.store, office.secretary, number).kept["why"].tolist() == [
        "field_gone"
    ]
    again = add("Điện thoại", Kind.DATE)
    assert again["name"] == "dien_thoai_2"
    assert [row["name"] for row in own_fields.fields_of(office.store, office.admin, "subject")] == [
        "dien_thoai_2",
        "dien_thoai",
    ]
    assert rejected(
        own_fields.use_again, office.store, office.admin, seen(office, phone["id"])
    ) == [Problem("label_is_taken", value="Điện thoại")]
    own_fields.change_field(office.store, office.admin, again, "Ngày gọi", "")
    name = office.store.catalogue["subject"].field("name").label.vi
    assert rejected(
        own_fields.change_field, office.store, office.admin, seen(office, again["id"]), name, ""
    ) == [Problem("label_is_taken", value=name)]
    own_fields.use_again(office.store, office.admin, seen(office, phone["id"]))
    assert office.rows("subject", subject)[0]["x_dien_thoai"] == "0276"
    history = edit.history(office.store, office.secretary, "subject", subject, "x_dien_thoai")
    assert history["new"].tolist()[0] == "0276"


def test_a_field_does_not_come_back_while_it_points_to_a_deleted_row(office, add):
    [movement] = edit.add(office.store, office.admin, "movement", [{"name": "Học tập"}])
    link = add("Gắn với", Kind.LINK, target="movement")
    subject = office.subject(x_gan_voi=movement)
    own_fields.retire(office.store, office.admin, link)
    edit.remove(office.store, office.admin, "movement", [movement])

    assert rejected(own_fields.use_again, office.store, office.admin, seen(office, link["id"])) == [
        Problem("own_field_to_the_dead", "custom_field", facts={"count": 1, "label": "Gắn với"})
    ]
    edit.bring_back(office.store, office.admin, "movement", [movement])
    own_fields.use_again(office.store, office.admin, seen(office, link["id"]))
    assert office.rows("subject", subject)[0]["x_gan_voi"] == movement


def test_empty_rows_are_counted_before_a_field_is_required(office, add):
    office.subject()
    phone = add("Điện thoại")
    office.subject("Trần Văn Bình", x_dien_thoai="0276")

    def empty(name):
        return own_fields.empty_rows(office.store, office.admin, "subject", name)

    assert (empty(phone["name"]), empty(None), empty("nope")) == (1, 2, 2)
