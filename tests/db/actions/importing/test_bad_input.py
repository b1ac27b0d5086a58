"""Whatever is on the clipboard: one clear sentence, nothing lost, nothing written."""

import random
import string

import pytest

from db.actions import edit, importing
from db.actions.importing import BOTH, Terms
from db.model.problems import Rejected
from db.model.texts import sentence
from tests.db.actions.importing.conftest import preview

HEAD = ("Tên phong trào", "Tên ngắn", "Ghi chú")


def said(problem):
    return sentence("vi", problem, where="Dòng 2")


def refusal(bench, text, table="movement"):
    with pytest.raises(Rejected) as caught:
        importing.preview(bench.store, bench.secretary, table, text, {})
    return [said(problem) for problem in caught.value.problems]


def only_line(bench, *rows, **more):
    [line] = preview(bench, *rows, **more).lines
    return line


@pytest.fixture(autouse=True)
def _nothing_written(bench):
    head = bench.store.head
    yield
    if not getattr(bench, "wrote", False):
        assert bench.store.head == head


@pytest.mark.parametrize("letters", [string.printable, "\t\n\"';=aà", string.ascii_letters])
def test_a_megabyte_of_noise_is_no_row_or_says_what_is_too_much(bench, letters):
    chance = random.Random(7)
    noise = "".join(chance.choices(letters, k=1_000_000))

    try:
        seen = importing.preview(
            bench.store, bench.secretary, "movement", noise, {}, terms=Terms(how=BOTH)
        )
    except Rejected as error:
        told = [said(problem) for problem in error.problems]
        assert len(told) == 1
        assert told[0].startswith("Vùng dán có ")
        assert "quá mức" in told[0]
    else:
        assert (seen.mapping, seen.lines) == ({}, ())


def test_too_many_letters_lines_and_columns_are_refused_with_their_number(bench):
    rows = "Tên phong trào\tGhi chú\n" + "Tên\tb\n" * 5001

    assert refusal(bench, "x" * 5_000_001) == [
        "Vùng dán có 5000001 ký tự, quá mức 5000000 một lần. Chia thành nhiều lần dán."
    ]
    assert refusal(bench, rows) == [
        "Vùng dán có 5001 dòng, quá mức 5000 dòng một lần. Chia thành nhiều lần dán."
    ]
    assert refusal(bench, "\t".join(["Tên phong trào", "Ghi chú", *["x"] * 298])) == [
        "Vùng dán có 300 cột, quá mức 100 cột một lần. Chép ít cột hơn."
    ]


def test_a_formula_is_a_text_like_others(bench):
    texts = ("=CMD()", "+1", "@x", '=HYPERLINK("http://x";"a")', "-1+1")
    seen = preview(bench, HEAD, *((f"Tên {text}", text, text) for text in texts))

    assert [(line.state, line.values["short_name"]) for line in seen.lines] == [
        ("new", text) for text in texts
    ]
    made = importing.save(bench.store, bench.secretary, "movement", seen)
    bench.wrote = True
    assert [bench.row("movement", row)["note"] for row in made] == list(texts)


def test_a_cell_of_ten_thousand_letters_is_kept_whole_or_refused_by_name(bench):
    long = "chữ " * 2500
    line = only_line(bench, HEAD, ("Một", long, long))
    kept = only_line(bench, HEAD, ("Một", "x", long))

    assert [said(problem) for problem in line.problems] == [
        "Dòng 2: dài hơn 1000 ký tự. Rút ngắn rồi nhập lại."
    ]
    assert (line.state, line.texts["short_name"]) == ("refused", long.strip())
    assert (kept.state, kept.values["note"]) == ("new", long.strip())


def test_an_unknown_choice_is_asked_about_with_the_text_as_it_was_typed(bench):
    line = only_line(bench, ("Tên phong trào", "Lĩnh vực"), ("Một", "Vũ trụ học"))
    again = only_line(
        bench, ("Tên phong trào", "Lĩnh vực"), ("Một", "Vũ trụ học"),
        typed={(2, "domain"): "Y tế"},
    )  # fmt: skip

    assert (line.state, line.questions[0].text) == ("choose", "Vũ trụ học")
    assert set(line.questions[0].candidates) <= {
        row for (listed, _), row in bench.choice.items() if listed == "domain"
    }
    assert (again.state, again.values["domain"]) == ("new", bench.choice["domain", "health"])


