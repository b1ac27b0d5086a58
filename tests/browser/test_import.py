"""A messy file from a unit: read, its column named, a row corrected, a question answered, taken."""

from __future__ import annotations

import openpyxl
from playwright.sync_api import expect

from tests.browser.driver import idle, new_page, sign_in

ROWS = (
    ("UBND THÀNH PHỐ",),
    ("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CÔNG NHẬN ĐIỂN HÌNH TIÊN TIẾN",),
    ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Việc đang làm", "Thành tích"),
    (1, "LÊ THỊ NGỌC MẪU", 1980, "Sở Y tế", "Bác sĩ", "Chữa bệnh giỏi"),
    (2, "Trần Văn Thử", "31/02/1990", "Sở Y tế", "Y sĩ", "Tận tụy"),
    (3, "Phạm Văn Hỏi", 1975, "Xã Gò Dâu Hạ", "Giáo viên", "Dạy tốt"),
    ("Tổng cộng: 3 người",),
)


def messy(path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    return path


def test_a_messy_file_is_read_corrected_answered_taken_and_taken_back(running, chromium, tmp_path):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/file")
    page.locator("input[type=file]").set_input_files(messy(tmp_path / "danh sách gửi.xlsx"))

    expect(page.get_by_text("1 bảng, 3 dòng")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Ghi 1 dòng")).to_be_enabled()

    ask = page.get_by_role("combobox", name="Dòng 6, Đơn vị")
    ask.click()
    page.get_by_role("option").first.click()
    expect(page.get_by_role("button", name="Ghi 2 dòng")).to_be_enabled(timeout=20_000)

    page.reload()
    write = page.get_by_role("button", name="Ghi 2 dòng")
    expect(write).to_be_enabled(timeout=30_000)
    expect(page.get_by_role("radio", name="Không nhận 1")).to_be_visible()
    idle(page)
    write.click()

    expect(page.get_by_text("Đã ghi vào sổ thành lượt")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Hoàn tác lượt ghi").click()
    expect(page.get_by_role("button", name="Ghi 2 dòng")).to_be_enabled(timeout=30_000)
