"""A view goes out as a workbook, is edited elsewhere, and comes back beside others' edits."""

from __future__ import annotations

import openpyxl
from playwright.sync_api import expect

from tests.browser.driver import Grid, new_page, sign_in


def test_a_workbook_comes_back_its_changes_go_in_and_a_conflict_is_chosen(
    running, chromium, tmp_path
):
    first, second = new_page(chromium), new_page(chromium)
    for page, name in ((first, "thuky1"), (second, "thuky2")):
        sign_in(page, running, name)
        page.goto(f"{running.url}/movements")
        Grid(page).ready()
    column = Grid(second).column("Tên ngắn")

    first.get_by_role("button", name="Tải về").click()
    first.get_by_role("button", name="Tạo tệp").click()
    with first.expect_download(timeout=30_000) as download:
        first.get_by_role("button", name="Lưu tệp").click()
    download.value.save_as(tmp_path / "phong-trao.xlsx")
    edited = edit_elsewhere(tmp_path / "phong-trao.xlsx")
    Grid(second).type_into(column, 1, "sửa trên màn hình")
    expect(second.get_by_text("Đã lưu")).to_be_visible(timeout=15_000)

    first.keyboard.press("Escape")
    first.get_by_role("button", name="Nhận lại tệp").click()
    first.locator("input[type=file]").set_input_files(edited)
    window = first.get_by_role("dialog")
    expect(window.get_by_text("1 ô thay đổi")).to_be_visible(timeout=30_000)
    expect(window.get_by_text("Hai bên cùng sửa 1 ô.")).to_be_visible()
    window.get_by_text("Lấy 'sửa trong tệp' trong tệp").click()
    window.get_by_role("button", name="Ghi 2 dòng").click()

    expect(window).not_to_be_visible(timeout=15_000)
    Grid(first).ready().expect(column, 0, "chỉ sửa trong tệp")
    Grid(first).expect(column, 1, "sửa trong tệp")


def edit_elsewhere(path):
    """Another name in the first two rows, as a person types it in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    [place] = [cell.column for cell in sheet[1] if cell.value == "Tên ngắn"]
    sheet.cell(2, place).value = "chỉ sửa trong tệp"
    sheet.cell(3, place).value = "sửa trong tệp"
    book.save(path)
    return path