@pytest.mark.parametrize("word", ["select", "where", "group", "table", "constructor"])
def test_a_reserved_word_as_heading_is_left_out_or_is_an_own_field_of_that_name(bench, word):
    text = f"Tên phong trào\tGhi chú\t{word}\nMột\tx\ty"
    out = importing.preview(bench.store, bench.secretary, "movement", text, {})
    edit.add(
        bench.store, bench.admin, "custom_field",
        [
            {
                "table_name": "movement", "name": word, "kind": "text", "label_vi": word,
                "label_en": word, "position": 1,
            }
        ],
    )  # fmt: skip
    bench.wrote = True
    seen = importing.preview(bench.store, bench.secretary, "movement", text, {})
    assert [line.problems for line in seen.lines] == [()]
    [made] = importing.save(bench.store, bench.secretary, "movement", seen)
    changed = importing.preview(
        bench.store, bench.secretary, "movement", text.replace("\ty", "\tz"), {},
        terms=Terms(how=BOTH),
    )  # fmt: skip
    importing.save(bench.store, bench.secretary, "movement", changed)

    own = own_name(bench, word)
    assert sorted(out.mapping) == [0, 1]
    assert (seen.mapping[2].key, bench.row("movement", made)[own]) == (own, "z")


def own_name(bench, label):
    return next(f.name for f in bench.store.catalogue["movement"].fields if f.label.vi == label)


def test_control_characters_and_halves_of_letters_leave_the_words_whole(bench):
    text = "Tên phong trào\tGhi chú\nDân\0 vận\x07 khéo\x1b[31m\tx\ud800y\u202e"
    [line] = importing.preview(bench.store, bench.secretary, "movement", text, {}).lines

    assert dict(line.values) == {"name": "Dân vận khéo[31m", "note": "xy"}


def test_ragged_rows_trailing_tabs_and_line_breaks_inside_quotes_stay_in_their_cells(bench):
    text = (
        'Tên phong trào\tTên ngắn\tGhi chú\t\t\t\r\nMột\r\n"Hai"\tH\t"dòng 1\ndòng ""2"""\t\t\t\n'
    )
    seen = importing.preview(bench.store, bench.secretary, "movement", text, {})

    assert [(line.line, dict(line.values)) for line in seen.lines] == [
        (3, {"name": "Hai", "short_name": "H", "note": 'dòng 1\ndòng "2"'})
    ]
    assert seen.block.skipped == (
        (1, "heading", "Tên phong trào · Tên ngắn · Ghi chú"), (2, "section", "Một"),
    )  # fmt: skip
    taken = importing.preview(
        bench.store, bench.secretary, "movement", text, {}, terms=Terms(taken=frozenset({1, 2}))
    )
    assert [(line.line, line.title) for line in taken.lines] == [
        (1, "Tên phong trào"), (2, "Một"), (3, "Hai"),
    ]  # fmt: skip


def test_a_heading_that_stands_twice_is_taken_once_and_headings_alone_are_no_rows(bench):
    double = preview(bench, ("Tên phong trào", "Ghi chú", "Ghi chú"), ("Một", "a", "b"))
    alone = preview(bench, HEAD)

    assert [(at, match.key) for at, match in double.mapping.items()] == [(0, "name"), (1, "note")]
    assert double.lines[0].values["note"] == "a"
    assert (alone.lines, alone.block.rows, sorted(alone.mapping)) == ((), (), [0, 1, 2])


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("1.234,5", None, "too_many_decimals"),
        ("1.234.567", 1234567, None),
        ("1,234.5", None, "not_a_number"),
        ("1.500.000 đồng", 1500000, None),
        ("12%", 12, None),
        ("một triệu", None, "not_a_number"),
    ],
)
def test_a_number_has_one_reading_or_is_refused(bench, text, value, why):
    line = only_line(
        bench, ("Số quyết định", "Tiền thưởng"), ("1/QĐ", text), table="award", how=importing.ADD
    )

    told = [problem for problem in line.problems if problem.field == "amount"]
    assert line.values.get("amount") == value
    assert [(problem.code, problem.value) for problem in told] == ([(why, text)] if why else [])
    assert all(f"'{text}'" in said(problem) for problem in told)


def test_a_day_that_is_not_in_the_calendar_is_refused_as_typed(bench):
    line = only_line(bench, ("Tên phong trào", "Ngày phát động"), ("Một", "31/02/2023"))

    assert [said(problem) for problem in line.problems] == [
        "Dòng 2: '31/02/2023' không có trong lịch. Ô giữ giá trị cũ; nhập lại ngày."
    ]


def test_a_locked_row_is_named_and_the_bundle_written_whole_or_not(bench):
    filed = bench.file("Lê An", birth="1990")
    bench.put("round", bench.round, "closed", None, True)
    bench.wrote = True
    head = bench.store.head
    given = {"round": bench.round, "type": bench.choice["subject_type", "individual"]}
    text = "Họ và tên\tNăm sinh\tĐơn vị\tGhi chú\nLê An\t1990\tXã Đôn Thuận\tx"
    seen = importing.preview(
        bench.store, bench.secretary, "nomination", text, given, terms=Terms(how=BOTH)
    )

    with pytest.raises(Rejected) as caught:
        importing.save(bench.store, bench.secretary, "nomination", seen)

    assert [said(problem) for problem in caught.value.problems] == [
        "Dòng 2: Đợt 2025 đã khóa sổ nên chỉ xem được. Mở lại trước khi sửa."
    ]
    assert (bench.store.head, bench.row("nomination", filed.nomination)["note"]) == (head, None)
