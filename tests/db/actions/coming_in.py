"""Files as they come in for the round of the bench."""

import io

import openpyxl
import pytest

from db.actions import arrivals, reader

TITLE, HEADING = ["DANH SÁCH CÁ NHÂN"], ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu"]


def book(*names, unit="xã Tân Lập"):
    made = openpyxl.Workbook()
    for row in (TITLE, HEADING, *([n, name, 1980, unit, "LĐTT"] for n, name in enumerate(names))):
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture
def arrive(bench):
    """Takes files in as the secretary: name → content; gives what came."""
    bench.plant("plan_unit", *({"plan": bench.plan, "unit": unit} for unit in bench.units))

    def came(given, unit=None, user=None):
        who = user or bench.secretary
        return arrivals.arrive(bench.store, who, bench.round, unit, list(given.items()))

    return came


def read_all(bench):
    while reader.read_next(bench.store):
        pass


def listed(bench, user=None):
    return arrivals.listed(bench.store, user or bench.secretary, bench.round)
