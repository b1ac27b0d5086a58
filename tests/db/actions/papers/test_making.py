"""One click makes one file: lists, the report, the slides; after a template when one is named."""

import io
import os
import zipfile
from datetime import date, datetime

import pytest
from docx import Document
from pptx import Presentation

from db.actions import overview, presenting, undo
from db.actions.papers import deck, kept, making, pdf, templates
from db.actions.papers.kept import Template
from db.actions.papers.lists import Wanted
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from db.model.scope import Scope

NOW = datetime(2026, 11, 2, 10, 30)


@pytest.fixture
def slides(register):
    register.store.clock = lambda: NOW
    return presenting.deck(register.store, register.secretary, register.plan, None, None)


def refused(act):
    with pytest.raises(Rejected) as error:
        act()
    return error.value.problems


def docx(*lines):
    word = Document()
    for line in lines:
        word.add_paragraph(line)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def pptx(slides=1):
    deck = Presentation()
    for _ in range(slides):
        deck.slides.add_slide(deck.slide_layouts[0])
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def texts(content):
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def wanted(register, kind="exemplars", **more):
    return Wanted(kind, Scope(register.plan, None, date(2025, 10, 15)), **more)


def test_slides_become_native_charts_with_the_numbers_of_the_figures(register, slides):
    made = making.of_deck(register.store, register.leader, ("slides", "pptx"), slides, "vi")

    found = Presentation(io.BytesIO(made.content))
    told = overview.of(
        register.store, register.leader, Scope(register.plan, None, NOW.date(), today=True)
    )
    assert made.name == "trang-trinh-chieu-2026-11-02.pptx"
    pages = list(found.slides)
    titles = [page.shapes.title.text_frame.text for page in pages]
    shown = presenting.show(register.store, register.leader, slides, "vi").slides
    assert titles == [slide.headline for slide in shown]
    chart = next(shape.chart for shape in pages[1].shapes if shape.has_chart)
    assert (list(chart.plots[0].categories), list(chart.series[0].values)) == (
        ["Hộ gia đình", "Cá nhân", "Tập thể", "Mô hình"],
        [told.kinds[kind] for kind in ("household", "individual", "collective", "model")],
    )
    assert f"sau lượt sửa {register.store.head}" in pages[0].notes_slide.notes_text_frame.text
    phase = presenting.deck(
        register.store, register.leader, register.plan, register.phases[1], None
    )
    made = making.of_deck(register.store, register.leader, ("slides", "pptx"), phase, "vi")
    chart = next(
        shape.chart
        for shape in Presentation(io.BytesIO(made.content)).slides[0].shapes
        if shape.has_chart
    )
    assert [series.name for series in chart.series] == ["Chỉ tiêu", "Số lượng"]


def test_slides_take_the_look_of_a_template_and_not_its_slides(register, slides):
    number = kept.keep(register.store, register.secretary, "mau.pptx", pptx(3))
    made = making.of_deck(
        register.store, register.secretary, ("slides", "pptx"), slides, "vi", number
    )

    shown = presenting.show(register.store, register.secretary, slides, "vi").slides
    assert len(Presentation(io.BytesIO(made.content)).slides) == len(shown)


def test_typed_slides_stand_in_the_file_too_without_a_title_place(register, slides):
    from dataclasses import replace

    from db.model.decks import Card

    held = replace(slides, cards=(Card("decisions", text="Giao chỉ tiêu"), Card("text", "Hết")))
    bare = Presentation()
    for layout in list(bare.slide_layouts)[:-1]:
        bare.slide_layouts.remove(layout)
    for place in list(bare.slide_layouts[0].placeholders):
        place._element.getparent().remove(place._element)
    made = io.BytesIO()
    bare.save(made)
    show = presenting.show(register.store, register.secretary, held, "vi")
    found = Presentation(io.BytesIO(deck.as_pptx(show, 7, "vi", made.getvalue(), "a.pptx")))

    assert [
        [shape.text_frame.text for shape in page.shapes if shape.has_text_frame][:2]
        for page in found.slides
    ] == [
        ["Đề nghị lãnh đạo quyết định 1 việc", "1. Giao chỉ tiêu"],
        ["Hết", "Số liệu tính đến 02/11/2026, lấy lúc 10:30 02/11/2026, sau lượt sửa 7."],
    ]


def test_the_report_has_the_sentences_their_tables_and_room_for_causes(register, slides):
    made = making.of_deck(register.store, register.leader, ("report", "docx"), slides, "vi")

    told, word = texts(made.content), Document(io.BytesIO(made.content))
    assert made.name == "bao-cao-so-ket-tong-ket-2026-11-02.docx"
    assert "1. Cả kế hoạch: 5 điển hình." in told
    assert [line for line in told if line[:2] in ("I.", "II", "IV", "1.", "2.")][:3] == [
        "I. TÌNH HÌNH, CÔNG TÁC CHỈ ĐẠO", "II. KẾT QUẢ", "1. Cả kế hoạch: 5 điển hình.",
    ]  # fmt: skip
    assert "2. Nguyên nhân" in told
    assert [[cell.text for cell in row.cells] for row in word.tables[2].rows] == [
        ["Nội dung", "Số lượng"], ["Mô hình", "2"], ["Tập thể", "0"], ["Cá nhân", "2"],
        ["Hộ gia đình", "1"],
    ]  # fmt: skip
    phase = presenting.deck(
        register.store, register.leader, register.plan, register.phases[1], None
    )
    of_phase = making.of_deck(register.store, register.leader, ("report", "docx"), phase, "vi")
    [title] = [line for line in texts(of_phase.content) if line.startswith("BÁO CÁO")]
    assert title.startswith("BÁO CÁO SƠ KẾT GIAI ĐOẠN ")


