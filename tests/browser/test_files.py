"""Evidence attached to a row, opened, and refused once it was altered on the disk."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.driver import Grid, idle, new_page, sign_in

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def test_files_are_attached_one_bad_one_stops_no_other_and_an_altered_one_stays_shut(
    running, chromium, tmp_path
):
    report, bad = tmp_path / "Báo cáo thành tích.pdf", tmp_path / "lạ.exe.pdf"
    report.write_bytes(PDF)
    bad.write_bytes(b"MZ")
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/exemplars")
    grid = Grid(page).ready()
    grid.go_to(0, 0)
    page.keyboard.press("Space")
    page.get_by_role("button", name="Tệp", exact=True).click()
    window = page.get_by_role("dialog")

    # the widget's own English is not on screen
    choose = window.get_by_test_id("stFileUploaderDropzone").locator("button p")
    expect(choose).to_have_css("font-size", "0px")
    shown = choose.evaluate(
        "e => [getComputedStyle(e).fontSize, getComputedStyle(e, '::after').content]"
    )
    assert shown == ["0px", '"Chọn tệp"']
    expect(window.get_by_text("per file")).not_to_be_visible()
    window.locator("input[type=file]").set_input_files([report, bad])
    window.get_by_role("button", name="Đính 2 tệp").click()

    expect(window.get_by_text("Đã đính 1 tệp")).to_be_visible(timeout=10_000)
    expect(window.get_by_text("nội dung không đúng loại")).to_be_visible()
    link = window.get_by_role("link", name="Báo cáo thành tích.pdf")
    found = page.request.get(f"{running.url}/{link.get_attribute('href').lstrip('/')}")
    assert (found.status, found.body()) == (200, PDF)

    [kept] = [file for file in running.database.with_suffix(".files").rglob("*") if file.is_file()]
    kept.write_bytes(PDF + b"!")
    idle(page)
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.get_by_text("tệp đã bị sửa trên đĩa")).to_be_visible(timeout=10_000)
