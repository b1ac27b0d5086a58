import io
import zipfile

import pytest

from db.model import evidence
from db.model.problems import Problem


def pack(*parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for part in parts:
            packed.writestr(part, "x")
    return made.getvalue()


TYPES = "[Content_Types].xml"
WHOLE = {
    "a.pdf": b"%PDF-1.7 ...",
    "a.docx": pack(TYPES, "word/document.xml"),
    "a.XLSX": pack(TYPES, "xl/workbook.xml"),
    "a.png": b"\x89PNG\r\n\x1a\n...",
    "a.jpg": b"\xff\xd8\xff...",
    "a.jpeg": b"\xff\xd8\xff...",
    "a.webp": b"RIFF1234WEBP...",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_of_each_kind_is_taken(name):
    assert evidence.fault_of(name, WHOLE[name]) is None


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.exe", b"MZ", "file_kind"),
        ("a.svg", b"<svg/>", "file_kind"),
        ("a", b"x", "file_kind"),
        ("a.pdf", b"", "file_empty"),
        ("a.pdf", b"%PDF-" + bytes(evidence.LARGEST), "file_too_large"),
        ("a.pdf", b"<html>", "file_unlike_name"),
        ("a.png", WHOLE["a.jpg"], "file_unlike_name"),
        ("a.docx", WHOLE["a.XLSX"], "file_unlike_name"),
        ("a.docx", b"PK\x03\x04 cut off", "file_unlike_name"),
        ("a.xlsx", pack(TYPES, "xl/workbook.xml", "xl/vbaProject.bin"), "file_unlike_name"),
    ],
)
def test_any_other_is_refused_with_the_reason(name, content, code):
    found = evidence.fault_of(name, content)

    assert found is not None
    assert (found.code, found.value) == (code, name)


def test_a_file_over_the_limit_is_told_its_size():
    content = b"%PDF-" + bytes(evidence.LARGEST)

    assert evidence.fault_of("a.pdf", content) == Problem(
        "file_too_large", value="a.pdf", facts={"size": 21, "most": 20}
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Báo cáo.pdf", "Báo cáo.pdf"),
        ("C:\\hồ sơ\\a.pdf", "a.pdf"),
        ("../../etc/a.pdf", "a.pdf"),
        ("á" * 300 + ".pdf", "á" * 196 + ".pdf"),
    ],
)
def test_a_title_is_the_name_without_its_folders(name, title):
    assert evidence.title_of(name) == title
