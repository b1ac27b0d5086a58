"""The main job on real input: a list is pasted, marked, published, ranked, and counts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db.actions import edit, report, seeding
from db.model.people import SYSTEM
from db.store.schema import open_store
from tests.browser.driver import Grid, idle, keys, new_page, sign_in, start
from tests.browser.pasted_list import LIST

ROUND = "Đợt bổ sung 2021-2023"
# whose decision is of 2023: they count in the second phase too once somebody says so
NAMES_OF_2023 = (
    *("Quang Ngọc Mỹ", "Lê Thị Linh", "Nguyễn Thị Linh", "Phạm Phước Minh"),
    *("Phùng Thị Thanh Khải", "Nguyễn Hoàng Phúc", "Nguyễn Minh Tiến", "Phạm Văn Thành"),
    "Đậu Văn Tỉnh",
)
OF_2023 = len(NAMES_OF_2023)
# three members' points for the six criteria of the first file; the second gets one less
SHEETS = ((25, 20, 15, 15, 10, 5), (24, 18, 12, 10, 10, 6), (20, 19, 15, 11, 13, 7))


@pytest.fixture
def office(province, tmp_path):
    """The app on the demo with one more round of the first phase, three marks enough."""
    database = tmp_path / "demo.duckdb"
    shutil.copy(province, database)
    store = open_store(database)
    [old] = [
        row
        for row in edit.python_rows(
            store.catalogue["round"], edit.browse(store, SYSTEM, "round", edit.Query()).frame
        )
        if row["name"] == "Đợt xét sơ kết 2021-2023"
    ]
    kept = {name: old[name] for name in ("plan", "phase", "council", "chair")}
    new = {**kept, "name": ROUND, "opens_on": "2026-11-10", "expected_members": 9}
    table = store.catalogue["round"]
    seeding.plant(store, "seed", lambda w: w.insert(table, [{**new, "minimum_marks": 3}]))
    store.close()
    running = start(database)
    yield running
    running.stop()


def counted(page: Page, url: str) -> list[int]:
    """The numbers of the reconciliation line: phase, phase, in both, all."""
    page.goto(f"{url}/progress")
    line = page.get_by_text("điển hình chuyển tiếp").first
    expect(line).to_be_visible(timeout=20_000)
    told = re.sub(r"\d{4}[–-]\d{4}|GĐ\d|\.", "", line.inner_text())
    first, second, both, *_, every = (int(number) for number in re.findall(r"\d+", told))
    return [first, second, both, every]


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a drop-down by its label."""
    page.get_by_role("combobox", name=re.compile(label)).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def paste_list(page: Page, url: str) -> None:
    page.goto(f"{url}/nominations")
    Grid(page).ready()
    page.get_by_role("button", name="Dán từ Excel").click()
    window = page.get_by_role("dialog")
    expect(window.get_by_text("Dán dòng vào đề cử")).to_be_visible()
    choose(page, "Đợt xét", ROUND)
    page.evaluate("text => navigator.clipboard.writeText(text)", LIST)
    window.get_by_label("Vùng đã chép").click()
    page.keyboard.press("Control+v")
    page.keyboard.press("Control+Enter")
    expect(window.get_by_text("21 mới")).to_be_visible(timeout=20_000)
    window.get_by_role("button", name="Lưu 21 dòng").click()
    expect(window).to_have_count(0, timeout=20_000)


def mark_two_files(page: Page, url: str, points: tuple[int, ...]) -> None:
    page.goto(f"{url}/marking")
    choose(page, "Đợt xét", ROUND)
    for left, given in ((21, points), (20, (points[0] - 1, *points[1:]))):
        expect(page.get_by_text(f"Còn {left}/21")).to_be_visible(timeout=20_000)
        idle(page)
        grid = Grid(page).ready()
        grid.go_to(grid.column("Điểm"), 0)
        for point in given:
            keys(page, [*str(point), "Enter"], pause=0.15)
        total = page.get_by_test_id("stMetricValue")
        expect(total).to_have_text(str(sum(given)), timeout=20_000)
        idle(page)
        page.get_by_role("button", name="Lưu và sang hồ sơ sau").click()
    expect(page.get_by_text("Còn 19/21")).to_be_visible(timeout=20_000)


def publish(page: Page, url: str) -> None:
    """The chair publishes, from the page where the council marks."""
    page.goto(f"{url}/marking")
    choose(page, "Đợt xét", ROUND)
    idle(page)
    page.get_by_role("button", name="Công bố điểm").click()
    expect(page.get_by_text("Đã công bố")).to_be_visible(timeout=20_000)


def ranking(page: Page, url: str) -> list[tuple[str, str, str]]:
    """Rank, score and sheets of the first four of the round."""
    page.goto(f"{url}/ranking")
    choose(page, "Đợt xét", ROUND)
    idle(page)
    return [(row[0], row[4], row[5]) for row in Grid(page).visible_rows()[:4]]


def settle_2023(database: Path) -> None:
    """Put what the list brought of 2023 into the second phase."""
    store = open_store(database)
    [(plan, phase)] = [
        (row["plan"], row["id"])
        for row in edit.glance(store, "phase", edit.Query()).to_dict("records")
        if row["position"] == 2
    ]
    waiting = report.unsettled(store, SYSTEM, plan)
    entries = waiting[waiting["subject"].isin(NAMES_OF_2023)]
    assert len(entries) == OF_2023
    report.settle_phase(store, SYSTEM, entries["id"].tolist(), phase)
    store.close()


def test_a_list_is_pasted_marked_published_ranked_and_counts_in_both_phases(office, chromium):
    secretary = new_page(chromium)
    secretary.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(secretary, office, "thuky1")
    first, second, both, every = counted(secretary, office.url)

    paste_list(secretary, office.url)
    assert counted(secretary, office.url) == [first + 21, second, both, every + 21]

    assert ranking(secretary, office.url) == [("Chưa đủ phiếu", "", "0/3")] * 4
    for number, points in enumerate(SHEETS, start=1):
        member = new_page(chromium)
        sign_in(member, office, f"hoidong{number}")
        mark_two_files(member, office.url, points)
        member.context.close()
    chair = new_page(chromium)
    sign_in(chair, office, "hoidong1")
    publish(chair, office.url)
    assert ranking(secretary, office.url) == [
        ("1", "85,00", "3/3"),
        ("2", "84,00", "3/3"),
        ("Chưa đủ phiếu", "", "0/3"),
        ("Chưa đủ phiếu", "", "0/3"),
    ]

    office.stop()
    settle_2023(office.database)
    again = start(office.database)
    sign_in(secretary, again, "thuky1")
    assert counted(secretary, again.url) == [
        first + 21, second + OF_2023, both + OF_2023, every + 21,
    ]  # fmt: skip
    again.stop()