def test_a_template_of_the_office_is_kept_filled_undone_and_taken_away(register, slides):
    store, user = register.store, register.secretary
    lines = ("{{ tieu_de }} – {{ nguon }}", "{% for d in dong %}{{ d.o[1] }};{% endfor %}")
    before = store.head
    number = kept.keep(store, user, "Mẫu danh sách.docx", docx(*lines))
    report = kept.keep(
        store, user, "Báo cáo.docx", docx("{{ kinds.cau }}, {{ trang[0].so[0].so }}")
    )

    assert store.head == before + 2
    assert kept.listed(store, user) == [
        Template(report, "Báo cáo.docx", ".docx"), Template(number, "Mẫu danh sách.docx", ".docx"),
    ]  # fmt: skip
    made = making.of_list(store, user, wanted(register), "docx", number)
    assert texts(made.content)[1] == "An;Bình;Tổ 1;Hộ Cúc;Dũng;"
    made = making.of_deck(store, user, ("report", "docx"), slides, "vi", report)
    assert texts(made.content) == [
        "2 mô hình, 0 tập thể, 2 cá nhân, 1 hộ; 100 % cá nhân là người lao động trực tiếp, 2"
    ]
    kept.remove(store, user, number)
    assert [one.id for one in kept.listed(store, user)] == [report]
    assert refused(lambda: kept.content_of(store, user, number)) == [
        Problem("row_gone", "paper_template", row=number)
    ]
    undo.undo(store, user, store.head)
    assert kept.content_of(store, user, number)[0] == "Mẫu danh sách.docx"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("mau.docx", docx("{{ no_such }}"), "template_field"),
        ("mau.docx", docx("{% for x in %}"), "template_tag"),
        ("mau.pdf", b"%PDF-1.4", "not_a_docx"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_when_it_comes(register, name, content, code):
    problems = refused(lambda: kept.keep(register.store, register.secretary, name, content))
    assert [(problem.code, problem.value) for problem in problems] == [(code, name)]


def test_a_file_that_is_no_word_or_powerpoint_file_is_refused(register):
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as made:
        made.writestr("[Content_Types].xml", "<a/>")
        made.writestr("word/document.xml", "<a/>")
        made.writestr("ppt/presentation.xml", "<a/>")
    for name, content, code in (
        ("a.docx", b"PK\x03\x04", "no_such_kind"), ("a.docx", pack.getvalue(), "not_a_docx"),
        ("a.pptx", pack.getvalue(), "not_a_pptx"),
    ):  # fmt: skip
        problems = refused(
            lambda n=name, c=content: kept.keep(register.store, register.secretary, n, c)
        )
        assert len(problems) == 1
        if code != "no_such_kind":
            assert problems == [Problem(code, value=name)]


def test_a_powerpoint_file_without_a_single_layout_is_refused(register):
    bare = Presentation()
    for layout in list(bare.slide_layouts):
        bare.slide_layouts.remove(layout)
    made = io.BytesIO()
    bare.save(made)
    problems = refused(
        lambda: kept.keep(register.store, register.secretary, "a.pptx", made.getvalue())
    )
    assert problems == [Problem("not_a_pptx", value="a.pptx")]


def test_a_template_calls_nothing_and_what_fails_while_it_is_filled_is_told():
    for line in ("{{ tieu_de.__class__.__mro__ }}", "{{ dong / 0 }}", "{{ trang[0].so[9].x.y }}"):
        problems = refused(
            lambda one=line: templates.fill(
                docx(one), "m.docx", {"tieu_de": "a", "dong": [], "trang": [{"so": []}]}
            )
        )
        assert [problem.code for problem in problems] == ["template_tag"]


def test_only_the_office_keeps_templates(register):
    display = User(7, "man-hinh", "Màn hình", Role.DISPLAY)
    for user in (register.leader, register.unit_user, register.member, display):
        for act in (
            lambda u=user: kept.keep(register.store, u, "a.docx", docx("a")),
            lambda u=user: kept.listed(register.store, u),
            lambda u=user: kept.content_of(register.store, u, 1),
            lambda u=user: kept.remove(register.store, u, 1),
        ):
            assert refused(act) == [Problem("not_allowed", "paper_template")]


@pytest.fixture
def office_program(tmp_path, monkeypatch):
    """A program in the place of LibreOffice: it writes what it is told to, or fails."""

    def put(script):
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")

    return put


def test_a_pdf_is_made_where_libreoffice_is_and_refused_with_its_reason_else(
    register, office_program, monkeypatch
):
    office_program('for last; do :; done; printf "%%PDF" > "${last%.docx}.pdf"')
    assert making.formats("exemplars") == ("docx", "xlsx", "pdf")
    made = making.of_list(register.store, register.secretary, wanted(register), "pdf")
    assert (made.name[-4:], made.media_type, made.content) == (".pdf", "application/pdf", b"%PDF")
    office_program("exit 1")
    assert refused(lambda: pdf.as_pdf(b"")) == [Problem("pdf_failed")]
    monkeypatch.setenv("PATH", "")
    assert (making.formats("exemplars"), making.formats("x")) == (("docx", "xlsx"), ())
    assert refused(lambda: pdf.as_pdf(b"")) == [Problem("no_pdf")]


def test_a_workbook_of_a_list_and_a_format_that_there_is_not(register):
    made = making.of_list(register.store, register.secretary, wanted(register), "xlsx")
    assert (made.name[-5:], made.content[:2]) == (".xlsx", b"PK")
    assert refused(
        lambda: making.of_list(register.store, register.secretary, wanted(register), "odt")
    ) == [Problem("no_such_paper", value="odt")]
